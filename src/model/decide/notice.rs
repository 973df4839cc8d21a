//! Telling people: the summary of an import, and what they have seen.

use super::working::Working;
use crate::model::event::{Act, Event, Reason};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Ends an import that began with an entry of the journal: one summary notice a person for all of it.
pub fn summarise(work: &mut Working, first: Seq, told: &[(PersonId, u32)]) -> Act {
    for (person, conversations) in told {
        work.notify(*person, None, Reason::Imported(*conversations));
    }
    work.events.extend([Event::PartOf(first), Event::Imported]);
    Act::Import
}

/// The person has seen their notices.
pub fn see(work: &mut Working) -> Result<Act, Refusal> {
    let person = work.person()?;
    let upto = work.state.seq;
    if work.state.notices_of(person).all(|(_, _, seen)| seen) {
        return Err(Refusal::NoChange);
    }
    work.events.push(Event::NoticesSeen { person, upto });
    Ok(Act::Notice)
}
