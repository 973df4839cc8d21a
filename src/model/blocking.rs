//! Blocking a sender: a rule of the organization that throws their messages away for everyone. It
//! stands among the other rules, where it is seen, changed and switched off like them.

use super::command::Configure;
use super::directory::Directory;
use super::ids::*;
use super::rules::{Action, Condition, Rule, Trigger};

/// Returns the rule that blocks an address in an organization, if there is one.
pub fn blocked_by(directory: &Directory, org: OrgId, address: &str) -> Option<RuleId> {
    let blocks = |it: &&Rule| {
        it.org == org && !it.removed && it.condition == condition(address) && it.actions == [Action::Trash]
    };
    directory.rules.values().find(blocks).map(|it| it.id)
}

/// Returns the change that blocks an address in an organization, or no longer. Messages that are
/// there already stay where they are.
pub fn block(directory: &Directory, org: OrgId, address: &str, on: bool) -> Configure {
    let known = blocked_by(directory, org, address);
    let rule = Rule {
        id: RuleId::default(),
        org,
        name: format!("Block {address}"),
        rank: 0,
        on: true,
        trigger: Trigger::Incoming,
        condition: condition(address),
        actions: vec![Action::Trash],
        removed: false,
    };
    Configure::PutRule(known, org, on.then(|| Box::new(rule)))
}

fn condition(address: &str) -> Condition {
    Condition::From(address.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directory::SharingChoice;
    use crate::model::fixture::{ORG, World};
    use crate::model::refusal::Refusal;
    use crate::model::state::Mailbox;

    #[test]
    fn what_a_blocked_sender_writes_is_thrown_away_before_it_appears() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let before = world.mail(account, "s@acme.example", "Before");
        let on = block(world.directory(), ORG, "customer@outside.example", true);
        world.configure("Ann", on).unwrap();
        let after = world.mail(account, "s@acme.example", "After");
        assert_eq!(world.who_has(before, Mailbox::TeamInboxes), ["Ann", "Ben"], "what is here stays");
        assert_eq!(world.who_has(after, Mailbox::TeamInboxes), [""; 0]);
        assert_eq!(world.who_has(after, Mailbox::Trash), ["Ann", "Ben"]);
        let told = world.state.notices_of(world.id("Ben"));
        assert!(!told.into_iter().any(|it| it.1.conversation == Some(after)), "nobody is told");
    }

    #[test]
    fn a_sender_is_blocked_by_a_rule_and_unblocked_again_by_admins_alone() {
        let mut world = World::of(&["Ann", "Ben"]);
        let blocks = |world: &World| blocked_by(world.directory(), ORG, "Kim@x.example").is_some();
        let on = block(world.directory(), ORG, "kim@x.example", true);
        assert_eq!(world.configure("Ben", on.clone()).unwrap_err(), Refusal::AdminsOnly);
        world.configure("Ann", on).unwrap();
        assert!(blocks(&world));
        let off = block(world.directory(), ORG, "kim@x.example", false);
        world.configure("Ann", off).unwrap();
        assert!(!blocks(&world));
        world.undo("Ann").unwrap();
        assert!(blocks(&world));
    }
}
