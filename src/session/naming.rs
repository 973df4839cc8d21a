//! Numbers of what was begun without the log: they are handed out in journal order, so others may have
//! got them first. What was done to it afterwards goes on with the numbers that it has now.

use std::collections::BTreeMap;

use crate::model::{
    Arrived, Command, ConversationId, DraftKey, DraftText, Event, MessageId, Operation, Plan, Seen, Send,
    Verb,
};

/// Numbers that nothing ever has.
const NO_CONVERSATION: ConversationId = ConversationId(u32::MAX);
const NO_MESSAGE: MessageId = MessageId(u32::MAX);

/// What things were called and are called now; none if they are not there any more.
#[derive(Default)]
pub struct Names {
    conversations: BTreeMap<ConversationId, Option<ConversationId>>,
    messages: BTreeMap<MessageId, Option<MessageId>>,
}

fn arrived(operation: &Operation) -> impl Iterator<Item = &Arrived> {
    operation.events.iter().filter_map(|it| match it {
        Event::Arrived(it) => Some(&**it),
        _ => None,
    })
}

impl Names {
    /// Takes note of what an act brought when it was decided before, and of what it brings now.
    pub fn note(&mut self, before: &Operation, now: Option<&Operation>) {
        let mut brings = now.into_iter().flat_map(arrived);
        for was in arrived(before) {
            let is = brings.next();
            self.messages.insert(was.message, is.map(|it| it.message));
            // It began with this.
            if was.before.is_none() {
                self.conversations.insert(was.conversation, is.map(|it| it.conversation));
            }
        }
    }

    /// Tells whether nothing was brought.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Returns a command in which what is not there any more has numbers that nothing ever has.
    pub fn nowhere(&self, command: Command) -> Option<Command> {
        let conversations = self.conversations.iter().map(|(was, is)| (*was, is.or(Some(NO_CONVERSATION))));
        let messages = self.messages.iter().map(|(was, is)| (*was, is.or(Some(NO_MESSAGE))));
        Self { conversations: conversations.collect(), messages: messages.collect() }.renamed(command)
    }

    /// Returns a command with the numbers of now; none if what it is about is not there.
    pub fn renamed(&self, mut command: Command) -> Option<Command> {
        if self.is_empty() {
            return Some(command);
        }
        match &mut command {
            Command::Triage(triage) => {
                triage.targets.retain_mut(|it| self.seen(it).is_some());
                if let Verb::Merge(into) = &mut triage.verb {
                    self.conversation(into)?;
                }
            }
            Command::Comment { conversation, .. } => self.conversation(conversation)?,
            Command::SaveDraft { key, draft, .. } => {
                self.key(key)?;
                if let Some(draft) = draft {
                    self.draft(draft)?;
                }
            }
            Command::ShareDraft { key, .. } => self.key(key)?,
            Command::Send(send) | Command::Schedule(send, _) => self.send(send)?,
            Command::MarkDelivered(message) => self.message(message)?,
            _ => {}
        }
        Some(command)
    }

    fn conversation(&self, it: &mut ConversationId) -> Option<()> {
        *it = self.conversations.get(it).copied().unwrap_or(Some(*it))?;
        Some(())
    }

    fn message(&self, it: &mut MessageId) -> Option<()> {
        *it = self.messages.get(it).copied().unwrap_or(Some(*it))?;
        Some(())
    }

    fn seen(&self, it: &mut Seen) -> Option<()> {
        self.conversation(&mut it.conversation)
    }

    fn key(&self, it: &mut DraftKey) -> Option<()> {
        match it {
            DraftKey::Reply(it) => self.conversation(it),
            DraftKey::New(_) => Some(()),
        }
    }

    fn reply(&self, it: &mut Option<(Seen, MessageId)>) -> Option<()> {
        if let Some((seen, message)) = it {
            self.seen(seen)?;
            self.message(message)?;
        }
        Some(())
    }

    fn draft(&self, it: &mut DraftText) -> Option<()> {
        for message in [&mut it.seen, &mut it.answers].into_iter().flatten() {
            self.message(message)?;
        }
        match it.plan.as_deref_mut() {
            Some(Plan { reply_to, .. }) => self.reply(reply_to),
            None => Some(()),
        }
    }

    fn send(&self, it: &mut Send) -> Option<()> {
        self.reply(&mut it.reply_to)?;
        it.draft.as_mut().map_or(Some(()), |it| self.key(it))
    }
}
