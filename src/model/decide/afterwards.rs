//! What is heard from outside of messages that are known: how far one that was sent has come, that one
//! was edited, taken back, read or given a sign. Twice and out of order it is no harm, and it reopens
//! nothing.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{ORG, World, rule};
    use crate::model::rules::{Action, Condition, Rule, Trigger};
    use crate::model::*;

    /// A WhatsApp account of Support, whose customer has written and was answered by Ben.
    struct Talk {
        world: World,
        account: AccountId,
        it: ConversationId,
        sent: MessageId,
    }

    fn talk() -> Talk {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.chat("Ann", Channel::WhatsApp, "+49305550190");
        let sharing = Some(SharingChoice::TeamInbox(team));
        world.configure("Ann", Configure::ShareAccount { account, org: ORG, sharing }).unwrap();
        let it = world.mail(account, "+49305550190", "");
        let header = Header {
            message_id: "answer-1".into(),
            from: Party::bare("+49305550190"),
            to: vec![Party::bare("customer@outside.example")],
            ..Header::default()
        };
        let last = world.state.conversations.last(it);
        let reply_to = Some((Seen::now(&world.state, it), last));
        let (text, then, anyway) = ("Hello".to_owned(), Then::Close, false);
        let send = Send { reply_to, account, header, text, then, draft: None, anyway };
        let ben = Actor::Person(world.id("Ben"));
        world.ask(ben, Mailbox::TeamInboxes, &Command::Send(Box::new(send))).unwrap();
        Talk { sent: MessageId(1), world, account, it }
    }

    impl Talk {
        fn due(&mut self) {
            self.world.now = self.world.now.plus(UNDO_SEND);
            self.world.ask(Actor::Clock, Mailbox::All, &Command::Due).unwrap();
        }

        fn hear(&mut self, message: &str, says: Says) -> Result<Decision, Refusal> {
            let (message, by) = (message.to_owned(), "customer@outside.example".to_owned());
            let words = vec![Afterword { message, by, says }];
            self.world.ask(Actor::Outside, Mailbox::All, &Command::Heed { account: self.account, words })
        }

        fn fate(&self) -> Option<Fate> {
            self.world.state.fares.get(&self.sent).map(|it| it.fate.clone())
        }
    }

    #[test]
    fn a_message_goes_on_in_whatever_order_its_provider_says_so() {
        let mut talk = talk();
        assert_eq!(talk.fate(), None, "it can be taken back");
        talk.due();
        assert_eq!(talk.fate(), Some(Fate::Sent));
        talk.hear("answer-1", Says::Fared(Fate::Read)).unwrap();
        let late = talk.hear("answer-1", Says::Fared(Fate::Delivered));
        assert_eq!(late.unwrap_err(), Refusal::NoChange);
        let failed = talk.hear("answer-1", Says::Fared(Fate::Failed(Failure::Blocked)));
        assert_eq!(failed.unwrap_err(), Refusal::NoChange, "what was read has not failed");
        assert_eq!(talk.fate(), Some(Fate::Read));
        assert_eq!(talk.hear("nobody", Says::Fared(Fate::Read)).unwrap_err(), Refusal::NoSuchMessage);
    }

    #[test]
    fn nobody_speaks_for_somebody_else_and_customers_do_not_change_what_we_wrote() {
        let mut talk = talk();
        talk.due();
        let edit = Says::Edited("We pay you back".into());
        let ours = |it: Says| Afterword {
            message: "answer-1".into(),
            by: "customer@outside.example".into(),
            says: it,
        };
        let theirs = |it: Says| Afterword {
            message: "0@outside.example".into(),
            by: "mallory@outside.example".into(),
            says: it,
        };
        for word in [
            ours(edit.clone()),
            ours(Says::Deleted),
            theirs(edit),
            theirs(Says::Deleted),
            theirs(Says::Reacted("👍".into())),
            Afterword { message: "answer-1".into(), ..theirs(Says::Fared(Fate::Read)) },
        ] {
            let heed = Command::Heed { account: talk.account, words: vec![word.clone()] };
            let refusal = talk.world.ask(Actor::Outside, Mailbox::All, &heed).unwrap_err();
            assert_eq!(refusal, Refusal::NoSuchMessage, "{word:?}");
        }
        talk.hear("answer-1", Says::Reacted("👍".into())).unwrap();
        let provider = Afterword { by: String::new(), ..ours(Says::Fared(Fate::Read)) };
        let heed = Command::Heed { account: talk.account, words: vec![provider] };
        talk.world.ask(Actor::Outside, Mailbox::All, &heed).unwrap();
        assert_eq!(talk.fate(), Some(Fate::Read));
    }

    #[test]
    fn a_failure_that_is_told_twice_does_not_stop_what_is_sent_again() {
        let mut talk = talk();
        talk.due();
        let failed = Says::Fared(Fate::Failed(Failure::Blocked));
        talk.hear("answer-1", failed.clone()).unwrap();
        let ben = Actor::Person(talk.world.id("Ben"));
        talk.world.ask(ben, Mailbox::Outbox, &Command::SendAgain(talk.sent)).unwrap();
        for says in [failed, Says::Fared(Fate::Sent)] {
            assert_eq!(talk.hear("answer-1", says).unwrap_err(), Refusal::NoChange);
        }
        assert!(matches!(talk.world.state.outbox[&talk.sent].posting, Posting::Held(_)));
        talk.due();
        assert_eq!(talk.fate(), Some(Fate::Sent));
    }

    #[test]
    fn what_is_read_up_to_a_time_is_read() {
        let mut talk = talk();
        talk.due();
        let sent_at = talk.world.state.fares[&talk.sent].at;
        let earlier = talk.hear("", Says::ReadUpTo(sent_at.plus(-1)));
        assert_eq!(earlier.unwrap_err(), Refusal::NoChange);
        talk.hear("", Says::ReadUpTo(sent_at)).unwrap();
        assert_eq!(talk.fate(), Some(Fate::Read));
    }

    #[test]
    fn what_failed_says_why_stays_and_is_sent_again_and_reopens_nothing() {
        let mut talk = talk();
        talk.due();
        let why = Fate::Failed(Failure::Said("131026: Message undeliverable".into()));
        talk.hear("answer-1", Says::Fared(why.clone())).unwrap();
        let state = &talk.world.state;
        assert_eq!(talk.fate(), Some(why.clone()));
        assert_eq!(state.outbox[&talk.sent].posting, Posting::Failed);
        assert!(state.conversations.is_closed(talk.it), "it reopens nothing");
        assert_eq!(talk.world.who_has(talk.it, Mailbox::Outbox), ["Ben"]);
        let told: Vec<_> = state.notices.iter().filter(|it| it.2.reason == Reason::NotDelivered).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].2.person, talk.world.id("Ben"));
        assert_eq!(talk.hear("answer-1", Says::Fared(why)).unwrap_err(), Refusal::NoChange, "once");
        let again = Command::SendAgain(talk.sent);
        let ben = Actor::Person(talk.world.id("Ben"));
        talk.world.ask(ben, Mailbox::Outbox, &again).unwrap();
        assert_eq!(talk.fate(), None);
        assert_eq!(talk.world.ask(ben, Mailbox::Outbox, &again).unwrap_err(), Refusal::NoChange);
        talk.due();
        assert_eq!(talk.fate(), Some(Fate::Sent));
        assert!(talk.world.state.outbox.is_empty() && talk.world.state.conversations.is_closed(talk.it));
    }

    #[test]
    fn a_customer_edits_takes_back_and_gives_signs_and_nothing_moves() {
        let mut talk = talk();
        let id = "0@outside.example";
        talk.hear(id, Says::Edited("Hello there".into())).unwrap();
        assert_eq!(talk.hear(id, Says::Edited("Hello there".into())).unwrap_err(), Refusal::NoChange);
        talk.hear(id, Says::Reacted("👍".into())).unwrap();
        talk.hear(id, Says::Reacted("❤️".into())).unwrap();
        talk.hear(id, Says::Deleted).unwrap();
        let amended = talk.world.state.amendments[&MessageId(0)].clone();
        assert_eq!(amended.text.as_deref(), Some("Hello there"));
        assert_eq!(amended.reactions, [("customer@outside.example".to_owned(), "❤️".to_owned())]);
        assert!(amended.deleted && talk.world.state.conversations.is_closed(talk.it));
        talk.hear(id, Says::Reacted(String::new())).unwrap();
        assert!(talk.world.state.amendments[&MessageId(0)].reactions.is_empty());
        let from_outside = talk.hear(id, Says::Fared(Fate::Read));
        assert_eq!(from_outside.unwrap_err(), Refusal::NoChange, "what came in was not sent");
    }

    #[test]
    fn rules_follow_a_failure_and_ask_when_the_customer_wrote() {
        let mut talk = talk();
        let label =
            Configure::PutLabel(None, ORG, Some(LabelDraft { name: "Bad".into(), hue: 1, parent: None }));
        talk.world.configure("Ann", label).unwrap();
        let heard = Condition::All(vec![Condition::Heard, Condition::Failed]);
        let put = |condition| {
            let rule = Rule { trigger: Trigger::Failed, ..rule(condition, vec![Action::Label(LabelId(1))]) };
            Configure::PutRule(None, ORG, Some(Box::new(rule)))
        };
        talk.world.configure("Ann", put(heard)).unwrap();
        talk.due();
        talk.world.now = talk.world.now.plus(25 * 60 * 60 * 1000);
        let fails =
            |talk: &mut Talk| talk.hear("answer-1", Says::Fared(Fate::Failed(Failure::TooLate))).unwrap();
        fails(&mut talk);
        let is_labelled =
            |talk: &Talk| talk.world.state.is_in(talk.world.id("Ann"), Mailbox::Label(LabelId(1)), talk.it);
        assert!(!is_labelled(&talk), "they wrote a day and an hour ago");
        let ben = Actor::Person(talk.world.id("Ben"));
        talk.world.ask(ben, Mailbox::Outbox, &Command::SendAgain(talk.sent)).unwrap();
        talk.due();
        talk.world.configure("Ann", put(Condition::Failed)).unwrap();
        fails(&mut talk);
        assert!(is_labelled(&talk));
    }
}
