//! A machine of one person: its store stays when its page goes.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use futures::executor::block_on;
use team_inbox::model::{PersonId, Seq};
use team_inbox::session::team::judge;
use team_inbox::session::{Failure, Session};
use team_inbox::store::team::{LogError, Shared, Trouble, Uplink, later};
use team_inbox::store::{Durability, Journal as _};

use super::{Dice, Wire};
use crate::sessions_support::{Clock, Hesitant, open};

/// The page of a machine.
pub type Tab = Session<Shared<Hesitant>, Clock>;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A machine.
pub struct Machine {
    pub person: PersonId,
    pub wire: Wire,
    pub tab: Rc<Tab>,
    line: Rc<Uplink<Hesitant, Wire>>,
    disk: Hesitant,
    /// What goes on in the page: acts, and the connection.
    tasks: Vec<Task>,
    pub is_acting: Rc<Cell<bool>>,
    is_following: Rc<Cell<bool>>,
    starts: u64,
}

impl Machine {
    /// Starts a machine that has the beginning of the team's journal.
    pub fn start(person: PersonId, wire: Wire, seed: u64, begun: &[Vec<u8>]) -> Self {
        let disk = Hesitant::seeded(seed);
        block_on(async {
            let mut head = disk.head().await.expect("a memory store reads");
            for entry in begun {
                head = disk.append(head, entry, Durability::Relaxed).await.expect("a memory store keeps it");
            }
        });
        let (tab, line) = page(&disk, &wire, person, 0);
        let (is_acting, is_following) = (Rc::default(), Rc::default());
        Self { person, wire, tab, line, disk, tasks: Vec::new(), is_acting, is_following, starts: 0 }
    }

    /// The page is killed, with whatever it was doing, and comes again.
    pub fn restart(&mut self) {
        self.tasks.clear();
        self.is_acting.set(false);
        self.is_following.set(false);
        self.starts += 1;
        (self.tab, self.line) = page(&self.disk, &self.wire, self.person, self.starts);
    }

    /// The page comes again as a build that reads what it could not before.
    pub fn update(&mut self, read: &[(Seq, &[u8])]) {
        block_on(async {
            for (seq, entry) in read {
                self.disk.overwrite(*seq, entry).await.expect("a memory store keeps it");
            }
        });
        self.restart();
    }

    /// Begins something in the page.
    pub fn begin(&mut self, task: impl Future<Output = ()> + 'static) {
        self.tasks.push(Box::pin(task));
    }

    /// Follows the log once, unless that goes on.
    pub fn follow(&mut self) {
        if self.wire.is_connected() && !self.is_following.replace(true) {
            let (tab, line, is_following) =
                (Rc::clone(&self.tab), Rc::clone(&self.line), Rc::clone(&self.is_following));
            self.begin(async move {
                let outcome = follow(&tab, &line).await;
                assert!(!matches!(outcome, Err(Trouble::Log(LogError::OtherPast))), "it is the same log");
                is_following.set(false);
            });
        }
    }

    /// Goes on with one of the things that it does. Tells whether there was one.
    pub fn step(&mut self, dice: &Dice) -> bool {
        if self.tasks.is_empty() {
            return false;
        }
        let at = dice.below(self.tasks.len());
        let mut context = Context::from_waker(Waker::noop());
        if self.tasks[at].as_mut().poll(&mut context).is_ready() {
            drop(self.tasks.swap_remove(at));
        }
        true
    }
}

fn page(
    disk: &Hesitant,
    wire: &Wire,
    person: PersonId,
    starts: u64,
) -> (Rc<Tab>, Rc<Uplink<Hesitant, Wire>>) {
    let store = Shared::of_team(disk.clone());
    let line = Rc::new(Uplink::new(disk.clone(), wire.clone(), judge));
    store.join(line.clone());
    let tab = block_on(async {
        later::judge(disk, judge).await.expect("a memory store reads");
        let tab = open(store, u64::from(person.0) << 32 | starts).await;
        tab.recall_void().await.expect("a memory store reads");
        tab.keep_unshared().await.expect("a memory store reads");
        tab
    });
    (Rc::new(tab), line)
}

/// What a page does when it is connected.
async fn follow(tab: &Tab, line: &Uplink<Hesitant, Wire>) -> Result<(), Trouble> {
    line.compare().await?;
    line.catch_up(|_, _| ()).await?;
    match tab.share().await {
        Err(Failure::Store(error)) => Err(error.into()),
        _ => Ok(()),
    }
}
