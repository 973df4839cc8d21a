//! Phrases about a change of a sharing that is to hold for existing conversations too.

use team_inbox::model::{Command, Configure, PersonId, reach};

use super::accounts::{shared_with, unshared};
use super::phrases::{Phrase, Said};

use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} shares the account {name}, also for existing conversations, {sharing}",
        means: "what it brought so far is shared so too",
        run: |world, said| share_account(world, said, true),
    },
    Phrase {
        says: "{actor} ends the sharing of the account {name}, also for existing conversations",
        means: "what it brought so far is its owner's alone again",
        run: |world, said| share_account(world, said, false),
    },
    Phrase {
        says: "{actor} changes the shared address {name} {sharing}",
        means: "how new messages to it are shared",
        run: |world, said| put_address(world, said, false),
    },
    Phrase {
        says: "{actor} changes the shared address {name}, also for existing conversations, {sharing}",
        means: "and what it brought so far",
        run: |world, said| put_address(world, said, true),
    },
    Phrase {
        says: "{actor} vouches for the address {name}, also for existing conversations",
        means: "what came to it before it was verified is shared too",
        run: |world, said| {
            let id = world.shared_address(said.word(1))?;
            with_existing(world, said, Configure::VerifyAddress(id, None))
        },
    },
    Phrase {
        says: "{actor} removes the shared address {name}, also for existing conversations",
        means: "what it brought so far is no longer shared by it",
        run: |world, said| {
            let id = world.shared_address(said.word(1))?;
            with_existing(world, said, Configure::RemoveAddress(id))
        },
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[Phrase {
    says: "{number} existing {conversation|conversations} {changed|change}:",
    means: "a table of *person*, *loses*, *gains*: of how many the last act took, and gave, access; as its preview had counted",
    run: counted,
}];

fn share_account(world: &mut World, said: &Said, shares: bool) -> Outcome {
    if !shares {
        let change = unshared(world, said.word(1))?;
        return with_existing(world, said, change);
    }
    let account = world.account(said.word(1))?;
    let (org, sharing) = shared_with(world, said.word(2), Some(account))?;
    with_existing(world, said, Configure::ShareAccount { account, org, sharing: Some(sharing) })
}

fn put_address(world: &mut World, said: &Said, existing: bool) -> Outcome {
    let id = world.shared_address(said.word(1))?;
    let known = world.state.directory.addresses[&id].clone();
    let sharing = world.names().sharing(said.word(2))?;
    let (org, address, kind) = (known.org, known.address, known.kind);
    let put = Configure::PutAddress { id: Some(id), org, address, kind, sharing, code: String::new() };
    if existing {
        return with_existing(world, said, put);
    }
    let person = world.person(said.word(0))?;
    world.act(person, Command::Configure(put))
}

fn with_existing(world: &mut World, said: &Said, change: Configure) -> Outcome {
    let person = world.person(said.word(0))?;
    world.act(person, Command::Configure(Configure::WithExisting(Box::new(change))))
}

fn counted(world: &mut World, said: &Said) -> Outcome {
    let before = world.before.last().ok_or("nothing was done yet")?;
    let reach = reach(before, world.last()?);
    if reach.conversations.to_string() != said.word(0) {
        return Err(format!("{} changed", reach.conversations));
    }
    let count = |of: Option<&usize>| of.map_or(String::new(), usize::to_string);
    let mut people: Vec<PersonId> = reach.lose.keys().chain(reach.gain.keys()).copied().collect();
    people.sort_unstable();
    people.dedup();
    let row = |it: &PersonId| {
        let name = world.state.directory.name(*it).to_owned();
        vec![name, count(reach.lose.get(it)), count(reach.gain.get(it))]
    };
    let is: Vec<_> = people.iter().map(row).collect();
    let wanted = said.rows(&["person", "loses", "gains"])?;
    if is == wanted { Ok(()) } else { Err(format!("it was {is:?}")) }
}
