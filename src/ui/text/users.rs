//! Text of the users of an organization: roles, absences, removing somebody.

use crate::model::{Leaving, Role};
use crate::ui::text::language::{Said, say, say_as};

pub const USERS: Said = say("Users");
pub const USERS_ARE: Said = say("Only the owner and admins change sharing, teams and rules.");
/// In a company of many people.
pub const FIND_PERSON: Said = say("Find a person");
/// A button and its dialog.
pub const ADD_USER: Said = say("Add a person");
pub const EMAIL: Said = say("E-mail address");
/// A column and a field.
pub const ROLE: Said = say("Role");
pub const OPEN: Said = say_as("state", "Open");
pub const HERE: Said = say("Here");
/// A state, a menu item and a dialog.
pub const OUT_OF_OFFICE: Said = say("Out of office");
pub const OUT_DOES: Said = say("New replies to what is assigned to you go back to the team inbox.");
pub const AWAY_FROM: Said = say_as("date", "From");
pub const AWAY_UNTIL: Said = say("Until");
/// What an empty field means.
pub const AWAY_HINT: Said = say("Empty: from now on, and until further notice.");
/// A button that asks when.
pub const AWAY_DATES: Said = say("Dates…");

/// Returns who set an absence.
pub fn set_by(name: &str) -> String {
    say!("Set by {name}.", name)
}

/// Returns an absence in words.
pub fn absence(from: Option<&str>, until: Option<&str>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => say!("from {from} until {until}", from, until),
        (Some(from), None) => say!("from {from}", from),
        (None, Some(until)) => say!("until {until}", until),
        (None, None) => say("until further notice").to_owned(),
    }
}

pub const BACK_AGAIN: Said = say("Back at work");
pub const NEW_OWNER: Said = say("New owner of the shared accounts");

/// Returns the menu item that gives somebody a role.
pub fn make(role: Role) -> Said {
    match role {
        Role::Owner => say("Make owner"),
        Role::Admin => say("Make admin"),
        Role::Member => say("Make member"),
    }
}

/// Returns the title of the dialog that removes somebody.
pub fn remove_from(name: &str, organization: &str) -> String {
    say!("Remove {name} from {organization}?", name, organization)
}

/// Returns what somebody leaves behind.
pub fn leaves(name: &str, leaving: &Leaving) -> Vec<String> {
    let count = |count: usize| (count > 0).then_some(count);
    let told = [
        count(leaving.accounts)
            .map(|count| say!("{name} owns {count|one # shared account|other # shared accounts}.", name, count)),
        count(leaving.open).map(|count| say!("{count|one # conversation|other # conversations} assigned to {name}: those with nobody else go back to their team inboxes.", count, name)),
        count(leaving.closed).map(|count| say!("{count|one # conversation|other # conversations} that {name} closed lose the assignee.", count, name)),
        count(leaving.rules)
            .map(|count| say!("{count|one # rule names|other # rules name} {name}.", count, name)),
        count(leaving.planned).map(|count| say!("{count|one # message is|other # messages are} scheduled: they become drafts of somebody who sees them.", count)),
        count(leaving.watched)
            .map(|count| say!("{name} watches {count|one # conversation|other # conversations}.", name, count)),
    ];
    told.into_iter().flatten().collect()
}

pub const COMMENTS_STAY: Said = say("What was written stays.");
