//! What a search cannot take at its word, told so that nobody takes an empty list for an answer.

use super::narrow::{is_channel, is_named, people};
use super::{Clause, Odd, Search};
use crate::model::directory::Channel;
use crate::model::ids::PersonId;
use crate::model::state::{Mailbox, State};

/// What a search cannot take at its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is odd as it was typed.
    Odd(Odd),
    /// Nothing is called so: the operator and the name.
    Nobody(&'static str, String),
}

impl Search {
    /// Returns what a person should know of a search beside what it finds.
    pub fn problems(&self, state: &State, me: PersonId) -> Vec<Problem> {
        let odd = self.odd.iter().cloned().map(Problem::Odd);
        odd.chain(self.clauses.iter().filter_map(|it| unknown(it, state, me))).collect()
    }
}

/// Returns the name in a clause that nothing has.
fn unknown(clause: &Clause, state: &State, me: PersonId) -> Option<Problem> {
    let directory = &state.directory;
    let team = |name: &str| directory.teams.values().any(|it| is_named(name, &[&it.name, &it.slug]));
    let (operator, name, is_known) = match clause {
        Clause::In(it) => {
            ("in", it, team(it) || Mailbox::OWN.iter().any(|own| own.slug().starts_with(it.as_str())))
        }
        Clause::Team(it) => ("team", it, team(it)),
        Clause::Assignee(it) => {
            ("assignee", it, it == "me" || it == "none" || people(directory, it).next().is_some())
        }
        Clause::Label(it) => {
            ("label", it, directory.labels_seen_by(me).any(|label| is_named(it, &[&label.name])))
        }
        Clause::Channel(it) => {
            ("channel", it, Channel::ALL.into_iter().any(|channel| is_channel(channel, it)))
        }
        Clause::Not(it) => return unknown(it, state, me),
        Clause::Either(one, other) => return unknown(one, state, me).or_else(|| unknown(other, state, me)),
        _ => return None,
    };
    (!is_known).then(|| Problem::Nobody(operator, name.clone()))
}
