//! Labels: an organization's, and one's own.

use crate::ui::text::language::{Said, say};

pub const LABELS: Said = say("Labels");
pub const LABELS_ARE: Said = say("Everyone in the organization sees these.");
/// A button and its dialog.
pub const ADD_LABEL: Said = say("New label");
pub const EDIT_LABEL: Said = say("Edit label");
pub const PARENT: Said = say("Stands under");
pub const TOP: Said = say("Nothing");
pub const NO_LABELS: Said = say("There are no labels yet.");
/// Those of one person alone.
pub const OWN_LABELS: Said = say("My labels");
pub const OWN_LABELS_ARE: Said = say("Only you see these, and where you have put them.");
/// A button and its dialog.
pub const ADD_OWN_LABEL: Said = say("New personal label");
pub const NO_OWN_LABELS: Said = say("You have no labels of your own yet.");
/// Beside one's own, where labels are put on.
pub const ONLY_YOU: Said = say("only you see it");
/// Makes a label of one's own where labels are put on.
pub const ADD: Said = say("Add");
