//! Lifting a conversation out of the columns.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use super::shelf::Shelf;
use crate::model::directory::Label;
use crate::model::facts::{Facts, Marks};
use crate::model::ids::*;

impl State {
    /// Returns what is true of a conversation; nothing, if there is no such.
    pub fn facts(&self, it: ConversationId) -> Facts {
        let people = self.shelves.iter().enumerate();
        self.lift(it, people.map(|(person, shelf)| (PersonId(person as u16), shelf)))
    }

    /// Returns what is true of a conversation as far as it concerns one person: without how it
    /// stands for the others. For lists, which ask it of many.
    pub fn facts_for(&self, person: PersonId, it: ConversationId) -> Facts {
        self.lift(it, std::iter::once((person, self.shelf(person))))
    }

    /// Returns the labels that a person sees on a conversation: everybody's, and their own.
    pub fn labels_for(&self, person: PersonId, it: ConversationId) -> impl Iterator<Item = &Label> {
        let own = self.shelf(person).labels_on(it);
        let all = self.conversations.labels(it).into_iter().chain(own);
        all.filter_map(move |it| self.directory.label_for(person, it))
    }

    fn lift<'a>(&self, it: ConversationId, people: impl Iterator<Item = (PersonId, &'a Shelf)>) -> Facts {
        let all = &self.conversations;
        if !self.has(it) {
            return Facts::default();
        }
        let (mut marks, mut own_labels) = (BTreeMap::new(), BTreeSet::new());
        for (person, shelf) in people {
            own_labels.extend(shelf.labels_on(it).map(|label| (person, label)));
            let of_person = shelf.marks(it);
            if of_person != Marks::default() {
                marks.insert(person, of_person);
            }
        }
        Facts {
            org: all.org(it),
            team: all.team(it),
            queued: all.queued.contains(it.0),
            closed: all.closed.contains(it.0),
            trashed: all.trashed.contains(it.0),
            spam: all.spam.contains(it.0),
            assignees: all.assignees(it).to_vec(),
            grants: all.grants(it).to_vec(),
            labels: all.labels(it),
            merged: all.merged_into(it),
            own_labels,
            marks,
        }
    }
}
