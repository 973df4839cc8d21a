//! What is said of channels: why a message would be refused, how much room and time is left.

use crate::channels::{Alphabet, Left, Refused, Unaddressed};
use crate::model::Channel;
use crate::ui::plain::looks::size;
use crate::ui::text::counted;
use crate::ui::text::settings::channel as name;

/// Returns why a message is not sent, and what would be.
pub fn refused(channel: Channel, it: &Refused) -> String {
    let name = name(channel);
    match it {
        Refused::Address(it) => unaddressed(it),
        Refused::Several => format!("{name} takes one recipient: write to the others one by one."),
        Refused::Empty => "There is nothing to send yet.".to_owned(),
        Refused::TooLong { most, over, bytes: false } => {
            format!("{} too long: {name} takes {most}.", counted(*over, "character", "characters"))
        }
        Refused::TooLong { most, over, bytes: true } => {
            format!(
                "{} too long: {name} takes {most}, and letters outside English take two or more.",
                counted(*over, "byte", "bytes")
            )
        }
        Refused::TooManyFiles(most) => {
            format!("{name} takes {} a message.", counted(*most, "file", "files"))
        }
        Refused::FileKind(file) => format!("{name} takes no file like {file}."),
        Refused::FileSize(file, most) => format!("{file} is too large: {name} takes up to {}.", size(*most)),
        Refused::NeedsTemplate { never: true } => {
            format!(
                "On {name} a conversation begins with an approved template. Free text answers what somebody wrote."
            )
        }
        Refused::NeedsTemplate { never: false } => {
            format!("They wrote more than 24 hours ago: {name} only lets you send an approved template now.")
        }
        Refused::Closed { never: true } => {
            format!(
                "{name} lets you answer, not write first. Reply in the conversation of somebody who wrote."
            )
        }
        Refused::Closed { never: false } => {
            format!(
                "They wrote more than 7 days ago: {name} lets nobody write to them until they write again."
            )
        }
    }
}

fn unaddressed(it: &Unaddressed) -> String {
    let (channel, part) = match it {
        Unaddressed::Mail(it) => return it.to_string(),
        Unaddressed::Not { channel, part } => (*channel, part),
    };
    match channel {
        Channel::Email => format!("“{part}” is not an address."),
        Channel::Sms | Channel::WhatsApp => {
            format!("“{part}” is not a telephone number with its country, like +49 30 5550100.")
        }
        Channel::Instagram => format!("“{part}” is not a name on Instagram, like @kim.novak."),
        Channel::Messenger => format!("“{part}” is not a name on Messenger, like kim.novak."),
        Channel::LiveChat => format!("“{part}” is not a visitor, like visitor-8841."),
        Channel::Custom => format!("“{part}” is not a name that the custom API takes."),
    }
}

/// Returns how much room is left.
pub fn left(it: &Left) -> String {
    match it {
        Left::Characters(left) => counted(*left, "character left", "characters left"),
        Left::Bytes(left) => counted(*left, "byte left", "bytes left"),
        Left::Segments(it) => {
            let count = counted(it.count, "message", "messages");
            let left = counted(it.left, "character left", "characters left");
            match it.odd.filter(|_| it.alphabet == Alphabet::Ucs2) {
                Some(odd) => {
                    format!("{count}, {left} in it. “{odd}” makes each hold 70 characters, not 160.")
                }
                None => format!("{count}, {left} in it."),
            }
        }
    }
}

/// Returns how long free text may still be sent.
pub fn open_for(channel: Channel, span: &str) -> String {
    format!("{} lets you answer freely for another {span}.", name(channel))
}

/// What goes out behind the first day is marked as a person's answer.
pub const BY_PERSON: &str =
    "They wrote more than 24 hours ago: this goes out as a person’s answer, which is allowed for 7 days.";

/// Returns a span of milliseconds in words, rounded down: "21 hours", "35 minutes".
pub fn span(milliseconds: i64) -> String {
    let minutes = usize::try_from(milliseconds / 60_000).unwrap_or_default();
    match minutes {
        120.. => counted(minutes / 60, "hour", "hours"),
        _ => counted(minutes.max(1), "minute", "minutes"),
    }
}
