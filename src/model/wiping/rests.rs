//! Which bodies and files nobody needs any more once conversations are deleted for ever.

use std::collections::{HashMap, HashSet};

use super::Wiped;
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::message::{Attached, BodyRef};

/// The bodies and files of a journal: those of conversations that are deleted for ever, and those
/// that others need.
#[derive(Debug, Default)]
pub struct Rests {
    erased: HashSet<BodyRef>,
    needed: HashSet<BodyRef>,
    /// The messages of conversations that are deleted for ever.
    messages: HashSet<MessageId>,
    /// What people are writing elsewhere, as it stands: a file that goes with it is needed.
    drafts: HashMap<(PersonId, DraftKey), Vec<BodyRef>>,
}

impl Rests {
    /// Notes what the next operation refers to.
    pub fn note(&mut self, operation: &Operation, wiped: &Wiped) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => {
                    let bodies = files(&it.header.files).chain([it.header.body]).filter(|it| it.len > 0);
                    if wiped.holds(it.message, it.conversation) {
                        self.erased.extend(bodies);
                        self.messages.insert(it.message);
                    } else {
                        self.needed.extend(bodies);
                    }
                }
                Event::Drafted { author, key, after, .. } => {
                    let files = files(after.as_ref().map_or(&[], |it| &it.files));
                    match key {
                        DraftKey::Reply(it) if wiped.has(*it) => self.erased.extend(files),
                        _ => drop(self.drafts.insert((*author, *key), files.collect())),
                    }
                }
                // Undo may bring back what a saved reply was.
                Event::Directory(it) => self.needed.extend(files(it.files())),
                _ => {}
            }
        }
    }

    /// Returns the messages of conversations that are deleted for ever.
    pub const fn messages(&self) -> &HashSet<MessageId> {
        &self.messages
    }

    /// Returns what nobody needs any more.
    pub fn unneeded(&self) -> Vec<BodyRef> {
        let drafted: HashSet<_> = self.drafts.values().flatten().collect();
        let is_needed = |it: &&BodyRef| self.needed.contains(it) || drafted.contains(it);
        self.erased.iter().filter(|it| !is_needed(it)).copied().collect()
    }
}

fn files(files: &[Attached]) -> impl Iterator<Item = BodyRef> {
    files.iter().map(|it| it.body).filter(|it| it.len > 0)
}
