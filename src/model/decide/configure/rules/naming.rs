//! Whom and what rules name, and what becomes of a rule when that goes.

use crate::model::ids::*;
use crate::model::rules::{Action, Balance, Condition, Rule};

/// What a rule moves to a team it moves to the successor.
pub fn redirect(rule: &mut Rule, team: TeamId, successor: TeamId) {
    for action in &mut rule.actions {
        if let Action::Move(to) = action
            && *to == team
        {
            *to = successor;
        }
    }
}

/// Whatever a rule says of a team it says of the successor.
pub fn repoint(rule: &mut Rule, team: TeamId, successor: TeamId) {
    redirect(rule, team, successor);
    for action in &mut rule.actions {
        if let Action::Assign(balance) = action {
            for (named, _) in balance.teams.iter_mut().filter(|it| it.0 == team) {
                *named = successor;
            }
        }
    }
    rename(&mut rule.condition, team, successor);
}

fn rename(condition: &mut Condition, team: TeamId, successor: TeamId) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                rename(part, team, successor);
            }
        }
        Condition::Not(part) => rename(part, team, successor),
        Condition::Team(named) if *named == team => *named = successor,
        _ => {}
    }
}

/// Tells whether a rule moves conversations to a team.
pub fn moves_to(rule: &Rule, team: TeamId) -> bool {
    rule.actions.contains(&Action::Move(team))
}

/// Tells whether a rule names a team at all.
pub fn names_team(rule: &Rule, team: TeamId) -> bool {
    let assigns =
        |it: &Action| matches!(it, Action::Assign(balance) if balance.teams.iter().any(|it| it.0 == team));
    moves_to(rule, team) || rule.actions.iter().any(assigns) || mentions(&rule.condition, team)
}

fn mentions(condition: &Condition, team: TeamId) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|it| mentions(it, team)),
        Condition::Not(part) => mentions(part, team),
        Condition::Team(named) => *named == team,
        _ => false,
    }
}

/// Tells whether a rule names a person.
pub fn names_person(rule: &Rule, person: PersonId) -> bool {
    rule.actions.iter().any(|it| people(it).is_some_and(|it| it.contains(&person)))
}

/// Takes a person out of a rule, and out of it every action that is left without anybody. A rule
/// that has nothing left to do is turned off.
pub fn forget_person(rule: &mut Rule, person: PersonId) {
    if !names_person(rule, person) {
        return;
    }
    rule.actions.retain_mut(|action| {
        let by_team = matches!(action, Action::Assign(balance) if !balance.teams.is_empty());
        let Some(people) = people_mut(action) else { return true };
        let was_named = people.contains(&person);
        people.retain(|it| *it != person);
        !was_named || by_team || !people.is_empty()
    });
    rule.on &= !rule.actions.is_empty();
}

/// Takes a label out of a rule; a rule that has nothing left to do is turned off.
pub fn forget_label(rule: &mut Rule, label: LabelId) {
    rule.actions.retain(|it| *it != Action::Label(label));
    rule.on &= !rule.actions.is_empty();
}

/// Takes a saved reply out of a rule; a rule that has nothing left to do is turned off.
pub fn forget_reply(rule: &mut Rule, reply: SavedReplyId) {
    rule.actions.retain(|it| *it != Action::Reply(reply));
    rule.on &= !rule.actions.is_empty();
}

fn people(action: &Action) -> Option<&Vec<PersonId>> {
    match action {
        Action::Assign(Balance { people, .. })
        | Action::ArchiveFor(people)
        | Action::RemoveFor(people)
        | Action::ReadFor(people)
        | Action::Snooze(people, _)
        | Action::Notify(people) => Some(people),
        _ => None,
    }
}

fn people_mut(action: &mut Action) -> Option<&mut Vec<PersonId>> {
    match action {
        Action::Assign(Balance { people, .. })
        | Action::ArchiveFor(people)
        | Action::RemoveFor(people)
        | Action::ReadFor(people)
        | Action::Snooze(people, _)
        | Action::Notify(people) => Some(people),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directory::Membership;
    use crate::model::fixture::rule;
    use crate::model::rules::{Attendance, Method};

    const OLD: TeamId = TeamId(1);
    const NEW: TeamId = TeamId(2);

    #[test]
    fn what_a_rule_says_of_a_team_it_says_of_the_successor() {
        let asks = |team| {
            let not = Condition::Not(Box::new(Condition::Team(team)));
            Condition::Any(vec![Condition::All(vec![not]), Condition::Team(TeamId(3))])
        };
        let assigns = |team| {
            vec![Action::Assign(Balance {
                method: Method::Turn,
                people: Vec::new(),
                teams: vec![(team, Membership::Active), (TeamId(3), Membership::Observer)],
                attendance: Attendance::InOffice,
            })]
        };
        let always = Condition::All(Vec::new());
        for of in [
            &|team| rule(asks(team), vec![Action::Close]) as Rule,
            &|team| rule(always.clone(), assigns(team)),
            &|team| rule(always.clone(), vec![Action::Move(team)]),
        ] as [&dyn Fn(TeamId) -> Rule; 3]
        {
            let mut rule = of(OLD);
            assert!(names_team(&rule, OLD) && !names_team(&rule, NEW), "{rule:?}");
            repoint(&mut rule, OLD, NEW);
            assert_eq!(rule, of(NEW));
        }
    }

    #[test]
    fn a_rule_that_has_nothing_left_to_do_is_turned_off() {
        let (label, reply) = (Action::Label(LabelId(1)), Action::Reply(SavedReplyId(1)));
        let always = Condition::All(Vec::new());
        for (action, forget) in [
            (label, (|it| forget_label(it, LabelId(1))) as fn(&mut Rule)),
            (reply, |it| forget_reply(it, SavedReplyId(1))),
        ] {
            let mut idle = rule(always.clone(), vec![action.clone()]);
            forget(&mut idle);
            assert_eq!(idle, Rule { on: false, ..rule(always.clone(), Vec::new()) });
            let mut busy = rule(always.clone(), vec![action, Action::Close]);
            forget(&mut busy);
            assert_eq!(busy, rule(always.clone(), vec![Action::Close]));
            let mut off = Rule { on: false, ..busy };
            forget(&mut off);
            assert!(!off.on, "what is off stays off");
        }
    }
}
