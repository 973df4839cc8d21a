//! What belongs to a whole organization or to one person in it: labels and saved replies. What is
//! somebody's own nobody else sees, an admin neither.

use super::{Directory, Label, SavedReply};
use crate::model::ids::*;

impl Directory {
    /// Returns a label, unless it is removed or another person's own.
    pub fn label_for(&self, person: PersonId, id: LabelId) -> Option<&Label> {
        self.labels.get(&id).filter(|it| !it.removed && it.owner.is_none_or(|it| it == person))
    }

    /// Returns the labels of an organization that a person may see: its own, and theirs.
    pub fn labels_of(&self, person: PersonId, org: OrgId) -> impl Iterator<Item = &Label> {
        let all = self.labels.values().filter(move |it| !it.removed && it.org == org);
        all.filter(move |it| it.owner.is_none_or(|it| it == person))
    }

    /// Returns the labels of a whole organization: what rules may put on.
    pub fn common_labels(&self, org: OrgId) -> impl Iterator<Item = &Label> {
        self.labels.values().filter(move |it| !it.removed && it.org == org && it.owner.is_none())
    }

    /// Returns the labels that a person may see, in all their organizations.
    pub fn labels_seen_by(&self, person: PersonId) -> impl Iterator<Item = &Label> {
        let mine = self.person(person).into_iter().flat_map(|it| it.roles.keys().copied());
        mine.flat_map(move |org| self.labels_of(person, org))
    }

    /// Returns the saved replies that a person may put into a message for an organization: its own, and
    /// theirs.
    pub fn replies_of(&self, person: PersonId, org: OrgId) -> impl Iterator<Item = &SavedReply> {
        let all = self.saved_replies.values().filter(move |it| !it.removed && it.org == org);
        all.filter(move |it| it.owner.is_none_or(|it| it == person))
    }

    /// Returns the saved replies of a whole organization: what rules may send.
    pub fn common_replies(&self, org: OrgId) -> impl Iterator<Item = &SavedReply> {
        let all = self.saved_replies.values().filter(move |it| !it.removed && it.org == org);
        all.filter(|it| it.owner.is_none())
    }
}
