//! A small workspace by dice: two organizations that share a person, three teams, three accounts,
//! three shared addresses, and the options of each.

use team_inbox::model::{
    AccountId, Actor, AddressKind, Channel, Configure, Delivery, OrgId, PersonId, Role, SeveralTeams,
    SharingChoice, SidebarForm, TeamDraft, TeamId, TeamOptions, Who,
};

use super::life::Life;
use super::rules;
use crate::Outcome;

/// So many people are in every workspace.
const PEOPLE: u16 = 6;
/// The first organization: people 1 to 5, teams 1 and 2.
pub const BADGE: OrgId = OrgId(1);
/// The second one: people 2, 5 and 6, team 3.
pub const PRINT: OrgId = OrgId(2);

/// The numbers that a workspace is founded by.
pub type Dice = [u8; 24];

/// Founds a workspace with rules.
pub fn found(life: &mut Life, dice: &Dice) -> Outcome {
    found_without_rules(life, dice)?;
    rules::found(life, &dice[18..])
}

/// Founds a workspace: who is in which team, who shares what with whom, and the options.
pub fn found_without_rules(life: &mut Life, dice: &Dice) -> Outcome {
    life.arrange(Actor::Setup, user(None, owner_of(BADGE), Role::Owner))?;
    for (org, name) in [(BADGE, "Badge"), (PRINT, "Print")] {
        let owner = Actor::Person(owner_of(org));
        life.arrange(owner, Configure::AddOrganization { name: name.to_owned() })?;
        for person in members_of(org).filter(|it| *it != owner_of(org)) {
            life.arrange(owner, user(Some(org), person, Role::Member))?;
        }
        if dice[usize::from(org.0)].is_multiple_of(3) {
            life.arrange(owner, Configure::SetSeveralTeams(org, SeveralTeams::CopyEach))?;
        }
    }
    for number in 0..3 {
        let at = 3 + usize::from(number) * 2;
        let draft = team_draft(team(number), [dice[at], dice[at + 1]]);
        life.arrange(Actor::Person(owner_of(draft.org)), Configure::PutTeam(None, draft))?;
    }
    for number in 0..3 {
        connect(life, number, &dice[9 + usize::from(number) * 3..])?;
    }
    Ok(())
}

/// Connects an account of somebody, shared in some way or not, and a shared address.
fn connect(life: &mut Life, number: u8, dice: &[u8]) -> Outcome {
    let org = org(number);
    let owner = Actor::Person(owner_of(org));
    let (owned_by, address) = (someone_in(org, dice[0]), format!("account{number}@badge.example"));
    let (name, simulated) = (address.clone(), dice[0] > 200);
    let channel = if number == 1 && dice[0].is_multiple_of(5) { Channel::Sms } else { Channel::Email };
    let add = Configure::AddAccount { owner: owned_by, name, address, channel, simulated };
    life.arrange(Actor::Person(owned_by), add)?;
    if !dice[1].is_multiple_of(3) {
        let sharing = Some(sharing(org, dice[1] / 3));
        life.arrange(owner, Configure::ShareAccount { account: account(number), org, sharing })?;
    }
    life.arrange(owner, put_address(org, number, dice[2]))?;
    let address = format!("shared{number}@badge.example");
    // A sharing to a team without an inbox was refused: then there is none.
    let Some(entry) = life.state.directory.addresses.values().find(|it| it.address == address) else {
        return Ok(());
    };
    if dice[2] > 240 { Ok(()) } else { life.arrange(owner, Configure::VerifyAddress(entry.id, None)) }
}

/// Returns the command that adds a shared address by number.
pub fn put_address(org: OrgId, number: u8, dice: u8) -> Configure {
    Configure::PutAddress {
        id: None,
        org,
        address: format!("shared{number}@badge.example"),
        kind: AddressKind::Alias,
        sharing: sharing(org, dice),
        code: "1".to_owned(),
    }
}

/// Returns the organization of a number; most are the first one.
pub const fn org(number: u8) -> OrgId {
    if number % 3 == 2 { PRINT } else { BADGE }
}

/// Returns the owner of an organization as it is founded.
pub const fn owner_of(org: OrgId) -> PersonId {
    if org.0 == BADGE.0 { PersonId(1) } else { PersonId(5) }
}

/// Returns who is in an organization as it is founded. The owner of the second one is in the first.
fn members_of(org: OrgId) -> impl Iterator<Item = PersonId> {
    let all = if org == BADGE { [1, 2, 3, 4, 5].as_slice() } else { &[2, 5, 6] };
    all.iter().map(|it| PersonId(*it))
}

/// Returns somebody who is in an organization as it is founded.
pub fn someone_in(org: OrgId, number: u8) -> PersonId {
    let members: Vec<_> = members_of(org).collect();
    members[usize::from(number) % members.len()]
}

/// Returns the person of a number.
pub fn person(number: u8) -> PersonId {
    PersonId(1 + u16::from(number) % PEOPLE)
}

/// Returns the team of a number.
pub fn team(number: u8) -> TeamId {
    TeamId(1 + u16::from(number) % 3)
}

/// Returns the account of a number.
pub fn account(number: u8) -> AccountId {
    AccountId(1 + u16::from(number) % 3)
}

/// Returns the command that adds a person by number.
pub fn user(org: Option<OrgId>, person: PersonId, role: Role) -> Configure {
    Configure::AddUser { org, name: format!("P{person}"), email: format!("p{person}@people.example"), role }
}

/// Returns a team with members and options by dice: two bits for each person, more for the options.
pub fn team_draft(team: TeamId, [members, more]: [u8; 2]) -> TeamDraft {
    let bits = u16::from(members) | (u16::from(more & 15) << 8);
    let org = if team.0 == 3 { PRINT } else { BADGE };
    let place = |wanted: u16| members_of(org).filter(move |it| (bits >> ((it.0 - 1) * 2)) & 3 == wanted);
    let options = TeamOptions {
        reply_assigns: more >> 4 & 1 == 0,
        reply_requeues: more >> 5 & 1 == 1,
        mention_all: more >> 6 & 1 == 1,
        inbox: more >> 4 != 15,
        // No rule asks for these.
        sidebar: SidebarForm::default(),
        hours: None,
    };
    TeamDraft {
        org,
        name: format!("T{team}"),
        emoji: String::new(),
        hue: 1,
        active: place(1).collect(),
        observers: place(2).collect(),
        options,
        successor: None,
    }
}

/// Returns a sharing with an organization by dice.
pub fn sharing(org: OrgId, dice: u8) -> SharingChoice {
    let (one, other) = if org == BADGE { (team(0), team(1)) } else { (team(2), team(2)) };
    let somebody = Who::Person(someone_in(org, dice / 6));
    SharingChoice::Inbox(match dice % 6 {
        0 => return SharingChoice::TeamInbox(one),
        1 => return SharingChoice::TeamInbox(other),
        2 => vec![(Who::Everyone, Delivery::Receive)],
        3 => vec![(somebody, Delivery::Receive), (Who::Everyone, Delivery::AutoArchive)],
        4 => vec![(Who::Team(if dice.is_multiple_of(4) { one } else { other }), Delivery::Receive)],
        _ => vec![
            (Who::Team(one), Delivery::AutoArchive),
            (Who::Team(other), Delivery::Receive),
            (somebody, Delivery::AutoArchive),
        ],
    })
}
