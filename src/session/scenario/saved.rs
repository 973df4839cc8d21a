//! A workspace as it is, saved as a scenario: every entry of its journal as a line, dated relative to the
//! moment when it was saved, and the bodies of its mail.
//!
//! ```text
//! scenario Why Ben missed it
//! opens ben@confbadge.example | #/c/0/why/ben@confbadge.example/inbox
//! saved 5
//! & KEY BODIES TEXTS
//! ! {"id":…}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::{Excerpt, excerpt};
use super::made_up::MadeUp;
use super::problem::{Problem, Why};
use crate::formats::{FORMAT, Shift};
use crate::mail::{base64, base64_encode};
use crate::model::{Act, ConversationId, DirectoryEvent, Event, Operation, Time};
use crate::session::bodies::bodies;
use crate::session::record;
use crate::store::{Pack, PackKey};

/// What of a workspace is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Everything,
    /// Some conversations, and the settings; of the others nothing is left.
    Conversations(BTreeSet<ConversationId>),
    /// The settings alone.
    Settings,
}

/// Who acts at first where a scenario is opened, and at which address of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opens {
    /// The e-mail address of who acts.
    pub person: String,
    /// The fragment; the number of the conversation below stands as `{}` in it.
    pub place: String,
    /// The conversation that it names.
    pub conversation: Option<ConversationId>,
}

/// Lines of a journal as they stand in a scenario.
#[derive(Default)]
pub struct Saved {
    /// The format of the entries; 0 if there are none.
    pub format: u8,
    /// The lines of entries, with their numbers.
    pub entries: Vec<(u32, String)>,
    /// The packs of message bodies.
    pub packs: Vec<Pack>,
}

/// Returns a workspace as a scenario. `made_up` replaces names and addresses; bodies of mail are left out then.
pub fn save(
    (title, opens): (&str, Option<&Opens>),
    (entries, packs): (&[Vec<u8>], &[Pack]),
    scope: &Scope,
    made_up: Option<&MadeUp>,
    now: Time,
) -> String {
    let Excerpt { entries, conversations } = match scope {
        Scope::Everything => Excerpt { entries: entries.to_vec(), ..Excerpt::default() },
        Scope::Settings => {
            let entries = entries.iter().filter_map(|it| settings(it)).collect();
            Excerpt { entries, ..Excerpt::default() }
        }
        Scope::Conversations(wanted) => excerpt(entries, wanted),
    };
    let mut text = format!("scenario {}\n", title.replace(['\n', '|'], " "));
    if let Some(Opens { person, place, conversation }) = opens {
        let number = conversation.map(|it| conversations.get(&it).copied().unwrap_or(it));
        let place = number.map_or_else(|| place.clone(), |it| place.replace("{}", &it.to_string()));
        let mut line = format!("opens {person} | {place}");
        if let Some(made_up) = made_up {
            made_up.replace(&mut line);
        }
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str(&format!("saved {FORMAT}\n"));
    let used = used(&entries);
    for pack in packs.iter().filter(|it| made_up.is_none() && used.contains_key(&it.key)) {
        let body = base64_encode(&only(&pack.bodies, &used[&pack.key]));
        let texts = if *scope == Scope::Everything { base64_encode(&pack.texts) } else { String::new() };
        text.push_str(&format!("& {:032x} {body} {texts}\n", u128::from_be_bytes(pack.key)));
    }
    for entry in entries {
        let entry = made_up
            .map_or_else(|| Ok(entry.clone()), |it| record::rewritten(&entry, |text| it.replace(text)));
        let shifted = entry.and_then(|it| record::shifted(&it, Shift::Since(now.0)));
        let json = shifted.and_then(|it| record::to_json(&it)).ok().and_then(|it| String::from_utf8(it).ok());
        // An entry that cannot be read stands empty, so that those behind it keep their numbers.
        text.push_str(&format!("! {}\n", json.unwrap_or_else(|| "{}".to_owned())));
    }
    text
}

impl Saved {
    /// Takes the line of a pack.
    pub fn take_pack(&mut self, line: u32, rest: &str) -> Result<(), Problem> {
        let mut parts = rest.split(' ');
        let mut next = || parts.next().unwrap_or_default();
        let pack = pack_key(next()).and_then(|key| {
            let (bodies, texts) = (whole(next())?, whole(next())?);
            Some(Pack { key, bodies, texts })
        });
        self.packs.push(pack.ok_or_else(|| Problem::new(line, rest, Why::Entry))?);
        Ok(())
    }

    /// Returns the entries, dated from a time on; an empty one stands for each that cannot be read.
    pub fn entries(&self, now: Time, problems: &mut Vec<Problem>) -> Vec<Vec<u8>> {
        let read = |text: &str| {
            let json = serde_json::from_str(text).ok()?;
            let entry = record::from_json(self.format, json).ok()?;
            record::shifted(&entry, Shift::From(now.0)).ok()
        };
        let mut entry = |(line, text): &(u32, String)| {
            read(text).unwrap_or_else(|| {
                problems.push(Problem::new(*line, text, Why::Entry));
                record::encode(&Operation::default())
            })
        };
        self.entries.iter().map(&mut entry).collect()
    }
}

/// Returns an entry without what is no setting; none if nothing of it is one.
fn settings(entry: &[u8]) -> Option<Vec<u8>> {
    let mut operation = record::decode(entry).ok()?;
    operation.events.retain(is_setting);
    if operation.events.is_empty() {
        return None;
    }
    if let Act::Undo(_) = operation.act {
        operation.act = Act::Configure;
    }
    Some(record::encode(&operation))
}

/// Tells whether an event is of the settings.
pub(super) const fn is_setting(event: &Event) -> bool {
    match event {
        Event::Directory(it) => !matches!(**it, DirectoryEvent::Customer(_)),
        _ => false,
    }
}

/// Returns the bodies that entries need: pack, place and length.
fn used(entries: &[Vec<u8>]) -> BTreeMap<PackKey, Vec<(u32, u32)>> {
    let mut used: BTreeMap<PackKey, Vec<_>> = BTreeMap::new();
    for operation in entries.iter().filter_map(|it| record::decode(it).ok()) {
        for body in bodies(&operation) {
            used.entry(body.pack).or_default().push((body.offset, body.len));
        }
    }
    used
}

/// Returns the bytes of a pack with all else blanked.
fn only(pack: &[u8], kept: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = vec![0; pack.len()];
    for (from, len) in kept {
        let range = *from as usize..(*from as usize).saturating_add(*len as usize);
        if let (Some(to), Some(source)) = (bytes.get_mut(range.clone()), pack.get(range)) {
            to.copy_from_slice(source);
        }
    }
    bytes
}

/// Returns the bytes of base64 that is as it was written; mail is read with more patience.
fn whole(text: &str) -> Option<Vec<u8>> {
    Some(base64(text.as_bytes())).filter(|it| base64_encode(it) == text)
}

fn pack_key(hex: &str) -> Option<PackKey> {
    u128::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 32).map(u128::to_be_bytes)
}
