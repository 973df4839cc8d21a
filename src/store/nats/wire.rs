//! A connection to a NATS server over a WebSocket of the page's origin.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

use gloo::timers::callback::Timeout;
use serde_json::{Value, json};

use super::jetstream::is_stored;
use super::protocol::{Decoder, Message, Said, publish};
use crate::browser::signing::Keys;
use crate::browser::socket::Socket;
use crate::store::team::LogError;

/// The next of many answers, and the word that opens a connection, are waited for so long.
const PATIENCE_MS: u32 = 15_000;
/// One answer is waited for so long, and as long as a slow line takes for the question: who should have
/// answered may be gone, and asking again does no harm.
const ANSWER_MS: u32 = 4_000;
/// Bytes in a millisecond on a slow line.
const SLOW_LINE: u32 = 50;

type Then = Rc<dyn Fn(Message)>;

/// What proves who somebody is.
pub enum Proof {
    /// A secret that the server knows, too.
    Secret(String),
    /// A key of this browser; the server knows its public half.
    Keys {
        /// The public half, in letters.
        letters: String,
        /// Both.
        keys: Keys,
    },
}

/// A connection; clones are the same one. Ends when the last is dropped.
#[derive(Clone)]
pub struct Wire(Rc<Line>);

struct Line {
    socket: RefCell<Option<Socket>>,
    decoder: RefCell<Decoder>,
    handlers: RefCell<HashMap<u32, Then>>,
    /// Who waits for an answer, by the last part of the subject that it comes to.
    waiting: RefCell<HashMap<u32, Rc<Answers>>>,
    /// Who waits until the server has taken what was said before.
    settling: RefCell<VecDeque<Rc<Answers>>>,
    /// The server's first word.
    hello: Rc<Answers>,
    /// Where answers come to.
    inbox: String,
    next: Cell<u32>,
    /// The most that may be sent at once.
    most: Cell<usize>,
    ended: Cell<bool>,
    on_end: RefCell<Option<Box<dyn FnOnce()>>>,
}

/// What is asked for, until there is no more of it.
#[derive(Default)]
struct Answers {
    /// What it was asked of: the server names that where it does not allow it.
    subject: String,
    heard: RefCell<VecDeque<Result<Message, LogError>>>,
    waker: RefCell<Option<Waker>>,
}

impl Answers {
    fn of(subject: &str) -> Rc<Self> {
        Rc::new(Self { subject: subject.to_owned(), ..Self::default() })
    }

    fn push(&self, it: Result<Message, LogError>) {
        self.heard.borrow_mut().push_back(it);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Returns the next, or [`LogError::Lost`] where it does not come.
    async fn next(self: &Rc<Self>, patience_ms: u32) -> Result<Message, LogError> {
        let late = Rc::clone(self);
        let _timeout = Timeout::new(patience_ms, move || late.push(Err(LogError::Lost)));
        poll_fn(|cx| {
            if let Some(it) = self.heard.borrow_mut().pop_front() {
                return Poll::Ready(it);
            }
            self.waker.replace(Some(cx.waker().clone()));
            Poll::Pending
        })
        .await
    }
}

impl Wire {
    /// Connects by a path of the page's origin.
    ///
    /// # Errors
    /// [`LogError::Offline`] if nobody answers, [`LogError::Refused`] if the server does not let us in.
    pub async fn connect(path: &str, user: &str, proof: &Proof) -> Result<Self, LogError> {
        let wire = Self::open(path, user)?;
        let hello = wire.0.hello.next(PATIENCE_MS).await.map_err(|_| LogError::Offline)?;
        let info: Value = serde_json::from_slice(&hello.data).unwrap_or_default();
        wire.0.most.set(info["max_payload"].as_u64().unwrap_or(1 << 20) as usize);
        let mut connect = json!({
            "verbose": false, "pedantic": false, "headers": true, "no_responders": true, "protocol": 1, "echo": false,
            "lang": "team-inbox", "version": "1",
        });
        match proof {
            Proof::Secret(secret) => {
                connect["user"] = user.into();
                connect["pass"] = secret.as_str().into();
            }
            Proof::Keys { letters, keys } => {
                let refused = |why: &str| LogError::Refused(why.to_owned());
                // A server that knows no key asks for none.
                let nonce = info["nonce"].as_str().ok_or_else(|| refused("it knows no keys"))?;
                let signed = keys.sign(nonce.as_bytes()).await.ok_or_else(|| refused("not signed"))?;
                connect["nkey"] = letters.as_str().into();
                connect["sig"] = base64(&signed).into();
            }
        }
        wire.0.send(format!("CONNECT {connect}\r\n").as_bytes());
        wire.0.send(format!("SUB {}.* 0\r\n", wire.0.inbox).as_bytes());
        wire.settled().await?;
        Ok(wire)
    }

    fn open(path: &str, user: &str) -> Result<Self, LogError> {
        let line = Rc::new(Line {
            socket: RefCell::default(),
            decoder: RefCell::default(),
            handlers: RefCell::default(),
            waiting: RefCell::default(),
            settling: RefCell::default(),
            hello: Rc::default(),
            inbox: format!("_INBOX_{user}.{}", uuid::Uuid::now_v7().simple()),
            next: Cell::new(1),
            most: Cell::new(1 << 20),
            ended: Cell::new(false),
            on_end: RefCell::default(),
        });
        let (heard, closed) = (Rc::downgrade(&line), Rc::downgrade(&line));
        let socket = Socket::open(
            path,
            move |frame| Line::hear(&heard, &frame),
            move || {
                if let Some(line) = closed.upgrade() {
                    line.end(&LogError::Lost);
                }
            },
        );
        *line.socket.borrow_mut() = Some(socket.ok_or(LogError::Offline)?);
        Ok(Self(line))
    }

    /// Calls `on_end` once the connection has ended; at once if it has.
    pub fn on_end(&self, on_end: impl FnOnce() + 'static) {
        if self.0.ended.get() {
            on_end();
        } else {
            *self.0.on_end.borrow_mut() = Some(Box::new(on_end));
        }
    }

    /// Tells whether it has ended.
    pub fn is_ended(&self) -> bool {
        self.0.ended.get()
    }

    /// Ends it.
    pub fn end(&self) {
        self.0.end(&LogError::Lost);
    }

    /// Waits until the server has taken everything said before: it is there, then.
    pub async fn settled(&self) -> Result<(), LogError> {
        let answers = Answers::of("");
        if self.0.ended.get() {
            return Err(LogError::Offline);
        }
        self.0.settling.borrow_mut().push_back(Rc::clone(&answers));
        self.0.send(b"PING\r\n");
        answers.next(PATIENCE_MS).await.map(|_| ())
    }

    /// Hears `subject` from now on.
    pub fn subscribe(&self, subject: &str, then: impl Fn(Message) + 'static) {
        let sid = self.0.number();
        self.0.handlers.borrow_mut().insert(sid, Rc::new(then));
        self.0.send(format!("SUB {subject} {sid}\r\n").as_bytes());
    }

    /// Says something that nobody answers.
    pub fn tell(&self, subject: &str, body: &[u8]) {
        self.0.send(&publish(subject, None, &[], body));
    }

    /// Asks and waits for the one answer.
    pub async fn request(
        &self,
        subject: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Message, LogError> {
        let patience = ANSWER_MS + u32::try_from(body.len()).unwrap_or(u32::MAX) / SLOW_LINE;
        self.ask(subject, headers, body, patience, |_| false).await.map(|mut it| it.pop().unwrap_or_default())
    }

    /// Asks for many that are stored: they come one by one, and one that is not says that there are no more.
    pub async fn request_many(&self, subject: &str, body: &[u8]) -> Result<Vec<Message>, LogError> {
        let mut all = self.ask(subject, &[], body, PATIENCE_MS, is_stored).await?;
        match all.pop() {
            Some(last) if last.status == 503 || last.status == 408 => Err(LogError::Lost),
            _ => Ok(all),
        }
    }

    async fn ask(
        &self,
        subject: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        patience_ms: u32,
        goes_on: impl Fn(&Message) -> bool,
    ) -> Result<Vec<Message>, LogError> {
        if self.0.ended.get() {
            return Err(LogError::Offline);
        }
        // One byte more closes the connection; headers are counted too.
        if body.len() + 512 > self.0.most.get() {
            return Err(LogError::TooLarge);
        }
        let (number, answers) = (self.0.number(), Answers::of(subject));
        self.0.waiting.borrow_mut().insert(number, Rc::clone(&answers));
        self.0.send(&publish(subject, Some(&format!("{}.{number}", self.0.inbox)), headers, body));
        let mut all = Vec::new();
        let outcome = loop {
            match answers.next(patience_ms).await {
                Ok(it) => {
                    let more = goes_on(&it);
                    all.push(it);
                    if !more {
                        break Ok(all);
                    }
                }
                Err(error) => break Err(error),
            }
        };
        self.0.waiting.borrow_mut().remove(&number);
        outcome
    }
}

impl Line {
    fn number(&self) -> u32 {
        let it = self.next.get();
        self.next.set(it + 1);
        it
    }

    fn send(&self, bytes: &[u8]) {
        if let Some(socket) = &*self.socket.borrow() {
            socket.send(bytes);
        }
    }

    /// Whoever waits hears why nothing comes any more.
    fn end(&self, why: &LogError) {
        if self.ended.replace(true) {
            return;
        }
        self.socket.take();
        let waiting = self.waiting.take().into_values().chain(self.settling.take());
        for it in waiting.chain([Rc::clone(&self.hello)]) {
            it.push(Err(why.clone()));
        }
        if let Some(on_end) = self.on_end.take() {
            on_end();
        }
    }

    fn hear(line: &Weak<Self>, frame: &[u8]) {
        let Some(line) = line.upgrade() else { return };
        line.decoder.borrow_mut().push(frame);
        loop {
            let said = line.decoder.borrow_mut().said();
            let Some(said) = said else { return };
            line.take(said);
        }
    }

    fn take(&self, said: Said) {
        match said {
            Said::Info(info) => {
                self.hello.push(Ok(Message { data: info.into_bytes(), ..Message::default() }));
            }
            Said::Ping => self.send(b"PONG\r\n"),
            Said::Pong => {
                let settled = self.settling.borrow_mut().pop_front();
                if let Some(it) = settled {
                    it.push(Ok(Message::default()));
                }
            }
            Said::Trouble(words) => self.refuse(words),
            Said::Message(message) if message.sid == 0 => {
                let number = message.subject.rsplit('.').next().and_then(|it| it.parse().ok()).unwrap_or(0);
                let answers = self.waiting.borrow().get(&number).cloned();
                if let Some(it) = answers {
                    it.push(Ok(message));
                }
            }
            Said::Message(message) => {
                let then = self.handlers.borrow().get(&message.sid).cloned();
                if let Some(then) = then {
                    then(message);
                }
            }
        }
    }

    /// A right that is missing concerns one request; everything else is the end.
    fn refuse(&self, words: String) {
        if !words.to_ascii_lowercase().contains("permissions violation") {
            return self.end(&LogError::Refused(words));
        }
        for it in self.waiting.borrow().values() {
            if words.contains(&format!("\"{}\"", it.subject)) {
                it.push(Err(LogError::Refused(words.clone())));
            }
        }
    }
}

/// Base64 for addresses, without padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let group = |it: &[u8]| {
        let held = it.iter().fold(0_u32, |held, byte| held << 8 | u32::from(*byte)) << (8 * (3 - it.len()));
        let digit = move |at: usize| char::from(DIGITS[(held >> (18 - 6 * at)) as usize & 63]);
        (0..=it.len()).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}
