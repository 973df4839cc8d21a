//! Running commands: decide, append, and where the journal has gone on meanwhile, catch up and decide
//! again. What is due by the clock is a command, too.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use uuid::Uuid;

use super::tools::Decided;
use super::{Failure, Host, Session, Tools};
use crate::model::{
    Actor, Command, Context, ConversationId, Decision, Mailbox, Operation, PersonId, Refusal, Seq, State,
    Time, decide,
};
use crate::store::{Durability, Head, Store, StoreError};

/// So often an entry is offered to a store that does not know what became of it.
const TRIES: u32 = 3;

/// What a command did.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its place in the journal.
    pub seq: Seq,
    /// What was appended.
    pub operation: Rc<Operation>,
    /// The conversations that were refused; the others are done.
    pub refused: Vec<(ConversationId, Refusal)>,
    /// How many messages were known already.
    pub duplicates: u32,
    /// Of an import: how many messages each person is to be told of.
    pub told: BTreeMap<PersonId, u32>,
}

/// What somebody wants done.
pub struct Wanted<'a> {
    /// The id of the operation.
    pub operation: Uuid,
    /// When it was asked.
    pub at: Time,
    /// By whom.
    pub actor: Actor,
    /// Where.
    pub view: Mailbox,
    /// What.
    pub command: &'a Command,
    /// Whether it may be done.
    pub may: &'a dyn Fn(&State) -> Result<(), Refusal>,
    /// It was sent, and may be in the log.
    pub is_sent: bool,
}

impl Wanted<'_> {
    /// Decides it on a state, if it may be done there.
    pub(super) fn decide(&self, tools: Tools, state: &State, online: &BTreeSet<PersonId>) -> Decided {
        (self.may)(state)?;
        let at = self.at.max(state.at);
        let context = Context { online, ..Context::of(self.operation, at, self.actor, self.view) };
        (tools.decide)(state, self.command, &context)
    }
}

impl<S: Store, H: Host> Session<S, H> {
    /// Tells whether an act of a person is on its way. Whatever appends one entry after the other
    /// waits for it: else the act might find the journal ahead of it again and again.
    pub const fn is_acting(&self) -> bool {
        self.acting.get() > 0
    }

    /// Runs a command: decide, append if the journal is still where it was decided on, else catch
    /// up and decide again with the same expectations.
    ///
    /// Where the answer of the store got lost, its own entry is looked for by its id before anything
    /// is said or done again. To append again does no harm: of two entries on one head one is kept.
    ///
    /// # Errors
    /// A refusal, [`Failure::Outdated`], [`Failure::Incomplete`], or what the store cannot do; nothing is
    /// changed then, but for [`StoreError::Unsure`], after which it may turn up later.
    pub async fn run(&self, actor: Actor, view: Mailbox, command: &Command) -> Result<Done, Failure> {
        self.run_if(actor, view, command, &|_| Ok(())).await
    }

    /// Runs a command like [`run`](Self::run), unless `may` refuses it: asked of the state that it is
    /// decided on, each time that it is.
    ///
    /// # Errors
    /// The same, and what `may` refuses.
    pub async fn run_if(
        &self,
        actor: Actor,
        view: Mailbox,
        command: &Command,
        may: &dyn Fn(&State) -> Result<(), Refusal>,
    ) -> Result<Done, Failure> {
        let _act = (durability(command) == Durability::Strict).then(|| Acting::begin(&self.acting));
        let (operation, at) = (self.host.new_id(), self.host.now());
        let online = self.online.borrow().clone();
        let awaited = Awaited::begin(&self.awaited, operation);
        let tools = self.host.tools().await?;
        let wanted = |is_sent| Wanted { operation, at, actor, view, command, may, is_sent };
        // One after the other: what is not shared yet comes first.
        if self.has_unshared()
            && let Some(kept) = self.keep_for_later(wanted(false)).await
        {
            return kept;
        }
        let mut tries = 0;
        loop {
            if !self.later().is_empty() {
                return self.keep_or_fail(wanted(false), Failure::Outdated).await;
            }
            let seen = self.head.get();
            let (decision, entry) = self.confirmed(|state| wanted(false).decide(tools, state, &online))?;
            if decision.operation.events.is_empty() {
                return Ok(done(seen.seq, decision));
            }
            match self.store.append(seen, &entry, durability(command)).await {
                Ok(head) => {
                    self.recent.borrow_mut().note(head.seq, &entry);
                    self.has_appended_entry(head, &entry);
                    self.settle(head, &decision.operation).await?;
                    return Ok(done(head.seq, decision));
                }
                Err(StoreError::Behind { .. }) => self.catch_up(seen).await?,
                Err(error @ StoreError::Unsure { .. }) => {
                    tries += 1;
                    let pulled = self.pull().await;
                    if awaited.met().is_none() && (pulled.is_err() || tries == TRIES) {
                        return self.keep_or_fail(wanted(true), error.into()).await;
                    }
                }
                Err(error @ StoreError::Offline) => {
                    return self.keep_or_fail(wanted(false), error.into()).await;
                }
                Err(error) => return Err(error.into()),
            }
            if let Some(seq) = awaited.met() {
                self.has_appended();
                return Ok(done(seq, decision));
            }
        }
    }

    /// Pulls what the journal has behind `seen`, where an append has met it.
    pub(super) async fn catch_up(&self, seen: Head) -> Result<(), Failure> {
        self.pull().await?;
        // Nothing came, and yet this is not the end: it is another journal by now.
        if self.head.get() == seen { Err(StoreError::Gone.into()) } else { Ok(()) }
    }

    /// Keeps what a log cannot be told of now; where that is not done, the failure stays.
    async fn keep_or_fail(&self, wanted: Wanted<'_>, failure: Failure) -> Result<Done, Failure> {
        self.keep_for_later(wanted).await.unwrap_or(Err(failure))
    }

    /// Says what a command would do, without doing it.
    ///
    /// # Errors
    /// The refusal that it would meet.
    pub fn preview(&self, actor: Actor, view: Mailbox, command: &Command) -> Result<Decision, Refusal> {
        let at = self.host.now();
        let context = Context { online: &self.online.borrow(), ..Context::of(Uuid::nil(), at, actor, view) };
        decide(&self.state(), command, &context)
    }

    /// Does what is due by the clock, if anything is.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn do_due(&self) -> Result<(), Failure> {
        let now = self.host.now();
        if self.state().next_due().is_none_or(|it| it > now) {
            return Ok(());
        }
        match self.run(Actor::Clock, Mailbox::All, &Command::Due).await {
            // What is due waits for who can do it.
            Ok(_)
            | Err(
                Failure::Refused(_)
                | Failure::Outdated
                | Failure::Incomplete
                | Failure::Store(StoreError::Offline),
            ) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// Another run of this tab may have pulled the entry in before the append answered.
    pub(super) async fn settle(&self, head: Head, operation: &Operation) -> Result<(), Failure> {
        let known = self.head.get().seq;
        if head.seq.0 == known.0 + 1 {
            self.fold(head, operation);
            self.show_unshared();
        } else if head.seq > known {
            self.pull().await?;
        }
        Ok(())
    }
}

/// An act of a person that is on its way, until it is dropped.
struct Acting<'a>(&'a Cell<u32>);

impl<'a> Acting<'a> {
    fn begin(acting: &'a Cell<u32>) -> Self {
        acting.set(acting.get() + 1);
        Self(acting)
    }
}

impl Drop for Acting<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// An operation whose answer is awaited, until it is dropped.
struct Awaited<'a> {
    all: &'a RefCell<BTreeMap<Uuid, Option<Seq>>>,
    id: Uuid,
}

impl<'a> Awaited<'a> {
    fn begin(all: &'a RefCell<BTreeMap<Uuid, Option<Seq>>>, id: Uuid) -> Self {
        all.borrow_mut().insert(id, None);
        Self { all, id }
    }

    /// Returns where it was met in the journal.
    fn met(&self) -> Option<Seq> {
        self.all.borrow().get(&self.id).copied().flatten()
    }
}

impl Drop for Awaited<'_> {
    fn drop(&mut self) {
        self.all.borrow_mut().remove(&self.id);
    }
}

pub(super) fn done(seq: Seq, decision: Decision) -> Done {
    let Decision { operation, refused, duplicates, told } = decision;
    Done { seq, operation: Rc::new(operation), refused, duplicates, told }
}

/// What a person did waits for the disk; what can be done again does not.
const fn durability(command: &Command) -> Durability {
    match command {
        Command::Receive(_)
        | Command::Simulate { .. }
        | Command::Due
        | Command::SeeNotices
        | Command::SeeNoticesOf(_) => Durability::Relaxed,
        _ => Durability::Strict,
    }
}
