//! Twilio: a form for each message and each status, SMS and `WhatsApp` alike.

use serde_json::{Map, Value};

use super::{Reader, provider_id};
use crate::channels::address;
use crate::channels::heard::{Incoming, file_name, party};
use crate::model::{Failure, Fate};

/// The name of the provider, behind the `@` of its ids.
pub const NAME: &str = "twilio";

/// The fields of a form.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn of_form(text: &str) -> Self {
        let pair = |it: &str| {
            let (name, value) = it.split_once('=')?;
            Some((decoded(name), decoded(value)))
        };
        Self(text.trim().split('&').filter_map(pair).collect())
    }

    pub fn of_object(fields: &Map<String, Value>) -> Self {
        let said = |it: &Value| it.as_str().map_or_else(|| it.to_string(), str::to_owned);
        Self(fields.iter().map(|(name, value)| (name.clone(), said(value))).collect())
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map(|it| it.1.trim()).unwrap_or_default()
    }
}

pub fn is_form(head: &str) -> bool {
    let first = head.lines().next().unwrap_or_default();
    !first.contains(char::is_whitespace) && ["MessageSid=", "SmsSid="].iter().any(|it| first.contains(it))
}

pub fn read(reader: &mut Reader, fields: &Fields) {
    let id = [fields.get("MessageSid"), fields.get("SmsSid")].into_iter().find(|it| !it.is_empty());
    let id = provider_id(id.unwrap_or_default(), NAME);
    let status = [fields.get("MessageStatus"), fields.get("SmsStatus")].into_iter().find(|it| !it.is_empty());
    match status {
        None | Some("received" | "receiving") => message(reader, id, fields),
        Some("queued" | "accepted" | "scheduled" | "sending") => {
            reader.problem("it has not been sent yet, which is known");
        }
        Some("sent") => reader.fared(id, Fate::Sent),
        Some("delivered") => reader.fared(id, Fate::Delivered),
        Some("read") => reader.fared(id, Fate::Read),
        Some("failed" | "undelivered" | "canceled") => {
            let failure = failure(fields.get("ErrorCode"), fields.get("ErrorMessage"));
            reader.fared(id, Fate::Failed(failure));
        }
        Some(other) => reader.problem(format!("“{other}” is no status that is known")),
    }
}

fn message(reader: &mut Reader, id: String, fields: &Fields) {
    let around = reader.around;
    let [from, to] = ["From", "To"].map(|it| fields.get(it).trim_start_matches("whatsapp:"));
    if id.is_empty() && from.is_empty() {
        return;
    }
    let ours = address(around.channel, &around.account);
    if ours.is_some() && !to.is_empty() && address(around.channel, to) != ours {
        return reader.problem(format!("it went to “{to}”, not to this account"));
    }
    let Some(from) = party(around.channel, fields.get("ProfileName"), from) else {
        return reader.problem(format!("“{from}” is no address of this account’s channel"));
    };
    let count: usize = fields.get("NumMedia").parse().unwrap_or_default();
    let mut text = fields.get("Body").to_owned();
    let mut files = Vec::new();
    for nth in 0..count.min(10) {
        let media = fields.get(&format!("MediaContentType{nth}"));
        let kind = media.split('/').next().filter(|it| !it.is_empty()).unwrap_or("file");
        files.push(file_name(kind, media));
        text = format!("{text}\n{}", fields.get(&format!("MediaUrl{nth}"))).trim().to_owned();
    }
    let answers = provider_id(fields.get("OriginalRepliedMessageSid"), NAME);
    reader.message(Incoming { id, from, at: around.now, text, files, answers, ..Incoming::default() });
}

fn failure(code: &str, said: &str) -> Failure {
    match code {
        "63016" => Failure::TooLate,
        "30003" | "30005" | "30006" | "21211" | "21614" | "63024" => Failure::NoSuchAddress,
        "21610" | "30004" | "63032" => Failure::Blocked,
        _ => {
            let parts: Vec<_> = [code, said].into_iter().filter(|it| !it.is_empty()).collect();
            Failure::Said(parts.join(": ").chars().take(200).collect())
        }
    }
}

/// Returns a part of a form as it was: `%2B1+555` is `+1 555`.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = || std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok();
        let escaped = (*byte == b'%').then(hex).flatten().and_then(|it| u8::from_str_radix(it, 16).ok());
        out.push(escaped.unwrap_or(if *byte == b'+' { b' ' } else { *byte }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
