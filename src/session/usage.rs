//! Which packs of bodies a journal needs, and the sweep that removes the others: what an import that
//! was stopped or killed leaves behind, and what was imported and taken back.

use std::collections::{HashMap, HashSet};

use super::bodies::bodies;
use crate::model::{Event, MessageId, Operation, Time};
use crate::store::{PackKey, Store, StoreError};

/// Packs that nothing needed, and since when.
const UNUSED: &str = "unused-packs";
/// An import stores bodies a moment before the journal refers to them; a tab may sleep meanwhile.
const GRACE_MS: i64 = 24 * 60 * 60 * 1000;

/// Removes packs that nothing has needed for a day. Returns how many.
///
/// # Errors
/// What the store cannot do.
pub async fn sweep(
    store: &impl Store,
    keys: Vec<PackKey>,
    used: &HashSet<PackKey>,
    now: Time,
) -> Result<u32, StoreError> {
    let unused: HashSet<PackKey> = keys.into_iter().filter(|it| !used.contains(it)).collect();
    let known = store.meta_get(UNUSED).await?.unwrap_or_default();
    let known: Vec<(PackKey, Time)> = postcard::from_bytes(&known).unwrap_or_default();
    let mut listed: Vec<_> = known.iter().copied().filter(|it| unused.contains(&it.0)).collect();
    let news: Vec<_> = unused.iter().filter(|key| !listed.iter().any(|it| it.0 == **key)).copied().collect();
    listed.extend(news.into_iter().map(|it| (it, now)));
    let (old, young): (Vec<_>, Vec<_>) = listed.into_iter().partition(|it| it.1.plus(GRACE_MS) < now);
    let old: Vec<_> = old.into_iter().map(|it| it.0).collect();
    if !old.is_empty() {
        store.delete_packs(&old).await?;
    }
    if young != known {
        let kept =
            postcard::to_extend(&young, Vec::new()).expect("a vector grows and keys have a known length");
        store.meta_put(UNUSED, &kept).await?;
    }
    Ok(old.len() as u32)
}

/// Stands for a message whose body rests nowhere.
const NONE: u32 = u32::MAX;

/// How often each pack is referred to.
#[derive(Debug, Default)]
pub struct Usage {
    numbers: HashMap<PackKey, u32>,
    counts: Vec<u32>,
    /// The number of the pack of each message's body.
    of_messages: Vec<u32>,
    /// So many entries could not be read.
    missed: u32,
}

impl Usage {
    /// Takes the next operation of the journal.
    pub fn note(&mut self, operation: &Operation) {
        for body in bodies(operation) {
            let number = self.number(body.pack);
            self.counts[number as usize] += 1;
        }
        for event in &operation.events {
            match event {
                Event::Arrived(it) if it.header.body.len > 0 => {
                    let number = self.number(it.header.body.pack);
                    let len = self.of_messages.len().max(it.message.index() + 1);
                    self.of_messages.resize(len, NONE);
                    self.of_messages[it.message.index()] = number;
                }
                Event::Retracted { message, .. } => self.retracted(*message),
                _ => {}
            }
        }
    }

    /// Takes note of entries that could not be read: what they refer to is not known.
    pub fn miss(&mut self, count: usize) {
        self.missed += count as u32;
    }

    /// Returns the packs that something still refers to; that is not known while an entry cannot be
    /// read, which may need any of them.
    pub fn packs(&self) -> Option<HashSet<PackKey>> {
        (self.missed == 0).then(|| self.named())
    }

    /// Returns the packs that the entries that could be read still refer to.
    pub fn named(&self) -> HashSet<PackKey> {
        let is_used = |number: &u32| self.counts[*number as usize] > 0;
        self.numbers.iter().filter(|it| is_used(it.1)).map(|it| *it.0).collect()
    }

    fn number(&mut self, pack: PackKey) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(pack).or_insert(next);
        self.counts.resize(self.counts.len().max(number as usize + 1), 0);
        number
    }

    fn retracted(&mut self, message: MessageId) {
        let Some(number) = self.of_messages.get_mut(message.index()) else { return };
        if let Some(count) = self.counts.get_mut(std::mem::replace(number, NONE) as usize) {
            *count = count.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Actor, BodyRef, Command, Header, Mailbox, Mode, Party, Receive, Time};

    fn header(pack: u8, number: u32) -> Header {
        Header {
            message_id: format!("{pack}-{number}@x.example"),
            from: Party::bare("kim@x.example"),
            subject: format!("Number {pack}-{number}"),
            date: Some(Time(i64::from(number) + 1)),
            body: BodyRef { pack: [pack; 16], offset: number * 100, len: 100 },
            ..Header::default()
        }
    }

    #[test]
    fn what_an_import_brought_is_needed_until_it_is_taken_back_as_a_whole() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let ann = Actor::Person(world.id("Ann"));
        let mut import = |pack, count| {
            let messages = (0..count).map(|it| header(pack, it)).collect();
            let receive = Receive::new(account, Mode::AsHistory, messages);
            world.ask(ann, Mailbox::All, &Command::Receive(receive)).unwrap();
        };
        import(1, 3);
        import(2, 2);
        world.undo("Ann").unwrap();
        let used = |journal: &[Operation]| {
            let mut usage = Usage::default();
            journal.iter().for_each(|it| usage.note(it));
            usage.packs().unwrap()
        };
        let (last, before) = world.journal().split_last().unwrap();
        assert_eq!(used(before), HashSet::from([[1; 16], [2; 16]]));
        assert!(last.events.iter().any(|it| matches!(it, Event::Retracted { .. })));
        assert_eq!(used(world.journal()), HashSet::from([[1; 16]]), "and what was there before stays");
        let messages = vec![header(2, 1)];
        let again = Command::Receive(Receive::new(account, Mode::AsNew, messages));
        world.ask(ann, Mailbox::All, &again).unwrap();
        assert_eq!(used(world.journal()).len(), 2, "imported again, it is needed again");
    }

    #[cfg(not(target_family = "wasm"))]
    #[test]
    fn the_bodies_of_an_import_that_is_taken_back_are_swept_after_a_day() {
        use crate::session::Session;
        use crate::session::fixture::{Clock, SUBJECTS, workspace};
        use crate::store::{Bodies as _, Head, Journal as _, MemoryStore};
        use futures::executor::block_on;

        async fn swept(session: &Session<MemoryStore, Clock>, hours: i64) -> u32 {
            let store = session.store();
            let mut usage = Usage::default();
            for entry in store.since(Head::default(), 99).await.unwrap() {
                usage.note(&crate::session::record::decode(&entry.bytes).unwrap());
            }
            let keys = store.pack_keys().await.unwrap();
            sweep(store, keys, &usage.packs().unwrap(), Time(hours * 60 * 60 * 1000)).await.unwrap()
        }

        block_on(async {
            let session = workspace().await;
            assert_eq!([swept(&session, 0).await, swept(&session, 48).await], [0, 0], "all are needed");
            let ann = *session.state().directory.people.keys().next().unwrap();
            let last = session.last_act(ann).await.unwrap().unwrap();
            let (_, undone) = session.undo(ann, Mailbox::All, last).await.unwrap();
            assert_eq!(
                undone.events.iter().filter(|it| matches!(it, Event::Arrived(_))).count(),
                SUBJECTS.len()
            );
            assert_eq!([swept(&session, 49).await, swept(&session, 72).await], [0, 0], "within a day");
            assert_eq!(swept(&session, 74).await, SUBJECTS.len() as u32);
            assert!(session.store().pack_keys().await.unwrap().is_empty());
        });
    }

    #[test]
    fn the_files_of_saved_replies_are_needed() {
        use crate::model::fixture::ORG;
        use crate::model::{Attached, Configure, ReplyDraft, SavedReplyId};

        let mut world = World::of(&["Ann"]);
        let file = |pack| Attached {
            name: "map.pdf".into(),
            body: BodyRef { pack: [pack; 16], offset: 0, len: 10 },
            ..Attached::default()
        };
        let mut put = |id, files| {
            let draft = ReplyDraft { files, ..ReplyDraft::common("Hi", "Hello") };
            world.configure("Ann", Configure::PutSavedReply(id, ORG, Some(draft))).unwrap();
        };
        put(None, vec![file(1)]);
        put(Some(SavedReplyId(1)), vec![file(2), file(3)]);
        world.configure("Ann", Configure::PutSavedReply(Some(SavedReplyId(1)), ORG, None)).unwrap();
        let mut usage = Usage::default();
        world.journal().iter().for_each(|it| usage.note(it));
        // Undo may bring back any of them.
        assert_eq!(usage.packs().unwrap(), HashSet::from([[1; 16], [2; 16], [3; 16]]));
    }

    #[test]
    fn nothing_is_known_to_be_unused_while_an_entry_cannot_be_read() {
        let mut usage = Usage::default();
        assert_eq!(usage.packs(), Some(HashSet::new()));
        usage.miss(1);
        usage.note(&Operation::default());
        assert_eq!(usage.packs(), None);
    }
}
