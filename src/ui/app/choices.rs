//! What a person has chosen about this page, kept in this browser.

use leptos::prelude::*;

use crate::browser::{focus, local};

/// Where the theme is kept.
const THEME: &str = "theme";
/// Where the choice about single-key shortcuts is kept.
const SINGLE_KEYS: &str = "single-keys";
/// Where the choice to hide the details is kept.
const DETAILS: &str = "details";

/// Returns the theme that was chosen here; nothing if the system decides.
pub fn chosen_theme() -> Option<String> {
    local::get(THEME).filter(|it| !it.is_empty())
}

/// Shows the theme that was chosen here.
pub fn keep_theme() {
    if let Some(theme) = chosen_theme() {
        show_theme(&theme);
    }
}

/// Chooses a theme; an empty one is the system's.
pub fn choose_theme(theme: &str) {
    local::set(THEME, theme);
    show_theme(theme);
}

fn show_theme(theme: &str) {
    let Some(root) = document().document_element() else { return };
    // Fails for no name that is ours.
    let _ = if theme.is_empty() {
        root.remove_attribute("data-theme")
    } else {
        root.set_attribute("data-theme", theme)
    };
}

/// Tells whether shortcuts of one key are on.
pub fn single_keys() -> bool {
    local::get(SINGLE_KEYS).as_deref() != Some("off")
}

/// Turns shortcuts of one key on or off, in this browser.
pub fn set_single_keys(on: bool) {
    local::set(SINGLE_KEYS, if on { "on" } else { "off" });
}

/// Tells whether the details stand beside the other panes, not over them.
pub fn details_are_beside() -> bool {
    focus::matches_media("(width >= 1440px)")
}

/// Tells whether the details are shown at first.
pub fn details_at_first() -> bool {
    details_are_beside() && local::get(DETAILS).as_deref() != Some("closed")
}

/// Keeps whether the details are shown, where they stand beside the other panes.
pub fn keep_details(on: bool) {
    if details_are_beside() {
        local::set(DETAILS, if on { "open" } else { "closed" });
    }
}
