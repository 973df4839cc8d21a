//! *Also for existing conversations*: what sharings gave to what is here already is replaced by
//! what they give now. Nothing else takes access away.

use std::collections::{BTreeMap, BTreeSet};

use roaring::RoaringBitmap;

use crate::model::decide::assign::keepers;
use crate::model::decide::working::Working;
use crate::model::directory::{Directory, Sharing};
use crate::model::event::{Change, Event, Operation};
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::state::State;

/// What is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// An address.
    Address(AddressId),
    /// An account.
    Account(AccountId),
}

/// A sharing that is in force, of whatever it is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct InForce {
    org: OrgId,
    sharing: Sharing,
    /// An address beats an account where both name a team.
    is_address: bool,
}

/// Sharings that are in force, each with what it brought: the addresses, then the accounts.
type Brought = Vec<(InForce, RoaringBitmap)>;

/// Returns what is shared, in force in an organization, and has brought a conversation; with how.
pub fn shared(state: &State, it: ConversationId, org: OrgId) -> Vec<(Shared, Sharing)> {
    let all = in_force(state, &state.directory)
        .filter(|(_, in_force, set)| in_force.org == org && set.contains(it.0));
    all.map(|(shared, in_force, _)| (shared, in_force.sharing)).collect()
}

/// Brings what is here already into line with the sharings of the changed directory.
pub fn follow(work: &mut Working) {
    let (before, now) = (brought(work.state, &work.state.directory), brought(work.state, work.directory()));
    let differing = |these: &Brought, others: &Brought| {
        let changed = these.iter().filter(|it| !others.contains(it));
        changed.fold(RoaringBitmap::new(), |union, it| union | &it.1)
    };
    let affected = differing(&before, &now) | differing(&now, &before);
    for it in affected.iter().map(ConversationId) {
        if let Err(refusal) = share_anew(work, it, &before, &now) {
            work.forget(it);
            work.refused.push((it, refusal));
        }
    }
}

fn brought(state: &State, directory: &Directory) -> Brought {
    in_force(state, directory).map(|(_, in_force, set)| (in_force, set)).collect()
}

/// Returns the sharings of a directory that are in force, each with what it brought.
fn in_force<'a>(
    state: &'a State,
    directory: &'a Directory,
) -> impl Iterator<Item = (Shared, InForce, RoaringBitmap)> + 'a {
    let verified = directory.addresses.values().filter(|it| it.verified && !it.removed);
    let by_address = verified.map(|it| {
        let in_force = InForce { org: it.org, sharing: it.sharing, is_address: true };
        (Shared::Address(it.id), in_force, state.addressed.of(&it.address).cloned().unwrap_or_default())
    });
    let accounts = directory.accounts.values().filter(|it| !it.removed);
    let by_account = accounts.filter_map(|it| {
        let in_force = InForce { org: it.org?, sharing: it.sharing?, is_address: false };
        Some((Shared::Account(it.id), in_force, state.conversations.granted(Grant::Account(it.id))))
    });
    by_address.chain(by_account)
}

/// Returns the sharings that apply to a conversation of an organization.
fn applying(all: &Brought, it: ConversationId, org: OrgId) -> Vec<InForce> {
    let these = all.iter().filter(|(in_force, set)| in_force.org == org && set.contains(it.0));
    these.map(|it| it.0).collect()
}

fn share_anew(work: &mut Working, it: ConversationId, old: &Brought, new: &Brought) -> Result<(), Refusal> {
    let (before_directory, directory) = (&work.state.directory, work.directory());
    let first = |all: &Brought| all.iter().find(|(_, set)| set.contains(it.0)).map(|(it, _)| it.org);
    let facts = work.facts(it);
    let Some(org) = facts.org.or_else(|| first(new)) else { return Ok(()) };
    let given = if facts.org.is_some() { applying(old, it, org) } else { Vec::new() };
    let gives = applying(new, it, org);
    if given == gives {
        return Ok(());
    }
    if facts.org.is_none() {
        check_owner(work, it)?;
    }
    let facts = work.facts(it);
    let before = Before {
        waits: waits(facts, before_directory),
        readers: facts.readers(before_directory),
        receivers: facts.receivers(before_directory),
    };
    facts.org = Some(org);
    change_team(facts, &given, &gives);
    change_causes(facts, &given, &gives);
    if gives.is_empty() && is_owners_alone(facts, directory) {
        facts.org = None;
        facts.labels.clear();
    }
    place(facts, directory, &before);
    Ok(())
}

/// Of a private conversation only its owner may give access, an admin or not.
fn check_owner(work: &mut Working, it: ConversationId) -> Result<(), Refusal> {
    let (directory, me) = (work.directory(), work.context.actor.person());
    let owns = |it: &Grant| matches!(it, Grant::Account(_)) && me.is_some_and(|me| it.admits(me, directory));
    if work.facts(it).grants.iter().any(owns) { Ok(()) } else { Err(Refusal::PrivateToOwner) }
}

/// The team changes only if it was one that the sharings gave: where somebody moved a conversation
/// to, it stays.
fn change_team(facts: &mut Facts, given: &[InForce], gives: &[InForce]) {
    let (old, new) = (teams(given), teams(gives));
    let is_given = facts.team.is_none_or(|it| old.contains(&it));
    if old == new || !is_given || facts.team.is_some_and(|it| new.contains(&it)) {
        return;
    }
    if let Some(team) = facts.team {
        facts.grants.retain(|it| *it != Grant::Team(team));
    }
    facts.team = new.first().copied();
    if let Some(team) = facts.team {
        facts.grant(Grant::Team(team));
    }
}

/// Returns the teams that sharings name; an account's own only where no address names one.
fn teams(sharings: &[InForce]) -> Vec<TeamId> {
    let named = |is_address: bool| {
        let of_kind = sharings.iter().filter(move |it| it.is_address == is_address);
        let team = |it: &InForce| match it.sharing {
            Sharing::TeamInbox(team) => Some(team),
            Sharing::Inbox(_) => None,
        };
        of_kind.filter_map(team).collect::<Vec<_>>()
    };
    let by_address = named(true);
    if by_address.is_empty() { named(false) } else { by_address }
}

fn change_causes(facts: &mut Facts, given: &[InForce], gives: &[InForce]) {
    let (old, new) = (causes(facts, given), causes(facts, gives));
    facts.grants.retain(|it| !old.contains(it) || new.contains(it));
    new.difference(&old).for_each(|it| facts.grant(*it));
}

/// Returns the causes of access that Inbox sharings give, or that it is shared with nobody.
fn causes(facts: &Facts, sharings: &[InForce]) -> BTreeSet<Grant> {
    let audience = |it: &InForce| match it.sharing {
        Sharing::Inbox(audience) => Some(Grant::Audience(audience)),
        Sharing::TeamInbox(_) => None,
    };
    let mut causes: BTreeSet<_> = sharings.iter().filter_map(audience).collect();
    if sharings.is_empty() || !causes.is_empty() {
        let own = |it: &Grant| match it {
            Grant::Account(account) => Some(Grant::OwnInbox(*account)),
            _ => None,
        };
        causes.extend(facts.grants.iter().filter_map(own));
    }
    causes
}

/// Tells whether nobody but the owners of the accounts that received it may see it.
fn is_owners_alone(facts: &Facts, directory: &Directory) -> bool {
    let owns = |grant: &Grant| matches!(grant, Grant::Account(_));
    let owners: Vec<_> = facts.grants.iter().filter(|it| owns(it)).collect();
    let is_owner = |person: &PersonId| owners.iter().any(|it| it.admits(*person, directory));
    !facts.is_assigned() && facts.readers(directory).iter().all(is_owner)
}

/// How it stood before.
struct Before {
    waits: bool,
    readers: Vec<PersonId>,
    receivers: Vec<PersonId>,
}

/// Tells whether it waits for whoever its sharings bring it to.
fn waits(facts: &Facts, directory: &Directory) -> bool {
    let is_open = !facts.closed && !facts.trashed && !facts.spam && !facts.is_assigned();
    let in_queue = facts.queued && facts.has_team_inbox(directory);
    let is_received = || {
        let mut receivers = facts.receivers(directory).into_iter();
        receivers.any(|it| facts.has(it, Flag::Inbox))
    };
    is_open && (in_queue || is_received())
}

/// What waited waits where it belongs now: read and without a notice, as for who joins a team.
fn place(facts: &mut Facts, directory: &Directory, before: &Before) {
    let (readers, receivers) = (facts.readers(directory), facts.receivers(directory));
    for person in before.readers.iter().filter(|it| !readers.contains(it)) {
        facts.take_from_inbox(*person);
        facts.put(*person, Flag::Unread, false);
        facts.set_snooze(*person, None);
    }
    for person in before.receivers.iter().filter(|it| !receivers.contains(it)) {
        let by_name = [Grant::Mentioned(*person), Grant::Added(*person)];
        let is_meant = facts.assignees.contains(person) || by_name.iter().any(|it| facts.grants.contains(it));
        if !is_meant {
            facts.take_from_inbox(*person);
        }
    }
    let has_inbox = facts.team.is_some_and(|it| directory.team_with_inbox(it).is_some());
    facts.queued = has_inbox && (before.waits || facts.queued);
    if !before.waits {
        return;
    }
    for person in receivers.into_iter().filter(|it| !before.receivers.contains(it)) {
        facts.put(person, Flag::Inbox, true);
    }
    if !facts.is_held(directory) {
        for person in keepers(facts, directory) {
            facts.put(person, Flag::Inbox, true);
        }
    }
}

/// Whom a change of sharings takes existing conversations from, and to whom it gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// How many conversations change.
    pub conversations: usize,
    /// Who may no longer see how many of them.
    pub lose: BTreeMap<PersonId, usize>,
    /// Who may see how many of them from then on.
    pub gain: BTreeMap<PersonId, usize>,
}

/// Returns what an operation changes about who may see existing conversations.
pub fn reach(state: &State, operation: &Operation) -> Reach {
    let mut directory = state.directory.clone();
    let mut reach = Reach::default();
    // Thousands of conversations have few causes of access between them.
    let mut known: BTreeMap<(Vec<Grant>, Vec<Grant>), usize> = BTreeMap::new();
    for event in &operation.events {
        match event {
            Event::Directory(event) => directory.apply(event),
            Event::Changed(changed) => {
                reach.conversations += 1;
                let grants = changed.changes.iter().find_map(|it| match it {
                    Change::Grants(before, after) => Some((before.clone(), after.clone())),
                    _ => None,
                });
                grants.into_iter().for_each(|it| *known.entry(it).or_default() += 1);
            }
            _ => {}
        }
    }
    for ((old, new), count) in known {
        let readers = |grants: &[Grant], directory: &Directory| {
            Facts { grants: grants.to_vec(), ..Facts::default() }.readers(directory)
        };
        let (had, have) = (readers(&old, &state.directory), readers(&new, &directory));
        let mut count_in =
            |people: &[PersonId], but: &[PersonId], into: fn(&mut Reach) -> &mut BTreeMap<_, _>| {
                for person in people.iter().filter(|it| !but.contains(it)) {
                    *into(&mut reach).entry(*person).or_default() += count;
                }
            };
        count_in(&had, &have, |it| &mut it.lose);
        count_in(&have, &had, |it| &mut it.gain);
    }
    reach
}
