//! Phrases about messages that are to be sent later.

use team_inbox::model::{Actor, Command, DraftKey, DraftText, Mailbox, PersonId, Seen, Send, Then};

use super::acts::{actor, seen_by};
use super::clock::due;
use super::phrases::{Phrase, Said};
use super::sending::{answer, new_message};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} plans a reply to {conversation} {by when}",
        means: "it stays a draft until it is due; it leaves then unless something happened since, or nothing was open",
        run: |world, said| plan_reply(world, said, Then::Stay),
    },
    Phrase {
        says: "{actor} plans a reply to {conversation} {by when} with Send & Close",
        means: "the same, and closes when it leaves",
        run: |world, said| plan_reply(world, said, Then::Close),
    },
    Phrase {
        says: "{actor} plans to write to {name} from {name} about {name} {by when}",
        means: "a new conversation, once it is due",
        run: plan_new,
    },
    Phrase {
        says: "{actor} cancels the planned reply to {conversation}",
        means: "it stays as a draft",
        run: cancel,
    },
    Phrase {
        says: "{actor} sends the planned reply to {conversation} anyway",
        means: "now, whatever happened since",
        run: send_anyway,
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the reply of {person} to {conversation} is {planned|an ordinary draft}",
        means: "how it stands before it is sent",
        run: is_planned,
    },
    Phrase {
        says: "the reply of {person} to {conversation} is held: {name}",
        means: "it was due, but this happened",
        run: is_held,
    },
];

fn plan_reply(world: &mut World, said: &Said, then: Then) -> Outcome {
    let (person, is_stale) = actor(world, said.word(0))?;
    let conversation = world.conversation(said.word(1))?;
    let state = seen_by(world, person, is_stale);
    let (seen, last) = (Seen::now(state, conversation), state.conversations.last(conversation));
    let (account, header) = answer(world, person, conversation)?;
    let (text, draft) = ("Here you are".to_owned(), Some(DraftKey::Reply(conversation)));
    let send =
        Send { reply_to: Some((seen, last)), account, header, text, then, draft, on: None, anyway: false };
    plan(world, person, send, said.word(2))
}

fn plan_new(world: &mut World, said: &Said) -> Outcome {
    let (person, send) = new_message(world, said)?;
    plan(world, person, send, said.word(4))
}

fn plan(world: &mut World, person: PersonId, send: Send, by_when: &str) -> Outcome {
    let due = due(world, by_when)?;
    world.act(person, Command::Schedule(Box::new(send), due))
}

fn draft_of(
    world: &World,
    person: &str,
    conversation: &str,
) -> Result<(PersonId, DraftKey, DraftText), String> {
    let (person, key) = (world.person(person)?, DraftKey::Reply(world.conversation(conversation)?));
    let draft = world.state.drafts.get(&(person, key)).cloned();
    Ok((person, key, draft.ok_or("there is no draft")?))
}

fn cancel(world: &mut World, said: &Said) -> Outcome {
    let (person, key, draft) = draft_of(world, said.word(0), said.word(1))?;
    world.act(person, Command::SaveDraft { key, draft: Some(DraftText { plan: None, ..draft }), on: None })
}

fn send_anyway(world: &mut World, said: &Said) -> Outcome {
    let (person, key, draft) = draft_of(world, said.word(0), said.word(1))?;
    let send = draft.planned(key, true).ok_or("it is not planned")?;
    world.act_in(Actor::Person(person), Mailbox::All, Command::Send(Box::new(send)))
}

fn is_planned(world: &mut World, said: &Said) -> Outcome {
    let (.., draft) = draft_of(world, said.word(0), said.word(1))?;
    let is_planned = draft.due().is_some();
    if is_planned == (said.word(2) == "planned") { Ok(()) } else { Err("it is not".to_owned()) }
}

fn is_held(world: &mut World, said: &Said) -> Outcome {
    let (.., draft) = draft_of(world, said.word(0), said.word(1))?;
    let held = draft.plan.and_then(|it| it.held).ok_or("it is not held")?;
    let is = team_inbox::ui::text::refused::hold(held, &world.state.directory);
    if is == said.word(2) { Ok(()) } else { Err(format!("it is held: “{is}”")) }
}
