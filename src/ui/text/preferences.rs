//! Text of the preferences.

use crate::ui::text::language::{Said, say};

/// A part of the preferences.
pub const LOOK: Said = say("Look");
pub const THEME: Said = say("Theme");
pub const THEME_IS: Said = say("Follows the system unless you choose one.");
/// Its values, with what the page is told.
pub const THEMES: [(Said, &str); 3] = [(say("System"), ""), (say("Light"), "light"), (say("Dark"), "dark")];
pub const LANGUAGE: Said = say("Language");
pub const LANGUAGE_IS: Said = say("Of the interface, in this browser.");
pub const DENSITY: Said = say("List density");
pub const DENSITY_IS: Said = say("How much each conversation shows in a list.");
/// Its values, the smallest first.
pub const DENSITIES: [Said; 3] = [say("Compact"), say("Comfortable"), say("Spacious")];
pub const WIDTH: Said = say("List width");
pub const WIDTH_IS: Said = say("Drag the line beside the list, or use the arrow keys on it.");
pub const WIDTH_RESET: Said = say("Reset width");
/// What a swipe over a row does, to the right and to the left.
pub const SWIPES: [Said; 2] = [say("Swipe right"), say("Swipe left")];
pub const SWIPES_ARE: Said = say("On touch screens, over a conversation in a list.");
pub const SWIPE_NOTHING: Said = say("Nothing");
pub const KEYS: Said = say("Single-key shortcuts");
pub const KEYS_ARE: Said = say("Such as E for Archive.");
pub const SYSTEM_NOTICES: Said = say("Desktop notifications");
pub const SYSTEM_NOTICES_ARE: Said =
    say("For assignments, mentions and new messages while this page is in the background.");
/// A part of the preferences.
pub const ABOUT_YOU: Said = say("You");
pub const SETTLED: Said = say("When a conversation in my Inbox is closed, or assigned to someone else");
pub const SETTLED_VALUES: [Said; 2] = [say("Keep it"), say("Remove it")];
pub const YOUR_NAME: Said = say("Name");
