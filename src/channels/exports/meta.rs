//! *Download your information* of Messenger and Instagram: a thread as JSON, the newest message first, its
//! texts written as if each byte of UTF-8 were a character.

use serde_json::Value;

use super::pieces::Objects;
use super::{Around, Export, Form, address_of_name, as_group, is_ours};
use crate::channels::heard::{Incoming, clean_name};
use crate::model::{Party, Time};

pub fn is_it(text: &str) -> bool {
    text.starts_with('{') && text.contains("\"participants\"") && text.contains("\"messages\"")
        || (text.starts_with('{') && text.contains("\"sender_name\"") && text.contains("\"timestamp_ms\""))
}

/// A thread, in pieces. Who takes part stands first and where it lies last, so its messages wait for the end,
/// without what nobody needs of them.
#[derive(Debug)]
pub struct Thread {
    objects: Objects,
    names: Vec<String>,
    /// Who sent each, by name.
    messages: Vec<(String, Incoming)>,
    count: usize,
}

impl Default for Thread {
    fn default() -> Self {
        Self { objects: Objects::inside(), names: Vec::new(), messages: Vec::new(), count: 0 }
    }
}

impl Form for Thread {
    fn feed(&mut self, text: &str, _: &Around, export: &mut Export) {
        for object in self.objects.feed(text) {
            match serde_json::from_str::<Value>(&object) {
                Ok(it) if it.get("sender_name").is_some() => self.message(&it, export),
                Ok(it) if it.get("name").is_some() => self.names.push(mended(&it, "name")),
                _ => {}
            }
        }
    }

    fn finish(&mut self, around: &Around, export: &mut Export) {
        let (frame, ..) = self.objects.finish();
        let frame: Value = serde_json::from_str(&frame).unwrap_or_else(|_| {
            export.problem(self.count + 1, "this is no JSON from here on");
            Value::Null
        });
        let names = &self.names;
        // Of two that take part one is us, whatever we are called there: who owns the file stands last.
        let us = names.iter().find(|it| is_ours(it, around)).or(names.last().filter(|_| names.len() == 2));
        let us = us.cloned().unwrap_or_default();
        let path = frame.get("thread_path").and_then(Value::as_str).unwrap_or_default();
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
        // The newest message stands first.
        for (sender, message) in std::mem::take(&mut self.messages).into_iter().rev() {
            let outgoing = sender == us;
            let to = outgoing.then(|| party(&other));
            export.messages.push(Incoming { from: party(&sender), to, outgoing, ..message });
        }
        if !is_pair {
            as_group(&mut export.messages, around);
        }
    }
}

impl Thread {
    fn message(&mut self, it: &Value, export: &mut Export) {
        self.count += 1;
        let Some(time) = it.get("timestamp_ms").and_then(Value::as_i64) else {
            return export.problem(self.count, "there is no time");
        };
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
            let why = "there is neither text nor a file: it was taken back, or is a call";
            return export.problem(self.count, why);
        }
        let message = Incoming { at: Some(Time(time)), text, files, ..Incoming::default() };
        self.messages.push((mended(it, "sender_name"), message));
    }
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
