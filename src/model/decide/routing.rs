//! Which sharing applies to a message (docs/behaviour.md, section 8).

use crate::model::directory::{Account, Directory, SeveralTeams, Sharing};
use crate::model::event::{HeaderField, Via};
use crate::model::facts::Grant;
use crate::model::ids::*;
use crate::model::message::Header;

/// Where a message goes: into a conversation of one organization, or a private one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination {
    /// The organization; none means private to the account's owner.
    pub org: Option<OrgId>,
    /// The team whose inbox it goes to.
    pub team: Option<TeamId>,
    /// Whom Inbox sharings serve.
    pub audiences: Vec<AudienceId>,
    /// What decided so.
    pub via: Via,
}

impl Destination {
    /// Returns the causes of access that it gives, sorted.
    pub fn grants(&self, account: AccountId) -> Vec<Grant> {
        let mut grants = vec![Grant::Account(account)];
        if self.org.is_none() || !self.audiences.is_empty() {
            grants.push(Grant::OwnInbox(account));
        }
        grants.extend(self.audiences.iter().map(|it| Grant::Audience(*it)));
        grants.extend(self.team.map(Grant::Team));
        grants.sort_unstable();
        grants.dedup();
        grants
    }
}

/// One sharing that applies.
struct Match {
    org: OrgId,
    sharing: Sharing,
    via: Via,
}

/// Returns where an incoming message goes: one destination for each organization (and, where
/// that is chosen, for each team) that it is shared with, else a private one. Never empty.
pub fn incoming(directory: &Directory, account: AccountId, header: &Header) -> Vec<Destination> {
    let mut matches = by_address(directory, header);
    let has_team = matches.iter().any(|it| matches!(it.sharing, Sharing::TeamInbox(_)));
    let own = directory.accounts.get(&account).and_then(of_account);
    matches.extend(own.filter(|it| !(has_team && matches!(it.sharing, Sharing::TeamInbox(_)))));
    gather(directory, matches)
}

/// Returns where an outgoing message belongs: to the sharing of its From address (A20).
pub fn outgoing(directory: &Directory, account: AccountId, header: &Header) -> Destination {
    let named = directory.shared_address(&header.from.address).map(|it| Match {
        org: it.org,
        sharing: it.sharing,
        via: Via::Address(it.id, HeaderField::From),
    });
    let own = || directory.accounts.get(&account).and_then(of_account);
    gather(directory, named.or_else(own).into_iter().collect()).swap_remove(0)
}

/// Returns the shared addresses that a message names, each with the header in which it stands first.
pub fn named(directory: &Directory, header: &Header) -> Vec<(AddressId, HeaderField)> {
    let address = |it: Match| match it.via {
        Via::Address(address, field) => Some((address, field)),
        Via::Private | Via::Account(_) => None,
    };
    by_address(directory, header).into_iter().filter_map(address).collect()
}

/// Returns the shared addresses named in the headers, in order: To before Cc before what the
/// servers on the way have written; each once.
fn by_address(directory: &Directory, header: &Header) -> Vec<Match> {
    if directory.addresses.is_empty() {
        return Vec::new();
    }
    let parties = [(HeaderField::To, &header.to), (HeaderField::Cc, &header.cc)];
    let named = parties.into_iter().flat_map(|(field, it)| it.iter().map(move |it| (field, &it.address)));
    let traces = [(HeaderField::Delivered, &header.delivered), (HeaderField::List, &header.list)];
    let of_servers = traces.into_iter().flat_map(|(field, it)| it.iter().map(move |it| (field, it)));
    let mut matches: Vec<Match> = Vec::new();
    for (field, address) in named.chain(of_servers) {
        let Some(shared) = directory.shared_address(address) else { continue };
        let is_known = |it: &Match| matches!(it.via, Via::Address(id, _) if id == shared.id);
        if !matches.iter().any(is_known) {
            let via = Via::Address(shared.id, field);
            matches.push(Match { org: shared.org, sharing: shared.sharing, via });
        }
    }
    matches
}

fn of_account(account: &Account) -> Option<Match> {
    Some(Match { org: account.org?, sharing: account.sharing?, via: Via::Account(account.id) })
}

fn gather(directory: &Directory, matches: Vec<Match>) -> Vec<Destination> {
    let mut destinations: Vec<Destination> = Vec::new();
    for it in matches {
        let organization = directory.organizations.get(&it.org);
        let copies = organization.is_some_and(|it| it.several_teams == SeveralTeams::CopyEach);
        let own = destinations.iter_mut().find(|known| known.org == Some(it.org));
        match (it.sharing, own) {
            (Sharing::TeamInbox(team), Some(known)) if known.team.is_none() => {
                known.team = Some(team);
                known.via = it.via;
            }
            (Sharing::TeamInbox(team), Some(known)) if copies && known.team != Some(team) => {
                let copy = Destination { team: Some(team), via: it.via, ..known.clone() };
                if !destinations.iter().any(|it| it.org == copy.org && it.team == copy.team) {
                    destinations.push(copy);
                }
            }
            (Sharing::TeamInbox(_), Some(_)) => {}
            (Sharing::TeamInbox(team), None) => {
                destinations.push(Destination {
                    org: Some(it.org),
                    team: Some(team),
                    via: it.via,
                    ..Destination::default()
                });
            }
            (Sharing::Inbox(audience), Some(known)) => known.audiences.push(audience),
            (Sharing::Inbox(audience), None) => destinations.push(Destination {
                org: Some(it.org),
                audiences: vec![audience],
                via: it.via,
                ..Destination::default()
            }),
        }
    }
    if destinations.is_empty() {
        destinations.push(Destination::default());
    }
    destinations
}
