//! Phrases about what comes of it: where conversations stand, who was told, what was refused.

use std::collections::BTreeMap;

use team_inbox::model::{ConversationId, Flag, PersonId, State};

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
        says: "the last message of {conversation} {is|is not} marked as {joined by headers|not sent from here|other content of a known id}",
        means: "from somebody who took no part so far; from outside, though From names us; not a copy, though its Message-ID is known",
        run: marked,
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
        let mailbox = world.names().mailbox(name, Some(it))?;
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

/// Fails unless what is there is what is wanted.
pub fn equal(wanted: &str, is: &str) -> Outcome {
    if wanted == is { Ok(()) } else { Err(format!("it is “{is}”, not “{wanted}”")) }
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
