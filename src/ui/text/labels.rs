//! Text of the labels.

use crate::ui::text::language::{Said, say};

pub const LABELS: Said = say("Labels");
/// A button and its dialog.
pub const ADD_LABEL: Said = say("New label");
pub const EDIT_LABEL: Said = say("Edit label");
pub const PARENT: Said = say("Stands under");
pub const TOP: Said = say("Nothing");
pub const NO_LABELS: Said = say("There are no labels yet.");
