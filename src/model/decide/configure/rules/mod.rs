//! Rules: stored when they can match and act, kept in order, and kept from naming what is gone.

mod naming;
mod never;

use super::revision::{Revision, filled, next};
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::rules::{Action, Balance, Condition, Rule, Trigger};

pub use naming::*;
use never::why_never;

impl Revision {
    /// Makes, changes or removes a rule. A new one without a rank runs last.
    pub fn put_rule(&mut self, id: Option<RuleId>, org: OrgId, rule: Option<Rule>) -> Result<(), Refusal> {
        self.admins_only(org)?;
        if let Some(id) = id {
            let known = self.directory.rules.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
            if known.org != org {
                return Err(Refusal::OtherOrganization);
            }
        }
        let rules = &self.directory.rules;
        let Some(rule) = rule else {
            let id = id.ok_or(Refusal::Unknown)?;
            self.directory.rules.entry(id).and_modify(|it| it.removed = true);
            return Ok(());
        };
        let last = rules.values().filter(|it| it.org == org).map(|it| it.rank).max().unwrap_or_default();
        let rank = if rule.rank == 0 { last.saturating_add(1) } else { rule.rank };
        let id = id.unwrap_or(RuleId(next(rules, |it| it.0)));
        let mut rule = Rule { id, org, name: filled(&rule.name)?, rank, removed: false, ..rule };
        rule.condition.trim();
        self.check_rule(&rule)?;
        self.directory.rules.insert(id, rule);
        Ok(())
    }

    /// Turns a rule on or off. One that could do nothing stays off.
    pub fn switch_rule(&mut self, id: RuleId, on: bool) -> Result<(), Refusal> {
        let rule = Rule { on, ..self.known_rule(id)? };
        self.admins_only(rule.org)?;
        if on {
            self.check_rule(&rule)?;
        }
        self.directory.rules.insert(id, rule);
        Ok(())
    }

    /// Puts a rule at a place among those of its organization, which are numbered anew.
    pub fn rank_rule(&mut self, id: RuleId, place: usize) -> Result<(), Refusal> {
        let org = self.known_rule(id)?.org;
        self.admins_only(org)?;
        let mut order: Vec<_> = self.directory.rules_of(org).into_iter().map(|it| it.id).collect();
        order.retain(|it| *it != id);
        order.insert(place.min(order.len()), id);
        for (rank, id) in (1..).zip(order) {
            self.directory.rules.entry(id).and_modify(|it| it.rank = rank);
        }
        Ok(())
    }

    fn known_rule(&self, id: RuleId) -> Result<Rule, Refusal> {
        self.directory.rules.get(&id).filter(|it| !it.removed).cloned().ok_or(Refusal::Unknown)
    }

    /// Refuses a rule that could never match, or has nothing to do.
    fn check_rule(&self, rule: &Rule) -> Result<(), Refusal> {
        check_texts(&rule.condition)?;
        if let Some(why) = why_never(&rule.condition, rule, &self.directory) {
            return Err(Refusal::NeverMatches(why));
        }
        if rule.condition.has_hollow_group() {
            return Err(Refusal::NeverMatches("a group of its conditions is empty.".into()));
        }
        if rule.actions.is_empty() {
            return Err(Refusal::NeverActs("it has no action.".into()));
        }
        if rule.actions.contains(&Action::AssignSender) && rule.trigger != Trigger::Outgoing {
            return Err(Refusal::NeverActs("only an outgoing message has a sender to assign.".into()));
        }
        rule.actions.iter().try_for_each(|it| self.check_action(it, rule.org))
    }

    /// An action names what is there.
    fn check_action(&self, action: &Action, org: OrgId) -> Result<(), Refusal> {
        let check_people = |people: &[PersonId]| {
            people.first().ok_or(Refusal::NobodyNamed)?;
            people.iter().try_for_each(|it| self.check_in(*it, org))
        };
        match action {
            Action::Assign(Balance { people, teams, .. }) if !teams.is_empty() => {
                teams.iter().try_for_each(|it| self.check_team(it.0, org))?;
                people.iter().try_for_each(|it| self.check_in(*it, org))
            }
            Action::Snooze(_, 0) => Err(Refusal::Empty),
            Action::Assign(Balance { people, .. })
            | Action::ArchiveFor(people)
            | Action::RemoveFor(people)
            | Action::ReadFor(people)
            | Action::Snooze(people, _)
            | Action::Notify(people) => check_people(people),
            Action::Move(team) => self.check_team_inbox(*team, org),
            Action::Label(label) => self.check_label(*label, org),
            Action::Reply(reply) => self.check_reply(*reply, org),
            Action::Comment(text) => filled(text).map(|_| ()),
            Action::AssignSender | Action::Archive | Action::Close | Action::Trash => Ok(()),
        }
    }
}

/// A text that is looked for must be there, or it would be found everywhere.
fn check_texts(condition: &Condition) -> Result<(), Refusal> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().try_for_each(check_texts),
        Condition::Not(part) => check_texts(part),
        Condition::From(text)
        | Condition::To(text)
        | Condition::Cc(text)
        | Condition::Subject(text)
        | Condition::Body(text)
        | Condition::Header(_, text)
        | Condition::Attachment(text) => filled(text).map(|_| ()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Configure;
    use crate::model::fixture::{self, ORG, World, put_rule};
    use crate::model::rules::{Attendance, Method};

    /// A rule whose organization is the one it is put into, whatever it says.
    fn rule(condition: Condition, actions: Vec<Action>) -> Configure {
        put_rule(Rule { org: OrgId::default(), ..fixture::rule(condition, actions) })
    }

    fn all(parts: &[Condition]) -> Condition {
        Condition::All(parts.to_vec())
    }

    #[test]
    fn a_rule_that_cannot_act_is_refused() {
        let mut world = World::of(&["Ann"]);
        let mut put = |condition, actions| world.configure("Ann", rule(condition, actions)).map(|_| ());
        let never = put(Condition::Any(vec![]), vec![Action::Close]);
        assert!(matches!(never, Err(Refusal::NeverMatches(_))));
        assert!(matches!(put(all(&[]), vec![]), Err(Refusal::NeverActs(_))));
        assert!(matches!(put(all(&[]), vec![Action::AssignSender]), Err(Refusal::NeverActs(_))));
        assert_eq!(put(all(&[]), vec![Action::Reply(SavedReplyId(1))]), Err(Refusal::Unknown));
        assert_eq!(put(Condition::Subject(" ".into()), vec![Action::Close]), Err(Refusal::Empty));
        for group in [all(&[]), Condition::Any(vec![]), Condition::Not(Box::new(all(&[])))] {
            let first = || Condition::First(true);
            for whole in [all(&[first(), group.clone()]), Condition::Any(vec![first(), group.clone()])] {
                assert!(matches!(put(whole, vec![Action::Close]), Err(Refusal::NeverMatches(_))));
            }
        }
        assert_eq!(put(all(&[]), vec![Action::Notify(vec![])]), Err(Refusal::NobodyNamed));
        assert_eq!(put(all(&[]), vec![Action::Move(TeamId(9))]), Err(Refusal::Unknown));
        put(all(&[]), vec![Action::Close]).unwrap();
        put(all(&[]), vec![Action::Trash]).unwrap();
        let ranks: Vec<_> = world.directory().rules.values().map(|it| (it.org, it.rank)).collect();
        assert_eq!(ranks, [(ORG, 1), (ORG, 2)], "a new rule runs last");
    }

    #[test]
    fn rules_are_put_in_order_and_switched_off_and_on() {
        let mut world = World::of(&["Ann", "Ben"]);
        for _ in 0..3 {
            world.configure("Ann", rule(all(&[]), vec![Action::Close])).unwrap();
        }
        let order =
            |world: &World| world.directory().rules_of(ORG).iter().map(|it| it.id.0).collect::<Vec<_>>();
        world.configure("Ann", Configure::RankRule(RuleId(3), 0)).unwrap();
        assert_eq!(order(&world), [3, 1, 2]);
        world.configure("Ann", Configure::RankRule(RuleId(3), 9)).unwrap();
        assert_eq!(order(&world), [1, 2, 3]);
        assert_eq!(world.configure("Ann", Configure::RankRule(RuleId(3), 2)), Err(Refusal::NoChange));
        world.undo("Ann").unwrap();
        assert_eq!(order(&world), [3, 1, 2]);
        world.configure("Ann", Configure::SwitchRule(RuleId(1), false)).unwrap();
        assert!(!world.directory().rules[&RuleId(1)].on);
        assert_eq!(world.configure("Ben", Configure::SwitchRule(RuleId(1), true)), Err(Refusal::AdminsOnly));
        assert_eq!(world.configure("Ben", Configure::RankRule(RuleId(1), 0)), Err(Refusal::AdminsOnly));
    }

    #[test]
    fn a_rule_forgets_who_leaves_and_is_off_when_nothing_is_left_of_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let balance = |people| Balance {
            method: Method::Turn,
            people,
            teams: Vec::new(),
            attendance: Attendance::InOffice,
        };
        let both = vec![Action::Assign(balance(vec![ann, ben])), Action::Notify(vec![ben])];
        world.configure("Ann", rule(all(&[]), both)).unwrap();
        world.configure("Ann", rule(all(&[]), vec![Action::ReadFor(vec![ben])])).unwrap();
        let remove = Configure::RemoveUser { org: ORG, person: ben, heir: None };
        world.configure("Ann", remove).unwrap();
        let rules: Vec<_> = world.directory().rules.values().collect();
        assert_eq!(rules[0].actions, [Action::Assign(balance(vec![ann]))]);
        assert!(rules[0].on);
        assert!(rules[1].actions.is_empty() && !rules[1].on);
    }
}
