//! Teams: members, options, and who takes over from a team that goes.

use super::revision::{Revision, filled, next};
use super::rules;
use crate::model::Window;
use crate::model::command::TeamDraft;
use crate::model::directory::{Audience, Directory, Sharing, Team, Who};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Makes or changes a team. Turned off, its inbox goes to the successor.
    pub fn put_team(&mut self, id: Option<TeamId>, draft: TeamDraft) -> Result<(), Refusal> {
        self.admins_only(draft.org)?;
        let name = filled(&draft.name)?;
        match draft.options.hours {
            Some(hours) if hours.from == hours.until => return Err(Refusal::EndsBeforeItBegins),
            Some(hours) if hours.days & Window::DAILY == 0 => return Err(Refusal::Empty),
            _ => {}
        }
        for person in draft.active.iter().chain(&draft.observers) {
            self.check_in(*person, draft.org)?;
        }
        if let Some(both) = draft.active.iter().find(|it| draft.observers.contains(it)) {
            return Err(Refusal::BothRoles(*both));
        }
        if let Some(id) = id {
            self.check_team(id, draft.org)?;
        }
        let known = &self.directory.teams;
        let slug = match id.and_then(|it| known.get(&it)) {
            Some(team) => team.slug.clone(),
            None => Directory::unique_slug(&name, known.values().map(|it| it.slug.as_str())),
        };
        let had_inbox = id.is_some_and(|it| self.directory.team_with_inbox(it).is_some());
        let id = id.unwrap_or(TeamId(next(known, |it| it.0)));
        let team = Team {
            id,
            org: draft.org,
            name,
            slug,
            emoji: draft.emoji.trim().to_owned(),
            hue: draft.hue.clamp(1, 8),
            active: draft.active.into_iter().collect(),
            observers: draft.observers.into_iter().collect(),
            options: draft.options,
            removed: false,
        };
        let loses_inbox = had_inbox && !team.options.inbox;
        self.directory.teams.insert(id, team);
        match draft.successor.filter(|_| loses_inbox) {
            Some(successor) => self.hand_inbox_over(id, successor),
            None => Ok(()),
        }
    }

    /// Deletes a team; all that names it names the successor from now on.
    pub fn delete_team(&mut self, id: TeamId, successor: Option<TeamId>) -> Result<(), Refusal> {
        let org = self.directory.team(id).ok_or(Refusal::Unknown)?.org;
        self.admins_only(org)?;
        if let Some(team) = self.directory.teams.get_mut(&id) {
            team.removed = true;
        }
        let Some(successor) = successor else { return Ok(()) };
        self.hand_inbox_over(id, successor)?;
        self.rename_in_audiences(id, successor);
        for rule in self.directory.rules.values_mut().filter(|it| !it.removed) {
            rules::repoint(rule, id, successor);
        }
        Ok(())
    }

    /// Whatever sends messages into the inbox of a team sends them to the successor.
    fn hand_inbox_over(&mut self, team: TeamId, successor: TeamId) -> Result<(), Refusal> {
        let org = self.directory.teams.get(&team).ok_or(Refusal::Unknown)?.org;
        self.check_team_inbox(successor, org)?;
        self.successors.insert(team, successor);
        for sharing in self.sharings_mut() {
            if *sharing == Sharing::TeamInbox(team) {
                *sharing = Sharing::TeamInbox(successor);
            }
        }
        for rule in self.directory.rules.values_mut().filter(|it| !it.removed) {
            rules::redirect(rule, team, successor);
        }
        Ok(())
    }

    /// An audience is never edited: a sharing that names the team gets a new one.
    fn rename_in_audiences(&mut self, team: TeamId, successor: TeamId) {
        let of = |(id, it): (&AudienceId, &Audience)| Some((*id, renamed(it, team, successor)?));
        let renamed: Vec<_> = self.directory.audiences.iter().filter_map(of).collect();
        for (id, audience) in renamed {
            if !self.sharings_mut().any(|it| *it == Sharing::Inbox(id)) {
                continue;
            }
            let new = self.audience(audience);
            for sharing in self.sharings_mut().filter(|it| **it == Sharing::Inbox(id)) {
                *sharing = Sharing::Inbox(new);
            }
        }
    }

    /// Returns the sharings of all present accounts and addresses.
    fn sharings_mut(&mut self) -> impl Iterator<Item = &mut Sharing> {
        let Directory { accounts, addresses, .. } = &mut self.directory;
        let of_accounts = accounts.values_mut().filter(|it| !it.removed).filter_map(|it| it.sharing.as_mut());
        let of_addresses = addresses.values_mut().filter(|it| !it.removed).map(|it| &mut it.sharing);
        of_accounts.chain(of_addresses)
    }
}

/// Returns an audience that names a team with the successor in its place; none if it does not.
pub fn renamed(audience: &Audience, team: TeamId, successor: TeamId) -> Option<Audience> {
    let mut renamed = audience.clone();
    let named = renamed.entries.iter_mut().find(|it| it.0 == Who::Team(team))?;
    named.0 = Who::Team(successor);
    Some(renamed.merged())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Zone;
    use crate::model::command::{Configure, Verb};
    use crate::model::decide::{Going, going};
    use crate::model::directory::{Delivery, SharingChoice};
    use crate::model::fixture::{ORG, World, put_rule, rule};
    use crate::model::rules::{Action, Condition};
    use crate::model::state::Mailbox;

    fn moving_rule(team: TeamId) -> Configure {
        let elsewhere = Condition::Not(Box::new(Condition::Team(team)));
        put_rule(rule(elsewhere, vec![Action::Move(team)]))
    }

    fn delete(team: TeamId, successor: Option<TeamId>) -> Configure {
        Configure::DeleteTeam { team, successor }
    }

    #[test]
    fn nobody_is_active_and_observer_and_everybody_is_in_the_organization() {
        let mut world = World::of(&["Ann", "Ben"]);
        let ben = world.id("Ben");
        let both = world.team_draft("Support", &["Ann", "Ben"], &["Ben"]);
        let refusal = world.configure("Ann", Configure::PutTeam(None, both)).unwrap_err();
        assert_eq!(refusal, Refusal::BothRoles(ben));
        let remove = Configure::RemoveUser { org: ORG, person: ben, heir: None };
        let draft = world.team_draft("Support", &["Ben"], &[]);
        world.configure("Ann", remove).unwrap();
        let refusal = world.configure("Ann", Configure::PutTeam(None, draft)).unwrap_err();
        assert_eq!(refusal, Refusal::Unknown);
    }

    #[test]
    fn business_hours_hold_at_some_time() {
        let mut world = World::of(&["Ann"]);
        let mut put = |from, until, days| {
            let mut draft = world.team_draft("Support", &["Ann"], &[]);
            draft.options.hours = Some(Window { from, until, days, zone: Zone::fixed(60) });
            world.configure("Ann", Configure::PutTeam(None, draft)).map(|_| ())
        };
        assert_eq!(put(540, 540, 0b11111), Err(Refusal::EndsBeforeItBegins));
        assert_eq!(put(540, 1020, 0), Err(Refusal::Empty));
        put(540, 1020, 0b11111).unwrap();
        let hours = world.directory().teams.values().next().unwrap().options.hours.unwrap();
        // Thursday the first of January 1970: 9:00 and 8:59 in Berlin.
        assert!(hours.holds(Time(8 * 3_600_000)) && !hours.holds(Time(8 * 3_600_000 - 1)));
    }

    #[test]
    fn a_slug_is_unique_and_survives_renaming() {
        let mut world = World::of(&["Ann"]);
        let (one, two) = (world.team("Sales!", &[], &[]), world.team("Sales", &[], &[]));
        let renamed = world.team_draft("Deals", &[], &[]);
        world.configure("Ann", Configure::PutTeam(Some(one), renamed)).unwrap();
        let teams = &world.directory().teams;
        assert_eq!((teams[&one].name.as_str(), teams[&one].slug.as_str()), ("Deals", "sales"));
        assert_eq!(teams[&two].slug, "sales-2");
    }

    #[test]
    fn a_team_that_goes_leaves_everything_to_its_successor() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let (ben, cleo) = (world.id("Ben"), world.id("Cleo"));
        let old = world.team("Old", &["Ann", "Ben"], &[]);
        let new = world.team("New", &["Cleo"], &[]);
        let account = world.account("Ann", "old@acme.example", Some(SharingChoice::TeamInbox(old)));
        let audience = SharingChoice::Inbox(vec![(Who::Team(old), Delivery::Receive)]);
        let address = world.address("team@acme.example", audience);
        world.configure("Ann", moving_rule(old)).unwrap();
        let queued = world.mail(account, "old@acme.example", "queued");
        let assigned = world.mail(account, "old@acme.example", "assigned");
        world.triage("Ben", Mailbox::TeamInboxes, Verb::Assign(vec![ben]), assigned).unwrap();

        let refusal = world.configure("Ann", delete(old, None)).unwrap_err();
        assert_eq!(refusal, Refusal::NeedsSuccessor { uses: 3, queued: 1 });
        let counted = Going { uses: 3, queued: 1, others: 1 };
        assert_eq!(going(&world.state, old), counted, "told before, as it is refused");
        let before = (world.directory().clone(), world.state.facts(queued), world.state.facts(assigned));

        let decision = world.configure("Ann", delete(old, Some(new))).unwrap();
        assert_eq!(world.who_has(queued, Mailbox::TeamInboxes), ["Cleo"]);
        assert_eq!(world.state.conversations.team(assigned), Some(new));
        assert_eq!(world.who_has(assigned, Mailbox::AssignedToMe), ["Ben"], "work in hand stays in hand");
        assert!(!decision.operation.events.iter().any(|it| matches!(it, crate::model::Event::Notified(_))));
        let directory = world.directory();
        assert_eq!(directory.accounts[&account].sharing, Some(Sharing::TeamInbox(new)));
        let Sharing::Inbox(audience) = directory.addresses[&address].sharing else { panic!("an audience") };
        assert_eq!(directory.delivery(audience, cleo), Some(Delivery::Receive));
        assert_eq!(directory.delivery(audience, ben), None);
        let rule = directory.rules.values().next().unwrap();
        assert_eq!(rule.actions, [Action::Move(new)]);
        assert_eq!(rule.condition, Condition::Not(Box::new(Condition::Team(new))));

        world.undo("Ann").unwrap();
        assert_eq!((world.state.facts(queued), world.state.facts(assigned)), (before.1, before.2));
        let Sharing::Inbox(audience) = world.directory().addresses[&address].sharing else { panic!() };
        assert_eq!(world.directory().delivery(audience, ben), Some(Delivery::Receive));
        assert_eq!(world.directory().teams, before.0.teams);
    }

    #[test]
    fn n1_what_members_of_a_deleted_team_held_goes_to_those_of_the_successor() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let ann = world.id("Ann");
        let (old, new) = (world.team("Old", &["Ben"], &[]), world.team("New", &["Cleo"], &[]));
        let named = |team, delivery| (Who::Team(team), delivery);
        let audience = vec![
            named(old, Delivery::Receive),
            named(new, Delivery::AutoArchive),
            (Who::Person(ann), Delivery::AutoArchive),
        ];
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::Inbox(audience)));
        let it = world.mail(account, "s@acme.example", "Hello");
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Ben"]);
        world.configure("Ann", delete(old, Some(new))).unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Cleo"]);
        assert_eq!(world.who_has(it, Mailbox::All), ["Ann", "Cleo"]);
    }

    #[test]
    fn an_inbox_that_is_turned_off_hands_its_queue_over() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (old, new) = (world.team("Old", &["Ann"], &[]), world.team("New", &["Ben"], &[]));
        let account = world.account("Ann", "old@acme.example", Some(SharingChoice::TeamInbox(old)));
        let queued = world.mail(account, "old@acme.example", "queued");
        let archived = world.mail(account, "old@acme.example", "archived");
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Archive, archived).unwrap();
        let mut draft = world.team_draft("Old", &["Ann"], &[]);
        draft.options.inbox = false;
        let off = world.configure("Ann", Configure::PutTeam(Some(old), draft.clone()));
        assert_eq!(off.unwrap_err(), Refusal::NeedsSuccessor { uses: 1, queued: 1 });
        draft.successor = Some(old);
        let off = world.configure("Ann", Configure::PutTeam(Some(old), draft.clone()));
        assert_eq!(off.unwrap_err(), Refusal::NoTeamInbox(old));
        draft.successor = Some(new);
        world.configure("Ann", Configure::PutTeam(Some(old), draft)).unwrap();
        assert_eq!(world.who_has(queued, Mailbox::TeamInboxes), ["Ben"]);
        assert_eq!(world.state.conversations.team(archived), Some(old));
        world.undo("Ann").unwrap();
        assert_eq!(world.who_has(queued, Mailbox::TeamInboxes), ["Ann"]);
    }

    #[test]
    fn n1_the_queue_of_the_only_team_goes_to_whoever_keeps_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ben"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        let end = Configure::ShareAccount { account, org: ORG, sharing: None };
        world.configure("Ann", end).unwrap();
        assert_eq!(world.who_has(it, Mailbox::TeamInboxes), ["Ben"], "what exists stays as it is");
        world.configure("Ann", delete(team, None)).unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Ann"]);
        world.undo("Ann").unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), [""; 0]);
        assert_eq!(world.who_has(it, Mailbox::TeamInboxes), ["Ben"]);
    }

    #[test]
    fn n1_what_a_former_member_alone_held_goes_to_who_receives_it_now() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let team = world.team("Support", &["Ben"], &[]);
        let ann = world.id("Ann");
        let audience = vec![(Who::Team(team), Delivery::Receive), (Who::Person(ann), Delivery::AutoArchive)];
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::Inbox(audience)));
        let it = world.mail(account, "s@acme.example", "Hello");
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Ben"]);
        let swapped = world.team_draft("Support", &["Cleo"], &[]);
        world.configure("Ann", Configure::PutTeam(Some(team), swapped)).unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Cleo"]);
        world.undo("Ann").unwrap();
        assert_eq!(world.who_has(it, Mailbox::Inbox), ["Ben"]);
    }
}
