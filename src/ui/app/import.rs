//! How an import stands.

use std::sync::Arc;

use crate::model::{ConversationId, Mailbox, PersonId, Seq, State};
use crate::ui::text;
use crate::work::Skipped;

/// How an import stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// How far it is.
    pub phase: Phase,
    /// Bytes read, and of how many.
    pub bytes: (f64, f64),
    /// Messages found in the files.
    pub found: u64,
    /// Messages that were decided on.
    pub decided: u64,
    /// Messages that were appended.
    pub imported: u64,
    /// The conversations they went into.
    pub conversations: u64,
    /// The newest of these.
    pub newest: Option<ConversationId>,
    /// Messages that were known already.
    pub known: u64,
    /// What gave no message.
    pub skipped: Arc<Vec<Skipped>>,
    /// What put an end to it before its end, in words.
    pub problem: Option<String>,
    /// What Undo takes back: whose act it is, and the entry of the journal that it began with.
    pub act: Option<(PersonId, Seq)>,
    /// It waits for the server of the team.
    pub is_waiting: bool,
    /// A person asked it to stop.
    pub stopping: bool,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    #[default]
    None,
    /// Files are being read.
    Reading,
    /// Messages are being received.
    Receiving,
    /// It has ended.
    Done,
}

impl Import {
    /// Tells whether it is still going on.
    pub const fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Reading | Phase::Receiving)
    }

    /// Tells whether it is an act of a person, by the entry that it began with, and still going on.
    pub fn goes_on_as(&self, act: (PersonId, Seq)) -> bool {
        self.is_running() && self.act == Some(act)
    }

    /// Tells whether it has ended before its end because a person wanted it so.
    pub const fn is_stopped(&self) -> bool {
        self.stopping && self.problem.is_none() && matches!(self.phase, Phase::Done)
    }

    /// Tells whether it has ended in a way that one may want to read again.
    pub fn is_to_be_read(&self) -> bool {
        self.phase == Phase::Done && (self.problem.is_some() || !self.skipped.is_empty())
    }

    /// Returns what came of it, once it has ended.
    pub fn summary(&self) -> Option<String> {
        (self.phase == Phase::Done).then(|| self.came_of_it())
    }

    /// Returns what came of it so far.
    pub fn came_of_it(&self) -> String {
        text::data::import_done(self.imported, self.conversations, self.known, self.skipped.len())
    }

    /// Returns the mailbox in which a person finds what came in.
    pub fn shown_in(&self, state: &State, me: PersonId) -> Option<Mailbox> {
        let newest = self.newest?;
        let team = state.conversations.team(newest).map(Mailbox::TeamInbox);
        let mailboxes = team.into_iter().chain([Mailbox::Inbox, Mailbox::All]);
        mailboxes.into_iter().find(|it| state.mailbox(me, *it).contains(newest.0))
    }

    /// Returns how much of it is done, 0 to 1.
    pub fn share(&self) -> f64 {
        match self.phase {
            Phase::None => 0.0,
            Phase::Reading if self.bytes.1 > 0.0 => self.bytes.0 / self.bytes.1 / 2.0,
            Phase::Reading => 0.0,
            Phase::Receiving => 0.5 + self.decided as f64 / self.found.max(1) as f64 / 2.0,
            Phase::Done => 1.0,
        }
    }
}
