//! Claims about how a workspace is set up: sharings, teams, rules, absences.

use super::{Claim, Ground, Outcome, wanted};
use crate::model::rules::{Action, Method};
use crate::model::*;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        says: "{name} is shared {sharing}",
        means: "an account or a shared address, verified or pending; the order of people does not matter",
        holds: |ground, said| {
            let (wish, is) = (ground.names.sharing(&said[1])?, sharing(ground, &said[0])?);
            wanted(is.is_some_and(|it| is_same(ground.state(), it, &wish)), || {
                "it is shared otherwise".to_owned()
            })
        },
    },
    Claim {
        says: "{name} is not shared",
        means: "there is no such shared address, and an account of that address is private to its owner",
        holds: |ground, said| {
            let is = sharing(ground, &said[0]).ok().flatten();
            wanted(is.is_none(), || "it is shared".to_owned())
        },
    },
    Claim {
        says: "{name} is {verified|pending}",
        means: "a shared address whose owner has, or has not yet, said that it may be shared",
        holds: |ground, said| {
            let id = ground.names.shared_address(&said[0])?;
            let is = ground.state().directory.addresses[&id].verified;
            wanted(is == (said[1] == "verified"), || format!("it is not {}", said[1]))
        },
    },
    Claim {
        says: "{person} is {an active member|an observer} of the team {name}",
        means: "as which they belong to it",
        holds: |ground, said| {
            let (person, team) = (ground.names.person(&said[0])?, ground.names.team(&said[2])?);
            let wish = if said[1] == "an observer" { Membership::Observer } else { Membership::Active };
            let is = ground.state().directory.membership(person, team);
            wanted(is == Some(wish), || format!("{} is not {}", said[0], said[1]))
        },
    },
    Claim {
        says: "{person} is not in the team {name}",
        means: "neither as an active member nor as an observer",
        holds: |ground, said| {
            let (person, team) = (ground.names.person(&said[0])?, ground.names.team(&said[1])?);
            let is = ground.state().directory.membership(person, team);
            wanted(is.is_none(), || format!("{} is in it", said[0]))
        },
    },
    Claim {
        says: "there is {a|no} team {name}",
        means: "one of that name",
        holds: |ground, said| exists(ground.names.team(&said[1]).is_ok(), &said[0]),
    },
    Claim {
        says: "there is {a|no} rule {name}",
        means: "one of that name, on or off",
        holds: |ground, said| exists(ground.names.rule(&said[1]).is_ok(), &said[0]),
    },
    Claim {
        says: "the rule {name} is {on|off}",
        means: "a rule that is off never runs",
        holds: |ground, said| {
            let is = ground.state().directory.rules[&ground.names.rule(&said[0])?].on;
            wanted(is == (said[1] == "on"), || format!("it is not {}", said[1]))
        },
    },
    Claim {
        says: "the rule {name} assigns {all at once|randomly|in turn|least busy first}",
        means: "how it balances a workload",
        holds: assigns,
    },
    Claim {
        says: "{person} {is|is not} shown as out of office",
        means: "with or without an end, at this moment or from some moment on",
        holds: |ground, said| {
            let person = ground.names.person(&said[0])?;
            let is = ground.state().directory.people[&person].away.is_some();
            wanted(is == (said[1] == "is"), || format!("{} {} so", said[0], if is { "is" } else { "is not" }))
        },
    },
];

fn exists(is: bool, said: &str) -> Outcome {
    wanted(is == (said == "a"), || format!("there is {}", if is { "one" } else { "none" }))
}

/// Returns how an account or a shared address is shared, by its address.
fn sharing(ground: &Ground, address: &str) -> Result<Option<Sharing>, String> {
    let directory = &ground.state().directory;
    if let Ok(id) = ground.names.shared_address(address) {
        return Ok(Some(directory.addresses[&id].sharing));
    }
    ground.names.account(address).map(|it| directory.accounts[&it].sharing)
}

fn is_same(state: &State, is: Sharing, wish: &SharingChoice) -> bool {
    match (is, wish) {
        (Sharing::TeamInbox(is), SharingChoice::TeamInbox(team)) => is == *team,
        (Sharing::Inbox(audience), SharingChoice::Inbox(wish)) => {
            let is = state.directory.audiences.get(&audience).map_or(&[][..], |it| &it.entries);
            is.len() == wish.len() && wish.iter().all(|it| is.contains(it))
        }
        _ => false,
    }
}

fn assigns(ground: &Ground, said: &[String]) -> Outcome {
    let rule = &ground.state().directory.rules[&ground.names.rule(&said[0])?];
    let wish = match said[1].as_str() {
        "all at once" => Method::All,
        "randomly" => Method::Random,
        "in turn" => Method::Turn,
        _ => Method::Least,
    };
    let is = rule.actions.iter().any(|it| matches!(it, Action::Assign(balance) if balance.method == wish));
    wanted(is, || format!("it does not assign {}", said[1]))
}
