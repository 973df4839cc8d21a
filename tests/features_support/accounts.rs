//! Phrases about accounts and shared addresses, and how they are shared.

use team_inbox::model::{
    AccountId, Actor, AddressKind, Configure, OrgId, Sharing, SharingChoice, Who, warnings,
};

use super::phrases::{Phrase, Said};
use super::settings::{by, by_owner, configure, newest_organization};
use super::{Outcome, World};

/// The code that pending addresses are sent.
const CODE: &str = "246810";

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "the {channel} account {name} of {person}",
        means: "a connected source of messages: its address and its owner",
        run: account,
    },
    Phrase {
        says: "the simulated {channel} account {name} of {person}",
        means: "the same; the simulator delivers what it sends",
        run: simulated_account,
    },
    Phrase {
        says: "the {channel} account {name} of {person}, shared {sharing}",
        means: "both at once",
        run: account_shared,
    },
    Phrase {
        says: "the account {name} shared {sharing}",
        means: "shared with the organization of the team, else with the one that was named last of those its owner is in",
        run: shared_account,
    },
    Phrase {
        says: "{actor} shares the account {name} {sharing}",
        means: "shares an account, or changes how it is shared",
        run: share_account,
    },
    Phrase {
        says: "{actor} ends the sharing of the account {name}",
        means: "from now on its messages are private to its owner",
        run: unshare_account,
    },
    Phrase {
        says: "the shared address {name} {verified|pending}, {sharing}",
        means: "of the organization of the team, else of the one that was named last",
        run: shared_address,
    },
    Phrase {
        says: "{actor} shares the address {name} {sharing}",
        means: "adds a shared address, pending until it is verified",
        run: share_address,
    },
    Phrase {
        says: "{actor} changes the shared address {name} to {name}",
        means: "another address, shared as the one before; pending again",
        run: change_address,
    },
    Phrase {
        says: "{actor} {enters the code of|enters a wrong code for|vouches for} the address {name}",
        means: "verifies a shared address by its code, or as an admin who controls it",
        run: verify,
    },
    Phrase {
        says: "{actor} removes the shared address {name}",
        means: "from now on it shares nothing",
        run: remove_address,
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[Phrase {
    says: "{name} {stands|does not stand} under a warning",
    means: "in the settings: a team, an account or a shared address that reaches nobody, or not whom it seems to",
    run: warned,
}];

fn account(world: &mut World, said: &Said) -> Outcome {
    connect(world, said, false)
}

fn account_shared(world: &mut World, said: &Said) -> Outcome {
    connect(world, said, false)?;
    let account = world.account(&said.word(1).to_lowercase())?;
    let (org, sharing) = shared_with(world, said.word(3), Some(account))?;
    by_owner(world, org, Configure::ShareAccount { account, org, sharing: Some(sharing) })
}

fn simulated_account(world: &mut World, said: &Said) -> Outcome {
    connect(world, said, true)
}

fn connect(world: &mut World, said: &Said, simulated: bool) -> Outcome {
    let channel = super::rule_words::channel(said.word(0))?;
    let owner = world.person(said.word(2))?;
    let address = said.word(1).to_owned();
    let name = address.clone();
    configure(world, Actor::Person(owner), Configure::AddAccount { owner, name, address, channel, simulated })
}

fn shared_account(world: &mut World, said: &Said) -> Outcome {
    let account = world.account(said.word(0))?;
    let (org, sharing) = shared_with(world, said.word(1), Some(account))?;
    by_owner(world, org, Configure::ShareAccount { account, org, sharing: Some(sharing) })
}

fn share_account(world: &mut World, said: &Said) -> Outcome {
    let account = world.account(said.word(1))?;
    let (org, sharing) = shared_with(world, said.word(2), Some(account))?;
    by(world, said, Configure::ShareAccount { account, org, sharing: Some(sharing) })
}

fn unshare_account(world: &mut World, said: &Said) -> Outcome {
    let change = unshared(world, said.word(1))?;
    by(world, said, change)
}

fn shared_address(world: &mut World, said: &Said) -> Outcome {
    let (org, put) = new_address(world, said.word(0), said.word(2))?;
    by_owner(world, org, put)?;
    if said.word(1) == "pending" {
        return Ok(());
    }
    let id = world.shared_address(&said.word(0).to_lowercase())?;
    by_owner(world, org, Configure::VerifyAddress(id, Some(CODE.to_owned())))
}

fn new_address(world: &World, address: &str, said: &str) -> Result<(OrgId, Configure), String> {
    let (org, sharing) = shared_with(world, said, None)?;
    let (address, code) = (address.to_owned(), CODE.to_owned());
    Ok((org, Configure::PutAddress { id: None, org, address, kind: AddressKind::Alias, sharing, code }))
}

fn share_address(world: &mut World, said: &Said) -> Outcome {
    let (_, put) = new_address(world, said.word(1), said.word(2))?;
    by(world, said, put)
}

fn change_address(world: &mut World, said: &Said) -> Outcome {
    let id = world.shared_address(said.word(1))?;
    let known = world.state.directory.addresses[&id].clone();
    let sharing = match known.sharing {
        Sharing::TeamInbox(team) => SharingChoice::TeamInbox(team),
        Sharing::Inbox(audience) => {
            SharingChoice::Inbox(world.state.directory.audiences[&audience].entries.clone())
        }
    };
    let (address, code) = (said.word(2).to_owned(), CODE.to_owned());
    by(
        world,
        said,
        Configure::PutAddress { id: Some(id), org: known.org, address, kind: known.kind, sharing, code },
    )
}

fn verify(world: &mut World, said: &Said) -> Outcome {
    let id = world.shared_address(said.word(2))?;
    let code = match said.word(1) {
        "enters the code of" => Some(CODE.to_owned()),
        "vouches for" => None,
        _ => Some("000000".to_owned()),
    };
    by(world, said, Configure::VerifyAddress(id, code))
}

fn remove_address(world: &mut World, said: &Said) -> Outcome {
    let id = world.shared_address(said.word(1))?;
    by(world, said, Configure::RemoveAddress(id))
}

fn warned(world: &mut World, said: &Said) -> Outcome {
    let directory = &world.state.directory;
    let all = directory.organizations.keys().flat_map(|it| warnings(directory, *it));
    let sentences: Vec<_> = all.map(|it| team_inbox::ui::text::refused::warning(it, directory)).collect();
    let is = sentences.iter().any(|it| it.contains(said.word(0)));
    let wanted = said.word(1) == "stands";
    if is == wanted { Ok(()) } else { Err(format!("there are these: {}", sentences.join(" "))) }
}

/// Reads a sharing, and with which organization: that of the team it names, else the newest one that
/// the owner of the account is in.
pub fn shared_with(
    world: &World,
    said: &str,
    account: Option<AccountId>,
) -> Result<(OrgId, SharingChoice), String> {
    let directory = &world.state.directory;
    let sharing = world.names().sharing(said)?;
    let named = match &sharing {
        SharingChoice::TeamInbox(team) => Some(*team),
        SharingChoice::Inbox(entries) => entries.iter().find_map(|it| match it.0 {
            Who::Team(team) => Some(team),
            Who::Person(_) | Who::Everyone => None,
        }),
    };
    let owner = account.map(|it| directory.accounts[&it].owner);
    let org = named.map(|it| directory.teams[&it].org).or_else(|| {
        let roles = &directory.people[&owner?].roles;
        directory.organizations.keys().rev().copied().find(|it| roles.contains_key(it))
    });
    Ok((org.map_or_else(|| newest_organization(world), Ok)?, sharing))
}

/// Returns the change that ends the sharing of an account.
pub fn unshared(world: &World, account: &str) -> Result<Configure, String> {
    let account = world.account(account)?;
    let org = world.state.directory.accounts[&account].org;
    let org = org.map_or_else(|| newest_organization(world), Ok)?;
    Ok(Configure::ShareAccount { account, org, sharing: None })
}
