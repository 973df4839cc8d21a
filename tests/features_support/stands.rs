//! Phrases about what comes of it: where conversations stand, who was told, what was refused.

use std::collections::BTreeMap;

use team_inbox::model::{ConversationId, Event, Flag, Mailbox, PersonId, Reason, Seq, State, Story};

use super::acts;
use super::names::listed;
use super::phrases::{Phrase, Said};
use super::standing::{mailboxes, name};
use super::truth;
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{conversation} stands:",
        means: "a table of *person*, *mailboxes*, *unread* (yes or empty): these people, these mailboxes, and no others; the team inbox goes by its team's name, and a team's Assigned, Closed and All follow from everybody's own",
        run: stands,
    },
    Phrase {
        says: "{conversation} stands nowhere",
        means: "nobody has it in any mailbox",
        run: stands_nowhere,
    },
    Phrase {
        says: "there is no conversation {name}",
        means: "none was begun",
        run: |world, said| match world.conversation(said.word(0)) {
            Ok(_) => Err(format!("there is one: “{}”", said.word(0))),
            Err(_) => Ok(()),
        },
    },
    Phrase {
        says: "{conversation} has {number} {message|messages}",
        means: "so many came in and went out",
        run: messages,
    },
    Phrase {
        says: "{conversation} belongs to {name}",
        means: "its team",
        run: |world, said| belongs(world, said, Some(said.word(1))),
    },
    Phrase {
        says: "{conversation} belongs to no team",
        means: "it has none",
        run: |world, said| belongs(world, said, None),
    },
    Phrase {
        says: "{conversation} is assigned to {people}",
        means: "to them, in this order, and to nobody else",
        run: assigned,
    },
    Phrase {
        says: "{conversation} is assigned to nobody",
        means: "it has no assignee",
        run: |world, said| assignees(world, said, &[]),
    },
    Phrase {
        says: "the last message of {conversation} {is|is not} marked as joined by headers",
        means: "from somebody who took no part so far",
        run: by_headers,
    },
    Phrase {
        says: "{conversation} is labelled {name}",
        means: "with this label, and no other",
        run: labelled,
    },
    Phrase {
        says: "{conversation} {is|is not} in {mailbox} of {person}",
        means: "this one mailbox; says nothing of others",
        run: is_in,
    },
    Phrase {
        says: "{conversation} is {open|closed}",
        means: "for everyone",
        run: |world, said| {
            let is_closed = world.state.conversations.is_closed(world.conversation(said.word(0))?);
            equal(said.word(1), if is_closed { "closed" } else { "open" })
        },
    },
    Phrase {
        says: "{mailbox} of {person} lists {conversations}",
        means: "these rows, in this order, and no others",
        run: lists,
    },
    Phrase { says: "{mailbox} of {person} is empty", means: "no row", run: lists },
    Phrase { says: "the badge on {mailbox} of {person} is {number}", means: "the unread rows", run: badge },
    Phrase {
        says: "was notified:",
        means: "a table of *person*, *reason*: told by the last act, and nobody else was. Reasons are *new message*, *new message in Support*, *new message in an assigned conversation*, *assigned by Ann*, *mentioned by Ann*, *@Support by Ann*, *comment by Ann*, *moved to Support*, *reopened by Ann*, *snooze is due*, *snooze is due, after Ann acted*, *2 imported*, *the rule NAME*; without that column nobody's reason is looked at",
        run: notified,
    },
    Phrase {
        says: "nobody was notified",
        means: "by the last act",
        run: |world, _| told(world, &BTreeMap::new()),
    },
    Phrase {
        says: "the unseen notices of {person} are {number}",
        means: "what was withdrawn does not count",
        run: unseen,
    },
    Phrase {
        says: "the notices of {person} are {number}, seen and unseen",
        means: "the same, with those that they have seen",
        run: |world, said| {
            world.heeded()?;
            let is = world.state.notices_of(world.person(said.word(0))?).count();
            if is.to_string() == said.word(1) { Ok(()) } else { Err(format!("they are {is}")) }
        },
    },
    Phrase {
        says: "it is refused",
        means: "the last act changed nothing, whatever the reason",
        run: |world, _| match std::mem::take(&mut world.refusals).as_slice() {
            [(None, _)] => Ok(()),
            [] => Err("it is not refused".to_owned()),
            _ => Err("it is done, but for some conversations".to_owned()),
        },
    },
    Phrase {
        says: "it is refused: {name}",
        means: "the last act changed nothing, and this is why",
        run: refused,
    },
    Phrase {
        says: "{conversation} is refused: {name}",
        means: "of several conversations this one is left alone, and this is why",
        run: one_refused,
    },
    Phrase {
        says: "nothing changes",
        means: "the last act is refused, because that is how it stands",
        run: unchanged,
    },
    Phrase {
        says: "everything stands as before",
        means: "after an Undo: every person's mailboxes, unread, snoozes, access, notices, drafts, and the settings, as before the act that was undone",
        run: as_before,
    },
];

fn stands(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let it = world.conversation(said.word(0))?;
    let mut wanted: BTreeMap<String, (Vec<String>, bool)> = BTreeMap::new();
    for row in said.rows(&["person", "mailboxes", "unread"])? {
        let [person, mailboxes, unread] = row.as_slice() else { continue };
        world.person(person)?;
        let place = (named(world, it, mailboxes)?, is_yes(unread)?);
        if wanted.insert(person.clone(), place).is_some() {
            return Err(format!("{person} stands in the table twice"));
        }
    }
    let is = standing_of(world, it);
    wanted.retain(|_, it| !it.0.is_empty());
    if is == wanted { Ok(()) } else { Err(format!("it stands otherwise:\n{}", table(world, &is))) }
}

/// Returns where a conversation stands for a person, by name, and whether it is unread there.
/// What a team's Assigned, Closed and All hold follows from the person's own mailboxes.
fn places(state: &State, person: PersonId, it: ConversationId) -> (Vec<String>, bool) {
    let held = mailboxes(state).into_iter().filter(|mailbox| state.is_in(person, *mailbox, it));
    let held: Vec<_> = held.map(|it| name(state, it)).collect();
    let unread = !held.is_empty() && state.shelf(person).has(it, Flag::Unread);
    (held, unread)
}

/// Returns the names of mailboxes in the order in which they are always named.
fn named(world: &World, it: ConversationId, written: &str) -> Result<Vec<String>, String> {
    let all = mailboxes(&world.state);
    let mut places = Vec::new();
    let nowhere = |it: &str| matches!(it, "" | "-" | "–" | "none" | "nowhere" | "nothing");
    for name in written.split(',').map(str::trim).filter(|it| !nowhere(it)) {
        let mailbox = acts::mailbox(world, name, Some(it))?;
        places.extend(all.iter().position(|it| *it == mailbox));
    }
    places.sort_unstable();
    Ok(places.into_iter().map(|it| name(&world.state, all[it])).collect())
}

fn is_yes(written: &str) -> Result<bool, String> {
    match written.trim().to_lowercase().as_str() {
        "yes" | "unread" | "x" | "✓" => Ok(true),
        "" | "no" | "read" | "-" | "–" => Ok(false),
        other => Err(format!("unread is yes or empty, not “{other}”")),
    }
}

fn standing_of(world: &World, it: ConversationId) -> BTreeMap<String, (Vec<String>, bool)> {
    let people = world.state.directory.people.values();
    let rows = people.map(|person| (person.name.clone(), places(&world.state, person.id, it)));
    rows.filter(|(_, (held, _))| !held.is_empty()).collect()
}

/// Returns the table as it would have to be written.
fn table(world: &World, rows: &BTreeMap<String, (Vec<String>, bool)>) -> String {
    let mut lines = vec!["| person | mailboxes | unread |".to_owned()];
    for person in world.state.directory.people.values() {
        if let Some((held, unread)) = rows.get(&person.name) {
            let unread = if *unread { "yes" } else { "" };
            lines.push(format!("| {} | {} | {unread} |", person.name, held.join(", ")));
        }
    }
    lines.join("\n")
}

fn stands_nowhere(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let it = world.conversation(said.word(0))?;
    let is = standing_of(world, it);
    if is.is_empty() { Ok(()) } else { Err(format!("it stands:\n{}", table(world, &is))) }
}

fn messages(world: &mut World, said: &Said) -> Outcome {
    let count = world.state.conversations.messages(world.conversation(said.word(0))?);
    equal(said.word(1), &count.to_string())
}

fn equal(wanted: &str, is: &str) -> Outcome {
    if wanted == is { Ok(()) } else { Err(format!("it is {is}")) }
}

fn belongs(world: &World, said: &Said, wanted: Option<&str>) -> Outcome {
    let wanted = wanted.map(|it| world.team(it)).transpose()?;
    let team = world.state.conversations.team(world.conversation(said.word(0))?);
    if team == wanted {
        return Ok(());
    }
    let name = team.map_or("no team", |it| world.state.directory.team_name(it));
    Err(format!("it belongs to {name}"))
}

fn assigned(world: &mut World, said: &Said) -> Outcome {
    let wanted: Vec<_> = listed(said.word(1)).collect();
    world.people(said.word(1))?;
    assignees(world, said, &wanted)
}

fn assignees(world: &World, said: &Said, wanted: &[&str]) -> Outcome {
    let it = world.conversation(said.word(0))?;
    let names = world.state.conversations.assignees(it).iter().map(|it| world.state.directory.name(*it));
    let names: Vec<_> = names.collect();
    if names == wanted { Ok(()) } else { Err(format!("it is assigned to [{}]", names.join(", "))) }
}

fn by_headers(world: &mut World, said: &Said) -> Outcome {
    let it = world.conversation(said.word(0))?;
    let entries = world.journal.iter().enumerate().map(|(at, it)| (Seq(at as u32 + 1), it.clone()));
    let story = Story::of(it, &entries.collect::<Vec<_>>());
    let message = story.last_message().ok_or("it has no message")?;
    let (wanted, is) = (said.word(1) == "is", message.by_headers);
    if wanted == is { Ok(()) } else { Err(format!("marked: {is}")) }
}

fn labelled(world: &mut World, said: &Said) -> Outcome {
    let labels = world.state.conversations.labels(world.conversation(said.word(0))?);
    if labels == [world.label(said.word(1))?] { Ok(()) } else { Err(format!("it is labelled {labels:?}")) }
}

fn lists(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let person = world.person(said.word(1))?;
    let wanted = world.conversations_of(said.word(2))?;
    let mailbox = acts::mailbox(world, said.word(0), wanted.first().copied())?;
    let rows = world.state.sorted(person, mailbox, &world.state.mailbox(person, mailbox)).ids;
    if rows == wanted {
        return Ok(());
    }
    let names: BTreeMap<_, _> = world.conversations().collect();
    let names: Vec<_> = rows.iter().map(|it| format!("\"{}\"", names[it])).collect();
    Err(format!("it lists [{}]", names.join(", ")))
}

fn is_in(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let (it, person) = (world.conversation(said.word(0))?, world.person(said.word(3))?);
    let mailbox = acts::mailbox(world, said.word(2), Some(it))?;
    match (world.state.is_in(person, mailbox, it), said.word(1) == "is") {
        (is, wanted) if is == wanted => Ok(()),
        (is, _) => Err(format!("it {} there", if is { "is" } else { "is not" })),
    }
}

fn badge(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let person = world.person(said.word(1))?;
    let mailbox: Mailbox = acts::mailbox(world, said.word(0), None)?;
    if !mailbox.has_badge() {
        return Err(format!("{} has no badge", said.word(0)));
    }
    let count = world.state.badges(person, &[mailbox])[0];
    equal(said.word(2), &count.to_string())
}

fn notified(world: &mut World, said: &Said) -> Outcome {
    let mut wanted = BTreeMap::new();
    let is_unreasoned = said.has_columns(1);
    let reasons = if is_unreasoned { all_told(world)? } else { BTreeMap::new() };
    for row in said.rows(&["person", "reason"])? {
        let [person, reason] = row.as_slice() else { continue };
        world.person(person)?;
        let reason = reasons.get(person).unwrap_or(reason);
        if wanted.insert(person.clone(), reason.clone()).is_some() {
            return Err(format!("{person} stands in the table twice: nobody is told twice"));
        }
    }
    told(world, &wanted)
}

fn told(world: &World, wanted: &BTreeMap<String, String>) -> Outcome {
    let is = all_told(world)?;
    if is == *wanted {
        return Ok(());
    }
    let rows = is.iter().map(|(person, reason)| format!("| {person} | {reason} |"));
    let rows = std::iter::once("| person | reason |".to_owned()).chain(rows).collect::<Vec<_>>();
    Err(format!("notified was:\n{}", rows.join("\n")))
}

/// Returns who was told by the last act, and why.
fn all_told(world: &World) -> Result<BTreeMap<String, String>, String> {
    world.heeded()?;
    let state = &world.state;
    let notices = world.last()?.events.iter().filter_map(|it| match it {
        Event::Notified(notice) => Some(notice),
        _ => None,
    });
    Ok(notices.map(|it| (state.directory.name(it.person).to_owned(), reason(state, it.reason))).collect())
}

/// Returns why somebody was told, in words.
fn reason(state: &State, reason: Reason) -> String {
    let directory = &state.directory;
    let (name, team) = (|it| directory.name(it), |it| directory.team_name(it));
    match reason {
        Reason::Imported(count) => format!("{count} imported"),
        Reason::Rule(rule) => format!("the rule {}", directory.rules[&rule].name),
        Reason::TeamMessage(it) => format!("new message in {}", team(it)),
        Reason::InboxMessage => "new message".to_owned(),
        Reason::MovedIn(it) => format!("moved to {}", team(it)),
        Reason::Comment(it) => format!("comment by {}", name(it)),
        Reason::Reopened(it) => format!("reopened by {}", name(it)),
        Reason::AssignedMessage => "new message in an assigned conversation".to_owned(),
        Reason::TeamMention(it, to) => format!("@{} by {}", team(to), name(it)),
        Reason::Mention(it) => format!("mentioned by {}", name(it)),
        Reason::SendHeld => "a planned message is held".to_owned(),
        Reason::SnoozeDue => "snooze is due".to_owned(),
        Reason::SnoozeDueAfter(it) => format!("snooze is due, after {} acted", name(it)),
        Reason::Assigned(Some(it)) => format!("assigned by {}", name(it)),
        Reason::Assigned(None) => "assigned".to_owned(),
    }
}

fn unseen(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(0))?;
    let count = world.state.notices_of(person).filter(|it| !it.2).count();
    equal(said.word(1), &count.to_string())
}

fn refused(world: &mut World, said: &Said) -> Outcome {
    let refusals = std::mem::take(&mut world.refusals);
    match refusals.as_slice() {
        [(None, refusal)] => {
            let sentence = refusal.sentence(&world.state.directory);
            if sentence == said.word(0) { Ok(()) } else { Err(format!("it is refused: “{sentence}”")) }
        }
        [] => Err("it is not refused".to_owned()),
        _ => Err("it is done, but for some conversations".to_owned()),
    }
}

fn one_refused(world: &mut World, said: &Said) -> Outcome {
    let it = world.conversation(said.word(0))?;
    let at = world.refusals.iter().position(|refusal| refusal.0 == Some(it));
    let (_, refusal) = world.refusals.remove(at.ok_or("it is not refused")?);
    let sentence = refusal.sentence(&world.state.directory);
    if sentence == said.word(1) { Ok(()) } else { Err(format!("it is refused: “{sentence}”")) }
}

fn unchanged(world: &mut World, _: &Said) -> Outcome {
    let sentence = team_inbox::model::Refusal::NoChange.sentence(&world.state.directory);
    refused(world, &Said::of(&sentence))
}

fn as_before(world: &mut World, _: &Said) -> Outcome {
    world.heeded()?;
    let undone = world.last()?.events.iter().find_map(|it| match it {
        Event::Undone(seq) => Some(*seq),
        _ => None,
    });
    let seq = undone.ok_or("the last act was no Undo")?;
    truth::same(&world.before[seq.index() - 1], &world.state)
}
