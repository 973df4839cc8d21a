//! The store's contract over a real nats-server: the questions and answers of the page, over a plain connection.
//! `node tests/team/contract.mjs` starts the server, and says where it is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::cell::RefCell;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::rc::Rc;

use futures::executor::block_on;
use serde_json::{Value, json};
use team_inbox::model::Seq;
use team_inbox::store::nats::jetstream::{self, Names};
use team_inbox::store::nats::protocol::{Decoder, Message, Said, publish};
use team_inbox::store::team::{Appended, Judge, Log, LogError, Shared, Uplink, Verdict, Written};
use team_inbox::store::{Hash, MemoryStore, PackKey, contract};
use uuid::Uuid;

/// A workspace that is there: those of the tests are made like it.
const MODEL: &str = "acme";
/// Entries are bytes here: all of them count.
const JUDGE: Judge = |_, _| Verdict::Counts(Vec::new());

/// A connection, as the operator.
struct Line {
    socket: TcpStream,
    decoder: Decoder,
    inbox: String,
    asked: u32,
}

impl Line {
    fn connect() -> Self {
        let given = |name: &str| std::env::var(name).expect("tests/team/contract.mjs gives it");
        let mut socket = TcpStream::connect(("127.0.0.1", given("TEAM_PORT").parse().unwrap())).unwrap();
        let inbox = format!("_INBOX.{}", Uuid::now_v7().simple());
        let connect = json!({
            "verbose": false, "headers": true, "no_responders": true, "user": "operator", "pass": given("TEAM_SECRET"),
        });
        write!(socket, "CONNECT {connect}\r\nSUB {inbox}.* 0\r\n").unwrap();
        Self { socket, decoder: Decoder::default(), inbox, asked: 0 }
    }

    /// Asks, and hears answers for as long as it goes on.
    fn ask(
        &mut self,
        subject: &str,
        headers: &[(&str, &str)],
        body: &[u8],
        goes_on: impl Fn(&Message) -> bool,
    ) -> Vec<Message> {
        self.asked += 1;
        let reply = format!("{}.{}", self.inbox, self.asked);
        self.socket.write_all(&publish(subject, Some(&reply), headers, body)).unwrap();
        let (mut all, mut frame) = (Vec::new(), vec![0; 1 << 16]);
        loop {
            match self.decoder.said() {
                Some(Said::Ping) => self.socket.write_all(b"PONG\r\n").unwrap(),
                Some(Said::Trouble(words)) => unreachable!("{words}"),
                Some(Said::Message(message)) if message.subject == reply => {
                    let more = goes_on(&message);
                    all.push(message);
                    if !more {
                        return all;
                    }
                }
                Some(_) => {}
                None => {
                    let count = self.socket.read(&mut frame).unwrap();
                    assert!(count > 0, "the server has gone");
                    self.decoder.push(&frame[..count]);
                }
            }
        }
    }

    fn one(&mut self, subject: &str, headers: &[(&str, &str)], body: &[u8]) -> Message {
        self.ask(subject, headers, body, |_| false).pop().unwrap()
    }

    fn many(&mut self, subject: &str, body: &[u8]) -> Vec<Message> {
        let mut all = self.ask(subject, &[], body, |it| it.status == 200);
        all.pop();
        all
    }

    /// Makes a workspace of a name like the one that is there.
    fn make(&mut self, name: &str) {
        for stream in ["J", "B"] {
            let info = self.one(&format!("$JS.API.STREAM.INFO.{stream}_{MODEL}"), &[], b"");
            let info: Value = serde_json::from_slice(&info.data).unwrap();
            let config = info["config"].to_string().replace(MODEL, name);
            let made = self.one(&format!("$JS.API.STREAM.CREATE.{stream}_{name}"), &[], config.as_bytes());
            let made: Value = serde_json::from_slice(&made.data).unwrap();
            assert_eq!(made["error"], Value::Null);
        }
    }
}

/// The log of a workspace over a connection.
struct PlainLog {
    line: RefCell<Line>,
    names: Names,
}

impl Log for PlainLog {
    fn me(&self) -> u32 {
        1
    }

    async fn append(&self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Result<Appended, LogError> {
        let headers = jetstream::expecting(seen, id);
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        jetstream::appended(&self.line.borrow_mut().one(&self.names.journal(by), &headers, entry))
    }

    async fn since(&self, seen: Seq, limit: usize) -> Result<Vec<Written>, LogError> {
        let ask = jetstream::ask_for_entries(seen, limit);
        // One of several servers may be a little behind.
        for _ in 0..1000 {
            let found = self.line.borrow_mut().many(&self.names.entries(), &ask);
            if !found.is_empty() || self.last().await? <= seen {
                return Ok(found.into_iter().filter_map(jetstream::written).collect());
            }
        }
        Ok(Vec::new())
    }

    async fn last(&self) -> Result<Seq, LogError> {
        jetstream::last(&self.line.borrow_mut().one(&self.names.info(), &[], b""))
    }

    async fn put(&self, key: PackKey, bytes: &[u8]) -> Result<(), LogError> {
        for (subject, part) in self.names.parts(key, bytes) {
            jetstream::put(&self.line.borrow_mut().one(&subject, &[], part))?;
        }
        Ok(())
    }

    async fn get(&self, key: PackKey) -> Result<Option<Vec<u8>>, LogError> {
        let ask = self.names.ask_for_parts(key);
        Ok(jetstream::whole(self.line.borrow_mut().many(&self.names.bodies(), &ask)))
    }
}

/// A tab of a browser with this replica.
fn tab(replica: &MemoryStore, workspace: &str) -> (Shared<MemoryStore>, Rc<Uplink<MemoryStore, PlainLog>>) {
    let log = PlainLog { line: RefCell::new(Line::connect()), names: Names(workspace.to_owned()) };
    let link = Rc::new(Uplink::new(replica.clone(), log, JUDGE));
    let store = Shared::of_team(replica.clone());
    store.join(link.clone());
    (store, link)
}

macro_rules! on_a_server {
    ($rule:ident) => {
        #[test]
        #[ignore = "make test-team runs it over nats-server"]
        fn $rule() {
            let (workspace, replica) = (stringify!($rule), MemoryStore::default());
            Line::connect().make(workspace);
            let (here, there) = (tab(&replica, workspace), tab(&replica, workspace));
            block_on(contract::$rule(&here.0, &there.0)).unwrap();
            // Another machine comes to the same.
            let elsewhere = tab(&MemoryStore::default(), workspace);
            block_on(elsewhere.1.catch_up(|_, _| ())).unwrap();
            block_on(elsewhere.1.compare()).unwrap();
        }
    };
}
team_inbox::store_contract!(on_a_server);

#[test]
#[ignore = "make test-team runs it over nats-server"]
fn a_body_of_many_parts_comes_back_and_is_written_once() {
    let workspace = "bodies";
    Line::connect().make(workspace);
    let (_, link) = tab(&MemoryStore::default(), workspace);
    let bytes: Vec<_> = (0..1_300_000_u32).map(|it| (it % 251) as u8).collect();
    block_on(link.log().put([7; 16], &bytes)).unwrap();
    block_on(link.log().put([7; 16], &vec![0; bytes.len()])).unwrap();
    assert_eq!(block_on(link.log().get([7; 16])).unwrap(), Some(bytes));
    assert_eq!(block_on(link.log().get([8; 16])).unwrap(), None);
}
