//! Phrases about what was merged: where addresses lead, and the one story.

use team_inbox::model::{ConversationId, Seq, Story};

use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
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
];

fn leads(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let lead = world.state.lead(world.conversation(said.word(0))?);
    if lead == world.conversation(said.word(1))? { Ok(()) } else { Err(format!("it leads to {lead}")) }
}

/// Returns the story as the session would fold it: from the entries that touched it.
fn story(world: &World, it: ConversationId) -> Story {
    let seqs = world.state.conversations.history(it);
    let entry = |seq: Seq| (seq, world.journal[seq.index() - 1].clone());
    Story::of(it, &seqs.into_iter().map(entry).collect::<Vec<_>>())
}

fn messages(world: &mut World, said: &Said) -> Outcome {
    let story = story(world, world.conversation(said.word(0))?);
    let is: Vec<_> = story.messages().map(|it| it.header.from.address.clone()).collect();
    let wanted: Vec<_> = said.word(1).split('"').skip(1).step_by(2).collect();
    if is == wanted { Ok(()) } else { Err(format!("they are from {}", is.join(", "))) }
}

fn comments(world: &mut World, said: &Said) -> Outcome {
    use team_inbox::model::What;
    let story = story(world, world.conversation(said.word(0))?);
    let is = story.beats.iter().filter(|it| matches!(it.what, What::Comment { .. })).count();
    if is.to_string() == said.word(1) { Ok(()) } else { Err(format!("it has {is}")) }
}
