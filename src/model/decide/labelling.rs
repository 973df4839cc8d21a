//! Putting labels on conversations: an organization's are everybody's, one's own nobody else sees
//! (docs/behaviour.md, section 7).

use super::working::Working;
use crate::model::event::Act;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Adds a label or takes it off; `me` is none where a rule does it. One's own goes on whatever one may
/// see.
pub fn put(
    work: &mut Working,
    me: Option<PersonId>,
    it: ConversationId,
    label: LabelId,
    on: bool,
) -> Result<Act, Refusal> {
    let known = work.directory().labels.get(&label).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
    let facts = work.facts(it);
    if let Some(owner) = known.owner {
        if me != Some(owner) {
            return Err(Refusal::Unknown);
        }
        facts.put_own_label(owner, label, on);
        return Ok(Act::OwnLabel);
    }
    if facts.org != Some(known.org) {
        return Err(Refusal::OtherOrganization);
    }
    facts.labels.retain(|it| *it != label);
    if on {
        facts.labels.push(label);
        facts.labels.sort_unstable();
    }
    Ok(Act::Label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::{Configure, LabelDraft, Verb};
    use crate::model::directory::{Delivery, SharingChoice, Who};
    use crate::model::fixture::{ORG, World, put_rule, rule};
    use crate::model::query::Search;
    use crate::model::rules::{Action, Condition};
    use crate::model::state::Mailbox;
    use crate::model::story::Story;

    const LATER: LabelId = LabelId(1);
    const PLACE: Mailbox = Mailbox::Label(LATER);

    /// Ann, who owns it all, and Ben, who has a label of his own, see what comes in.
    fn world() -> (World, ConversationId, ConversationId) {
        let mut world = World::of(&["Ann", "Ben"]);
        let own = LabelDraft { owner: Some(world.id("Ben")), ..LabelDraft::common("Later", 3) };
        world.configure("Ben", Configure::PutLabel(None, ORG, Some(own))).unwrap();
        let everyone = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]);
        let account = world.account("Ann", "s@acme.example", Some(everyone));
        let both = ["Printer", "Toner"].map(|it| world.mail(account, "s@acme.example", it));
        (world, both[0], both[1])
    }

    fn label(world: &mut World, who: &str, it: ConversationId, on: bool) -> Result<(), Refusal> {
        world.triage(who, Mailbox::All, Verb::Label(LATER, on), it).map(|_| ())
    }

    fn story(world: &World, it: ConversationId) -> Story {
        let operations: Vec<_> = (1..).map(Seq).zip(world.journal().iter().cloned()).collect();
        Story::of(it, &operations)
    }

    #[test]
    fn only_its_owner_has_it_and_sees_where_it_is() {
        let (mut world, it, _) = world();
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let (told, hands, touched) =
            (story(&world, it), world.state.hands(it), world.state.conversations.touched(it));
        assert_eq!(label(&mut world, "Ann", it, true), Err(Refusal::Unknown));
        label(&mut world, "Ben", it, true).unwrap();
        assert_eq!(label(&mut world, "Ben", it, true), Err(Refusal::NoChange));
        assert_eq!(world.who_has(it, PLACE), ["Ben"]);
        let names = |who| world.state.labels_for(who, it).map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!((names(ben), names(ann)), (vec!["Later".to_owned()], vec![]));
        let found = |who| Search::parse("label:later").narrow(&world.state, who, 0).len();
        assert_eq!((found(ben), found(ann)), (1, 0));
        let problems = |who| Search::parse("label:later").problems(&world.state, who).len();
        assert_eq!((problems(ben), problems(ann)), (0, 1), "to others there is no such label");
        // Nobody can tell that anything was done, nor is anybody's act out of date by it.
        world.undo("Ben").unwrap();
        assert_eq!(world.who_has(it, PLACE), Vec::<&str>::new());
        assert_eq!(story(&world, it), told);
        assert_eq!(world.state.hands(it), hands);
        assert_eq!(world.state.conversations.touched(it), touched);
    }

    #[test]
    fn no_rule_puts_it_on_or_is_set_off_by_it() {
        let (mut world, ..) = world();
        let puts = put_rule(rule(Condition::All(Vec::new()), vec![Action::Label(LATER)]));
        assert_eq!(world.configure("Ann", puts.clone()).unwrap_err(), Refusal::Unknown);
        assert_eq!(world.configure("Ben", puts).unwrap_err(), Refusal::AdminsOnly);
        let changes = [crate::model::event::Change::OwnLabel(world.id("Ben"), LATER, true)];
        assert_eq!(super::super::rules::triggers(&changes), []);
    }

    #[test]
    fn it_goes_along_in_a_merger_and_comes_back_by_undo() {
        let (mut world, it, into) = world();
        label(&mut world, "Ben", it, true).unwrap();
        world.triage("Ann", Mailbox::All, Verb::Merge(into), it).unwrap();
        assert_eq!(world.who_has(into, PLACE), ["Ben"]);
        world.undo("Ann").unwrap();
        assert_eq!((world.who_has(it, PLACE), world.who_has(into, PLACE)), (vec!["Ben"], vec![]));
    }

    #[test]
    fn what_was_deleted_for_ever_comes_back_without_it() {
        let (mut world, it, _) = world();
        label(&mut world, "Ben", it, true).unwrap();
        world.triage("Ben", Mailbox::Inbox, Verb::Trash, it).unwrap();
        world.triage("Ben", Mailbox::Trash, Verb::Erase, it).unwrap();
        assert!(world.state.facts(it).own_labels.is_empty());
    }

    #[test]
    fn it_goes_on_what_is_private_and_stays_when_that_is_shared() {
        let (mut world, ..) = world();
        let account = world.account("Ben", "ben@acme.example", None);
        let it = world.mail(account, "ben@acme.example", "Hello");
        label(&mut world, "Ben", it, true).unwrap();
        let ann = world.id("Ann");
        world.triage("Ben", Mailbox::Inbox, Verb::Assign(vec![ann]), it).unwrap();
        assert_eq!(world.who_has(it, Mailbox::All), ["Ann", "Ben"]);
        assert_eq!(world.who_has(it, PLACE), ["Ben"]);
    }
}
