//! Where conversations stand, in words.

use team_inbox::model::{Mailbox, State};

/// Returns the name of a mailbox in feature files; the team inbox is named for its team.
pub fn name(state: &State, mailbox: Mailbox) -> String {
    let team = |it| state.directory.team_name(it).to_owned();
    match mailbox {
        Mailbox::Inbox => "Inbox".to_owned(),
        Mailbox::TeamInboxes => "Team Inboxes".to_owned(),
        Mailbox::TeamInbox(it) => team(it),
        Mailbox::AssignedToMe => "Assigned to me".to_owned(),
        Mailbox::AssignedToOthers => "Assigned to others".to_owned(),
        Mailbox::Closed => "Closed".to_owned(),
        Mailbox::All => "All".to_owned(),
        Mailbox::Snoozed => "Snoozed".to_owned(),
        Mailbox::Starred => "Starred".to_owned(),
        Mailbox::Drafts => "Drafts".to_owned(),
        Mailbox::Sent => "Sent".to_owned(),
        Mailbox::Outbox => "Outbox".to_owned(),
        Mailbox::Trash => "Trash".to_owned(),
        Mailbox::Spam => "Spam".to_owned(),
        Mailbox::TeamAssigned(it) => format!("{}: Assigned", team(it)),
        Mailbox::TeamClosed(it) => format!("{}: Closed", team(it)),
        Mailbox::TeamAll(it) => format!("{}: All", team(it)),
        Mailbox::Label(it) => format!("label {}", state.directory.labels[&it].name),
    }
}

/// Returns all mailboxes that a person may have a conversation in, but for those of labels and of a team.
pub fn mailboxes(state: &State) -> Vec<Mailbox> {
    with_teams(state, Mailbox::OWN.into_iter())
}

/// Puts the team inboxes behind the Inbox.
pub fn with_teams(state: &State, mut own: impl Iterator<Item = Mailbox>) -> Vec<Mailbox> {
    let teams = state.directory.teams.keys().map(|it| Mailbox::TeamInbox(*it));
    own.next().into_iter().chain(teams).chain(own).collect()
}
