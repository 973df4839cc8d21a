//! Lifting a conversation out of the columns.

use super::State;
use crate::model::facts::{Facts, Marks};
use crate::model::ids::*;

impl State {
    /// Returns what is true of a conversation; nothing, if there is no such.
    pub fn facts(&self, it: ConversationId) -> Facts {
        let people = self.shelves.iter().enumerate();
        self.lift(it, people.map(|(person, shelf)| (PersonId(person as u16), shelf.marks(it))))
    }

    /// Returns what is true of a conversation as far as it concerns one person: without how it
    /// stands for the others. For lists, which ask it of many.
    pub fn facts_for(&self, person: PersonId, it: ConversationId) -> Facts {
        self.lift(it, std::iter::once((person, self.shelf(person).marks(it))))
    }

    fn lift(&self, it: ConversationId, marks: impl Iterator<Item = (PersonId, Marks)>) -> Facts {
        let all = &self.conversations;
        if !self.has(it) {
            return Facts::default();
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
            marks: marks.filter(|(_, marks)| *marks != Marks::default()).collect(),
        }
    }
}
