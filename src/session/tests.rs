//! What a session does over a store in which something is damaged.

use futures::executor::block_on;

use super::fixture::{Clock, workspace};
use super::*;
use crate::model::{Actor, Command, ConversationId, Mailbox};
use crate::store::{Bodies as _, MemoryStore, verify};

/// The entry of the journal that brought the message of this number.
fn entry_of(message: u32) -> Seq {
    Seq(3 + message)
}

fn subjects(session: &Session<MemoryStore, Clock>) -> Vec<String> {
    let state = session.state();
    let me = *state.directory.people.keys().next().unwrap();
    let ids = state.mailbox(me, Mailbox::All);
    ids.iter().map(|it| state.conversations.subject(ConversationId(it)).to_owned()).collect()
}

#[test]
fn what_is_readable_around_a_damaged_entry_is_there_and_work_goes_on() {
    for lost in 0..3 {
        block_on(async {
            let store = workspace().await.store().clone();
            store.damage_entry(entry_of(lost));
            let session = Session::open(store.clone(), Clock::default()).await.unwrap();
            assert_eq!(session.damaged(), [entry_of(lost)]);
            let left: Vec<_> = ["Hello", "Again", "Bye"]
                .into_iter()
                .enumerate()
                .filter(|it| it.0 != lost as usize)
                .collect();
            assert_eq!(subjects(&session), left.iter().map(|it| it.1).collect::<Vec<_>>());

            let me = *session.state().directory.people.keys().next().unwrap();
            let last = *session.state().mailbox(me, Mailbox::All).iter().collect::<Vec<_>>().last().unwrap();
            let it = ConversationId(last);
            let targets = vec![crate::model::Seen::now(&session.state(), it)];
            let verb = crate::model::Verb::Star(true);
            let star = Command::Triage(crate::model::Triage { verb, targets, anyway: false });
            session.run(Actor::Person(me), Mailbox::All, &star).await.unwrap();
            assert_eq!(session.history(it).await.unwrap().len(), 1, "starring is no part of a history");
            let again = Session::open(store, Clock::default()).await.unwrap();
            assert!(again.state().is_in(me, Mailbox::Starred, it));
        });
    }
}

#[test]
fn a_backup_of_a_damaged_journal_holds_the_rest_under_its_numbers() {
    block_on(async {
        let session = workspace().await;
        let store = session.store().clone();
        store.damage_entry(entry_of(1));
        let mut file = Vec::new();
        backup::export(&store, Time(5), |part| file.extend_from_slice(part)).await.unwrap();
        let restored = MemoryStore::default();
        let read = async |from: u64| Ok(file.get(from as usize..).unwrap_or_default().to_vec());
        backup::restore(&restored, read).await.unwrap();
        assert!(verify(&restored).await.unwrap().damaged.is_empty());
        assert_eq!(restored.pack_keys().await.unwrap().len(), 2);
        let again = Session::open(restored, Clock::default()).await.unwrap();
        assert_eq!(again.head().seq, session.head().seq);
        assert_eq!(subjects(&again), ["Hello", "Bye"]);
    });
}
