//! Messages as feature files write them: a field and what it says, as rows of one message or as the
//! columns of several.

use std::sync::LazyLock;

use regex::Regex;
use team_inbox::mail::parse;
use team_inbox::model::{Header, Kept, Party, fnv1a, message_key};

use super::clock::span;
use super::names::find;
use super::rule_words::kept;
use super::{Outcome, World};

/// The fields, besides those that the product keeps for rules.
const FIELDS: [&str; 19] = [
    "from",
    "reply-to",
    "to",
    "cc",
    "delivered-to",
    "x-original-to",
    "x-forwarded-to",
    "envelope-to",
    "list-post",
    "list-id",
    "subject",
    "id",
    "answers",
    "references",
    "in-reply-to",
    "date",
    "ago",
    "attachment",
    "text",
];

/// Reads a message. Without a date it was written now, without an id it has one of its own.
pub fn letter<'a>(
    world: &mut World,
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Header, String> {
    let mut header = Header { date: Some(world.now), ..Header::default() };
    let mut text = "Hello";
    for (name, value) in fields {
        let name = name.to_lowercase();
        let addresses = || parties(value).into_iter().map(|it| it.address).collect();
        match name.as_str() {
            "from" => header.from = party(value),
            "reply-to" => header.reply_to = parties(value),
            "to" => header.to = parties(value),
            "cc" => header.cc = parties(value),
            "delivered-to" | "x-original-to" | "x-forwarded-to" | "envelope-to" => {
                header.delivered.append(&mut addresses());
            }
            "list-id" => {
                header.list.append(&mut read(&name, value).list);
                header.kept.push((Kept::ListId, value.to_owned()));
            }
            "list-post" => header.list.append(&mut addresses()),
            "subject" => value.clone_into(&mut header.subject),
            "id" | "message-id" => header.message_id = id(value)?.to_owned(),
            "answers" => {
                let ids = value.split(',').map(|it| id(it).map(message_key));
                header.references.append(&mut ids.collect::<Result<Vec<_>, _>>()?);
            }
            "references" | "in-reply-to" => header.references.append(&mut references(&name, value)?),
            "date" if value == "none" => header.date = None,
            "date" => {
                let wrong =
                    || format!("“{value}” is no date: Mon, 2 Jun 2025 09:00:00 +0000; or say ago: 2 days");
                header.date = Some(read(&name, value).date.ok_or_else(wrong)?);
            }
            "ago" => header.date = Some(world.now.plus(-span(value)?)),
            "text" => text = value,
            "attachment" => header.attachments.push(value.to_owned()),
            _ if kept(&name).is_ok() => header.kept.push((kept(&name)?, value.to_owned())),
            _ => find("field of a message", &name, FIELDS.map(|it| (it, ())).into_iter())?,
        }
    }
    if header.message_id.is_empty() {
        header.message_id = world.post.new_id();
    }
    Ok(stamped(header, text))
}

/// Fills in what every message has: a hash of what tells copies from other content.
pub fn stamped(mut header: Header, text: &str) -> Header {
    let shown = format!("{}|{:?}|{}|{text}", header.from.address, header.date, header.subject);
    header.fingerprint = fnv1a(shown.bytes());
    text.clone_into(&mut header.snippet);
    header
}

/// Returns the party of `Kim <kim@example.com>` or `kim@example.com`; in outlines, where angle brackets
/// mean something else, of `Kim (kim@example.com)`.
pub fn party(written: &str) -> Party {
    match written.split_once(['<', '(']) {
        Some((name, address)) => Party {
            name: name.trim().to_owned(),
            address: address.trim_end_matches(['>', ')']).trim().to_lowercase(),
        },
        None => Party::bare(written.trim()),
    }
}

/// Returns the parties of a list with commas.
pub fn parties(written: &str) -> Vec<Party> {
    written.split(',').filter(|it| !it.trim().is_empty()).map(party).collect()
}

/// Reads one id, with or without its angle brackets.
fn id(written: &str) -> Result<&str, String> {
    let bare = written.trim();
    let bare = bare.strip_prefix('<').and_then(|it| it.strip_suffix('>')).unwrap_or(bare);
    if bare.is_empty() || bare.contains([' ', '<', '>']) {
        return Err(format!("“{written}” is no id: a@x; several have commas between them: a@x, b@x"));
    }
    Ok(bare)
}

/// Reads a field of ids as the product reads it.
fn references(name: &str, value: &str) -> Result<Vec<u64>, String> {
    static IDS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(<[^<>\s]+>\s*)+$").expect("the pattern is a constant"));
    if IDS.is_match(value) {
        return Ok(read(name, value).references);
    }
    Err(format!("{name} takes ids as a header has them, <a@x> <b@x>, not “{value}”; answers takes a@x, b@x"))
}

fn read(name: &str, value: &str) -> Header {
    parse(format!("{name}: {value}\n\n").as_bytes(), None).header
}

/// Fails unless a field that cannot be read says how it is written.
pub fn check() -> Outcome {
    let wrong = [
        ("references", "a@x, b@x", "<a@x> <b@x>"),
        ("in-reply-to", "a@x", "<a@x> <b@x>"),
        ("answers", "<a@x> <b@x>", "a@x, b@x"),
        ("id", "a x", "a@x"),
        ("date", "yesterday", "Mon, 2 Jun 2025 09:00:00 +0000"),
        ("ago", "2", "a number and a unit"),
        ("form", "kim@example.com", "Is “from” meant?"),
    ];
    for (name, value, how) in wrong {
        let mut world = World::empty();
        match letter(&mut world, [(name, value)]) {
            Err(said) if said.contains(how) => {}
            other => return Err(format!("{name}: {value} should be told of {how}: {other:?}")),
        }
    }
    Ok(())
}
