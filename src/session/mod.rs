//! A tab's hold on the workspace: opens it, follows the journal, keeps snapshots; what is done to it
//! stands beside (`running`, `history`). Knows the store's port, not IndexedDB; knows no browser.

pub mod backup;
pub mod beginning;
pub mod bodies;
pub mod checking;
mod failure;
mod finding;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod fixture;
mod history;
mod keeping;
mod naming;
mod orphans;
mod overtaken;
pub mod presence;
mod recent;
pub mod record;
mod running;
pub mod scenario;
mod sharing;
mod showing;
pub mod survey;
pub mod team;
mod telling;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;
mod tools;
pub mod typed;
pub mod unshared;
pub mod usage;
mod waiting;

use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use uuid::Uuid;

pub use failure::Failure;
pub use finding::Finding;
pub use running::Done;
pub use tools::Tools;

use crate::formats::Unread;
use crate::model::{Event, Operation, PersonId, Seq, State, Time};
use crate::store::{Head, Store, StoreError, past_damage};

/// So many entries are read from the journal at once.
const PAGE: usize = 256;

/// What a session asks of where it runs: the time, new ids, and what is not needed at first.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Host {
    /// Returns the time of the clock.
    fn now(&self) -> Time;
    /// Returns a new id.
    fn new_id(&self) -> Uuid;
    /// Returns what decides, and reads every format.
    ///
    /// # Errors
    /// [`Failure::Incomplete`] if it cannot be had now.
    async fn tools(&self) -> Result<Tools, Failure> {
        Ok(Tools::HERE)
    }
}

/// Called with each entry that was folded in, in order.
type OnEntry = Rc<dyn Fn(Seq, &Operation)>;

/// Called when this tab itself has appended something, with what the others are told of it.
type OnAppend = Rc<dyn Fn(Vec<u8>)>;

/// A tab's hold on the workspace.
pub struct Session<S, H> {
    store: S,
    host: H,
    state: RefCell<State>,
    head: Cell<Head>,
    opened_from: Seq,
    /// Entries of the journal that were not folded in, and why.
    unread: RefCell<BTreeMap<Seq, Unread>>,
    on_entry: RefCell<Option<OnEntry>>,
    on_append: RefCell<Option<OnAppend>>,
    recent: RefCell<recent::Recent>,
    /// How many acts of people are on their way.
    acting: Cell<u32>,
    online: RefCell<BTreeSet<PersonId>>,
    /// Operations whose answer is awaited, and where they were met in the journal: an answer can get lost.
    awaited: RefCell<BTreeMap<Uuid, Option<Seq>>>,
    unshared: unshared::Held<S, H>,
}

impl<S: Store, H: Host> Session<S, H> {
    /// Opens the workspace: the newest snapshot and what the journal holds after it. Entries that
    /// cannot be read are passed over: [`damaged`](Self::damaged) and [`later`](Self::later) name them.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn open(store: S, host: H) -> Result<Self, Failure> {
        let snapshot = store.load_snapshot().await?;
        let known = snapshot.and_then(|it| Some((it.head, record::decode_state(&it.bytes).ok()?)));
        let (head, state) = known.unwrap_or_default();
        let opened_from = head.seq;
        let (state, head) = (RefCell::new(state), Cell::new(head));
        let session = Self {
            store,
            host,
            state,
            head,
            opened_from,
            unread: RefCell::default(),
            on_entry: RefCell::default(),
            on_append: RefCell::default(),
            recent: RefCell::default(),
            acting: Cell::default(),
            online: RefCell::default(),
            awaited: RefCell::default(),
            unshared: unshared::Held::default(),
        };
        // What is appended from now on comes later: a tab is not kept blank because others work.
        let end = session.store.head().await?.seq;
        let mut is_moving = true;
        // Damage cuts a pull short.
        while is_moving && session.head().seq < end {
            let before = session.head().seq;
            session.pull().await?;
            is_moving = session.head().seq > before;
        }
        Ok(session)
    }

    /// Returns the state as this tab knows it. Not to be held across an await.
    pub fn state(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    /// Returns the store, for what is read on demand.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Returns what tells the time and gives new ids.
    pub const fn host(&self) -> &H {
        &self.host
    }

    /// Returns the entry of the journal that this tab has come to.
    pub fn head(&self) -> Head {
        self.head.get()
    }

    /// Returns the entry of the journal whose snapshot this was opened with; 0 if there was none.
    pub const fn opened_from(&self) -> Seq {
        self.opened_from
    }

    /// Returns the entries of the journal that are damaged, in order.
    pub fn damaged(&self) -> Vec<Seq> {
        self.unread(|it| it == Unread::Damaged)
    }

    /// Returns the entries of the journal that a newer build wrote and this one does not know, in order.
    /// They are whole, stay where they are, and go into exports; while there are any, nothing is decided.
    pub fn later(&self) -> Vec<Seq> {
        self.unread(|it| matches!(it, Unread::Later(_)))
    }

    /// Returns the entries of a team's journal that count for nobody, in order.
    pub fn void(&self) -> Vec<Seq> {
        self.unread(|it| it == Unread::Void)
    }

    /// Returns why nothing can be shown: there are entries, and nobody in those that can be read.
    pub fn obstacle(&self) -> Option<Failure> {
        if !self.later().is_empty() {
            return Some(Failure::Outdated);
        }
        self.damaged().first().map(|seq| StoreError::Damaged { seq: *seq }.into())
    }

    fn unread(&self, is_meant: impl Fn(Unread) -> bool) -> Vec<Seq> {
        self.unread.borrow().iter().filter(|it| is_meant(*it.1)).map(|it| *it.0).collect()
    }

    /// Calls `on_entry` with each entry folded in from now on, after the state has it.
    pub fn watch(&self, on_entry: impl Fn(Seq, &Operation) + 'static) {
        *self.on_entry.borrow_mut() = Some(Rc::new(on_entry));
    }

    /// Tells whether the journal has gone on since this tab looked; cheaper than to pull.
    pub async fn is_behind(&self) -> bool {
        self.store.head().await.is_ok_and(|it| it.seq > self.head.get().seq)
    }

    /// Returns a small fact that is kept beside the journal.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn fact(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.store.meta_get(key).await?)
    }

    /// Keeps a small fact beside the journal.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn keep_fact(&self, key: &str, value: &[u8]) -> Result<(), Failure> {
        Ok(self.store.meta_put(key, value).await?)
    }

    /// Returns the entries that this tab has seen lately, oldest first: all that can be saved of a store
    /// that is gone.
    pub fn recent(&self) -> Vec<(Seq, Vec<u8>)> {
        self.recent.borrow().entries().map(|(seq, it)| (seq, it.to_vec())).collect()
    }

    /// Says who acts in a tab that is open.
    pub fn set_online(&self, people: BTreeSet<PersonId>) {
        *self.online.borrow_mut() = people;
    }

    /// Folds in what other tabs have appended since.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn pull(&self) -> Result<(), Failure> {
        // What another tab is restoring is not shown before it is whole.
        if self.head.get().seq == Seq(0) && beginning::unfinished(&self.store).await?.is_some() {
            return Ok(());
        }
        loop {
            let portion = past_damage(&self.store, self.head.get(), PAGE).await?;
            let count = portion.entries.len();
            let is_older = portion.entries.iter().any(|it| record::is_older(&it.bytes));
            let read = if is_older { self.host.tools().await?.read } else { record::decode_own };
            self.unread.borrow_mut().extend(portion.damaged.into_iter().map(|it| (it, Unread::Damaged)));
            for entry in portion.entries {
                self.recent.borrow_mut().note(entry.head.seq, &entry.bytes);
                match read(&entry.bytes) {
                    Ok(operation) => self.fold(entry.head, &operation),
                    Err(why) => self.pass_over(entry.head, why),
                }
            }
            if portion.head.seq > self.head.get().seq {
                self.head.set(portion.head);
            }
            if count > 0 {
                self.show_unshared();
            }
            if count < PAGE {
                return self.refresh_unshared().await;
            }
        }
    }

    /// Keeps the state as a snapshot, so that the next start reads less; not one that lacks what a newer
    /// build wrote.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn save_snapshot(&self) -> Result<(), Failure> {
        if !self.later().is_empty() {
            return Ok(());
        }
        let bytes = self.confirmed(record::encode_state);
        Ok(self.store.save_snapshot(self.head.get(), &bytes).await?)
    }

    /// Goes on behind an entry that cannot be read; whoever watches hears that something came.
    fn pass_over(&self, head: Head, why: Unread) {
        if head.seq > self.head.get().seq {
            self.unread.borrow_mut().insert(head.seq, why);
            self.head.set(head);
            self.tell(head.seq, &Operation::default());
        }
    }

    /// Tells whoever watches that something came.
    fn tell(&self, seq: Seq, operation: &Operation) {
        let on_entry = self.on_entry.borrow().clone();
        if let Some(on_entry) = on_entry {
            on_entry(seq, operation);
        }
    }

    fn fold(&self, head: Head, operation: &Operation) {
        if head.seq <= self.head.get().seq {
            return;
        }
        self.fold_below(head.seq, operation);
        self.head.set(head);
        if operation.events.iter().any(|it| matches!(it, Event::Erased { .. })) {
            self.recent.borrow_mut().wipe(head.seq);
        }
        if let Some(met) = self.awaited.borrow_mut().get_mut(&operation.id) {
            *met = Some(head.seq);
        }
        self.tell(head.seq, operation);
    }
}
