//! Random rules of the first organization.

use team_inbox::model::rules::{Action, Attendance, Balance, Condition, Method, Rule, Trigger};
use team_inbox::model::{
    Actor, Configure, LabelDraft, LabelId, Membership, ReplyDraft, RuleId, SavedReplyId,
};

use super::founding::{BADGE, owner_of, someone_in, team};
use super::life::Life;
use crate::Outcome;

/// Makes up to three rules, each by two small numbers, and what they name.
pub fn found(life: &mut Life, dice: &[u8]) -> Outcome {
    let owner = Actor::Person(owner_of(BADGE));
    let label = LabelDraft::common("L", 1);
    life.arrange(owner, Configure::PutLabel(None, BADGE, Some(label)))?;
    let reply = ReplyDraft::common("Hello", "Hello");
    life.arrange(owner, Configure::PutSavedReply(None, BADGE, Some(reply)))?;
    for pair in dice.chunks_exact(2) {
        if let Some(rule) = rule(pair[0], pair[1]) {
            life.arrange(owner, Configure::PutRule(None, BADGE, Some(Box::new(rule))))?;
        }
    }
    Ok(())
}

/// Returns a rule by dice, in half of the cases.
fn rule(dice: u8, more: u8) -> Option<Rule> {
    let somebody = |number| someone_in(BADGE, number);
    let team = team(more % 2);
    let people = vec![somebody(more), somebody(more / 5), somebody(more / 25)];
    let balance = |method, teams| {
        Action::Assign(Balance {
            method,
            people: people.clone(),
            teams,
            attendance: Attendance::ALL[usize::from(more) % 3],
        })
    };
    let action = match more % 18 {
        0 => balance(Method::All, Vec::new()),
        1 => balance(Method::Random, vec![(team, Membership::Active)]),
        2 => balance(Method::Turn, vec![(team, Membership::Observer)]),
        3 => balance(Method::Least, Vec::new()),
        4 | 5 => Action::Move(team),
        6 => Action::Archive,
        7 => Action::ArchiveFor(people),
        8 => Action::RemoveFor(people),
        9 => Action::ReadFor(people),
        10 => Action::Close,
        11 => Action::Trash,
        12 => Action::Label(LabelId(1)),
        13 => Action::Comment("Hello".to_owned()),
        14 => Action::Notify(people),
        15 => Action::Snooze(people, 60),
        16 => Action::Reply(SavedReplyId(1)),
        _ => Action::AssignSender,
    };
    let condition = match dice / 16 % 4 {
        0 => Condition::First(true),
        1 => Condition::Not(Box::new(Condition::Team(team))),
        _ => Condition::All(Vec::new()),
    };
    (dice >= 128).then(|| Rule {
        id: RuleId::default(),
        org: BADGE,
        name: "Rule".to_owned(),
        rank: 0,
        on: true,
        trigger: Trigger::ALL[usize::from(dice) % 8],
        condition,
        actions: vec![action],
        removed: false,
    })
}
