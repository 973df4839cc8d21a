//! What is deleted for ever: bodies, search text and the text in the journal are overwritten.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Bench;
use crate::browser::turn;
use crate::model::{BodyRef, ConversationId, MessageId, Rests};
use crate::session::record::{self, Unread};
use crate::store::Texts;
use crate::store::{Bodies, Head, Journal, Meta, PackKey, Snapshots, past_damage};
use crate::wiring::Disk;
use crate::work::WorkError;
use crate::work::protocol::{decode, encode};

/// So many entries are read from the journal at once.
const PAGE: usize = 64;
/// The conversations that were wiped already: a tab that dies half-way leaves it to the next start.
const WIPED: &str = "wiped";

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
    let rests = survey(&store, &wanted).await?;
    let unneeded = rests.unneeded();
    store.erase(&unneeded).await?;
    forget_texts(&store, &unneeded).await?;
    wipe_journal(&store, &wanted, rests.messages()).await?;
    store.forget_snapshots().await?;
    let count = wanted.len() as u32;
    wiped.extend(wanted);
    store.meta_put(WIPED, &encode(&wiped)).await?;
    bench.search.begin_again();
    Ok(count)
}

/// Returns the bodies and messages of these conversations, and what others need.
async fn survey(store: &Disk, wanted: &BTreeSet<ConversationId>) -> Result<Rests, WorkError> {
    let (mut head, end, mut rests) = (Head::default(), store.head().await?, Rests::default());
    while head.seq < end.seq {
        let portion = past_damage(store, head, PAGE).await?;
        for entry in &portion.entries {
            match record::decode(&entry.bytes) {
                Ok(operation) => rests.note(&operation, wanted),
                // What it needs, and what it says, only the newer build knows: that one erases.
                Err(Unread::Later(_)) => return Err(WorkError::Failed),
                Err(Unread::Damaged) => {}
            }
        }
        head = portion.head;
        turn::next().await;
    }
    Ok(rests)
}

async fn forget_texts(store: &Disk, unneeded: &[BodyRef]) -> Result<(), WorkError> {
    let mut packs: BTreeMap<PackKey, BTreeSet<u32>> = BTreeMap::new();
    for body in unneeded {
        packs.entry(body.pack).or_default().insert(body.offset);
    }
    for (key, offsets) in packs {
        let Some(bytes) = store.texts(key).await? else { continue };
        let mut texts = Texts::decode(&bytes);
        texts.0.retain(|it| !offsets.contains(&it.0));
        store.replace_texts(key, &texts.encode()).await?;
    }
    Ok(())
}

async fn wipe_journal(
    store: &Disk,
    wanted: &BTreeSet<ConversationId>,
    messages: &HashSet<MessageId>,
) -> Result<(), WorkError> {
    let (mut head, end) = (Head::default(), store.head().await?);
    while head.seq < end.seq {
        let portion = past_damage(store, head, PAGE).await?;
        for entry in &portion.entries {
            if let Ok(Some(wiped)) = record::wiped(&entry.bytes, wanted, messages) {
                store.overwrite(entry.head.seq, &wiped).await?;
            }
        }
        head = portion.head;
        turn::next().await;
    }
    Ok(())
}
