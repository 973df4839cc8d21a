//! Where conversations stand, in words.

pub use team_inbox::claims::mailbox_name as name;
use team_inbox::model::{Mailbox, State};

/// Returns all mailboxes that a person may have a conversation in, but for those of labels and of a team.
pub fn mailboxes(state: &State) -> Vec<Mailbox> {
    with_teams(state, Mailbox::OWN.into_iter())
}

/// Puts the team inboxes behind the Inbox.
pub fn with_teams(state: &State, mut own: impl Iterator<Item = Mailbox>) -> Vec<Mailbox> {
    let teams = state.directory.teams.keys().map(|it| Mailbox::TeamInbox(*it));
    own.next().into_iter().chain(teams).chain(own).collect()
}
