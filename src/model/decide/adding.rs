//! Adding people to a conversation (docs/behaviour.md, section 7): into their Inbox, or with access alone; and
//! taking that from them again.

use super::working::Working;
use super::{assign, belonging};
use crate::model::command::Adding;
use crate::model::event::{Act, Reason};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Adds people; of a private conversation its owner does, and it joins an organization.
pub fn add(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    (people, how): (&[PersonId], Adding),
    org: Option<OrgId>,
) -> Result<Act, Refusal> {
    let people: Vec<_> = people.iter().copied().filter(|it| *it != me).collect();
    if people.is_empty() {
        return Err(Refusal::NobodyNamed);
    }
    if let Some(org) = org.filter(|_| work.facts(it).org.is_none()) {
        belonging::put_into(work, me, it, org)?;
    }
    assign::share(work, it, people.iter().copied())?;
    for person in people {
        match how {
            Adding::ToInbox => bring(work, me, it, person),
            Adding::AccessAlone => admit(work, it, person),
        }
    }
    Ok(match how {
        Adding::ToInbox => Act::AddPeople,
        Adding::AccessAlone => Act::GiveAccess,
    })
}

/// Takes from people what they were added by. Whoever may still see it keeps it as it stands for them; for the
/// others it stands nowhere, and nobody is told.
pub fn remove(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    people: &[PersonId],
) -> Result<Act, Refusal> {
    let directory = work.directory();
    let facts = work.facts(it);
    let mut people: Vec<_> = people.iter().copied().filter(|it| *it != me).collect();
    if people.is_empty() {
        return Err(Refusal::NobodyNamed);
    }
    people.retain(|person| facts.grants.iter().any(|it| it.is_of_adding(*person)));
    if people.is_empty() {
        return Err(Refusal::NoChange);
    }
    for person in people {
        facts.grants.retain(|it| !it.is_of_adding(person));
        if !facts.admits(person, directory) {
            facts.take_from_inbox(person);
            facts.set_snooze(person, None);
            facts.put(person, Flag::Unread, false);
            facts.put(person, Flag::Watching, false);
        }
    }
    Ok(Act::RemovePeople)
}

/// Into the Inbox, read and with a notice, whatever they had hidden it by; they watch from now on. Whoever
/// has it there already is told nothing new.
fn bring(work: &mut Working, me: PersonId, it: ConversationId, person: PersonId) {
    let (at, directory) = (work.at(), work.directory());
    let facts = work.facts(it);
    let has_it = facts.in_inbox(person, directory);
    facts.grants.retain(|it| *it != Grant::Admitted(person));
    facts.grant(Grant::Added(person));
    if !has_it {
        facts.put(person, Flag::Watching, true);
        facts.bring(person, at);
        work.notify(person, Some(it), Reason::Added(me));
    }
}

/// Access alone changes nothing for whoever has it.
fn admit(work: &mut Working, it: ConversationId, person: PersonId) {
    let directory = work.directory();
    let facts = work.facts(it);
    facts.put(person, Flag::Gone, false);
    if !facts.admits(person, directory) {
        facts.grant(Grant::Admitted(person));
    }
}
