//! A small workspace for the tests of what a session keeps.

use std::cell::RefCell;

use super::{Host, Session};
use crate::mail::parse;
use crate::model::*;
use crate::store::{Bodies as _, MemoryStore, Packer};

/// Stands still, and counts ids.
#[derive(Default)]
pub struct Clock(RefCell<u128>);

impl Host for Clock {
    fn now(&self) -> Time {
        Time(1_000_000)
    }
    fn new_id(&self) -> uuid::Uuid {
        *self.0.borrow_mut() += 1;
        uuid::Uuid::from_u128(*self.0.borrow())
    }
}

/// The messages of [`workspace`], by subject; each begins a conversation.
pub const SUBJECTS: [&str; 3] = ["Hello", "Again", "Bye"];

/// A workspace with a person, Ann, and an account of hers.
pub async fn empty() -> Session<MemoryStore, Clock> {
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
    session.run(Actor::Person(owner), Mailbox::All, &Command::Configure(add)).await.unwrap();
    session
}

/// The same with three messages that Ann has imported, each in an entry of its own.
pub async fn workspace() -> Session<MemoryStore, Clock> {
    let session = empty().await;
    let mut first = None;
    for subject in SUBJECTS {
        first = first.or(Some(import(&session, &[subject], first).await));
    }
    session
}

/// Imports messages of these subjects in one entry, which is part of another; returns which it is.
pub async fn import(session: &Session<MemoryStore, Clock>, subjects: &[&str], part_of: Option<Seq>) -> Seq {
    let (owner, account) = ann(session);
    let mut packer = Packer::default();
    for subject in subjects {
        let id = subject.replace([' ', ':'], "-");
        let head =
            format!("Ben <ben@y.example>\nTo: ann@x.example\nSubject: {subject}\nMessage-ID: <{id}@y>");
        let raw = [format!("From: {head}\n\n").as_bytes(), b"W\xf6rds"].concat();
        packer.add(&raw, parse(&raw, None), &mut Vec::new());
    }
    let sealed = packer.seal().unwrap();
    session.store().put_packs(vec![sealed.pack]).await.unwrap();
    let receive = Receive { part_of, ..Receive::new(account, Mode::AsNew, sealed.headers) };
    session.run(Actor::Person(owner), Mailbox::All, &Command::Receive(receive)).await.unwrap().seq
}

/// Ends an import that began with an entry.
pub async fn finish(session: &Session<MemoryStore, Clock>, first: Seq) {
    let command = Command::FinishImport { first, told: Vec::new() };
    session.run(Actor::Person(ann(session).0), Mailbox::All, &command).await.unwrap();
}

/// Returns Ann and her account.
fn ann(session: &Session<MemoryStore, Clock>) -> (PersonId, AccountId) {
    let account = session.state().directory.accounts.values().next().unwrap().clone();
    (account.owner, account.id)
}
