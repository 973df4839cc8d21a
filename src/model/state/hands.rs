//! Who did what to a conversation last, so that a refusal can name them.

use serde::{Deserialize, Serialize};

use super::State;
use super::shelf::put;
use crate::model::event::{Act, Change, Changed, Operation};
use crate::model::ids::*;

/// The people who acted on a conversation last; none where it was the world outside or the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// Who changed the assignees.
    pub assigned: Option<PersonId>,
    /// Who moved it to its team.
    pub moved: Option<PersonId>,
    /// Who closed or reopened it.
    pub closed: Option<PersonId>,
    /// Who replied.
    pub replied: Option<PersonId>,
    /// Who did anything that others heed.
    pub acted: Option<PersonId>,
    /// That was for themselves alone: it changed nothing for anybody else.
    pub alone: bool,
    /// What happened to it last, whoever did it.
    pub last: Option<Act>,
}

impl State {
    /// Returns who acted on a conversation last.
    pub fn hands(&self, it: ConversationId) -> Hands {
        self.hands.get(&it).copied().unwrap_or_default()
    }

    /// Notes who changed a conversation.
    pub(super) fn note_change(&mut self, operation: &Operation, changed: &Changed) {
        self.note(operation, changed.conversation, |hands, person| {
            let speaks =
                matches!(operation.act, Act::Comment | Act::Send | Act::SendAndClose | Act::SendAndArchive);
            let is_own = changed.rule.is_none() && changed.changes.iter().all(|it| is_own(it, person));
            hands.alone = !speaks && is_own;
            // What a rule did nobody did.
            let person = person.filter(|_| changed.rule.is_none());
            for change in &changed.changes {
                match change {
                    Change::Assignees(..) => hands.assigned = person,
                    Change::Team(..) => hands.moved = person,
                    Change::Closed(_) => hands.closed = person,
                    _ => {}
                }
            }
        });
    }

    /// Notes who did something to a conversation. What nobody here touched takes no space, and who
    /// acted before an act that is undone is not known any more.
    pub(super) fn note(
        &mut self,
        operation: &Operation,
        it: ConversationId,
        set: impl Fn(&mut Hands, Option<PersonId>),
    ) {
        let person = operation.actor.person();
        if person.is_none() && !self.hands.contains_key(&it) {
            return;
        }
        let is_act = !matches!(operation.act, Act::Import | Act::Configure | Act::Undo(_));
        if person.is_some() && is_act {
            put(&mut self.conversations.handled, it, true);
        }
        let hands = self.hands.entry(it).or_default();
        hands.acted = person.filter(|_| !matches!(operation.act, Act::Undo(_)));
        hands.alone = false;
        hands.last = Some(operation.act);
        set(hands, person);
    }
}

/// Tells whether a change concerns how it stands for a person alone.
fn is_own(change: &Change, person: Option<PersonId>) -> bool {
    match change {
        Change::Mark { people, .. } => people.iter().all(|it| Some(*it) == person),
        Change::Snooze(of, ..) | Change::Arrival(of, ..) => Some(*of) == person,
        _ => false,
    }
}
