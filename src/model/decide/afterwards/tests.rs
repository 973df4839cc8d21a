//! What is heard of messages that are known, twice and out of order too.

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
    let send = Send { reply_to, account, header, text, then, draft: None, on: None, anyway };
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
    let ours =
        |it: Says| Afterword { message: "answer-1".into(), by: "customer@outside.example".into(), says: it };
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
    let label = Configure::PutLabel(None, ORG, Some(LabelDraft::common("Bad", 1)));
    talk.world.configure("Ann", label).unwrap();
    let heard = Condition::All(vec![Condition::Heard, Condition::Failed]);
    let put = |condition| {
        let rule = Rule { trigger: Trigger::Failed, ..rule(condition, vec![Action::Label(LabelId(1))]) };
        Configure::PutRule(None, ORG, Some(Box::new(rule)))
    };
    talk.world.configure("Ann", put(heard)).unwrap();
    talk.due();
    talk.world.now = talk.world.now.plus(25 * 60 * 60 * 1000);
    let fails = |talk: &mut Talk| talk.hear("answer-1", Says::Fared(Fate::Failed(Failure::TooLate))).unwrap();
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
