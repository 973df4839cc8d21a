//! Which conversation a message joins, and how a copy of it is known (docs/behaviour.md, section 8,
//! points 6 and 7).

use super::routing::Destination;
use super::working::Working;
use crate::model::directory::SeveralTeams;
use crate::model::event::{Event, Via};
use crate::model::facts::Grant;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::state::threads::{id_key, id_keys, subject_key};

/// A message that is known, and came again.
#[derive(Clone, Copy)]
pub struct Twin {
    /// The message.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    account: Option<AccountId>,
}

/// Returns known messages with the same id and the same From, Date and start of the body.
pub fn twins(work: &Working, header: &Header) -> Vec<Twin> {
    let threads = &work.state.threads;
    let known = id_keys(header).flat_map(|it| threads.with_id(it));
    let old = known.filter(|it| threads.fingerprint(*it) == header.fingerprint);
    let old = old.filter_map(|message| {
        let conversation = work.state.lead(threads.conversation(message)?);
        Some(Twin { message, conversation, account: None })
    });
    let new = work.new_with_id(id_key(header)).iter().filter(|it| it.3 == header.fingerprint);
    let new = new.map(|it| Twin { message: it.0, conversation: it.1, account: Some(it.2) });
    old.chain(new).collect()
}

/// Tells whether a message with that id is known, whatever it says.
pub fn is_id_known(work: &Working, header: &Header) -> bool {
    let key = id_key(header);
    let is_known = work.state.threads.with_id(key).next().is_some() || !work.new_with_id(key).is_empty();
    is_known && !header.message_id.is_empty()
}

/// Tells whether an account has received one of these messages already.
pub fn is_known(work: &Working, twins: &[Twin], account: AccountId) -> bool {
    twins.iter().any(|it| match it.account {
        Some(through) => through == account,
        None => work.state.threads.came_through(it.message, account),
    })
}

/// Returns the accounts that a message has come through so far.
pub fn accounts(work: &Working, message: MessageId) -> Vec<AccountId> {
    let now = work.events.iter().filter_map(|event| match event {
        Event::Arrived(it) if it.message == message => Some(it.account),
        Event::Copied { message: of, account } if *of == message => Some(*account),
        _ => None,
    });
    work.state.threads.accounts(message).chain(now).collect()
}

/// Returns the copy that stands where a message goes: copies in several accounts are one
/// conversation only when a sharing puts them into the same organization, and into the same team
/// where each team has its copy. A copy that no team has yet becomes that of the team.
pub fn twin_there(work: &mut Working, twins: &[Twin], destination: &Destination) -> Option<Twin> {
    let org = destination.org?;
    let copies = makes_copies(work, Some(org));
    let wanted = destination.team.filter(|_| copies);
    let is_ours = |it: &&Twin| {
        let facts = work.facts(it.conversation);
        facts.org == Some(org) && (wanted.is_none() || facts.team == wanted)
    };
    if let Some(twin) = twins.iter().find(is_ours) {
        return Some(*twin);
    }
    let is_of_no_team = |it: &&Twin| {
        let facts = work.facts(it.conversation);
        facts.org == Some(org) && facts.team.is_none()
    };
    twins.iter().find(is_of_no_team).copied()
}

/// Tells whether each team of an organization has its own copy of e-mail to several teams.
pub fn makes_copies(work: &Working, org: Option<OrgId>) -> bool {
    let org = org.and_then(|it| work.directory().organizations.get(&it));
    org.is_some_and(|it| it.several_teams == SeveralTeams::CopyEach)
}

/// Returns the conversations that a message joins: by its references, else by account, other party
/// and subject; but for those it has just begun itself. It is more than one only where each team
/// has its copy and the message does not tell which copy it answers.
pub fn conversations(
    work: &mut Working,
    account: AccountId,
    header: &Header,
    destination: &Destination,
    begun: &[ConversationId],
    twins: &[Twin],
) -> Vec<ConversationId> {
    // Its own id leads to what was answered before it came, unless it has come before.
    let own = twins.is_empty().then(|| id_key(header));
    let keys = header.references.iter().copied().chain(own);
    let mut by_key: Vec<_> = keys.map(|it| named(work, it, account, destination, begun)).collect();
    by_key.retain(|it| !it.is_empty());
    let Some(nearest) = by_key.first() else {
        return by_subject(work, account, header, destination, begun).into_iter().collect();
    };
    let org = work.facts(nearest[0]).org;
    if !makes_copies(work, org) {
        return vec![nearest[0]];
    }
    let addressed = |it: &&ConversationId| is_addressed(work, **it, destination);
    by_key.iter().flatten().find(addressed).map_or_else(|| nearest.clone(), |it| vec![*it])
}

/// Tells whether a message carries the address of the team that has a copy.
fn is_addressed(work: &mut Working, it: ConversationId, destination: &Destination) -> bool {
    matches!(destination.via, Via::Address(..))
        && destination.team.is_some()
        && work.facts(it).team == destination.team
}

/// Returns the conversations that a key names and that may be joined.
fn named(
    work: &mut Working,
    key: u64,
    account: AccountId,
    destination: &Destination,
    begun: &[ConversationId],
) -> Vec<ConversationId> {
    let mut named = known(work, key);
    named.retain(|it| !begun.contains(it) && may_join(work, *it, account, destination));
    named
}

/// Returns the conversations that a key names, each once.
fn known(work: &Working, key: u64) -> Vec<ConversationId> {
    let old = work.state.threads.by_key(key).map(|it| work.state.lead(it));
    let mut known = Vec::new();
    for it in old.chain(work.new_by_key(key)) {
        if !known.contains(&it) {
            known.push(it);
        }
    }
    known
}

fn by_subject(
    work: &mut Working,
    account: AccountId,
    header: &Header,
    destination: &Destination,
    begun: &[ConversationId],
) -> Option<ConversationId> {
    let found = known_by_subject(work, account, header)?;
    let is_other_copy = makes_copies(work, destination.org) && !is_addressed(work, found, destination);
    let joins = !begun.contains(&found) && !is_other_copy && may_join(work, found, account, destination);
    joins.then_some(found)
}

/// Returns the conversation of an account with the same other party and subject.
fn known_by_subject(work: &Working, account: AccountId, header: &Header) -> Option<ConversationId> {
    let channel = work.directory().channel(account);
    let key = subject_key(account, channel, false, header)?;
    let at = header.date.unwrap_or(work.at());
    let old = || work.state.threads.by_subject(key, channel, at).map(|it| work.state.lead(it));
    work.new_by_key(key).or_else(old)
}

/// Returns the conversations that a message which begins one is kept apart from, lest more people see
/// what is private: of a shared message the private ones that it answers, of a private one the shared
/// ones that answered it before it came.
pub fn kept_apart(
    work: &mut Working,
    account: AccountId,
    header: &Header,
    destination: &Destination,
    twins: &[Twin],
) -> Vec<ConversationId> {
    let is_shared = destination.org.is_some();
    let mut by_key: Vec<_> = if is_shared {
        header.references.iter().map(|it| known(work, *it)).collect()
    } else {
        twins.is_empty().then(|| known(work, id_key(header))).into_iter().collect()
    };
    by_key.extend(is_shared.then(|| known_by_subject(work, account, header).into_iter().collect()));
    for mut named in by_key {
        named.retain(|it| work.facts(*it).org.is_none() == is_shared && !work.facts(*it).grants.is_empty());
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// A shared message never shows a private conversation to more people, and a private one is not
/// shown to those who share a conversation.
pub fn may_join(
    work: &mut Working,
    conversation: ConversationId,
    account: AccountId,
    destination: &Destination,
) -> bool {
    let facts = work.facts(conversation);
    let same_account = facts.grants.contains(&Grant::Account(account));
    let same_place = facts.org == destination.org && facts.org.is_some();
    same_place || (same_account && destination.org.is_none())
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    /// Receives a message with an id and some content, and tells whether it is marked.
    fn is_marked(world: &mut World, account: AccountId, id: &str, content: u64) -> Option<bool> {
        let header = Header {
            message_id: id.into(),
            from: Party::bare("kim@outside.example"),
            subject: format!("Subject {content}"),
            date: Some(world.now),
            fingerprint: content,
            ..Header::default()
        };
        let receive = Receive::new(account, Mode::Live, vec![header]);
        let decision = world.ask(Actor::Outside, Mailbox::All, &Command::Receive(receive)).unwrap();
        decision.operation.events.iter().find_map(|it| match it {
            Event::Arrived(it) => Some(it.same_id),
            _ => None,
        })
    }

    #[test]
    fn the_same_id_with_other_content_is_kept_and_marked() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        assert_eq!(is_marked(&mut world, account, "1@outside.example", 1), Some(false));
        assert_eq!(is_marked(&mut world, account, "1@outside.example", 2), Some(true));
        assert_eq!(is_marked(&mut world, account, "1@outside.example", 1), None, "it is there already");
        assert_eq!(is_marked(&mut world, account, "2@outside.example", 3), Some(false));
        assert_eq!(
            is_marked(&mut world, account, "", 4),
            Some(false),
            "without an id there is none to share"
        );
        assert_eq!(is_marked(&mut world, account, "", 5), Some(false));
    }

    #[test]
    fn without_an_id_a_message_is_known_by_all_it_says_and_as_the_first_builds_knew_it() {
        let mut world = World::of(&["Ann"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let receive = |world: &mut World, content: u64| {
            let header = Header {
                from: Party::bare("scanner@office.example"),
                subject: "Scan".into(),
                date: Some(Time(5_000)),
                fingerprint: 7,
                content,
                ..Header::default()
            };
            let receive = Receive::new(account, Mode::AsHistory, vec![header]);
            world.ask(Actor::Outside, Mailbox::All, &Command::Receive(receive)).unwrap().duplicates
        };
        assert_eq!(receive(&mut world, 1), 0);
        assert_eq!(receive(&mut world, 2), 0, "another scan");
        assert_eq!(receive(&mut world, 1), 1);
        let mut old = World::of(&["Ann"]);
        let _ = old.account("Ann", "ann@acme.example", None);
        assert_eq!(receive(&mut old, 0), 0, "an entry of an earlier build");
        assert_eq!(receive(&mut old, 1), 1, "it is there already");
    }

    #[test]
    fn a_copy_is_known_in_each_account_that_has_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let sharing = || Some(SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]));
        let one = world.account("Ann", "ann@acme.example", sharing());
        let two = world.account("Ben", "ben@acme.example", sharing());
        assert_eq!(is_marked(&mut world, one, "1@outside.example", 1), Some(false));
        let copied = |world: &mut World| {
            let known = world.journal().len();
            assert_eq!(is_marked(world, two, "1@outside.example", 1), None);
            world.journal()[known].events.iter().filter(|it| matches!(it, Event::Copied { .. })).count()
        };
        assert_eq!(copied(&mut world), 1);
        assert_eq!(copied(&mut world), 0, "it came through that account before");
    }
}
