//! The search worker: follows the journal, and is asked.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use crate::browser::turn;
use crate::model::{Arrived, Event, Operation, Seq};
use crate::session::record::{self, Unread};
use crate::session::usage::Usage;
use crate::store::Texts;
use crate::store::{Bodies, Head, Journal, PackKey, past_damage};
use crate::wiring::Disk;
use crate::work::WorkError;
use crate::work::search::{Found, Index, Query};

use super::Bench;

/// So many entries are read from the journal at once.
const PAGE: usize = 64;
/// The texts of so many packs are kept at hand: one entry may name many.
const PACKS: usize = 64;
/// A search waits so many milliseconds for what came in since.
const PATIENCE: f64 = 80.0;

/// The index, and how far it has come.
#[derive(Default)]
pub struct Searching {
    index: RefCell<Index>,
    head: Cell<Head>,
    is_following: Cell<bool>,
    packs: RefCell<HashMap<PackKey, HashMap<u32, String>>>,
    used: RefCell<Usage>,
}

/// Reads what came in since, as far as patience goes, and searches.
pub async fn search(bench: &Bench, query: &Query) -> Result<Found, WorkError> {
    let search = &bench.search;
    let started = js_sys::Date::now();
    while search.head.get().seq < query.upto && js_sys::Date::now() - started < PATIENCE {
        if !search.follow(&bench.store().await?).await? {
            turn::next().await;
        }
    }
    Ok(search.index.borrow_mut().search(query))
}

impl Searching {
    /// Reads the next entries; tells whether it did, since another request may be at it.
    async fn follow(&self, store: &Disk) -> Result<bool, WorkError> {
        if self.is_following.replace(true) {
            return Ok(false);
        }
        let read = self.read_on(store).await;
        self.is_following.set(false);
        read.map(|()| true)
    }

    async fn read_on(&self, store: &Disk) -> Result<(), WorkError> {
        let portion = past_damage(store, self.head.get(), PAGE).await?;
        self.used.borrow_mut().miss(portion.damaged.len());
        for entry in portion.entries {
            // What a newer build wrote cannot be searched here; the page says that it is old.
            match record::decode(&entry.bytes) {
                Ok(operation) => {
                    self.load_texts(store, &operation).await?;
                    self.read(entry.head.seq, &operation);
                }
                // It counts for nobody, so nobody needs what it names.
                Err(Unread::Void) => {}
                Err(_) => self.used.borrow_mut().miss(1),
            }
            if self.packs.borrow().len() > PACKS {
                self.packs.take();
            }
            self.head.set(entry.head);
        }
        self.head.set(portion.head);
        Ok(())
    }

    /// Reads on to the end of the journal; returns the packs that it needs, if all of it can be read.
    pub async fn packs_in_use(&self, store: &Disk) -> Result<Option<HashSet<PackKey>>, WorkError> {
        self.follow_to_the_end(store).await?;
        Ok(self.used.borrow().packs())
    }

    /// Reads on to the end of the journal; returns the packs that what can be read of it needs.
    pub async fn packs_named(&self, store: &Disk) -> Result<HashSet<PackKey>, WorkError> {
        self.follow_to_the_end(store).await?;
        Ok(self.used.borrow().named())
    }

    async fn follow_to_the_end(&self, store: &Disk) -> Result<(), WorkError> {
        while self.head.get().seq < store.head().await?.seq {
            self.follow(store).await?;
            turn::next().await;
        }
        Ok(())
    }

    /// Forgets everything: what was deleted for ever is not to rest in memory either.
    pub fn begin_again(&self) {
        self.index.take();
        self.head.take();
        self.packs.take();
        self.used.take();
    }

    fn read(&self, seq: Seq, operation: &Operation) {
        self.used.borrow_mut().note(operation);
        let packs = self.packs.borrow();
        let text = |it: &Arrived| {
            let body = it.header.body;
            packs.get(&body.pack)?.get(&body.offset).map(String::as_str)
        };
        self.index.borrow_mut().read(seq, operation, text);
    }

    /// Loads the texts of the packs that an operation names.
    async fn load_texts(&self, store: &Disk, operation: &Operation) -> Result<(), WorkError> {
        for event in &operation.events {
            let Event::Arrived(arrived) = event else { continue };
            let pack = arrived.header.body.pack;
            if pack == PackKey::default() || self.packs.borrow().contains_key(&pack) {
                continue;
            }
            let texts = store.texts(pack).await?.map(|it| Texts::decode(&it)).unwrap_or_default();
            self.packs.borrow_mut().insert(pack, texts.texts.into_iter().collect());
        }
        Ok(())
    }
}
