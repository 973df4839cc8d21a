//! Text of the tabs Teams, Users, Options, Labels and Saved replies, of Accounts and Preferences.

use crate::model::Window;
use crate::model::{Going, Leaving, Role, SidebarForm};
use crate::ui::text::language::{Said, say, say_as};

pub const TEAMS: Said = say("Teams");
pub const NEW_TEAM: Said = say("New team");
pub const ACTIVE: Said = say("Active members");
pub const ACTIVE_ARE: Said = say("Notified of new messages; see them in the team inbox and in Team Inboxes.");
pub const OBSERVERS: Said = say("Observers");
pub const OBSERVERS_ARE: Said = say("Not notified; see them in the team inbox only.");
pub const EMOJI: Said = say("Emoji");
pub const COLOUR: Said = say("Colour");
pub const COLOURS: [Said; 8] = [
    say("Red"),
    say("Orange"),
    say("Yellow"),
    say("Green"),
    say("Teal"),
    say("Blue"),
    say("Violet"),
    say("Pink"),
];
pub const INBOX: Said = say("Team inbox");
pub const INBOX_DOES: Said = say("New messages wait here until somebody assigns, archives or closes them.");
pub const ON_REPLY: Said = say("When a member replies to an unassigned conversation");
pub const ON_REPLY_VALUES: [Said; 2] = [say("Assign whoever replies"), say("Leave it in the team inbox")];
pub const ON_ANSWER: Said = say("When a reply arrives in an assigned conversation");
pub const ON_ANSWER_VALUES: [Said; 2] =
    [say("Show it in the assignee’s Inbox"), say("Show it in the team inbox")];
pub const ON_MENTION: Said = say("@team notifies");
pub const ON_MENTION_VALUES: [Said; 2] = [say("Active members"), say("All members")];
pub const SIDEBAR: Said = say("In the sidebar");
pub const HOURS: Said = say("Business hours");
pub const HOURS_ARE: Said =
    say("Shown above the team inbox, on the clock of whoever set them. Messages come in at any hour.");
pub const OPENS: Said = say("Opens");
pub const CLOSES: Said = say("Closes");
/// The days of the week.
pub const DAYS: [Said; 7] =
    [say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")];
/// What stands above the team inbox at other times.
pub const CLOSED_NOW: Said = say("Outside business hours");

/// Returns how a team stands in the sidebar.
pub const fn sidebar_form(form: SidebarForm) -> Said {
    match form {
        SidebarForm::Folded => say("Team inbox, the rest folded"),
        SidebarForm::Unfolded => say("Team inbox, Assigned, Closed and All"),
        SidebarForm::Alone => say("Team inbox alone"),
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
pub const SUCCESSOR: Said = say("Its conversations and sharings go to");
pub const NO_SUCCESSOR: Said = say("No team");
pub const SAVE_TEAM: Said = say("Save team");
pub const DELETE_TEAM: Said = say("Delete team");
pub const ADD_PERSON: Said = say("Add a person");
pub const ADD_NEW: Said = say("New person");
pub const NO_TEAMS: Said = say("There is no team yet.");

/// Returns the name of the button that moves somebody to the other column.
pub fn move_over(name: &str, to_observers: bool) -> String {
    if to_observers {
        say!("Move {name} to observers", name)
    } else {
        say!("Move {name} to active members", name)
    }
}

/// Returns the name of the button that removes somebody.
pub fn remove(name: &str) -> String {
    say!("Remove {name}", name)
}

/// Returns the title of the dialog that deletes a team.
pub fn delete(name: &str) -> String {
    say!("Delete {name}?", name)
}

/// What becomes of a deleted team.
pub const DELETED: Said = say("Nothing is lost, and Undo brings it back.");

/// Returns what goes to the successor of a deleted team.
pub fn goes(going: &Going) -> Vec<String> {
    let (uses, queued, others) = (going.uses, going.queued as usize, going.others as usize);
    let told = [
        (uses > 0).then(|| say!("{uses|one # sharing or rule names|other # sharings or rules name} it: the team you choose takes its place.", uses)),
        (queued > 0).then(|| say!("{queued|one # conversation waits|other # conversations wait} in its inbox, then in that of the other team.", queued)),
        (others > 0).then(|| say!("{others|one # more conversation goes|other # more conversations go} along as they stand: assigned, archived or closed.", others)),
    ];
    told.into_iter().flatten().collect()
}

pub const USERS: Said = say("Users");
pub const USERS_ARE: Said = say("Only the owner and admins change sharing, teams and rules.");
/// A button and its dialog.
/// In a company of many people.
pub const FIND_PERSON: Said = say("Find a person");
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

pub const OPTIONS: Said = say("Options");
pub const ORGANIZATION_NAME: Said = say("Name of the organization");
pub const SEVERAL: Said = say("E-mail to several teams");
pub const SEVERAL_IS: Said = say("A message to support@ and sales@ at once.");
pub const SEVERAL_VALUES: [Said; 2] =
    [say("One conversation, in one team inbox"), say("One copy in each team inbox")];

pub const LABELS: Said = say("Labels");
/// A button and its dialog.
pub const ADD_LABEL: Said = say("New label");
pub const EDIT_LABEL: Said = say("Edit label");
pub const PARENT: Said = say("Stands under");
pub const TOP: Said = say("Nothing");
pub const NO_LABELS: Said = say("There are no labels yet.");

pub const SAVED_REPLIES: Said = say("Saved replies");
pub const REPLIES_ARE: Said =
    say("Write them once, then insert them into a reply with {{first_name}} filled in.");
/// A button and its dialog.
pub const ADD_REPLY: Said = say("New saved reply");
pub const EDIT_REPLY: Said = say("Edit saved reply");
pub const TITLE: Said = say("Title");
pub const TEXT: Said = say("Text");
/// Opens the list of what can be filled in.
pub const VARIABLES: Said = say("What can be filled in");
/// What stands where nothing is known.
pub const OTHERWISE: Said = say("{{first_name|there}} puts “there” where no name is known.");
pub const NO_REPLIES: Said = say("There are no saved replies yet.");
/// Fills the subject of a new message.
pub const REPLY_SUBJECT: Said = say("Subject of a new message (optional)");
/// Those of one person alone.
pub const OWN_REPLIES: Said = say("My saved replies");
pub const OWN_REPLIES_ARE: Said = say("Only you see and use these.");
pub const ADD_OWN_REPLY: Said = say("New reply of my own");
pub const NO_OWN_REPLIES: Said = say("You have no saved replies of your own yet.");

/// How a person signs what they send.
pub const SIGNATURES: Said = say("Signatures");
pub const SIGNATURES_ARE: Said = say("Your name and what stands below your mail, for each address.");
pub const NO_ADDRESSES: Said = say("There is no e-mail address that you can send from yet.");
pub const SENDER_NAME: Said = say("Name of the sender");
pub const SIGNATURE: Said = say("Signature");

/// Returns what is said of an address: as whom, and the first line of the signature.
pub fn signs(name: &str, first: &str) -> String {
    if first.is_empty() {
        say!("{name}, no signature", name)
    } else {
        say!("{name}, signed “{first}”", name, first)
    }
}

/// Returns the name of the button that changes a signature.
pub fn edit_signature(address: &str) -> String {
    say!("Edit signature: {address}", address)
}

/// Returns the title of its dialog.
pub fn signature_of(address: &str) -> String {
    say!("Signature for {address}", address)
}

pub const MY_ACCOUNTS: Said = say("My accounts");
pub const ACCOUNTS_ARE: Said =
    say("Where your messages come from: by import, or from Customers. Nothing is fetched.");
/// A button and its dialog.
pub const ADD_ACCOUNT: Said = say("Add account");
pub const RENAME_ACCOUNT: Said = say("Rename account");
pub const REMOVE_ACCOUNT: Said = say("Remove account");
/// What removing an account does.
pub const REMOVED_ACCOUNT: Said = say(
    "Nothing comes in through it any more, and nothing can be sent from it. Its conversations stay as they are.",
);
pub const CHANNEL: Said = say("Channel");
pub const ACCOUNT_ADDRESS: Said = say("Address, number or handle");
pub const SIMULATED: Said = say("A demo account");
pub const SIMULATED_IS: Said =
    say("What you send from it counts as delivered, and you can write to it under Customers.");
pub const PRIVATE: Said = say("Private to you");
pub const NO_ACCOUNTS: Said = say("You have no account yet: add one, then import mail into it.");

/// Returns the title of removing an account.
pub fn remove_account(name: &str) -> String {
    say!("Remove account: {name}", name)
}

/// Returns that removing an account ends its sharing.
pub fn sharing_ends(organization: &str) -> String {
    say!("Its sharing in {organization} ends.", organization)
}

/// Returns that an account is shared.
pub fn shared_in(organization: &str) -> String {
    say!("Shared in {organization}", organization)
}

/// A part of the preferences.
pub const LOOK: Said = say("Look");
pub const THEME: Said = say("Theme");
pub const THEME_IS: Said = say("Follows the system unless you choose one.");
/// Its values, with what the page is told.
pub const THEMES: [(Said, &str); 3] = [(say("System"), ""), (say("Light"), "light"), (say("Dark"), "dark")];
pub const LANGUAGE: Said = say("Language");
pub const LANGUAGE_IS: Said = say("Of the interface, in this browser.");
pub const DENSITY: Said = say("List density");
pub const DENSITY_IS: Said = say("How much each conversation shows in a list.");
/// Its values, the smallest first.
pub const DENSITIES: [Said; 3] = [say("Compact"), say("Comfortable"), say("Spacious")];
pub const WIDTH: Said = say("List width");
pub const WIDTH_IS: Said = say("Drag the line beside the list, or use the arrow keys on it.");
pub const WIDTH_RESET: Said = say("Reset width");
/// What a swipe over a row does, to the right and to the left.
pub const SWIPES: [Said; 2] = [say("Swipe right"), say("Swipe left")];
pub const SWIPES_ARE: Said = say("On touch screens, over a conversation in a list.");
pub const SWIPE_NOTHING: Said = say("Nothing");
pub const KEYS: Said = say("Single-key shortcuts");
pub const KEYS_ARE: Said = say("Such as E for Archive.");
pub const SYSTEM_NOTICES: Said = say("Desktop notifications");
pub const SYSTEM_NOTICES_ARE: Said =
    say("For assignments, mentions and new messages while this page is in the background.");
/// A part of the preferences.
pub const CONVERSATIONS: Said = say("You");
pub const SETTLED: Said = say("When a conversation in my Inbox is closed, or assigned to someone else");
pub const SETTLED_VALUES: [Said; 2] = [say("Keep it"), say("Remove it")];
pub const YOUR_NAME: Said = say("Name");

pub const NEWCOMER: Said = say("Write as somebody new");
pub const NEWCOMER_IS: Said = say("A message from outside, as if it came in now. Only for demo accounts.");
pub const FROM_NAME: Said = say("From");
pub const FROM_ADDRESS: Said = say("Their address, number or handle");
pub const TO: Said = say("To");
pub const SUBJECT: Said = say("Subject");
pub const DELIVER: Said = say("Deliver");
pub const DELIVERED: Said = say("Delivered.");
/// There is no account for it.
pub const NO_SIMULATED: Said = say("There is no demo account. Add one under Settings > Accounts.");

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
