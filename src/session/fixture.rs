//! A small workspace for the tests of what a session keeps.

use std::cell::RefCell;

use super::{Session, World};
use crate::mail::parse;
use crate::model::*;
use crate::store::{Bodies as _, MemoryStore};
use crate::work::Packer;

/// Stands still, and counts ids.
#[derive(Default)]
pub struct Clock(RefCell<u128>);

impl World for Clock {
    fn now(&self) -> Time {
        Time(1_000_000)
    }
    fn new_id(&self) -> uuid::Uuid {
        *self.0.borrow_mut() += 1;
        uuid::Uuid::from_u128(*self.0.borrow())
    }
}

/// The messages of the workspace, by subject; each begins a conversation.
pub const SUBJECTS: [&str; 3] = ["Hello", "Again", "Bye"];

/// A workspace with a person, an account, and three messages in it, each in an entry of its own.
pub async fn workspace() -> Session<MemoryStore, Clock> {
    let session = Session::open(MemoryStore::default(), Clock::default()).await.unwrap();
    let add = Configure::AddUser {
        org: None,
        name: "Ann".into(),
        email: "ann@x.example".into(),
        role: Role::Owner,
    };
    session.run(Actor::Setup, Mailbox::All, &Command::Configure(add)).await.unwrap();
    let owner = *session.state().directory.people.keys().next().unwrap();
    let add = Configure::AddAccount {
        owner,
        name: "Mail".into(),
        address: "ann@x.example".into(),
        channel: Channel::Email,
        simulated: false,
    };
    let actor = Actor::Person(owner);
    session.run(actor, Mailbox::All, &Command::Configure(add)).await.unwrap();
    let account = *session.state().directory.accounts.keys().next().unwrap();
    for (nth, subject) in SUBJECTS.iter().enumerate() {
        let head =
            format!("Ben <ben@y.example>\nTo: ann@x.example\nSubject: {subject}\nMessage-ID: <{nth}@y>");
        let raw = [format!("From: {head}\n\n").as_bytes(), b"W\xf6rds"].concat();
        let mut packer = Packer::default();
        packer.add(&raw, parse(&raw, None), &mut Vec::new());
        let sealed = packer.seal().unwrap();
        session.store().put_packs(vec![sealed.pack]).await.unwrap();
        let receive = Receive { account, mode: Mode::AsNew, messages: sealed.headers };
        session.run(actor, Mailbox::All, &Command::Receive(receive)).await.unwrap();
    }
    session
}
