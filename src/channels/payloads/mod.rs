//! What providers say to a webhook: new messages, and words about those that are known. A text holds one
//! payload, a JSON list of them, or one a line, as a log keeps them. Twice and out of order is no harm.

mod meta;
mod twilio;
mod whatsapp;

use serde_json::Value;

use super::around::Around;
use super::heard::{Heard, Incoming};
use crate::model::{Afterword, Fate, Says, Time};

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What was heard, in the order in which it was said.
    pub heard: Vec<Heard>,
    /// What says nothing that is understood: which payload, counted from 1, and why.
    pub problems: Vec<(usize, String)>,
}

/// Tells whether a text is what a provider says to a webhook, by how it begins.
pub fn is_it(head: &str) -> bool {
    let has = |it: &str| head.contains(it);
    let is_json = head.starts_with(['{', '[']);
    let is_meta = has("\"object\"") && has("\"entry\"");
    (is_json && (is_meta || has("\"MessageSid\""))) || twilio::is_form(head)
}

/// Reads a text for an account.
pub fn read(text: &str, around: &Around) -> Read {
    let mut read = Read::default();
    let whole = serde_json::from_str::<Value>(text);
    let all: Vec<Value> = match whole {
        Ok(Value::Array(all)) => all,
        Ok(one) => vec![one],
        // A log: a payload a line, as JSON or as a form.
        Err(_) => text.lines().filter(|it| !it.trim().is_empty()).map(line).collect(),
    };
    for (at, payload) in all.iter().enumerate() {
        let before = (read.heard.len(), read.problems.len());
        let mut reader = Reader { around, at: at + 1, read: &mut read };
        reader.payload(payload);
        if (read.heard.len(), read.problems.len()) == before {
            read.problems.push((at + 1, "it says nothing that is understood".to_owned()));
        }
    }
    read
}

fn line(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

/// Reads one payload after the other.
struct Reader<'a> {
    around: &'a Around,
    at: usize,
    read: &'a mut Read,
}

impl Reader<'_> {
    fn payload(&mut self, it: &Value) {
        match it {
            Value::String(form) => twilio::read(self, &twilio::Fields::of_form(form)),
            Value::Object(fields) if fields.contains_key("MessageSid") => {
                twilio::read(self, &twilio::Fields::of_object(fields));
            }
            _ => match text(it, &["object"]) {
                "whatsapp_business_account" => whatsapp::read(self, it),
                "page" | "instagram" => meta::read(self, it),
                _ => {}
            },
        }
    }

    fn problem(&mut self, why: impl Into<String>) {
        self.read.problems.push((self.at, why.into()));
    }

    fn message(&mut self, it: Incoming) {
        if it.text.trim().is_empty() && it.files.is_empty() {
            self.problem("there is neither text nor a file");
        } else {
            self.read.heard.push(Heard::Message(it));
        }
    }

    fn after(&mut self, message: String, by: &str, says: Says) {
        let is_any = !message.is_empty() || matches!(says, Says::ReadUpTo(_));
        if is_any {
            let by = by.to_owned();
            self.read.heard.push(Heard::After(Afterword { message, by, says }));
        } else {
            self.problem("it does not say which message it is about");
        }
    }

    fn fared(&mut self, message: String, fate: Fate) {
        self.after(message, "", Says::Fared(fate));
    }
}

/// Returns the Message-ID of what a provider calls by an id of its own, which is its alone.
pub fn provider_id(id: &str, provider: &str) -> String {
    // Some ids hold what does not go into a Message-ID.
    let safe = |it: char| if it.is_ascii_alphanumeric() || "-_.+=$/".contains(it) { it } else { '-' };
    if id.is_empty() {
        String::new()
    } else {
        format!("{}@{provider}.invalid", id.chars().map(safe).collect::<String>())
    }
}

/// Tells whether a Message-ID is that of what a provider calls by an id.
pub fn is_of(message_id: &str, id: &str) -> bool {
    message_id.rsplit_once('@').is_some_and(|(bare, end)| {
        provider_id(id, "") == format!("{bare}@.invalid") && end.ends_with(".invalid")
    })
}

/// Returns the text at the end of a path; empty if there is none. A number is read as a text.
fn text<'a>(it: &'a Value, path: &[&str]) -> &'a str {
    at(it, path).and_then(Value::as_str).unwrap_or_default()
}

fn number(it: &Value, path: &[&str]) -> Option<i64> {
    let found = at(it, path)?;
    found.as_i64().or_else(|| found.as_str()?.trim().parse().ok())
}

fn list<'a>(it: &'a Value, path: &[&str]) -> &'a [Value] {
    at(it, path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn at<'a>(it: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(it, |it, name| it.get(name))
}

/// Returns a moment, which providers give in seconds or in milliseconds.
fn moment(number: i64) -> Time {
    // Seconds reach this in the year 5138; milliseconds passed it in 1973.
    const SECONDS: i64 = 100_000_000_000;
    Time(if number < SECONDS { number.saturating_mul(1000) } else { number })
}

#[cfg(test)]
mod tests;
