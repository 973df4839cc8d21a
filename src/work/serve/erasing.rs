//! What is deleted for ever: bodies, search text and the text in the journal are overwritten.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Bench, copying};
use crate::browser::turn;
use crate::model::{BodyRef, ConversationId, MessageId, Operation, Rests, Wiped};
use crate::session::record::{self, Unread};
use crate::store::Texts;
use crate::store::{Bodies, Head, Journal, Meta, PackKey, Snapshots, past_damage};
use crate::wiring::Disk;
use crate::work::WorkError;
use crate::work::protocol::{decode, encode};

/// So many entries are read from the journal at once.
const PAGE: usize = 64;
/// The conversations that were wiped already: a tab that dies half-way leaves it to the next start.
pub const WIPED: &str = "wiped";

/// Wipes conversations that are deleted for ever; those that were wiped before are passed over.
/// Returns how many there were.
pub async fn erase(bench: &Bench, conversations: &[ConversationId]) -> Result<u32, WorkError> {
    let store = bench.store().await?;
    let known = store.meta_get(WIPED).await?.unwrap_or_default();
    let mut wiped: BTreeSet<ConversationId> = decode(&known).unwrap_or_default();
    let wanted: BTreeSet<_> = conversations.iter().copied().filter(|it| !wiped.contains(it)).collect();
    if wanted.is_empty() {
        return Ok(0);
    }
    let mut gone = Wiped::of(wanted.clone());
    each_operation(&store, |operation| gone.note(&operation)).await?;
    let mut rests = Rests::default();
    each_operation(&store, |operation| rests.note(&operation, &gone)).await?;
    let unneeded = rests.unneeded();
    copying::erase(&unneeded, async {
        store.erase(&unneeded).await?;
        forget_texts(&store, &unneeded).await
    })
    .await?;
    wipe_journal(&store, &gone, rests.messages()).await?;
    store.forget_snapshots().await?;
    let count = wanted.len() as u32;
    wiped.extend(wanted);
    store.meta_put(WIPED, &encode(&wiped)).await?;
    bench.search.begin_again();
    Ok(count)
}

/// Shows each operation of the journal.
async fn each_operation(store: &Disk, mut look: impl FnMut(Operation)) -> Result<(), WorkError> {
    let (mut head, end) = (Head::default(), store.head().await?);
    while head.seq < end.seq {
        let portion = past_damage(store, head, PAGE).await?;
        for entry in &portion.entries {
            match record::decode(&entry.bytes) {
                Ok(operation) => look(operation),
                // What it needs, and what it says, only the newer build knows: that one erases.
                Err(Unread::Later(_)) => return Err(WorkError::Failed),
                Err(Unread::Damaged | Unread::Void) => {}
            }
        }
        head = portion.head;
        turn::next().await;
    }
    Ok(())
}

async fn forget_texts(store: &Disk, unneeded: &[BodyRef]) -> Result<(), WorkError> {
    let mut packs: BTreeMap<PackKey, BTreeSet<u32>> = BTreeMap::new();
    for body in unneeded {
        packs.entry(body.pack).or_default().insert(body.offset);
    }
    for (key, offsets) in packs {
        let Some(bytes) = store.texts(key).await? else { continue };
        let mut texts = Texts::decode(&bytes);
        offsets.into_iter().for_each(|it| texts.forget(it));
        store.replace_texts(key, &texts.encode()).await?;
    }
    Ok(())
}

async fn wipe_journal(store: &Disk, gone: &Wiped, messages: &HashSet<MessageId>) -> Result<(), WorkError> {
    let (mut head, end) = (Head::default(), store.head().await?);
    while head.seq < end.seq {
        let portion = past_damage(store, head, PAGE).await?;
        for entry in &portion.entries {
            if let Ok(Some(wiped)) = record::wiped(&entry.bytes, gone, messages) {
                store.overwrite(entry.head.seq, &wiped).await?;
            }
        }
        head = portion.head;
        turn::next().await;
    }
    Ok(())
}
