//! Taking back changes of the directory.

use crate::model::directory::*;
use crate::model::event::Event;
use crate::model::event::{DirectoryEvent, Operation, Put};
use crate::model::refusal::Refusal;
use crate::model::rules::Rule;
use crate::model::small_map::SmallMap;

/// Returns the directory as it stands once an operation's changes of it are taken back; none if
/// it made none. Refused if anything it changed was changed again since.
pub fn taken_back(directory: &Directory, operation: &Operation) -> Result<Option<Directory>, Refusal> {
    let mut directory = directory.clone();
    let mut events = operation.events.iter().rev().filter_map(|it| match it {
        Event::Directory(event) => Some(event),
        _ => None,
    });
    let Some(last) = events.next() else { return Ok(None) };
    std::iter::once(last).chain(events).try_for_each(|it| directory.take_back(it))?;
    Ok(Some(directory))
}

impl Directory {
    fn take_back(&mut self, event: &DirectoryEvent) -> Result<(), Refusal> {
        match event {
            DirectoryEvent::Organization(put) => take_back(&mut self.organizations, put, |it| it.id),
            DirectoryEvent::Person(put) => take_back(&mut self.people, put, |it| it.id),
            DirectoryEvent::Team(put) => take_back(&mut self.teams, put, |it| it.id),
            DirectoryEvent::Account(put) => take_back(&mut self.accounts, put, |it| it.id),
            DirectoryEvent::Address(put) => take_back(&mut self.addresses, put, |it| it.id),
            DirectoryEvent::Label(put) => take_back(&mut self.labels, put, |it| it.id),
            DirectoryEvent::Rule(put) => take_back(&mut self.rules, put, |it| it.id),
            DirectoryEvent::SavedReply(put) => take_back(&mut self.saved_replies, put, |it| it.id),
            DirectoryEvent::Customer(put) => take_back(&mut self.customers, put, |it| it.id),
            // An audience that nothing names does no harm.
            DirectoryEvent::Audience(..) => Ok(()),
        }
    }
}

/// What was made stays as something that is gone, so that its number is not given out again.
fn take_back<I: Ord, T: Clone + PartialEq + Removable>(
    entries: &mut SmallMap<I, T>,
    put: &Put<T>,
    id: impl Fn(&T) -> I,
) -> Result<(), Refusal> {
    let after = put.after.as_ref().ok_or(Refusal::NotUndoable)?;
    if entries.get(&id(after)) != Some(after) {
        return Err(Refusal::SettingsSince);
    }
    let before = put.before.clone().unwrap_or_else(|| after.clone().gone());
    entries.insert(id(after), before);
    Ok(())
}

/// An entry that can be marked as gone.
trait Removable {
    fn gone(self) -> Self;
}

macro_rules! removable {
    ($($entry:ty),*) => {
        $(impl Removable for $entry {
            fn gone(self) -> Self {
                Self { removed: true, ..self }
            }
        })*
    };
}

removable!(Organization, Team, Account, SharedAddress, Label, Rule, SavedReply, Customer);

impl Removable for Person {
    fn gone(self) -> Self {
        Self { removed: true, roles: SmallMap::new(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::{Command, Configure, Verb};
    use crate::model::event::Actor;
    use crate::model::fixture::{ORG, World};
    use crate::model::ids::*;
    use crate::model::state::Mailbox;

    /// Takes back an operation that is not the last one any more.
    fn undo(world: &mut World, seq: Seq, operation: Operation) -> Result<(), Refusal> {
        let actor = Actor::Person(world.id("Ann"));
        let command = Command::Undo { seq, operation: Box::new(operation) };
        world.ask(actor, Mailbox::Inbox, &command).map(|_| ())
    }

    #[test]
    fn what_was_changed_again_since_is_not_taken_back() {
        let mut world = World::of(&["Ann", "Ben"]);
        let rename = |name: &str| Configure::RenameOrganization(ORG, name.into());
        let first = world.configure("Ann", rename("First")).unwrap();
        let seq = world.state.seq;
        world.configure("Ann", rename("Second")).unwrap();
        assert_eq!(undo(&mut world, seq, first.operation), Err(Refusal::SettingsSince));
        assert_eq!(world.directory().organizations[&ORG].name, "Second");
        world.undo("Ann").unwrap();
        assert_eq!(world.directory().organizations[&ORG].name, "First");
    }

    #[test]
    fn the_number_of_what_was_made_and_undone_is_not_given_out_again() {
        let mut world = World::of(&["Ann"]);
        let one = world.team("One", &["Ann"], &[]);
        world.undo("Ann").unwrap();
        assert_eq!(world.directory().team(one), None);
        assert_ne!(world.team("Two", &["Ann"], &[]), one);
    }

    #[test]
    fn a_team_that_is_used_since_is_not_unmade() {
        let mut world = World::of(&["Ann"]);
        let draft = world.team_draft("Support", &["Ann"], &[]);
        let made = world.configure("Ann", Configure::PutTeam(None, draft)).unwrap();
        let (seq, team) = (world.state.seq, TeamId(1));
        world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let refusal = undo(&mut world, seq, made.operation);
        assert_eq!(refusal, Err(Refusal::NeedsSuccessor { uses: 1, queued: 0 }));
    }

    #[test]
    fn a_user_whose_adding_is_undone_is_dropped_like_any_other() {
        let mut world = World::of(&["Ann"]);
        let team = world.team("Support", &["Ann"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        let add = Configure::AddUser {
            org: Some(ORG),
            name: "Ben".into(),
            email: "ben@acme.example".into(),
            role: Role::Member,
        };
        let added = world.configure("Ann", add).unwrap();
        let (seq, ben) = (world.state.seq, world.id("Ben"));
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![ben]), it).unwrap();
        undo(&mut world, seq, added.operation).unwrap();
        assert_eq!(world.directory().person(ben), None);
        assert_eq!(world.who_has(it, Mailbox::TeamInboxes), ["Ann"]);
    }
}
