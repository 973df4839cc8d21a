//! Phrases about messages from outside: new ones, replies, copies, imports.

use std::collections::BTreeMap;

use team_inbox::model::{
    AccountId, Actor, Command, ConversationId, Event, Header, Mailbox, MessageId, Mode, Operation, Receive,
    message_key,
};

use super::letters::{letter, parties, party, stamped};
use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "a message from {name} to {name} about {name} arrives",
        means: "a new message, in the account of that address, else in the only account",
        run: arrives,
    },
    Phrase {
        says: "a message from {name} to {name} about {name} arrives at {name}",
        means: "a new message to an address, found in an account",
        run: arrives,
    },
    Phrase {
        says: "a message arrives at {name}:",
        means: "a message with any fields, a row each: *from*, *reply-to*, *to*, *cc*, *delivered-to*, *x-original-to*, *x-forwarded-to*, *envelope-to*, *list-post*, *list-id*, *subject*, *id*, *answers* (ids with commas), *references* and *in-reply-to* (as a header has them: `<a@x> <b@x>`), *date* (as a header has it, or *none*), *ago* (a span), *attachment*, *text*, or a header field that is kept; without a date it was written now",
        run: arrives_with,
    },
    Phrase {
        says: "{name} replies to {conversation}",
        means: "an answer to the latest message, where the first one went to",
        run: replies,
    },
    Phrase {
        says: "{name} replies to {conversation}, to {name}",
        means: "an answer to another address",
        run: replies,
    },
    Phrase {
        says: "the same message arrives at {name}",
        means: "a copy of the last message, in another account",
        run: copy,
    },
    Phrase {
        says: "the message that was sent last arrives at {name}",
        means: "what left from here comes back, in another account",
        run: |world, said| {
            let header = world.post.sent.clone().ok_or("nothing was sent yet")?;
            let account = world.account(said.word(0))?;
            receive(world, account, header)
        },
    },
    Phrase {
        says: "another message with the same id arrives at {name}",
        means: "the id of the last message, but other content",
        run: twin,
    },
    Phrase {
        says: "{actor} imports into {name} as {new mail|history|sent mail}:",
        means: "an import: a table of messages, a column for each field",
        run: imports,
    },
    Phrase {
        says: "{actor} imports into {name} as {new mail|history|sent mail}, {number} at a time:",
        means: "the same in slices of so many messages: entries of the journal, but one act",
        run: imports,
    },
];

/// The messages that came and went, as far as answers and copies need them.
#[derive(Debug, Default)]
pub struct Post {
    by_conversation: BTreeMap<ConversationId, Vec<Letter>>,
    last: Option<(AccountId, Header)>,
    sent: Option<Header>,
    ids: usize,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its number.
    pub message: MessageId,
    /// The account it came or went through.
    pub account: AccountId,
    /// It was sent from here.
    pub outgoing: bool,
    /// Its header.
    pub header: Header,
}

impl Post {
    /// Notes the messages of an entry of the journal.
    pub fn note(&mut self, operation: &Operation) {
        for event in &operation.events {
            if let Event::Moved(moved) = event {
                for step in &moved.messages {
                    let known = self.by_conversation.entry(step.from).or_default();
                    let Some(at) = known.iter().position(|it| it.message == step.message) else { continue };
                    let letter = known.remove(at);
                    self.by_conversation.entry(step.to).or_default().push(letter);
                }
            }
            let Event::Arrived(it) = event else { continue };
            if it.outgoing {
                self.sent = Some(it.header.clone());
            }
            let letter = Letter {
                message: it.message,
                account: it.account,
                outgoing: it.outgoing,
                header: it.header.clone(),
            };
            self.by_conversation.entry(it.conversation).or_default().push(letter);
        }
    }

    /// Returns the messages of a conversation, oldest first.
    pub fn of(&self, conversation: ConversationId) -> &[Letter] {
        self.by_conversation.get(&conversation).map_or(&[], Vec::as_slice)
    }

    /// Returns an id that no message has.
    pub fn new_id(&mut self) -> String {
        self.ids += 1;
        format!("{}@mail.example", self.ids)
    }
}

fn arrives(world: &mut World, said: &Said) -> Outcome {
    let (to, at) = (said.word(1), said.word(3));
    let account = account_for(world, if at.is_empty() { to } else { at }, at.is_empty())?;
    let (message_id, date) = (world.post.new_id(), Some(world.now));
    let (from, to, subject) = (party(said.word(0)), parties(to), said.word(2).to_owned());
    let header = Header { message_id, from, to, subject, date, ..Header::default() };
    receive(world, account, stamped(header, "Hello"))
}

/// Returns the account with an address, else, if that is allowed, the only one.
fn account_for(world: &World, address: &str, may_guess: bool) -> Result<AccountId, String> {
    let accounts = world.state.directory.accounts.values().filter(|it| !it.removed);
    match accounts.map(|it| it.id).collect::<Vec<_>>()[..] {
        [only] if may_guess => Ok(only),
        _ => world.account(address),
    }
}

fn arrives_with(world: &mut World, said: &Said) -> Outcome {
    let account = world.account(said.word(0))?;
    let header = letter(world, said.pairs()?)?;
    receive(world, account, header)
}

fn replies(world: &mut World, said: &Said) -> Outcome {
    let conversation = world.conversation(said.word(1))?;
    let letters = world.post.of(conversation).to_vec();
    let first = letters.first().ok_or("the conversation has no message")?;
    let to = match said.word(2) {
        "" if first.outgoing => vec![first.header.from.clone()],
        "" => first.header.to.clone(),
        address => parties(address),
    };
    let header = Header {
        message_id: world.post.new_id(),
        references: letters.iter().rev().map(|it| message_key(&it.header.message_id)).collect(),
        from: party(said.word(0)),
        to,
        subject: format!("Re: {}", first.header.subject),
        date: Some(world.now),
        ..Header::default()
    };
    receive(world, first.account, stamped(header, "And another thing"))
}

fn copy(world: &mut World, said: &Said) -> Outcome {
    let (_, header) = world.post.last.clone().ok_or("no message arrived yet")?;
    let account = world.account(said.word(0))?;
    receive(world, account, header)
}

fn twin(world: &mut World, said: &Said) -> Outcome {
    let (_, header) = world.post.last.clone().ok_or("no message arrived yet")?;
    let account = world.account(said.word(0))?;
    receive(world, account, stamped(header, "Something else altogether"))
}

fn receive(world: &mut World, account: AccountId, header: Header) -> Outcome {
    world.post.last = Some((account, header.clone()));
    let receive = Receive::new(account, Mode::Live, vec![header]);
    world.act_in(Actor::Outside, Mailbox::All, Command::Receive(receive))
}

fn imports(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(0))?;
    let account = world.account(said.word(1))?;
    let mode = match said.word(2) {
        "new mail" => Mode::AsNew,
        "history" => Mode::AsHistory,
        _ => Mode::AsSent,
    };
    let mut messages = Vec::new();
    for fields in said.records()? {
        messages.push(letter(world, fields)?);
    }
    let size = if said.word(3).is_empty() { messages.len() } else { number(said.word(3))? };
    let (mut first, mut told) = (None, BTreeMap::new());
    for slice in messages.chunks(size.max(1)) {
        let receive = Receive { part_of: first, ..Receive::new(account, mode, slice.to_vec()) };
        let Some(done) = world.done_in(Actor::Person(person), Mailbox::All, Command::Receive(receive))?
        else {
            return Ok(());
        };
        if !done.operation.events.is_empty() {
            first.get_or_insert(world.state.seq);
        }
        for (person, count) in done.told {
            *told.entry(person).or_default() += count;
        }
    }
    match first {
        Some(first) => world.act(person, Command::FinishImport { first, told: told.into_iter().collect() }),
        None => Ok(()),
    }
}

fn number(said: &str) -> Result<usize, String> {
    said.parse().map_err(|_| format!("{said} is no number"))
}
