//! The ladder: how a value of one format becomes one of the next. A step that has been released is
//! never changed, and never leaves: some browser may still hold what was written before it.

use serde_json::{Map, Value as Json};

use super::FORMAT;
use super::value::Value;

/// Changes one struct or variant; called with every one, the innermost first.
type Step = fn(&mut Value);

/// The step from format 1 to 2, then from 2 to 3, and so on.
pub(super) const LADDER: [Step; FORMAT as usize - 1] = [to_2, to_3];

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
