//! Phrases about what goes, and what goes on in its place: a team or its inbox, a user.

use team_inbox::model::{Configure, going, leaving};

use super::phrases::{Phrase, Said};
use super::settings::{by, draft_of};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} turns off the team inbox of {name}",
        means: "where nothing points to it and nothing waits in it",
        run: turn_off,
    },
    Phrase {
        says: "{actor} turns off the team inbox of {name} in favour of {name}",
        means: "its sharings and what waits in it go to the other",
        run: turn_off,
    },
    Phrase {
        says: "{actor} deletes the team {name}",
        means: "deletes a team that nothing points to",
        run: delete_team,
    },
    Phrase {
        says: "{actor} deletes the team {name} in favour of {name}",
        means: "deletes a team; its sharings and conversations go to the other",
        run: delete_team,
    },
    Phrase {
        says: "{actor} removes {person} from the organization {name}",
        means: "removes a user who has no shared account there",
        run: remove_user,
    },
    Phrase {
        says: "{actor} removes {person} from the organization {name} in favour of {person}",
        means: "removes a user; the other takes over their shared accounts",
        run: remove_user,
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "removing {person} from the organization {name} would concern:",
        means: "a table of *what*, *count*, as is said before it is done: *shared accounts*, *open conversations*, *closed conversations*, *rules*, *watched conversations*, *planned messages*; what is none is left out",
        run: |world, said| {
            let (person, org) = (world.person(said.word(0))?, world.organization(said.word(1))?);
            let it = leaving(&world.state, org, person);
            let counts = [
                ("shared accounts", it.accounts),
                ("open conversations", it.open),
                ("closed conversations", it.closed),
                ("rules", it.rules),
                ("watched conversations", it.watched),
                ("planned messages", it.planned),
            ];
            concerned(said, &counts)
        },
    },
    Phrase {
        says: "deleting the team {name} would concern:",
        means: "the same: *sharings and rules*, *waiting conversations*, *other conversations*",
        run: |world, said| {
            let it = going(&world.state, world.team(said.word(0))?);
            let counts = [
                ("sharings and rules", it.uses),
                ("waiting conversations", it.queued as usize),
                ("other conversations", it.others as usize),
            ];
            concerned(said, &counts)
        },
    },
];

fn turn_off(world: &mut World, said: &Said) -> Outcome {
    let (id, mut draft) = draft_of(world, said.word(1))?;
    draft.options.inbox = false;
    draft.successor = (!said.word(2).is_empty()).then(|| world.team(said.word(2))).transpose()?;
    by(world, said, Configure::PutTeam(Some(id), draft))
}

fn delete_team(world: &mut World, said: &Said) -> Outcome {
    let team = world.team(said.word(1))?;
    let successor = (!said.word(2).is_empty()).then(|| world.team(said.word(2))).transpose()?;
    by(world, said, Configure::DeleteTeam { team, successor })
}

fn remove_user(world: &mut World, said: &Said) -> Outcome {
    let (person, org) = (world.person(said.word(1))?, world.organization(said.word(2))?);
    let heir = (!said.word(3).is_empty()).then(|| world.person(said.word(3))).transpose()?;
    by(world, said, Configure::RemoveUser { org, person, heir })
}

/// Compares what a change would concern with a table of it.
fn concerned(said: &Said, counts: &[(&str, usize)]) -> Outcome {
    let is = counts.iter().filter(|it| it.1 > 0).map(|it| vec![it.0.to_owned(), it.1.to_string()]);
    let is: Vec<_> = is.collect();
    let wanted = said.rows(&["what", "count"])?;
    if is == wanted { Ok(()) } else { Err(format!("it would concern {is:?}")) }
}
