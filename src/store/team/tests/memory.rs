//! A log in memory, and browsers on it.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::model::Seq;
use crate::store::team::{Appended, FOUNDER, Judge, Log, LogError, Shared, Uplink, Verdict, Written};
use crate::store::{Hash, Head, Journal, MemoryStore, PackKey};

/// A log that loses answers when it is told to. Clones are connections of other people.
#[derive(Clone, Default)]
pub struct MemoryLog {
    pub me: u32,
    pub contents: Rc<RefCell<Contents>>,
}

#[derive(Default)]
pub struct Contents {
    pub entries: Vec<(u32, Hash, Vec<u8>)>,
    pub packs: BTreeMap<PackKey, Vec<u8>>,
    /// What becomes of the next appends.
    pub next: VecDeque<Fate>,
    pub is_offline: bool,
}

#[derive(Clone, Copy)]
pub enum Fate {
    /// It is stored, and nobody is told.
    Unanswered,
    /// It never arrives, and nobody is told.
    Dropped,
    /// It is stored and answered, and then the line is cut.
    Last,
}

impl Log for MemoryLog {
    fn me(&self) -> u32 {
        self.me
    }

    async fn append(&self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Result<Appended, LogError> {
        let mut it = self.contents.borrow_mut();
        if it.is_offline {
            return Err(LogError::Offline);
        }
        let fate = it.next.pop_front();
        if matches!(fate, Some(Fate::Dropped)) {
            return Err(LogError::Lost);
        }
        if it.entries.len() != seen.0 as usize || it.entries.iter().any(|it| it.1 == id) {
            return Ok(Appended::Behind);
        }
        it.entries.push((by, id, entry.to_vec()));
        match fate {
            Some(Fate::Unanswered) => return Err(LogError::Lost),
            Some(Fate::Last) => it.is_offline = true,
            _ => {}
        }
        Ok(Appended::Here)
    }

    async fn since(&self, seen: Seq, limit: usize) -> Result<Vec<Written>, LogError> {
        let it = self.contents.borrow();
        if it.is_offline {
            return Err(LogError::Offline);
        }
        let numbered = it.entries.iter().zip(1..).skip(seen.0 as usize).take(limit.min(3));
        Ok(numbered.map(|((by, _, it), seq)| Written { seq: Seq(seq), by: *by, bytes: it.clone() }).collect())
    }

    async fn last(&self) -> Result<Seq, LogError> {
        let it = self.contents.borrow();
        if it.is_offline { Err(LogError::Offline) } else { Ok(Seq(it.entries.len() as u32)) }
    }

    async fn put(&self, key: PackKey, bytes: &[u8]) -> Result<(), LogError> {
        self.contents.borrow_mut().packs.entry(key).or_insert_with(|| bytes.to_vec());
        Ok(())
    }

    async fn get(&self, key: PackKey) -> Result<Option<Vec<u8>>, LogError> {
        Ok(self.contents.borrow().packs.get(&key).cloned())
    }
}

/// Entries of these tests begin with the number of whom they say they are by; `p` and a key names a pack.
pub const JUDGE: Judge = |by, entry| {
    if by != FOUNDER && entry.first().is_some_and(|it| u32::from(*it) != by && *it < 10) {
        return Verdict::Void;
    }
    let named = entry.get(2..).filter(|_| entry.get(1) == Some(&b'p'));
    Verdict::Counts(named.and_then(|it| it.try_into().ok()).into_iter().collect())
};

/// A build that cannot read entries with packs yet.
pub const OLDER: Judge =
    |by, entry| if entry.get(1) == Some(&b'p') { Verdict::Later } else { JUDGE(by, entry) };

/// A browser of somebody.
pub struct Desk {
    pub store: Shared<MemoryStore>,
    pub link: Rc<Uplink<MemoryStore, MemoryLog>>,
}

pub fn desk(log: &MemoryLog, me: u32) -> Desk {
    of(MemoryStore::default(), log, me)
}

pub fn of(replica: MemoryStore, log: &MemoryLog, me: u32) -> Desk {
    built(JUDGE, replica, log, me)
}

pub fn built(judge: Judge, replica: MemoryStore, log: &MemoryLog, me: u32) -> Desk {
    let log = MemoryLog { me, contents: Rc::clone(&log.contents) };
    let link = Rc::new(Uplink::new(replica.clone(), log, judge));
    let store = Shared::of_team(replica);
    store.join(link.clone());
    Desk { store, link }
}

impl Desk {
    pub async fn caught_up(&self) -> Head {
        self.link.catch_up(|_, _| ()).await.unwrap();
        self.store.head().await.unwrap()
    }
}
