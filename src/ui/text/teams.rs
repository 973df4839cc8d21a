//! Text of the teams: their form and its options.

use crate::model::Window;
use crate::model::{Going, SidebarForm};
use crate::ui::text::language::{Said, say};

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
