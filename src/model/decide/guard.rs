//! What refuses an act before it is done: who may not see a conversation, whose look at it is out of
//! date, whose it is not to share (docs/behaviour.md, section 7).

use super::working::Working;
use crate::model::command::Verb;
use crate::model::event::Seen;
use crate::model::facts::Grant;
use crate::model::ids::*;
use crate::model::refusal::{Changer, Refusal};
use crate::model::state::State;

/// Refuses somebody who may not see a conversation, as if there were none.
pub fn check_reader(work: &mut Working, it: ConversationId, person: PersonId) -> Result<(), Refusal> {
    let directory = work.directory();
    let may_see = work.has(it) && work.facts(it).admits(person, directory);
    if may_see { Ok(()) } else { Err(Refusal::Unknown) }
}

/// Returns that somebody merged a conversation into another.
pub fn merged(state: &State, it: ConversationId) -> Refusal {
    Refusal::MergedMeanwhile(Changer { person: state.hands(it).acted, ..Changer::of(state, it) })
}

/// Refuses what was decided by a look that is out of date.
pub fn check_seen(work: &mut Working, verb: &Verb, seen: &Seen) -> Result<(), Refusal> {
    let all = &work.state.conversations;
    let it = seen.conversation;
    let (hands, changer) = (work.state.hands(it), |person| Changer { person, ..Changer::of(work.state, it) });
    let settles = matches!(verb, Verb::Archive | Verb::Close | Verb::Trash | Verb::Spam);
    let hands_over = matches!(verb, Verb::Assign(_) | Verb::AssignIn(..) | Verb::Move(_) | Verb::Close);
    if settles && all.last_outside(it) > seen.last_outside {
        return Err(Refusal::NewerMessage(all.order.activity(it)));
    }
    if hands_over && all.assignees(it) != seen.assignees {
        return Err(Refusal::AssigneesChanged(changer(hands.assigned)));
    }
    if hands_over && all.team(it) != seen.team {
        return Err(Refusal::TeamChanged(changer(hands.moved)));
    }
    if hands_over && all.is_closed(it) != seen.closed {
        return Err(if seen.closed {
            Refusal::ReopenedMeanwhile(changer(hands.closed))
        } else {
            Refusal::ClosedMeanwhile(changer(hands.closed))
        });
    }
    Ok(())
}

/// Of a private conversation only its owner can assign, mention into or transfer.
pub fn check_owner(work: &mut Working, it: ConversationId) -> Result<(), Refusal> {
    let directory = work.directory();
    let Some(me) = work.context.actor.person() else { return Ok(()) };
    let owns =
        |grant: &Grant| matches!(grant, Grant::Account(_) | Grant::Author(_)) && grant.admits(me, directory);
    if work.facts(it).grants.iter().any(owns) { Ok(()) } else { Err(Refusal::PrivateToOwner) }
}
