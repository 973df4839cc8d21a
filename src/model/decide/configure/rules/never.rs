//! Which conditions can never hold.

use crate::model::directory::Directory;
use crate::model::rules::Condition;

/// Returns why a condition can never hold, if it cannot.
pub fn why_never(condition: &Condition, directory: &Directory) -> Option<String> {
    match condition {
        Condition::All(parts) => {
            let in_part = parts.iter().find_map(|it| why_never(it, directory));
            in_part.or_else(|| why_not_together(parts, directory))
        }
        Condition::Any(parts) => {
            let mut reasons = parts.iter().map(|it| why_never(it, directory));
            if reasons.clone().all(|it| it.is_some()) {
                Some(reasons.next().flatten().unwrap_or("none of its conditions is filled in.".into()))
            } else {
                None
            }
        }
        Condition::Not(part) => holds_always(part, directory).then(|| "it excludes everything.".into()),
        Condition::Account(id) => {
            let is_there = directory.accounts.get(id).is_some_and(|it| !it.removed);
            (!is_there).then(|| "the account is not there any more.".into())
        }
        Condition::Team(id) if directory.team(*id).is_none() => {
            Some(format!("{} was deleted.", directory.team_name(*id)))
        }
        Condition::Between(from, until) if from == until || *from.max(until) >= 24 * 60 => {
            Some("its time of day is empty.".into())
        }
        _ => None,
    }
}

fn holds_always(condition: &Condition, directory: &Directory) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|it| holds_always(it, directory)),
        Condition::Any(parts) => parts.iter().any(|it| holds_always(it, directory)),
        Condition::Not(part) => why_never(part, directory).is_some(),
        _ => false,
    }
}

/// Returns why conditions that must all hold cannot hold together, if any two cannot.
fn why_not_together(parts: &[Condition], directory: &Directory) -> Option<String> {
    let parts = flattened(parts);
    let excludes = |a: &Condition, b: &Condition| match (a, b) {
        (Condition::Team(a), Condition::Team(b)) => a != b,
        (Condition::Account(a), Condition::Account(b)) => a != b,
        (Condition::Channel(a), Condition::Channel(b)) => a != b,
        (Condition::First(a), Condition::First(b)) => a != b,
        (Condition::Account(account), Condition::Channel(channel)) => {
            directory.accounts.get(account).is_some_and(|it| it.channel != *channel)
        }
        (Condition::Not(a), b) => **a == *b,
        _ => false,
    };
    let mut pairs = parts.iter().flat_map(|a| parts.iter().map(move |b| (*a, *b)));
    pairs.any(|(a, b)| excludes(a, b)).then(|| "two of its conditions exclude each other.".into())
}

fn flattened(parts: &[Condition]) -> Vec<&Condition> {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Condition::All(parts) => flat.extend(flattened(parts)),
            other => flat.push(other),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directory::Channel;
    use crate::model::fixture::World;
    use crate::model::ids::*;

    fn all(parts: &[Condition]) -> Condition {
        Condition::All(parts.to_vec())
    }

    fn not(part: Condition) -> Condition {
        Condition::Not(Box::new(part))
    }

    #[test]
    fn a_condition_that_can_never_hold_is_known() {
        let mut world = World::of(&["Ann"]);
        let account = Condition::Account(world.account("Ann", "a@acme.example", None));
        let (one, two) = (world.team("One", &[], &[]), world.team("Two", &[], &[]));
        let (one, two) = (Condition::Team(one), Condition::Team(two));
        let from = Condition::From("bob".into());
        for never in [
            Condition::Team(TeamId(9)),
            Condition::Account(AccountId(9)),
            Condition::Between(60, 60),
            Condition::Between(0, 1440),
            Condition::Any(vec![]),
            not(all(&[])),
            all(&[one.clone(), two.clone()]),
            all(&[one.clone(), all(&[two.clone(), from.clone()])]),
            all(&[from.clone(), not(from.clone())]),
            all(&[account.clone(), Condition::Channel(Channel::Sms)]),
            all(&[Condition::First(true), Condition::First(false)]),
            Condition::Any(vec![Condition::Team(TeamId(9)), not(all(&[]))]),
        ] {
            assert!(why_never(&never, world.directory()).is_some(), "{never:?}");
        }
        for possible in [
            all(&[]),
            Condition::Any(vec![one.clone(), two.clone()]),
            Condition::Any(vec![Condition::Team(TeamId(9)), from.clone()]),
            all(&[one, not(two)]),
            all(&[account, Condition::Channel(Channel::Email)]),
            Condition::Between(1320, 360),
            not(from),
        ] {
            assert_eq!(why_never(&possible, world.directory()), None, "{possible:?}");
        }
    }
}
