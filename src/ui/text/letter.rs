//! What is said of a message's text and of what it brings along.

use crate::mail::{Invitation, Moment, Outcome, Purpose, Report, Sealed};
use crate::model::{Party, Time};
use crate::ui::text::language::{Said, say};

/// Unfolds earlier words.
pub const SHOW_QUOTED: Said = say("Show quoted text");
/// Shows the rest of a very long text.
pub const SHOW_ALL: Said = say("Show the whole text");
/// There is nothing to read.
pub const EMPTY: Said = say("This message has no text.");
/// The card of a calendar.
pub const INVITATION: Said = say("Invitation");
pub const WHAT: Said = say("What");
pub const WHEN: Said = say("When");
pub const WHERE: Said = say("Where");
pub const ORGANIZER: Said = say("Organizer");
/// The card of a delivery report.
pub const REPORT: Said = say("Delivery report");
/// Unfolds what another server said.
pub const SERVER_SAID: Said = say("What the server said");

/// Returns why a message cannot be read here, and what to do.
pub const fn sealed(sealed: Sealed) -> Said {
    match sealed {
        Sealed::Pgp => {
            say("This message is encrypted with PGP. Download it and open it in a program that has the key.")
        }
        Sealed::Smime => say(
            "This message is encrypted with S/MIME. Download it and open it in a program that has the key.",
        ),
        Sealed::SmimeWrapped => say(
            "This message is signed with S/MIME in a way that wraps its text. Download it and open it in a mail program.",
        ),
    }
}

/// Returns what a calendar that came along wants.
pub fn purpose(it: &Invitation) -> String {
    match (it.purpose, &it.answer) {
        (Purpose::Invites, _) => say("Invitation").to_owned(),
        (Purpose::Cancels, _) => say("Cancelled").to_owned(),
        (Purpose::Answers, Some((who, how))) => format!("{}: {how}", party(who)),
        (Purpose::Answers, None) => say("Answer to an invitation").to_owned(),
        (Purpose::Tells, _) => say("Event").to_owned(),
    }
}

/// Returns when something takes place: by the clock here where that is known, else as it was written.
pub fn when(it: &Invitation, in_full: impl Fn(Time) -> String) -> String {
    let said = |moment: &Moment| match moment.at.filter(|_| moment.clock.is_some()) {
        Some(at) => in_full(at),
        None => written(moment),
    };
    let times: Vec<_> = [&it.start, &it.end].into_iter().flatten().map(said).collect();
    let repeats = if it.repeats.is_empty() { String::new() } else { format!(" ({})", it.repeats) };
    times.join(" – ") + &repeats
}

fn written(it: &Moment) -> String {
    let (year, month, day) = it.date;
    let month = super::MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
    let date = say!("{day} {month} {year}", day = day.to_string(), month, year = year.to_string());
    let Some((hour, minute)) = it.clock else { return date };
    let zone = if it.zone.is_empty() { String::new() } else { format!(" ({})", it.zone) };
    format!("{date}, {hour}:{minute:02}{zone}")
}

/// Returns a party with the address beside the name.
pub fn party(it: &Party) -> String {
    if it.name.is_empty() { it.address.clone() } else { format!("{} <{}>", it.name, it.address) }
}

/// Returns whom a message says it is from, besides its author.
pub fn also_from(all: &[Party]) -> String {
    let names: Vec<_> = all.iter().map(party).collect();
    say!("Also sent in the name of {names}.", names = super::listed(&names))
}

/// Returns what a report is about.
pub fn about(report: &Report) -> String {
    if report.subject.is_empty() { REPORT.to_owned() } else { format!("{REPORT}: {}", report.subject) }
}

/// Returns what became of a message, after whom it was for.
pub const fn outcome(outcome: Outcome) -> Said {
    match outcome {
        Outcome::Failed => say("did not get it."),
        Outcome::Delayed => say("has not got it yet."),
        Outcome::Delivered => say("got it."),
        Outcome::Read => say("read it."),
        Outcome::Deleted => say("deleted it unread."),
    }
}

/// Returns why, if that is known.
pub fn because(why: &str) -> String {
    if why.is_empty() { String::new() } else { format!(" {why}") }
}
