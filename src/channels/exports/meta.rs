//! *Download your information* of Messenger and Instagram: a thread as JSON, the newest message first, its
//! texts written as if each byte of UTF-8 were a character.

use serde_json::Value;

use super::{Around, Export, address_of_name, is_ours};
use crate::channels::heard::{Incoming, clean_name};
use crate::model::{Party, Time};

pub fn is_it(text: &str) -> bool {
    text.starts_with('{') && text.contains("\"participants\"") && text.contains("\"messages\"")
        || (text.starts_with('{') && text.contains("\"sender_name\"") && text.contains("\"timestamp_ms\""))
}

pub fn read(text: &str, around: &Around) -> Export {
    let mut export = Export::default();
    let thread: Value = match serde_json::from_str(text) {
        Ok(thread) => thread,
        Err(error) => {
            export.problem(error.line(), "this is no JSON from here on");
            return export;
        }
    };
    let list = |name: &str| thread.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let names: Vec<String> = list("participants").iter().map(|it| mended(it, "name")).collect();
    // Of two that take part one is us, whatever we are called there: who owns the file stands last.
    let us = names.iter().find(|it| is_ours(it, around)).or(names.last().filter(|_| names.len() == 2));
    let us = us.cloned().unwrap_or_default();
    let path = thread.get("thread_path").and_then(Value::as_str).unwrap_or_default();
    let account = path.rsplit('/').next().and_then(|it| it.rsplit_once('_')).map(|it| it.1);
    let is_pair = names.len() <= 2;
    let party = |name: &str| {
        // The number behind the name of the folder is the thread's: of a pair the other party's.
        let address = account
            .filter(|it| is_pair && !it.is_empty())
            .map_or_else(|| address_of_name(name), str::to_owned);
        Party { name: clean_name(name), address }
    };
    let other = names.iter().find(|it| **it != us).cloned().unwrap_or_default();
    let mut messages = list("messages");
    messages.reverse();
    for (at, it) in messages.iter().enumerate() {
        let sender = mended(it, "sender_name");
        let Some(time) = it.get("timestamp_ms").and_then(Value::as_i64) else {
            export.problem(at + 1, "there is no time");
            continue;
        };
        let outgoing = sender == us;
        let mut text = mended(it, "content");
        let share = it.get("share");
        if let Some(link) = share.and_then(|it| it.get("link")).and_then(Value::as_str) {
            let what = if link.contains("/stories/") { "Story" } else { "Shared post" };
            text = format!("[{what}: {link}]\n{text}").trim().to_owned();
        }
        let kinds = ["photos", "videos", "audio_files", "files", "gifs"];
        let uris = kinds.iter().flat_map(|kind| it.get(kind).and_then(Value::as_array).into_iter().flatten());
        let files: Vec<_> = uris
            .filter_map(|it| it.get("uri").and_then(Value::as_str))
            .map(|it| it.rsplit('/').next().unwrap_or_default().to_owned())
            .collect();
        if text.is_empty() && files.is_empty() {
            export.problem(at + 1, "there is neither text nor a file: it was taken back, or is a call");
            continue;
        }
        let (from, to) =
            if outgoing { (party(&sender), Some(party(&other))) } else { (party(&sender), None) };
        export.messages.push(Incoming {
            from,
            to,
            at: Some(Time(time)),
            text,
            files,
            outgoing,
            ..Incoming::default()
        });
    }
    export
}

fn mended(it: &Value, field: &str) -> String {
    mend(it.get(field).and_then(Value::as_str).unwrap_or_default())
}

/// Returns a text whose bytes were taken for characters as it was: `GrÃ¼Ãe` is `Grüße`. One that was
/// written well stays as it is.
pub fn mend(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|it| u8::try_from(u32::from(it)).ok()).collect();
    bytes.and_then(|it| String::from_utf8(it).ok()).unwrap_or_else(|| text.to_owned())
}
