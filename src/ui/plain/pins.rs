//! What a person pinned into sections of their own: looked up, put in, taken out, moved. Returns lists
//! that are saved as a whole.

use crate::model::{Pin, Section};

/// Tells whether something is pinned.
pub fn has(sections: &[Section], address: &str) -> bool {
    sections.iter().flat_map(|it| &it.pins).any(|it| it.address == address)
}

/// Pins something into the last section; into a new one of this name where there is none.
pub fn with(mut sections: Vec<Section>, address: String, first: &str) -> Vec<Section> {
    if sections.is_empty() {
        sections.push(Section { name: first.to_owned(), pins: Vec::new() });
    }
    if let Some(last) = sections.last_mut() {
        last.pins.push(Pin { name: String::new(), address });
    }
    sections
}

/// Pins something no longer. A section that is left empty by that goes.
pub fn without(mut sections: Vec<Section>, address: &str) -> Vec<Section> {
    sections.retain_mut(|it| {
        let before = it.pins.len();
        it.pins.retain(|it| it.address != address);
        it.pins.len() == before || !it.pins.is_empty()
    });
    sections
}

/// Moves a pin up or down by one: out of its section at its ends.
pub fn moved(mut sections: Vec<Section>, section: usize, pin: usize, down: bool) -> Vec<Section> {
    let Some(pins) = sections.get_mut(section).map(|it| &mut it.pins).filter(|it| pin < it.len()) else {
        return sections;
    };
    if down && pin + 1 < pins.len() {
        pins.swap(pin, pin + 1);
    } else if !down && pin > 0 {
        pins.swap(pin, pin - 1);
    } else {
        let other = if down { section + 1 } else { section.wrapping_sub(1) };
        if other < sections.len() {
            let it = sections[section].pins.remove(pin);
            let pins = &mut sections[other].pins;
            pins.insert(if down { 0 } else { pins.len() }, it);
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sections: &[Section]) -> Vec<String> {
        let pins = |it: &Section| it.pins.iter().map(|it| it.address.clone()).collect::<Vec<_>>().join(" ");
        sections.iter().map(|it| format!("{}: {}", it.name, pins(it))).collect()
    }

    #[test]
    fn what_is_pinned_stands_in_the_last_section() {
        let one = with(Vec::new(), "a".to_owned(), "Pinned");
        let two = with(one, "b".to_owned(), "Pinned");
        assert_eq!(names(&two), ["Pinned: a b"]);
        assert!(has(&two, "b") && !has(&two, "c"));
        let left = without(without(two, "a"), "b");
        assert!(left.is_empty());
        // One that was made empty on purpose stays.
        let empty = vec![Section { name: "Later".to_owned(), pins: Vec::new() }];
        assert_eq!(without(empty, "a").len(), 1);
    }

    #[test]
    fn a_pin_moves_within_its_section_and_out_of_it() {
        let section = |name: &str, texts: &[&str]| Section {
            name: name.to_owned(),
            pins: texts.iter().map(|it| Pin { name: String::new(), address: (*it).to_owned() }).collect(),
        };
        let all = vec![section("One", &["a", "b"]), section("Two", &["c"])];
        assert_eq!(names(&moved(all.clone(), 0, 0, true)), ["One: b a", "Two: c"]);
        assert_eq!(names(&moved(all.clone(), 0, 1, true)), ["One: a", "Two: b c"]);
        assert_eq!(names(&moved(all.clone(), 1, 0, false)), ["One: a b c", "Two: "]);
        for nowhere in [(0, 0, false), (1, 0, true), (7, 7, true)] {
            assert_eq!(moved(all.clone(), nowhere.0, nowhere.1, nowhere.2), all);
        }
    }
}
