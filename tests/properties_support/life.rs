//! The life of a small workspace: founded at random, lived step by step, watched all along.

use team_inbox::model::{
    Actor, Asked, Command, Configure, Context, ConversationId, Decision, Event, Header, Mailbox, Mode,
    Operation, PersonId, Refusal, Seq, State, Time, decide,
};
use team_inbox::session::record;
use uuid::Uuid;

use super::founding::{self, Dice};
use super::manners;
use super::step::Step;
use super::watch::Watch;
use crate::{Outcome, truth};

const MORNING: Time = Time(1_748_854_800_000);

/// A workspace and everything that happened to it.
pub struct Life {
    /// What the journal folds to.
    pub state: State,
    /// Everything that was done.
    pub journal: Vec<Operation>,
    /// The same as entries, with what was asked.
    pub entries: Vec<Vec<u8>>,
    /// What the state was before the last steps, for acts on what is out of date.
    pub earlier: Vec<State>,
    /// Now.
    pub now: Time,
    /// The headers of all messages, for answers and copies.
    pub mail: Vec<(ConversationId, Header)>,
    /// What came of the steps.
    pub tally: Tally,
    watch: Watch,
}

impl Default for Life {
    fn default() -> Self {
        Self {
            state: State::default(),
            journal: Vec::new(),
            entries: Vec::new(),
            earlier: Vec::new(),
            now: MORNING,
            mail: Vec::new(),
            tally: Tally::default(),
            watch: Watch::default(),
        }
    }
}

/// How many steps were done, refused and taken back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Were done.
    pub done: usize,
    /// Were refused.
    pub refused: usize,
    /// Were taken back at once, to see that all stands as before.
    pub undone: usize,
}

impl Life {
    /// Founds a workspace by dice.
    pub fn found(dice: &Dice) -> Result<Self, String> {
        let mut life = Self::default();
        founding::found(&mut life, dice)?;
        Ok(life)
    }

    /// Founds a workspace by dice, without rules.
    pub fn found_without_rules(dice: &Dice) -> Result<Self, String> {
        let mut life = Self::default();
        founding::found_without_rules(&mut life, dice)?;
        Ok(life)
    }

    /// Takes a step, and checks all that must hold after it.
    pub fn take(&mut self, step: &Step) -> Outcome {
        self.now = self.now.plus(60_000);
        let Some((actor, view, command)) = step.command(self) else { return Ok(()) };
        self.earlier.push(self.state.clone());
        if self.earlier.len() > 4 {
            self.earlier.remove(0);
        }
        let context = self.context(actor, view);
        let decided = decide(&self.state, &command, &context);
        if decided != decide(&self.state, &command, &context) {
            return Err(format!("decided in two ways: {command:?}"));
        }
        let Ok(decision) = decided else {
            self.tally.refused += 1;
            return Ok(());
        };
        self.tally.done += 1;
        Watch::refused_are_left_alone(&decision).map_err(|it| told(&it, &command))?;
        self.undo_restores(&decision).map_err(|it| told(&it, &command))?;
        self.append(decision.operation, (view, &command), is_history(&command))
            .map_err(|it| told(&it, &command))
    }

    /// Has something done, and returns who was told.
    pub fn have(&mut self, actor: Actor, view: Mailbox, command: &Command) -> Result<Vec<PersonId>, String> {
        self.now = self.now.plus(60_000);
        let context = self.context(actor, view);
        let decision = decide(&self.state, command, &context).map_err(|it| format!("{it:?}"))?;
        let told = |it: &Event| match it {
            Event::Notified(notice) => Some(notice.person),
            _ => None,
        };
        let told = decision.operation.events.iter().filter_map(told).collect();
        self.undo_restores(&decision)?;
        if !decision.operation.events.is_empty() {
            self.append(decision.operation, (view, command), is_history(command))?;
        }
        Ok(told)
    }

    /// Returns the context of a command that is decided now.
    pub fn context(&self, actor: Actor, view: Mailbox) -> Context<'static> {
        Context::of(Uuid::from_u128(self.journal.len() as u128 + 1), self.now, actor, view)
    }

    fn append(
        &mut self,
        operation: Operation,
        (view, command): (Mailbox, &Command),
        is_history: bool,
    ) -> Outcome {
        let before = self.state.clone();
        let context = self.context(operation.actor, view);
        let asked = Asked::of(command, &context, 7, &before, &operation);
        self.entries.push(record::encode_with(&operation, &asked));
        self.state.apply(Seq(self.journal.len() as u32 + 1), &operation);
        for event in &operation.events {
            if let Event::Arrived(it) = event {
                self.mail.push((it.conversation, it.header.clone()));
            }
        }
        truth::invariants(&self.state, &operation)?;
        manners::check(&before, &self.state, &operation)?;
        self.watch.follow(&before, &self.state, &operation, is_history)?;
        self.journal.push(operation);
        Ok(())
    }

    /// An act that is taken back at once leaves everything as it was.
    fn undo_restores(&mut self, decision: &Decision) -> Outcome {
        let operation = &decision.operation;
        // An import of what is there already leaves nothing to take back.
        let is_nothing = operation.events.is_empty();
        if !operation.act.is_undoable() || is_nothing {
            return Ok(());
        }
        let seq = Seq(self.journal.len() as u32 + 1);
        let mut state = self.state.clone();
        state.apply(seq, operation);
        // Who has removed themselves does nothing any more.
        if operation.actor.person().is_none_or(|it| state.directory.person(it).is_none()) {
            return Ok(());
        }
        let undo = Command::Undo { seq, operation: Box::new(operation.clone()) };
        let context = self.context(operation.actor, Mailbox::All);
        let undone = decide(&state, &undo, &context).map_err(|it| format!("Undo is refused: {it:?}"))?;
        if !undone.refused.is_empty() {
            return Err(format!("Undo is refused in part: {:?}", undone.refused));
        }
        state.apply(Seq(seq.0 + 1), &undone.operation);
        self.tally.undone += 1;
        truth::same(&self.state, &state)
    }

    /// Has something done that is taken for granted.
    pub fn arrange(&mut self, actor: Actor, change: Configure) -> Outcome {
        let context = self.context(actor, Mailbox::All);
        let command = Command::Configure(change);
        match decide(&self.state, &command, &context) {
            Ok(decision) => self.append(decision.operation, (Mailbox::All, &command), false),
            // A team without an inbox cannot be shared with, a rule may never match: then it is not.
            Err(
                Refusal::NoTeamInbox(_)
                | Refusal::NobodyNamed
                | Refusal::NeverMatches(_)
                | Refusal::NeverActs(_),
            ) => Ok(()),
            Err(refusal) => Err(format!("founding is refused: {refusal:?}")),
        }
    }
}

const fn is_history(command: &Command) -> bool {
    matches!(command, Command::Receive(it) if matches!(it.mode, Mode::AsHistory))
}

fn told(wrong: &str, command: &Command) -> String {
    format!("{wrong}\nafter {command:?}")
}
