//! The one place where the session meets IndexedDB, a team's server and the browser's clock.

pub mod team;

use std::pin::Pin;

use uuid::Uuid;

use crate::browser::part::part;
use crate::browser::{clock, databases, lock, space};
use crate::model::{Seq, Time};
use crate::session::backup::{self, BackupError};
use crate::session::scenario::Played;
use crate::session::team::judge;
use crate::session::{Failure, Finding, Host, Session, Tools, beginning};
use crate::store::idb::{IdbStore, reserve};
use crate::store::opfs::Shelf;
use crate::store::team::{Shared, later};
use crate::store::{Hash, Meta, StoreError};

/// The store of this browser; in a team's workspace it is a replica.
pub type Disk = Shared<IdbStore>;

/// A session over it.
pub type Desk = Session<Disk, BrowserHost>;

/// The name of the database of the first workspace; a tilde and its name follow for another.
pub const DATABASE: &str = "team-inbox";

/// Returns the name of the database of the workspace that is open here.
pub fn database() -> String {
    space::key(DATABASE)
}

/// Returns what is open here as the store that it is: a team's is read, and appended to by its server.
fn disk(store: IdbStore) -> Disk {
    if is_team() { Shared::of_team(store) } else { Shared::alone(store) }
}

fn is_team() -> bool {
    space::name().starts_with("team-")
}

/// Returns the names of the databases of this origin, and of those of which only the second copy is left;
/// none where the browser does not tell.
pub async fn databases() -> Option<Vec<String>> {
    let mut names = databases::names().await?;
    names.extend(Shelf::names().await);
    Some(names)
}

/// Held by who fills a workspace, with a file or a scenario.
const BEGINNING: &str = "team-inbox-beginning";

/// Waits until nobody else fills this workspace.
pub async fn begin() -> lock::Lock {
    lock::take(&space::key(BEGINNING)).await
}

part!(acts: fn tools() -> Tools = Tools::HERE);

/// What is done to a store later.
type Doing = Pin<Box<dyn Future<Output = Result<(), StoreError>>>>;

// What no build here could read when it came, this one may: whoever begins with it asks first whether it counts.
part!(team: fn judging(store: Disk) -> Doing = Box::pin(async move {
    later::judge(&store, judge).await.map(drop)
}));

/// The browser's clock and random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserHost;

impl Host for BrowserHost {
    fn now(&self) -> Time {
        clock::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    async fn tools(&self) -> Result<Tools, Failure> {
        tools().await.map_err(|_| Failure::Incomplete)
    }
}

/// Opens the store alone; `on_trouble` hears what becomes of the connection later.
///
/// # Errors
/// What the store cannot do.
pub async fn open_disk(on_trouble: impl Fn(StoreError) + 'static) -> Result<Disk, StoreError> {
    IdbStore::open(&database(), on_trouble).await.map(disk)
}

/// The workspace of this browser, and what was not as it had been left.
pub struct Opened {
    /// The session.
    pub desk: Desk,
    /// What was found at the start, and what was done about it.
    pub findings: Vec<Finding>,
}

/// Opens the workspace of this browser. While another tab fills it, `on_wait` is called, and that is
/// waited for; what a tab left that died over it is cleared.
///
/// # Errors
/// What the store cannot do.
pub async fn open(
    on_trouble: impl Fn(StoreError) + 'static,
    on_wait: impl FnOnce(),
) -> Result<Opened, Failure> {
    let store = open_disk(on_trouble).await?;
    let mut findings = Vec::new();
    if !store.was_end_noted() {
        findings.push(Finding::EndMadeUp);
    }
    // What is on its way to a team stays marked until its founder has gone on with it.
    if !is_team() && beginning::unfinished(&store).await?.is_some() {
        on_wait();
        let _lock = begin().await;
        findings.extend(beginning::settle(&store).await?);
    }
    if is_team() && later::are_there(&store).await? {
        judging(store.clone()).await.map_err(|_| Failure::Incomplete)?.await?;
    }
    let desk = Session::open(store, BrowserHost).await?;
    Ok(Opened { desk, findings })
}

/// Opens the store as it is, to save what can be read of it.
///
/// # Errors
/// What the store cannot do.
pub async fn open_as_it_is() -> Result<Disk, StoreError> {
    IdbStore::open_damaged(&database(), |_| ()).await.map(disk)
}

/// Lays a reserve of space by for acts of people, if there is none.
pub async fn lay_reserve_by() -> bool {
    reserve::lay_by().await
}

/// Tells whether the places work in which this browser notes what it last saw: localStorage, and Cache
/// storage.
pub async fn witness_places() -> [bool; 2] {
    IdbStore::witness_places().await
}

/// Tells whether there is a second copy in this browser.
pub async fn has_copy() -> bool {
    Shelf::find(&database()).await.is_some()
}

/// Returns the id of the database that this browser last saw.
pub async fn last_seen() -> Option<Hash> {
    IdbStore::last_seen(&database()).await
}

/// Returns how many entries this browser last saw in the database; none where it does not know.
pub async fn last_seen_end() -> Option<Seq> {
    IdbStore::witness(&database()).await.map(|it| it.head.seq)
}

/// Goes on with what the database holds, although this browser saw more of it before.
///
/// # Errors
/// What the store cannot do.
pub async fn accept_loss() -> Result<(), StoreError> {
    IdbStore::open_damaged(&database(), |_| ()).await?.accept_loss().await
}

/// What a workspace holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Conversations.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
    /// People who were not removed.
    pub people: usize,
    /// Teams that were not removed.
    pub teams: usize,
}

/// Counts what the workspace of a space holds.
///
/// # Errors
/// What the store cannot do.
pub async fn count(of: &str) -> Result<Holds, Failure> {
    let store = Shared::alone(IdbStore::open_damaged(&space::of(of, DATABASE), |_| ()).await?);
    let desk = Session::open(store, BrowserHost).await?;
    let holds = {
        let state = desk.state();
        Holds {
            conversations: state.len() as u64,
            messages: state.threads.len() as u64,
            people: state.directory.people.values().filter(|it| !it.removed).count(),
            teams: state.directory.teams.values().filter(|it| !it.removed).count(),
        }
    };
    desk.store().close();
    Ok(holds)
}

/// Empties the workspace of a space and begins it anew with a scenario, and facts beside its journal. Tabs that
/// have it open step aside.
///
/// # Errors
/// What the store cannot do.
pub async fn fill(of: &str, played: Played, facts: &[(&str, &[u8])]) -> Result<(), Failure> {
    let (store, _lock) = emptied(of).await?;
    let desk = Session::open(store, BrowserHost).await?;
    let outcome = async {
        desk.begin_with(played).await?;
        Ok(put_facts(desk.store(), facts).await?)
    };
    let outcome = outcome.await;
    desk.store().close();
    outcome
}

/// Empties the workspace of a space and begins it anew with a workspace file, and facts beside its journal.
///
/// # Errors
/// Why the file is not restored, or what the store cannot do.
pub async fn refill(of: &str, file: &[u8], facts: &[(&str, &[u8])]) -> Result<(), BackupError> {
    const SLICE: usize = 1024 * 1024;
    let (store, _lock) = emptied(of).await?;
    let read = async |at: u64| Ok(file.iter().skip(at as usize).take(SLICE).copied().collect());
    let outcome = async {
        backup::restore(&store, read).await?;
        Ok(put_facts(&store, facts).await?)
    };
    let outcome = outcome.await;
    store.close();
    outcome
}

async fn put_facts(store: &Disk, facts: &[(&str, &[u8])]) -> Result<(), StoreError> {
    for (key, fact) in facts {
        store.meta_put(key, fact).await?;
    }
    Ok(())
}

async fn emptied(of: &str) -> Result<(Disk, lock::Lock), StoreError> {
    let database = space::of(of, DATABASE);
    let lock = lock::take(&space::of(of, BEGINNING)).await;
    // Where there are no files, there is no second copy.
    let _ = Shelf::remove(&database).await;
    IdbStore::delete(&database).await?;
    Ok((Shared::alone(IdbStore::open(&database, |_| ()).await?), lock))
}

/// Removes the whole workspace from this browser, for all tabs.
///
/// # Errors
/// What the store cannot do.
pub async fn reset() -> Result<(), StoreError> {
    IdbStore::delete(&database()).await
}
