//! Between the replica and the log: an append goes to the log first; what the log has more is fetched,
//! bodies before the entries that name them, so that whatever is read here is whole and works offline.
//!
//! The chain of hashes is computed anew on every machine, of what the log says. So all machines agree
//! on it, and one that was given another past is noticed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use futures_util::future::join;

use super::forms::{VOIDS, packed, read_voids, unpacked, void};
use super::trouble::Trouble;
use super::turns::Turns;
use super::{Appended, Appending, FOUNDER, Log, LogError, Upstream, Written, later};
use crate::model::Seq;
use crate::store::{
    Bodies, Durability, Hash, Head, Journal, Mend, Meta, PackKey, StoreError, pack_key, record,
};

/// So many entries are fetched at once.
const PAGE: usize = 256;

/// What the store cannot know of entries, which are bytes to it: judges one that the log proves to be of somebody.
pub type Judge = fn(by: u32, entry: &[u8]) -> Verdict;

/// What an entry of the log is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: it is not by whom it says.
    Void,
    /// A newer build wrote it, and only that one can tell.
    Later,
    /// It counts, and names these packs.
    Counts(Vec<PackKey>),
}

impl Verdict {
    /// Returns the packs that the entry names, as far as that is known.
    pub fn packs(self) -> Vec<PackKey> {
        if let Self::Counts(packs) = self { packs } else { Vec::new() }
    }
}

/// The way from a replica to the log and back.
pub struct Uplink<R, L> {
    replica: R,
    log: L,
    judge: Judge,
    /// Packs that are in the log and here.
    given: RefCell<BTreeSet<PackKey>>,
    /// An entry that was sent, and whose answer was lost.
    doubted: Cell<Option<Hash>>,
    /// The end of the replica, as it was last known here: another tab may have gone on.
    known: Cell<Head>,
    /// What is heard waits for an append that is on its way: most likely it is that.
    turns: Turns,
}

impl<R: Journal + Mend + Bodies + Meta, L: Log> Uplink<R, L> {
    /// Returns the way between two.
    pub fn new(replica: R, log: L, judge: Judge) -> Self {
        Self {
            replica,
            log,
            judge,
            given: RefCell::default(),
            doubted: Cell::default(),
            known: Cell::default(),
            turns: Turns::default(),
        }
    }

    /// Returns the log.
    pub const fn log(&self) -> &L {
        &self.log
    }

    /// Takes entries that were heard of when they were stored, if they go on where the replica ends; those that
    /// are here are passed over. Tells whether anything came; nothing where what lies between has to be fetched.
    ///
    /// # Errors
    /// What the log or the replica cannot do.
    pub async fn hear(&self, mut heard: Vec<Written>) -> Result<Option<bool>, Trouble> {
        if heard.is_empty() {
            return Ok(None);
        }
        let _turn = self.turns.take().await;
        let mut head = self.known.get();
        heard.retain(|it| it.seq > head.seq);
        if heard.is_empty() {
            return Ok(Some(false));
        }
        if !go_on(head, &heard) {
            head = self.end().await?;
            heard.retain(|it| it.seq > head.seq);
            if heard.is_empty() {
                // Another tab has taken it.
                return Ok(Some(true));
            }
            if !go_on(head, &heard) {
                return Ok(None);
            }
        }
        self.take(head, heard).await?;
        Ok(Some(true))
    }

    /// Returns the end of the replica.
    async fn end(&self) -> Result<Head, StoreError> {
        let head = self.replica.head().await?;
        self.known.set(head);
        Ok(head)
    }

    /// Fetches what the log has more than the replica; `tell` hears how far that has come, and how far
    /// it goes. Tells whether anything came.
    ///
    /// # Errors
    /// What the log or the replica cannot do.
    pub async fn catch_up(&self, tell: impl Fn(Seq, Seq)) -> Result<bool, Trouble> {
        self.fetch_what_was_later().await?;
        // In this order: what is appended meanwhile must not look like a log that got shorter.
        let first = self.end().await?;
        let end = self.log.last().await?;
        let mut head = first;
        if head.seq > end {
            return Err(LogError::OtherPast.into());
        }
        let mut coming = self.after(head.seq, end).await?;
        while head.seq < end {
            tell(head.seq, end);
            let Some(last) = coming.last().map(|it| it.seq) else {
                return Err(LogError::Missing(Seq(head.seq.0 + 1)).into());
            };
            // While these are put down, the next are on their way.
            let (taken, next) = join(self.take(head, coming), self.after(last, end)).await;
            taken?;
            coming = next?;
            let before = std::mem::replace(&mut head, self.end().await?);
            if head.seq <= before.seq {
                return Err(LogError::OtherPast.into());
            }
            if coming.first().is_some_and(|it| it.seq.0 != head.seq.0 + 1) {
                // Another tab is further.
                coming = self.after(head.seq, end).await?;
            }
        }
        Ok(head != first)
    }

    async fn after(&self, seen: Seq, end: Seq) -> Result<Vec<Written>, LogError> {
        if seen < end { self.log.since(seen, PAGE).await } else { Ok(Vec::new()) }
    }

    /// Tells whether the log says at the end of the replica what the replica says there.
    ///
    /// # Errors
    /// [`LogError::OtherPast`] if not.
    pub async fn compare(&self) -> Result<(), Trouble> {
        let head = self.replica.head().await?;
        if head == Head::default() {
            return Ok(());
        }
        // Asked first: one of several servers may be a little behind, and is waited for up to there.
        if self.log.last().await? < head.seq {
            return Err(LogError::OtherPast.into());
        }
        let before = match head.seq {
            Seq(1) => Head::default(),
            // One that is damaged here says nothing; what is behind it does.
            seq => match self.replica.entries(&[Seq(seq.0 - 1)]).await {
                Ok(found) => found.first().map_or(head, |it| it.head),
                Err(_) => return Ok(()),
            },
        };
        let written = self.log.since(before.seq, 1).await?;
        let is_same = written.first().is_some_and(|it| it.seq == head.seq && before.after(&it.bytes) == head);
        if is_same { Ok(()) } else { Err(LogError::OtherPast.into()) }
    }

    async fn take(&self, mut head: Head, written: Vec<Written>) -> Result<(), Trouble> {
        let mut verdicts = Vec::with_capacity(written.len());
        for it in &written {
            let verdict = (self.judge)(it.by, &it.bytes);
            if let Verdict::Counts(packs) = &verdict {
                self.fetch_packs(packs).await?;
            }
            verdicts.push(verdict);
        }
        if self.take_plain(head, &written, &verdicts).await? {
            return Ok(());
        }
        let (mut records, mut voids, mut later) = (Vec::with_capacity(written.len()), Vec::new(), Vec::new());
        for (it, verdict) in written.iter().zip(verdicts) {
            let next = Seq(head.seq.0.saturating_add(1));
            if it.seq != next {
                return Err(LogError::Missing(next).into());
            }
            let (after, mut record) = record::encode(head, &it.bytes);
            match verdict {
                // It says so, and who wrote it, in the place of what it said: the chain of hashes is that of
                // what is in the log, whichever build judges it.
                Verdict::Void => {
                    record = record::overwritten(after.seq, record, &void(it.by, &it.bytes))?;
                    voids.push(after.seq);
                }
                Verdict::Later => later.push(later::noted(after.seq, it.by)),
                Verdict::Counts(_) => {}
            }
            records.push((after.seq, record));
            head = after;
        }
        if !voids.is_empty() {
            let mut known = read_voids(&self.replica.meta_get(VOIDS).await?.unwrap_or_default());
            known.extend(voids);
            let numbers: Vec<_> = known.iter().flat_map(|it| it.0.to_le_bytes()).collect();
            self.replica.meta_put(VOIDS, &numbers).await?;
        }
        if !later.is_empty() {
            self.replica.meta_change(&later).await?;
        }
        // Another tab may have put the same.
        self.replica.mend(&records).await?;
        Ok(())
    }

    /// Takes entries as what is appended here is, which costs least. Tells whether it is done: not where one needs
    /// more than to be put behind the others, or another tab was first.
    async fn take_plain(
        &self,
        head: Head,
        written: &[Written],
        verdicts: &[Verdict],
    ) -> Result<bool, Trouble> {
        if !verdicts.iter().all(|it| matches!(it, Verdict::Counts(_))) || !go_on(head, written) {
            return Ok(false);
        }
        let entries: Vec<_> = written.iter().map(|it| it.bytes.clone()).collect();
        match self.replica.append_all(head, &entries, Durability::Relaxed).await {
            Ok(head) => {
                self.known.set(head);
                Ok(true)
            }
            Err(StoreError::Behind { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Fetches the packs that entries name which no build here could read when they came.
    async fn fetch_what_was_later(&self) -> Result<(), Trouble> {
        for (seq, packs) in later::judge(&self.replica, self.judge).await? {
            self.fetch_packs(&packs).await?;
            self.replica.meta_change(&[later::forgotten(seq)]).await?;
        }
        Ok(())
    }

    async fn fetch_packs(&self, wanted: &[PackKey]) -> Result<(), Trouble> {
        if wanted.iter().all(|it| self.given.borrow().contains(it)) {
            return Ok(());
        }
        let here = self.replica.pack_keys().await?;
        for &key in wanted {
            if here.binary_search(&key).is_err()
                && let Some(pack) = self.log.get(key).await?.and_then(|it| unpacked(key, &it))
            {
                self.replica.put_packs(vec![pack]).await?;
            }
            self.given.borrow_mut().insert(key);
        }
        Ok(())
    }

    /// Gives the log the packs that an entry names: they are there before it is.
    async fn give_packs(&self, packs: Vec<PackKey>) -> Result<(), Trouble> {
        for key in packs {
            if self.given.borrow().contains(&key) {
                continue;
            }
            if let Some(bodies) = self.replica.pack(key).await?.filter(|it| pack_key(it) == key) {
                let texts = self.replica.texts(key).await?.unwrap_or_default();
                self.log.put(key, &packed(&bodies, &texts)).await?;
            }
            self.given.borrow_mut().insert(key);
        }
        Ok(())
    }

    async fn try_to_append(&self, seen: Head, entry: &[u8]) -> Result<Head, StoreError> {
        let _turn = self.turns.take().await;
        // Where this tab has put the last entry itself, the log says whether another one came since.
        if self.known.get() != seen {
            let head = self.end().await?;
            if head != seen {
                return Err(StoreError::Behind { head });
            }
        }
        let next = seen.after(entry);
        let me = self.log.me();
        let by = if (self.judge)(me, entry) == Verdict::Void { FOUNDER } else { me };
        let lost = || StoreError::Unsure { detail: "the connection to the team was lost".to_owned() };
        if let Err(trouble) = self.give_packs((self.judge)(by, entry).packs()).await {
            return Err(trouble.of_append(self.is_doubted(next.hash)));
        }
        match self.log.append(by, seen.seq, next.hash, entry).await {
            Ok(Appended::Here) => {
                self.doubted.set(None);
                // The log has it on its disk: what the replica loses, it fetches again.
                match self.replica.append(seen, entry, Durability::Relaxed).await {
                    Ok(head) => {
                        self.known.set(head);
                        Ok(head)
                    }
                    // It came in by another tab, or as news.
                    Err(StoreError::Behind { .. }) => Ok(next),
                    // The log has it.
                    Err(_) => Err(lost()),
                }
            }
            Ok(Appended::Behind) => match self.catch_up(|_, _| ()).await {
                Ok(_) => {
                    self.doubted.set(None);
                    Err(StoreError::Behind { head: self.replica.head().await? })
                }
                Err(trouble) => Err(trouble.of_append(self.is_doubted(next.hash))),
            },
            Err(LogError::Lost) => {
                self.doubted.set(Some(next.hash));
                Err(lost())
            }
            Err(error) => Err(Trouble::from(error).of_append(self.is_doubted(next.hash))),
        }
    }

    fn is_doubted(&self, id: Hash) -> bool {
        self.doubted.get() == Some(id)
    }
}

impl<R: Journal + Mend + Bodies + Meta, L: Log> Upstream for Uplink<R, L> {
    fn append<'a>(&'a self, seen: Head, entry: &'a [u8]) -> Appending<'a> {
        Box::pin(self.try_to_append(seen, entry))
    }
}

/// Tells whether entries go on one after the other behind a head.
fn go_on(head: Head, heard: &[Written]) -> bool {
    heard.iter().zip(head.seq.0.saturating_add(1)..).all(|(it, seq)| it.seq == Seq(seq))
}
