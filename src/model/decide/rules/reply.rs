//! A saved reply that a rule sends: held, delivered or left in the Outbox like one that a person
//! sends, but nobody's: it assigns nobody and takes nothing out of a queue.

use super::occasion::Occasion;
use crate::model::decide::sending::UNDO_SEND;
use crate::model::decide::working::Working;
use crate::model::directory::{Channel, Directory, Sharing};
use crate::model::event::{Arrived, Event, Posting};
use crate::model::filling::Filling;
use crate::model::ids::*;
use crate::model::kept::Kept;
use crate::model::message::{Header, Party, fnv1a, message_key};
use crate::model::rules::{Note, Silence};

/// A correspondent is answered by rules once within this time.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Sends a saved reply to whoever wrote; says why, if it cannot.
pub fn send(
    work: &mut Working,
    it: ConversationId,
    rule: RuleId,
    saved: SavedReplyId,
    occasion: &Occasion,
) -> Option<Note> {
    let saved = work.directory().saved_replies.get(&saved).filter(|it| !it.removed)?;
    match header(work, it, rule, occasion) {
        Ok(header) => {
            let place = (work.facts(it).org, work.facts(it).team);
            let filling = Filling::of(work.directory(), None, &header.to[0], &header.subject, place);
            let text = filling.fill(&saved.text);
            // Whether another channel takes them is not known here.
            let is_mail = work.directory().channel(occasion.account()) == Channel::Email;
            let files = if is_mail { saved.files.clone() } else { Vec::new() };
            if !is_in_time(work, it, occasion, &text) {
                return Some(Note::NotAnswered(Silence::TooLate));
            }
            let attachments = files.iter().map(|it| it.name.clone()).collect();
            let header = Header { snippet: snippet(&text), attachments, files, ..header };
            push(work, it, rule, occasion.account(), header, text);
            None
        }
        Err(silence) => Some(Note::NotAnswered(silence)),
    }
}

/// Tells whether the channel takes an answer of a rule now. A message that sets it off is the other side's
/// writing, too.
fn is_in_time(work: &Working, it: ConversationId, occasion: &Occasion, text: &str) -> bool {
    let now = work.at();
    let wrote = occasion.incoming().map(|_| now.0 - occasion.time().0);
    let known = work.state.has(it).then(|| work.state.since_heard(it, now)).flatten();
    let since = wrote.into_iter().chain(known).min();
    work.directory().lets_send(occasion.account(), since, (false, text, false))
}

fn header(
    work: &mut Working,
    it: ConversationId,
    rule: RuleId,
    occasion: &Occasion,
) -> Result<Header, Silence> {
    let answered = occasion.incoming();
    if answered.is_some_and(Header::is_automatic) {
        return Err(Silence::Automatic);
    }
    let directory = work.directory();
    let asked = answered.and_then(|it| it.reply_to.first().cloned());
    let to = asked.unwrap_or_else(|| occasion.author());
    if to.address.is_empty() || directory.is_ours(&to.address) {
        return Err(Silence::NoRecipient);
    }
    if work.was_answered(&to.address) {
        return Err(Silence::Already);
    }
    let team = work.facts(it).team;
    let from = sender(directory, occasion.account(), team, answered).ok_or(Silence::NoSender)?;
    let own = |it: &Header| (!it.message_id.is_empty()).then(|| message_key(&it.message_id));
    let references =
        answered.map(|it| own(it).into_iter().chain(it.references.iter().copied()).collect::<Vec<_>>());
    let subject = occasion.subject();
    let is_answer = subject.to_lowercase().starts_with("re:");
    let host = from.rsplit_once('@').map_or("rules.invalid", |it| it.1).to_owned();
    let message_id = format!("{}.{it}.{rule}@{host}", work.context.operation.simple());
    Ok(Header {
        fingerprint: fnv1a(message_id.bytes()),
        message_id,
        references: references.unwrap_or_default(),
        from: Party::bare(&from),
        to: vec![to],
        date: Some(work.at()),
        subject: if is_answer || subject.is_empty() { subject.to_owned() } else { format!("Re: {subject}") },
        kept: vec![(Kept::AutoSubmitted, "auto-replied".to_owned())],
        ..Header::default()
    })
}

/// Returns the address to send from: the one that it was written to; else the account's, if that is
/// shared; else one that is shared with the team. Never somebody's private one.
fn sender(
    directory: &Directory,
    account: AccountId,
    team: Option<TeamId>,
    answered: Option<&Header>,
) -> Option<String> {
    let account = directory.accounts.get(&account).filter(|it| it.sharing.is_some());
    let written = answered.map(|it| {
        let parties = it.to.iter().chain(&it.cc).map(|it| &it.address);
        parties.chain(&it.delivered).chain(&it.list)
    });
    let is_shared = |address: &&String| {
        account.is_some_and(|it| it.address == **address) || directory.shared_address(address).is_some()
    };
    let named = written.into_iter().flatten().find(is_shared).cloned();
    let of_team = || {
        let shared = directory.addresses.values().filter(|it| it.verified && !it.removed);
        let mut shared = shared.filter(|it| team.is_some_and(|team| it.sharing == Sharing::TeamInbox(team)));
        shared.next().map(|it| it.address.clone())
    };
    named.or_else(|| account.map(|it| it.address.clone())).or_else(of_team)
}

fn push(
    work: &mut Working,
    conversation: ConversationId,
    rule: RuleId,
    account: AccountId,
    header: Header,
    text: String,
) {
    let all = &work.state.conversations;
    let before = work.state.has(conversation).then(|| Box::new(all.tail(conversation)));
    let to = header.to.first().map(|it| it.address.clone()).unwrap_or_default();
    let message = work.add(Arrived {
        conversation,
        at: work.at(),
        account,
        outgoing: true,
        text: Some(text),
        before,
        rule: Some(rule),
        header,
        ..Arrived::default()
    });
    work.answer(&to);
    let held = Posting::Held(work.at().plus(UNDO_SEND));
    work.events.push(Event::Posted { message, before: None, after: Some(held) });
}

impl Working<'_> {
    /// Tells whether a rule has written to an address within a day: machines that are not known as such
    /// would answer each other for ever.
    fn was_answered(&self, address: &str) -> bool {
        let key = fnv1a(address.bytes());
        let since = self.at().plus(-DAY);
        self.ruling.answered.contains(&key) || self.state.answered.get(&key).is_some_and(|it| it.0 > since)
    }

    fn answer(&mut self, address: &str) {
        self.ruling.answered.insert(fnv1a(address.bytes()));
    }
}

fn snippet(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(140).collect()
}
