//! Some conversations of a journal, by themselves: of the others nothing is left, and those that are there
//! have the first numbers. Where each stands, and why, is as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::Numbers;
use super::saved::is_setting;
use crate::model::{
    Act, Change, ConversationId, DraftKey, Event, Header, MessageId, Operation, Party, Seq, State, Wiped,
    wipe,
};
use crate::session::record;

/// A journal of some conversations.
#[derive(Debug, Default)]
pub struct Excerpt {
    /// Its entries.
    pub entries: Vec<Vec<u8>>,
    /// The numbers that its conversations have here, by those that they had.
    pub conversations: BTreeMap<ConversationId, ConversationId>,
}

/// Takes the conversations that are wanted out of a journal, with the settings. What is merged with them comes
/// along, and of what they were split off from an empty shell. A message is of the conversation in which it
/// stands in the end.
pub fn excerpt(entries: &[Vec<u8>], wanted: &BTreeSet<ConversationId>) -> Excerpt {
    let mut operations: Vec<_> = entries.iter().map(|it| record::decode(it).unwrap_or_default()).collect();
    let mut state = State::default();
    for operation in &operations {
        let next = Seq(state.seq.0 + 1);
        state.apply(next, operation);
    }
    let all = (0..state.len() as u32).map(ConversationId);
    let leads: BTreeSet<_> = wanted.iter().map(|it| state.lead(*it)).collect();
    let (kept, left_out): (BTreeSet<_>, BTreeSet<_>) = all.partition(|it| leads.contains(&state.lead(*it)));
    let there = with_shells(&kept, &operations);
    // What is left out says as little as what is deleted for ever, and less.
    let mut wiped = Wiped::of(left_out);
    operations.iter().for_each(|it| wiped.note(it));
    for operation in &mut operations {
        operation.events.retain(|it| is_kept(it, &kept, &there, &state));
        wipe(operation, &wiped);
        operation.events.iter_mut().for_each(|it| blank(it, &kept, &state));
    }
    let numbers = Numbers::of(&operations, |it| it.events.iter().any(says_something));
    let mut entries = Vec::new();
    for (seq, mut operation) in (1..).map(Seq).zip(operations) {
        if numbers.has(seq) {
            without_others(&mut operation, &numbers);
            numbers.renumber(&mut operation);
            entries.push(record::encode(&operation));
        }
    }
    Excerpt { entries, conversations: numbers.conversations() }
}

/// Returns conversations with those that messages went from or into, or that one was merged into for a time,
/// until nothing leads further: numbers of messages and rows hang together by that.
fn with_shells(kept: &BTreeSet<ConversationId>, operations: &[Operation]) -> BTreeSet<ConversationId> {
    let events = operations.iter().flat_map(|it| &it.events);
    let circles: Vec<BTreeSet<_>> = events.map(circle).filter(|it| it.len() > 1).collect();
    let mut there = kept.clone();
    loop {
        let before = there.len();
        for circle in &circles {
            if !circle.is_disjoint(&there) {
                there.extend(circle);
            }
        }
        if there.len() == before {
            return there;
        }
    }
}

/// Returns the conversations that an event makes hang together.
fn circle(event: &Event) -> BTreeSet<ConversationId> {
    match event {
        Event::Moved(it) => {
            it.messages.iter().flat_map(|it| [it.from, it.to]).chain([it.from, it.into]).collect()
        }
        Event::Changed(it) => {
            let into = it.changes.iter().filter_map(|it| match it {
                Change::Merged(before, after) => Some(before.iter().chain(after)),
                _ => None,
            });
            into.flatten().copied().chain([it.conversation]).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// Tells whether an event matters by itself, and not only beside others of its operation.
const fn says_something(event: &Event) -> bool {
    !matches!(
        event,
        Event::Imported
            | Event::PartOf(_)
            | Event::Undone(_)
            | Event::NoticesSeen { .. }
            | Event::TurnedBack { .. }
            | Event::TurnPassed { .. }
    )
}

/// Takes out what an operation says of entries that are not there.
fn without_others(operation: &mut Operation, numbers: &Numbers) {
    operation.events.retain_mut(|it| match it {
        Event::Undone(seq) | Event::PartOf(seq) => numbers.has(*seq),
        Event::Moved(it) => {
            it.told.retain(|it| numbers.has(*it));
            true
        }
        _ => true,
    });
    if let Act::Undo(seq) = operation.act
        && !numbers.has(seq)
    {
        operation.act = Act::Configure;
    }
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

/// Tells whether an event is of a conversation that is kept, or of none. Of a shell it is kept that messages
/// came and went: numbers are handed out by it.
fn is_kept(
    event: &Event,
    kept: &BTreeSet<ConversationId>,
    there: &BTreeSet<ConversationId>,
    state: &State,
) -> bool {
    match event {
        Event::NoticesSeenOf { conversation, .. } => kept.contains(conversation),
        Event::Arrived(it) => there.contains(&it.conversation),
        Event::Moved(it) => there.contains(&it.from),
        Event::NoticesSeen { .. }
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
        Event::Notified(it) | Event::Withdrawn(it) => it.conversation.is_some_and(|it| kept.contains(&it)),
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
