//! An import on the page: asks a worker of its own for messages, decides them a slice at a time,
//! and lets everything a person does go first.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, window};

use crate::browser::{clock, files, storage, timer, turn, zone};
use crate::channels::Around;
use crate::model::{
    AccountId, Actor, Afterword, Change, Command, ConversationId, Directory, Event, Mailbox, Mode, PersonId,
    Receive, Refusal, Seq,
};
use crate::session::{Done, Failure, backup};
use crate::store::StoreError;
use crate::ui::app::import::{Import, Phase};
use crate::ui::app::{App, spaces};
use crate::ui::doing::keep;
use crate::ui::text;
use crate::work::client::Wire;
use crate::work::{Batch, Place, ReadSoFar, Request, Skipped, Why, WorkError};

/// Starts importing files into an account; does nothing while another import is running.
pub fn start(app: App, files: Vec<File>, account: AccountId, mode: Mode) {
    if app.import.with_untracked(Import::is_running) || files.is_empty() {
        return;
    }
    let size = files.iter().map(|it| files::size(it) as f64).sum();
    app.import.set(Import { phase: Phase::Reading, bytes: (0.0, size), ..Import::default() });
    // Whoever acts in this tab by then, it stays the doing of who began it.
    let person = app.me.get_untracked();
    spawn_local(async move {
        let slice = Cell::new(FIRST_SLICE);
        let shown = Cell::new(f64::NEG_INFINITY);
        let run = Run { app, worker: Wire::default(), person, account, mode, slice, shown };
        let outcome = run.run(&files).await;
        app.import.update(|it| {
            it.phase = Phase::Done;
            it.problem = outcome.err().map(|it| match it {
                Trouble::Work(error) => text::data::work_error(&error),
                Trouble::Desk(failure) => text::failure(&failure, &app.desk().state().directory),
            });
        });
        keep::ask_once();
        crate::ui::beside::keeping::settle(app);
    });
}

/// So many messages are decided at first; then as many as fit.
const FIRST_SLICE: usize = 64;
const SLICES: (usize, usize) = (8, 256);
/// Milliseconds of script that a slice aims at, so that it stays below 8.
const AIM: f64 = 5.0;

/// How far it is, is shown each so many milliseconds.
const SHOW: f64 = 100.0;

/// A team's server that is out of reach is tried again after so long.
const AGAIN_MS: u32 = 1_000;

/// An import leaves so many bytes of what the browser allows.
const RESERVED: f64 = 32e6;

enum Trouble {
    Work(WorkError),
    Desk(Failure),
}

struct Run {
    app: App,
    /// A worker of its own: what it took of memory goes with it.
    worker: Wire,
    /// Who began it.
    person: PersonId,
    account: AccountId,
    mode: Mode,
    slice: Cell<usize>,
    /// When it was shown last how far it is, in milliseconds.
    shown: Cell<f64>,
}

impl Run {
    async fn run(&self, files: &[File]) -> Result<(), Trouble> {
        let mut tally = Tally::default();
        let outcome = self.import(files, &mut tally).await;
        self.tell(&tally);
        if outcome.is_err() || self.is_stopping() {
            self.discard().await;
        }
        // What broke off has its end too: it is told of, and stands there among the person's acts.
        let ended = self.finish(tally).await;
        outcome.and(ended)
    }

    async fn import(&self, files: &[File], tally: &mut Tally) -> Result<(), Trouble> {
        let mut words = Vec::new();
        for file in files {
            self.read(file, &mut words).await.map_err(Trouble::Work)?;
        }
        self.app.import.update(|it| it.phase = Phase::Receiving);
        let mut batch = self.next_batch().await.map_err(Trouble::Work)?;
        while !self.is_stopping() && !batch.messages.is_empty() {
            // The next one comes while this one is decided.
            let (received, next) = join(self.receive(batch, tally), self.next_batch()).await;
            received.map_err(Trouble::Desk)?;
            batch = next.map_err(Trouble::Work)?;
        }
        self.heed(words).await.map_err(Trouble::Desk)
    }

    async fn next_batch(&self) -> Result<Batch, WorkError> {
        let (room, batch) = join(self.check_room(), self.worker.ask(&Request::NextBatch)).await;
        room?;
        batch
    }

    /// Takes in words about messages, now that these are there. What is known is no trouble, and neither
    /// is a word about a message that is not.
    async fn heed(&self, mut words: Vec<Afterword>) -> Result<(), Failure> {
        while !words.is_empty() && !self.is_stopping() {
            let next = words.split_off(words.len().min(SLICES.1));
            let words = std::mem::replace(&mut words, next);
            let command = Command::Heed { account: self.account, words };
            match self.command(Actor::Outside, &command).await {
                Ok(_) | Err(Failure::Refused(Refusal::NoChange | Refusal::NoSuchMessage)) => {}
                Err(failure) => return Err(failure),
            }
            turn::next().await;
        }
        Ok(())
    }

    async fn finish(&self, tally: Tally) -> Result<(), Trouble> {
        let Some(first) = tally.first else { return Ok(()) };
        let told = tally.told.into_iter().collect();
        let finish = Command::FinishImport { first, told };
        self.command(Actor::Person(self.person), &finish).await.map(drop).map_err(Trouble::Desk)
    }

    /// Removes the bodies of what was not received: they may have filled the disk. If this fails, the
    /// sweep does it some day.
    async fn discard(&self) {
        let discarded = async {
            let packs: Vec<_> = self.worker.ask(&Request::NewPacks).await?;
            if packs.is_empty() { Ok(0) } else { self.app.work().discard(packs).await }
        };
        if let Err(error) = discarded.await {
            leptos::logging::warn!("bodies are left: {error}");
        }
    }

    /// What is left of the space is for acts of people.
    async fn check_room(&self) -> Result<(), WorkError> {
        let is_low = storage::usage().await.is_some_and(|it| it.allowed - it.used < RESERVED);
        let is_short = is_low || self.app.is_short.get_untracked();
        if is_short { Err(WorkError::full()) } else { Ok(()) }
    }

    fn is_stopping(&self) -> bool {
        self.app.import.with_untracked(|it| it.stopping)
    }

    async fn read(&self, file: &File, words: &mut Vec<Afterword>) -> Result<(), WorkError> {
        let (size, before) = (files::size(file), self.app.import.with_untracked(|it| it.bytes.0));
        if is_workspace(file).await {
            let skipped = Skipped { file: file.name(), place: Place::File, why: Why::Workspace };
            self.app.import.update(|it| Arc::make_mut(&mut it.skipped).push(skipped));
            return Ok(());
        }
        let mut from = 0;
        let watched = self.app.peek(|state| state.directory.body_texts());
        let around = self.app.peek(|state| around(&state.directory, self.account));
        while !self.is_stopping() {
            let (watched, around) = (watched.clone(), around.clone());
            let request = Request::ReadFile { name: file.name(), from, watched, around };
            let (room, read) = join(self.check_room(), self.worker.ask_about(&request, file)).await;
            room?;
            let read: ReadSoFar = read?;
            from = read.bytes;
            words.extend(read.words);
            self.app.import.update(|it| {
                it.bytes.0 = before + read.bytes as f64;
                it.found = u64::from(read.messages);
                Arc::make_mut(&mut it.skipped).extend(read.skipped);
            });
            if from >= size {
                break;
            }
        }
        Ok(())
    }

    /// Decides a batch in slices, each one record of the journal.
    async fn receive(&self, batch: Batch, tally: &mut Tally) -> Result<(), Failure> {
        let Batch { messages: mut rest, said: mut rest_said, .. } = batch;
        while !rest.is_empty() && !self.is_stopping() {
            let count = rest.len().min(self.slice.get());
            let next = rest.split_off(count);
            let messages = std::mem::replace(&mut rest, next);
            let next = rest_said.split_off(count.min(rest_said.len()));
            let said = std::mem::replace(&mut rest_said, next);
            let new = Receive::new(self.account, self.mode, messages);
            let channel = self.app.peek(|state| state.directory.channel(self.account));
            let receive = Receive { part_of: tally.first, said, channel, ..new };
            let command = Command::Receive(receive);
            let (done, longest) = timed(self.command(Actor::Person(self.person), &command)).await;
            tally.add(count, &done?);
            self.adapt(count, longest);
            if self.is_due() {
                self.tell(tally);
            }
            turn::next().await;
            while self.app.desk().is_acting() {
                turn::next().await; // a person's act goes first
            }
        }
        Ok(())
    }

    /// Runs a command. Without a team's server it waits, until somebody stops the import: what an answer got
    /// lost of is known when it comes again.
    async fn command(&self, actor: Actor, command: &Command) -> Result<Done, Failure> {
        loop {
            let outcome = self.app.desk().run(actor, Mailbox::All, command).await;
            let is_cut_off =
                matches!(outcome, Err(Failure::Store(StoreError::Offline | StoreError::Unsure { .. })));
            let waits = is_cut_off && spaces::is_team() && !self.is_stopping();
            if self.app.import.with_untracked(|it| it.is_waiting != waits) {
                self.app.import.update(|it| it.is_waiting = waits);
            }
            if !waits {
                return outcome;
            }
            timer::wait(AGAIN_MS).await;
        }
    }

    fn adapt(&self, count: usize, longest: f64) {
        let fits = count as f64 * AIM / longest.max(0.1);
        self.slice.set((fits as usize).clamp(SLICES.0, SLICES.1).min(self.slice.get() * 2));
    }

    /// Tells whether it is time to show how far it is. To paint that for each slice takes longer than to
    /// decide some.
    fn is_due(&self) -> bool {
        let now = performance();
        let is_due = now - self.shown.get() >= SHOW;
        if is_due {
            self.shown.set(now);
        }
        is_due
    }

    fn tell(&self, tally: &Tally) {
        self.app.import.update(|it| {
            it.decided = tally.decided;
            it.imported = tally.imported;
            it.known = tally.known;
            it.conversations = tally.conversations.len() as u64;
            it.newest = tally.newest;
            it.act = tally.first.map(|it| (self.person, it));
        });
    }
}

/// Returns what reading a file needs to know of the account that it goes into.
fn around(directory: &Directory, account: AccountId) -> Around {
    let Some(account) = directory.accounts.get(&account) else { return Around::default() };
    let company = account.org.and_then(|it| directory.organizations.get(&it)).map(|it| it.name.clone());
    let people = directory.people.values().map(|it| it.name.clone());
    let ours = people.chain([account.name.clone(), account.address.clone()]).chain(company).collect();
    Around {
        channel: account.channel,
        account: account.address.clone(),
        ours,
        zone: zone::here(),
        now: Some(clock::now()),
    }
}

/// Tells whether a file is a workspace file, which is restored, not imported.
async fn is_workspace(file: &File) -> bool {
    let mark = backup::MARK.as_bytes();
    files::read(file, 0..mark.len() as u64).await.is_ok_and(|it| it == mark)
}

/// What was appended so far.
#[derive(Default)]
struct Tally {
    /// The entry of the journal that it began with.
    first: Option<Seq>,
    decided: u64,
    imported: u64,
    known: u64,
    conversations: HashSet<ConversationId>,
    newest: Option<ConversationId>,
    told: BTreeMap<PersonId, u32>,
}

impl Tally {
    fn add(&mut self, count: usize, done: &Done) {
        self.decided += count as u64;
        if !done.operation.events.is_empty() {
            self.first.get_or_insert(done.seq);
        }
        self.known += u64::from(done.duplicates);
        for (person, count) in &done.told {
            *self.told.entry(*person).or_default() += count;
        }
        for event in &done.operation.events {
            match event {
                Event::Arrived(it) => {
                    self.imported += 1;
                    self.conversations.insert(it.conversation);
                    self.newest = Some(it.conversation);
                }
                Event::Changed(it) if it.changes.iter().any(|it| matches!(it, Change::Merged(..))) => {
                    self.conversations.remove(&it.conversation);
                }
                _ => {}
            }
        }
    }
}

/// Runs a future; returns with its outcome for how many milliseconds at a time it kept the page busy, at most.
async fn timed<T>(future: impl Future<Output = T>) -> (T, f64) {
    let mut longest = 0.0_f64;
    let mut future = pin!(future);
    let outcome = poll_fn(|context| {
        let started = performance();
        let poll = future.as_mut().poll(context);
        longest = longest.max(performance() - started);
        poll
    })
    .await;
    (outcome, longest)
}

/// Returns the milliseconds since the page began.
fn performance() -> f64 {
    window().and_then(|it| it.performance()).map_or(0.0, |it| it.now())
}
