//! What the journal says rests outside it, and what of that is really there: bodies of messages and
//! files, pack by pack.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::record;
use crate::model::{BodyRef, ConversationId, DraftKey, Event, MessageId, Operation, Seq};
use crate::store::{Head, PackKey, Store, StoreError, Verdict, past_damage};

/// So many entries are read at once.
const PAGE: usize = 64;

/// A body that the journal names, and the conversation that it is of, if it is of one.
pub(super) type Held = (BodyRef, Option<ConversationId>);

/// What the journal names.
#[derive(Debug, Default)]
pub struct Survey {
    /// The last entry.
    pub end: Seq,
    /// How many entries can be read, and which cannot.
    pub entries: Verdict,
    of_messages: BTreeMap<MessageId, BodyRef>,
    files: Vec<(BodyRef, MessageId)>,
    /// Where each message stands in the end.
    conversations: BTreeMap<MessageId, ConversationId>,
    /// Files of drafts and of saved replies.
    written: Vec<Held>,
}

/// What a full check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// How many entries can be read, and which cannot.
    pub entries: Verdict,
    /// How many bodies of messages and files are there.
    pub whole: u32,
    /// Those that are not, or not as they were written.
    pub lost: Lost,
}

impl Checked {
    /// Tells whether nothing is damaged or gone.
    pub fn is_whole(&self) -> bool {
        self.entries.damaged.is_empty() && self.lost.bodies == 0
    }
}

/// Bodies that are damaged or gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// How many messages and files.
    pub bodies: u32,
    /// The conversations that they are of, in order.
    pub conversations: Vec<ConversationId>,
}

impl Lost {
    pub(super) fn add(&mut self, held: &[Held]) {
        self.bodies += held.len() as u32;
        let known: BTreeSet<_> =
            self.conversations.iter().copied().chain(held.iter().filter_map(|it| it.1)).collect();
        self.conversations = known.into_iter().collect();
    }
}

/// Reads the whole journal.
///
/// # Errors
/// What the store cannot do.
pub async fn survey(store: &impl Store) -> Result<Survey, StoreError> {
    let end = store.head().await?.seq;
    let (mut head, mut survey) = (Head::default(), Survey { end, ..Survey::default() });
    while head.seq < end {
        let portion = past_damage(store, head, PAGE).await?;
        survey.entries.damaged.extend(portion.damaged);
        for entry in &portion.entries {
            survey.entries.n_readable += 1;
            if let Ok(operation) = record::decode(&entry.bytes) {
                survey.note(&operation);
            }
        }
        head = portion.head;
    }
    Ok(survey)
}

/// Reads the whole journal and every body that it names, and says what of them is not whole.
///
/// # Errors
/// What the store cannot do.
pub async fn check(store: &impl Store) -> Result<Checked, StoreError> {
    let survey = survey(store).await?;
    let (mut whole, mut lost) = (0, Lost::default());
    for held in survey.packs().into_values() {
        let wanted: Vec<_> = held.iter().map(|it| it.0).collect();
        let found = store.bodies(&wanted).await?;
        let missing: Vec<_> = held.iter().zip(&found).filter(|it| it.1.is_none()).map(|it| *it.0).collect();
        whole += (held.len() - missing.len()) as u32;
        lost.add(&missing);
    }
    Ok(Checked { entries: survey.entries, whole, lost })
}

impl Survey {
    /// Returns what is named in each pack.
    pub(super) fn packs(&self) -> BTreeMap<PackKey, Vec<Held>> {
        let bodies = self.of_messages.iter().map(|(id, it)| (*it, *id)).chain(self.files.iter().copied());
        let of_messages = bodies.map(|(it, id)| (it, self.conversations.get(&id).copied()));
        let mut packs: BTreeMap<PackKey, Vec<Held>> = BTreeMap::new();
        for held in of_messages.chain(self.written.iter().copied()) {
            packs.entry(held.0.pack).or_default().push(held);
        }
        packs
    }

    fn note(&mut self, operation: &Operation) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => {
                    self.conversations.insert(it.message, it.conversation);
                    if it.header.body.len > 0 {
                        self.of_messages.insert(it.message, it.header.body);
                    }
                    let files = it.header.files.iter().map(|file| (file.body, it.message));
                    self.files.extend(files.filter(|it| it.0.len > 0));
                }
                Event::Moved(it) => {
                    self.conversations.extend(it.messages.iter().map(|it| (it.message, it.to)));
                }
                Event::Retracted { message, .. } => drop(self.of_messages.remove(message)),
                Event::Drafted { key, after: Some(draft), .. } => {
                    let conversation = match key {
                        DraftKey::Reply(it) => Some(*it),
                        DraftKey::New(_) => None,
                    };
                    let files = draft.files.iter().map(|file| (file.body, conversation));
                    self.written.extend(files.filter(|it| it.0.len > 0));
                }
                Event::Directory(it) => {
                    let files = it.files().iter().map(|file| (file.body, None));
                    self.written.extend(files.filter(|it| it.0.len > 0));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use futures::executor::block_on;

    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Attached, Channel};
    use crate::session::fixture::workspace;
    use crate::store::{Bodies as _, MemoryStore};

    async fn checked(store: &MemoryStore) -> (u32, u32, Vec<u32>, Vec<Seq>) {
        let Checked { entries, whole, lost } = check(store).await.unwrap();
        (whole, lost.bodies, lost.conversations.iter().map(|it| it.0).collect(), entries.damaged)
    }

    #[test]
    fn bodies_that_are_damaged_or_gone_are_counted_with_their_conversations() {
        block_on(async {
            let store = workspace().await.store().clone();
            assert_eq!(checked(&store).await, (3, 0, vec![], vec![]));
            let names = |pack: PackKey| {
                let store = store.clone();
                async move {
                    let survey = survey(&store).await.unwrap();
                    survey.packs()[&pack][0].1.unwrap().0
                }
            };
            let keys = store.pack_keys().await.unwrap();
            store.damage_pack(keys[0]);
            let (one, other) = (names(keys[0]).await, names(keys[2]).await);
            assert_eq!(checked(&store).await, (2, 1, vec![one], vec![]));
            store.delete_packs(&[keys[2]]).await.unwrap();
            let mut both = vec![one, other];
            both.sort_unstable();
            assert_eq!(checked(&store).await, (1, 2, both, vec![]));
        });
    }

    #[test]
    fn what_is_lost_is_of_the_conversation_in_which_it_stands() {
        let mut world = World::of(&["Ann"]);
        let account = world.chat("Ann", Channel::Custom, "printer");
        let [stays, goes] = ["one", "two"].map(|it| world.says(account, "kim", it));
        let it = world.state.threads.conversation(stays).unwrap();
        let other = world.split("Ann", it, goes);
        let mut survey = Survey::default();
        for mut operation in world.journal().iter().cloned() {
            for event in &mut operation.events {
                if let Event::Arrived(it) = event {
                    let body = |offset| BodyRef { pack: [1; 16], offset, len: 9 };
                    it.header.body = body(it.message.0 * 20);
                    it.header.files =
                        vec![Attached { body: body(it.message.0 * 20 + 10), ..Attached::default() }];
                }
            }
            survey.note(&operation);
        }
        let mut held: Vec<_> = survey.packs()[&[1; 16]].iter().map(|it| (it.0.offset, it.1)).collect();
        held.sort_unstable();
        assert_eq!(held, [(0, Some(it)), (10, Some(it)), (20, Some(other)), (30, Some(other))]);
    }

    #[test]
    fn what_was_taken_back_is_not_missed() {
        block_on(async {
            let session = workspace().await;
            let ann = *session.state().directory.people.keys().next().unwrap();
            let last = session.last_act(ann).await.unwrap().unwrap();
            session.undo(ann, crate::model::Mailbox::All, last).await.unwrap();
            let store = session.store();
            store.delete_packs(&store.pack_keys().await.unwrap()).await.unwrap();
            assert_eq!(checked(store).await.1, 0);
        });
    }
}
