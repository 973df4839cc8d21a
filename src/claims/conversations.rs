//! Claims about conversations: where they stand, whose they are, what was done to them.

use super::{Claim, Ground, Outcome, equal, listed, quoted, wanted};
use crate::model::*;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        says: "there is no conversation {name}",
        means: "none was begun, or it was deleted for ever",
        holds: |ground, said| match ground.names.present(&said[0]) {
            Ok(_) => Err(format!("there is one: “{}”", said[0])),
            Err(_) => Ok(()),
        },
    },
    Claim {
        says: "{conversation} has {number} {message|messages}",
        means: "so many came in and went out",
        holds: |ground, said| {
            let count = ground.state().conversations.messages(ground.names.conversation(&said[0])?);
            equal(&said[1], &count.to_string())
        },
    },
    Claim {
        says: "{conversation} belongs to {name}",
        means: "its team",
        holds: |ground, said| belongs(ground, said, Some(&said[1])),
    },
    Claim {
        says: "{conversation} belongs to no team",
        means: "it has none",
        holds: |ground, said| belongs(ground, said, None),
    },
    Claim {
        says: "{conversation} is assigned to {people}",
        means: "to them, in this order, and to nobody else",
        holds: |ground, said| {
            ground.names.people(&said[1])?;
            assignees(ground, said, &listed(&said[1]).collect::<Vec<_>>())
        },
    },
    Claim {
        says: "{conversation} is assigned to nobody",
        means: "it has no assignee",
        holds: |ground, said| assignees(ground, said, &[]),
    },
    Claim {
        says: "{conversation} is labelled {names}",
        means: "with these labels, and no others",
        holds: labelled,
    },
    Claim {
        says: "{conversation} is not labelled {names}",
        means: "with any of these; says nothing of others",
        holds: not_labelled,
    },
    Claim { says: "{conversation} has no label", means: "none at all", holds: labelled },
    Claim {
        says: "{conversation} {is|is not} in {mailbox} of {person}",
        means: "this one mailbox; says nothing of others",
        holds: is_in,
    },
    Claim { says: "{conversation} is {read|unread} for {people}", means: "for each of them", holds: unread },
    Claim {
        says: "{people} {has|have} {access|no access} to {conversation}",
        means: "each of them may see it, or may not",
        holds: access,
    },
    Claim {
        says: "{conversation} is {open|closed}",
        means: "for everyone",
        holds: |ground, said| {
            let is_closed = ground.state().conversations.is_closed(ground.names.conversation(&said[0])?);
            equal(&said[1], if is_closed { "closed" } else { "open" })
        },
    },
    Claim {
        says: "{mailbox} of {person} lists {conversations}",
        means: "these rows, in this order, and no others",
        holds: lists,
    },
    Claim { says: "{mailbox} of {person} is empty", means: "no row", holds: lists },
    Claim { says: "the badge on {mailbox} of {person} is {number}", means: "the unread rows", holds: badge },
];

fn belongs(ground: &Ground, said: &[String], team: Option<&String>) -> Outcome {
    let team = team.map(|it| ground.names.team(it)).transpose()?;
    let is = ground.state().conversations.team(ground.names.conversation(&said[0])?);
    let name = || is.map_or("no team", |it| ground.state().directory.team_name(it));
    wanted(is == team, || format!("it belongs to {}", name()))
}

fn assignees(ground: &Ground, said: &[String], people: &[&str]) -> Outcome {
    let it = ground.names.conversation(&said[0])?;
    let names: Vec<_> =
        ground.state().conversations.assignees(it).iter().map(|it| ground.names.first_name(*it)).collect();
    wanted(names == people, || format!("it is assigned to [{}]", names.join(", ")))
}

fn label_ids(ground: &Ground, said: &[String]) -> Result<Vec<LabelId>, String> {
    quoted(said.get(1).map_or("", String::as_str)).map(|it| ground.names.label(it)).collect()
}

fn labelled(ground: &Ground, said: &[String]) -> Outcome {
    let mut labels = label_ids(ground, said)?;
    labels.sort_unstable();
    let is = ground.state().conversations.labels(ground.names.conversation(&said[0])?);
    wanted(is == labels, || format!("it is labelled [{}]", label_names(ground, &is).join(", ")))
}

fn not_labelled(ground: &Ground, said: &[String]) -> Outcome {
    let unwanted = label_ids(ground, said)?;
    let mut is = ground.state().conversations.labels(ground.names.conversation(&said[0])?).to_vec();
    is.retain(|it| unwanted.contains(it));
    wanted(is.is_empty(), || format!("it is labelled {}", label_names(ground, &is).join(", ")))
}

fn label_names<'a>(ground: &Ground<'a>, labels: &[LabelId]) -> Vec<&'a str> {
    let all = &ground.state().directory.labels;
    labels.iter().filter_map(|it| all.get(it)).map(|it| it.name.as_str()).collect()
}

fn unread(ground: &Ground, said: &[String]) -> Outcome {
    let it = ground.names.conversation(&said[0])?;
    let is_unread = |person: &PersonId| ground.state().shelf(*person).has(it, Flag::Unread);
    of_each(ground, &said[2], is_unread, said[1] == "unread", &said[1])
}

fn access(ground: &Ground, said: &[String]) -> Outcome {
    let it = ground.names.conversation(&said[3])?;
    let facts = ground.state().facts(it);
    let may_see = |person: &PersonId| facts.admits(*person, &ground.state().directory);
    of_each(ground, &said[0], may_see, said[2] == "access", &format!("with {}", said[2]))
}

/// Fails, naming them, unless something holds for each of some people, or for none of them.
fn of_each(
    ground: &Ground,
    people: &str,
    holds: impl Fn(&PersonId) -> bool,
    should: bool,
    what: &str,
) -> Outcome {
    let people = ground.names.people(people)?;
    let others = people.iter().filter(|it| holds(it) != should).map(|it| ground.names.first_name(*it));
    let others: Vec<_> = others.collect();
    wanted(others.is_empty(), || format!("not {what}: {}", others.join(", ")))
}

fn lists(ground: &Ground, said: &[String]) -> Outcome {
    let person = ground.names.person(&said[1])?;
    let rows = ground.names.conversations_of(said.get(2).map_or("", String::as_str))?;
    let mailbox = ground.names.mailbox(&said[0], rows.first().copied())?;
    let state = ground.state();
    let is = state.sorted(person, mailbox, &state.mailbox(person, mailbox)).ids;
    wanted(is == rows, || {
        let names: std::collections::BTreeMap<_, _> = ground.names.conversations().into_iter().collect();
        let names: Vec<_> = is.iter().map(|it| format!("\"{}\"", names[it])).collect();
        format!("it lists [{}]", names.join(", "))
    })
}

fn is_in(ground: &Ground, said: &[String]) -> Outcome {
    let (it, person) = (ground.names.conversation(&said[0])?, ground.names.person(&said[3])?);
    let mailbox = ground.names.mailbox(&said[2], Some(it))?;
    let is = ground.state().is_in(person, mailbox, it);
    wanted(is == (said[1] == "is"), || format!("it {} there", if is { "is" } else { "is not" }))
}

fn badge(ground: &Ground, said: &[String]) -> Outcome {
    let person = ground.names.person(&said[1])?;
    let mailbox = ground.names.mailbox(&said[0], None)?;
    if !mailbox.has_badge() {
        return Err(format!("{} has no badge", said[0]));
    }
    equal(&said[2], &ground.state().badges(person, &[mailbox])[0].to_string())
}
