//! Labels and saved replies.

use super::revision::{Revision, filled, next};
use super::rules;
use crate::model::command::{LabelDraft, ReplyDraft};
use crate::model::directory::{Label, SavedReply};
use crate::model::filling::unknown_variable;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Makes, changes or removes a label. It stays whose it was at first.
    pub fn put_label(
        &mut self,
        id: Option<LabelId>,
        org: OrgId,
        draft: Option<LabelDraft>,
    ) -> Result<(), Refusal> {
        let known = match id {
            Some(id) => Some(self.label_in(id, org)?),
            None => None,
        };
        let owner = known.map_or_else(|| draft.as_ref().and_then(|it| it.owner), |it| it.owner);
        self.check_owner(org, owner)?;
        let Some(draft) = draft else { return self.remove_label(id.ok_or(Refusal::Unknown)?) };
        let name = filled(&draft.name)?;
        let id = id.unwrap_or(LabelId(next(&self.directory.labels, |it| it.0)));
        if let Some(parent) = draft.parent {
            let above = self.label_in(parent, org)?.owner;
            if above.is_some() && above != owner {
                return Err(Refusal::Unknown);
            }
            if self.stands_under(parent, id) {
                return Err(Refusal::UnderItself);
            }
        }
        let (hue, parent) = (draft.hue.clamp(1, 8), draft.parent);
        let label = Label { id, org, owner, name, hue, parent, removed: false };
        self.directory.labels.insert(id, label);
        Ok(())
    }

    /// What stood under a removed label stands where it stood.
    fn remove_label(&mut self, id: LabelId) -> Result<(), Refusal> {
        let label = self.directory.labels.get_mut(&id).ok_or(Refusal::Unknown)?;
        label.removed = true;
        let parent = label.parent;
        for child in self.directory.labels.values_mut().filter(|it| it.parent == Some(id)) {
            child.parent = parent;
        }
        for rule in self.directory.rules.values_mut().filter(|it| !it.removed) {
            rules::forget_label(rule, id);
        }
        Ok(())
    }

    /// Tells whether a label is another one or stands under it.
    fn stands_under(&self, label: LabelId, above: LabelId) -> bool {
        let parent = |it: &LabelId| self.directory.labels.get(it)?.parent;
        // No chain is longer than there are labels.
        let chain = std::iter::successors(Some(label), parent).take(self.directory.labels.len() + 1);
        chain.into_iter().any(|it| it == above)
    }

    /// Refuses a label that is not one of a whole organization: rules speak for all of it.
    pub fn check_label(&self, id: LabelId, org: OrgId) -> Result<(), Refusal> {
        if self.label_in(id, org)?.owner.is_none() { Ok(()) } else { Err(Refusal::Unknown) }
    }

    fn label_in(&self, id: LabelId, org: OrgId) -> Result<&Label, Refusal> {
        let label = self.directory.labels.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
        if label.org == org { Ok(label) } else { Err(Refusal::OtherOrganization) }
    }

    /// Refuses a saved reply that is not one of a whole organization: rules speak for all of it.
    pub fn check_reply(&self, id: SavedReplyId, org: OrgId) -> Result<(), Refusal> {
        let reply = self.directory.saved_replies.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
        match reply {
            SavedReply { owner: Some(_), .. } => Err(Refusal::Unknown),
            it if it.org == org => Ok(()),
            _ => Err(Refusal::OtherOrganization),
        }
    }

    /// Admins change what is the organization's, and everybody what is their own.
    fn check_owner(&self, org: OrgId, owner: Option<PersonId>) -> Result<(), Refusal> {
        let Some(owner) = owner else { return self.admins_only(org) };
        self.check_in(owner, org)?;
        self.self_only(owner)
    }

    /// Makes, changes or removes a saved reply. It stays whose it was at first.
    pub fn put_saved_reply(
        &mut self,
        id: Option<SavedReplyId>,
        org: OrgId,
        draft: Option<ReplyDraft>,
    ) -> Result<(), Refusal> {
        let known = match id {
            Some(id) => {
                let replies = &self.directory.saved_replies;
                Some(replies.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?)
            }
            None => None,
        };
        if known.is_some_and(|it| it.org != org) {
            return Err(Refusal::OtherOrganization);
        }
        let owner = known.map_or_else(|| draft.as_ref().and_then(|it| it.owner), |it| it.owner);
        self.check_owner(org, owner)?;
        let replies = &mut self.directory.saved_replies;
        let Some(ReplyDraft { title, subject, text, files, .. }) = draft else {
            let id = id.ok_or(Refusal::Unknown)?;
            replies.entry(id).and_modify(|it| it.removed = true);
            for rule in self.directory.rules.values_mut().filter(|it| !it.removed) {
                rules::forget_reply(rule, id);
            }
            return Ok(());
        };
        let (title, text) = (filled(&title)?, filled(&text)?);
        let subject = subject.trim().to_owned();
        if let Some(name) = unknown_variable(&text).or_else(|| unknown_variable(&subject)) {
            return Err(Refusal::NoVariable(name.to_owned()));
        }
        let id = id.unwrap_or(SavedReplyId(next(replies, |it| it.0)));
        // Another text is not the one that was approved.
        let template = replies.get(&id).is_some_and(|it| it.template && it.text == text);
        let reply = SavedReply { id, org, owner, title, subject, text, files, removed: false, template };
        replies.insert(id, reply);
        Ok(())
    }

    /// Says that a saved reply is a template which providers have approved, or no longer.
    pub fn set_template(&mut self, id: SavedReplyId, on: bool) -> Result<(), Refusal> {
        let reply = self.directory.saved_replies.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
        self.check_reply(id, reply.org)?;
        self.admins_only(reply.org)?;
        self.directory.saved_replies.entry(id).and_modify(|it| it.template = on);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Attached;
    use crate::model::command::Configure;
    use crate::model::fixture::{ORG, World};

    fn label(name: &str, parent: Option<LabelId>) -> LabelDraft {
        LabelDraft { parent, ..LabelDraft::common(name, 99) }
    }

    #[test]
    fn labels_nest_but_never_in_a_ring() {
        let mut world = World::of(&["Ann"]);
        let mut put = |id, draft: Option<LabelDraft>| {
            world.configure("Ann", Configure::PutLabel(id, ORG, draft)).map(|_| ())
        };
        let (bugs, ui, colour) = (LabelId(1), LabelId(2), LabelId(3));
        put(None, Some(label("Bugs", None))).unwrap();
        put(None, Some(label("UI", Some(bugs)))).unwrap();
        put(None, Some(label("Colour", Some(ui)))).unwrap();
        assert_eq!(put(Some(bugs), Some(label("Bugs", Some(colour)))), Err(Refusal::UnderItself));
        assert_eq!(put(Some(bugs), Some(label("Bugs", Some(bugs)))), Err(Refusal::UnderItself));
        assert_eq!(put(Some(bugs), Some(label(" ", None))), Err(Refusal::Empty));
        put(Some(ui), None).unwrap();
        assert_eq!(put(None, Some(label("More", Some(ui)))), Err(Refusal::Unknown));
        let labels = &world.directory().labels;
        assert_eq!((labels[&colour].parent, labels[&colour].hue), (Some(bugs), 8));
    }

    #[test]
    fn a_member_keeps_labels_of_their_own_which_nobody_else_sees_or_changes() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let own = |owner, name: &str| Some(LabelDraft { owner: Some(owner), ..LabelDraft::common(name, 1) });
        let put = |world: &mut World, who, id, draft| {
            world.configure(who, Configure::PutLabel(id, ORG, draft)).map(|_| ())
        };
        let (common, bens) = (Some(LabelId(1)), Some(LabelId(2)));
        assert_eq!(put(&mut world, "Ben", None, Some(label("Bugs", None))), Err(Refusal::AdminsOnly));
        put(&mut world, "Ann", None, Some(label("Bugs", None))).unwrap();
        put(&mut world, "Ben", None, own(ben, "Later")).unwrap();
        assert_eq!(
            put(&mut world, "Ann", bens, own(ben, "Hers")),
            Err(Refusal::SelfOnly),
            "an admin neither"
        );
        assert_eq!(put(&mut world, "Ann", None, own(ben, "For Ben")), Err(Refusal::SelfOnly));
        assert_eq!(put(&mut world, "Ann", None, Some(label("UI", bens))), Err(Refusal::Unknown));
        put(&mut world, "Ben", bens, Some(label("Soon", common))).unwrap();
        assert_eq!(world.directory().labels[&LabelId(2)].owner, Some(ben), "whose it is does not change");
        let of = |who| world.directory().labels_seen_by(who).map(|it| it.id.0).collect::<Vec<_>>();
        assert_eq!((of(ann), of(ben)), (vec![1], vec![1, 2]));
        assert_eq!(world.directory().common_labels(ORG).count(), 1);
        // What it stood under goes; it stays.
        put(&mut world, "Ann", common, None).unwrap();
        assert_eq!(world.directory().labels[&LabelId(2)].parent, None);
        let remove = Configure::RemoveUser { org: ORG, person: ben, heir: None };
        world.configure("Ann", remove).unwrap();
        assert_eq!(world.directory().labels_seen_by(ben).count(), 0, "who left the organization");
    }

    #[test]
    fn a_saved_reply_has_a_title_and_a_text() {
        let mut world = World::of(&["Ann"]);
        let mut put = |id, reply: Option<(&str, &str)>| {
            let reply = reply.map(|(title, text)| ReplyDraft::common(title, text));
            world.configure("Ann", Configure::PutSavedReply(id, ORG, reply)).map(|_| ())
        };
        assert_eq!(put(None, Some(("Hi", ""))), Err(Refusal::Empty));
        let unknown = Refusal::NoVariable("order".into());
        assert_eq!(put(None, Some(("Hi", "About {{order}}, {{first_name}}"))), Err(unknown));
        put(None, Some(("Hi", "Hello"))).unwrap();
        assert_eq!(put(Some(SavedReplyId(1)), Some(("Hi", "Hello"))), Err(Refusal::NoChange));
        put(Some(SavedReplyId(1)), None).unwrap();
        assert_eq!(put(Some(SavedReplyId(1)), None), Err(Refusal::Unknown));
    }

    #[test]
    fn a_saved_reply_has_the_files_that_its_form_has() {
        let mut world = World::of(&["Ann"]);
        let file = Attached { name: "map.pdf".into(), ..Attached::default() };
        let mut put = |id, files: &[Attached]| {
            let reply = ReplyDraft { files: files.to_vec(), ..ReplyDraft::common("Hi", "Hello") };
            world.configure("Ann", Configure::PutSavedReply(id, ORG, Some(reply))).unwrap();
            world.directory().saved_replies[&SavedReplyId(1)].files.len()
        };
        assert_eq!(put(None, std::slice::from_ref(&file)), 1);
        assert_eq!(put(Some(SavedReplyId(1)), &[]), 0);
        world.undo("Ann").unwrap();
        assert_eq!(world.directory().saved_replies[&SavedReplyId(1)].files, [file]);
    }

    #[test]
    fn a_member_keeps_saved_replies_of_their_own_which_nobody_else_sees_or_changes() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let own =
            |owner, text: &str| Some(ReplyDraft { owner: Some(owner), ..ReplyDraft::common("Own", text) });
        let put = |world: &mut World, who, id, draft| {
            world.configure(who, Configure::PutSavedReply(id, ORG, draft)).map(|_| ())
        };
        let common = Some(ReplyDraft::common("Hi", "Hello"));
        assert_eq!(put(&mut world, "Ben", None, common.clone()), Err(Refusal::AdminsOnly));
        put(&mut world, "Ann", None, common).unwrap();
        put(&mut world, "Ben", None, own(ben, "Mine")).unwrap();
        let id = Some(SavedReplyId(2));
        assert_eq!(put(&mut world, "Ann", id, own(ben, "Hers")), Err(Refusal::SelfOnly), "an admin neither");
        assert_eq!(put(&mut world, "Ann", None, own(ben, "For Ben")), Err(Refusal::SelfOnly));
        // Whose it is does not change.
        put(&mut world, "Ben", id, Some(ReplyDraft::common("Own", "Still mine"))).unwrap();
        assert_eq!(world.directory().saved_replies[&SavedReplyId(2)].owner, Some(ben));
        let of = |who| world.directory().replies_of(who, ORG).map(|it| it.id.0).collect::<Vec<_>>();
        assert_eq!((of(ann), of(ben)), (vec![1], vec![1, 2]));
        assert_eq!(world.directory().common_replies(ORG).count(), 1);
        let template = world.configure("Ann", Configure::SetTemplate(SavedReplyId(2), true));
        assert_eq!(template.map(|_| ()), Err(Refusal::Unknown));
        put(&mut world, "Ben", id, None).unwrap();
    }
}
