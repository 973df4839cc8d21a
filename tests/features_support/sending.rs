//! Phrases about what people write: replies, new messages, comments, drafts.

use std::sync::Arc;

use team_inbox::model::{
    Command, ConversationId, DraftKey, DraftText, EditComment, Header, MessageId, Party, PersonId, Seen,
    Send, TeamId, Then, What, message_key,
};

use super::acts::{actor, seen_by};
use super::letters::parties;
use super::names::{find, quoted};
use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} replies to {conversation}",
        means: "from the address that it came to, else from an own one",
        run: |world, said| reply(world, said, Then::Stay),
    },
    Phrase {
        says: "{actor} replies to {conversation} with {Send & Close|Send & Archive}",
        means: "the same, and closes or archives",
        run: |world, said| {
            let then = if said.word(2) == "Send & Close" { Then::Close } else { Then::Archive };
            reply(world, said, then)
        },
    },
    Phrase {
        says: "{actor} writes to {name} from {name} about {name}",
        means: "a new conversation, outgoing",
        run: write,
    },
    Phrase {
        says: "{actor} comments on {conversation}: {name}",
        means: "*@Cleo*, *@Support*, *@team* and *@all* in the text are mentions",
        run: comment,
    },
    Phrase {
        says: "{actor} edits the last comment on {conversation}: {name}",
        means: "it says this from now on",
        run: |world, said| edit(world, said, Some(said.word(2))),
    },
    Phrase {
        says: "{actor} deletes the last comment on {conversation}",
        means: "it is gone; that it was deleted stands in the story",
        run: |world, said| edit(world, said, None),
    },
    Phrase {
        says: "{actor} marks the last message of {conversation} as delivered",
        means: "handed on by other means: it leaves the Outbox",
        run: delivered,
    },
    Phrase {
        says: "{actor} drafts a reply to {conversation}",
        means: "writes, but does not send; a reply that is sent later is this one",
        run: draft,
    },
    Phrase {
        says: "{actor} drafts a reply to {conversation}: {name}",
        means: "the same, with a text of its own",
        run: draft,
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the draft of {person} for {conversation} says {names}",
        means: "what they have written so far, part by part",
        run: draft_says,
    },
    Phrase {
        says: "nobody has a draft",
        means: "of a reply or of a new message",
        run: |world, _| {
            world.heeded()?;
            if world.state.drafts.is_empty() { Ok(()) } else { Err(format!("{:?}", world.state.drafts)) }
        },
    },
];

fn reply(world: &mut World, said: &Said, then: Then) -> Outcome {
    let (person, is_stale) = actor(world, said.word(0))?;
    let conversation = world.conversation(said.word(1))?;
    let state = seen_by(world, person, is_stale);
    let (seen, last) = (Seen::now(state, conversation), state.conversations.last(conversation));
    let (account, header) = answer(world, person, conversation)?;
    let key = DraftKey::Reply(conversation);
    let draft = world.state.drafts.contains_key(&(person, key)).then_some(key);
    let send = Send {
        reply_to: Some((seen, last)),
        account,
        header,
        text: "Here you are".to_owned(),
        then,
        draft,
        on: None,
        anyway: false,
    };
    world.act(person, Command::Send(Box::new(send)))
}

/// Returns the account and header of an answer: from the address that the message came to, if the
/// person may send from it, else from one of their own.
pub fn answer(
    world: &mut World,
    person: PersonId,
    conversation: ConversationId,
) -> Result<(team_inbox::model::AccountId, Header), String> {
    let letters = world.post.of(conversation).to_vec();
    let first = letters.first().ok_or("the conversation has no message")?;
    let outside = letters.iter().rev().find(|it| !it.outgoing);
    let to = outside.map_or_else(|| first.header.to.clone(), |it| vec![it.header.from.clone()]);
    let addressed =
        |address: &str| outside.is_some_and(|it| it.header.to.iter().any(|to| to.address == address));
    let senders = world.state.senders(person);
    let sender = senders.iter().find(|it| addressed(&it.address)).or(senders.first());
    let (account, from) = match sender {
        Some(it) => (it.account, it.address.clone()),
        // The model is to refuse it.
        None => (first.account, first.header.to.first().map_or(String::new(), |it| it.address.clone())),
    };
    let header = Header {
        message_id: world.post.new_id(),
        references: letters.iter().rev().map(|it| message_key(&it.header.message_id)).collect(),
        from: Party::bare(&from),
        to,
        subject: format!("Re: {}", first.header.subject),
        date: Some(world.now),
        ..Header::default()
    };
    Ok((account, header))
}

fn write(world: &mut World, said: &Said) -> Outcome {
    let (person, send) = new_message(world, said)?;
    world.act(person, Command::Send(Box::new(send)))
}

/// Returns the new message that a phrase writes: by whom, to, from, about.
pub fn new_message(world: &mut World, said: &Said) -> Result<(PersonId, Send), String> {
    let (person, _) = actor(world, said.word(0))?;
    let senders = world.state.senders(person);
    let account = find(
        "address to send from",
        said.word(2),
        senders.iter().map(|it| (it.address.as_str(), it.account)),
    )
    .or_else(|unknown| world.account(said.word(2)).map_err(|_| unknown))
    .or_else(|unknown| {
        // The model is to refuse it.
        world.shared_address(said.word(2)).map_err(|_| unknown)?;
        world.state.directory.accounts.keys().next().copied().ok_or_else(|| "there is no account".to_owned())
    })?;
    let header = Header {
        message_id: world.post.new_id(),
        from: Party::bare(said.word(2)),
        to: parties(said.word(1)),
        subject: said.word(3).to_owned(),
        date: Some(world.now),
        ..Header::default()
    };
    let text = "We thought of you".to_owned();
    let send = Send {
        reply_to: None,
        account,
        header,
        text,
        then: Then::Stay,
        draft: None,
        on: None,
        anyway: false,
    };
    Ok((person, send))
}

fn comment(world: &mut World, said: &Said) -> Outcome {
    let (person, _) = actor(world, said.word(0))?;
    let conversation = world.conversation(said.word(1))?;
    let text = said.word(2);
    let (people, teams) = mentioned(world, person, conversation, text)?;
    world.act(person, Command::Comment { conversation, text: text.to_owned(), people, teams })
}

/// Returns whom and which teams a comment mentions; nobody is misspelt.
fn mentioned(
    world: &World,
    person: PersonId,
    it: ConversationId,
    text: &str,
) -> Result<(Vec<PersonId>, Vec<TeamId>), String> {
    let (mut people, mut teams) = (Vec::new(), Vec::new());
    for mention in text.split('@').skip(1) {
        let name: String = mention.chars().take_while(|it| it.is_alphanumeric()).collect();
        if ["all", "team"].contains(&name.as_str()) {
            let (all, team) = world.state.mentioned(person, it, &format!("@{name}"));
            people.extend(all);
            teams.extend(team);
            continue;
        }
        match world.team(&name) {
            Ok(team) => teams.push(team),
            Err(_) => people.push(world.person(&name)?),
        }
    }
    Ok((people, teams))
}

fn edit(world: &mut World, said: &Said, text: Option<&str>) -> Outcome {
    let (person, _) = actor(world, said.word(0))?;
    let conversation = world.conversation(said.word(1))?;
    let story = Arc::new(world.story(conversation));
    let last = story.beats.iter().rev().find(|it| matches!(it.what, What::Comment { .. }));
    let comment = last.ok_or("it has no comment")?.seq;
    let (people, teams) = mentioned(world, person, conversation, text.unwrap_or_default())?;
    let text = text.map(str::to_owned);
    let edit = EditComment { conversation, comment, text, people, teams, story };
    world.act(person, Command::EditComment(Box::new(edit)))
}

fn draft(world: &mut World, said: &Said) -> Outcome {
    let (person, _) = actor(world, said.word(0))?;
    let conversation = world.conversation(said.word(1))?;
    let seen: Option<MessageId> = Some(world.state.conversations.last(conversation));
    let text = if said.word(2).is_empty() { "Here you" } else { said.word(2) };
    let draft = DraftText { text: text.to_owned(), seen, ..DraftText::default() };
    world.act(person, Command::SaveDraft { key: DraftKey::Reply(conversation), draft: Some(draft), on: None })
}

fn delivered(world: &mut World, said: &Said) -> Outcome {
    let (person, _) = actor(world, said.word(0))?;
    let last = world.state.conversations.last(world.conversation(said.word(1))?);
    world.act(person, Command::MarkDelivered(last))
}

fn draft_says(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let key = (world.person(said.word(0))?, DraftKey::Reply(world.conversation(said.word(1))?));
    let draft = world.state.drafts.get(&key).ok_or("there is no draft")?;
    let parts: Vec<_> = draft.text.split("\n\n").map(|it| format!("\"{it}\"")).collect();
    let wanted: Vec<_> = quoted(said.word(2)).map(|it| format!("\"{it}\"")).collect();
    if parts == wanted { Ok(()) } else { Err(format!("it says {}", parts.join(" and "))) }
}
