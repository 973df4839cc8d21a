//! One run of one rule.

use crate::model::ids::*;
use crate::model::rules::Note;

/// What a rule did besides what it changed.
#[derive(Default)]
pub struct Run {
    /// Whom *In turn* gave it to.
    pub turn: Option<PersonId>,
    /// What it could not do.
    pub notes: Vec<Note>,
    /// It commented, which may set off other rules.
    pub commented: bool,
}
