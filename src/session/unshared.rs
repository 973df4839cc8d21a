//! Acts that a team's log has not got yet: done while it was out of reach, kept beside the journal, shown
//! at once on a copy of the state, and decided anew as soon as it can be reached.
//!
//! Those that were refused then, since somebody else was first, are *overtaken*: they stay beside the
//! journal until the person has seen them. All of it comes with the file of a team ([`Hooks`]); a session
//! of one browser alone carries the empty places only.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::pin::Pin;

use uuid::Uuid;

pub use super::keeping::packs;
pub use super::overtaken::Overtaken;
use super::running::Wanted;
use super::waiting::Unshared;
use super::{Done, Failure, Host, Session, Tools, keeping, showing};
use crate::model::{Operation, PersonId, Seq, State};
use crate::store::Store;

/// Under numbers from here on acts are shown that are not shared; no journal gets there.
const FIRST: u32 = 1 << 31;

/// What comes to an end later, or fails.
type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + 'a>>;

/// Does something with a session and what is given.
type Does<S, H, G, T> = for<'a> fn(&'a Session<S, H>, G) -> Later<'a, T>;

/// What a session asks for that may have unshared acts. It comes in a file of its own.
pub struct Hooks<S, H> {
    keep: for<'a> fn(&'a Session<S, H>, Wanted<'a>) -> Later<'a, Done>,
    take_back: Does<S, H, Seq, Option<Operation>>,
    refresh: Does<S, H, (), ()>,
    show: fn(&Session<S, H>),
}

impl<S, H> Clone for Hooks<S, H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, H> Copy for Hooks<S, H> {}

/// What a session holds of acts that are not shared.
pub(super) struct Held<S, H> {
    pub(super) hooks: Cell<Option<Hooks<S, H>>>,
    pub(super) tools: Cell<Option<Tools>>,
    /// What the journal folds to, while more than that is shown.
    pub(super) base: RefCell<Option<State>>,
    /// In the order in which they were done.
    pub(super) acts: RefCell<Vec<Unshared>>,
    /// What was refused in the end, by the id of the act, as it rests.
    pub(super) overtaken: RefCell<BTreeMap<Uuid, Vec<u8>>>,
    /// The number under which the next one is shown.
    next: Cell<u32>,
    /// Rises whenever `acts` changes.
    pub(super) changes: Cell<u32>,
    /// Acts that came back as entries of the journal, and what stands beside it of them has to go.
    pub(super) met: RefCell<BTreeSet<Uuid>>,
    /// Under which number an act was shown, and which entry it became.
    pub(super) became: RefCell<BTreeMap<Seq, Seq>>,
}

impl<S, H> Default for Held<S, H> {
    fn default() -> Self {
        Self {
            hooks: Cell::default(),
            tools: Cell::default(),
            base: RefCell::default(),
            acts: RefCell::default(),
            overtaken: RefCell::default(),
            next: Cell::new(FIRST),
            changes: Cell::default(),
            met: RefCell::default(),
            became: RefCell::default(),
        }
    }
}

impl<S, H> Held<S, H> {
    /// Notes that an operation is in the journal.
    fn meet(&self, seq: Seq, id: Uuid) {
        let mut acts = self.acts.borrow_mut();
        if let Some(at) = acts.iter().position(|it| it.id == id) {
            let act = acts.remove(at);
            self.became.borrow_mut().insert(act.number, seq);
            self.met.borrow_mut().insert(id);
            self.has_changed();
        }
    }

    /// Returns the number under which the next act is shown.
    pub(super) fn take_number(&self) -> Seq {
        let number = self.next.get();
        self.next.set(number.saturating_add(1));
        Seq(number)
    }

    pub(super) fn has_changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }
}

/// Tells whether a number is that of an act which is not shared.
pub const fn is_unshared(seq: Seq) -> bool {
    seq.0 >= FIRST
}

impl<S: Store, H: Host> Session<S, H> {
    /// Keeps acts from now on that the team's log cannot be told of, and shows those that were kept before.
    ///
    /// # Errors
    /// What the store cannot do, or [`Failure::Incomplete`].
    pub async fn keep_unshared(&self) -> Result<(), Failure> {
        let hooks = Hooks {
            keep: |session, wanted| Box::pin(keeping::keep(session, wanted)),
            take_back: |session, number| Box::pin(keeping::take_back(session, number)),
            refresh: |session, ()| Box::pin(keeping::refresh(session)),
            show: showing::show,
        };
        self.unshared.tools.set(Some(self.host.tools().await?));
        self.unshared.hooks.set(Some(hooks));
        keeping::load_overtaken(self).await?;
        keeping::refresh(self).await
    }

    /// Returns how many acts of people are not shared yet; what was only looked at does not count.
    pub fn count_unshared(&self) -> usize {
        self.unshared.acts.borrow().iter().filter(|it| !it.is_look()).count()
    }

    /// Tells whether anything waits to be shared.
    pub fn has_unshared(&self) -> bool {
        !self.unshared.acts.borrow().is_empty()
    }

    /// Reads what the journal folds to, without what is not shared.
    pub(super) fn confirmed<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        match &*self.unshared.base.borrow() {
            Some(base) => read(base),
            None => read(&self.state()),
        }
    }

    /// Folds an entry of the journal in, below what is not shared.
    pub(super) fn fold_below(&self, seq: Seq, operation: &Operation) {
        match self.unshared.base.borrow_mut().as_mut() {
            Some(base) => base.apply(seq, operation),
            None => self.state.borrow_mut().apply(seq, operation),
        }
        self.unshared.meet(seq, operation.id);
    }

    /// Shows what is not shared on what the journal folds to by now.
    pub(super) fn show_unshared(&self) {
        if let Some(hooks) = self.unshared.hooks.get().filter(|_| self.unshared.base.borrow().is_some()) {
            (hooks.show)(self);
        }
    }

    /// Looks for what other tabs have done without the log, or have shared.
    pub(super) async fn refresh_unshared(&self) -> Result<(), Failure> {
        match self.unshared.hooks.get() {
            Some(hooks) => (hooks.refresh)(self, ()).await,
            None => Ok(()),
        }
    }

    /// Keeps an act for later; none if that is not done here.
    pub(super) async fn keep_for_later(&self, wanted: Wanted<'_>) -> Option<Result<Done, Failure>> {
        let hooks = self.unshared.hooks.get().filter(|_| keeping::may_wait(&wanted))?;
        Some((hooks.keep)(self, wanted).await)
    }

    /// Takes an act back that nobody has seen yet. Returns what it was; none if it is an entry by now.
    pub(super) async fn take_back_unshared(&self, number: Seq) -> Result<Option<Operation>, Failure> {
        match self.unshared.hooks.get() {
            Some(hooks) => (hooks.take_back)(self, number).await,
            None => Ok(None),
        }
    }

    /// Returns the number of an act in the journal, which may have had another one when it was shown.
    pub(super) fn shared_as(&self, number: Seq) -> Seq {
        self.unshared.became.borrow().get(&number).copied().unwrap_or(number)
    }

    /// Returns acts that are not shared, as they are shown, by their numbers.
    pub(super) fn unshared_operations(&self, wanted: &[Seq]) -> Vec<(Seq, Operation)> {
        let acts = self.unshared.acts.borrow();
        let shown = acts.iter().filter(|it| wanted.contains(&it.number));
        shown.filter_map(|it| Some((it.number, it.shown.as_deref()?.clone()))).collect()
    }

    /// Returns the last act of a person that is not shared, and can be taken back.
    pub(super) fn last_unshared(&self, person: PersonId) -> Option<Seq> {
        let acts = self.unshared.acts.borrow();
        acts.iter().rev().find(|it| it.is_undoable_by(person)).map(|it| it.number)
    }
}
