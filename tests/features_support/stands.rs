//! Phrases about what comes of it: where conversations stand, who was told, what was refused.

use std::collections::BTreeMap;

use team_inbox::model::{ConversationId, Flag, LabelId, Mailbox, PersonId, State};

use super::acts;
use super::names::{listed, quoted};
use super::phrases::{Phrase, Said};
use super::standing::name;
use super::tabled::tabled;
use super::{Outcome, World};

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
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
        means: "none was begun, or it was deleted for ever",
        run: |world, said| match world.present(said.word(0)) {
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
        says: "the last message of {conversation} {is|is not} marked as {joined by headers|not sent from here|other content of a known id}",
        means: "from somebody who took no part so far; from outside, though From names us; not a copy, though its Message-ID is known",
        run: marked,
    },
    Phrase {
        says: "{conversation} is labelled {names}",
        means: "with these labels, and no others",
        run: labelled,
    },
    Phrase {
        says: "{conversation} is not labelled {names}",
        means: "with any of these; says nothing of others",
        run: not_labelled,
    },
    Phrase { says: "{conversation} has no label", means: "none at all", run: labelled },
    Phrase {
        says: "{conversation} {is|is not} in {mailbox} of {person}",
        means: "this one mailbox; says nothing of others",
        run: is_in,
    },
    Phrase { says: "{conversation} is {read|unread} for {people}", means: "for each of them", run: unread },
    Phrase {
        says: "{people} {has|have} {access|no access} to {conversation}",
        means: "each of them may see it, or may not",
        run: access,
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
    let held = tabled(state).into_iter().filter(|mailbox| state.is_in(person, *mailbox, it));
    let held: Vec<_> = held.map(|it| name(state, it)).collect();
    let unread = !held.is_empty() && state.shelf(person).has(it, Flag::Unread);
    (held, unread)
}

/// Returns the names of mailboxes in the order in which they are always named.
fn named(world: &World, it: ConversationId, written: &str) -> Result<Vec<String>, String> {
    let all = tabled(&world.state);
    let mut places = Vec::new();
    let nowhere = |it: &str| matches!(it, "" | "-" | "–" | "none" | "nowhere" | "nothing");
    for name in written.split(',').map(str::trim).filter(|it| !nowhere(it)) {
        let mailbox = acts::mailbox(world, name, Some(it))?;
        let place = all.iter().position(|it| *it == mailbox);
        places.push(place.ok_or_else(|| {
            format!("{name} is asked of apart from a table: say that it is in {name} of somebody")
        })?);
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

/// Fails unless what is there is what is wanted.
pub fn equal(wanted: &str, is: &str) -> Outcome {
    if wanted == is { Ok(()) } else { Err(format!("it is “{is}”, not “{wanted}”")) }
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

fn marked(world: &mut World, said: &Said) -> Outcome {
    let it = world.conversation(said.word(0))?;
    let story = world.story(it);
    let message = story.last_message().ok_or("it has no message")?;
    let is = match said.word(2) {
        "joined by headers" => message.by_headers,
        "not sent from here" => world.state.is_not_from_here(message),
        _ => message.same_id,
    };
    equal(said.word(1), if is { "is" } else { "is not" })
}

fn labelled(world: &mut World, said: &Said) -> Outcome {
    let mut wanted = quoted(said.word(1)).map(|it| world.label(it)).collect::<Result<Vec<_>, _>>()?;
    wanted.sort_unstable();
    let is = world.state.conversations.labels(world.conversation(said.word(0))?);
    if is == wanted {
        return Ok(());
    }
    Err(format!("it is labelled [{}]", label_names(world, &is).join(", ")))
}

fn not_labelled(world: &mut World, said: &Said) -> Outcome {
    let unwanted = quoted(said.word(1)).map(|it| world.label(it)).collect::<Result<Vec<_>, _>>()?;
    let mut is = world.state.conversations.labels(world.conversation(said.word(0))?).to_vec();
    is.retain(|it| unwanted.contains(it));
    if is.is_empty() { Ok(()) } else { Err(format!("it is labelled {}", label_names(world, &is).join(", "))) }
}

fn label_names<'a>(world: &'a World, labels: &[LabelId]) -> Vec<&'a str> {
    labels.iter().map(|it| world.state.directory.labels[it].name.as_str()).collect()
}

fn unread(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let it = world.conversation(said.word(0))?;
    let is_unread = |person: &PersonId| world.state.shelf(*person).has(it, Flag::Unread);
    of_each(world, said.word(2), is_unread, said.word(1) == "unread", said.word(1))
}

fn access(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let it = world.conversation(said.word(3))?;
    let facts = world.state.facts(it);
    let may_see = |person: &PersonId| facts.admits(*person, &world.state.directory);
    let wanted = said.word(2) == "access";
    of_each(world, said.word(0), may_see, wanted, &format!("with {}", said.word(2)))
}

/// Fails, naming them, unless something holds for each of some people, or for none of them.
fn of_each(
    world: &World,
    people: &str,
    holds: impl Fn(&PersonId) -> bool,
    wanted: bool,
    what: &str,
) -> Outcome {
    let people = world.people(people)?;
    let others = people.iter().filter(|it| holds(it) != wanted).map(|it| world.state.directory.name(*it));
    let others: Vec<_> = others.collect();
    if others.is_empty() { Ok(()) } else { Err(format!("not {what}: {}", others.join(", "))) }
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
