//! The browser's store: the port over one IndexedDB database.
//!
//! IndexedDB costs by transaction and record, not by byte, and queues readwrite transactions over
//! the same stores across tabs. So an operation is one record in one transaction, which first
//! checks that the head is the one decided on; nothing but its own requests is awaited inside a
//! transaction, and nothing is aborted after a write.

mod bodies;
mod failure;
mod journal;
mod meta;
mod schema;
mod snapshots;
mod tx;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;
use indexed_db_futures::database::Database;

use self::failure::Failure;
use super::{Durability, Hash, Head, StoreError, Witness};
use crate::browser::local;

/// A store in this browser. Clones share one connection.
#[derive(Clone)]
pub struct IdbStore(Rc<Connection>);

/// How far the witness may lag behind the journal: written at every commit, it would cost a person's
/// act a fifth of its time.
const LAG_MS: u32 = 250;

struct Connection {
    database: Database,
    id: Cell<Hash>,
    /// The last entry known to be committed.
    seen: Cell<Head>,
    /// Waits to write the witness.
    writing: RefCell<Option<Timeout>>,
    /// Why the connection was closed under us, once it was.
    ended: RefCell<Option<StoreError>>,
}

impl IdbStore {
    /// Opens the database `name`, making it if this browser never saw it.
    ///
    /// `on_trouble` hears [`StoreError::Blocked`] while an older tab keeps an upgrade waiting, and
    /// later [`StoreError::Superseded`] or [`StoreError::Gone`] when the connection is lost.
    /// Fails with [`StoreError::Lost`] if the database is not what this browser last saw.
    pub async fn open(name: &str, on_trouble: impl Fn(StoreError) + 'static) -> Result<Self, StoreError> {
        let store = Self::connect(name, on_trouble).await?;
        store.recognise(Self::witness(name)).await?;
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
        local::remove(&witness_key(&self.0.database.name()));
        self.recognise(None).await
    }

    /// Deletes the database `name` and all memory of it. Open tabs are told and step aside.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        Database::delete_by_name(name).map_err(Failure::from)?.await.map_err(Failure::from)?;
        local::remove(&witness_key(name));
        Ok(())
    }

    /// Returns what this browser last saw of the database `name`.
    pub fn witness(name: &str) -> Option<Witness> {
        local::get(&witness_key(name)).as_deref().and_then(Witness::from_line)
    }

    /// Closes the connection; this and all clones answer [`StoreError::Gone`] from now on.
    pub fn close(&self) {
        self.end(StoreError::Gone);
    }

    async fn connect(name: &str, on_trouble: impl Fn(StoreError) + 'static) -> Result<Self, StoreError> {
        let on_trouble = Rc::new(on_trouble);
        let database = schema::open(name, on_trouble.clone()).await?;
        let store = Self(Rc::new(Connection::new(database)));
        store.watch(on_trouble)?;
        Ok(store)
    }

    /// Steps aside for a newer version or a deletion, and notices a connection cut by the browser.
    fn watch(&self, on_trouble: Rc<impl Fn(StoreError) + 'static>) -> Result<(), StoreError> {
        let mut changes = self.0.database.version_changes().map_err(Failure::from)?;
        // Weak: a store that is dropped everywhere closes, although this task never ends by itself.
        let connection = Rc::downgrade(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            let wanted = changes.recv().await;
            let Some(connection) = connection.upgrade() else { return };
            let upgrade = wanted.is_some_and(|it| it.new_version().is_some());
            let trouble = if upgrade { StoreError::Superseded } else { StoreError::Gone };
            if Self(connection).end(trouble.clone()) {
                on_trouble(trouble);
            }
        });
        Ok(())
    }

    /// Closes the connection for this reason, unless it is closed already.
    fn end(&self, reason: StoreError) -> bool {
        let first = self.0.ended.borrow().is_none();
        if first {
            self.0.write_witness();
            self.0.ended.replace(Some(reason));
            self.0.database.clone().close();
        }
        first
    }

    /// Compares the database with what this browser last saw; a fresh one is given an id.
    async fn recognise(&self, known: Option<Witness>) -> Result<(), StoreError> {
        let (id, head) = self.identify(known).await?;
        self.0.id.set(id);
        self.remember(head);
        self.0.write_witness();
        Ok(())
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
    fn new(database: Database) -> Self {
        let (id, seen) = (Cell::default(), Cell::default());
        Self { database, id, seen, writing: RefCell::default(), ended: RefCell::default() }
    }

    /// Writes the witness now, if it lags.
    fn write_witness(&self) {
        if self.writing.take().is_some() {
            let witness = Witness { database: self.id.get(), head: self.seen.get() };
            local::set(&witness_key(&self.database.name()), &witness.to_line());
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.write_witness();
        self.database.clone().close();
    }
}

fn witness_key(name: &str) -> String {
    format!("{name}.witness")
}
