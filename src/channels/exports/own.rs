//! Our own forms (docs/custom-api.md): a table with the columns `at`, `from`, `text`, and perhaps `id`,
//! `name`, `to`, `subject`, `sent`; or a JSON list of objects with those names.

use serde_json::Value;

use super::{Around, Export, csv, twilio};
use crate::channels::heard::{Incoming, message_id, party};
use crate::model::{Party, Time};

const NEEDED: [&str; 3] = ["at", "from", "text"];

pub fn is_table(text: &str) -> bool {
    let columns = csv::columns(text);
    NEEDED.iter().all(|it| columns.iter().any(|known| known == it))
}

pub fn is_json(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('[') else { return false };
    rest.trim_start().starts_with('{') && NEEDED.iter().all(|it| text.contains(&format!("\"{it}\"")))
}

pub fn read(text: &str, around: &Around) -> Export {
    let mut export = Export::default();
    if text.trim_start().starts_with('[') {
        match serde_json::from_str::<Vec<Value>>(text) {
            Ok(all) => {
                for (at, it) in all.iter().enumerate() {
                    let get = |name: &str| match it.get(name) {
                        Some(Value::String(it)) => it.clone(),
                        Some(Value::Number(it)) => it.to_string(),
                        Some(Value::Bool(it)) => it.to_string(),
                        _ => String::new(),
                    };
                    one(&mut export, at + 1, around, &get);
                }
            }
            Err(error) => export.problem(error.line(), "this is no JSON from here on"),
        }
        return export;
    }
    let (columns, rows) = csv::table(text);
    for (line, row) in rows {
        let get = |name: &str| {
            let at = columns.iter().position(|it| it == name);
            at.and_then(|it| row.get(it)).cloned().unwrap_or_default()
        };
        one(&mut export, line, around, &get);
    }
    export
}

fn one(export: &mut Export, at: usize, around: &Around, get: &dyn Fn(&str) -> String) {
    let outgoing = matches!(get("sent").trim().to_lowercase().as_str(), "true" | "yes" | "1");
    let (from, to) = (get("from"), get("to"));
    let other = if outgoing { &to } else { &from };
    let when = get("at");
    let time = when.trim().parse().map(Time).ok().or_else(|| twilio::time(when.trim()));
    match (party(around.channel, &get("name"), other), time) {
        (None, _) => export.problem(at, format!("“{other}” is no address of this account’s channel")),
        (_, None) => export.problem(at, format!("“{when}” is no time")),
        (Some(other), time) => {
            let ours = Party::bare(&around.account);
            // An id is its sender's, and of what we sent that of the talk.
            let by = if outgoing { format!("to-{}", other.address) } else { other.address.clone() };
            let id = message_id(get("id").trim(), &by);
            let (text, subject) = (get("text"), get("subject"));
            let (from, to) = if outgoing { (ours, Some(other)) } else { (other, None) };
            export.messages.push(Incoming {
                id,
                from,
                to,
                at: time,
                subject,
                text,
                outgoing,
                ..Incoming::default()
            });
        }
    }
}
