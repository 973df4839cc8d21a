//! Reading the journal again: the history of one conversation, and what a person may undo.

use std::collections::BTreeSet;

use super::{Done, Failure, PAGE, Session, World, record};
use crate::model::rules::Rule;
use crate::model::{
    Act, Actor, Command, ConversationId, Event, Mailbox, Operation, PersonId, Refusal, Seq, Trial,
};
use crate::store::{Entry, Store, StoreError};

/// So many entries are read at once where all of them are.
const TRIED: usize = 16;

impl<S: Store, W: World> Session<S, W> {
    /// Returns the operations that touched a conversation, oldest first.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn history(&self, it: ConversationId) -> Result<Vec<(Seq, Operation)>, Failure> {
        let seqs = self.state().conversations.history(it);
        self.operations(&seqs).await
    }

    /// Takes back the person's last act that is not yet undone, after a reload too.
    ///
    /// # Errors
    /// `NotUndoable` if there is none; what deciding it refuses; what the store cannot do.
    pub async fn undo(&self, person: PersonId, view: Mailbox) -> Result<(Done, Operation), Failure> {
        let (seq, operation) = self.last_act(person).await?.ok_or(Refusal::NotUndoable)?;
        if operation.act == Act::Import {
            return self.undo_import(person, view, seq, operation).await;
        }
        let done = self.take_back(person, view, seq, &operation).await?;
        Ok((done, operation))
    }

    /// Takes back an import: it is many entries, the last one first, back to the end of another
    /// import or to something else that the person did.
    async fn undo_import(
        &self,
        person: PersonId,
        view: Mailbox,
        seq: Seq,
        operation: Operation,
    ) -> Result<(Done, Operation), Failure> {
        let mut done = self.take_back(person, view, seq, &operation).await?;
        let mut whole = operation;
        while let Some((seq, operation)) = self.last_act(person).await? {
            if operation.act != Act::Import || operation.events.contains(&Event::Imported) {
                break;
            }
            done = self.take_back(person, view, seq, &operation).await?;
            whole.events.extend(operation.events);
        }
        Ok((done, whole))
    }

    async fn take_back(
        &self,
        person: PersonId,
        view: Mailbox,
        seq: Seq,
        operation: &Operation,
    ) -> Result<Done, Failure> {
        let command = Command::Undo { seq, operation: Box::new(operation.clone()) };
        self.run(Actor::Person(person), view, &command).await
    }

    /// Returns the person's last act that is not yet undone and can be.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn last_act(&self, person: PersonId) -> Result<Option<(Seq, Operation)>, Failure> {
        let mut undone = BTreeSet::new();
        let mut upto = self.head().seq.0;
        while upto > 0 {
            let from = upto.saturating_sub(PAGE as u32);
            let page: Vec<_> = (from + 1..=upto).rev().map(Seq).collect();
            for (seq, operation) in self.operations(&page).await? {
                undone.extend(operation.events.iter().filter_map(undoes));
                let is_mine = operation.actor == Actor::Person(person);
                // Opening a message marks it as read: nobody means to undo that.
                let counts = operation.act.is_undoable() && operation.act != Act::Read;
                if is_mine && counts && !undone.contains(&seq) {
                    return Ok(Some((seq, operation)));
                }
            }
            upto = from;
        }
        Ok(None)
    }

    /// Tries a rule on everything that the journal tells, a few entries at a time: one may hold an
    /// import of hundreds of messages.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn try_rule(&self, rule: Rule) -> Result<Trial, Failure> {
        let mut trial = Trial::of(rule);
        let upto = self.head().seq.0;
        for from in (0..upto).step_by(TRIED) {
            let few: Vec<_> = (from + 1..=upto.min(from + TRIED as u32)).map(Seq).collect();
            for (_, operation) in self.operations(&few).await? {
                trial.hear(&self.state(), &operation);
            }
        }
        trial.end(&self.state());
        Ok(trial)
    }

    async fn operations(&self, wanted: &[Seq]) -> Result<Vec<(Seq, Operation)>, Failure> {
        let entries = self.readable(wanted).await?;
        let decoded = entries.into_iter().map(|it| {
            let seq = it.head.seq;
            Ok((seq, record::decode(&it.bytes).map_err(|_| Failure::Unreadable(seq))?))
        });
        decoded.collect()
    }

    /// Returns the entries of these numbers but for those that are damaged.
    async fn readable(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        let mut wanted = wanted.to_vec();
        loop {
            match self.store().entries(&wanted).await {
                Err(StoreError::Damaged { seq }) if wanted.contains(&seq) => wanted.retain(|it| *it != seq),
                other => return other,
            }
        }
    }
}

const fn undoes(event: &Event) -> Option<Seq> {
    match event {
        Event::Undone(seq) => Some(*seq),
        _ => None,
    }
}
