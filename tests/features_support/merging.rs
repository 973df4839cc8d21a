//! Phrases about what was merged: where addresses lead, and the one story; and about what is linked.

use std::collections::BTreeSet;
use std::sync::Arc;

use team_inbox::model::{Command, ConversationId, Link, PersonId, Seen, Split, What};

use super::names::quoted;
use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the address of {conversation} leads to {conversation}",
        means: "to the one it was merged into, or to itself",
        run: leads,
    },
    Phrase {
        says: "the story of {conversation} has messages from {names}",
        means: "their authors, oldest message first",
        run: messages,
    },
    Phrase {
        says: "the story of {conversation} has {number} {comment|comments}",
        means: "so many",
        run: comments,
    },
    Phrase {
        says: "{conversation} continues the private {conversation} for {people}",
        means: "these people, and nobody else, see the link between the two, from either, and in both stories",
        run: continues,
    },
    Phrase {
        says: "{conversation} is linked with {conversation} for {people}",
        means: "the same, where either is linked with others besides",
        run: |world, said| linked(world, said).map(drop),
    },
    Phrase {
        says: "{conversation} is linked with nothing",
        means: "nobody sees a link from it",
        run: |world, said| {
            let it = world.conversation(said.word(0))?;
            no_other_links(world, it, &[])
        },
    },
    Phrase {
        says: "a union of {conversation} and {conversation} is offered to {people}",
        means: "a message showed that they are one, but people had acted on both; to these people, and nobody else",
        run: offered,
    },
    Phrase {
        says: "no union of {conversation} is offered",
        means: "to anybody",
        run: |world, said| {
            world.heeded()?;
            let it = world.conversation(said.word(0))?;
            let is_offered = |who: &PersonId| !world.state.unions_offered(*who, it).is_empty();
            match world.state.directory.people.keys().find(|who| is_offered(who)) {
                Some(who) => Err(format!("one is offered to {}", world.state.directory.name(*who))),
                None => Ok(()),
            }
        },
    },
];

/// Splits a conversation from one of its messages on.
pub fn splits(world: &mut World, said: &Said) -> Outcome {
    let (person, it) = (world.person(said.word(0))?, world.conversation(said.word(1))?);
    let story = Arc::new(world.story(it));
    let number: usize = said.word(2).parse().map_err(|_| "that is no number")?;
    let message = story.messages().nth(number.wrapping_sub(1)).map(|it| it.message);
    let message = message.ok_or_else(|| format!("it has no message {number}"))?;
    let seen = Seen::now(&world.state, it);
    world.act(person, Command::Split(Box::new(Split { seen, message, story, anyway: false })))
}

fn offered(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let (one, other) = (world.conversation(said.word(0))?, world.conversation(said.word(1))?);
    let wanted: BTreeSet<_> = world.people(said.word(2))?.into_iter().collect();
    for (one, other) in [(one, other), (other, one)] {
        let is_told = |it: &PersonId| world.state.unions_offered(*it, one).contains(&other);
        let is: BTreeSet<_> = world.state.directory.people.keys().copied().filter(is_told).collect();
        if is != wanted {
            let names: Vec<_> = is.iter().map(|it| world.state.directory.name(*it)).collect();
            return Err(format!("from {one} it is offered to {}", names.join(", ")));
        }
    }
    Ok(())
}

fn leads(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let lead = world.state.lead(world.conversation(said.word(0))?);
    if lead == world.conversation(said.word(1))? { Ok(()) } else { Err(format!("it leads to {lead}")) }
}

fn messages(world: &mut World, said: &Said) -> Outcome {
    let story = world.story(world.conversation(said.word(0))?);
    let is: Vec<_> = story.messages().map(|it| it.header.from.address.clone()).collect();
    let wanted: Vec<_> = quoted(said.word(1)).collect();
    if is == wanted { Ok(()) } else { Err(format!("they are from {}", is.join(", "))) }
}

fn comments(world: &mut World, said: &Said) -> Outcome {
    let story = world.story(world.conversation(said.word(0))?);
    let is = story.beats.iter().filter(|it| matches!(it.what, What::Comment { .. })).count();
    if is.to_string() == said.word(1) { Ok(()) } else { Err(format!("it has {is}")) }
}

fn continues(world: &mut World, said: &Said) -> Outcome {
    let link = linked(world, said)?;
    no_other_links(world, link.shared, &[link])?;
    no_other_links(world, link.private, &[link])
}

fn linked(world: &World, said: &Said) -> Result<Link, String> {
    world.heeded()?;
    let (shared, private) = (world.conversation(said.word(0))?, world.conversation(said.word(1))?);
    let wanted: BTreeSet<_> = world.people(said.word(2))?.into_iter().collect();
    let link = Link { private, shared };
    for end in [shared, private] {
        let sees = |it: &PersonId| world.state.links_of(*it, end).contains(&link);
        let is: BTreeSet<_> = world.state.directory.people.keys().copied().filter(sees).collect();
        if is != wanted {
            let names: Vec<_> = is.iter().map(|it| world.state.directory.name(*it)).collect();
            return Err(format!("seen from {end} it does for {}", names.join(", ")));
        }
        let told = |it: &PersonId| story_links(world, *it, end).contains(&link);
        if !wanted.iter().all(told) {
            return Err(format!("the story of {end} does not say so"));
        }
    }
    Ok(link)
}

/// Returns the links in the story of a conversation, as a person reads it.
fn story_links(world: &World, person: PersonId, it: ConversationId) -> Vec<Link> {
    let link = |what: &What| match what {
        What::Linked(link) => world.state.link_for(person, it, *link),
        _ => None,
    };
    world.story(it).beats.iter().filter_map(|beat| link(&beat.what)).collect()
}

fn no_other_links(world: &World, it: ConversationId, known: &[Link]) -> Outcome {
    for person in world.state.directory.people.keys() {
        let mut seen = world.state.links_of(*person, it);
        seen.extend(story_links(world, *person, it));
        if let Some(link) = seen.iter().find(|it| !known.contains(it)) {
            return Err(format!("{person} sees {link:?}"));
        }
    }
    Ok(())
}
