//! The rows on the store, the state and the model.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use team_inbox::model::{Actor, Command, ConversationId, Mailbox, Seen, TeamId, Triage, Verb};
use team_inbox::session::{Failure, Session, record};
use team_inbox::store::idb::IdbStore;
use team_inbox::store::team::Shared;
use team_inbox::wiring::BrowserHost;
use team_inbox::wiring::{DATABASE, Desk};

use super::fixture::{self, ME};
use super::{reading, team};

/// Messages of a batch, as an import has them at most.
const BATCH: u32 = 256;

thread_local! {
    static DESK: RefCell<Option<Rc<Desk>>> = const { RefCell::new(None) };
}

/// Runs a row.
pub async fn run(name: &str, asked: &Value) -> Result<Value, String> {
    let number = |key: &str| asked[key].as_u64().unwrap_or_default() as u32;
    match name {
        "import" => import(number("count"), number("from")).await,
        "head" => Ok(json!({ "seq": desk()?.head().seq })),
        "act" => act(number("from"), number("times")).await,
        "bulk" => bulk(number("from"), number("times"), number("count")).await,
        "mailboxes" => mailboxes(number("times")),
        "badges" => badges(number("times")),
        "close" => Ok(json!(DESK.take().is_some())),
        "state" => built(number("people") as u16, number("count")),
        "threads" => reading::threads(&asked["kept"]),
        "load" => reading::load(&asked["kept"]),
        "search" => reading::search(number("count"), number("times")),
        "mime" => reading::mime(asked),
        "mbox" => reading::mbox(&asked["kept"]),
        "team-entries" => team::entries(asked),
        "team-join" => team::join(asked).await,
        "team-acts" => team::acts(number("person"), number("other"), number("times")).await,
        other => Err(format!("there is no row {other}")),
    }
}

/// Returns the milliseconds of the page's clock.
pub fn clock() -> f64 {
    web_sys::window().and_then(|it| it.performance()).map_or(0.0, |it| it.now())
}

/// Returns what went wrong, in words.
pub fn failed(failure: Failure) -> String {
    format!("{failure:?}")
}

fn desk() -> Result<Rc<Desk>, String> {
    DESK.with(|it| it.borrow().clone()).ok_or_else(|| "import first".to_owned())
}

/// B1: imports and keeps parsed messages, those from `from` on, which begins a new workspace if it is
/// 0; counts decide, append and apply.
async fn import(count: u32, from: u32) -> Result<Value, String> {
    let desk = if from == 0 { begun().await? } else { desk()? };
    let (mut spent, mut longest) = (0.0, 0.0_f64);
    for first in (from..from + count).step_by(BATCH as usize) {
        let batch = fixture::batch(first, (first + BATCH).min(from + count));
        let start = clock();
        desk.run(Actor::Person(ME), Mailbox::All, &batch).await.map_err(failed)?;
        let took = clock() - start;
        spent += took;
        longest = longest.max(took);
    }
    let start = clock();
    desk.save_snapshot().await.map_err(failed)?;
    let snapshot = clock() - start;
    let conversations = desk.state().len();
    DESK.set(Some(desk));
    Ok(json!({ "ms": spent, "longest": longest, "snapshot": snapshot, "conversations": conversations }))
}

/// Begins a new workspace.
async fn begun() -> Result<Rc<Desk>, String> {
    DESK.take();
    IdbStore::delete(DATABASE).await.map_err(|it| it.to_string())?;
    let store = IdbStore::open(DATABASE, |_| ()).await.map_err(|it| it.to_string())?;
    let desk = Session::open(Shared::alone(store), BrowserHost).await.map_err(failed)?;
    for (actor, configure) in fixture::company(6) {
        desk.run(actor, Mailbox::All, &Command::Configure(configure)).await.map_err(failed)?;
    }
    Ok(Rc::new(desk))
}

/// B5: acts of triage, one after the other, each durable.
async fn act(from: u32, times: u32) -> Result<Value, String> {
    let desk = desk()?;
    let mut samples = Vec::new();
    for nth in from..from + times {
        let command = triage(&desk, Verb::Close, nth..nth + 1);
        let start = clock();
        desk.run(Actor::Person(ME), Mailbox::TeamInboxes, &command).await.map_err(failed)?;
        samples.push(clock() - start);
    }
    Ok(json!(samples))
}

/// B6: bulk acts, each on so many conversations, each durable.
async fn bulk(from: u32, times: u32, count: u32) -> Result<Value, String> {
    let desk = desk()?;
    let mut samples = Vec::new();
    for nth in 0..times {
        let first = from + nth * count;
        let command = triage(&desk, Verb::Archive, first..first + count);
        let start = clock();
        desk.run(Actor::Person(ME), Mailbox::TeamInboxes, &command).await.map_err(failed)?;
        samples.push(clock() - start);
    }
    Ok(json!(samples))
}

fn triage(desk: &Desk, verb: Verb, conversations: std::ops::Range<u32>) -> Command {
    let state = desk.state();
    let targets = conversations.map(|it| Seen::now(&state, ConversationId(it))).collect();
    Command::Triage(Triage { verb, targets, anyway: false })
}

/// B7: opens each mailbox, data only.
fn mailboxes(times: u32) -> Result<Value, String> {
    let desk = desk()?;
    let state = desk.state();
    let all = Mailbox::OWN.into_iter().chain([Mailbox::TeamInbox(TeamId(1)), Mailbox::TeamAll(TeamId(1))]);
    let rows = all.map(|mailbox| {
        let samples: Vec<_> = (0..times)
            .map(|_| {
                let start = clock();
                let rows = state.sorted(ME, mailbox, &state.mailbox(ME, mailbox));
                std::hint::black_box(rows);
                clock() - start
            })
            .collect();
        (format!("{mailbox:?}"), json!(samples))
    });
    Ok(Value::Object(rows.collect()))
}

/// B8: counts all badges.
fn badges(times: u32) -> Result<Value, String> {
    let desk = desk()?;
    let state = desk.state();
    let mailboxes: Vec<_> =
        Mailbox::OWN.into_iter().filter(|it| it.has_badge()).chain([Mailbox::TeamInbox(TeamId(1))]).collect();
    let samples = (0..times).map(|_| {
        let start = clock();
        std::hint::black_box(state.badges(ME, &mailboxes));
        clock() - start
    });
    Ok(json!(samples.collect::<Vec<_>>()))
}

/// B17, first half: makes a state and keeps it where a fresh instance can load it.
fn built(people: u16, count: u32) -> Result<Value, String> {
    let start = clock();
    let state = fixture::state(people, count)?;
    let ms = clock() - start;
    let all = &state.conversations;
    let rows = (0..state.len()).map(|it| ConversationId(it as u32));
    let text: usize =
        rows.map(|it| all.subject(it).len() + all.party(it).len() + all.snippet(it).len() + 24).sum();
    reading::keep("state", &record::encode_state(&state));
    reading::keep("threads", &team_inbox::work::protocol::encode(&state.threads));
    Ok(json!({ "ms": ms, "text": text }))
}
