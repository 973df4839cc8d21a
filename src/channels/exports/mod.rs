//! Exports of messengers and telephones, recognized by what they are: what is in them becomes messages,
//! and what is not understood is listed with its line and why.

mod calls;
mod csv;
mod meta;
mod own;
mod pieces;
mod sms_backup;
mod table;
mod twilio;
mod whatsapp;
pub mod zip;

use std::collections::HashMap;

use super::around::Around;
use super::heard::{Incoming, clean_text, message_id, within_reason};
use super::payloads;
use crate::mail::{Outgoing, append_to_mbox, compose};
use crate::model::{Afterword, Channel, Party, Time, Zone, fnv1a};

/// So many bytes tell what a file is.
pub const HEAD: usize = 4096;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The text of a `WhatsApp` chat.
    WhatsApp,
    /// *SMS Backup & Restore*.
    SmsBackup,
    /// A thread of *Download your information*: Messenger's and Instagram's are alike.
    Meta,
    /// The message log of Twilio.
    Twilio,
    /// Our own table or list (docs/custom-api.md).
    Own,
    /// What pages say to the custom API.
    Calls,
    /// What a provider says to a webhook.
    Payloads,
}

/// Returns what a file is, by how it begins; none if it is none of these.
pub fn recognized(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if sms_backup::is_it(text) {
        Some(Kind::SmsBackup)
    } else if meta::is_it(text) {
        Some(Kind::Meta)
    } else if calls::is_it(text) {
        Some(Kind::Calls)
    } else if payloads::is_it(text) {
        Some(Kind::Payloads)
    } else if own::is_json(text) {
        Some(Kind::Own)
    } else if twilio::is_it(text) {
        Some(Kind::Twilio)
    } else if own::is_table(text) {
        Some(Kind::Own)
    } else {
        whatsapp::is_it(text).then_some(Kind::WhatsApp)
    }
}

impl Kind {
    /// Returns by what the messages of such a file travelled, for an account of some channel.
    pub const fn channel(self, account: Channel) -> Channel {
        match (self, account) {
            (Self::WhatsApp, _) => Channel::WhatsApp,
            (Self::Meta, Channel::Instagram) => Channel::Instagram,
            (Self::Meta, _) => Channel::Messenger,
            (Self::Twilio, Channel::WhatsApp) => Channel::WhatsApp,
            (Self::SmsBackup | Self::Twilio, _) => Channel::Sms,
            // Anything may be written down in our own form, but for mail, which has one.
            (Self::Own | Self::Calls | Self::Payloads, Channel::Email) => Channel::Custom,
            (Self::Own | Self::Calls | Self::Payloads, other) => other,
        }
    }
}

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The messages, in the order of the file.
    pub messages: Vec<Incoming>,
    /// Words about messages that are known by then.
    pub words: Vec<Afterword>,
    /// What gave no message: the line or place, counted from 1, and why.
    pub problems: Vec<(u32, String)>,
}

impl Export {
    /// Takes what came later.
    pub fn extend(&mut self, later: Self) {
        self.messages.extend(later.messages);
        self.words.extend(later.words);
        self.problems.extend(later.problems);
    }

    fn problem(&mut self, at: usize, why: impl Into<String>) {
        self.problems.push((u32::try_from(at).unwrap_or(u32::MAX), why.into()));
    }
}

/// Reads one kind of file, in pieces.
trait Form: std::fmt::Debug {
    /// Takes the next piece of its text.
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export);

    /// The text has ended.
    fn finish(&mut self, around: &Around, export: &mut Export);
}

/// Reads a file in pieces: what each gives is handed out at once.
#[derive(Debug)]
pub struct Reader {
    form: Box<dyn Form>,
    around: Around,
    /// What is no whole character yet.
    rest: Vec<u8>,
    began: bool,
}

impl Reader {
    /// Begins with a file that was recognized by its head.
    pub fn of(kind: Kind, head: &[u8], around: &Around) -> Self {
        let is_list =
            String::from_utf8_lossy(head).trim_start_matches(['\u{feff}', ' ', '\n', '\r']).starts_with('[');
        let form: Box<dyn Form> = match kind {
            Kind::WhatsApp => Box::new(whatsapp::Chat::default()),
            Kind::SmsBackup => Box::new(sms_backup::Backup::default()),
            Kind::Meta => Box::new(meta::Thread::default()),
            Kind::Twilio => Box::new(table::Table::of(twilio::row)),
            Kind::Own if is_list => Box::new(own::List::default()),
            Kind::Own => Box::new(table::Table::of(own::row)),
            Kind::Calls => Box::new(calls::Calls::default()),
            Kind::Payloads => Box::new(calls::Calls::of_providers()),
        };
        Self { form, around: around.clone(), rest: Vec::new(), began: false }
    }

    /// Takes the next bytes; returns what is whole by them.
    pub fn feed(&mut self, bytes: &[u8]) -> Export {
        self.rest.extend_from_slice(bytes);
        let whole = pieces::whole_characters(&mut self.rest);
        self.text(&whole)
    }

    /// Returns what is left when the file has ended.
    pub fn finish(mut self) -> Export {
        let rest = std::mem::take(&mut self.rest);
        let mut export = self.text(&rest);
        self.form.finish(&self.around, &mut export);
        export
    }

    fn text(&mut self, bytes: &[u8]) -> Export {
        let mut export = Export::default();
        let text = String::from_utf8_lossy(bytes);
        let text = if self.began { &*text } else { text.trim_start_matches('\u{feff}') };
        self.began |= !text.is_empty();
        self.form.feed(text, &self.around, &mut export);
        export
    }
}

/// Reads a file as a whole.
pub fn read(kind: Kind, bytes: &[u8], around: &Around) -> Export {
    let mut reader = Reader::of(kind, &bytes[..bytes.len().min(HEAD)], around);
    let mut export = reader.feed(bytes);
    export.extend(reader.finish());
    export
}

/// Writes messages as mail, which is how they are stored and read: what is said of them, their order, their
/// ids and their files stay.
#[derive(Debug)]
pub struct AsMail {
    around: Around,
    /// How often something was said lately, and before that.
    said: [HashMap<u64, u32>; 2],
}

/// So much of what was said is remembered, twice: what is said again within a minute stands nearby.
const REMEMBERED: usize = 20_000;

impl AsMail {
    /// Begins with the messages of an account.
    pub fn of(around: &Around) -> Self {
        Self { around: around.clone(), said: Default::default() }
    }

    /// Returns the next messages as an mbox.
    pub fn write(&mut self, messages: Vec<Incoming>) -> Vec<u8> {
        let mut mbox = Vec::new();
        for it in messages {
            let at = within_reason(it.at.unwrap_or_default());
            let ours = Party { name: String::new(), address: self.around.account.clone() };
            let to = it.to.clone().unwrap_or_else(|| ours.clone());
            let from =
                if it.outgoing { Party { name: it.from.name.clone(), ..ours } } else { it.from.clone() };
            let text = with_names(&it, |name| it.media.iter().all(|known| known.name != *name));
            let id = if it.id.is_empty() { self.made_id(&it) } else { it.id.clone() };
            let references = Some(message_id(&it.answers, "export")).filter(|it| !it.is_empty());
            let mail = Outgoing {
                from,
                to: vec![to],
                subject: it.subject,
                date: at,
                message_id: message_id(&id, "export"),
                references: references.into_iter().collect(),
                text,
                files: it.media,
                ..Outgoing::default()
            };
            let mut raw = Vec::new();
            if it.outgoing {
                raw.extend_from_slice(b"X-Gmail-Labels: Sent\r\n");
            }
            raw.extend_from_slice(&compose(&mail));
            append_to_mbox(&mut mbox, &raw, "export", at);
        }
        mbox
    }

    /// Returns an id for what has none: by what it says, and by how often that was said before within the
    /// same minute, where a clock tells no more than minutes. Read again, each has the same.
    fn made_id(&mut self, it: &Incoming) -> String {
        let said = said(it, &self.around);
        let before = if said.at.0 % 60_000 == 0 { self.before(fnv1a(said.text.bytes())) } else { 0 };
        let text = if before > 0 { format!("{} {before}", said.text) } else { said.text };
        format!("{:016x}", fnv1a(text.bytes()))
    }

    fn before(&mut self, key: u64) -> u32 {
        let older = self.said[1].get(&key).copied().unwrap_or_default();
        let count = self.said[0].entry(key).or_insert(older);
        *count += 1;
        let before = *count - 1;
        if self.said[0].len() > REMEMBERED {
            self.said[1] = std::mem::take(&mut self.said[0]);
        }
        before
    }
}

/// What a message says, as its id tells it.
struct Told {
    at: Time,
    text: String,
}

fn said(it: &Incoming, around: &Around) -> Told {
    let at = within_reason(it.at.unwrap_or_default());
    let from = if it.outgoing { &around.account } else { &it.from.address };
    let to = it.to.as_ref().map_or(&around.account, |it| &it.address);
    Told { at, text: format!("{} {from} {to} {}", at.0, with_names(it, |_| true)) }
}

/// Returns the id of a message before which nothing was said, as others name it.
fn first_id(it: &Incoming, around: &Around) -> String {
    format!("{:016x}", fnv1a(said(it, around).text.bytes()))
}

/// Returns the text of a message with the names of its files below, of those that are meant.
fn with_names(it: &Incoming, is_meant: impl Fn(&String) -> bool) -> String {
    let mut text = clean_text(&it.text);
    for file in it.files.iter().filter(|it| is_meant(it)) {
        text = format!("{}\n[{file}]", text.trim_end()).trim_start().to_owned();
    }
    text
}

/// Makes one conversation of the messages of several: each belongs to the first.
fn as_group(messages: &mut [Incoming], around: &Around) {
    let Some((first, rest)) = messages.split_first_mut() else { return };
    let first = first_id(first, around);
    rest.iter_mut().for_each(|it| it.answers.clone_from(&first));
}

/// Returns an address for somebody whom a file calls by a name alone.
fn address_of_name(name: &str) -> String {
    let letters = name.chars().map(|it| if it.is_alphanumeric() { it } else { '-' });
    let slug: String = letters.collect::<String>().to_lowercase();
    let parts: Vec<_> = slug.split('-').filter(|it| !it.is_empty()).collect();
    parts.join("-").chars().take(60).collect()
}

/// Tells whether a name is one of ours.
fn is_ours(name: &str, around: &Around) -> bool {
    around.ours.iter().any(|it| it.trim().to_lowercase() == name.trim().to_lowercase())
}

/// Returns a moment by a calendar and a clock that do not say their zone.
fn moment((year, month, day): (i64, i64, i64), seconds: i64, zone: Zone) -> Option<Time> {
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day) && (1990..2200).contains(&year);
    let wall = crate::model::calendar::days(year, month, day) * 86_400 + seconds;
    // The clock is ahead by what it is ahead at about that time.
    let about = Time((wall - zone.ahead_at(Time(wall * 1000)) * 60) * 1000);
    is_date.then(|| Time((wall - zone.ahead_at(about) * 60) * 1000))
}

#[cfg(test)]
mod tests;
