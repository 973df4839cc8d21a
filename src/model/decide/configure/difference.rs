//! What differs between two directories, entry by entry, as the journal keeps it.

use crate::model::directory::Directory;
use crate::model::event::{DirectoryEvent, Put};
use crate::model::small_map::SmallMap;

/// Returns the changes that lead from one directory to another. Entries are never taken out.
pub fn between(before: &Directory, now: &Directory) -> Vec<DirectoryEvent> {
    let mut events = Vec::new();
    for (id, audience) in &now.audiences {
        if !before.audiences.contains_key(id) {
            events.push(DirectoryEvent::Audience(*id, audience.clone()));
        }
    }
    puts(&before.organizations, &now.organizations, DirectoryEvent::Organization, &mut events);
    puts(&before.people, &now.people, DirectoryEvent::Person, &mut events);
    puts(&before.teams, &now.teams, DirectoryEvent::Team, &mut events);
    puts(&before.accounts, &now.accounts, DirectoryEvent::Account, &mut events);
    puts(&before.addresses, &now.addresses, DirectoryEvent::Address, &mut events);
    puts(&before.labels, &now.labels, DirectoryEvent::Label, &mut events);
    puts(&before.rules, &now.rules, DirectoryEvent::Rule, &mut events);
    puts(&before.saved_replies, &now.saved_replies, DirectoryEvent::SavedReply, &mut events);
    puts(&before.customers, &now.customers, DirectoryEvent::Customer, &mut events);
    events
}

fn puts<I: Ord, T: Clone + PartialEq>(
    before: &SmallMap<I, T>,
    now: &SmallMap<I, T>,
    event: fn(Put<T>) -> DirectoryEvent,
    events: &mut Vec<DirectoryEvent>,
) {
    for (id, after) in now {
        let before = before.get(id);
        if before != Some(after) {
            events.push(event(Put { before: before.cloned(), after: Some(after.clone()) }));
        }
    }
}
