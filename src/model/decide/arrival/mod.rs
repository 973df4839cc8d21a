//! Messages that come in: new ones, history, and what was sent (docs/behaviour.md, section 8).

mod coming;
mod placing;
mod standing;

use super::joining::{self, Asked};
use super::routing;
use super::rules::{self, Occasion};
use super::twins;
use super::working::Working;
use crate::model::command::{Mode, Receive};
use crate::model::event::{Act, Actor, Arrived, Event, Via};
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::refusal::Refusal;
use crate::model::said::Said;

use coming::arrived;
use placing::copy;

pub use coming::Coming;
pub use placing::{begin, grant_all, join};

/// Decides messages that came in, oldest first.
pub fn decide(work: &mut Working, receive: &Receive) -> Result<Act, Refusal> {
    let account = present(work, receive.account)?;
    if let Actor::Person(_) = work.context.actor
        && !work.directory().may_import(work.person()?, account)
    {
        return Err(Refusal::MayNotImport);
    }
    if receive.mode != Mode::Live {
        if !work.directory().takes_files(account, receive.channel) {
            let account = work.directory().channel(account);
            return Err(Refusal::OtherChannel { file: receive.channel, account });
        }
        work.counts_notices = true;
    }
    if receive.mode == Mode::Live {
        let mut messages: Vec<_> = receive.messages.iter().collect();
        messages.sort_by_key(|it| it.date);
        messages.into_iter().for_each(|it| incoming(work, account, it, None, true));
    } else {
        standing::make_labels(work, account, receive.said.iter());
        let nothing = Said::default();
        let said = receive.said.iter().chain(std::iter::repeat(&nothing));
        let mut messages: Vec<_> = receive.messages.iter().zip(said).collect();
        messages.sort_by_key(|(header, said)| (said.is_discarded(), header.date));
        messages.into_iter().for_each(|it| standing::receive(work, account, receive.mode, it));
    }
    // What was known already is no entry of the journal, so no part of anything either.
    if !work.events.is_empty() {
        work.events.extend(receive.part_of.map(Event::PartOf));
    }
    Ok(if receive.mode == Mode::Live { Act::Receive } else { Act::Import })
}

/// Decides messages that were made here: new ones, whose text is kept with them.
pub fn simulate(
    work: &mut Working,
    account: AccountId,
    messages: &[(Header, String)],
) -> Result<Act, Refusal> {
    let account = present(work, account)?;
    for (header, text) in messages {
        incoming(work, account, header, Some(text), true);
    }
    Ok(Act::Receive)
}

/// Decides a word of the product to the person who asks: in their Inbox, and nobody else's to see.
pub fn tell(work: &mut Working, account: AccountId, header: &Header, text: &str) -> Result<Act, Refusal> {
    let (me, account) = (work.person()?, present(work, account)?);
    let conversation = work.begin(Facts { grants: vec![Grant::Author(me)], ..Facts::default() });
    let facts = work.facts(conversation);
    facts.put(me, Flag::Inbox, true);
    facts.put(me, Flag::Unread, true);
    let at = work.stands_at(header);
    let (header, text) = (header.clone(), Some(text.to_owned()));
    work.add(Arrived { conversation, at, account, text, header, ..Arrived::default() });
    Ok(Act::Receive)
}

fn present(work: &Working, account: AccountId) -> Result<AccountId, Refusal> {
    let known = work.directory().accounts.get(&account).filter(|it| !it.removed);
    known.map(|it| it.id).ok_or(Refusal::Unknown)
}

fn incoming(work: &mut Working, account: AccountId, header: &Header, text: Option<&str>, is_new: bool) {
    let twins = twins::of(work, header);
    if twins::is_known(work, &twins, account) {
        work.duplicates += 1;
        return;
    }
    let same_id = twins.is_empty() && twins::is_id_known(work, header);
    let (mut begun, mut joined) = (Vec::new(), Vec::new());
    for destination in routing::incoming(work.directory(), account, header) {
        let coming = Coming { account, header, text, destination: &destination, is_new, same_id };
        if let Some(twin) = twins::twin_there(work, &twins, &destination) {
            copy(work, &coming, twin);
            continue;
        }
        let asked = Asked {
            account,
            header,
            outgoing: false,
            destination: &destination,
            begun: &begun,
            twins: &twins,
        };
        let found = joining::conversations(work, &asked);
        if found.is_empty() {
            let apart = joining::kept_apart(work, &asked);
            let conversation = begin(work, &coming);
            link(work, conversation, apart);
            begun.push(conversation);
        }
        for conversation in found {
            if let Some(twin) = twins.iter().find(|it| it.conversation == conversation) {
                copy(work, &coming, *twin);
            } else if joined.contains(&conversation) {
                grant_all(work, conversation, &coming);
            } else {
                join(work, &coming, conversation);
                joined.push(conversation);
            }
        }
    }
    if is_new {
        ruled(work, (account, header, text), &begun, &joined);
    }
}

/// Links what was begun with what it is kept apart from.
fn link(work: &mut Working, begun: ConversationId, apart: Vec<ConversationId>) {
    let is_shared = work.facts(begun).org.is_some();
    let link = |other| if is_shared { (begun, other) } else { (other, begun) };
    let links = apart.into_iter().map(link);
    work.events.extend(links.map(|(shared, private)| Event::Linked { shared, private }));
}

/// Rules run before a message appears anywhere; what comes into Spam stays there (C10).
fn ruled(
    work: &mut Working,
    (account, header, text): (AccountId, &Header, Option<&str>),
    begun: &[ConversationId],
    joined: &[ConversationId],
) {
    let at = work.stands_at(header);
    let occasion = |is_first| Occasion::of_message(header, text, account, is_first).at(at);
    let joined: Vec<_> = joined.iter().copied().filter(|it| !work.facts(*it).spam).collect();
    rules::received(work, begun, &occasion(true));
    rules::received(work, &joined, &occasion(false));
}

/// A message out of a Sent folder: outgoing, history.
fn sent(work: &mut Working, account: AccountId, header: &Header) {
    let twins = twins::of(work, header);
    if twins::is_known(work, &twins, account) {
        work.duplicates += 1;
        return;
    }
    let directory = work.directory();
    let destination = routing::outgoing(directory, account, header);
    let coming =
        Coming { account, header, text: None, destination: &destination, is_new: false, same_id: false };
    let asked =
        Asked { account, header, outgoing: true, destination: &destination, begun: &[], twins: &twins };
    let known = joining::conversations(work, &asked).first().copied();
    let apart = joining::kept_apart(work, &asked);
    let conversation = known.unwrap_or_else(|| {
        work.begin(Facts { org: destination.org, team: destination.team, ..Facts::default() })
    });
    grant_all(work, conversation, &coming);
    let owner = directory.accounts.get(&account).map(|it| it.owner);
    work.add(Arrived {
        sender: owner,
        outgoing: true,
        via: Via::Private,
        ..arrived(work, &coming, conversation)
    });
    if known.is_none() {
        link(work, conversation, apart);
    }
    if let Some(owner) = owner {
        work.facts(conversation).put(owner, Flag::Sent, true);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    #[test]
    fn what_one_is_told_through_an_account_is_theirs_alone_whatever_that_is_shared_with() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "desk@acme.example", Some(SharingChoice::TeamInbox(team)));
        let header = Header { subject: "Your code is 123456".into(), ..Header::default() };
        let tell = Command::Tell { account, header: Box::new(header), text: "123456".into() };
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        world.ask(Actor::Person(ann), Mailbox::All, &tell).unwrap();
        let it = world.state.threads.conversation(MessageId(0)).unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Ann"]);
        assert_eq!(world.who_has(it, Mailbox::All), ["Ann"]);
        assert_eq!(world.who_has(it, Mailbox::TeamInboxes), [""; 0]);
        assert!(
            world.state.facts(it).has(ann, Flag::Unread) && !world.state.facts(it).has(ben, Flag::Unread)
        );
    }

    #[test]
    fn mail_goes_into_e_mail_accounts_and_an_export_of_a_chat_into_no_other_than_its_own() {
        let mut world = World::of(&["Ann"]);
        let ann = world.id("Ann");
        let accounts = [
            (Channel::Email, world.account("Ann", "ann@acme.example", None)),
            (Channel::WhatsApp, world.chat("Ann", Channel::WhatsApp, "+49 30 1")),
            (Channel::Sms, world.chat("Ann", Channel::Sms, "+49 30 2")),
        ];
        let mut number = 0;
        for (is, account) in accounts {
            for (file, _) in accounts {
                number += 1;
                let header = Header {
                    message_id: format!("{number}@x"),
                    from: Party::bare("+49 171 1"),
                    fingerprint: number,
                    ..Header::default()
                };
                let receive = Receive { channel: file, ..Receive::new(account, Mode::AsNew, vec![header]) };
                let done = world.ask(Actor::Person(ann), Mailbox::All, &Command::Receive(receive));
                let wanted =
                    if is == file { Ok(()) } else { Err(Refusal::OtherChannel { file, account: is }) };
                assert_eq!(done.map(|_| ()), wanted, "{file:?} into {is:?}");
            }
        }
    }
}
