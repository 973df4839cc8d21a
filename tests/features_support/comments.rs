//! Phrases about comments: who wrote the last one, and what it says.

use team_inbox::model::What;

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
];

fn last_comment(world: &mut World, said: &Said) -> Outcome {
    let story = world.story(world.conversation(said.word(0))?);
    let directory = &world.state.directory;
    let comment = |what: &What| match what {
        What::Comment { author, text } => Some((directory.name(*author).to_owned(), text.clone())),
        What::RuleComment { rule, text } => Some((directory.rules[rule].name.clone(), text.clone())),
        _ => None,
    };
    let last = story.beats.iter().rev().find_map(|it| comment(&it.what)).ok_or("it has no comment")?;
    if last.0 == said.word(1) && last.1 == said.word(2) {
        return Ok(());
    }
    Err(format!("the last one is by {}: “{}”", last.0, last.1))
}
