//! What a person has chosen about this page, kept in this browser.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::{focus, language, local, location, window};
use crate::model::Adding;
use crate::ui::plain::density::Density;
use crate::ui::plain::keymap::Keymap;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::swipes::{self, Side};
use crate::ui::text::language::{self as words, Format, Style};

/// Where the theme is kept.
const THEME: &str = "theme";
/// Where the language is kept; boot.mjs reads it.
const LANGUAGE: &str = "language";
/// Where the choice about single-key shortcuts is kept.
const SINGLE_KEYS: &str = "single-keys";
/// Where the keys are kept that were changed.
const KEYS: &str = "keys";

thread_local! {
    // Each key that is pressed asks.
    static KEYMAP: RefCell<Option<Keymap>> = const { RefCell::new(None) };
}

/// Where the choice to hide the details is kept.
const DETAILS: &str = "details";
/// Where is kept how much a row of the list shows.
const DENSITY: &str = "density";
/// Where the width of the list is kept.
const WIDTH: &str = "list-width";

/// Where is kept what adding people to a conversation means.
const ADDING: &str = "adding";

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

/// Returns the tag of the language that was chosen here.
pub fn chosen_language() -> &'static str {
    let kept = local::get(LANGUAGE).unwrap_or_default();
    words::LANGUAGES.iter().map(|it| it.0).find(|it| *it == kept).unwrap_or("en")
}

/// Chooses a language, and begins the page again: nothing that was said has to be said anew.
pub fn choose_language(tag: &str) {
    if tag == "en" {
        local::remove(LANGUAGE);
    } else {
        local::set(LANGUAGE, tag);
    }
    location::reload();
}

/// Lets everything be said in the language that was chosen here.
pub fn speak() {
    if let Some(table) = language::table() {
        words::choose(&table, formatted);
    }
}

fn formatted(it: Format) -> Option<String> {
    let number = JsValue::from_f64;
    match it {
        Format::Plural(it) => language::format("plural", &number(it)),
        Format::Number(it) => language::format("number", &number(it)),
        Format::List(names) => language::format("list", &JsValue::from_str(&names.join("\u{1f}"))),
        Format::Moment(style, at) => {
            let kind = match style {
                Style::Hour => "hour",
                Style::Day => "day",
                Style::Date => "date",
                Style::Full => "full",
            };
            language::format(kind, &number(at.0 as f64))
        }
    }
}

/// Tells whether shortcuts of one key are on.
pub fn single_keys() -> bool {
    local::get(SINGLE_KEYS).as_deref() != Some("off")
}

/// Turns shortcuts of one key on or off, in this browser.
pub fn set_single_keys(on: bool) {
    local::set(SINGLE_KEYS, if on { "on" } else { "off" });
}

/// Returns how much a row of the list shows: what was chosen here, else what the window has room for.
pub fn density() -> Density {
    local::get(DENSITY)
        .and_then(|it| Density::named(&it))
        .unwrap_or_else(|| Density::fitting(window::height()))
}

/// Chooses how much a row of the list shows.
pub fn choose_density(it: Density) {
    local::set(DENSITY, it.name());
}

/// Gives the list the width that was chosen here.
pub fn keep_width() {
    if let Some(width) = local::get(WIDTH).and_then(|it| it.parse().ok()) {
        show_width(Some(width));
    }
}

/// Chooses the width of the list in px; none is as wide as it is at first.
pub fn choose_width(width: Option<u32>) {
    match width {
        Some(width) => drop(local::set(WIDTH, &width.to_string())),
        None => local::remove(WIDTH),
    }
    show_width(width);
}

/// Gives the list a width, for now.
pub fn show_width(width: Option<u32>) {
    let root = document().document_element().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(style) = root.map(|it| it.style()) else { return };
    // Fails for no number.
    let _ = match width {
        Some(width) => style.set_property("--list", &format!("{width}px")),
        None => style.remove_property("--list").map(drop),
    };
}

/// Reads the keys as they were chosen here.
pub fn keymap<T>(read: impl FnOnce(&Keymap) -> T) -> T {
    KEYMAP.with_borrow_mut(|it| {
        read(it.get_or_insert_with(|| Keymap::parse(&local::get(KEYS).unwrap_or_default())))
    })
}

/// Chooses keys.
pub fn choose_keymap(it: Keymap) {
    local::set(KEYS, &it.line());
    KEYMAP.set(Some(it));
}

/// Returns what a swipe over a row does: what was chosen here, else what it does at first.
pub fn swipe(side: Side) -> Option<Intent> {
    let chosen = local::get(swipe_key(side)).and_then(|it| swipes::named(&it));
    chosen.unwrap_or_else(|| side.first())
}

/// Chooses what a swipe over a row does.
pub fn choose_swipe(side: Side, name: &str) {
    local::set(swipe_key(side), name);
}

const fn swipe_key(side: Side) -> &'static str {
    match side {
        Side::Right => "swipe-right",
        Side::Left => "swipe-left",
    }
}

/// Returns what adding somebody to a conversation means: what it meant last.
pub fn adding() -> Adding {
    if local::get(ADDING).as_deref() == Some("access") { Adding::AccessAlone } else { Adding::ToInbox }
}

/// Keeps what adding somebody meant.
pub fn choose_adding(it: Adding) {
    local::set(ADDING, if it == Adding::AccessAlone { "access" } else { "inbox" });
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
