//! The state of a workspace: what its journal folds to.
//!
//! Compact columns for conversations, bit sets for each person and flag, plain maps for the rest.
//! Only [`apply`](State::apply) changes it, and it cannot fail.

mod addressed;
mod apply;
mod columns;
mod erased;
mod hands;
mod intern;
mod lift;
mod linked;
mod mailbox;
mod merging;
mod order;
mod sender;
mod shelf;
mod splitting;
pub(super) mod threads;
pub(super) mod topic;
mod unsent;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use addressed::{Addressed, addresses_of};
pub use columns::{Conversations, Text};
pub use erased::Tombstone;
pub use hands::Hands;
pub use linked::Link;
pub use mailbox::Mailbox;
pub use merging::Absorbed;
pub use order::Order;
pub use sender::Sender;
pub use shelf::Shelf;
pub use threads::Threads;
pub use unsent::Unsent;
pub use view::Sorted;

use super::directory::Directory;
use super::event::{Act, Amendment, DraftKey, DraftText, Fate, Notice, Posting, Reason};
use super::facts::Flag;
use super::ids::*;
use super::small_map::SmallMap;

/// Everything a workspace is, but for the bodies of its messages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The last entry of the journal that is folded in.
    pub seq: Seq,
    /// The time of that entry.
    pub at: Time,
    /// Organizations, people, teams, accounts, shared addresses, options.
    pub directory: Directory,
    /// The last entry of the journal that changed the directory.
    pub configured: Seq,
    /// The conversations, column by column.
    pub conversations: Conversations,
    /// The messages, column by column, and how they are found by their ids.
    pub threads: Threads,
    /// Which conversations messages to which addresses came into.
    pub addressed: Addressed,
    /// What was deleted for ever.
    pub tombstones: BTreeMap<ConversationId, Tombstone>,
    /// Who did what last to the conversations that anybody touched.
    pub hands: BTreeMap<ConversationId, Hands>,
    /// How conversations stand for each person.
    pub shelves: Vec<Shelf>,
    /// What people are writing; seen by nobody else, unless they let others edit it.
    pub drafts: BTreeMap<(PersonId, DraftKey), DraftText>,
    /// How drafts ended that others could edit, until they are there again.
    pub drafts_gone: SmallMap<(PersonId, DraftKey), Gone>,
    /// Messages that are not delivered yet, with their conversation and sender.
    pub outbox: SmallMap<MessageId, Outgoing>,
    /// Notices, newest last, each with the entry of the journal that gave it.
    pub notices: Vec<(Seq, Time, Notice)>,
    /// Up to where each person has seen their notices.
    pub notices_seen: SmallMap<PersonId, Seq>,
    /// The same for what was told about one conversation.
    pub notices_seen_of: BTreeMap<(PersonId, ConversationId), Seq>,
    /// Where *In turn* stands for a rule.
    pub turns: SmallMap<RuleId, PersonId>,
    /// When each rule ran last, and how often.
    pub rule_runs: SmallMap<RuleId, Runs>,
    /// When somebody was last assigned a conversation.
    pub last_assigned: SmallMap<PersonId, Time>,
    /// Which conversation goes on from which private one, as they were begun.
    pub links: BTreeSet<Link>,
    /// Pairs of conversations that may be one, the lower number first: a union was offered.
    pub offered: BTreeSet<(ConversationId, ConversationId)>,
    /// Pairs of conversations of which somebody split the one off the other, the lower number first.
    pub parted: BTreeSet<(ConversationId, ConversationId)>,
    /// When a rule wrote to whom last, and what, by the hash of the address; of the last day.
    pub answered: BTreeMap<u64, (Time, MessageId)>,
    /// How far messages have come that were sent over channels which say so.
    pub fares: BTreeMap<MessageId, Fare>,
    /// What was done to messages since they were written.
    pub amendments: BTreeMap<MessageId, Amendment>,
    /// The comments that were edited or deleted, each with the entry that did it last.
    pub edits: BTreeMap<Seq, Seq>,
    /// When the other side of a chat wrote last.
    pub heard: BTreeMap<ConversationId, Time>,
}

/// How a draft ended that others could edit: it was sent, thrown away, or is its author's alone again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Who did it, if it was a person.
    pub by: Option<PersonId>,
    /// What they did.
    pub act: Act,
}

/// How far a message that was sent has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fare {
    /// When it was sent.
    pub at: Time,
    /// Who sent it.
    pub sender: PersonId,
    /// How far it has come.
    pub fate: Fate,
}

/// The runs of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runs {
    /// The entry of the journal with the last one.
    pub seq: Seq,
    /// When that was.
    pub at: Time,
    /// How many there were.
    pub count: u32,
}

/// A message that is not delivered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Its conversation.
    pub conversation: ConversationId,
    /// Who sends it.
    pub sender: PersonId,
    /// How it stands.
    pub posting: Posting,
}

impl State {
    /// Returns the shelf of a person; an empty one if nothing was ever set.
    pub fn shelf(&self, person: PersonId) -> &Shelf {
        static EMPTY: std::sync::OnceLock<Shelf> = std::sync::OnceLock::new();
        self.shelves.get(person.index()).unwrap_or_else(|| EMPTY.get_or_init(Shelf::default))
    }

    /// Returns how many conversations there are; their ids are the numbers below.
    pub fn len(&self) -> usize {
        self.conversations.len()
    }

    /// Tells whether there is no conversation yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how long ago, in milliseconds, the other side of a chat wrote last; none if they never did.
    pub fn since_heard(&self, it: ConversationId, now: Time) -> Option<i64> {
        self.heard.get(&self.lead(it)).map(|heard| now.0 - heard.0)
    }

    /// Tells whether a message of a conversation did not get there, and was not sent again.
    pub fn has_failed(&self, conversation: ConversationId) -> bool {
        let mut outbox = self.outbox.values();
        outbox.any(|it| it.conversation == conversation && it.posting == Posting::Failed)
    }

    /// Tells whether a conversation exists.
    pub fn has(&self, conversation: ConversationId) -> bool {
        conversation.index() < self.len()
    }

    /// Rebuilds what a snapshot leaves out.
    pub fn reindex(&mut self) {
        self.conversations.reindex();
    }

    /// Returns a person's notices, newest first, each with whether it has been seen.
    pub fn notices_of(&self, person: PersonId) -> impl Iterator<Item = (Time, Notice, bool)> {
        let mine = self.notices.iter().rev().filter(move |it| it.2.person == person);
        mine.map(|(seq, at, notice)| (*at, *notice, self.has_seen(*seq, notice)))
    }

    /// Returns a person's notices that they have not seen, newest first.
    pub fn unseen_notices(&self, person: PersonId) -> impl Iterator<Item = (Time, Notice)> {
        let upto = self.notices_seen.get(&person).copied().unwrap_or_default();
        let later = self.notices.iter().rev().take_while(move |it| it.0 > upto);
        let mine = later.filter(move |(seq, _, it)| it.person == person && !self.has_seen(*seq, it));
        mine.map(|(_, at, notice)| (*at, *notice))
    }

    /// Tells whether whoever was told something has seen it; it was told by an entry of the journal.
    pub fn has_seen(&self, seq: Seq, notice: &Notice) -> bool {
        let all = self.notices_seen.get(&notice.person);
        let of = notice.conversation.and_then(|it| self.notices_seen_of.get(&(notice.person, it)));
        all.max(of).is_some_and(|upto| seq <= *upto)
    }

    /// Returns how many of a person's notices ask for a look: not seen, and if they tell of a new message,
    /// that is not read either.
    pub fn new_notices(&self, person: PersonId) -> usize {
        let shelf = self.shelf(person);
        let is_read = |it: &Notice| {
            let tells =
                matches!(it.reason, Reason::TeamMessage(_) | Reason::InboxMessage | Reason::AssignedMessage);
            tells && it.conversation.is_some_and(|it| !shelf.has(it, Flag::Unread))
        };
        self.unseen_notices(person).filter(|(_, notice)| !is_read(notice)).count()
    }
}
