//! What is due by the clock: snoozes, held and planned sends. A second time it is no change.

use super::working::Working;
use super::{faring, later};
use crate::model::event::{Act, Event, Fate, Posting, Reason};
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::state::State;

/// Decides everything that is due now.
pub fn decide(work: &mut Working) -> Act {
    let now = work.at();
    for (person, conversation) in work.state.due_snoozes(now) {
        wake(work, person, conversation);
    }
    later::send_due(work);
    for (message, outgoing) in &work.state.outbox {
        let Posting::Held(until) = outgoing.posting else { continue };
        if until <= now {
            let simulated = work.state.is_simulated(outgoing.conversation);
            let after = (!simulated).then_some(Posting::Waiting);
            let before = Some(outgoing.posting);
            if simulated {
                faring::sent(work, *message, outgoing.conversation, Fate::Sent);
            }
            work.events.push(Event::Posted { message: *message, before, after });
        }
    }
    Act::Due
}

/// A snooze is due: unread, at the top of where it stands now; in the Inbox if it stands nowhere, or
/// if a colleague acted meanwhile. Snoozing was an act: whoever acted last acted after it.
fn wake(work: &mut Working, person: PersonId, conversation: ConversationId) {
    let (at, directory) = (work.at(), work.directory());
    let hands = work.state.hands(conversation);
    let colleague = hands.acted.filter(|it| *it != person && !hands.alone);
    let facts = work.facts(conversation);
    facts.set_snooze(person, None);
    facts.put(person, Flag::Unread, true);
    let stands_in_queue = facts.in_team_inbox(person, directory).is_some();
    if (colleague.is_some() || !stands_in_queue) && !facts.is_discarded(person) {
        facts.deliver(person, at);
    }
    let reason = colleague.map_or(Reason::SnoozeDue, Reason::SnoozeDueAfter);
    work.notify(person, Some(conversation), reason);
}

impl State {
    /// Returns the snoozes that are due, by person and conversation.
    pub fn due_snoozes(&self, now: Time) -> Vec<(PersonId, ConversationId)> {
        let shelves = self.shelves.iter().enumerate();
        let due = shelves.flat_map(|(person, shelf)| {
            let over = shelf.snoozes.iter().filter(|(_, it)| it.until <= now);
            over.map(move |(conversation, _)| (PersonId(person as u16), *conversation))
        });
        due.collect()
    }

    /// Returns when something is due next, if anything is.
    pub fn next_due(&self) -> Option<Time> {
        let snoozes = self.shelves.iter().flat_map(|it| it.snoozes.values()).map(|it| it.until);
        let held = self.outbox.values().filter_map(|it| match it.posting {
            Posting::Held(until) => Some(until),
            Posting::Waiting | Posting::Failed => None,
        });
        let planned = self.drafts.values().filter_map(|it| it.due());
        snoozes.chain(held).chain(planned).min()
    }

    /// Tells whether what is sent in a conversation is delivered by the simulator.
    pub fn is_simulated(&self, conversation: ConversationId) -> bool {
        let account = self.conversations.account(conversation);
        self.directory.accounts.get(&account).is_some_and(|it| it.simulated)
    }
}
