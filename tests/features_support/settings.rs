//! Phrases that set a world up and change its settings: organizations, teams, options, absences.

use team_inbox::model::{
    Actor, Command, Configure, LabelDraft, OrgId, Role, SeveralTeams, TeamDraft, TeamOptions, WhenSettled,
};

use super::clock::until;
use super::members::members_of;
use super::names::{listed, quoted};
use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "the organization {name} with {users}",
        means: "an organization; who is in another one already is the same person",
        run: organization,
    },
    Phrase {
        says: "the organization {name} makes {one conversation|one copy in each} of mail to several teams",
        means: "the option of the organization",
        run: several_teams,
    },
    Phrase {
        says: "the team {name} with {members}",
        means: "a team of the organization that was named last",
        run: team,
    },
    Phrase {
        says: "{actor} makes {members} the members of the team {name}",
        means: "changes who is in a team",
        run: members,
    },
    Phrase {
        says: "{actor} makes {person} {an active member|an observer} of the team {name}",
        means: "who was in it as the other is so no longer",
        run: |world, said| join(world, said, Some(said.word(2) == "an active member")),
    },
    Phrase {
        says: "{actor} removes {person} from the team {name}",
        means: "it stays with the others",
        run: |world, said| join(world, said, None),
    },
    Phrase {
        says: "the team {name} {assigns the replier|leaves it in the team inbox} when a member replies",
        means: "the option of the team for replies to what nobody is assigned",
        run: when_replied,
    },
    Phrase {
        says: "the team {name} shows a reply to what is assigned in {the assignee's Inbox|the team inbox}",
        means: "the option of the team for replies from outside",
        run: when_answered,
    },
    Phrase {
        says: "the team {name} lets a mention of the team reach {active members|all members}",
        means: "the option of the team for @team",
        run: when_mentioned,
    },
    Phrase {
        says: "the team {name} has no team inbox",
        means: "its team inbox is turned off",
        run: no_team_inbox,
    },
    Phrase {
        says: "{people} {keep|keeps|remove|removes} from the Inbox what is closed or assigned to others",
        means: "the personal option; keeping is the default",
        run: when_settled,
    },
    Phrase { says: "{people} {is|are} out of office", means: "as set by themselves, from now on", run: away },
    Phrase {
        says: "{people} {is|are} out of office {for how long}",
        means: "the same, with an end",
        run: away,
    },
    Phrase {
        says: "only {people} {is|are} online",
        means: "acts in a tab that is open, from now on",
        run: |world, said| {
            world.online = world.people(said.word(0))?.into_iter().collect();
            Ok(())
        },
    },
    Phrase { says: "{people} {is|are} back in office", means: "ends an absence", run: back },
    Phrase {
        says: "{actor} sets {person} out of office",
        means: "an absence set by oneself or an admin",
        run: set_away,
    },
    Phrase {
        says: "{actor} sets {person} out of office {for how long}",
        means: "the same, with an end",
        run: set_away,
    },
    Phrase {
        says: "{actor} adds {person} to the organization {name}",
        means: "adds a user, as a member",
        run: add_user,
    },
    Phrase {
        says: "{actor} makes {person} {owner|admin|member} of the organization {name}",
        means: "changes a role; whoever makes another the owner becomes an admin",
        run: set_role,
    },
    Phrase {
        says: "the label {name}",
        means: "a label of the organization that was named last",
        run: labels,
    },
    Phrase { says: "the labels {names}", means: "several", run: labels },
    Phrase {
        says: "{person} makes the own label {name}",
        means: "one that nobody else sees, in the organization that was named last",
        run: own_label,
    },
];

fn organization(world: &mut World, said: &Said) -> Outcome {
    let users: Vec<_> = listed(said.word(1)).map(user).collect::<Result<_, _>>()?;
    let owners: Vec<_> = users.iter().filter(|it| it.1 == Role::Owner).collect();
    let [(owner, _)] = owners[..] else {
        return Err("one of the users should be the (owner)".to_owned());
    };
    if world.person(owner).is_err() {
        configure(world, Actor::Setup, new_user(None, owner, Role::Owner))?;
    }
    let owner = Actor::Person(world.person(owner)?);
    configure(world, owner, Configure::AddOrganization { name: said.word(0).to_owned() })?;
    let org = world.organization(said.word(0))?;
    for (name, role) in users.iter().filter(|it| it.1 != Role::Owner) {
        configure(world, owner, new_user(Some(org), name, *role))?;
    }
    Ok(())
}

fn user(written: &str) -> Result<(&str, Role), String> {
    match written.split_once(' ') {
        None => Ok((written, Role::Member)),
        Some((name, "(owner)")) => Ok((name, Role::Owner)),
        Some((name, "(admin)")) => Ok((name, Role::Admin)),
        Some((name, "(member)")) => Ok((name, Role::Member)),
        Some((_, role)) => Err(format!("there is no role {role}: there are (owner), (admin), (member)")),
    }
}

fn new_user(org: Option<OrgId>, name: &str, role: Role) -> Configure {
    let email = format!("{}@people.example", name.to_lowercase());
    Configure::AddUser { org, name: name.to_owned(), email, role }
}

fn several_teams(world: &mut World, said: &Said) -> Outcome {
    let org = world.organization(said.word(0))?;
    let choice = if said.word(1) == "one conversation" { SeveralTeams::One } else { SeveralTeams::CopyEach };
    by_owner(world, org, Configure::SetSeveralTeams(org, choice))
}

fn team(world: &mut World, said: &Said) -> Outcome {
    let org = newest_organization(world)?;
    let (active, observers) = members_of(world, org, said.word(1))?;
    let draft = TeamDraft {
        org,
        name: said.word(0).to_owned(),
        emoji: String::new(),
        hue: 1,
        active,
        observers,
        options: TeamOptions::default(),
        successor: None,
    };
    by_owner(world, org, Configure::PutTeam(None, draft))
}

/// Returns a team as a form would give it, to be changed.
pub fn draft_of(world: &World, name: &str) -> Result<(team_inbox::model::TeamId, TeamDraft), String> {
    let id = world.team(name)?;
    let team = &world.state.directory.teams[&id];
    let draft = TeamDraft {
        org: team.org,
        name: team.name.clone(),
        emoji: team.emoji.clone(),
        hue: team.hue,
        active: team.active.iter().copied().collect(),
        observers: team.observers.iter().copied().collect(),
        options: team.options.clone(),
        successor: None,
    };
    Ok((id, draft))
}

fn members(world: &mut World, said: &Said) -> Outcome {
    let (id, mut draft) = draft_of(world, said.word(2))?;
    (draft.active, draft.observers) = members_of(world, draft.org, said.word(1))?;
    by(world, said, Configure::PutTeam(Some(id), draft))
}

/// Makes a person an active member or an observer of a team, or neither.
fn join(world: &mut World, said: &Said, active: Option<bool>) -> Outcome {
    let person = world.person(said.word(1))?;
    let (id, mut draft) = draft_of(world, said.word(if active.is_some() { 3 } else { 2 }))?;
    draft.active.retain(|it| *it != person);
    draft.observers.retain(|it| *it != person);
    match active {
        Some(true) => draft.active.push(person),
        Some(false) => draft.observers.push(person),
        None => {}
    }
    by(world, said, Configure::PutTeam(Some(id), draft))
}

fn option_of_team(world: &mut World, said: &Said, set: impl Fn(&mut TeamOptions)) -> Outcome {
    let (id, mut draft) = draft_of(world, said.word(0))?;
    set(&mut draft.options);
    by_owner(world, draft.org, Configure::PutTeam(Some(id), draft))
}

fn when_replied(world: &mut World, said: &Said) -> Outcome {
    option_of_team(world, said, |it| it.reply_assigns = said.word(1) == "assigns the replier")
}

fn when_answered(world: &mut World, said: &Said) -> Outcome {
    option_of_team(world, said, |it| it.reply_requeues = said.word(1) == "the team inbox")
}

fn when_mentioned(world: &mut World, said: &Said) -> Outcome {
    option_of_team(world, said, |it| it.mention_all = said.word(1) == "all members")
}

fn no_team_inbox(world: &mut World, said: &Said) -> Outcome {
    option_of_team(world, said, |it| it.inbox = false)
}

fn when_settled(world: &mut World, said: &Said) -> Outcome {
    let choice = if said.word(1).starts_with("keep") { WhenSettled::Keep } else { WhenSettled::Remove };
    for person in world.people(said.word(0))? {
        let is_so = world.state.directory.people[&person].when_settled == choice;
        if !is_so {
            configure(world, Actor::Person(person), Configure::SetWhenSettled(person, choice))?;
        }
    }
    Ok(())
}

fn away(world: &mut World, said: &Said) -> Outcome {
    let until = until(world, said.word(2))?;
    for person in world.people(said.word(0))? {
        configure(world, Actor::Person(person), Configure::SetAway(person, Some((None, until))))?;
    }
    Ok(())
}

fn back(world: &mut World, said: &Said) -> Outcome {
    for person in world.people(said.word(0))? {
        configure(world, Actor::Person(person), Configure::SetAway(person, None))?;
    }
    Ok(())
}

fn set_away(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(1))?;
    let until = until(world, said.word(2))?;
    by(world, said, Configure::SetAway(person, Some((None, until))))
}

fn add_user(world: &mut World, said: &Said) -> Outcome {
    let org = world.organization(said.word(2))?;
    by(world, said, new_user(Some(org), said.word(1), Role::Member))
}

fn set_role(world: &mut World, said: &Said) -> Outcome {
    let (person, org) = (world.person(said.word(1))?, world.organization(said.word(3))?);
    let role = match said.word(2) {
        "owner" => Role::Owner,
        "admin" => Role::Admin,
        _ => Role::Member,
    };
    by(world, said, Configure::SetRole(org, person, role))
}

fn own_label(world: &mut World, said: &Said) -> Outcome {
    let (person, org) = (world.person(said.word(0))?, newest_organization(world)?);
    let draft = LabelDraft { owner: Some(person), ..LabelDraft::common(said.word(1), 1) };
    by(world, said, Configure::PutLabel(None, org, Some(draft)))
}

fn labels(world: &mut World, said: &Said) -> Outcome {
    let org = newest_organization(world)?;
    let names = if said.word(0).contains('"') { quoted(said.word(0)).collect() } else { vec![said.word(0)] };
    for name in names {
        let draft = LabelDraft::common(name, 1);
        by_owner(world, org, Configure::PutLabel(None, org, Some(draft)))?;
    }
    Ok(())
}

/// Returns the organization that was named last.
pub fn newest_organization(world: &World) -> Result<OrgId, String> {
    let newest = world.state.directory.organizations.keys().next_back().copied();
    newest.ok_or_else(|| "an organization should be named first".to_owned())
}

/// What the owner of an organization does, taken for granted.
pub fn by_owner(world: &mut World, org: OrgId, change: Configure) -> Outcome {
    let owner = world.state.directory.people.values().find(|it| it.roles.get(&org) == Some(&Role::Owner));
    let owner = owner.ok_or("the organization has no owner")?.id;
    configure(world, Actor::Person(owner), change)
}

/// What a scenario takes for granted.
pub fn configure(world: &mut World, actor: Actor, change: Configure) -> Outcome {
    world.arrange(actor, Command::Configure(change))
}

/// What the person named first does, and may be refused.
pub fn by(world: &mut World, said: &Said, change: Configure) -> Outcome {
    let person = world.person(said.word(0))?;
    world.act(person, Command::Configure(change))
}
