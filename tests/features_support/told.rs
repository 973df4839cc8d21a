//! Phrases about who was told, and what was refused.

use std::collections::{BTreeMap, BTreeSet};

use team_inbox::model::{Event, Reason, Refusal, State};
use team_inbox::ui::text::refused;

use super::names::listed;
use super::phrases::{Phrase, Said};
use super::stands::equal;
use super::truth;
use super::{Outcome, World};

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "was notified:",
        means: "a table of *person*, *reason*: told by the last act, and nobody else was. Reasons are *new message*, *new message in Support*, *new message in an assigned conversation*, *assigned by Ann*, *mentioned by Ann*, *added by Ann*, *@Support by Ann*, *comment by Ann*, *moved to Support*, *reopened by Ann*, *snooze is due*, *snooze is due, after Ann acted*, *2 imported*, *the rule NAME*; without that column nobody's reason is looked at",
        run: notified,
    },
    Phrase {
        says: "nobody was notified",
        means: "by the last act",
        run: |world, _| told(world, &BTreeMap::new()),
    },
    Phrase {
        says: "only {people} {was|were} notified",
        means: "they were told by the last act, and nobody else was",
        run: |world, said| {
            let names = names_told(world)?;
            let wanted = named(world, said)?;
            if names == wanted { Ok(()) } else { Err(notices(&all_told(world)?)) }
        },
    },
    Phrase {
        says: "{people} {was|were|was not|were not} notified",
        means: "by the last act; says nothing of others",
        run: |world, said| {
            let (names, wanted) = (names_told(world)?, named(world, said)?);
            let is_so = if said.word(1).ends_with("not") {
                names.is_disjoint(&wanted)
            } else {
                names.is_superset(&wanted)
            };
            if is_so { Ok(()) } else { Err(notices(&all_told(world)?)) }
        },
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
            equal(said.word(1), &is.to_string())
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
    if is == *wanted { Ok(()) } else { Err(notices(&is)) }
}

/// Says who was told by the last act, as a table would have to.
fn notices(is: &BTreeMap<String, String>) -> String {
    if is.is_empty() {
        return "nobody was notified".to_owned();
    }
    let rows = is.iter().map(|(person, reason)| format!("| {person} | {reason} |"));
    let rows = std::iter::once("| person | reason |".to_owned()).chain(rows).collect::<Vec<_>>();
    format!("notified was:\n{}", rows.join("\n"))
}

/// Returns who was told by the last act, and why.
fn all_told(world: &World) -> Result<BTreeMap<String, String>, String> {
    world.heeded()?;
    let state = &world.state;
    let notices = world.last_events().filter_map(|it| match it {
        Event::Notified(notice) => Some(notice),
        _ => None,
    });
    Ok(notices.map(|it| (state.directory.name(it.person).to_owned(), reason(state, it.reason))).collect())
}

fn names_told(world: &World) -> Result<BTreeSet<String>, String> {
    Ok(all_told(world)?.into_keys().collect())
}

fn named(world: &World, said: &Said) -> Result<BTreeSet<String>, String> {
    world.people(said.word(0))?;
    Ok(listed(said.word(0)).map(str::to_owned).collect())
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
        Reason::Added(it) => format!("added by {}", name(it)),
        Reason::SendHeld => "a planned message is held".to_owned(),
        Reason::NotDelivered => "a message did not get there".to_owned(),
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
            let sentence = refused::sentence(refusal, &world.state.directory);
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
    let sentence = refused::sentence(&refusal, &world.state.directory);
    if sentence == said.word(1) { Ok(()) } else { Err(format!("it is refused: “{sentence}”")) }
}

fn unchanged(world: &mut World, _: &Said) -> Outcome {
    let sentence = refused::sentence(&Refusal::NoChange, &world.state.directory);
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
