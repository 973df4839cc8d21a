//! The browser's store: the port over one IndexedDB database.
//!
//! IndexedDB costs by transaction and record, not by byte, and queues readwrite transactions over
//! the same stores across tabs. So an operation is one record in one transaction, which first
//! checks that the head is the one decided on; nothing but its own requests is awaited inside a
//! transaction, and nothing is aborted after a write.

mod bodies;
mod failure;
mod journal;
mod keys;
mod mend;
mod meta;
pub mod reserve;
mod schema;
mod snapshots;
mod tx;
mod witnesses;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;
use indexed_db_futures::database::Database;

use self::failure::Failure;
use super::{Durability, Hash, Head, StoreError, Witness};
use crate::browser::turn;

/// A store in this browser. Clones share one connection.
#[derive(Clone)]
pub struct IdbStore(Rc<Connection>);

/// How far the witness may lag behind the journal: written at every commit, it would cost a person's
/// act a fifth of its time.
const LAG_MS: u32 = 250;
/// A connection that was cut is opened again so often, and after so long, before it is given up.
const TRIES: u32 = 10;
const PAUSE_MS: u32 = 200;

type OnTrouble = Rc<dyn Fn(StoreError)>;

struct Connection {
    name: String,
    /// Leaked, since transactions borrow it: a page has one, and another when it was cut.
    database: Cell<&'static Database>,
    on_trouble: OnTrouble,
    id: Cell<Hash>,
    /// The last entry known to be committed.
    seen: Cell<Head>,
    /// The head record was whole at the start.
    is_noted: Cell<bool>,
    /// Waits to write the witness.
    writing: RefCell<Option<Timeout>>,
    /// The place of the witness that takes longer is still being asked.
    is_asking: Cell<bool>,
    /// Somebody is opening the database again.
    is_opening: Cell<bool>,
    /// Why the connection was closed under us, once it was.
    ended: RefCell<Option<StoreError>>,
}

impl IdbStore {
    /// Opens the database `name`, making it if this browser never saw it.
    ///
    /// `on_trouble` hears [`StoreError::Blocked`] while an older tab keeps an upgrade waiting,
    /// [`StoreError::Full`] when acts go on from the reserve, and later [`StoreError::Superseded`],
    /// [`StoreError::Gone`] or [`StoreError::Cut`] when the connection is lost for good.
    /// Fails with [`StoreError::Lost`] if the database is not what this browser last saw.
    pub async fn open(name: &str, on_trouble: impl Fn(StoreError) + 'static) -> Result<Self, StoreError> {
        let store = Self::connect(name, on_trouble).await?;
        store.recognise(true).await?;
        Ok(store)
    }

    /// Opens the database as it is, to save what can be read of it after [`StoreError::Lost`].
    pub async fn open_damaged(
        name: &str,
        on_trouble: impl Fn(StoreError) + 'static,
    ) -> Result<Self, StoreError> {
        Self::connect(name, on_trouble).await
    }

    /// Goes on with the database as it is: what was lost is no longer missed.
    pub async fn accept_loss(&self) -> Result<(), StoreError> {
        witnesses::forget(&self.0.name).await;
        self.recognise(false).await
    }

    /// Deletes the database `name` and all memory of it. Open tabs are told and step aside.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        Database::delete_by_name(name).map_err(Failure::from)?.await.map_err(Failure::from)?;
        witnesses::forget(name).await;
        Ok(())
    }

    /// Returns the id of the database `name` that this browser last saw, by the first place that knows.
    pub async fn last_seen(name: &str) -> Option<Hash> {
        let known = match witnesses::at_hand(name) {
            Some(it) => Some(it),
            None => Self::witness(name).await,
        };
        known.map(|it| it.database)
    }

    /// Returns what this browser last saw of the database `name`, wherever that is still known.
    pub async fn witness(name: &str) -> Option<Witness> {
        Witness::foremost(&witnesses::read(name).await, None)
    }

    /// Tells whether each of the places works in which this browser notes what it last saw:
    /// localStorage, and Cache storage.
    pub async fn witness_places() -> [bool; 2] {
        witnesses::work().await
    }

    /// Closes the connection; this and all clones answer [`StoreError::Gone`] from now on.
    pub fn close(&self) {
        self.hang_up(StoreError::Gone);
    }

    async fn connect(name: &str, on_trouble: impl Fn(StoreError) + 'static) -> Result<Self, StoreError> {
        let on_trouble: OnTrouble = Rc::new(on_trouble);
        let database = schema::open(name, on_trouble.clone()).await?;
        let store = Self(Rc::new(Connection::new(name, database, on_trouble)));
        store.watch()?;
        Ok(store)
    }

    /// Steps aside for a newer version or a deletion; opens again what the browser has cut.
    fn watch(&self) -> Result<(), StoreError> {
        let mut changes = self.0.database.get().version_changes().map_err(Failure::from)?;
        // Weak: a store that is dropped everywhere closes, although this task never ends by itself.
        let connection = Rc::downgrade(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            let wanted = changes.recv().await;
            let Some(connection) = connection.upgrade() else { return };
            let store = Self(connection);
            match wanted {
                Some(it) if it.new_version().is_some() => store.lose(StoreError::Superseded),
                Some(_) => store.lose(StoreError::Gone),
                // If it fails, that has been told.
                None => drop(store.reopen().await),
            }
        });
        Ok(())
    }

    /// Opens the database again that the browser has cut off, which it does where the disk is full:
    /// the reserve makes the room that is needed for that.
    async fn reopen(&self) -> Result<(), StoreError> {
        if self.0.is_opening.replace(true) {
            for _ in 0..20 * TRIES {
                if !self.0.is_opening.get() {
                    return self.0.ended.borrow().clone().map_or(Ok(()), Err);
                }
                turn::pause(PAUSE_MS / 10).await;
            }
            return Err(StoreError::Cut);
        }
        // Boxed: what is read of the new connection may find that one cut too.
        let outcome = Box::pin(self.try_to_reopen()).await;
        self.0.is_opening.set(false);
        if let Err(error) = &outcome {
            self.lose(error.clone());
        }
        outcome
    }

    async fn try_to_reopen(&self) -> Result<(), StoreError> {
        if let Some(reason) = self.0.ended.borrow().clone() {
            return Err(reason);
        }
        if self.is_alive() {
            return Ok(());
        }
        let mut opened = schema::open(&self.0.name, self.0.on_trouble.clone()).await;
        for nth in 1..TRIES {
            if opened.is_ok() {
                break;
            }
            if nth == 1 {
                self.make_room().await;
            }
            turn::pause(PAUSE_MS).await;
            opened = schema::open(&self.0.name, self.0.on_trouble.clone()).await;
        }
        let database = opened.map_err(|_| StoreError::Cut)?;
        self.0.database.set(Box::leak(Box::new(database)));
        self.watch()?;
        // What was seen in this tab is what it must be.
        let known = Witness { database: self.0.id.get(), head: self.0.seen.get() };
        self.identify(&[known]).await?;
        Ok(())
    }

    /// Makes room for an act of a person after [`StoreError::Full`]. Tells whether there may be some.
    async fn make_room(&self) -> bool {
        let is_released = reserve::release().await;
        if is_released {
            (self.0.on_trouble)(StoreError::Full);
        }
        is_released
    }

    /// Tells whether the connection is as it was opened.
    fn is_alive(&self) -> bool {
        !matches!(self.try_to_read([schema::META]), Err(StoreError::Gone))
    }

    /// Gives the connection up, and says why.
    fn lose(&self, reason: StoreError) {
        if self.hang_up(reason.clone()) {
            (self.0.on_trouble)(reason);
        }
    }

    /// Closes the connection for this reason, unless it is closed already.
    fn hang_up(&self, reason: StoreError) -> bool {
        let first = self.0.ended.borrow().is_none();
        if first {
            self.0.write_witness();
            self.0.ended.replace(Some(reason));
            self.0.database.get().clone().close();
        }
        first
    }

    /// Compares the database with what this browser last saw, if that is to be missed; a fresh one is
    /// given an id.
    ///
    /// Where localStorage knows it, the other place is asked later, beside the work: it takes longer.
    async fn recognise(&self, is_missed: bool) -> Result<(), StoreError> {
        let at_hand = if is_missed { witnesses::at_hand(&self.0.name) } else { None };
        let known = match at_hand {
            Some(it) => vec![it],
            None if is_missed => witnesses::read(&self.0.name).await,
            None => Vec::new(),
        };
        let (id, end) = self.identify(&known).await?;
        self.0.id.set(id);
        self.0.is_noted.set(end.is_noted);
        self.remember(end.head);
        if at_hand.is_some() {
            self.ask_the_other(end.head);
        } else {
            self.0.write_witness();
        }
        Ok(())
    }

    /// Asks the place that takes longer whether this browser saw more of the database than localStorage
    /// knows of; the witness is written there only after that.
    fn ask_the_other(&self, found: Head) {
        let connection = Rc::downgrade(&self.0);
        self.0.is_asking.set(true);
        wasm_bindgen_futures::spawn_local(async move {
            let Some(name) = connection.upgrade().map(|it| it.name.clone()) else { return };
            let all = witnesses::read(&name).await;
            let Some(connection) = connection.upgrade() else { return };
            connection.is_asking.set(false);
            let id = connection.id.get();
            let leading = Witness::foremost(&all, Some(id))
                .filter(|it| it.database == id && it.head.seq > connection.seen.get().seq);
            let store = Self(connection);
            // This tab, or another, may have gone on since.
            if let Some(known) = leading
                && store.end(true).await.is_ok_and(|it| it.head.seq < known.head.seq)
            {
                return store.lose(StoreError::Lost { known, found });
            }
            store.0.write_witness();
        });
    }

    /// Goes on with a database that was cleared: what was seen of it before is not missed.
    fn begin_anew(&self) {
        self.remember(Head::default());
        self.0.write_witness();
    }

    /// Tells whether the record of the journal's end was whole when this was opened; where it was not,
    /// the journal itself was asked, and the next append writes it anew.
    pub fn was_end_noted(&self) -> bool {
        self.0.is_noted.get()
    }

    /// Has the witness written soon; called only after the commit of the entry it will name.
    fn remember(&self, head: Head) {
        self.0.seen.set(head);
        let connection = Rc::downgrade(&self.0);
        self.0.writing.borrow_mut().get_or_insert_with(|| {
            Timeout::new(LAG_MS, move || {
                if let Some(it) = connection.upgrade() {
                    it.write_witness();
                }
            })
        });
    }
}

impl Connection {
    fn new(name: &str, database: Database, on_trouble: OnTrouble) -> Self {
        Self {
            name: name.to_owned(),
            database: Cell::new(Box::leak(Box::new(database))),
            on_trouble,
            id: Cell::default(),
            seen: Cell::default(),
            is_noted: Cell::new(true),
            writing: RefCell::default(),
            is_asking: Cell::new(false),
            is_opening: Cell::new(false),
            ended: RefCell::default(),
        }
    }

    /// Writes the witness now, if it lags.
    fn write_witness(&self) {
        if !self.is_asking.get() && self.writing.take().is_some() {
            witnesses::write(&self.name, Witness { database: self.id.get(), head: self.seen.get() });
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.write_witness();
        self.database.get().clone().close();
    }
}
