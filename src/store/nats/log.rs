//! The log of a team over one connection at a time.

use std::cell::{Cell, RefCell};

use super::jetstream::{self, Names};
use super::wire::{Proof, Wire};
use crate::browser::timer;
use crate::model::Seq;
use crate::store::team::{Appended, Log, LogError, Written};
use crate::store::{Hash, PackKey};

/// An act that comes before the first connection waits so long for it.
const GRACE_MS: u32 = 3_000;
const BEAT_MS: u32 = 50;
/// One of several servers that is behind the others is waited for so long.
const LAG_MS: u32 = 5_000;

/// A team's log. Without a connection every question is answered [`LogError::Offline`].
pub struct NatsLog {
    names: Names,
    me: u32,
    wire: RefCell<Option<Wire>>,
    /// It was tried to connect: until then an act waits a moment.
    is_tried: Cell<bool>,
    /// The last entry, as it was last said: whichever server answers has that one sooner or later.
    last: Cell<Seq>,
}

impl NatsLog {
    /// Returns the log of a workspace, as a person sees it; not connected yet.
    pub fn new(workspace: &str, me: u32) -> Self {
        let names = Names(workspace.to_owned());
        Self { names, me, wire: RefCell::default(), is_tried: Cell::default(), last: Cell::default() }
    }

    /// Connects. From then on `on_news` is called with each entry that was stored, if it can be read, and
    /// `on_end` once the connection ends.
    ///
    /// # Errors
    /// [`LogError::Offline`] if nobody answers, [`LogError::Refused`] if we are not let in.
    pub async fn connect(
        &self,
        path: &str,
        (user, proof): (&str, &Proof),
        on_news: impl Fn(Option<Written>) + 'static,
        on_end: impl FnOnce() + 'static,
    ) -> Result<(), LogError> {
        let connected = async {
            let wire = Wire::connect(path, user, proof).await?;
            wire.subscribe(&self.names.live(), move |it| on_news(jetstream::written(it)));
            wire.settled().await?;
            Ok(wire)
        };
        let connected = connected.await.map(|wire| {
            wire.on_end(on_end);
            *self.wire.borrow_mut() = Some(wire);
        });
        self.is_tried.set(true);
        connected
    }

    /// Ends the connection, if there is one.
    pub fn hang_up(&self) {
        if let Some(wire) = self.wire.take() {
            wire.end();
        }
    }

    /// Tells whether there is a connection, as far as is known.
    pub fn is_connected(&self) -> bool {
        self.wire().is_ok()
    }

    /// Tells whether the server is still there.
    pub async fn is_alive(&self) -> bool {
        match self.wire() {
            Ok(wire) => wire.settled().await.is_ok(),
            Err(_) => false,
        }
    }

    /// Hears what people say of where they are.
    pub fn hear_where(&self, then: impl Fn(&[u8]) + 'static) {
        if let Ok(wire) = self.wire() {
            wire.subscribe(&self.names.here("*"), move |it| then(&it.data));
        }
    }

    /// Says where this person is, to whoever is there.
    pub fn say_where(&self, line: &[u8]) {
        if let Ok(wire) = self.wire() {
            wire.tell(&self.names.here(&self.me.to_string()), line);
        }
    }

    fn wire(&self) -> Result<Wire, LogError> {
        self.wire.borrow().clone().filter(|it| !it.is_ended()).ok_or(LogError::Offline)
    }
}

impl Log for NatsLog {
    fn me(&self) -> u32 {
        self.me
    }

    async fn append(&self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Result<Appended, LogError> {
        for _ in 0..GRACE_MS / BEAT_MS {
            if self.is_tried.get() {
                break;
            }
            timer::wait(BEAT_MS).await;
        }
        let wire = self.wire()?;
        let headers = jetstream::expecting(seen, id);
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        jetstream::appended(&wire.request(&self.names.journal(by), &headers, entry).await?)
    }

    async fn since(&self, seen: Seq, limit: usize) -> Result<Vec<Written>, LogError> {
        let ask = jetstream::ask_for_entries(seen, limit);
        for _ in 0..LAG_MS / BEAT_MS {
            let found = self.wire()?.request_many(&self.names.entries(), &ask).await?;
            if !found.is_empty() || self.last.get() <= seen {
                return Ok(found.into_iter().filter_map(jetstream::written).collect());
            }
            timer::wait(BEAT_MS).await;
        }
        Ok(Vec::new())
    }

    async fn last(&self) -> Result<Seq, LogError> {
        let last = jetstream::last(&self.wire()?.request(&self.names.info(), &[], b"").await?)?;
        self.last.set(last);
        Ok(last)
    }

    async fn put(&self, key: PackKey, bytes: &[u8]) -> Result<(), LogError> {
        let wire = self.wire()?;
        for (subject, part) in self.names.parts(key, bytes) {
            jetstream::put(&wire.request(&subject, &[], part).await?)?;
        }
        Ok(())
    }

    async fn get(&self, key: PackKey) -> Result<Option<Vec<u8>>, LogError> {
        let ask = self.names.ask_for_parts(key);
        Ok(jetstream::whole(self.wire()?.request_many(&self.names.bodies(), &ask).await?))
    }
}
