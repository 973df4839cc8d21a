//! What a person has written that has not gone out.

use super::State;
use crate::model::event::{DraftKey, DraftText, Posting, SharedDraft};
use crate::model::ids::{ConversationId, PersonId};

/// How much of it there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// Begun, and not to be sent yet.
    pub drafts: usize,
    /// To be sent at a time.
    pub planned: usize,
    /// Held when it was due, or not delivered.
    pub failed: usize,
}

impl State {
    /// Counts what a person has written that has not gone out.
    pub fn unsent(&self, person: PersonId) -> Unsent {
        let mut unsent = Unsent::default();
        let may_see = |key: DraftKey| match key {
            DraftKey::Reply(it) => self.facts(it).admits(person, &self.directory),
            DraftKey::New(_) => false,
        };
        let shown = self.drafts_of(person).filter(|it| it.0.0 == person || may_see(it.0.1));
        for draft in shown.map(|it| it.1) {
            match DraftText::due(draft) {
                Some(_) => unsent.planned += 1,
                None if draft.plan.is_some() => unsent.failed += 1,
                None => unsent.drafts += usize::from(!draft.is_untouched()),
            }
        }
        let failed = self.outbox.values().filter(|it| it.sender == person && it.posting == Posting::Failed);
        unsent.failed += failed.count();
        unsent
    }

    /// Returns the drafts that stand in a person's Drafts, if they may still see them: their own, and those of
    /// others that they have edited.
    pub fn drafts_of(&self, person: PersonId) -> impl Iterator<Item = (&(PersonId, DraftKey), &DraftText)> {
        let has_edited = move |it: &SharedDraft| it.editors.contains(&person);
        self.drafts
            .iter()
            .filter(move |(whose, it)| whose.0 == person || it.shared.as_deref().is_some_and(has_edited))
    }

    /// Returns the drafts of others that everybody may edit who may see a conversation.
    pub fn shared_drafts(
        &self,
        it: ConversationId,
        but: PersonId,
    ) -> impl Iterator<Item = (PersonId, &DraftText, &SharedDraft)> {
        let of_others = self.drafts.iter().filter(move |(whose, _)| whose.0 != but);
        let here = of_others.filter(move |(whose, _)| whose.1 == DraftKey::Reply(it));
        here.filter_map(|(whose, draft)| Some((whose.0, draft, draft.shared.as_deref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::model::command::Command;
    use crate::model::event::{Actor, DraftKey};
    use crate::model::fixture::World;
    use crate::model::state::Mailbox;

    #[test]
    fn what_is_begun_is_counted_for_who_began_it() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let written = DraftText { text: "Hello".into(), ..DraftText::default() };
        for (number, draft) in [written, DraftText::default()].into_iter().enumerate() {
            let key = DraftKey::New(Time(number as i64));
            let save = Command::SaveDraft { key, draft: Some(draft), on: None };
            world.ask(Actor::Person(ann), Mailbox::All, &save).unwrap();
        }
        assert_eq!(world.state.unsent(ann), Unsent { drafts: 1, ..Unsent::default() });
        assert_eq!(world.state.unsent(ben), Unsent::default());
    }
}
