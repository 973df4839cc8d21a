//! What a reply, a reply to all and a forward begin with.

use super::{Compose, is_at, mail_senders, parties, senders, which};
use crate::channels;
use crate::mail::{forward_subject, reply_subject, written};
use crate::model::{Arrived, ConversationId, DraftText, Party, PersonId, Sender, State, Story};

/// A draft that was begun, or became something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The draft.
    pub draft: DraftText,
    /// The recipients that a person had typed and that gave way, since another message is answered now.
    pub replaced: Option<String>,
}

/// Returns the draft that a reply, a reply to all or a forward begins with. What was written `so_far`
/// stays, whatever it is to become. Recipients that a person typed stay too, as long as the same message
/// is answered; a reply to all adds the others to them.
pub fn begin(
    state: &State,
    me: PersonId,
    it: ConversationId,
    story: &Story,
    what: Compose,
    so_far: Option<DraftText>,
) -> Begun {
    let was = so_far.as_ref().and_then(|it| it.answers);
    let before = which(story, was);
    let answered = which(story, what.of().or(was));
    let senders = senders(state, me, answered);
    let sender_of = |answered: Option<&Arrived>| {
        let sender = answered.and_then(|it| sender_for(&senders, it)).or(senders.first());
        sender.map(|it| (it.account, it.address.clone())).unwrap_or_default()
    };
    let (account, from) = sender_of(answered);
    let mut draft = so_far.clone().unwrap_or_else(|| DraftText {
        account,
        from: from.clone(),
        seen: story.last_message().map(|it| it.message),
        ..DraftText::default()
    });
    draft.subject = reply_subject(state.conversations.subject(it));
    let Some(answered) = answered else { return Begun { draft, replaced: None } };
    if (draft.account, &draft.from) == (sender_of(before).0, &sender_of(before).1) {
        (draft.account, draft.from) = (account, from);
    }
    draft.answers = Some(answered.message);
    draft.subject = subject(what, answered).unwrap_or(draft.subject);
    if !channels::carries(state.directory.channel(draft.account)).subject {
        draft.subject.clear();
    }
    let wanted = recipients(what, answered, &senders);
    let is_typed = so_far.is_some() && before.is_some_and(|it| is_typed(&draft, it, &senders));
    if is_typed && before.is_some_and(|it| it.message == answered.message) {
        if matches!(what, Compose::ReplyAll(_)) {
            add(&mut draft, &[wanted.to, wanted.cc].concat());
        }
        return Begun { draft, replaced: None };
    }
    let typed = [&draft.to, &draft.cc].into_iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>();
    (draft.to, draft.cc) = (written(&wanted.to), written(&wanted.cc));
    Begun { draft, replaced: is_typed.then(|| typed.join(", ")) }
}

/// Returns an answer by e-mail to somebody who has left a chat, with what was written so far; none if the person
/// may send no mail.
pub fn by_mail(
    state: &State,
    me: PersonId,
    it: ConversationId,
    story: &Story,
    (to, subject): (&str, &str),
    so_far: Option<DraftText>,
) -> Option<DraftText> {
    let Sender { account, address: from, .. } = mail_senders(state, me, it).into_iter().next()?;
    let before = so_far.unwrap_or_else(|| DraftText {
        seen: story.last_message().map(|it| it.message),
        ..DraftText::default()
    });
    let answers = which(story, None).map(|it| it.message);
    Some(DraftText { account, from, to: to.to_owned(), subject: subject.to_owned(), answers, ..before })
}

/// Returns the subject of an answer: a customer may have given the message a new one.
fn subject(what: Compose, answered: &Arrived) -> Option<String> {
    let subject = answered.header.subject.as_str();
    match what {
        Compose::Reply(_) | Compose::ReplyAll(_) => {
            (!subject.trim().is_empty()).then(|| reply_subject(subject))
        }
        Compose::Forward(_) | Compose::New | Compose::Comment => Some(forward_subject(subject)),
    }
}

/// Whom an answer goes to.
#[derive(Default, PartialEq)]
struct Recipients {
    to: Vec<Party>,
    cc: Vec<Party>,
}

/// Returns whom an answer to a message goes to, before anybody changes it.
fn recipients(what: Compose, answered: &Arrived, senders: &[Sender]) -> Recipients {
    let to = match what {
        Compose::Reply(_) | Compose::ReplyAll(_) => back(answered),
        Compose::Forward(_) | Compose::New | Compose::Comment => return Recipients::default(),
    };
    let mut cc: Vec<Party> = Vec::new();
    if matches!(what, Compose::ReplyAll(_)) {
        let header = &answered.header;
        let is_mine = |it: &Party| senders.iter().any(|own| is_at(&it.address, &own.address));
        for party in header.to.iter().chain(&header.cc).filter(|it| !is_mine(it)) {
            if !to.iter().chain(&cc).any(|it| it.address == party.address) {
                cc.push(party.clone());
            }
        }
    }
    Recipients { to, cc }
}

/// Tells whether a person has typed the recipients of a draft: they are not what any answer begins with.
fn is_typed(draft: &DraftText, answered: &Arrived, senders: &[Sender]) -> bool {
    let begins = [Compose::Reply(None), Compose::ReplyAll(None), Compose::Forward(None)].map(|what| {
        let it = recipients(what, answered, senders);
        (written(&it.to), written(&it.cc))
    });
    !begins.contains(&(draft.to.clone(), draft.cc.clone()))
}

/// Adds to Cc whoever stands in none of the fields.
fn add(draft: &mut DraftText, parties_to_add: &[Party]) {
    let named = |field: &str| parties(field).unwrap_or_default().into_iter().map(|it| it.address);
    let known: Vec<_> = [&draft.to, &draft.cc, &draft.bcc].into_iter().flat_map(|it| named(it)).collect();
    let news: Vec<_> = parties_to_add.iter().filter(|it| !known.contains(&it.address)).cloned().collect();
    let lines = [draft.cc.clone(), written(&news)].into_iter().filter(|it| !it.is_empty());
    draft.cc = lines.collect::<Vec<_>>().join(", ");
}

/// Returns whom a reply goes to: where the author wants replies, else the author; of a message of
/// our own those it went to.
fn back(answered: &Arrived) -> Vec<Party> {
    let header = &answered.header;
    if answered.outgoing {
        header.to.clone()
    } else if header.reply_to.is_empty() {
        vec![header.from.clone()]
    } else {
        header.reply_to.clone()
    }
}

/// From defaults to the address that the message came to.
fn sender_for<'a>(senders: &'a [Sender], answered: &Arrived) -> Option<&'a Sender> {
    let header = &answered.header;
    let named = header.to.iter().chain(&header.cc).map(|it| &it.address);
    let named = named.chain(&header.delivered).chain(&header.list);
    let own = answered.outgoing.then_some(&header.from.address);
    let by_address = own.into_iter().chain(named);
    let mut by_address = by_address.filter_map(|it| senders.iter().find(|own| is_at(it, &own.address)));
    by_address.next().or_else(|| senders.iter().find(|it| it.account == answered.account))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Actor, Beat, Header, MessageId, Seq, Time, What};

    fn story(header: Header) -> Story {
        let what = What::Message(Box::new(Arrived { header, ..Arrived::default() }));
        let beat = Beat { seq: Seq(1), at: Time(0), actor: Actor::Outside, what };
        let mut story = Story::default();
        story.beats.push(beat);
        story
    }

    fn kim() -> Header {
        Header {
            from: Party { name: "Kim".into(), address: "kim@x.example".into() },
            to: vec![Party::bare("users@list.example"), Party::bare("bo@x.example")],
            cc: vec![Party::bare("kim@x.example"), Party::bare("bo@x.example")],
            list: vec!["users@list.example".into()],
            ..Header::default()
        }
    }

    fn begun(header: Header, what: Compose, so_far: Option<DraftText>) -> DraftText {
        let it = ConversationId(0);
        begin(&State::default(), PersonId(0), it, &story(header), what, so_far).draft
    }

    /// Ada wrote first, then Kim.
    fn two() -> Story {
        let from = |it: &str| Header { from: Party::bare(it), subject: it.to_owned(), ..Header::default() };
        let mut story = Story::default();
        for (message, header) in [from("ada@x.example"), from("kim@x.example")].into_iter().enumerate() {
            let arrived = Arrived { message: MessageId(message as u32), header, ..Arrived::default() };
            let what = What::Message(Box::new(arrived));
            story.beats.push(Beat { seq: Seq(1), at: Time(0), actor: Actor::Outside, what });
        }
        story
    }

    fn on(what: Compose, so_far: Option<DraftText>) -> Begun {
        begin(&State::default(), PersonId(0), ConversationId(0), &two(), what, so_far)
    }

    #[test]
    fn an_answer_below_an_older_message_goes_to_its_author_and_goes_on_doing_so() {
        let ada = Some(MessageId(0));
        for what in [Compose::Reply(ada), Compose::ReplyAll(ada)] {
            let draft = on(what, None).draft;
            assert_eq!((draft.to.as_str(), draft.subject.as_str()), ("ada@x.example", "Re: ada@x.example"));
            assert_eq!(on(Compose::Reply(None), Some(draft)).draft.answers, ada, "taken up again");
        }
        assert_eq!(on(Compose::Forward(ada), None).draft.subject, "Fwd: ada@x.example");
        assert_eq!(on(Compose::Reply(None), None).draft.to, "kim@x.example");
        // Of a message that is no longer there, as of none: the last one.
        assert_eq!(on(Compose::Reply(Some(MessageId(7))), None).draft.to, "kim@x.example");
    }

    #[test]
    fn typed_recipients_stay_while_the_same_message_is_answered() {
        let typed = DraftText { to: "boss@x.example".into(), ..on(Compose::Reply(None), None).draft };
        for what in [Compose::Reply(None), Compose::Forward(None), Compose::Reply(Some(MessageId(1)))] {
            let again = on(what, Some(typed.clone()));
            assert_eq!((again.draft.to.as_str(), again.replaced), ("boss@x.example", None), "{what:?}");
        }
        let all = on(Compose::ReplyAll(None), Some(typed.clone())).draft;
        assert_eq!((all.to.as_str(), all.cc.as_str()), ("boss@x.example", "kim@x.example"));
        // Another message is another customer: what was typed gives way, and that is said.
        let other = on(Compose::Reply(Some(MessageId(0))), Some(typed));
        assert_eq!(other.draft.to, "ada@x.example");
        assert_eq!(other.replaced.as_deref(), Some("boss@x.example"));
        // What nobody has typed needs no word.
        let untouched = on(Compose::Reply(None), None).draft;
        assert_eq!(on(Compose::Reply(Some(MessageId(0))), Some(untouched)).replaced, None);
    }

    #[test]
    fn a_reply_goes_where_the_author_wants_it_and_one_to_all_to_everybody_once() {
        assert_eq!(begun(kim(), Compose::Reply(None), None).to, "Kim <kim@x.example>");
        let all = begun(kim(), Compose::ReplyAll(None), None);
        assert_eq!(
            (all.to.as_str(), all.cc.as_str()),
            ("Kim <kim@x.example>", "users@list.example, bo@x.example")
        );
        let elsewhere = Header { reply_to: vec![Party::bare("desk@x.example")], ..kim() };
        assert_eq!(begun(elsewhere, Compose::Reply(None), None).to, "desk@x.example");
        let forward = begun(Header { subject: "Hi".into(), ..kim() }, Compose::Forward(None), None);
        assert_eq!((forward.to.as_str(), forward.subject.as_str()), ("", "Fwd: Hi"));
    }

    #[test]
    fn an_alias_of_our_own_is_answered_from_its_address_and_gets_no_copy() {
        let mut world = World::of(&["Ann"]);
        world.account("Ann", "ann@acme.example", None);
        world.account("Ann", "support@acme.example", None);
        let to = ["support+order7@acme.example", "bo@x.example", "support@acme.example"].map(Party::bare);
        let header = Header { to: to.to_vec(), list: Vec::new(), ..kim() };
        let (it, ann) = (ConversationId(0), world.id("Ann"));
        let all = begin(&world.state, ann, it, &story(header), Compose::ReplyAll(None), None).draft;
        assert_eq!(all.from, "support@acme.example");
        assert_eq!((all.to.as_str(), all.cc.as_str()), ("Kim <kim@x.example>", "bo@x.example"));
    }

    #[test]
    fn what_was_written_stays_whatever_it_becomes() {
        let so_far = DraftText { text: "Hello".into(), bcc: "b@x.example".into(), ..DraftText::default() };
        for what in [Compose::Reply(None), Compose::ReplyAll(None), Compose::Forward(None)] {
            let draft = begun(kim(), what, Some(so_far.clone()));
            assert_eq!((draft.text.as_str(), draft.bcc.as_str()), ("Hello", "b@x.example"));
        }
    }
}
