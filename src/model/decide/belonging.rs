//! Which organization a private conversation belongs to, where its owner is in several: said by
//! hand, before it is assigned or somebody is mentioned in it.

use super::guard::check_owner;
use super::working::Working;
use crate::model::event::Act;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Puts a private conversation into an organization. By that alone nobody sees more of it.
pub fn put_into(work: &mut Working, me: PersonId, it: ConversationId, org: OrgId) -> Result<Act, Refusal> {
    match work.facts(it).org {
        Some(known) if known == org => return Err(Refusal::NoChange),
        Some(_) => return Err(Refusal::OtherOrganization),
        None => check_owner(work, it)?,
    }
    work.directory().role(me, org).ok_or(Refusal::NotInOrganization(me))?;
    work.facts(it).org = Some(org);
    Ok(Act::Belong)
}

#[cfg(test)]
mod tests {
    use crate::model::command::{Configure, Verb};
    use crate::model::directory::Role;
    use crate::model::fixture::{ORG, World};
    use crate::model::ids::OrgId;
    use crate::model::refusal::Refusal;
    use crate::model::state::Mailbox;

    #[test]
    fn who_is_in_several_organizations_says_which_and_shares_nothing_by_that() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let ben = world.id("Ben");
        world.configure("Ann", Configure::AddOrganization { name: "Club".into() }).unwrap();
        let club = OrgId(2);
        let email = "ben@acme.example".to_owned();
        let add = Configure::AddUser { org: Some(club), name: "Ben".into(), email, role: Role::Member };
        world.configure("Ann", add).unwrap();
        let account = world.account("Ann", "ann@acme.example", None);
        let it = world.mail(account, "ann@acme.example", "Hello");
        let assign = |world: &mut World| world.triage("Ann", Mailbox::Inbox, Verb::Assign(vec![ben]), it);
        assert_eq!(assign(&mut world).unwrap_err(), Refusal::WhichOrganization(vec![ORG, club]));
        assert_eq!(
            world.triage("Ben", Mailbox::All, Verb::Belong(club), it).unwrap_err(),
            Refusal::Unknown,
            "he may not see it"
        );
        world.triage("Ann", Mailbox::Inbox, Verb::Belong(club), it).unwrap();
        assert_eq!(world.who_has(it, Mailbox::All), ["Ann"]);
        let again = world.triage("Ann", Mailbox::Inbox, Verb::Belong(ORG), it);
        assert_eq!(again.unwrap_err(), Refusal::OtherOrganization);
        assign(&mut world).unwrap();
        assert_eq!(world.state.conversations.org(it), Some(club));
        assert_eq!(world.who_has(it, Mailbox::AssignedToMe), ["Ben"]);
        let counts = [ORG, club].map(|org| world.state.assigned_in(ben, org));
        assert_eq!(counts, [0, 1], "each organization counts its own");
    }

    #[test]
    fn it_is_taken_back_and_only_members_can_do_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        world.configure("Ben", Configure::AddOrganization { name: "Club".into() }).unwrap();
        let account = world.account("Ann", "ann@acme.example", None);
        let it = world.mail(account, "ann@acme.example", "Hello");
        let strange = world.triage("Ann", Mailbox::Inbox, Verb::Belong(OrgId(2)), it);
        assert_eq!(strange.unwrap_err(), Refusal::NotInOrganization(world.id("Ann")));
        world.triage("Ann", Mailbox::Inbox, Verb::Belong(ORG), it).unwrap();
        world.undo("Ann").unwrap();
        assert_eq!(world.state.conversations.org(it), None);
    }
}
