//! Which conditions can never hold.

use crate::model::Window;
use crate::model::directory::{Account, Directory};
use crate::model::ids::*;
use crate::model::rules::{Condition, Rule, Trigger};

/// Returns why a condition of a rule can never hold, if it cannot.
pub fn why_never(condition: &Condition, rule: &Rule, directory: &Directory) -> Option<String> {
    let why = |it: &Condition| why_never(it, rule, directory);
    match condition {
        Condition::All(parts) => parts.iter().find_map(why).or_else(|| why_not_together(parts, directory)),
        Condition::Any(parts) => {
            let mut reasons = parts.iter().map(why);
            if reasons.clone().all(|it| it.is_some()) {
                Some(reasons.next().flatten().unwrap_or("none of its conditions is filled in.".into()))
            } else {
                None
            }
        }
        Condition::Not(part) => holds_always(part, rule, directory).then(|| "it excludes everything.".into()),
        Condition::Account(id) => why_no_message(directory.accounts.get(id), rule, directory),
        Condition::Team(id) => match directory.team(*id) {
            None => Some(format!("{} was deleted.", directory.team_name(*id))),
            Some(team) if team.org != rule.org => {
                Some(format!("{} belongs to another organization.", team.name))
            }
            Some(_) => None,
        },
        Condition::Within(window) => why_empty(window),
        _ => why_unknown(condition, rule.trigger),
    }
}

/// Of an account whose owner has nothing to do with the organization nothing comes into it.
fn why_no_message(account: Option<&Account>, rule: &Rule, directory: &Directory) -> Option<String> {
    let Some(account) = account.filter(|it| !it.removed) else {
        return Some("the account is not there any more.".into());
    };
    let reaches = account.org == Some(rule.org) || directory.role(account.owner, rule.org).is_some();
    (!reaches).then(|| format!("{} belongs to nobody in this organization.", account.name))
}

fn why_empty(window: &Window) -> Option<String> {
    let is_empty = window.from == window.until || window.from.max(window.until) >= Window::DAY;
    if is_empty {
        Some("its time window is empty.".into())
    } else if window.days & Window::DAILY == 0 {
        Some("its time window has no day.".into())
    } else {
        None
    }
}

/// What people do is no message: it has neither recipients nor a header.
fn why_unknown(condition: &Condition, trigger: Trigger) -> Option<String> {
    let asked = match condition {
        Condition::To(_) | Condition::Cc(_) => "no recipients",
        Condition::Header(..) => "no header",
        Condition::Attachment(_) => "no attachments",
        Condition::First(_) => "no place among the messages",
        _ => return None,
    };
    (!trigger.is_message()).then(|| format!("what people do is no message, and has {asked}."))
}

fn holds_always(condition: &Condition, rule: &Rule, directory: &Directory) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|it| holds_always(it, rule, directory)),
        Condition::Any(parts) => parts.iter().any(|it| holds_always(it, rule, directory)),
        Condition::Not(part) => why_never(part, rule, directory).is_some(),
        _ => false,
    }
}

/// Returns why conditions that must all hold cannot hold together, if they cannot.
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
    if pairs.any(|(a, b)| excludes(a, b)) {
        return Some("two of its conditions exclude each other.".into());
    }
    (!windows_meet(&parts)).then(|| "its time windows have no minute in common.".into())
}

/// Tells whether there is a minute of a week, in winter or in summer, that lies in all time windows.
fn windows_meet(parts: &[&Condition]) -> bool {
    let window = |it: &&Condition| if let Condition::Within(window) = it { Some(*window) } else { None };
    let windows: Vec<_> = parts.iter().filter_map(window).collect();
    const WEEK: i64 = 7 * Window::DAY as i64;
    let mut minutes = (0..WEEK).chain(26 * WEEK..27 * WEEK).map(|minute| Time(minute * 60_000));
    windows.len() < 2 || minutes.any(|at| windows.iter().all(|it| it.holds(at)))
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
    use crate::model::Zone;
    use crate::model::directory::Channel;
    use crate::model::fixture::{World, rule};
    use crate::model::kept::Kept;

    fn all(parts: &[Condition]) -> Condition {
        Condition::All(parts.to_vec())
    }

    fn not(part: Condition) -> Condition {
        Condition::Not(Box::new(part))
    }

    fn daily(from: u16, until: u16) -> Condition {
        Condition::Within(Window { from, until, days: Window::DAILY, zone: Zone::default() })
    }

    fn on(trigger: Trigger) -> Rule {
        Rule { trigger, ..rule(all(&[]), Vec::new()) }
    }

    #[test]
    fn a_condition_that_can_never_hold_is_known() {
        let mut world = World::of(&["Ann"]);
        let account = Condition::Account(world.account("Ann", "a@acme.example", None));
        let other_account = Condition::Account(world.account("Ann", "b@acme.example", None));
        let (one, two) = (world.team("One", &[], &[]), world.team("Two", &[], &[]));
        let (one, two) = (Condition::Team(one), Condition::Team(two));
        let from = Condition::From("bob".into());
        let rule = on(Trigger::Incoming);
        for never in [
            Condition::Team(TeamId(9)),
            Condition::Account(AccountId(9)),
            daily(60, 60),
            daily(0, 1440),
            Condition::Within(Window { from: 1, until: 2, days: 0, zone: Zone::default() }),
            Condition::Any(vec![]),
            not(all(&[])),
            all(&[one.clone(), two.clone()]),
            all(&[one.clone(), all(&[two.clone(), from.clone()])]),
            all(&[from.clone(), not(from.clone())]),
            all(&[account.clone(), Condition::Channel(Channel::Sms)]),
            all(&[Condition::First(true), Condition::First(false)]),
            all(&[daily(60, 120), daily(120, 180)]),
            Condition::Any(vec![Condition::Team(TeamId(9)), not(all(&[]))]),
            not(Condition::Any(vec![from.clone(), all(&[])])),
            all(&[account.clone(), other_account]),
            all(&[Condition::Channel(Channel::Sms), Condition::Channel(Channel::Email)]),
        ] {
            assert!(why_never(&never, &rule, world.directory()).is_some(), "{never:?}");
        }
        for possible in [
            all(&[]),
            Condition::Any(vec![one.clone(), two.clone()]),
            Condition::Any(vec![Condition::Team(TeamId(9)), from.clone()]),
            all(&[one, not(two)]),
            all(&[account, Condition::Channel(Channel::Email)]),
            daily(1320, 360),
            all(&[daily(1320, 360), daily(300, 400)]),
            not(from),
            Condition::Header(Kept::Topic, "x".into()),
        ] {
            assert_eq!(why_never(&possible, &rule, world.directory()), None, "{possible:?}");
        }
    }

    #[test]
    fn what_people_do_has_no_header() {
        let world = World::of(&["Ann"]);
        for condition in [
            Condition::To("x".into()),
            Condition::Cc("x".into()),
            Condition::Header(Kept::Topic, "x".into()),
            Condition::Attachment("x".into()),
            Condition::First(true),
        ] {
            let why = |trigger| why_never(&condition, &on(trigger), world.directory());
            assert!(why(Trigger::Closed).is_some() && why(Trigger::Comment).is_some(), "{condition:?}");
            assert!(why(Trigger::Incoming).is_none() && why(Trigger::Outgoing).is_none(), "{condition:?}");
        }
    }

    #[test]
    fn a_team_of_another_organization_has_nothing_here() {
        let mut world = World::of(&["Ann"]);
        let team = world.team("One", &[], &[]);
        let rule = Rule { org: OrgId(9), ..on(Trigger::Incoming) };
        let why = why_never(&Condition::Team(team), &rule, world.directory());
        assert_eq!(why.as_deref(), Some("One belongs to another organization."));
    }

    #[test]
    fn an_account_of_a_stranger_brings_nothing() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ben", "ben@acme.example", None);
        let rule = Rule { org: OrgId(9), ..on(Trigger::Incoming) };
        assert!(why_never(&Condition::Account(account), &rule, world.directory()).is_some());
        assert_eq!(why_never(&Condition::Account(account), &on(Trigger::Incoming), world.directory()), None);
    }
}
