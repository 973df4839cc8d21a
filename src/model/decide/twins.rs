//! How a copy of a message that is known already is recognized (docs/behaviour.md, section 8, point 7).

use super::joining::makes_copies;
use super::routing::Destination;
use super::working::Working;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::state::threads::{id_key, id_keys};

/// A message that is known, and came again.
#[derive(Clone, Copy)]
pub struct Twin {
    /// The message.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
}

/// Returns known messages with the same id and the same From, Date and start of the body.
pub fn of(work: &Working, header: &Header) -> Vec<Twin> {
    let (known, fresh) = (&work.state.threads, &work.fresh);
    let known_as = |key| known.with_id(key).filter(|it| known.fingerprint(*it) == header.fingerprint);
    let fresh_as = |key| fresh.with_id(key).filter(|it| fresh.fingerprint(*it) == header.fingerprint);
    let twin = |message| Some(Twin { message, conversation: work.conversation(message)? });
    id_keys(header).flat_map(|key| known_as(key).chain(fresh_as(key))).filter_map(twin).collect()
}

/// Tells whether a message with that id is known, whatever it says.
pub fn is_id_known(work: &Working, header: &Header) -> bool {
    let key = id_key(header);
    let mut known = work.state.threads.with_id(key).chain(work.fresh.with_id(key));
    !header.message_id.is_empty() && known.next().is_some()
}

/// Tells whether an account has received one of these messages already.
pub fn is_known(work: &Working, twins: &[Twin], account: AccountId) -> bool {
    let (known, fresh) = (&work.state.threads, &work.fresh);
    twins.iter().any(|it| known.came_through(it.message, account) || fresh.came_through(it.message, account))
}

/// Returns the accounts that a message has come through so far.
pub fn accounts(work: &Working, message: MessageId) -> Vec<AccountId> {
    work.state.threads.accounts(message).chain(work.fresh.accounts(message)).collect()
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
