//! The second copy: kept up by the worker of one tab, taken back from when the database is not whole.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::Bench;
use super::erasing::WIPED;
use super::foldering::NowAndThen;
use crate::browser::clock::now;
use crate::browser::lock::{self, Lock};
use crate::browser::worker::Question;
use crate::browser::{poke, space, timer};
use crate::model::BodyRef;
use crate::session::beginning::unfinished;
use crate::session::bodies::bodies;
use crate::session::record;
use crate::store::copy::take_back;
use crate::store::opfs::Shelf;
use crate::store::{
    Bodies, Hash, Head, Journal, Mend, Meta, Pack, PackKey, StoreError, checksum, past_damage,
};
use crate::wiring::{self, Disk, database};
use crate::work::protocol::{CopyState, TakenBack, WorkError, encode};

/// Held by whoever is at the files of the copy.
const FILES: &str = "team-inbox-copy-files";
/// The fact that says whether bodies are copied, too.
const WITH_BODIES: &str = "copy-bodies";
/// What comes within so long of a poke is copied with it.
const GATHER_MS: u32 = 400;
/// A poke may be lost: without one the journal is looked at after so long.
const LOOK_MS: u32 = 15_000;
/// So many entries are read from the journal at once.
const PAGE: usize = 64;
/// So many packs are copied before an entry of the journal may be.
const PACKS: usize = 8;

/// Keeps the copy up for as long as the worker lives and the database is there. Says whenever
/// something came back, or the copy could not be kept: `Result<TakenBack, WorkError>`.
pub async fn keep_up(bench: &Bench, question: &Question) -> Result<(), WorkError> {
    let poke = poke::Poke::open();
    let bell = Bell::default();
    poke.listen({
        let bell = bell.clone();
        move |_| bell.ring()
    });
    let copier = Copier::default();
    let folder = NowAndThen::default();
    let mut complained = None;
    loop {
        match copier.go_on(bench).await {
            Ok(back) => {
                complained = None;
                if back != TakenBack::default() {
                    poke.send(&[]);
                    question.part(&encode(&Ok::<_, WorkError>(back)));
                }
            }
            Err(StoreError::Gone | StoreError::Superseded) => return Ok(()),
            Err(error) if complained.as_ref() != Some(&error) => {
                question.part(&encode(&Err::<TakenBack, _>(WorkError::from(error.clone()))));
                complained = Some(error);
            }
            Err(_) => {}
        }
        if copier.is_behind.get() {
            continue;
        }
        // What goes wrong with the folder is seen where it is set.
        let _ = folder.go_on(bench).await;
        bell.wait(LOOK_MS).await;
        timer::wait(GATHER_MS).await;
    }
}

/// Whoever keeps the copy up.
#[derive(Default)]
struct Copier {
    /// The packs that need not be copied, as far as they are known.
    packs: RefCell<Option<HashSet<PackKey>>>,
    /// There are packs left to copy.
    is_behind: Cell<bool>,
}

impl Copier {
    async fn go_on(&self, bench: &Bench) -> Result<TakenBack, StoreError> {
        self.is_behind.set(false);
        let store = bench.store().await?;
        let Some(id) = store.database_id().await? else { return Ok(TakenBack::default()) };
        if unfinished(&store).await?.is_some() {
            return Ok(TakenBack::default());
        }
        let wiped = checksum(&store.meta_get(WIPED).await?.unwrap_or_default());
        let _lock = files().await;
        let shelf = Shelf::make(&database()).await?;
        let back = shelf.keep_up(&store, (id, wiped), now()).await?;
        if is_with_bodies(&store).await? {
            self.copy_packs(&store, &shelf).await?;
        }
        Ok(TakenBack { acts: back.acts, is_other: back.is_other, ..TakenBack::default() })
    }

    async fn copy_packs(&self, store: &Disk, shelf: &Shelf) -> Result<(), StoreError> {
        let mut copied = self.packs.take().unwrap_or_default();
        let mut missing = store.pack_keys().await?;
        missing.retain(|it| !copied.contains(it));
        if !missing.is_empty() {
            // Another worker may have copied them: the one that was asked to.
            copied.extend(shelf.pack_keys().await?.unwrap_or_default());
            missing.retain(|it| !copied.contains(it));
        }
        for &key in missing.iter().take(PACKS) {
            if let Some(pack) = read_pack(store, key).await? {
                shelf.put_pack(&pack).await?;
            }
            // One that cannot be read is not asked for again and again.
            copied.insert(key);
        }
        self.is_behind.set(missing.len() > PACKS);
        self.packs.replace(Some(copied));
        Ok(())
    }
}

/// Puts into the database what it lacks and the copy holds. `known` is the id of the database that
/// this browser last saw.
pub async fn bring_back(known: Option<Hash>) -> Result<TakenBack, WorkError> {
    let nothing = TakenBack::default();
    let _lock = files().await;
    let Some(shelf) = Shelf::find(&database()).await else { return Ok(nothing) };
    let store = wiring::open_as_it_is().await?;
    if unfinished(&store).await?.is_some() {
        return Ok(nothing);
    }
    let id = store.database_id().await?;
    let Some((_, copy)) = shelf.journal(known.or(id)).await? else { return Ok(nothing) };
    let of = copy.label().database;
    let is_empty = store.head().await?.seq.0 == 0;
    if id.is_some_and(|it| it != of) && !is_empty {
        return Ok(TakenBack { is_other: true, ..nothing });
    }
    let back = take_back(&store, &copy).await?;
    if id != Some(of) && !back.is_other {
        store.adopt_id(of).await?;
    }
    let messages = bring_packs(&store, &shelf).await?;
    Ok(TakenBack { acts: back.acts, packs: messages, is_other: back.is_other })
}

/// Puts back what the open database lacks or cannot read, and the copy holds: what is damaged under a
/// snapshot is found by a check only, or by whoever reads the whole journal.
pub async fn mend(bench: &Bench) -> Result<TakenBack, WorkError> {
    let nothing = TakenBack::default();
    let store = bench.store().await?;
    let Some(id) = store.database_id().await? else { return Ok(nothing) };
    let _lock = files().await;
    let Some(shelf) = Shelf::find(&database()).await else { return Ok(nothing) };
    let Some((_, copy)) = shelf.journal(Some(id)).await? else { return Ok(nothing) };
    if copy.label().database != id {
        return Ok(nothing);
    }
    let back = take_back(&store, &copy).await?;
    let mut packs = 0;
    if is_with_bodies(&store).await? {
        for key in shelf.pack_keys().await?.unwrap_or_default() {
            if store.pack(key).await?.is_none()
                && let Some(pack) = shelf.pack(key).await?
            {
                store.put_packs(vec![pack]).await?;
                packs += 1;
            }
        }
    }
    if back.acts > 0 {
        bench.search.begin_again();
        poke::Poke::open().send(&[]);
    }
    Ok(TakenBack { acts: back.acts, packs, is_other: back.is_other })
}

/// Puts packs back that are copied and that the database has no more.
async fn bring_packs(store: &Disk, shelf: &Shelf) -> Result<u32, StoreError> {
    let Some(copied) = shelf.pack_keys().await? else { return Ok(0) };
    let there: HashSet<_> = store.pack_keys().await?.into_iter().collect();
    let mut count = 0;
    for key in copied.into_iter().filter(|it| !there.contains(it)) {
        if let Some(pack) = shelf.pack(key).await? {
            store.put_packs(vec![pack]).await?;
            count += 1;
        }
    }
    store.meta_put(WITH_BODIES, &[1]).await?;
    Ok(count)
}

/// Puts a pack back that cannot be read, if it is copied and whole; tells whether it did.
pub async fn bring_pack(bench: &Bench, key: PackKey) -> Result<bool, WorkError> {
    let store = bench.store().await?;
    // In one that can be read, what is missing was deleted for ever.
    if !is_with_bodies(&store).await? || store.pack(key).await?.is_some() {
        return Ok(false);
    }
    let _lock = files().await;
    let Some(shelf) = Shelf::find(&database()).await else { return Ok(false) };
    let Some(pack) = shelf.pack(key).await? else { return Ok(false) };
    store.put_packs(vec![pack]).await?;
    Ok(true)
}

/// Says how far the copy goes and what it takes; none where this browser keeps none.
pub async fn state(bench: &Bench) -> Result<Option<CopyState>, WorkError> {
    let _lock = files().await;
    let Ok(shelf) = Shelf::make(&database()).await else { return Ok(None) };
    // It is asked for, too, where the database cannot be opened.
    let (id, with_bodies, bodies) = match bench.store().await {
        Ok(store) if is_with_bodies(&store).await? => {
            (store.database_id().await?, true, shelf.size_of_bodies().await?)
        }
        Ok(store) => (store.database_id().await?, false, size_of_packs(&store).await?),
        Err(_) => (None, false, 0),
    };
    let copy = shelf.journal(id).await?;
    let (acts, at, size) = match &copy {
        Some((_, copy)) => (copy.label().head.seq.0, Some(copy.label().at), copy.size()?),
        None => (0, None, 0),
    };
    Ok(Some(CopyState { acts, at, size, bodies, with_bodies }))
}

/// Has bodies copied too, and returns once those that are there are; or no longer, and removes those
/// that are copied.
pub async fn set_with_bodies(bench: &Bench, on: bool) -> Result<(), WorkError> {
    let store = bench.store().await?;
    store.meta_put(WITH_BODIES, &[u8::from(on)]).await?;
    if on {
        let copier = Copier::default();
        loop {
            copier.go_on(bench).await?;
            if !copier.is_behind.get() {
                return Ok(());
            }
        }
    }
    let _lock = files().await;
    if let Some(shelf) = Shelf::find(&database()).await {
        shelf.remove_bodies().await?;
    }
    Ok(())
}

/// Removes the copy and the database, so that nothing comes back.
pub async fn forget() -> Result<(), WorkError> {
    let _lock = files().await;
    Shelf::remove(&database()).await?;
    Ok(wiring::reset().await?)
}

/// Overwrites messages for ever: in the database, as `erase` does, then in the copy. Nobody copies
/// meanwhile.
pub async fn erase(
    unwanted: &[BodyRef],
    erase: impl Future<Output = Result<(), WorkError>>,
) -> Result<(), WorkError> {
    let _lock = files().await;
    erase.await?;
    if let Some(shelf) = Shelf::find(&database()).await {
        shelf.erase(unwanted).await?;
    }
    Ok(())
}

/// Removes the copies of packs that nothing needs and the database has no more.
pub async fn sweep(store: &Disk, used: &HashSet<PackKey>) -> Result<(), WorkError> {
    let _lock = files().await;
    let Some(shelf) = Shelf::find(&database()).await else { return Ok(()) };
    let Some(copied) = shelf.pack_keys().await? else { return Ok(()) };
    let there: HashSet<_> = store.pack_keys().await?.into_iter().collect();
    let gone: Vec<_> = copied.into_iter().filter(|it| !used.contains(it) && !there.contains(it)).collect();
    Ok(shelf.remove_packs(&gone).await?)
}

async fn files() -> Lock {
    lock::take(&space::key(FILES)).await
}

async fn is_with_bodies(store: &Disk) -> Result<bool, StoreError> {
    Ok(store.meta_get(WITH_BODIES).await?.is_some_and(|it| it == [1]))
}

/// Returns the bytes that the packs of the database take, by what the journal says of them.
async fn size_of_packs(store: &Disk) -> Result<u64, StoreError> {
    let mut ends: HashMap<PackKey, u32> = HashMap::new();
    let mut head = Head::default();
    loop {
        let portion = past_damage(store, head, PAGE).await?;
        if portion.head == head {
            return Ok(ends.into_values().map(u64::from).sum());
        }
        head = portion.head;
        let operations = portion.entries.iter().filter_map(|it| record::decode(&it.bytes).ok());
        for body in operations.flat_map(|it| bodies(&it).collect::<Vec<_>>()) {
            let end = ends.entry(body.pack).or_default();
            *end = body.offset.saturating_add(body.len).max(*end);
        }
    }
}

async fn read_pack(store: &Disk, key: PackKey) -> Result<Option<Pack>, StoreError> {
    let Some(bodies) = store.pack(key).await? else { return Ok(None) };
    let texts = store.texts(key).await?.unwrap_or_default();
    Ok(Some(Pack { key, bodies, texts }))
}

/// Rings for whoever waits for it, or will.
#[derive(Clone, Default)]
struct Bell(Rc<Ringing>);

#[derive(Default)]
struct Ringing {
    rung: Cell<bool>,
    waiting: RefCell<Option<js_sys::Function>>,
}

impl Bell {
    fn ring(&self) {
        self.0.rung.set(true);
        if let Some(wake) = self.0.waiting.take() {
            let _ = wake.call0(&wasm_bindgen::JsValue::NULL);
        }
    }

    /// Waits until it rings or has rung since the last time, but no longer than this.
    async fn wait(&self, at_most_ms: u32) {
        if !self.0.rung.get() {
            timer::wait_or(at_most_ms, |wake| drop(self.0.waiting.replace(Some(wake.clone())))).await;
        }
        self.0.waiting.take();
        self.0.rung.set(false);
    }
}
