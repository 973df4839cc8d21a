//! A team's workspace: the connection to its server, kept for as long as the page lives.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{DATABASE, Desk};
use crate::browser::{lock, space, timer};
use crate::model::Seq;
use crate::session::team::{Link, Login, judge, letters};
use crate::session::{Failure, beginning};
use crate::store::idb::IdbStore;
use crate::store::nats::{NatsLog, Proof};
use crate::store::team::{FOUNDER, LogError, Trouble, Uplink, Written};
use crate::store::{Bodies, Durability, Head, Journal, Pack, StoreError};

/// Where the server is, on the origin of the page.
pub const PATH: &str = "/nats";

/// After so long without news the server is asked whether it is still there.
const BEAT_MS: u32 = 10_000;
/// A connection that was lost is tried again after so long.
const AGAIN_MS: u32 = 1_000;
/// One that was refused is.
const REFUSED_MS: u32 = 20_000;
/// One that waits to be let in is.
const UNKNOWN_MS: u32 = 3_000;
/// Fewer entries come too quickly to be told of.
const FEW: u32 = 64;
/// So many entries are read at once.
const PAGE: usize = 64;

/// The connection of a page.
type Line = Uplink<IdbStore, NatsLog>;

/// Wakes who waits for news.
#[derive(Default)]
struct Bell {
    is_rung: Cell<bool>,
    waiting: RefCell<Option<js_sys::Function>>,
}

impl Bell {
    fn ring(&self) {
        self.is_rung.set(true);
        if let Some(done) = self.waiting.take() {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        }
    }

    /// Waits until it rings, or so long. Tells whether it rang.
    async fn heard(&self, at_most_ms: u32) -> bool {
        if !self.is_rung.get() {
            timer::wait_or(at_most_ms, |done| drop(self.waiting.replace(Some(done.clone())))).await;
        }
        self.is_rung.replace(false)
    }
}

/// Keeps the connection: `tell` hears how it stands, `came` is called when entries have come, and what
/// people say of where they are is handed to `hear`. Whatever this person says of it goes to `said`.
pub async fn follow(
    desk: Rc<Desk>,
    login: Login,
    tell: impl Fn(Link) + 'static,
    came: impl Fn() + 'static,
    hear: impl Fn(&str) + Clone + 'static,
    say: impl FnOnce(Box<dyn Fn(&str)>),
) {
    let log = NatsLog::new(&login.workspace, login.person);
    let line: Rc<Line> = Rc::new(Uplink::new(desk.store().replica().clone(), log, judge));
    desk.store().join(Rc::clone(&line) as _);
    let spoken = Rc::clone(&line);
    say(Box::new(move |text| spoken.log().say_where(text.as_bytes())));
    let bell = Rc::new(Bell::default());
    let heard = Rc::<RefCell<Vec<Written>>>::default();
    let user = login.user();
    tell(Link::Connecting);
    let Some((proof, code)) = proof(login, desk.store().replica()).await else { return tell(Link::Keyless) };
    loop {
        let (news, end) = (Rc::clone(&bell), Rc::clone(&bell));
        let who = (&*user, &proof);
        // What was heard before may have a gap behind it.
        heard.borrow_mut().clear();
        let hearing = Rc::clone(&heard);
        let on_news = move |it| {
            hearing.borrow_mut().extend(it);
            news.ring();
        };
        let connected = line.log().connect(PATH, who, on_news, move || end.ring()).await;
        let trouble = match connected {
            Ok(()) => {
                let hear = hear.clone();
                line.log().hear_where(move |it| hear(&String::from_utf8_lossy(it)));
                live(&line, (&bell, &heard), &tell, &came).await
            }
            Err(error) => error.into(),
        };
        line.log().hang_up();
        let is_refused = matches!(trouble, Trouble::Log(LogError::Refused(_)));
        let refused = code.clone().filter(|_| is_refused);
        // Whoever waits to be let in is let in soon.
        let wait = if !is_refused {
            AGAIN_MS
        } else if refused.is_some() {
            UNKNOWN_MS
        } else {
            REFUSED_MS
        };
        tell(refused.map_or_else(|| link(trouble), Link::Unknown));
        timer::wait(wait).await;
    }
}

/// Returns what proves who this browser is: the secret of its invitation, else its own key, and of that the
/// code by which it is let in. None where it makes no keys.
async fn proof(login: Login, store: &IdbStore) -> Option<(Proof, Option<String>)> {
    if let Some(secret) = login.secret {
        return Some((Proof::Secret(secret), None));
    }
    let keys = store.own_keys().await.ok()??;
    let letters = letters(&keys.public().await?);
    let code = format!("{}.{letters}", login.person);
    Some((Proof::Keys { letters, keys }, Some(code)))
}

/// Held by the tab that shares what was done without the server.
const SHARING: &str = "team-inbox-sharing";

/// Shares what was done without the server; one tab of this browser after the other.
///
/// # Errors
/// What the store or the server cannot do: what is left stays as it is.
pub async fn share(desk: &Desk) -> Result<(), Failure> {
    let _lock = lock::take(&space::key(SHARING)).await;
    desk.share().await
}

/// Takes what the log has and what comes to it, until something goes wrong.
async fn live(
    line: &Line,
    (bell, heard): (&Bell, &RefCell<Vec<Written>>),
    tell: &impl Fn(Link),
    came: &impl Fn(),
) -> Trouble {
    if let Err(trouble) = line.compare().await {
        return trouble;
    }
    let told = |here: Seq, of: Seq| {
        if of.0 - here.0 > FEW {
            tell(Link::CatchingUp { here: here.0, of: of.0 });
            came();
        }
    };
    let mut news = Vec::new();
    loop {
        // What was heard goes on where the replica ends, as a rule. Else it is asked for, as at first.
        let taken = match line.hear(news).await {
            Ok(None) => line.catch_up(told).await,
            Ok(Some(has_come)) => Ok(has_come),
            Err(trouble) => Err(trouble),
        };
        match taken {
            Ok(true) => came(),
            Ok(false) => {}
            Err(trouble) => return trouble,
        }
        if !line.log().is_connected() {
            return LogError::Lost.into();
        }
        tell(Link::Live);
        if !bell.heard(BEAT_MS).await && !line.log().is_alive().await {
            return LogError::Lost.into();
        }
        news = heard.take();
    }
}

fn link(trouble: Trouble) -> Link {
    match trouble {
        Trouble::Log(LogError::Offline | LogError::Lost) => Link::Offline,
        Trouble::Log(LogError::Refused(_)) => Link::Refused,
        Trouble::Log(LogError::OtherPast) => Link::OtherPast,
        other => Link::Broken(format!("{other:?}")),
    }
}

/// Brings the workspace of a space of this browser into the team's, which is empty, or holds the
/// beginning of it from before. `tell` hears how many entries are there, of how many.
///
/// # Errors
/// Why it broke off: what is there stays, and it can be gone on with.
pub async fn bring(desk: &Desk, from: &str, tell: impl Fn(u32, u32)) -> Result<(), Failure> {
    let source = IdbStore::open_damaged(&space::of(from, DATABASE), |_| ()).await?;
    beginning::mark_move(desk.store(), source.head().await?.seq.0).await?;
    let outcome = brought(desk, &source, tell).await;
    source.close();
    // One that broke off stays marked: a part of it is not shown, and it can be gone on with.
    if outcome.is_ok() || desk.store().head().await?.seq == Seq(0) {
        beginning::end_move(desk.store()).await?;
    }
    outcome?;
    desk.pull().await
}

async fn brought(desk: &Desk, source: &IdbStore, tell: impl Fn(u32, u32)) -> Result<(), Failure> {
    let store = desk.store();
    let end = source.head().await?.seq;
    let mut there = store.head().await?;
    // Counted by the source's own hashes: where something was deleted for ever, the team's are others.
    let mut here = Head::default();
    if there.seq > Seq(0) {
        let (theirs, ours) = (store.entries(&[there.seq]).await?, source.entries(&[there.seq]).await?);
        match (theirs.first(), ours.first()) {
            (Some(theirs), Some(ours)) if theirs.bytes == ours.bytes => here = ours.head,
            _ => return Err(StoreError::Behind { head: there }.into()),
        }
    }
    while here.seq < end {
        for entry in source.since(here, PAGE).await? {
            for key in judge(FOUNDER, &entry.bytes).packs() {
                if let Some(bodies) = source.pack(key).await? {
                    let texts = source.texts(key).await?.unwrap_or_default();
                    store.put_packs(vec![Pack { key, bodies, texts }]).await?;
                }
            }
            there = store.append(there, &entry.bytes, Durability::Relaxed).await?;
            here = entry.head;
            tell(here.seq.0, end.0);
        }
    }
    Ok(())
}
