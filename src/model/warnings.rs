//! What stands in the settings as a warning until it is mended: a sharing that reaches nobody, or
//! not whom it seems to.

use super::directory::*;
use super::ids::*;

/// An account or address that is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// An account.
    Account(AccountId),
    /// An address.
    Address(AddressId),
}

/// Something to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// Messages go to a team inbox that nobody is told of.
    NobodyActive {
        /// The team.
        team: TeamId,
        /// How many sharings send messages there.
        sharings: usize,
    },
    /// Messages go to a team that was deleted or has no inbox.
    NoTeamInbox(Shared, TeamId),
    /// The audience is empty.
    NobodyServed(Shared),
    /// The audience is auto-archived to the last.
    NobodyReceives(Shared),
    /// Messages to it go where those to a shared address go.
    Shadowed(Shared, AddressId),
    /// No e-mail account in the organization could receive messages to it.
    NoAccount(AddressId),
    /// It shares nothing until it is verified.
    Pending(AddressId),
}

/// Returns the standing warnings of an organization, the gravest first.
pub fn warnings(directory: &Directory, org: OrgId) -> Vec<Warning> {
    let shared = shared(directory, org);
    let mut warnings = without_active_members(directory, org, &shared);
    for (it, address, sharing) in &shared {
        warnings.extend(reaches_nobody(directory, *it, *sharing));
        warnings.extend(shadowed(directory, *it, address, *sharing));
    }
    let addresses = directory.addresses.values().filter(|it| it.org == org && !it.removed);
    for address in addresses {
        if !can_receive(directory, org) {
            warnings.push(Warning::NoAccount(address.id));
        }
        if !address.verified {
            warnings.push(Warning::Pending(address.id));
        }
    }
    warnings.sort_unstable();
    warnings
}

/// Returns what an organization shares, each with its address and sharing.
fn shared(directory: &Directory, org: OrgId) -> Vec<(Shared, &str, Sharing)> {
    let accounts = directory.accounts.values().filter(|it| it.org == Some(org) && !it.removed);
    let accounts = accounts.filter_map(|it| Some((Shared::Account(it.id), it.address.as_str(), it.sharing?)));
    let addresses = directory.addresses.values().filter(|it| it.org == org && !it.removed);
    let addresses = addresses.map(|it| (Shared::Address(it.id), it.address.as_str(), it.sharing));
    accounts.chain(addresses).collect()
}

fn without_active_members(
    directory: &Directory,
    org: OrgId,
    shared: &[(Shared, &str, Sharing)],
) -> Vec<Warning> {
    let deserted = directory.teams_of(org).into_iter().filter(|it| it.options.inbox).map(|it| it.id);
    let deserted = deserted.filter(|it| directory.active_members(*it).is_empty());
    let uses = |team| shared.iter().filter(|it| it.2 == Sharing::TeamInbox(team)).count();
    let counted = deserted.map(|team| Warning::NobodyActive { team, sharings: uses(team) });
    counted.filter(|it| !matches!(it, Warning::NobodyActive { sharings: 0, .. })).collect()
}

fn reaches_nobody(directory: &Directory, it: Shared, sharing: Sharing) -> Option<Warning> {
    let audience = match sharing {
        Sharing::TeamInbox(team) => {
            return directory.team_with_inbox(team).is_none().then_some(Warning::NoTeamInbox(it, team));
        }
        Sharing::Inbox(audience) => audience,
    };
    let served = directory.people.keys().filter_map(|person| directory.delivery(audience, *person));
    match served.max() {
        None => Some(Warning::NobodyServed(it)),
        Some(Delivery::AutoArchive) => Some(Warning::NobodyReceives(it)),
        Some(Delivery::Receive) => None,
    }
}

/// A pending address is covered by a verified one without its tag; an account's team gives way to
/// that of a shared address with the same address.
fn shadowed(directory: &Directory, it: Shared, address: &str, sharing: Sharing) -> Option<Warning> {
    let by = directory.shared_address(address)?;
    let differs = by.sharing != sharing;
    let is_covered = match it {
        Shared::Address(id) => by.id != id,
        Shared::Account(_) => {
            matches!((by.sharing, sharing), (Sharing::TeamInbox(_), Sharing::TeamInbox(_)))
        }
    };
    (differs && is_covered).then_some(Warning::Shadowed(it, by.id))
}

fn can_receive(directory: &Directory, org: OrgId) -> bool {
    let mut mails = directory.accounts.values().filter(|it| !it.removed && it.channel == Channel::Email);
    mails.any(|it| directory.role(it.owner, org).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Configure;
    use crate::model::fixture::{ORG, World, put_address};

    fn everyone(delivery: Delivery) -> SharingChoice {
        SharingChoice::Inbox(vec![(Who::Everyone, delivery)])
    }

    #[test]
    fn what_is_well_has_no_warning() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ben"], &[]);
        world.account("Ann", "ann@acme.example", None);
        world.address("support@acme.example", SharingChoice::TeamInbox(team));
        assert_eq!(warnings(world.directory(), ORG), []);
    }

    #[test]
    fn a_team_without_active_members_is_named_while_something_is_shared_with_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &[], &["Ben"]);
        world.account("Ann", "ann@acme.example", None);
        assert_eq!(warnings(world.directory(), ORG), []);
        world.address("support@acme.example", SharingChoice::TeamInbox(team));
        assert_eq!(warnings(world.directory(), ORG), [Warning::NobodyActive { team, sharings: 1 }]);
    }

    #[test]
    fn an_audience_that_nobody_is_left_of_is_named() {
        let mut world = World::of(&["Ann", "Ben"]);
        let ben = world.id("Ben");
        let choice = SharingChoice::Inbox(vec![(Who::Person(ben), Delivery::Receive)]);
        let account = Shared::Account(world.account("Ann", "ann@acme.example", Some(choice)));
        world.configure("Ann", Configure::RemoveUser { org: ORG, person: ben, heir: None }).unwrap();
        assert_eq!(warnings(world.directory(), ORG), [Warning::NobodyServed(account)]);
    }

    #[test]
    fn an_audience_that_is_auto_archived_to_the_last_is_named() {
        let mut world = World::of(&["Ann", "Ben"]);
        let choice = everyone(Delivery::AutoArchive);
        let account = Shared::Account(world.account("Ann", "ann@acme.example", Some(choice)));
        assert_eq!(warnings(world.directory(), ORG), [Warning::NobodyReceives(account)]);
    }

    #[test]
    fn a_pending_address_is_named_with_what_covers_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ben"], &[]);
        world.account("Ann", "ann@acme.example", None);
        let base = world.address("info@acme.example", SharingChoice::TeamInbox(team));
        let tagged = world.pending_address("info+vip@acme.example", everyone(Delivery::Receive));
        let wanted = [Warning::Shadowed(Shared::Address(tagged), base), Warning::Pending(tagged)];
        assert_eq!(warnings(world.directory(), ORG), wanted);
        world.configure("Ann", Configure::VerifyAddress(tagged, None)).unwrap();
        assert_eq!(warnings(world.directory(), ORG), []);
    }

    #[test]
    fn an_account_gives_way_to_an_address_of_another_team() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (one, two) = (world.team("One", &["Ann"], &[]), world.team("Two", &["Ben"], &[]));
        let account = world.account("Ann", "info@acme.example", Some(SharingChoice::TeamInbox(one)));
        let address = world.address("info@acme.example", SharingChoice::TeamInbox(two));
        assert_eq!(warnings(world.directory(), ORG), [Warning::Shadowed(Shared::Account(account), address)]);
        let same = put_address(Some(address), "info@acme.example", SharingChoice::TeamInbox(one));
        world.configure("Ann", same).unwrap();
        assert_eq!(warnings(world.directory(), ORG), []);
    }

    #[test]
    fn an_address_that_no_account_can_receive_is_named() {
        let mut world = World::of(&["Ann"]);
        let address = world.address("info@acme.example", everyone(Delivery::Receive));
        assert_eq!(warnings(world.directory(), ORG), [Warning::NoAccount(address)]);
    }
}
