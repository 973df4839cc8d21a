//! Our own forms (docs/custom-api.md): a table with the columns `at`, `from`, `text`, and perhaps `id`,
//! `name`, `to`, `subject`, `sent`; or a JSON list of objects with those names.

use serde_json::Value;

use super::pieces::Objects;
use super::table::Row;
use super::{Around, Export, Form, csv, twilio};
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

/// Takes a row of the table.
pub fn row(row: &Row, around: &Around, export: &mut Export) {
    one(export, row.line, around, &|name| row.get(&[name]).to_owned());
}

/// The list, in pieces.
#[derive(Debug, Default)]
pub struct List {
    objects: Objects,
    count: usize,
}

impl Form for List {
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export) {
        for object in self.objects.feed(text) {
            self.count += 1;
            let Ok(it) = serde_json::from_str::<Value>(&object) else {
                export.problem(self.count, "this is no JSON");
                continue;
            };
            let get = |name: &str| match it.get(name) {
                Some(Value::String(it)) => it.clone(),
                Some(Value::Number(it)) => it.to_string(),
                Some(Value::Bool(it)) => it.to_string(),
                _ => String::new(),
            };
            one(export, self.count, around, &get);
        }
    }

    fn finish(&mut self, _: &Around, export: &mut Export) {
        let (list, ..) = self.objects.finish();
        if serde_json::from_str::<Value>(&list).is_err() {
            export.problem(self.count + 1, "this is no JSON from here on");
        }
    }
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
