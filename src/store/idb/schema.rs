//! The shape of the database: a ladder of steps whose length is the version.

use std::rc::Rc;

use indexed_db_futures::{database::Database, error::Error, prelude::*};

use super::failure::Failure;
use crate::store::StoreError;

/// Records by number.
pub(super) const JOURNAL: &str = "journal";
/// Parts of snapshots by generation and part.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// Packs of raw messages by key.
pub(super) const BODIES: &str = "bodies";
/// Search text by the key of its pack.
pub(super) const TEXTS: &str = "texts";
/// The head, the id, the list of snapshots, and the session's small facts.
pub(super) const META: &str = "meta";

type Step = fn(&Database) -> Result<(), Error>;

/// Append only: a step that has shipped is never edited, and never leaves, since some browser may
/// still hold data from before it.
///
/// A step that must reach into existing stores gets at the upgrade's own transaction through a
/// store it makes and deletes again (Alorel/rust-indexed-db#66).
const LADDER: &[Step] = &[to_v1];

/// Every store has keys given from outside and no index: what is looked for is known by number.
fn to_v1(database: &Database) -> Result<(), Error> {
    for store in [JOURNAL, SNAPSHOTS, BODIES, TEXTS, META] {
        database.create_object_store(store).build()?;
    }
    Ok(())
}

/// Opens the database, climbing from whatever version it has.
pub(super) async fn open(name: &str, on_trouble: Rc<dyn Fn(StoreError)>) -> Result<Database, StoreError> {
    let request = Database::open(name)
        .with_version(LADDER.len() as u32)
        .with_on_blocked(move |_| {
            on_trouble(StoreError::Blocked);
            Ok(())
        })
        .with_on_upgrade_needed(|event, database| {
            // A version is a small whole number, only its type is a float.
            LADDER.iter().skip(event.old_version() as usize).try_for_each(|step| step(&database))
        });
    let opening = request.build().map_err(Failure::from)?;
    Ok(opening.await.map_err(Failure::from)?)
}
