//! Phrases about drafts that others may edit.

use team_inbox::model::{
    Command, ConversationId, DraftKey, DraftText, PersonId, Seen, Send, State, Then, Time, Version,
};

use super::acts::{actor, seen_by};
use super::phrases::{Phrase, Said};
use super::sending::answer;
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} lets others edit the draft for {conversation}",
        means: "everybody who may see the conversation may read, edit, send and discard it",
        run: |world, said| share(world, said, true),
    },
    Phrase {
        says: "{actor} lets nobody else edit the draft for {conversation}",
        means: "it is their own again",
        run: |world, said| share(world, said, false),
    },
    Phrase {
        says: "{actor} edits the draft of {person} for {conversation}: {name}",
        means: "it says this from now on, unless somebody has saved another version since",
        run: |world, said| {
            let it = Theirs::of(world, said)?;
            save(world, it, Some(said.word(3)))
        },
    },
    Phrase {
        says: "{actor} discards the draft of {person} for {conversation}",
        means: "it is gone, for everybody",
        run: |world, said| {
            let it = Theirs::of(world, said)?;
            save(world, it, None)
        },
    },
    Phrase {
        says: "{actor} sends the draft of {person} for {conversation}",
        means: "as it is, in their own name",
        run: |world, said| {
            let it = Theirs::of(world, said)?;
            let send = send(world, &it)?;
            world.act(it.me, Command::Send(Box::new(send)))
        },
    },
    Phrase {
        says: "{actor} plans the draft of {person} for {conversation}",
        means: "to be sent an hour later",
        run: |world, said| {
            let it = Theirs::of(world, said)?;
            let (send, due) = (send(world, &it)?, Time(world.now.0 + 3_600_000));
            world.act(it.me, Command::Schedule(Box::new(send), due))
        },
    },
];

/// What is true of such drafts.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the draft of {person} for {conversation} was last edited by {person}",
        means: "others may edit it, and this is who saved it last",
        run: |world, said| {
            world.heeded()?;
            let draft = drafted(world, said)?;
            let (is, wanted) = (draft.shared.as_deref().ok_or("nobody else may edit it")?.by, said.word(2));
            if is == world.person(wanted)? { Ok(()) } else { Err(world.state.directory.name(is).to_owned()) }
        },
    },
    Phrase {
        says: "nobody else may edit the draft of {person} for {conversation}",
        means: "it is theirs alone",
        run: |world, said| {
            world.heeded()?;
            let draft = drafted(world, said)?;
            draft.shared.as_ref().map_or(Ok(()), |it| Err(format!("{it:?}")))
        },
    },
];

fn drafted<'a>(world: &'a World, said: &Said) -> Result<&'a DraftText, String> {
    let key = (world.person(said.word(0))?, DraftKey::Reply(world.conversation(said.word(1))?));
    world.state.drafts.get(&key).ok_or_else(|| "there is no draft".to_owned())
}

fn share(world: &mut World, said: &Said, on: bool) -> Outcome {
    let (person, _) = actor(world, said.word(0))?;
    let key = DraftKey::Reply(world.conversation(said.word(1))?);
    world.act(person, Command::ShareDraft { key, on })
}

/// A draft of somebody, as another person saw it.
struct Theirs {
    me: PersonId,
    conversation: ConversationId,
    key: DraftKey,
    seen: DraftText,
    on: Option<Version>,
}

impl Theirs {
    fn of(world: &World, said: &Said) -> Result<Self, String> {
        let ((me, is_stale), author) = (actor(world, said.word(0))?, world.person(said.word(1))?);
        let conversation = world.conversation(said.word(2))?;
        let key = DraftKey::Reply(conversation);
        let state: &State = seen_by(world, me, is_stale);
        let seen = state.drafts.get(&(author, key)).cloned().unwrap_or_default();
        // Whoever names a draft that they may not see names no version that there is.
        let none = (author != me).then_some(Version { author, revision: Default::default() });
        let on = seen.version(author).or(none);
        Ok(Self { me, conversation, key, seen, on })
    }
}

fn save(world: &mut World, it: Theirs, text: Option<&str>) -> Outcome {
    let draft = text.map(|text| DraftText { text: text.to_owned(), ..it.seen });
    world.act(it.me, Command::SaveDraft { key: it.key, draft, on: it.on })
}

fn send(world: &mut World, it: &Theirs) -> Result<Send, String> {
    let (account, header) = answer(world, it.me, it.conversation)?;
    let state = &world.state;
    Ok(Send {
        reply_to: Some((Seen::now(state, it.conversation), state.conversations.last(it.conversation))),
        account,
        header,
        text: it.seen.text.clone(),
        then: Then::Stay,
        draft: Some(it.key),
        on: it.on,
        anyway: false,
    })
}
