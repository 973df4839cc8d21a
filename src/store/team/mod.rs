//! A journal that a team shares over a network: a log elsewhere decides, a replica here is read.
//!
//! [`Shared`] is what the session sees, in a workspace of one browser as in one of a team. What talks
//! to the log stands behind it ([`Uplink`]) and comes in a file of its own, so that nobody loads it who
//! has no team.

mod forms;
pub mod later;
mod log;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;
mod trouble;
mod turns;
mod uplink;

use std::cell::RefCell;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

pub use forms::{VOIDS, read_void, read_voids};
pub use log::{Appended, FOUNDER, Log, LogError, Written};
pub use trouble::Trouble;
pub use uplink::{Judge, Uplink, Verdict};

use super::{Bodies, Durability, Entry, Head, Journal, Pack, PackKey, Snapshot, Snapshots, StoreError};
use super::{Hash, Mend, Meta, Record, port::append_each};
use crate::model::{BodyRef, Seq};

/// What an append comes to, later.
pub type Appending<'a> = Pin<Box<dyn Future<Output = Result<Head, StoreError>> + 'a>>;

/// Appends to the journal of a team.
pub trait Upstream {
    /// The same as [`Journal::append`], as durable as the log is.
    fn append<'a>(&'a self, seen: Head, entry: &'a [u8]) -> Appending<'a>;
}

/// Whom a team's store is joined to, once it is.
type Joined = RefCell<Option<Rc<dyn Upstream>>>;

/// A store that may be the replica of a team's. Reading is always local; to append is the team's.
/// Clones share what they are joined to.
#[derive(Clone)]
pub struct Shared<R> {
    replica: R,
    /// None in a workspace of this browser alone.
    team: Option<Rc<Joined>>,
}

impl<R> Shared<R> {
    /// Returns a store of this browser alone.
    pub const fn alone(replica: R) -> Self {
        Self { replica, team: None }
    }

    /// Returns the replica of a team's store: nothing is appended until it is joined.
    pub fn of_team(replica: R) -> Self {
        Self { replica, team: Some(Rc::default()) }
    }

    /// Appends by `upstream` from now on.
    pub fn join(&self, upstream: Rc<dyn Upstream>) {
        if let Some(team) = &self.team {
            *team.borrow_mut() = Some(upstream);
        }
    }

    /// Returns what is read.
    pub const fn replica(&self) -> &R {
        &self.replica
    }
}

impl<R> Deref for Shared<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.replica
    }
}

impl<R: Journal> Journal for Shared<R> {
    async fn head(&self) -> Result<Head, StoreError> {
        self.replica.head().await
    }

    async fn append(&self, seen: Head, entry: &[u8], durability: Durability) -> Result<Head, StoreError> {
        let Some(team) = &self.team else { return self.replica.append(seen, entry, durability).await };
        let upstream = team.borrow().clone();
        upstream.ok_or(StoreError::Offline)?.append(seen, entry).await
    }

    async fn append_all(
        &self,
        seen: Head,
        entries: &[Vec<u8>],
        durability: Durability,
    ) -> Result<Head, StoreError> {
        if self.team.is_none() {
            return self.replica.append_all(seen, entries, durability).await;
        }
        append_each(self, seen, entries, durability).await
    }

    async fn since(&self, seen: Head, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.replica.since(seen, limit).await
    }

    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError> {
        self.replica.overwrite(seq, entry).await
    }

    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        self.replica.entries(wanted).await
    }
}

impl<R: Snapshots> Snapshots for Shared<R> {
    async fn save_snapshot(&self, head: Head, bytes: &[u8]) -> Result<(), StoreError> {
        self.replica.save_snapshot(head, bytes).await
    }

    async fn forget_snapshots(&self) -> Result<(), StoreError> {
        self.replica.forget_snapshots().await
    }

    async fn load_snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.replica.load_snapshot().await
    }
}

impl<R: Bodies> Bodies for Shared<R> {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        self.replica.put_packs(packs).await
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        self.replica.bodies(wanted).await
    }

    async fn pack(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.replica.pack(key).await
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.replica.texts(key).await
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        self.replica.replace_texts(key, texts).await
    }

    async fn erase(&self, bodies: &[BodyRef]) -> Result<(), StoreError> {
        self.replica.erase(bodies).await
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        self.replica.pack_keys().await
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        self.replica.delete_packs(keys).await
    }
}

impl<R: Meta> Meta for Shared<R> {
    async fn meta_get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.replica.meta_get(key).await
    }

    async fn meta_put(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        self.replica.meta_put(key, value).await
    }

    async fn meta_under(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.replica.meta_under(prefix).await
    }

    async fn meta_change(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), StoreError> {
        self.replica.meta_change(changes).await
    }
}

impl<R: Mend> Mend for Shared<R> {
    async fn records(&self, after: Seq, limit: usize) -> Result<Vec<Record>, StoreError> {
        self.replica.records(after, limit).await
    }

    async fn mend(&self, records: &[Record]) -> Result<u32, StoreError> {
        self.replica.mend(records).await
    }

    async fn database_id(&self) -> Result<Option<Hash>, StoreError> {
        self.replica.database_id().await
    }

    async fn adopt_id(&self, id: Hash) -> Result<(), StoreError> {
        self.replica.adopt_id(id).await
    }

    async fn clear(&self, mark: &str) -> Result<bool, StoreError> {
        self.replica.clear(mark).await
    }
}
