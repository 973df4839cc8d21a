//! How an element that a person used is found again.

use web_sys::Element;

use crate::browser::controls;
use crate::claims::{Control, Name, ROLES};

/// Returns how an element is found again: by landmark, role and name.
pub fn control_of(element: &Element) -> Option<Control> {
    let role = controls::role(element).filter(|it| ROLES.contains(it))?;
    let name = short(&controls::name(element));
    if name.text.is_empty() {
        return None;
    }
    let areas = [
        ("dialog", "dialog[open]"),
        ("toolbar", "[role=toolbar]"),
        ("list", "[role=list]"),
        ("navigation", "nav"),
        ("complementary", "aside"),
        ("main", "main"),
    ];
    let area = areas.iter().find_map(|(role, selector)| {
        let area = element.closest(selector).ok().flatten()?;
        let name = Some(controls::name(&area)).filter(|_| *role != "main").map(|it| short(&it));
        Some(((*role).to_owned(), name.filter(|it| !it.text.is_empty())))
    });
    Some(Control { area: area.filter(|_| role != "menuitem"), role: role.to_owned(), name })
}

/// A long name, or one with a number in it, goes on behind its first words.
fn short(name: &str) -> Name {
    let first: Vec<_> =
        name.split(' ').take_while(|it| !it.starts_with(|it: char| it.is_ascii_digit())).take(4).collect();
    let text = first.join(" ").replace('"', "");
    Name { goes_on: text != name, text }
}
