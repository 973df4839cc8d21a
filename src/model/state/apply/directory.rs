//! Folding in changes of the directory, entry by entry.

use crate::model::directory::Directory;
use crate::model::event::{DirectoryEvent, Put};
use crate::model::small_map::SmallMap;

impl Directory {
    /// Folds a change of one entry in.
    pub(in crate::model) fn apply(&mut self, event: &DirectoryEvent) {
        match event {
            DirectoryEvent::Organization(it) => put_entry(&mut self.organizations, it, |it| it.id),
            DirectoryEvent::Person(it) => put_entry(&mut self.people, it, |it| it.id),
            DirectoryEvent::Team(it) => put_entry(&mut self.teams, it, |it| it.id),
            DirectoryEvent::Account(it) => put_entry(&mut self.accounts, it, |it| it.id),
            DirectoryEvent::Address(it) => put_entry(&mut self.addresses, it, |it| it.id),
            DirectoryEvent::Label(it) => put_entry(&mut self.labels, it, |it| it.id),
            DirectoryEvent::Rule(it) => put_entry(&mut self.rules, it, |it| it.id),
            DirectoryEvent::SavedReply(it) => put_entry(&mut self.saved_replies, it, |it| it.id),
            DirectoryEvent::Customer(it) => put_entry(&mut self.customers, it, |it| it.id),
            DirectoryEvent::Audience(id, audience) => drop(self.audiences.insert(*id, audience.clone())),
        }
    }
}

fn put_entry<I: Ord, T: Clone>(map: &mut SmallMap<I, T>, put: &Put<T>, id: impl Fn(&T) -> I) {
    match (&put.after, &put.before) {
        (Some(after), _) => drop(map.insert(id(after), after.clone())),
        (None, Some(before)) => drop(map.remove(&id(before))),
        (None, None) => {}
    }
}
