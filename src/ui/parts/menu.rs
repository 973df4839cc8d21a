//! Menus: `<div popover role="menu">`, and other lists of choices, walked through with the arrow keys.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Icon;
use crate::browser::focus;

/// An item.
const ITEM: &str = "[role^=menuitem]";
/// What stands beside an item: the arrows to the right and left lead there and back.
const BESIDE: &str = ".menu__beside";

/// An item of the menu with an id, which closes it and does something.
pub fn item(
    menu: &str,
    icon: &'static str,
    label: impl Into<Signal<String>>,
    act: impl Fn() + 'static,
) -> AnyView {
    let (menu, label) = (menu.to_owned(), label.into());
    view! {
        <button
            type="button"
            class="menu__item"
            role="menuitem"
            popovertarget=menu
            popovertargetaction="hide"
            on:click=move |_| act()
        >
            <Icon name=icon />
            <span class="menu__text">{label}</span>
        </button>
    }
    .into_any()
}

/// Walks through a menu: arrows, Home, End.
pub fn on_menu_key(key: ev::KeyboardEvent) {
    let Some(menu) = key.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let Ok(items) =
        menu.query_selector_all("[role^=menuitem]:not([disabled], .menu__beside), .menu__item:not([role])")
    else {
        return;
    };
    let count = items.length();
    let is_beside = |it: &web_sys::Element| it.matches(BESIDE).unwrap_or(false);
    let active: Option<web_sys::Element> = focus::active().and_then(|it| it.dyn_into().ok());
    let aside = match (key.key().as_str(), &active) {
        ("ArrowRight", Some(it)) => it.next_element_sibling().filter(is_beside),
        ("ArrowLeft", Some(it)) if is_beside(it) => it.previous_element_sibling(),
        _ => None,
    };
    if let Some(aside) = aside {
        key.prevent_default();
        return focus::put(&aside);
    }
    let active = match active {
        Some(it) if is_beside(&it) => it.previous_element_sibling(),
        other => other,
    };
    let at = (0..count).find(|at| items.get(*at).as_ref() == active.as_ref().map(AsRef::as_ref));
    let next = match (key.key().as_str(), at) {
        (_, _) if count == 0 => return,
        ("ArrowDown", Some(at)) => (at + 1) % count,
        ("ArrowUp", Some(at)) => (at + count - 1) % count,
        ("ArrowDown" | "Home", _) => 0,
        ("ArrowUp" | "End", _) => count - 1,
        _ => return,
    };
    key.prevent_default();
    if let Some(item) = items.get(next).and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
        focus::put(&item);
    }
}

/// Puts the focus on the first item of a menu that opens, unless a person has walked on to one already: the browser
/// tells of it a moment later.
pub fn on_menu_toggle(toggle: ev::Event) {
    let Some(menu) = toggle.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { return };
    let walked =
        focus::active().is_some_and(|it| menu.contains(Some(&it)) && it.matches(ITEM).unwrap_or(false));
    if menu.matches(":popover-open").unwrap_or(false)
        && !walked
        && let Ok(Some(first)) = menu.query_selector("[role^=menuitem][aria-current=true], [role^=menuitem]")
    {
        focus::put(&first);
    }
}
