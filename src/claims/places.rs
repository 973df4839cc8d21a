//! What may stand in the braces of a phrase.

use crate::model::Channel;

/// Something that may stand in braces.
pub struct Place {
    /// How it is called there.
    pub name: &'static str,
    /// Whether a text is one.
    pub is: fn(&str) -> bool,
    /// What it is, in words.
    pub means: &'static str,
    /// One of them.
    pub example: &'static str,
}

const fn place(
    name: &'static str,
    is: fn(&str) -> bool,
    example: &'static str,
    means: &'static str,
) -> Place {
    Place { name, is, means, example }
}

/// What may stand in braces, how it is recognised, and what it is.
pub const PLACES: &[Place] = &[
    place("person", is_name, "Ben", "a first name, as the organization has it"),
    place(
        "actor",
        |it| is_name(it.strip_suffix(", who has not seen that,").unwrap_or(it)),
        "Ben",
        "a first name; *Ben, who has not seen that,* acts on what he saw before the last act, or when he last looked",
    ),
    place("people", |it| is_list(it, is_name), "Ann and Ben", "first names: *Ann, Ben and Cleo*"),
    place(
        "users",
        |it| is_list(it, is_user),
        "Ann (owner) and Ben",
        "first names, each with *(owner)* or *(admin)* where it is not a member; one is the owner",
    ),
    place(
        "members",
        |it| !it.is_empty() && !it.contains('"'),
        "Ann active",
        "*Ann, Ben active and Olga observing*; either part may be left out; *Ann (active) and Olga (observing)*; *everyone active*; *nobody*",
    ),
    place("name", is_quoted, "\"Printer\"", "a name, an address or a subject in quotation marks"),
    place(
        "conversation",
        is_quoted,
        "\"Printer\"",
        "a subject in quotation marks; of several with one subject, *\"Printer #2\"* is the second one begun",
    ),
    place(
        "conversations",
        |it| is_list(it, is_quoted),
        "\"Printer\" and \"Toner\"",
        "subjects in quotation marks: *\"Printer\", \"Toner\" and \"Ink\"*",
    ),
    place(
        "names",
        |it| is_list(it, is_quoted),
        "\"First\" and \"Second\"",
        "names in quotation marks, in order: *\"First\" and \"Second\"*",
    ),
    place(
        "sharing",
        |it| SHARINGS.iter().any(|begin| it.len() > begin.len() && it.starts_with(begin)),
        "to the team inbox of \"Support\"",
        "*to the team inbox of \"Support\"* · *to the Inbox of everyone* · *to the Inbox of Ann and the team \"Sales\", auto-archived for everyone* · *to the Inbox of Ann (receive) and Ben (auto-archived)*",
    ),
    place(
        "mailbox",
        is_mailbox,
        "the team inbox",
        "*Inbox*, *Team Inboxes*, *the team inbox* (of the conversation's team), *the team inbox of \"Support\"* or *Support*, *Assigned of \"Support\"*, *Closed of \"Support\"*, *All of \"Support\"*, *the label \"VIP\"*, *Assigned to me*, *Assigned to others*, *Closed*, *All*, *Snoozed*, *Starred*, *Drafts*, *Sent*, *Outbox*, *Trash*, *Spam*",
    ),
    place("span", is_span, "2 hours", "a span of time: *2 hours*"),
    place(
        "when",
        is_when,
        "9:30",
        "*9:30*, *tomorrow 9:00*, *Tuesday 9:00* (the coming one), *next Tuesday 9:00* (next week's); a scenario begins on a Monday at 9:00",
    ),
    place(
        "for how long",
        |it| {
            ["for ", "until "]
                .iter()
                .any(|word| after(it, word).is_some_and(|it| !it.is_empty() && !it.contains(['"', ','])))
        },
        "for 2 hours",
        "*for 2 hours*, *until tomorrow 9:00*, *until next Friday*, *until this evening*: what a person may type",
    ),
    place(
        "by when",
        |it| after(it, "in ").map_or_else(|| is_when(it.strip_prefix("for ").unwrap_or(it)), is_span),
        "in 2 hours",
        "*in 2 hours*, *for tomorrow 9:00*, *tomorrow at 9:00*",
    ),
    place("number", is_number, "2", "a number"),
    place(
        "counts",
        |it| is_list(it, is_count),
        "Ben 6",
        "first names with numbers: *Ben 6, Cleo 5 and Dan 1*",
    ),
    place(
        "channel",
        |it| Channel::ALL.into_iter().any(|known| channel_word(known) == it),
        "e-mail",
        "*e-mail*, *SMS*, *WhatsApp*, *Instagram*, *Messenger*, *live chat* or *custom*",
    ),
    place(
        "page",
        super::page::is_page,
        "the teams page",
        "a mailbox as above; *the conversation \"Printer\"*; *the teams page* and so on for the tabs of an organization; *the preferences page*, *the accounts page*, *the data page*, *the customers page*",
    ),
    place(
        "role",
        |it| super::control::ROLES.contains(&it),
        "checkbox",
        "what a control is for those who cannot see it: *button*, *link*, *radio*, *checkbox*, *textbox*, *combobox* …",
    ),
];

const SHARINGS: [&str; 3] = ["to the team inbox of ", "to the Inbox of ", "auto-archived for "];
const UNITS: [&str; 5] = ["second", "minute", "hour", "day", "week"];

/// Returns how a channel is called.
pub const fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "e-mail",
        Channel::Sms => "SMS",
        Channel::WhatsApp => "WhatsApp",
        Channel::Instagram => "Instagram",
        Channel::Messenger => "Messenger",
        Channel::LiveChat => "live chat",
        Channel::Custom => "custom",
    }
}

/// Returns what a text says in braces: without the marks around a single quotation.
pub fn inside<'a>(place: &Place, said: &'a str) -> &'a str {
    if matches!(place.name, "name" | "conversation") { said.trim_matches('"') } else { said }
}

fn after<'a>(text: &'a str, begin: &str) -> Option<&'a str> {
    text.strip_prefix(begin)
}

fn is_word_char(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.chars().all(|it| is_word_char(it) || it == '-')
}

fn is_user(text: &str) -> bool {
    let role = text.split_once(" (").map(|(name, rest)| (name, rest.strip_suffix(')')));
    match role {
        None => is_name(text),
        Some((name, role)) => {
            is_name(name) && role.is_some_and(|it| !it.is_empty() && it.chars().all(is_word_char))
        }
    }
}

fn is_quoted(text: &str) -> bool {
    text.len() > 1 && text.starts_with('"') && text.ends_with('"') && text.matches('"').count() == 2
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

fn is_count(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(name, count)| is_name(name) && is_number(count))
}

/// Tells whether a text is one thing or several, with commas or *and* between.
fn is_list(text: &str, is: fn(&str) -> bool) -> bool {
    is(text)
        || [", ", " and "].iter().any(|between| {
            text.match_indices(between)
                .any(|(at, _)| is(&text[..at]) && is_list(&text[at + between.len()..], is))
        })
}

fn is_mailbox(text: &str) -> bool {
    // Within quotation marks stands whatever a team or a label is called.
    let mut parts = text.split('"').enumerate();
    let is_whole = text.matches('"').count().is_multiple_of(2) && !text.contains("\"\"");
    let is_plain = |it: &str| it.chars().all(|it| is_word_char(it) || it == ' ');
    is_whole && !text.is_empty() && text.trim() == text && parts.all(|(nth, it)| nth % 2 == 1 || is_plain(it))
}

fn is_span(text: &str) -> bool {
    let unit = |it: &str| UNITS.contains(&it.strip_suffix('s').unwrap_or(it));
    text.split_once(' ').is_some_and(|(count, rest)| is_number(count) && unit(rest))
}

fn is_when(text: &str) -> bool {
    let is_day = |it: &str| it.starts_with(|it: char| it.is_ascii_uppercase()) && it.ends_with("day");
    let (day, clock) = text.rsplit_once(' ').unwrap_or(("", text));
    let day = day.strip_suffix("at").map_or(day, str::trim_end);
    let day = day.strip_prefix("next ").filter(|it| is_day(it)).unwrap_or(day);
    let is_clock = clock.split_once(':').is_some_and(|(hour, minute)| {
        is_number(hour) && hour.len() <= 2 && is_number(minute) && minute.len() == 2
    });
    is_clock && (day.is_empty() || matches!(day, "today" | "tomorrow") || is_day(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::mailbox_name;
    use crate::model::{Mailbox, State};

    #[test]
    fn every_example_is_one() {
        for it in PLACES {
            assert!((it.is)(it.example), "{}: {}", it.name, it.example);
            assert!(!(it.is)(""), "{} may not be nothing", it.name);
        }
    }

    #[test]
    fn every_channel_and_mailbox_is_listed() {
        let channels = Channel::ALL.map(|it| channel_word(it).to_owned()).to_vec();
        let mailboxes = Mailbox::OWN.map(|it| mailbox_name(&State::default(), it)).to_vec();
        for (name, words) in [("channel", channels), ("mailbox", mailboxes)] {
            let place = PLACES.iter().find(|it| it.name == name).unwrap();
            for word in words {
                assert!(
                    place.means.contains(&format!("*{word}*")),
                    "{{{name}}} is to say that it may be {word}"
                );
            }
        }
    }

    #[test]
    fn times() {
        for it in
            ["9:30", "at 9:30", "tomorrow 9:00", "tomorrow at 9:00", "next Tuesday 9:00", "Monday at 17:05"]
        {
            assert!(is_when(it), "{it}");
        }
        for it in ["9", "9:3", "someday 9:00", "next tomorrow 9:00", "Tuesday", "123:00"] {
            assert!(!is_when(it), "{it}");
        }
        assert!(is_span("2 hours") && is_span("1 week") && !is_span("two hours") && !is_span("2 years"));
    }
}
