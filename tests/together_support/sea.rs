//! The log of a team, and the wires to it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use team_inbox::model::Seq;
use team_inbox::store::team::{Appended, Log, LogError, Written};
use team_inbox::store::{Hash, PackKey};

use super::Dice;

/// What the server has.
#[derive(Default)]
pub struct Sea {
    entries: Vec<(u32, Hash, Vec<u8>)>,
    packs: BTreeMap<PackKey, Vec<u8>>,
    /// What was sent before a wire was cut, and may arrive yet.
    adrift: Vec<(u32, Seq, Hash, Vec<u8>)>,
}

impl Sea {
    /// Begins with entries of the founder.
    pub fn begun(entries: &[Vec<u8>]) -> Self {
        let entries =
            entries.iter().zip(0_u128..).map(|(it, id)| (0, id.to_le_bytes(), it.clone())).collect();
        Self { entries, ..Self::default() }
    }

    /// Returns the entries, each with who sent it.
    pub fn entries(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.entries.iter().map(|it| (it.0, &*it.2))
    }

    fn append(&mut self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Appended {
        if self.entries.len() != seen.0 as usize || self.entries.iter().any(|it| it.1 == id) {
            return Appended::Behind;
        }
        self.entries.push((by, id, entry.to_vec()));
        Appended::Here
    }

    /// Somebody sends by a script what no page would.
    pub fn send(&mut self, by: u32, entry: &[u8]) {
        let id = (1 << 64 | self.entries.len() as u128).to_le_bytes();
        self.entries.push((by, id, entry.to_vec()));
    }

    /// Something arrives whose sender is cut off.
    pub fn wash_up(&mut self, dice: &Dice) {
        if !self.adrift.is_empty() {
            let (by, seen, id, entry) = self.adrift.swap_remove(dice.below(self.adrift.len()));
            self.append(by, seen, id, &entry);
        }
    }
}

/// The wire of one machine.
#[derive(Clone)]
pub struct Wire {
    pub sea: Rc<RefCell<Sea>>,
    me: u32,
    /// Which connection it is; none while it is cut.
    link: Rc<Cell<Option<u32>>>,
    cuts: Rc<Cell<u32>>,
    dice: Dice,
}

impl Wire {
    pub fn new(sea: &Rc<RefCell<Sea>>, me: u32, dice: &Dice) -> Self {
        Self { sea: Rc::clone(sea), me, link: Rc::default(), cuts: Rc::default(), dice: dice.clone() }
    }

    pub fn is_connected(&self) -> bool {
        self.link.get().is_some()
    }

    pub fn cut(&self) {
        self.link.set(None);
    }

    pub fn connect(&self) {
        self.cuts.set(self.cuts.get() + 1);
        self.link.set(Some(self.cuts.get()));
    }

    /// Takes its time.
    async fn travel(&self) {
        let mut steps = self.dice.below(4);
        poll_fn(|context| {
            if steps == 0 {
                return Poll::Ready(());
            }
            steps -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }

    fn linked(&self) -> Result<u32, LogError> {
        self.link.get().ok_or(LogError::Offline)
    }

    fn still(&self, link: u32) -> Result<(), LogError> {
        if self.link.get() == Some(link) { Ok(()) } else { Err(LogError::Lost) }
    }

    async fn ask<T>(&self, answer: impl Fn(&Sea) -> T) -> Result<T, LogError> {
        let link = self.linked()?;
        self.travel().await;
        self.still(link)?;
        let answer = answer(&self.sea.borrow());
        self.travel().await;
        self.still(link)?;
        Ok(answer)
    }
}

impl Log for Wire {
    fn me(&self) -> u32 {
        self.me
    }

    async fn append(&self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Result<Appended, LogError> {
        let link = self.linked()?;
        self.travel().await;
        if self.still(link).is_err() {
            // Lost, there, or on its way for a while yet.
            match self.dice.below(3) {
                0 => {}
                1 => drop(self.sea.borrow_mut().append(by, seen, id, entry)),
                _ => self.sea.borrow_mut().adrift.push((by, seen, id, entry.to_vec())),
            }
            return Err(LogError::Lost);
        }
        let appended = self.sea.borrow_mut().append(by, seen, id, entry);
        if self.dice.one_in(8) {
            // It comes twice.
            self.sea.borrow_mut().append(by, seen, id, entry);
        }
        self.travel().await;
        self.still(link)?;
        Ok(appended)
    }

    async fn since(&self, seen: Seq, limit: usize) -> Result<Vec<Written>, LogError> {
        let few = limit.min(1 + self.dice.below(4));
        self.ask(|sea| {
            let numbered = sea.entries.iter().zip(1..).skip(seen.0 as usize).take(few);
            let written = |((by, _, it), seq): (&(u32, Hash, Vec<u8>), u32)| Written {
                seq: Seq(seq),
                by: *by,
                bytes: it.clone(),
            };
            numbered.map(written).collect()
        })
        .await
    }

    async fn last(&self) -> Result<Seq, LogError> {
        self.ask(|sea| Seq(sea.entries.len() as u32)).await
    }

    async fn put(&self, key: PackKey, bytes: &[u8]) -> Result<(), LogError> {
        self.linked()?;
        self.sea.borrow_mut().packs.entry(key).or_insert_with(|| bytes.to_vec());
        Ok(())
    }

    async fn get(&self, key: PackKey) -> Result<Option<Vec<u8>>, LogError> {
        self.ask(|sea| sea.packs.get(&key).cloned()).await
    }
}
