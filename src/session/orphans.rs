//! Acts on something that never comes to be: a message that was refused, or taken back before it was
//! shared. Its numbers will be somebody else's, so these acts may not be shared under them.

use std::borrow::Cow;

use uuid::Uuid;

use super::naming::Names;
use super::sharing::is_look;
use super::waiting::{Question, Unshared};
use crate::model::{Asked, Command, Operation};
use crate::session::record;

/// What becomes of the acts behind one that is not done.
#[derive(Default)]
pub struct Orphans {
    /// Those that have nothing left to be done to, and what is to be read of them, if anything.
    gone: Vec<(Uuid, Option<Vec<u8>>)>,
    /// Those that were done to other things, too, as entries without what is not there.
    narrowed: Vec<(Uuid, Vec<u8>)>,
}

impl Orphans {
    /// Finds them among the acts that are not shared.
    pub fn of(act: &Unshared, acts: &[Unshared]) -> Self {
        let mut orphans = Self::default();
        let mut names = Names::default();
        names.note(&record::decode(&act.entry).unwrap_or_default(), None);
        for it in acts.iter().filter(|it| it.id > act.id) {
            if names.is_empty() {
                break;
            }
            let Some((was, question)) = Question::read(&it.entry) else { continue };
            match names.renamed(question.command.clone()) {
                Some(command) if command == question.command => {}
                Some(command) if !is_about_nothing(&command) => {
                    orphans.narrowed.push((it.id, entry(&was, &Question { command, ..question })));
                }
                _ => {
                    names.note(&was, None);
                    orphans.gone.push((it.id, told(question, &names)));
                }
            }
        }
        orphans
    }

    /// Returns what changes beside the journal.
    pub fn changes(&self, acts: &[Unshared]) -> Vec<(String, Option<Vec<u8>>)> {
        let mut changes = Vec::new();
        for (id, told) in &self.gone {
            changes.extend(acts.iter().filter(|it| it.id == *id).map(|it| (it.key(), None)));
            changes.extend(told.clone().map(|it| (super::overtaken::key(*id), Some(it))));
        }
        for (id, entry) in &self.narrowed {
            let found = acts.iter().find(|it| it.id == *id).cloned();
            changes.extend(found.map(|it| (it.key(), Some(Unshared { entry: entry.clone(), ..it }.value()))));
        }
        changes
    }

    /// Takes them out of the acts, and gives what is to be read to `overtake`.
    pub fn settle(self, acts: &mut Vec<Unshared>, mut overtake: impl FnMut(Uuid, Vec<u8>)) {
        acts.retain(|it| self.gone.iter().all(|gone| gone.0 != it.id));
        for (id, entry) in self.narrowed {
            if let Some(it) = acts.iter_mut().find(|it| it.id == id) {
                it.entry = entry;
            }
        }
        for (id, told) in self.gone {
            if let Some(told) = told {
                overtake(id, told);
            }
        }
    }
}

fn is_about_nothing(command: &Command) -> bool {
    matches!(command, Command::Triage(it) if it.targets.is_empty())
}

/// Returns an act as it is read where it says what was overtaken: it points at nothing.
fn told(question: Question, names: &Names) -> Option<Vec<u8>> {
    if is_look(&question.command) {
        return None;
    }
    let command = names.nowhere(question.command)?;
    Some(Question { command, ..question }.to_rest())
}

fn entry(was: &Operation, question: &Question) -> Vec<u8> {
    let asked = Asked {
        view: question.view,
        online: Cow::Borrowed(&question.online),
        build: record::BUILD,
        command: Cow::Borrowed(&question.command),
    };
    record::encode_with(was, &asked)
}
