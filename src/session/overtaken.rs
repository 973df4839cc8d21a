//! What was refused in the end, since somebody else was first: it stays until the person has seen it.

use std::borrow::Cow;

use uuid::Uuid;

use super::waiting::Question;
use crate::model::{
    Asked, Command, ConversationId, DraftKey, Mailbox, Operation, PersonId, Refusal, Send, Time, Triage,
};
use crate::session::{Failure, Host, Session, record};
use crate::store::Store;

/// What the keys of acts begin with that were overtaken.
pub const OVERTAKEN: &str = "overtaken ";

/// Returns the key of an act that was overtaken.
pub fn key(id: Uuid) -> String {
    format!("{OVERTAKEN}{id}")
}

/// An act that was overtaken.
#[derive(Clone, Debug, PartialEq)]
pub struct Overtaken {
    /// The id of the act.
    pub id: Uuid,
    /// When it was done.
    pub at: Time,
    /// Who did it.
    pub person: PersonId,
    /// Where.
    pub view: Mailbox,
    /// What was wanted.
    pub command: Command,
    /// Why it was not done, with the conversation, as things stand now; none if nothing is in its way any more.
    pub refused: Vec<(Option<ConversationId>, Refusal)>,
}

impl Overtaken {
    /// Returns the command that does it all the same; none if that is no way on.
    pub fn anyway(&self) -> Option<Command> {
        if self.refused.iter().any(|it| !it.1.is_stale()) {
            return None;
        }
        match self.command.clone() {
            Command::Triage(it) => Some(Command::Triage(Triage { anyway: true, ..it })),
            Command::Send(it) => Some(Command::Send(Box::new(Send { anyway: true, ..*it }))),
            other => self.refused.is_empty().then_some(other),
        }
    }

    /// Returns what was written, which is to be read again.
    pub fn text(&self) -> Option<&str> {
        match &self.command {
            Command::Comment { text, .. } => Some(text),
            Command::Send(it) | Command::Schedule(it, _) => Some(&it.text),
            Command::SaveDraft { draft: Some(it), .. } => Some(&it.text),
            _ => None,
        }
    }
}

/// Returns the conversations that a command is about.
fn conversations(command: &Command) -> Vec<ConversationId> {
    match command {
        Command::Triage(it) => it.targets.iter().map(|it| it.conversation).collect(),
        Command::Comment { conversation, .. } => vec![*conversation],
        Command::Send(it) | Command::Schedule(it, _) => {
            it.reply_to.iter().map(|it| it.0.conversation).collect()
        }
        Command::SaveDraft { key: DraftKey::Reply(it), .. } => vec![*it],
        _ => Vec::new(),
    }
}

impl Question {
    /// Returns it as it rests: an entry in which nothing happens.
    pub fn to_rest(&self) -> Vec<u8> {
        let operation = Operation { id: self.id, at: self.at, actor: self.actor, ..Operation::default() };
        let asked = Asked {
            view: self.view,
            online: Cow::Borrowed(&self.online),
            build: record::BUILD,
            command: Cow::Borrowed(&self.command),
        };
        record::encode_with(&operation, &asked)
    }
}

impl<S: Store, H: Host> Session<S, H> {
    /// Returns the acts that were overtaken, oldest first.
    pub fn overtaken(&self) -> Vec<Overtaken> {
        let Some(tools) = self.unshared.tools.get() else { return Vec::new() };
        let state = self.state();
        let read = |(id, entry): (&Uuid, &Vec<u8>)| {
            let (_, question) = Question::read(entry)?;
            let refused = match question.decide(tools, &state) {
                Ok((decision, _)) => decision.refused.into_iter().map(|it| (Some(it.0), it.1)).collect(),
                Err(why) => {
                    let about = conversations(&question.command);
                    let nothing = about.is_empty().then_some(None);
                    about.into_iter().map(Some).chain(nothing).map(|it| (it, why.clone())).collect()
                }
            };
            let Question { at, actor, view, command, .. } = question;
            Some(Overtaken { id: *id, at, person: actor.person()?, view, command, refused })
        };
        self.unshared.overtaken.borrow().iter().filter_map(read).collect()
    }

    /// Returns how many acts were overtaken.
    pub fn count_overtaken(&self) -> usize {
        self.unshared.overtaken.borrow().len()
    }

    /// Forgets an act that was overtaken: the person has seen it.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn dismiss(&self, id: Uuid) -> Result<(), Failure> {
        self.store.meta_change(&[(key(id), None)]).await?;
        self.unshared.overtaken.borrow_mut().remove(&id);
        self.tell(self.head().seq, &Operation::default());
        Ok(())
    }
}
