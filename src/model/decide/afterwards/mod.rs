//! What is heard from outside of messages that are known: how far one that was sent has come, that one
//! was edited, taken back, read or given a sign. Twice and out of order it is no harm, and it reopens
//! nothing.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::rules;
use super::sending::{UNDO_SEND, check_reader_of};
use super::working::Working;
use crate::model::command::{Afterword, Says};
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::message::message_key;
use crate::model::refusal::Refusal;
use crate::model::state::{Fare, State};

/// What a decision knows of messages besides the state: several words may be of one.
#[derive(Default)]
struct Known {
    fates: BTreeMap<MessageId, Fate>,
    amendments: BTreeMap<MessageId, Amendment>,
}

/// Takes in what is said through an account of messages that came or went through it.
pub fn heed(work: &mut Working, account: AccountId, words: &[Afterword]) -> Result<Act, Refusal> {
    let present = work.directory().accounts.get(&account).is_some_and(|it| !it.removed);
    if !present {
        return Err(Refusal::Unknown);
    }
    let (mut known, mut failed, mut is_any) = (Known::default(), Vec::new(), false);
    for word in words {
        if let Says::ReadUpTo(time) = word.says {
            is_any = true;
            for message in sent_to(work.state, account, &word.by, time) {
                failed.extend(fare(work, &mut known, message, Fate::Read));
            }
            continue;
        }
        let Some(message) = of(work, account, word) else { continue };
        is_any = true;
        match &word.says {
            Says::Fared(fate) => failed.extend(fare(work, &mut known, message, fate.clone())),
            Says::Edited(text) => amend(work, &mut known, message, |it| it.text = Some(text.clone())),
            Says::Deleted => amend(work, &mut known, message, |it| it.deleted = true),
            Says::Reacted(sign) => amend(work, &mut known, message, |it| {
                it.reactions.retain(|(by, _)| *by != word.by);
                if !sign.is_empty() {
                    it.reactions.push((word.by.clone(), sign.clone()));
                }
            }),
            Says::ReadUpTo(_) => {}
        }
    }
    if !is_any {
        return Err(Refusal::NoSuchMessage);
    }
    failed.dedup();
    for conversation in failed {
        rules::delivery_failed(work, conversation);
    }
    Ok(Act::Heed)
}

/// Returns the message of an account that a word is about: of a talk with whoever says it, and where its
/// author alone can do that, not one that we sent. A provider speaks for nobody of how far a message came.
fn of(work: &Working, account: AccountId, word: &Afterword) -> Option<MessageId> {
    let threads = &work.state.threads;
    let is_of_talk = |message| threads.talk(account, &word.by).rev().any(|it| it.message() == message);
    let is_theirs = |it| match word.says {
        Says::Fared(_) if word.by.is_empty() => true,
        Says::Fared(_) | Says::Reacted(_) => is_of_talk(it),
        _ => is_of_talk(it) && !threads.is_outgoing(it),
    };
    let known = threads.with_id(message_key(&word.message)).filter(|_| !word.message.is_empty());
    known.into_iter().find(|it| threads.came_through(*it, account) && is_theirs(*it))
}

/// Returns what was sent to somebody up to a time, and is not read as far as is known.
fn sent_to(state: &State, account: AccountId, by: &str, time: Time) -> Vec<MessageId> {
    let fits = |(message, fare): &(&MessageId, &Fare)| {
        fare.at <= time
            && !fare.fate.is_failed()
            && state.threads.account(**message) == Some(account)
            && state
                .threads
                .conversation(**message)
                .is_some_and(|it| state.conversations.party_address(it) == by)
    };
    state.fares.iter().filter(fits).map(|it| *it.0).collect()
}

/// A message has come further. Returns its conversation if it failed.
fn fare(work: &mut Working, known: &mut Known, message: MessageId, fate: Fate) -> Option<ConversationId> {
    let conversation = work.conversation(message)?;
    let posting = work.state.outbox.get(&message).map(|it| it.posting);
    // What came from outside was not sent; and of what is about to be sent, again perhaps, nothing is
    // known yet: it is said of an attempt before.
    let is_out = match posting {
        Some(posting) => !matches!(posting, Posting::Held(_)),
        None => work.state.fares.contains_key(&message),
    };
    let before = known.fates.get(&message).or_else(|| Some(&work.state.fares.get(&message)?.fate));
    let before = before.cloned();
    if !is_out || !fate.follows(before.as_ref()) {
        return None;
    }
    let is_failed = fate.is_failed();
    known.fates.insert(message, fate.clone());
    let fared = Fared { message, conversation, before, after: Some(fate) };
    work.events.push(Event::Fared(Box::new(fared)));
    let after = is_failed.then_some(Posting::Failed);
    if posting != after {
        work.events.push(Event::Posted { message, before: posting, after });
    }
    if !is_failed {
        return None;
    }
    let sender = work.state.outbox.get(&message).map(|it| it.sender);
    if let Some(sender) = sender.or_else(|| work.state.fares.get(&message).map(|it| it.sender)) {
        work.notify(sender, Some(conversation), Reason::NotDelivered);
    }
    Some(conversation)
}

fn amend(work: &mut Working, known: &mut Known, message: MessageId, change: impl FnOnce(&mut Amendment)) {
    let Some(conversation) = work.conversation(message) else { return };
    let before = known.amendments.get(&message).or_else(|| work.state.amendments.get(&message));
    let before = before.cloned().unwrap_or_default();
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        known.amendments.insert(message, after.clone());
        work.events.push(Event::Amended(Box::new(Amended { message, conversation, before, after })));
    }
}

/// Sends again what did not get there; it can be taken back like any other.
pub fn send_again(work: &mut Working, message: MessageId) -> Result<Act, Refusal> {
    let me = work.person()?;
    let outgoing = *work.state.outbox.get(&message).ok_or(Refusal::Unknown)?;
    if outgoing.posting != Posting::Failed {
        return Err(Refusal::NoChange);
    }
    check_reader_of(work, outgoing.conversation, me)?;
    let before = work.state.fares.get(&message).map(|it| it.fate.clone());
    let conversation = outgoing.conversation;
    work.events.push(Event::Fared(Box::new(Fared { message, conversation, before, after: None })));
    let after = Some(Posting::Held(work.at().plus(UNDO_SEND)));
    work.events.push(Event::Posted { message, before: Some(outgoing.posting), after });
    Ok(Act::SendAgain)
}
