//! The rows on a team's log: what fills it, machines that join it, their acts. Each machine is a database of
//! its own, with a connection of its own, which follows the log by the same code as the page does.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Promise};
use serde_json::{Value, json};
use team_inbox::model::{Actor, Command, ConversationId, Mailbox, Operation, PersonId, Seen, Seq, State};
use team_inbox::model::{Triage, Verb};
use team_inbox::session::team::{Link, Login};
use team_inbox::session::{Session, record};
use team_inbox::store::idb::IdbStore;
use team_inbox::store::team::Shared;
use team_inbox::wiring::{BrowserHost, Desk, team};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::fixture::{self, ME};
use super::reading;
use super::rows::{clock, failed};

/// Messages of a batch, as an import has them at most.
const BATCH: u32 = 256;
/// Acts are done to so many conversations in turn, so that each can be done again.
const ROUND: u32 = 256;

thread_local! {
    static MACHINES: RefCell<BTreeMap<u32, Machine>> = const { RefCell::new(BTreeMap::new()) };
}

/// A machine that has joined.
#[derive(Clone)]
struct Machine {
    desk: Rc<Desk>,
    /// When it last folded something in that somebody else did, and who waits for that.
    heard: Rc<Heard>,
}

#[derive(Default)]
struct Heard {
    link: RefCell<Link>,
    at: Cell<f64>,
    waiting: RefCell<Option<Function>>,
}

impl Heard {
    /// Waits until something changes.
    async fn next(&self) {
        let wait = Promise::new(&mut |done, _| {
            self.waiting.replace(Some(done));
        });
        let _ = JsFuture::from(wait).await;
    }

    fn ring(&self) {
        self.at.set(clock());
        if let Some(done) = self.waiting.take() {
            let _ = done.call0(&JsValue::NULL);
        }
    }
}

/// Keeps the entries of a workspace under a name: a company, so many conversations, and acts on them until
/// there are so many entries. Each is its length in four bytes and what it says.
pub fn entries(asked: &Value) -> Result<Value, String> {
    let number = |key: &str| asked[key].as_u64().unwrap_or_default() as u32;
    let (people, conversations, count) = (number("people"), number("conversations"), number("entries"));
    let (mut state, mut bytes) = (State::default(), Vec::new());
    let mut put = |state: &mut State, actor: Actor, command: &Command| {
        let operation = fixture::decided(state, actor, command)?;
        state.apply(Seq(state.seq.0 + 1), &operation);
        let entry = record::encode(&operation);
        bytes.extend((entry.len() as u32).to_le_bytes());
        bytes.extend(entry);
        Ok::<_, String>(())
    };
    for (actor, configure) in fixture::company(people as u16) {
        put(&mut state, actor, &Command::Configure(configure))?;
    }
    for from in (0..conversations).step_by(BATCH as usize) {
        put(&mut state, Actor::Outside, &fixture::batch(from, (from + BATCH).min(conversations)))?;
    }
    for nth in 0..count.saturating_sub(state.seq.0) {
        let command = act(&state, nth, conversations.min(ROUND));
        put(&mut state, Actor::Person(ME), &command)?;
    }
    reading::keep(asked["kept"].as_str().unwrap_or_default(), &bytes);
    Ok(json!({ "entries": state.seq.0, "bytes": bytes.len() }))
}

/// Lets a machine join, with an empty database; returns how long it took until it had everything.
pub async fn join(asked: &Value) -> Result<Value, String> {
    let login = Login::parse(asked["invitation"].as_str().unwrap_or_default()).ok_or("no invitation")?;
    let (person, name) = (login.person, format!("bench-{}-{}", login.workspace, login.person));
    IdbStore::delete(&name).await.map_err(|it| it.to_string())?;
    let store = IdbStore::open(&name, |_| ()).await.map_err(|it| it.to_string())?;
    let desk = Rc::new(Session::open(Shared::of_team(store), BrowserHost).await.map_err(failed)?);
    let heard = Rc::new(Heard::default());
    let hearing = Rc::clone(&heard);
    desk.watch(move |_, operation: &Operation| {
        if operation.actor != Actor::Person(PersonId(person as u16)) {
            hearing.ring();
        }
    });
    let start = clock();
    let (came, told) = (Rc::clone(&desk), Rc::clone(&heard));
    let tell = move |link| {
        told.link.replace(link);
        told.ring();
    };
    let came = move || {
        let desk = Rc::clone(&came);
        spawn_local(async move { drop(desk.pull().await) });
    };
    spawn_local(team::follow(Rc::clone(&desk), login, tell, came, |_| (), drop));
    while *heard.link.borrow() != Link::Live {
        heard.next().await;
    }
    desk.pull().await.map_err(failed)?;
    let ms = clock() - start;
    let (seq, conversations) = (desk.head().seq, desk.state().len());
    MACHINES.with_borrow_mut(|it| it.insert(person, Machine { desk, heard }));
    Ok(json!({ "ms": ms, "seq": seq, "conversations": conversations }))
}

/// Acts of a person, one after the other: until each is durable and folded in here, and until another
/// machine has it folded in, too.
pub async fn acts(person: u32, other: u32, times: u32) -> Result<Value, String> {
    let [here, there] = [person, other].map(machine);
    let (here, there) = (here?, there?);
    let (mut durable, mut heard, mut bytes) = (Vec::new(), Vec::new(), 0);
    for nth in 0..times {
        let command = act(&here.desk.state(), nth, here.desk.state().len() as u32);
        let start = clock();
        there.heard.at.set(0.0);
        here.desk
            .run(Actor::Person(PersonId(person as u16)), Mailbox::TeamInboxes, &command)
            .await
            .map_err(failed)?;
        durable.push(clock() - start);
        while there.desk.head().seq < here.desk.head().seq {
            there.heard.next().await;
        }
        heard.push(there.heard.at.get() - start);
        bytes += here.desk.recent().last().map_or(0, |it| it.1.len());
    }
    Ok(json!({ "durable": durable, "heard": heard, "bytes": bytes / times.max(1) as usize }))
}

fn machine(person: u32) -> Result<Machine, String> {
    MACHINES.with_borrow(|it| it.get(&person).cloned()).ok_or_else(|| format!("{person} has not joined"))
}

/// Returns the act of a turn: conversations are closed one after the other, then opened again.
fn act(state: &State, nth: u32, conversations: u32) -> Command {
    let conversation = ConversationId(nth % conversations.max(1));
    let verb = if state.conversations.is_closed(conversation) { Verb::Reopen } else { Verb::Close };
    Command::Triage(Triage { verb, targets: vec![Seen::now(state, conversation)], anyway: false })
}
