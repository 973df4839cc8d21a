//! Exports of messengers and telephones, recognized by what they are: what is in them becomes messages,
//! and what is not understood is listed with its line and why.

mod csv;
mod meta;
mod own;
mod sms_backup;
mod twilio;
mod whatsapp;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::heard::{Incoming, clean_text, message_id, within_reason};
use crate::mail::{Outgoing, append_to_mbox, compose};
use crate::model::{Channel, Party, Time, Zone, fnv1a};

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
}

/// Returns what a file is, by how it begins; none if it is none of these.
pub fn recognized(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if sms_backup::is_it(text) {
        Some(Kind::SmsBackup)
    } else if meta::is_it(text) {
        Some(Kind::Meta)
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
            (Self::Own, Channel::Email) => Channel::Custom,
            (Self::Own, other) => other,
        }
    }
}

/// What reading needs to know besides the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// By what the messages travelled.
    pub channel: Channel,
    /// The address of the account.
    pub account: String,
    /// How we are called there: who is called so has sent what they wrote.
    pub ours: Vec<String>,
    /// The zone of times that do not say theirs.
    pub zone: Zone,
}

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The messages, in the order of the file.
    pub messages: Vec<Incoming>,
    /// What gave no message: the line or place, counted from 1, and why.
    pub problems: Vec<(u32, String)>,
}

impl Export {
    fn problem(&mut self, at: usize, why: impl Into<String>) {
        self.problems.push((u32::try_from(at).unwrap_or(u32::MAX), why.into()));
    }
}

/// Reads a file.
pub fn read(kind: Kind, bytes: &[u8], around: &Around) -> Export {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    match kind {
        Kind::WhatsApp => whatsapp::read(text, around),
        Kind::SmsBackup => sms_backup::read(text, around),
        Kind::Meta => meta::read(text, around),
        Kind::Twilio => twilio::read(text, around),
        Kind::Own => own::read(text, around),
    }
}

/// Returns messages as mail, which is how they are stored and read: what is said of them, their order and
/// their ids stay.
pub fn as_mail(messages: &[Incoming], around: &Around) -> Vec<u8> {
    let (mut mbox, mut seen) = (Vec::new(), BTreeMap::new());
    for it in messages {
        let at = within_reason(it.at.unwrap_or_default());
        let ours = Party { name: String::new(), address: around.account.clone() };
        let to = it.to.clone().unwrap_or_else(|| ours.clone());
        let from = if it.outgoing { Party { name: it.from.name.clone(), ..ours } } else { it.from.clone() };
        let mut text = clean_text(&it.text);
        for file in &it.files {
            text = format!("{}\n[{file}]", text.trim_end()).trim_start().to_owned();
        }
        let said = format!("{} {} {} {text}", at.0, from.address, to.address);
        let before = seen.entry(said.clone()).or_insert(0);
        let id = if it.id.is_empty() { made_id(&said, at, *before) } else { it.id.clone() };
        *before += 1;
        let mail = Outgoing {
            from,
            to: vec![to],
            subject: it.subject.clone(),
            date: at,
            message_id: message_id(&id, "export"),
            text,
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

/// Returns an id for what has none: by what it says, and by how often that was said before within the same
/// minute, where a clock tells no more than minutes. Read again, each has the same.
fn made_id(said: &str, at: Time, before: u32) -> String {
    let repeats = at.0 % 60_000 == 0 && before > 0;
    let said = if repeats { format!("{said} {before}") } else { said.to_owned() };
    format!("{:016x}", fnv1a(said.bytes()))
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
