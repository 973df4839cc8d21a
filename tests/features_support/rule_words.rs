//! Rules in plain words: what sets them off, conditions that nest, actions.

use team_inbox::claims::channel_word;
use team_inbox::model::Window;
use team_inbox::model::rules::{Action, Attendance, Balance, Condition, Method, Trigger};
use team_inbox::model::{Channel, Kept, Membership, PersonId, SavedReplyId, Summer, TeamId, Turn, Zone};

use super::World;
use super::clock::span;
use super::names::{find, listed};

/// What sets a rule off, in a sentence, and as docs/behaviour.md calls it.
const TRIGGERS: [(&str, Trigger); 18] = [
    ("a message arrives", Trigger::Incoming),
    ("a message is sent", Trigger::Outgoing),
    ("somebody comments", Trigger::Comment),
    ("it is closed", Trigger::Closed),
    ("it is reopened", Trigger::Reopened),
    ("the assignees change", Trigger::Assignees),
    ("the team changes", Trigger::Team),
    ("the labels change", Trigger::Labels),
    ("a delivery fails", Trigger::Failed),
    ("incoming message", Trigger::Incoming),
    ("outgoing message", Trigger::Outgoing),
    ("comment", Trigger::Comment),
    ("closed", Trigger::Closed),
    ("reopened", Trigger::Reopened),
    ("assignee changed", Trigger::Assignees),
    ("team changed", Trigger::Team),
    ("label changed", Trigger::Labels),
    ("delivery failed", Trigger::Failed),
];

/// What may be asked, for who writes something else.
const CONDITIONS: &str = "from, to, cc, subject, body or an attachment contains TEXT; header NAME contains TEXT; \
    the channel, account or team is NAME; it is the first message; it is a reply; \
    the customer wrote within 24 hours; a delivery failed; \
    it is between 9:00 and 17:00; all of (A; B), any of (A; B), not (A)";

/// What may be done, for who writes something else.
const ACTIONS: &str = "assign NAMES in turn, assign the sender, move to TEAM, archive, archive for NAMES, \
    remove from the team inbox for NAMES, mark as read for NAMES, close, trash, \
    snooze for NAMES, for 3 hours, label NAME, comment TEXT, notify NAMES, reply with TITLE";

const METHODS: [(&str, Method); 4] = [
    ("all at once", Method::All),
    ("randomly", Method::Random),
    ("in turn", Method::Turn),
    ("least busy first", Method::Least),
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Summer time from the last Sunday of March to that of October, at two by the clock of winter.
const BERLIN: Zone = {
    const fn turn(month: u8) -> Turn {
        Turn { month, week: 5, day: 6, minute: 120 }
    }
    Zone { ahead: 60, summer: Some(Summer { more: 60, begins: turn(3), ends: turn(10) }) }
};

/// Reads what sets a rule off.
pub fn trigger(said: &str) -> Result<Trigger, String> {
    find("trigger", said, TRIGGERS.into_iter())
}

/// Reads a condition: `all of (A; B)`, `any of (A; B)`, `not (A)`, or one that asks for something.
pub fn condition(world: &World, said: &str) -> Result<Condition, String> {
    let said = said.trim();
    let parts =
        |inner: &str| split(inner).into_iter().map(|it| condition(world, it)).collect::<Result<Vec<_>, _>>();
    if let Some(inner) = inside(said, "all of") {
        return Ok(Condition::All(parts(inner)?));
    }
    if let Some(inner) = inside(said, "any of") {
        return Ok(Condition::Any(parts(inner)?));
    }
    if let Some(inner) = inside(said, "not") {
        return Ok(Condition::Not(Box::new(condition(world, inner)?)));
    }
    match said {
        "the customer wrote within 24 hours" => return Ok(Condition::Heard),
        "a delivery failed" => return Ok(Condition::Failed),
        _ => {}
    }
    if let Some((field, text)) = said.split_once(" contains ") {
        return containing(field, text.trim_matches('"').to_owned());
    }
    match said.split_once(" is ") {
        Some(("the channel", it)) => Ok(Condition::Channel(channel(it)?)),
        Some(("the account", it)) => Ok(Condition::Account(world.account(it.trim_matches('"'))?)),
        Some(("the team", it)) => Ok(Condition::Team(world.team(it.trim_matches('"'))?)),
        Some(("it", "the first message")) => Ok(Condition::First(true)),
        Some(("it", "a reply")) => Ok(Condition::First(false)),
        Some(("it", it)) => Ok(Condition::Within(window(it)?)),
        _ => Err(format!("there is no condition “{said}”; there are: {CONDITIONS}")),
    }
}

fn containing(field: &str, text: String) -> Result<Condition, String> {
    if let Some(name) = field.strip_prefix("header ") {
        return Ok(Condition::Header(kept(name)?, text));
    }
    type Makes = fn(String) -> Condition;
    let fields: [(&str, Makes); 6] = [
        ("from", Condition::From),
        ("to", Condition::To),
        ("cc", Condition::Cc),
        ("subject", Condition::Subject),
        ("body", Condition::Body),
        ("an attachment", Condition::Attachment),
    ];
    Ok(find("field", field, fields.into_iter())?(text))
}

/// Reads the name of a header field that is kept.
pub fn kept(name: &str) -> Result<Kept, String> {
    let known = Kept::named(name.to_lowercase().as_bytes());
    known.map_or_else(
        || find("header field that is kept", name, Kept::ALL.map(|it| (it.name(), it)).into_iter()),
        Ok,
    )
}

/// Reads *between 9:00 and 17:00*, *between 9:00 and 17:00 on Monday and Friday*.
fn window(said: &str) -> Result<Window, String> {
    let (said, zone) = said.strip_suffix(" in Berlin").map_or((said, Zone::default()), |it| (it, BERLIN));
    let wrong = || format!("“{said}” is no time window: between 9:00 and 17:00 on Monday and Friday");
    let (hours, days) = said.split_once(" on ").unwrap_or((said, ""));
    let (from, until) =
        hours.strip_prefix("between ").and_then(|it| it.split_once(" and ")).ok_or_else(wrong)?;
    let minute = |it: &str| {
        let (hour, minute) = it.split_once(':')?;
        Some(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?)
    };
    let mut bits = 0;
    for day in listed(days) {
        bits |= 1 << DAYS.iter().position(|it| *it == day).ok_or_else(wrong)?;
    }
    Ok(Window {
        from: minute(from).ok_or_else(wrong)?,
        until: minute(until).ok_or_else(wrong)?,
        days: if days.is_empty() { Window::DAILY } else { bits },
        zone,
    })
}

/// Reads the name of a channel.
pub fn channel(said: &str) -> Result<Channel, String> {
    find("channel", said, Channel::ALL.into_iter().map(|it| (channel_word(it), it)))
}

/// Reads an action.
pub fn action(world: &World, said: &str) -> Result<Action, String> {
    match said {
        "assign the sender" | "assign sender" => return Ok(Action::AssignSender),
        "archive" => return Ok(Action::Archive),
        "close" => return Ok(Action::Close),
        "trash" => return Ok(Action::Trash),
        _ => {}
    }
    let after = |words: &str| said.strip_prefix(words).map(str::trim);
    let named = |words: &[&str]| words.iter().find_map(|it| after(it)).map(|it| it.trim_matches('"'));
    if let Some(rest) = after("snooze for ") {
        let (people, time) = rest.split_once(", for ").ok_or("snooze for Ann, for 3 hours")?;
        return Ok(Action::Snooze(world.people(people)?, (span(time)? / 60_000) as u32));
    }
    if let Some(people) = after("archive for ") {
        Ok(Action::ArchiveFor(world.people(people)?))
    } else if let Some(people) = after("remove from the team inbox for ") {
        Ok(Action::RemoveFor(world.people(people)?))
    } else if let Some(people) = named(&["mark as read for ", "mark read for "]) {
        Ok(Action::ReadFor(world.people(people)?))
    } else if let Some(people) = after("notify ") {
        Ok(Action::Notify(world.people(people)?))
    } else if let Some(team) = named(&["move to the team ", "move to team ", "move to "]) {
        Ok(Action::Move(world.team(team)?))
    } else if let Some(label) = named(&["label "]) {
        Ok(Action::Label(world.label(label)?))
    } else if let Some(text) = after("comment ") {
        Ok(Action::Comment(text.to_owned()))
    } else if let Some(title) = named(&["reply with ", "send the saved reply "]) {
        Ok(Action::Reply(saved_reply(world, title)?))
    } else if let Some(rest) = after("assign ") {
        Ok(Action::Assign(balance(world, rest)?))
    } else {
        Err(format!("there is no action “{said}”; there are: {ACTIONS}"))
    }
}

/// Reads *Ann and active members of Support in turn, out of office or not*.
fn balance(world: &World, said: &str) -> Result<Balance, String> {
    let attendances =
        [(", out of office or not", Attendance::Anybody), (", of who is online", Attendance::Online)];
    let found = attendances.into_iter().find_map(|(words, it)| Some((said.strip_suffix(words)?, it)));
    let (said, attendance) = found.unwrap_or((said, Attendance::InOffice));
    let found = METHODS.into_iter().find_map(|(words, it)| Some((said.strip_suffix(words)?, it)));
    let (whom, method) = found.unwrap_or((said, Method::All));
    let (mut people, mut teams): (Vec<PersonId>, Vec<(TeamId, Membership)>) = (Vec::new(), Vec::new());
    for one in listed(whom) {
        if let Some(team) = one.strip_prefix("active members of ") {
            teams.push((world.team(team)?, Membership::Active));
        } else if let Some(team) = one.strip_prefix("observers of ") {
            teams.push((world.team(team)?, Membership::Observer));
        } else {
            people.push(world.person(one)?);
        }
    }
    Ok(Balance { method, people, teams, attendance })
}

fn saved_reply(world: &World, title: &str) -> Result<SavedReplyId, String> {
    let replies = world.state.directory.saved_replies.values().filter(|it| !it.removed);
    find("saved reply", title, replies.map(|it| (it.title.as_str(), it.id)))
}

fn inside<'a>(said: &'a str, word: &str) -> Option<&'a str> {
    said.strip_prefix(word)?.trim_start().strip_prefix('(')?.strip_suffix(')')
}

/// Splits at semicolons that stand in no brackets.
fn split(said: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (at, c) in said.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth == 0 => {
                parts.push(&said[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&said[begin..]);
    parts.retain(|it| !it.trim().is_empty());
    parts
}
