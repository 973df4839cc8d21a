//! Phrases about messages from outside: new ones, replies, copies, imports.

use std::collections::BTreeMap;

use team_inbox::mail::parse;
use team_inbox::model::{
    AccountId, Actor, Command, ConversationId, Event, Header, Kept, Mailbox, Mode, Operation, Party, Receive,
    Time, fnv1a, message_key,
};

use super::clock::span;
use super::names::find;
use super::phrases::{Phrase, Said};
use super::rule_words::kept;
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
        means: "a message with any headers: a table of *from*, *to*, *cc*, *delivered-to*, *x-original-to*, *x-forwarded-to*, *envelope-to*, *list-post*, *list-id*, *subject*, *id*, *answers* (ids), *attachment*, *text*, or a header field that is kept",
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
        means: "an import; a table of *from*, *to*, *subject*, *ago* (a span), *id*",
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
            let Event::Arrived(it) = event else { continue };
            if it.outgoing {
                self.sent = Some(it.header.clone());
            }
            let letter = Letter { account: it.account, outgoing: it.outgoing, header: it.header.clone() };
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

/// Returns the party of `Kim <kim@example.com>` or `kim@example.com`; in outlines, where angle brackets
/// mean something else, of `Kim (kim@example.com)`.
pub fn party(written: &str) -> Party {
    match written.split_once(['<', '(']) {
        Some((name, address)) => Party {
            name: name.trim().to_owned(),
            address: address.trim_end_matches(['>', ')']).trim().to_lowercase(),
        },
        None => Party::bare(written.trim()),
    }
}

/// Returns the parties of a list with commas.
pub fn parties(written: &str) -> Vec<Party> {
    written.split(',').filter(|it| !it.trim().is_empty()).map(party).collect()
}

/// Fills in what every message has: a hash of what tells copies from other content.
fn stamped(mut header: Header, text: &str) -> Header {
    let shown = format!("{}|{:?}|{}|{text}", header.from.address, header.date, header.subject);
    header.fingerprint = fnv1a(shown.bytes());
    text.clone_into(&mut header.snippet);
    header
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
    let mut header = Header { date: Some(world.now), ..Header::default() };
    let mut text = "Hello";
    for (name, value) in said.pairs()? {
        let addresses = || parties(value).into_iter().map(|it| it.address).collect();
        match name.to_lowercase().as_str() {
            "from" => header.from = party(value),
            "to" => header.to = parties(value),
            "cc" => header.cc = parties(value),
            "delivered-to" | "x-original-to" | "x-forwarded-to" | "envelope-to" => {
                header.delivered.append(&mut addresses());
            }
            "list-id" => {
                let written = format!("List-Id: {value}\n\n");
                header.list.append(&mut parse(written.as_bytes(), None).header.list);
                header.kept.push((Kept::ListId, value.to_owned()));
            }
            "list-post" => header.list.append(&mut addresses()),
            "subject" => value.clone_into(&mut header.subject),
            "id" | "message-id" => value.clone_into(&mut header.message_id),
            "answers" | "references" | "in-reply-to" => {
                header.references = value.split(',').map(|it| message_key(it.trim())).collect()
            }
            "text" => text = value,
            "attachment" => header.attachments.push(value.to_owned()),
            _ if kept(name).is_ok() => header.kept.push((kept(name)?, value.to_owned())),
            _ => find(
                "header",
                name,
                [
                    "from",
                    "to",
                    "cc",
                    "delivered-to",
                    "list-post",
                    "subject",
                    "id",
                    "answers",
                    "attachment",
                    "text",
                ]
                .map(|it| (it, ()))
                .into_iter(),
            )?,
        }
    }
    if header.message_id.is_empty() {
        header.message_id = world.post.new_id();
    }
    let header = stamped(header, text);
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
    for row in said.rows(&["from", "to", "subject", "ago", "id"])? {
        let [from, to, subject, ago, id] = row.as_slice() else { continue };
        let date = world.now.0 - if ago.is_empty() { 0 } else { span(ago)? };
        let header = Header {
            message_id: if id.is_empty() { world.post.new_id() } else { id.clone() },
            from: party(from),
            to: parties(to),
            subject: subject.clone(),
            date: Some(Time(date)),
            ..Header::default()
        };
        messages.push(stamped(header, "Hello"));
    }
    let receive = Command::Receive(Receive::new(account, mode, messages));
    if let Some(done) = world.done_in(Actor::Person(person), Mailbox::All, receive)? {
        let (first, told) = (world.state.seq, done.told.into_iter().collect());
        world.act(person, Command::FinishImport { first, told })?;
    }
    Ok(())
}
