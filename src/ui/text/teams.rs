//! Text of the tabs Teams, Users, Options, Labels and Saved replies, of Accounts and Preferences.

use super::{conversations, counted};
use crate::model::Window;
use crate::model::{Going, Leaving, SidebarForm};

pub const TEAMS: &str = "Teams";
pub const NEW_TEAM: &str = "New team";
pub const ACTIVE: &str = "Active members";
pub const ACTIVE_ARE: &str = "Notified of new messages; see them in the team inbox and in Team Inboxes.";
pub const OBSERVERS: &str = "Observers";
pub const OBSERVERS_ARE: &str = "Not notified; see them in the team inbox only.";
pub const EMOJI: &str = "Emoji";
pub const COLOUR: &str = "Colour";
pub const COLOURS: [&str; 8] = ["Red", "Orange", "Yellow", "Green", "Teal", "Blue", "Violet", "Pink"];
pub const INBOX: &str = "Team inbox";
pub const INBOX_DOES: &str = "New messages wait here until somebody assigns, archives or closes them.";
pub const ON_REPLY: &str = "When a member replies to an unassigned conversation";
pub const ON_REPLY_VALUES: [&str; 2] = ["Assign the replier", "Leave it in the team inbox"];
pub const ON_ANSWER: &str = "When a reply arrives in an assigned conversation";
pub const ON_ANSWER_VALUES: [&str; 2] = ["Show it in the assignee’s Inbox", "Show it in the team inbox"];
pub const ON_MENTION: &str = "@team notifies";
pub const ON_MENTION_VALUES: [&str; 2] = ["Active members", "All members"];
pub const SIDEBAR: &str = "In the sidebar";
pub const HOURS: &str = "Business hours";
pub const HOURS_ARE: &str =
    "Shown above the team inbox, on the clock of whoever set them. Messages come in at any hour.";
pub const OPENS: &str = "Opens";
pub const CLOSES: &str = "Closes";
/// The days of the week.
pub const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// What stands above the team inbox at other times.
pub const CLOSED_NOW: &str = "Outside business hours";

/// Returns how a team stands in the sidebar.
pub const fn sidebar_form(form: SidebarForm) -> &'static str {
    match form {
        SidebarForm::Folded => "Team inbox, the rest folded",
        SidebarForm::Unfolded => "Team inbox, Assigned, Closed and All",
        SidebarForm::Alone => "Team inbox alone",
    }
}

/// Returns a minute of the day as a clock shows it.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Returns the minute of the day that a clock shows.
pub fn minute(clock: &str) -> Option<u16> {
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Returns business hours in words: "Mon–Fri 09:00–17:00".
pub fn hours(window: &Window) -> String {
    let is_on = |day: usize| window.days >> day & 1 == 1;
    let (mut runs, mut day) = (Vec::new(), 0);
    while day < DAYS.len() {
        let len = (day..DAYS.len()).take_while(|it| is_on(*it)).count();
        match len {
            0 => {}
            1 => runs.push(DAYS[day].to_owned()),
            _ => runs.push(format!("{}–{}", DAYS[day], DAYS[day + len - 1])),
        }
        day += len.max(1);
    }
    format!("{} {}–{}", runs.join(", "), clock(window.from), clock(window.until))
}

/// What takes over when an inbox is turned off or a team goes.
pub const SUCCESSOR: &str = "Its queue and sharings go to";
pub const NO_SUCCESSOR: &str = "No team";
pub const SAVE_TEAM: &str = "Save team";
pub const DELETE_TEAM: &str = "Delete team";
pub const ADD_PERSON: &str = "Add a person";
pub const NO_TEAMS: &str = "There is no team yet.";

/// Returns the name of the button that moves somebody to the other column.
pub fn move_over(name: &str, to_observers: bool) -> String {
    format!("Move {name} to {}", if to_observers { "observers" } else { "active members" })
}

/// Returns the name of the button that removes somebody.
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// Returns the title of the dialog that deletes a team.
pub fn delete(name: &str) -> String {
    format!("Delete {name}?")
}

/// What becomes of a deleted team.
pub const DELETED: &str = "Nothing is lost, and Undo brings it back.";

/// Returns what goes to the successor of a deleted team.
pub fn goes(going: &Going) -> Vec<String> {
    let line = |count: usize, text: String| (count > 0).then_some(text);
    let (queued, others) = (going.queued as usize, going.others as usize);
    let uses = counted(going.uses, "sharing or rule names", "sharings or rules name");
    let waiting = counted(queued, "conversation waits", "conversations wait");
    let more = counted(others, "more conversation goes", "more conversations go");
    let told = [
        line(going.uses, format!("{uses} it: the team you choose takes its place.")),
        line(queued, format!("{waiting} in its inbox, then in that of the other team.")),
        line(others, format!("{more} along as they stand: assigned, archived or closed.")),
    ];
    told.into_iter().flatten().collect()
}

pub const USERS: &str = "Users";
pub const USERS_ARE: &str = "Only the owner and admins change sharing, teams and rules.";
/// A button and its dialog.
pub const ADD_USER: &str = "Add a person";
pub const EMAIL: &str = "E-mail address";
/// A column and a field.
pub const ROLE: &str = "Role";
pub const OPEN: &str = "Open";
pub const HERE: &str = "Here";
/// A state, a menu item and a dialog.
pub const OUT_OF_OFFICE: &str = "Out of office";
pub const OUT_DOES: &str = "New replies to what is assigned to you go back to the team inbox.";
pub const AWAY_FROM: &str = "From";
pub const AWAY_UNTIL: &str = "Until";
/// What an empty field means.
pub const AWAY_HINT: &str = "Empty: from now on, and until further notice.";
/// A button that asks when.
pub const AWAY_DATES: &str = "Dates …";

/// Returns who set an absence.
pub fn set_by(name: &str) -> String {
    format!("Set by {name}.")
}

/// Returns an absence in words.
pub fn absence(from: Option<&str>, until: Option<&str>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("from {from} until {until}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "until further notice".to_owned(),
    }
}

pub const BACK_AGAIN: &str = "Back at work";
pub const NEW_OWNER: &str = "New owner of the shared accounts";
pub const MAKE: &str = "Make";

/// Returns the menu item that gives somebody a role.
pub fn make(role: &str) -> String {
    format!("Make {}", role.to_lowercase())
}

/// Returns the title of the dialog that removes somebody.
pub fn remove_from(name: &str, organization: &str) -> String {
    format!("Remove {name} from {organization}?")
}

/// Returns what somebody leaves behind.
pub fn leaves(name: &str, leaving: &Leaving) -> Vec<String> {
    let line = |count: usize, text: String| (count > 0).then_some(text);
    let told = [
        line(
            leaving.accounts,
            format!("{name} owns {}.", counted(leaving.accounts, "shared account", "shared accounts")),
        ),
        line(
            leaving.open,
            format!(
                "{} assigned to {name}: those with nobody else go back to their team inboxes.",
                conversations(leaving.open)
            ),
        ),
        line(
            leaving.closed,
            format!("{} that {name} closed lose the assignee.", conversations(leaving.closed)),
        ),
        line(leaving.rules, format!("{} name {name}.", counted(leaving.rules, "rule", "rules"))),
        line(
            leaving.planned,
            format!(
                "{} planned to be sent later: they become drafts of somebody who sees them.",
                counted(leaving.planned, "message is", "messages are")
            ),
        ),
        line(leaving.watched, format!("{name} watches {}.", conversations(leaving.watched))),
    ];
    told.into_iter().flatten().collect()
}

pub const COMMENTS_STAY: &str = "What was written stays.";

pub const OPTIONS: &str = "Options";
pub const ORGANIZATION_NAME: &str = "Name of the organization";
pub const SEVERAL: &str = "E-mail to several teams";
pub const SEVERAL_IS: &str = "A message to support@ and sales@ at once.";
pub const SEVERAL_VALUES: [&str; 2] = ["One conversation, in one team inbox", "One copy in each team inbox"];

pub const LABELS: &str = "Labels";
/// A button and its dialog.
pub const ADD_LABEL: &str = "New label";
pub const EDIT_LABEL: &str = "Edit label";
pub const PARENT: &str = "Stands under";
pub const TOP: &str = "Nothing";
pub const NO_LABELS: &str = "There are no labels yet.";

pub const SAVED_REPLIES: &str = "Saved replies";
pub const REPLIES_ARE: &str = "Written once, put into a reply with {{first_name}} filled in.";
/// A button and its dialog.
pub const ADD_REPLY: &str = "New saved reply";
pub const EDIT_REPLY: &str = "Edit saved reply";
pub const TITLE: &str = "Title";
pub const TEXT: &str = "Text";
/// Opens the list of what can be filled in.
pub const VARIABLES: &str = "What can be filled in";
/// What stands where nothing is known.
pub const OTHERWISE: &str = "{{first_name|there}} puts “there” where no name is known.";
pub const NO_REPLIES: &str = "There are no saved replies yet.";

pub const MY_ACCOUNTS: &str = "My accounts";
pub const ACCOUNTS_ARE: &str =
    "What you are connected to. Messages come in by import, or from the simulator; nothing is fetched.";
/// A button and its dialog.
pub const ADD_ACCOUNT: &str = "Add account";
pub const RENAME_ACCOUNT: &str = "Rename account";
pub const CHANNEL: &str = "Channel";
pub const ACCOUNT_ADDRESS: &str = "Address, number or handle";
pub const SIMULATED: &str = "A demonstration account";
pub const SIMULATED_IS: &str =
    "What you send from it counts as delivered, and you can write to it in the simulator.";
pub const PRIVATE: &str = "Private to you";
pub const NO_ACCOUNTS: &str = "You have no account yet: add one, then import mail into it.";
pub const SHARED_IN: &str = "Sharing";

/// Returns that an account is shared.
pub fn shared_in(organization: &str) -> String {
    format!("Shared in {organization}")
}

/// A part of the preferences.
pub const LOOK: &str = "Look";
pub const THEME: &str = "Theme";
pub const THEME_IS: &str = "Follows the system, or stays as you say.";
/// Its values, with what the page is told.
pub const THEMES: [(&str, &str); 3] = [("System", ""), ("Light", "light"), ("Dark", "dark")];
pub const KEYS: &str = "Single-key shortcuts";
pub const KEYS_ARE: &str = "Such as E for Archive.";
pub const SYSTEM_NOTICES: &str = "Notifications by this computer";
pub const SYSTEM_NOTICES_ARE: &str = "Assignments, mentions and new messages, while you look elsewhere.";
/// A part of the preferences.
pub const CONVERSATIONS: &str = "You";
pub const SETTLED: &str = "When a conversation in my Inbox is closed, or assigned to someone else";
pub const SETTLED_VALUES: [&str; 2] = ["Keep it", "Remove it"];
pub const YOUR_NAME: &str = "Name";

pub const SIMULATOR: &str = "Simulator";
pub const SIMULATOR_IS: &str =
    "A message from outside, as if it came in now. Only for demonstration accounts.";
pub const FROM_NAME: &str = "From";
pub const FROM_ADDRESS: &str = "Their address, number or handle";
pub const TO: &str = "To";
pub const SUBJECT: &str = "Subject";
pub const DELIVER: &str = "Deliver";
pub const DELIVERED: &str = "Delivered.";
/// There is no account for it.
pub const NO_SIMULATED: &str = "There is no demonstration account. Add one under Settings > Accounts.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Zone;

    #[test]
    fn hours_are_told_and_read() {
        let window = |days| Window { from: 540, until: 1020, days, zone: Zone::default() };
        assert_eq!(hours(&window(0b11111)), "Mon–Fri 09:00–17:00");
        assert_eq!(hours(&window(0b1000101)), "Mon, Wed, Sun 09:00–17:00");
        assert_eq!(hours(&window(0b1111111)), "Mon–Sun 09:00–17:00");
        for (clock, wanted) in [("09:30", Some(570)), ("23:59:00", Some(1439)), ("24:00", None), ("x", None)]
        {
            assert_eq!(minute(clock), wanted);
        }
    }
}
