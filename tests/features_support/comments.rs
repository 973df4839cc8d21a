//! Phrases about comments: who wrote the last one, what it says, and what became of it.

use team_inbox::model::{Act, Actor, What};

use super::phrases::{Phrase, Said};
use super::rules::rule;
use super::{Outcome, World};

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the last comment on {conversation} is by {person}: {name}",
        means: "who wrote it, and what it says",
        run: |world, said| {
            world.person(said.word(1))?;
            last_comment(world, said)
        },
    },
    Phrase {
        says: "the last comment on {conversation} is by the rule {name}: {name}",
        means: "the same, where a rule wrote it",
        run: |world, said| {
            rule(world, said.word(1))?;
            last_comment(world, said)
        },
    },
    Phrase {
        says: "the last comment on {conversation} is {edited|as it was written}",
        means: "its author has made something else of it since, or not",
        run: |world, said| {
            let story = world.story(world.conversation(said.word(0))?);
            let edited = |what: &What| match what {
                What::Comment { edited, .. } => Some(*edited),
                _ => None,
            };
            let is = story.beats.iter().rev().find_map(|it| edited(&it.what)).ok_or("it has no comment")?;
            if is == (said.word(1) == "edited") { Ok(()) } else { Err(format!("edited: {is}")) }
        },
    },
    Phrase {
        says: "the story of {conversation} says that {person} deleted a comment",
        means: "at its end, unless that was undone",
        run: |world, said| {
            let (it, person) = (world.conversation(said.word(0))?, world.person(said.word(1))?);
            let story = world.story(it);
            let last = story.beats.iter().rev().find_map(|it| match &it.what {
                What::Act { act: Act::DeleteComment, undone: false, .. } => Some(it.actor),
                _ => None,
            });
            if last == Some(Actor::Person(person)) { Ok(()) } else { Err(format!("deleted by: {last:?}")) }
        },
    },
];

fn last_comment(world: &mut World, said: &Said) -> Outcome {
    let story = world.story(world.conversation(said.word(0))?);
    let directory = &world.state.directory;
    let comment = |what: &What| match what {
        What::Comment { author, text, .. } => Some((directory.name(*author).to_owned(), text.clone())),
        What::RuleComment { rule, text } => Some((directory.rules[rule].name.clone(), text.clone())),
        _ => None,
    };
    let last = story.beats.iter().rev().find_map(|it| comment(&it.what)).ok_or("it has no comment")?;
    if last.0 == said.word(1) && last.1 == said.word(2) {
        return Ok(());
    }
    Err(format!("the last one is by {}: “{}”", last.0, last.1))
}
