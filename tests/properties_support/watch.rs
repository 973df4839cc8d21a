//! Watches a life from outside: what was dealt with, and by which act, so that N1 and N2 of
//! docs/behaviour.md, section 2, can be told without asking the model.

use std::collections::BTreeSet;

use team_inbox::model::{Act, Change, ConversationId, Decision, Event, Facts, Flag, Operation, State};

use crate::Outcome;

/// What was dealt with.
#[derive(Clone, Default)]
pub struct Watch {
    /// Conversations that were archived, closed, trashed or marked as spam since their last message.
    dealt: BTreeSet<ConversationId>,
    /// Conversations that were assigned, archived or closed, and have not come back since.
    settled: BTreeSet<ConversationId>,
    /// How both stood before each entry of the journal.
    before: Vec<(Act, BTreeSet<ConversationId>, BTreeSet<ConversationId>)>,
}

impl Watch {
    /// N3: what was refused is left alone, but for what settings that are taken back mean for it.
    pub fn refused_are_left_alone(decision: &Decision) -> Outcome {
        let is_of_settings = |it: &Event| matches!(it, Event::Directory(_));
        if decision.operation.events.iter().any(is_of_settings) {
            return Ok(());
        }
        let touched = touched(&decision.operation);
        match decision.refused.iter().find(|it| touched.contains(&it.0)) {
            Some((it, refusal)) => Err(format!("{it} is changed though refused: {refusal:?}")),
            None => Ok(()),
        }
    }

    /// Follows an entry of the journal and checks N1 and N2.
    pub fn follow(
        &mut self,
        before: &State,
        state: &State,
        operation: &Operation,
        is_history: bool,
    ) -> Outcome {
        self.before.push((operation.act, self.dealt.clone(), self.settled.clone()));
        for it in touched(operation) {
            self.act(it, operation);
        }
        if !matches!(operation.act, Act::Merge | Act::Split | Act::Undo(_)) {
            self.arrivals(before, state, is_history);
        }
        self.mergers(before, operation, is_history);
        self.copies(state, operation);
        self.rules(operation);
        self.nothing_is_lost(state)?;
        self.nobody_is_surprised(state)
    }

    /// Notes what an entry of the journal was to one conversation.
    fn act(&mut self, it: ConversationId, operation: &Operation) {
        let act = operation.act.on_one(&changes(operation, it));
        match act {
            Act::Archive
            | Act::ArchiveForEveryone
            | Act::Trash
            | Act::TrashForEveryone
            | Act::Spam
            | Act::SpamForEveryone
            | Act::Close
            | Act::SendAndClose
            | Act::SendAndArchive => {
                self.dealt.insert(it);
            }
            // What was planned to close or archive has done so.
            Act::Due if changes(operation, it).contains(&Change::Queued(false)) => {
                self.dealt.insert(it);
            }
            Act::Undo(seq) => {
                let (act, dealt, settled) = &self.before[seq.index() - 1];
                if !act.is_quiet() {
                    put(&mut self.dealt, it, dealt.contains(&it));
                    put(&mut self.settled, it, settled.contains(&it));
                }
            }
            _ => {}
        }
        match act {
            Act::Assign | Act::ArchiveForEveryone | Act::Close | Act::SendAndClose | Act::SendAndArchive => {
                self.settled.insert(it);
            }
            Act::PutBack
            | Act::Move
            | Act::Unassign
            | Act::Reopen
            | Act::Restore
            | Act::NotSpam
            | Act::Trash
            | Act::Spam
            | Act::Configure => drop(self.settled.remove(&it)),
            _ => {}
        }
    }

    /// Two that were merged, or that a message united, are dealt with if both were, as far as anything came
    /// in from outside.
    fn mergers(&mut self, before: &State, operation: &Operation, is_history: bool) {
        if matches!(operation.act, Act::Undo(_)) {
            return;
        }
        let Some((_, dealt, _)) = self.before.last() else { return };
        let mut dealt = dealt.clone();
        for event in &operation.events {
            let Event::Changed(changed) = event else { continue };
            for change in &changed.changes {
                let Change::Merged(_, Some(into)) = change else { continue };
                let both = [changed.conversation, *into];
                let is_dealt = |it: &ConversationId| {
                    dealt.contains(it) || before.conversations.last_outside(*it).is_none()
                };
                let is_new = |it: &Event| matches!(it, Event::Arrived(it) if !it.outgoing && both.contains(&it.conversation));
                let is_left = !is_history && operation.events.iter().any(is_new);
                let are_dealt = both.iter().all(is_dealt) && !is_left;
                put(&mut dealt, *into, are_dealt);
                put(&mut self.dealt, *into, are_dealt);
                self.settled.remove(into);
                self.settled.remove(&changed.conversation);
            }
        }
    }

    /// A message from outside begins anew; history does not.
    fn arrivals(&mut self, before: &State, state: &State, is_history: bool) {
        for it in 0..state.len() as u32 {
            let it = ConversationId(it);
            if state.conversations.last_outside(it) == before.conversations.last_outside(it) {
                continue;
            }
            self.settled.remove(&it);
            // A sharing that archives for everyone, the owner too, has dealt with it.
            let facts = state.facts(it);
            let is_archived = facts.team.is_none() && facts.receivers(&state.directory).is_empty();
            put(&mut self.dealt, it, is_history || is_archived);
        }
    }

    /// What rules did, after what set them off: they deal with it as people do.
    fn rules(&mut self, operation: &Operation) {
        for event in &operation.events {
            let Event::Changed(changed) = event else { continue };
            if changed.rule.is_none() {
                // The next message of an import, after what a rule did upon the one before.
                if operation.act == Act::Import && changed.changes.contains(&Change::Queued(true)) {
                    self.settled.remove(&changed.conversation);
                }
                continue;
            }
            let (it, changes) = (changed.conversation, &changed.changes);
            let has = |wanted: Change| changes.contains(&wanted);
            let is_given = changes.iter().any(|it| matches!(it, Change::Assignees(..)));
            let is_taken = changes.iter().any(|it| {
                matches!(it, Change::Mark { flag: Flag::Removed, on: true, .. })
                    || matches!(it, Change::Mark { flag: Flag::Inbox, on: false, .. })
            });
            let is_archived = has(Change::Queued(false)) && !is_given;
            if is_archived || is_taken || has(Change::Closed(true)) || has(Change::Trashed(true)) {
                self.dealt.insert(it);
            }
            if has(Change::Queued(false)) {
                self.settled.insert(it);
            }
            if has(Change::Queued(true)) {
                self.settled.remove(&it);
            }
        }
    }

    /// A copy is a new message for the team that it reaches first.
    fn copies(&mut self, state: &State, operation: &Operation) {
        for event in &operation.events {
            let Event::Copied { message, .. } = event else { continue };
            if let Some(it) = state.threads.conversation(*message) {
                self.settled.remove(&it);
            }
        }
    }

    /// N1: an open conversation that nobody has dealt with since its last message from outside is
    /// in the Inbox or an enabled team inbox of somebody; a snooze of theirs ends by itself.
    fn nothing_is_lost(&self, state: &State) -> Outcome {
        let directory = &state.directory;
        for it in (0..state.len() as u32).map(ConversationId) {
            let mut facts = state.facts(it);
            let is_outgoing = state.conversations.last_outside(it).is_none();
            // All have left: the next one who joins its team has it in the queue.
            let is_left = facts.readers(directory).is_empty();
            if is_left || facts.closed || is_outgoing || is_spam(&facts) || self.dealt.contains(&it) {
                continue;
            }
            for marks in facts.marks.values_mut() {
                marks.snooze = None;
            }
            let holds = |it| {
                let in_queue = facts.admits(it, directory) && facts.in_team_inbox(it, directory).is_some();
                in_queue || facts.in_inbox(it, directory)
            };
            if !directory.people.keys().any(|it| holds(*it)) {
                return Err(format!("N1: {it} is lost: {facts:?}"));
            }
        }
        Ok(())
    }

    /// N2: what was assigned, archived or closed is in nobody's team inbox until it comes back.
    fn nobody_is_surprised(&self, state: &State) -> Outcome {
        match self.settled.iter().find(|it| state.conversations.is_queued(**it)) {
            Some(it) => Err(format!("N2: {it} is in a team inbox again: {:?}", state.facts(*it))),
            None => Ok(()),
        }
    }
}

/// What arrives in Spam stays there (C10).
fn is_spam(facts: &Facts) -> bool {
    facts.spam || facts.marks.values().any(|it| it.has(Flag::Spam))
}

fn put(set: &mut BTreeSet<ConversationId>, it: ConversationId, on: bool) {
    if on {
        set.insert(it);
    } else {
        set.remove(&it);
    }
}

fn touched(operation: &Operation) -> BTreeSet<ConversationId> {
    let of = |event: &Event| match event {
        Event::Changed(changed) => Some(changed.conversation),
        Event::Arrived(arrived) => Some(arrived.conversation),
        Event::Commented { conversation, .. } => Some(*conversation),
        _ => None,
    };
    operation.events.iter().filter_map(of).collect()
}

/// Returns what the act itself changed, without what rules did.
fn changes(operation: &Operation, it: ConversationId) -> Vec<Change> {
    let of = |event: &Event| match event {
        Event::Changed(changed) if changed.conversation == it && changed.rule.is_none() => {
            changed.changes.clone()
        }
        _ => Vec::new(),
    };
    operation.events.iter().flat_map(of).collect()
}
