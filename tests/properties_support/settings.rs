//! Random changes of settings, mostly by who may make them.

use team_inbox::model::{
    AddressId, Configure, LabelDraft, LabelId, PersonId, Role, SeveralTeams, WhenSettled,
};

use super::founding::{account, org, owner_of, person, put_address, sharing, team, team_draft, user};
use super::life::Life;

/// Returns what is changed, by whom, read from four small numbers.
pub fn change(life: &Life, [which, more, how, dice]: [u8; 4]) -> (PersonId, Configure) {
    let somebody = person(more);
    let org = org(how);
    let (own_team, other_team) = (team(how), team(how.wrapping_add(1)));
    let is_even = how.is_multiple_of(2);
    let owner = owner_of(org);
    let change = match which % 20 {
        0 | 1 => {
            let choice = if is_even { WhenSettled::Remove } else { WhenSettled::Keep };
            return (somebody, Configure::SetWhenSettled(somebody, choice));
        }
        2 => return (somebody, Configure::SetAway(somebody, Some((None, None)))),
        3 => Configure::SetAway(somebody, Some((None, Some(life.now.plus(i64::from(dice) * 600_000))))),
        4 => Configure::SetAway(somebody, None),
        5..8 => {
            let mut draft = team_draft(own_team, [dice, more]);
            draft.successor = (dice.is_multiple_of(3)).then_some(other_team);
            return (owner_of(draft.org), Configure::PutTeam(Some(own_team), draft));
        }
        8 | 9 => {
            let sharing = (!dice.is_multiple_of(4)).then(|| sharing(org, dice));
            let share = Configure::ShareAccount { account: account(how), org, sharing };
            if more.is_multiple_of(3) { Configure::WithExisting(Box::new(share)) } else { share }
        }
        10 => Configure::RemoveUser { org, person: somebody, heir: is_even.then(|| person(dice)) },
        11 => user(Some(org), somebody, if is_even { Role::Member } else { Role::Admin }),
        12 | 13 => Configure::DeleteTeam { team: own_team, successor: is_even.then_some(other_team) },
        14 => put_address(org, how % 3, dice),
        15 => {
            Configure::VerifyAddress(AddressId(1 + u16::from(dice) % 4), (!is_even).then(|| "1".to_owned()))
        }
        16 => {
            let remove = Configure::RemoveAddress(AddressId(1 + u16::from(dice) % 4));
            if is_even { Configure::WithExisting(Box::new(remove)) } else { remove }
        }
        17 => {
            let choice = if is_even { SeveralTeams::CopyEach } else { SeveralTeams::One };
            Configure::SetSeveralTeams(org, choice)
        }
        18 => {
            Configure::SetRole(org, somebody, [Role::Member, Role::Admin, Role::Owner][usize::from(dice) % 3])
        }
        _ => {
            let id = (!is_even).then(|| LabelId(1 + u16::from(dice) % 3));
            let own = dice.is_multiple_of(3).then_some(somebody);
            let draft = LabelDraft { owner: own, ..LabelDraft::common(&format!("L{dice}"), 1) };
            let put = Configure::PutLabel(id, org, (!dice.is_multiple_of(5)).then_some(draft));
            return (own.unwrap_or(owner), put);
        }
    };
    // Now and then somebody tries who may not.
    (if dice == 7 { somebody } else { owner }, change)
}
