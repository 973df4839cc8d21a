//! Sharing: each act is decided anew on what the team has, in the order in which they were done, and sent.

use super::waiting::{Question, Unshared};
use crate::formats::Unread;
use crate::model::{Command, ConversationId, DraftKey, Refusal, Triage, Verb};
use crate::session::keeping::{drop_act, is_written, unwritten};
use crate::session::{Failure, Host, Session, Tools, record};
use crate::store::{Durability, Store, StoreError};

impl<S: Store, H: Host> Session<S, H> {
    /// Shares what is not shared. What is refused, since somebody else was first, is
    /// [`overtaken`](Self::overtaken) from then on; what was written in it is a draft again.
    ///
    /// Only one tab may do this at a time.
    ///
    /// # Errors
    /// What the store cannot do: what is left stays as it is.
    pub async fn share(&self) -> Result<(), Failure> {
        loop {
            self.pull().await?;
            if !self.later().is_empty() {
                return Err(Failure::Outdated);
            }
            let tools = self.host.tools().await?;
            // From here on nothing is waited for until it says that it is sent.
            let first = self.unshared.acts.borrow().first().filter(|it| it.is_kept).cloned();
            let Some(act) = first else { return Ok(()) };
            self.share_one(act, tools).await?;
        }
    }

    async fn share_one(&self, act: Unshared, tools: Tools) -> Result<(), Failure> {
        let seen = self.head();
        if matches!(record::decode(&act.entry), Err(Unread::Later(_))) {
            return Err(Failure::Outdated);
        }
        // One that cannot be read says nothing.
        let Some(question) = act.question() else { return self.end(&act, None).await };
        let (question, decided) = self.confirmed(|base| {
            let question = question.without_news(base);
            let decided = question.decide(tools, base);
            (question, decided)
        });
        let (decision, entry) = match decided {
            Ok((decision, entry)) if !decision.operation.events.is_empty() => (decision, entry),
            Ok((decision, _)) => return self.end(&act, left(question, &decision.refused)).await,
            Err(refusal) => return self.refuse(&act, question, refusal).await,
        };
        if !act.is_sent {
            self.has_sent(&act).await?;
        }
        match self.store.append(seen, &entry, Durability::Strict).await {
            Ok(head) => {
                self.settle(head, &decision.operation).await?;
                self.has_appended();
                self.end(&act, left(question, &decision.refused)).await
            }
            Err(StoreError::Behind { .. }) => self.catch_up(seen).await,
            Err(error) => Err(error.into()),
        }
    }

    /// Notes that an act may be in the log from now on: it cannot be taken back unseen any more.
    async fn has_sent(&self, act: &Unshared) -> Result<(), Failure> {
        // At once: whoever takes it back while this is written comes too late.
        if let Some(it) = self.unshared.acts.borrow_mut().iter_mut().find(|it| it.id == act.id) {
            it.is_sent = true;
        }
        // With the others that were decided anew: what is about this goes by the numbers that it has now.
        let sent = Unshared { is_sent: true, ..act.clone() };
        let mut changes = unwritten(self);
        changes.retain(|it| it.0 != sent.key());
        changes.push((sent.key(), Some(sent.value())));
        self.store.meta_change(&changes).await?;
        is_written(self, &changes);
        Ok(())
    }

    /// An act is refused: it is overtaken, and what was written in it is a draft again.
    async fn refuse(&self, act: &Unshared, question: Question, refusal: Refusal) -> Result<(), Failure> {
        let (actor, view) = (question.actor, question.view);
        let draft = match &question.command {
            Command::Send(send) | Command::Schedule(send, _) => {
                let reply = send.reply_to.as_ref().map(|it| DraftKey::Reply(it.0.conversation));
                let key = send.draft.or(reply).unwrap_or(DraftKey::New(question.at));
                Some(Command::SaveDraft { key, draft: Some(send.written()), on: None })
            }
            _ => None,
        };
        let is_nothing = refusal == Refusal::NoChange || is_look(&question.command);
        self.end(act, Some(question).filter(|_| !is_nothing)).await?;
        if let Some(draft) = draft {
            match Box::pin(self.run(actor, view, &draft)).await {
                // It is one already, or cannot be: it is read where it says that it was overtaken.
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// An act waits no more; what is left of it was overtaken, and so is what was done to what it began, if
    /// that is not in the log.
    async fn end(&self, act: &Unshared, left: Option<Question>) -> Result<(), Failure> {
        drop_act(self, act, left.map(|it| it.to_rest())).await
    }
}

/// Tells whether a command only says that something was looked at.
pub const fn is_look(command: &Command) -> bool {
    matches!(command, Command::Triage(Triage { verb: Verb::Look | Verb::Unread(false), .. }))
}

/// Returns what is left of an act that was done to some conversations; none if nothing is.
fn left(mut question: Question, refused: &[(ConversationId, Refusal)]) -> Option<Question> {
    let is_left = |it: ConversationId| refused.iter().any(|(at, why)| *at == it && *why != Refusal::NoChange);
    match &mut question.command {
        Command::Triage(triage) if !matches!(triage.verb, Verb::Look | Verb::Unread(false)) => {
            triage.targets.retain(|it| is_left(it.conversation));
            (!triage.targets.is_empty()).then_some(question)
        }
        _ => None,
    }
}
