//! For whom archive, trash and spam are done (docs/behaviour.md, sections 4 and 5).

use crate::model::command::Verb;
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// For whom archive, trash and spam are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// For the person alone.
    Mine,
    /// For everyone.
    Everyone,
}

/// Returns for whom archive, trash and spam would be done by a person in a mailbox: from a queue
/// for everyone; elsewhere theirs alone if it is in their Inbox, else for everyone if it is in a
/// queue of theirs. Else there is nothing to archive; whom an Inbox sharing serves, or who owns the
/// account, may still throw it away for themselves (B8, B10). What lies in Spam is trashed for whom it is
/// spam, and the other way round; what lies there already is not put there again.
pub fn scope(state: &State, person: PersonId, view: Mailbox, facts: &Facts, verb: &Verb) -> Option<Scope> {
    let directory = &state.directory;
    let (in_trash, in_spam) = (facts.in_trash(person), facts.in_spam(person));
    let whose = |flag| if facts.has(person, flag) { Scope::Mine } else { Scope::Everyone };
    match verb {
        Verb::Trash if in_trash => return None,
        Verb::Spam if in_spam => return None,
        Verb::Trash if in_spam => return Some(whose(Flag::Spam)),
        Verb::Spam if in_trash => return Some(whose(Flag::Trashed)),
        _ => {}
    }
    let queue = facts.in_team_inbox(person, directory).map(|_| Scope::Everyone);
    let mine = facts.in_inbox(person, directory).then_some(Scope::Mine);
    let found = if view.is_shared_queue() { queue.or(mine) } else { mine.or(queue) };
    let own = || *verb != Verb::Archive && facts.delivery(person, directory).is_some();
    found.or_else(|| own().then_some(Scope::Mine))
}
