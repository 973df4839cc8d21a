//! *Delete for ever*: what stands in one's Trash. It goes for everyone where nobody has it anywhere
//! else; else it is gone for oneself alone, until a message from outside brings it back.

use super::scope::Scope;
use super::working::Working;
use crate::model::directory::Directory;
use crate::model::event::{Act, DraftKey, Event};
use crate::model::facts::{Facts, Flag, Marks};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Returns for whom a person would delete a conversation for ever; nothing if it does not stand in
/// their Trash.
pub fn erasure(facts: &Facts, person: PersonId, directory: &Directory) -> Option<Scope> {
    if !facts.admits(person, directory) || !facts.in_trash(person) {
        return None;
    }
    let mut others = facts.readers(directory).into_iter().filter(|it| *it != person);
    let is_gone = |it: PersonId| facts.in_trash(it);
    Some(if others.all(is_gone) { Scope::Everyone } else { Scope::Mine })
}

/// Deletes for ever.
pub fn decide(work: &mut Working, me: PersonId, it: ConversationId) -> Result<Act, Refusal> {
    let directory = work.directory();
    let facts = work.facts(it);
    match erasure(facts, me, directory).ok_or(Refusal::NotInTrash)? {
        Scope::Mine => {
            let mut gone = Marks::default();
            gone.put(Flag::Gone, true);
            gone.put(Flag::Sent, facts.has(me, Flag::Sent));
            facts.marks.insert(me, gone);
            facts.own_labels.retain(|it| it.0 != me);
        }
        Scope::Everyone => {
            let readers = facts.readers(directory);
            *facts = Facts::default();
            for member in work.state.conversations.members(it) {
                erase(work, member, readers.clone());
            }
        }
    }
    Ok(Act::Erase)
}

/// Nobody's text about it is kept: not in this entry of the journal either.
fn erase(work: &mut Working, it: ConversationId, readers: Vec<PersonId>) {
    let drafts = work.state.drafts.keys().filter(|whose| whose.1 == DraftKey::Reply(it));
    for (author, key) in drafts.copied().collect::<Vec<_>>() {
        work.events.push(Event::Drafted { author, key, before: None, after: None });
    }
    work.events.push(Event::Erased { conversation: it, readers });
}
