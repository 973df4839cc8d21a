//! One act that is not shared: how it rests beside the journal, and how it is decided anew.

use std::rc::Rc;

use uuid::Uuid;

use super::naming::Names;
use crate::model::{
    Act, Actor, Command, Context, Decision, DraftKey, DraftText, Event, Mailbox, Operation, PersonId,
    Refusal, Seq, State, Time, Verb,
};
use crate::session::{Tools, record};
use crate::store::Head;

/// What the keys of acts begin with that are not shared.
pub const WAITING: &str = "unshared ";

/// An act that is not shared.
#[derive(Clone)]
pub struct Unshared {
    /// The id of its operation, by which it is known in the journal.
    pub id: Uuid,
    /// The number that it is shown under.
    pub number: Seq,
    /// The end of the journal when it was done: behind it, it may turn up.
    pub seen: Head,
    /// It was sent once: it may be in the log.
    pub is_sent: bool,
    /// As an entry of the journal: what was decided last, and what was asked.
    pub entry: Vec<u8>,
    /// It stands beside the journal.
    pub is_kept: bool,
    /// What stands there is older.
    pub is_changed: bool,
    /// As it is shown; none if it would be refused now.
    pub shown: Option<Rc<Operation>>,
    /// What an Undo takes back, which its entry leaves out.
    pub undoes: Option<Box<Operation>>,
}

/// What was asked, and by whom.
pub struct Question {
    pub id: Uuid,
    pub at: Time,
    pub actor: Actor,
    pub view: Mailbox,
    pub online: std::collections::BTreeSet<PersonId>,
    pub command: Command,
}

impl Question {
    /// Reads what was asked for an entry.
    pub fn read(entry: &[u8]) -> Option<(Operation, Self)> {
        let operation = record::decode(entry).ok()?;
        let asked = record::asked(entry).ok()??;
        let Operation { id, at, actor, .. } = operation;
        let (view, online, command) = (asked.view, asked.online.into_owned(), asked.command.into_owned());
        Some((operation, Self { id, at, actor, view, online, command }))
    }

    /// Decides it on a state.
    pub fn decide(&self, tools: Tools, state: &State) -> Result<(Decision, Vec<u8>), Refusal> {
        let at = self.at.max(state.at);
        let context = Context { online: &self.online, ..Context::of(self.id, at, self.actor, self.view) };
        (tools.decide)(state, &self.command, &context)
    }

    /// Leaves out what was only looked at, where more has come since: that was not seen.
    pub fn without_news(mut self, state: &State) -> Self {
        if let Command::Triage(triage) = &mut self.command
            && matches!(triage.verb, Verb::Look | Verb::Unread(false))
        {
            let last = |it| state.conversations.last_outside(it);
            triage
                .targets
                .retain(|it| state.has(it.conversation) && last(it.conversation) == it.last_outside);
        }
        self
    }
}

/// The draft that an act is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OfDraft {
    who: Actor,
    /// Whose it is.
    pub author: Option<PersonId>,
    /// Which of theirs.
    pub key: DraftKey,
    /// It saves it.
    pub is_saved: bool,
}

impl OfDraft {
    /// Returns the draft that a command is about.
    pub fn of(who: Actor, command: &Command) -> Option<Self> {
        let (on, key, is_saved) = match command {
            Command::SaveDraft { key, on, .. } => (*on, *key, true),
            Command::ShareDraft { key, .. } => (None, *key, false),
            Command::Send(send) | Command::Schedule(send, _) => {
                let reply = send.reply_to.as_ref().map(|it| DraftKey::Reply(it.0.conversation));
                (send.on, send.draft.or(reply)?, false)
            }
            _ => return None,
        };
        Some(Self { who, author: on.map_or(who.person(), |it| Some(it.author)), key, is_saved })
    }

    /// Tells whether two acts of somebody are about the same draft.
    pub fn is_same(&self, other: &Self) -> bool {
        Self { is_saved: other.is_saved, ..*self } == *other
    }
}

impl Unshared {
    /// Reads an act as it rests under a key.
    pub fn read(key: &str, value: &[u8], number: Seq) -> Option<Self> {
        let id = Uuid::parse_str(key.strip_prefix(WAITING)?).ok()?;
        let (is_sent, rest) = value.split_first()?;
        let (seen, entry) = rest.split_first_chunk::<20>()?;
        Some(Self {
            id,
            number,
            seen: Head::from_bytes(seen)?,
            is_sent: *is_sent != 0,
            entry: entry.to_vec(),
            is_kept: true,
            is_changed: false,
            shown: None,
            undoes: None,
        })
    }

    /// Returns its key.
    pub fn key(&self) -> String {
        format!("{WAITING}{}", self.id)
    }

    /// Returns it as it rests.
    pub fn value(&self) -> Vec<u8> {
        [&[u8::from(self.is_sent)][..], &self.seen.to_bytes(), &self.entry].concat()
    }

    /// Returns what was asked.
    pub fn question(&self) -> Option<Question> {
        let (_, mut question) = Question::read(&self.entry)?;
        if let (Command::Undo { operation, .. }, Some(undoes)) = (&mut question.command, &self.undoes) {
            operation.clone_from(undoes);
        }
        Some(question)
    }

    /// Decides it anew on a state, which takes it in, and gives things the numbers that they have now.
    pub fn show(&mut self, state: &mut State, names: &mut Names, tools: Tools) {
        let was = record::decode(&self.entry).unwrap_or_default();
        let question = self.question().map(|it| it.without_news(state));
        let named = question.and_then(|it| Some(Question { command: names.renamed(it.command)?, ..it }));
        let decided = named.and_then(|it| it.decide(tools, state).ok());
        let decided = decided.filter(|(decision, _)| !decision.operation.events.is_empty());
        names.note(&was, decided.as_ref().map(|(decision, _)| &decision.operation));
        self.shown = decided.map(|(decision, entry)| {
            self.is_changed |= entry != self.entry;
            self.entry = entry;
            state.apply(self.number, &decision.operation);
            Rc::new(decision.operation)
        });
    }

    /// Tells whether it only says that something was looked at.
    pub fn is_look(&self) -> bool {
        self.shown.as_ref().is_some_and(|it| matches!(it.act, Act::Read | Act::Draft))
    }

    /// Tells whether a person may take it back.
    pub fn is_undoable_by(&self, person: PersonId) -> bool {
        let counts = |it: &Rc<Operation>| {
            it.actor == Actor::Person(person) && it.act.is_undoable() && it.act != Act::Read
        };
        self.shown.as_ref().is_some_and(counts)
    }

    /// Returns the draft that it is about.
    pub fn draft(&self) -> Option<OfDraft> {
        let (operation, question) = Question::read(&self.entry)?;
        OfDraft::of(operation.actor, &question.command)
    }

    /// Returns what an act asks for that saves a shared draft on top of what this one saved, now that it takes
    /// its place: it builds on what this one built on, since that is what the team has. With it comes what the
    /// draft said before this one.
    pub fn instead(&self, command: &Command) -> Option<(Command, Option<DraftText>)> {
        let Command::SaveDraft { key, draft, on: Some(on) } = command else { return None };
        let Command::SaveDraft { on: Some(before), .. } = self.question()?.command else { return None };
        if on.revision != self.id {
            return None;
        }
        let said = self.shown.as_ref()?.events.iter().find_map(|it| match it {
            Event::Drafted { before, .. } => Some(before.as_deref().cloned()),
            _ => None,
        });
        Some((Command::SaveDraft { key: *key, draft: draft.clone(), on: Some(before) }, said?))
    }
}
