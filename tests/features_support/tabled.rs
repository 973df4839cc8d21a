//! Which mailboxes a table of where something stands covers.

use team_inbox::model::{Mailbox, State};

use super::Outcome;
use super::standing::with_teams;

/// The mailboxes that a table of where something stands covers: what is not named there does not hold it.
const TABLED: [Mailbox; 13] = [
    Mailbox::Inbox,
    Mailbox::TeamInboxes,
    Mailbox::AssignedToMe,
    Mailbox::AssignedToOthers,
    Mailbox::Closed,
    Mailbox::All,
    Mailbox::Snoozed,
    Mailbox::Starred,
    Mailbox::Drafts,
    Mailbox::Sent,
    Mailbox::Outbox,
    Mailbox::Trash,
    Mailbox::Spam,
];

/// Those that are asked of one by one, since what they hold follows from the others: hundreds of tables
/// would have to name them.
const APART: [Mailbox; 0] = [];

/// Fails unless it is said of every mailbox whether tables cover it.
pub fn check() -> Outcome {
    let is_known = |it: &Mailbox| TABLED.contains(it) != APART.contains(it);
    let unknown: Vec<_> = Mailbox::OWN.into_iter().filter(|it| !is_known(it)).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "tests/features_support/tabled.rs should name {unknown:?} once: in TABLED if a table of where \
         something stands has to name it, in APART if it follows from the other mailboxes"
    ))
}

/// Returns the mailboxes that tables cover, in the order in which they are named.
pub fn tabled(state: &State) -> Vec<Mailbox> {
    with_teams(state, TABLED.into_iter())
}
