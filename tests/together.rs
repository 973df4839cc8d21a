//! A team on several machines, by seed: pages act, go offline and come back, are killed and restarted, wires
//! delay, lose, repeat and cut, a member sends junk. In the end all machines have the same, nothing that was
//! acknowledged is lost or there twice, and of those who claimed the same one has it.
//!
//! `SEEDS=1000000 cargo test --release --test together` tries more; `SEED=17` tells the story of one
//! (`-- --nocapture`).

#[expect(dead_code, unused_imports, reason = "the store loses no answers here: the network does")]
mod sessions_support;
mod together_support;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use futures::executor::block_on;
use sessions_support::{Hesitant, PEOPLE, act, office, receive};
use team_inbox::formats::FORMAT;
use team_inbox::model::{
    AccountId, Act, Actor, Change, Command, Configure, ConversationId, DraftKey, DraftText, Event, Header,
    Mailbox, Operation, Party, PersonId, Send, Seq, State, Then, Verb, WhenSettled,
};
use team_inbox::session::checking::{Checked, check};
use team_inbox::session::unshared::{Overtaken, is_unshared};
use team_inbox::session::{Done, Failure, record, team};
use team_inbox::store::team::Verdict;
use team_inbox::store::{Head, Journal as _};
use together_support::{Dice, Machine, Sea, Tab, Wire};
use uuid::Uuid;

/// So many seeds are tried when nobody says how many: for less than a minute on two cores.
const SEEDS: u64 = if cfg!(debug_assertions) { 1_000 } else { 10_000 };
/// Steps of one story, before all come together.
const STEPS: usize = 260;

/// What was acknowledged to somebody.
#[derive(Clone, Debug)]
struct Promise {
    whose: usize,
    operation: Rc<Operation>,
    /// The subject of what it was done to: its number may be another one by now.
    about: String,
    text: Option<String>,
}

/// What happened so far, and what was promised.
#[derive(Default)]
struct Story {
    lines: RefCell<Vec<String>>,
    promised: RefCell<BTreeMap<Uuid, Promise>>,
    taken_back: RefCell<BTreeSet<Uuid>>,
}

impl Story {
    fn tell(&self, line: String) {
        self.lines.borrow_mut().push(line);
    }
}

/// The office and some mail, as entries of the founder.
fn beginning() -> Vec<Vec<u8>> {
    block_on(async {
        let store = Hesitant::seeded(1);
        let tab = office(store.clone()).await;
        for number in 0..4 {
            receive(&tab, number, None).await.expect("mail comes in");
        }
        let entries = store.since(Head::default(), usize::MAX).await.expect("a memory store reads");
        entries.into_iter().map(|it| it.bytes).collect()
    })
}

struct World {
    dice: Dice,
    sea: Rc<RefCell<Sea>>,
    machines: Vec<Machine>,
    story: Rc<Story>,
    mails: u64,
}

impl World {
    fn begin(seed: u64, begun: &[Vec<u8>]) -> Self {
        let dice = Dice::seeded(seed);
        let sea = Rc::new(RefCell::new(Sea::begun(begun)));
        let start = |(person, at): (&PersonId, u64)| {
            let wire = Wire::new(&sea, person.0.into(), &dice);
            wire.connect();
            Machine::start(*person, wire, seed.wrapping_mul(31).wrapping_add(at), begun)
        };
        let machines = PEOPLE.iter().zip(0..).map(start).collect();
        Self { dice, sea, machines, story: Rc::default(), mails: 100 }
    }

    /// Something happens somewhere.
    fn step(&mut self) {
        let at = self.dice.below(self.machines.len());
        let who = at + 1;
        match self.dice.below(40) {
            0 => {
                let wire = &self.machines[at].wire;
                if wire.is_connected() {
                    wire.cut()
                } else {
                    wire.connect()
                }
                let is = if wire.is_connected() { "connected" } else { "cut off" };
                self.story.tell(format!("{who} is {is}"));
            }
            1 if self.dice.one_in(3) => {
                self.machines[at].restart();
                self.story.tell(format!("{who} is killed and comes again"));
            }
            2 if self.dice.one_in(4) => {
                self.sea.borrow_mut().send(who as u32, b"junk");
                self.story.tell(format!("{who} sends junk"));
            }
            3 => self.sea.borrow_mut().wash_up(&self.dice),
            4 if self.dice.one_in(4) => {
                let tab = Rc::clone(&self.machines[at].tab);
                self.machines[at]
                    .begin(async move { tab.save_snapshot().await.expect("a memory store keeps it") });
            }
            4..7 => self.machines[at].follow(),
            7..12 => self.act(at),
            _ => drop(self.machines[at].step(&self.dice)),
        }
    }

    fn act(&mut self, at: usize) {
        let (machine, dice) = (&mut self.machines[at], &self.dice);
        if machine.is_acting.replace(true) {
            return;
        }
        self.mails += 1;
        let (what, which, number) = (dice.below(12), dice.below(1000), self.mails);
        let (tab, story, is_acting) =
            (Rc::clone(&machine.tab), Rc::clone(&self.story), Rc::clone(&machine.is_acting));
        let (person, is_online) = (machine.person, machine.wire.is_connected());
        machine.begin(async move {
            do_something(&tab, (at, person), &story, (what, which, number), is_online).await;
            is_acting.set(false);
        });
    }

    /// Everybody is connected, and waits until all have the same.
    fn come_together(&mut self) -> Result<(), String> {
        for machine in &mut self.machines {
            machine.wire.connect();
        }
        for _ in 0..20 {
            for at in 0..self.machines.len() {
                while self.machines[at].step(&self.dice) {}
                self.machines[at].follow();
                while self.machines[at].step(&self.dice) {}
            }
            let first = self.machines[0].tab.head();
            if self.machines.iter().all(|it| it.tab.head() == first && !it.tab.has_unshared()) {
                return Ok(());
            }
        }
        Err("they do not come together".to_owned())
    }

    /// What must hold at the end.
    fn check(&self) -> Result<(), String> {
        let digests: BTreeSet<_> = self.machines.iter().map(|it| record::digest(&it.tab.state())).collect();
        if digests.len() > 1 {
            return Err(format!("{} different digests", digests.len()));
        }
        let voids: BTreeSet<_> = self.machines.iter().map(|it| it.tab.void()).collect();
        if voids.len() > 1 {
            return Err(format!("they do not agree on what is void: {voids:?}"));
        }
        let entries: Vec<_> = self.sea.borrow().entries().map(|(by, it)| (by, it.to_vec())).collect();
        let counted = counted(&entries)?;
        let mut ids = BTreeSet::new();
        for (seq, operation) in &counted {
            if !ids.insert(operation.id) {
                return Err(format!("{} of entry {seq} is there twice", operation.id));
            }
        }
        for promise in self.story.promised.borrow().values() {
            self.check_promise(promise, &ids, &counted)?;
        }
        Ok(())
    }

    /// What was acknowledged is there, or its person is told that it was overtaken; or it was so already.
    fn check_promise(
        &self,
        promise: &Promise,
        ids: &BTreeSet<Uuid>,
        counted: &BTreeMap<Seq, Operation>,
    ) -> Result<(), String> {
        let Promise { whose, operation, about, text } = promise;
        if self.story.taken_back.borrow().contains(&operation.id) {
            return Ok(());
        }
        if ids.contains(&operation.id) {
            let kept = counted.values().find(|it| it.id == operation.id).and_then(touched);
            let state = self.machines[0].tab.state();
            let is_there = kept.is_none_or(|it| state.conversations.subject(it) == about);
            return if is_there {
                Ok(())
            } else {
                Err(format!("{} stands elsewhere, not on {about}", operation.id))
            };
        }
        let overtaken = self.machines[*whose].tab.overtaken();
        if let Some(it) = overtaken.iter().find(|it| it.id == operation.id) {
            let is_kept = text.as_deref().is_none_or(|text| it.text() == Some(text));
            return if is_kept { Ok(()) } else { Err("what was written is lost".to_owned()) };
        }
        // It is so already: somebody did the same, took the opposite back, or claimed what was closed.
        let is_like = |it: &&Operation| {
            let reopens = operation.act == Act::Reopen && it.act == Act::Assign;
            let is_same = it.act == operation.act || reopens || matches!(it.act, Act::Undo(_));
            is_same && operation.changed().all(|at| it.changed().any(|it| it == at))
        };
        // Who gives back what they did not get has it no more.
        let is_about = |it: &Overtaken| match &it.command {
            Command::Triage(it) => {
                it.targets.iter().any(|it| operation.changed().any(|at| at == it.conversation))
            }
            _ => false,
        };
        if matches!(operation.act, Act::Unassign | Act::Reopen) && overtaken.iter().any(is_about) {
            return Ok(());
        }
        if text.is_none() && operation.changed().next().is_some() && counted.values().any(|it| is_like(&it)) {
            return Ok(());
        }
        Err(format!("{:?} of {} is lost: {}", operation.act, whose + 1, operation.id))
    }
}

/// Reads the log as every machine does: each entry that counts is what comes of what was asked, and whoever
/// claims something claims what is free.
fn counted(entries: &[(u32, Vec<u8>)]) -> Result<BTreeMap<Seq, Operation>, String> {
    let (mut state, mut counted) = (State::default(), BTreeMap::new());
    for ((by, entry), seq) in entries.iter().zip(1..).map(|(it, seq)| (it, Seq(seq))) {
        if team::judge(*by, entry) == Verdict::Void {
            continue;
        }
        let checked = check(&state, entry, |seq| counted.get(&seq).cloned());
        let operation = record::decode(entry).map_err(|_| format!("entry {seq} is not read"))?;
        // What the founder brought was asked for elsewhere.
        if *by != 0 && checked != Checked::Same {
            return Err(format!("entry {seq} is not what was asked: {checked:?}"));
        }
        let second = operation.events.iter().any(|it| match it {
            Event::Changed(it) => {
                it.changes.iter().any(|it| matches!(it, Change::Assignees(before, _) if !before.is_empty()))
            }
            _ => false,
        });
        if operation.act == Act::Assign && second {
            return Err(format!("entry {seq} claims what somebody had"));
        }
        state.apply(seq, &operation);
        counted.insert(seq, operation);
    }
    Ok(counted)
}

/// A person does something to what they see, and hears what came of it.
async fn do_something(
    tab: &Tab,
    (at, person): (usize, PersonId),
    story: &Story,
    (what, which, number): (usize, usize, u64),
    is_online: bool,
) {
    let it = ConversationId((which % tab.state().len().max(1)) as u32);
    let (claims, is_free) = (Verb::Assign(vec![person]), tab.state().conversations.assignees(it).is_empty());
    let mut text = None;
    let (name, outcome) = match what {
        0..4 if is_free => ("claims", act(tab, person, claims, it, false).await),
        0..4 => ("unassigns", act(tab, person, Verb::Unassign(person), it, false).await),
        4 => ("closes", act(tab, person, Verb::Close, it, false).await),
        5 => ("reopens", act(tab, person, Verb::Reopen, it, false).await),
        6 => ("looks at", act(tab, person, Verb::Look, it, false).await),
        7 => {
            let (key, said) = (DraftKey::Reply(it), format!("draft {number}"));
            let draft = Some(DraftText { text: said, ..DraftText::default() });
            (
                "drafts on",
                tab.run(Actor::Person(person), Mailbox::All, &Command::SaveDraft { key, draft, on: None })
                    .await,
            )
        }
        8 => return undo(tab, (at, person), story).await,
        9 if which % 3 == 0 => {
            let said = format!("message {number}");
            text = Some(said.clone());
            ("writes beside", tab.run(Actor::Person(person), Mailbox::All, &message(number, said)).await)
        }
        9 if is_online => ("gets mail beside", receive(tab, number, None).await),
        _ => {
            let said = format!("comment {number}");
            text = Some(said.clone());
            let (people, teams) = (Vec::new(), Vec::new());
            let comment = Command::Comment { conversation: it, text: said, people, teams };
            ("comments on", tab.run(Actor::Person(person), Mailbox::All, &comment).await)
        }
    };
    hear(story, (at, tab), &format!("{} {name} {it}", at + 1), text, outcome);
}

/// Returns the first conversation that an operation was done to.
fn touched(operation: &Operation) -> Option<ConversationId> {
    operation.events.iter().find_map(|it| match it {
        Event::Changed(it) => Some(it.conversation),
        Event::Commented { conversation, .. } => Some(*conversation),
        Event::Arrived(it) => Some(it.conversation),
        _ => None,
    })
}

/// A message that begins a conversation, as its author writes it.
fn message(number: u64, text: String) -> Command {
    let header = Header {
        message_id: format!("{number}@here.example"),
        from: Party::bare("desk@badge.example"),
        to: vec![Party::bare("kim@example.com")],
        subject: format!("W{number}"),
        ..Header::default()
    };
    let (account, then) = (AccountId(1), Then::Stay);
    let send = Send { reply_to: None, account, header, text, then, draft: None, on: None, anyway: false };
    Command::Send(Box::new(send))
}

fn hear(
    story: &Story,
    (at, tab): (usize, &Tab),
    line: &str,
    text: Option<String>,
    outcome: Result<Done, Failure>,
) {
    match outcome {
        Ok(done) => {
            let how = if is_unshared(done.seq) { "kept for later" } else { "done" };
            story.tell(format!("{line}: {how}, {} as {}", done.operation.id, done.seq));
            let is_promise = !done.operation.events.is_empty()
                && !matches!(done.operation.act, Act::Read | Act::Draft | Act::Receive);
            if is_promise {
                let subject = |it| tab.state().conversations.subject(it).to_owned();
                let about = touched(&done.operation).map(subject).unwrap_or_default();
                let promise = Promise { whose: at, operation: Rc::clone(&done.operation), about, text };
                story.promised.borrow_mut().insert(done.operation.id, promise);
            }
        }
        Err(failure) => story.tell(format!("{line}: {failure:?}")),
    }
}

async fn undo(tab: &Tab, (at, person): (usize, PersonId), story: &Story) {
    let last = tab.last_act(person).await.ok().flatten();
    let Some(last) = last else { return };
    let outcome = tab.undo(person, Mailbox::All, last).await;
    if let Ok((_, undone)) = &outcome
        && is_unshared(last)
    {
        story.taken_back.borrow_mut().insert(undone.id);
        return story.tell(format!("{} takes {} back unseen", at + 1, undone.id));
    }
    hear(story, (at, tab), &format!("{} undoes {last}", at + 1), None, outcome.map(|it| it.0));
}

/// Tells one story; returns what is wrong with it.
fn play(seed: u64, begun: &[Vec<u8>]) -> (Rc<Story>, Result<(), String>) {
    let mut world = World::begin(seed, begun);
    for _ in 0..STEPS {
        world.step();
    }
    let outcome = world.come_together().and_then(|()| world.check());
    (Rc::clone(&world.story), outcome)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_the_network_does_all_come_to_the_same_and_nothing_is_lost() {
    let (first, last) = match number("SEED") {
        Some(seed) => (seed, seed),
        None => (1, number("SEEDS").unwrap_or(SEEDS)),
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from) as u64;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                let begun = beginning();
                for seed in (first..=last).filter(|it| it % threads == thread) {
                    let (story, outcome) = play(seed, &begun);
                    let lines = story.lines.borrow().join("\n");
                    if let Err(wrong) = outcome {
                        panic!("seed {seed}: {wrong}\n{lines}\nSEED={seed} cargo test --test together");
                    }
                    if first == last {
                        println!("{lines}");
                    }
                }
            });
        }
    });
}

/// What is void is counted also by a page that begins with a snapshot from behind it.
#[test]
fn what_is_void_is_counted_after_a_restart() {
    let mut world = World::begin(1, &beginning());
    world.sea.borrow_mut().send(2, b"junk");
    world.come_together().unwrap();
    let counted = world.machines[0].tab.void();
    assert_eq!(counted.len(), 1);
    block_on(world.machines[0].tab.save_snapshot()).unwrap();
    world.machines[0].restart();
    assert!(world.machines[0].tab.opened_from() >= counted[0], "it begins behind it");
    assert_eq!(world.machines[0].tab.void(), counted);
}

/// A member has a newer build. Nobody decides without what it wrote; what the others do meanwhile waits, and is
/// shared once they have that build, too. Then it shows as well whether it was by whom it said.
#[test]
fn what_a_newer_build_wrote_stops_nobody_from_writing_and_is_read_after_the_update() {
    let begun = beginning();
    let said = |tab: &Tab, person, text: &str| {
        let (people, teams) = (Vec::new(), Vec::new());
        let comment =
            Command::Comment { conversation: ConversationId(0), text: text.to_owned(), people, teams };
        block_on(tab.run(Actor::Person(person), Mailbox::All, &comment)).map(|it| it.seq)
    };
    // What Cleo writes, as a build reads it that knows her format.
    let elsewhere = World::begin(2, &begun);
    said(&elsewhere.machines[2].tab, PEOPLE[2], "by Cleo").unwrap();
    let known = elsewhere.sea.borrow().entries().last().unwrap().1.to_vec();
    let newer = [&[FORMAT + 1], &known[1..]].concat();

    let mut world = World::begin(1, &begun);
    world.sea.borrow_mut().send(3, &newer);
    world.sea.borrow_mut().send(2, &newer);
    world.come_together().unwrap();
    let (genuine, forged) = (Seq(begun.len() as u32 + 1), Seq(begun.len() as u32 + 2));
    assert_eq!(world.machines[0].tab.later(), [genuine, forged]);
    assert!(is_unshared(said(&world.machines[0].tab, PEOPLE[0], "by Ann").unwrap()));
    world.machines[1].wire.cut();
    assert!(is_unshared(said(&world.machines[1].tab, PEOPLE[1], "by Ben").unwrap()));
    let set = |it| {
        let tab = &world.machines[0].tab;
        block_on(tab.run(Actor::Person(PEOPLE[0]), Mailbox::All, &Command::Configure(it))).map(|it| it.seq)
    };
    assert!(is_unshared(set(Configure::SetWhenSettled(PEOPLE[0], WhenSettled::Remove)).unwrap()));
    let rename = Configure::RenameUser(PEOPLE[0], "Anna".to_owned());
    assert_eq!(set(rename), Err(Failure::Outdated), "what others set, too, does not wait");
    for machine in &mut world.machines {
        block_on(machine.tab.save_snapshot()).unwrap();
        machine.restart();
        assert_eq!(machine.tab.opened_from(), Seq(0), "no snapshot lacks it");
    }
    assert!(world.come_together().is_err(), "what they did waits");
    assert_eq!(world.sea.borrow().entries().count(), begun.len() + 2);

    for machine in &mut world.machines {
        machine.update(&[(genuine, &known), (forged, &known)]);
    }
    world.come_together().unwrap();
    for machine in &world.machines {
        assert_eq!((machine.tab.later(), machine.tab.void()), (vec![], vec![forged]));
        let settled = machine.tab.state().directory.person(PEOPLE[0]).map(|it| it.when_settled);
        assert_eq!(settled, Some(WhenSettled::Remove));
        assert_eq!(record::digest(&machine.tab.state()), record::digest(&world.machines[0].tab.state()));
    }
    let shared: Vec<_> = world.sea.borrow().entries().skip(begun.len() + 2).map(|(by, _)| by).collect();
    assert_eq!(shared.len(), 3, "{shared:?}");
}
