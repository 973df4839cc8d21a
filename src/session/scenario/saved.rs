//! A workspace as it is, saved as a scenario: every entry of its journal as a line, dated relative to the
//! moment when it was saved, and the bodies of its mail.
//!
//! ```text
//! scenario Why Ben missed it
//! saved 2
//! & KEY BODIES TEXTS
//! ! {"id":…}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::made_up::MadeUp;
use super::problem::{Problem, Why};
use crate::formats::{FORMAT, Shift};
use crate::mail::{base64, base64_encode};
use crate::model::{
    Act, ConversationId, DirectoryEvent, DraftKey, Event, Header, MessageId, Operation, Party, Seq, State,
    Time, Wiped, wipe,
};
use crate::session::bodies::bodies;
use crate::session::record;
use crate::store::{Pack, PackKey};

/// What of a workspace is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Everything,
    /// Some conversations, and the settings; of the others nothing is left but that there were any.
    Conversations(BTreeSet<ConversationId>),
    /// The settings alone.
    Settings,
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
    title: &str,
    (entries, packs): (&[Vec<u8>], &[Pack]),
    scope: &Scope,
    made_up: Option<&MadeUp>,
    now: Time,
) -> String {
    let mut text = format!("scenario {}\nsaved {FORMAT}\n", title.replace(['\n', '|'], " "));
    let entries: Vec<_> = match scope {
        Scope::Everything => entries.to_vec(),
        Scope::Settings => entries.iter().filter_map(|it| settings(it)).collect(),
        Scope::Conversations(wanted) => of(entries, wanted),
    };
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

/// Returns entries in which nothing is left of conversations but those that are wanted, and what is merged
/// with them. A message is of the conversation in which it stands in the end.
fn of(entries: &[Vec<u8>], wanted: &BTreeSet<ConversationId>) -> Vec<Vec<u8>> {
    let operations: Vec<_> = entries.iter().map(|it| record::decode(it).unwrap_or_default()).collect();
    let mut state = State::default();
    for operation in &operations {
        let next = Seq(state.seq.0 + 1);
        state.apply(next, operation);
    }
    let all = (0..state.len() as u32).map(ConversationId);
    let (kept, left_out): (BTreeSet<_>, BTreeSet<_>) =
        all.partition(|it| wanted.contains(it) || wanted.contains(&state.lead(*it)));
    // What is left out says as little as what is deleted for ever, and less.
    let mut wiped = Wiped::of(left_out);
    operations.iter().for_each(|it| wiped.note(it));
    let without = |mut operation: Operation| {
        operation.events.retain(|it| is_kept(it, &kept, &state));
        wipe(&mut operation, &wiped);
        operation.events.iter_mut().for_each(|it| blank(it, &kept, &state));
        operation
    };
    operations.into_iter().map(|it| record::encode(&without(it))).collect()
}

/// Takes out who wrote what in conversations that are not kept.
fn blank(event: &mut Event, kept: &BTreeSet<ConversationId>, state: &State) {
    match event {
        Event::Arrived(it) if !is_of(it.message, kept, state) => {
            let Header { fingerprint, date, .. } = it.header;
            it.header = Header { fingerprint, date, ..Header::default() };
        }
        Event::Moved(it) => {
            let left = [&mut it.left_before, &mut it.left_after].map(|shown| (it.from, shown));
            let gained = [&mut it.gained_before, &mut it.gained_after].map(|shown| (it.into, shown));
            for (_, shown) in left.into_iter().chain(gained).filter(|it| !kept.contains(&it.0)) {
                shown.subject.clear();
                shown.party = Party::default();
            }
            if !kept.contains(&it.into) {
                it.addresses.clear();
            }
        }
        _ => {}
    }
}

/// Tells whether a message stands in a conversation that is kept.
fn is_of(message: MessageId, kept: &BTreeSet<ConversationId>, state: &State) -> bool {
    state.threads.conversation(message).is_some_and(|it| kept.contains(&it))
}

const fn is_setting(event: &Event) -> bool {
    match event {
        Event::Directory(it) => !matches!(**it, DirectoryEvent::Customer(_)),
        _ => false,
    }
}

/// Tells whether an event is of a conversation that is kept, or of none. That a message arrived or went
/// somewhere is always kept: numbers are handed out by it.
fn is_kept(event: &Event, kept: &BTreeSet<ConversationId>, state: &State) -> bool {
    match event {
        Event::NoticesSeenOf { conversation, .. } => kept.contains(conversation),
        Event::Arrived(_)
        | Event::Moved(_)
        | Event::NoticesSeen { .. }
        | Event::Undone(_)
        | Event::TurnedBack { .. }
        | Event::TurnPassed { .. }
        | Event::Imported
        | Event::PartOf(_) => true,
        Event::Directory(_) => is_setting(event),
        Event::Changed(it) => kept.contains(&it.conversation),
        Event::CommentEdited(it) => kept.contains(&it.conversation),
        Event::Fared(it) => is_of(it.message, kept, state),
        Event::Amended(it) => is_of(it.message, kept, state),
        Event::Notified(it) | Event::Withdrawn(it) => it.conversation.is_none_or(|it| kept.contains(&it)),
        Event::Retracted { message, conversation, .. } => {
            kept.contains(conversation) || is_of(*message, kept, state)
        }
        Event::Commented { conversation, .. }
        | Event::Uncommented { conversation, .. }
        | Event::RuleRan { conversation, .. }
        | Event::RuleCommented { conversation, .. }
        | Event::Erased { conversation, .. } => kept.contains(conversation),
        Event::Copied { message, .. } | Event::Uncopied { message, .. } | Event::Posted { message, .. } => {
            is_of(*message, kept, state)
        }
        Event::Drafted { key: DraftKey::Reply(it), .. } => kept.contains(it),
        Event::Drafted { .. } => false,
        Event::Linked { shared, private } => kept.contains(shared) && kept.contains(private),
        Event::MayUnite { one, other } => kept.contains(one) && kept.contains(other),
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
