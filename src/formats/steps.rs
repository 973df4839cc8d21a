//! The ladder: how a value of one format becomes one of the next. A step that has been released is
//! never changed, and never leaves: some browser may still hold what was written before it.

use serde_json::{Map, Value as Json};

use super::FORMAT;
use super::value::Value;

/// Changes one struct or variant; called with every one, the innermost first.
type Step = fn(&mut Value);

/// The step from format 1 to 2, then from 2 to 3, and so on.
pub(super) const LADDER: [Step; FORMAT as usize - 1] = [to_2, to_3, to_4, to_5, to_6, to_7, to_8, to_9];

/// A zone is written like any other struct; `binary` and `json` have read the form that it had. A draft
/// may answer an earlier message than the last, and a message without a Message-ID is known by all it
/// says.
fn to_2(it: &mut Value) {
    if let Some(it) = it.is("Header") {
        it.add("content", Value::Number(0));
    }
    if let Some(it) = it.is("DraftText") {
        it.add("answers", Value::NONE);
    }
}

/// Files are told apart by the channel that their messages travelled by; before, all of them were mail. A
/// saved reply may be a template.
fn to_3(it: &mut Value) {
    if let Some(it) = it.is("Receive") {
        it.add("channel", Value::variant("Channel", "Email"));
    }
    if let Some(it) = it.is("SavedReply") {
        it.add("template", Value::Bool(false));
    }
}

/// People sign what they send, by address, and have sections of their own in the sidebar. A saved reply may be
/// one person's, and bring a subject.
fn to_4(it: &mut Value) {
    if let Some(it) = it.is("Person") {
        it.add("signatures", Value::List(Vec::new()));
        it.add("sections", Value::List(Vec::new()));
    }
    if let Some(it) = it.is("SavedReply") {
        it.add("owner", Value::NONE);
        it.add("subject", Value::Text(String::new()));
    }
    if let Some(it) = it.variant_of("Configure").filter(|it| it.name == "PutSavedReply")
        && let Value::List(held) = &mut *it.value
        && let Some(Value::Maybe(Some(draft))) = held.get_mut(2)
        && let Value::List(both) = &mut **draft
        && let [title, text] = &mut both[..]
    {
        let [title, text] = [title, text].map(|it| std::mem::replace(it, Value::Unit));
        let subject = Value::Text(String::new());
        let fields = vec![("owner", Value::NONE), ("title", title), ("subject", subject), ("text", text)];
        **draft = Value::fields("ReplyDraft", fields);
    }
}

/// A message that quotes what it answers is known as an answer.
fn to_5(it: &mut Value) {
    if let Some(it) = it.is("Header") {
        it.add("quotes", Value::Bool(false));
    }
}

/// Comments are edited and deleted: what is new has no older value.
const fn to_6(_: &mut Value) {}

/// People are added to conversations: what is new has no older value.
const fn to_7(_: &mut Value) {}

/// People have labels of their own.
fn to_8(it: &mut Value) {
    if let Some(it) = it.is("Label") {
        it.add("owner", Value::NONE);
    }
    if let Some(it) = it.is("LabelDraft") {
        it.add("owner", Value::NONE);
    }
}

/// Others may edit a draft, and saved replies have files.
fn to_9(it: &mut Value) {
    if let Some(it) = it.is("DraftText") {
        it.add("shared", Value::NONE);
    }
    if let Some(it) = it.is("Command::SaveDraft") {
        it.add("on", Value::NONE);
    }
    if let Some(it) = it.is("Send") {
        it.add("on", Value::NONE);
    }
    if let Some(it) = it.is("SavedReply") {
        it.add("files", Value::List(Vec::new()));
    }
    if let Some(it) = it.is("ReplyDraft") {
        it.add("files", Value::List(Vec::new()));
    }
}

/// Returns a field that is missing in JSON, as builds that wrote the same format once called it.
pub(super) fn once_called(
    of: &str,
    name: &'static str,
    found: &mut Map<String, Json>,
) -> Option<(&'static str, Value)> {
    match (of, name) {
        // A yes or no, before a third choice came.
        ("Balance", "attendance") => {
            let absent_too = found.remove("absent_too")?.as_bool()?;
            Some((name, Value::variant("Attendance", if absent_too { "Anybody" } else { "InOffice" })))
        }
        _ => None,
    }
}
