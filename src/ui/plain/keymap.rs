//! The keys as a person has them: the table, with what they changed of it.

use std::borrow::Cow;

use super::keys::{Binding, Intent, KEYMAP, Stroke, by_place};

/// A key that a person may choose: a letter or a sign, after a `g` or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key, as a [`Binding`] has it.
    pub key: String,
    /// With Shift, where the key itself does not say so.
    pub shift: bool,
}

impl Press {
    /// Returns what was pressed; none if a person may not choose it. On a keyboard of another script
    /// it is the letter that stands there on a Latin one, so that the key stays when the script changes.
    pub fn of(stroke: &Stroke) -> Option<Self> {
        let mut chars = stroke.key.chars();
        let one =
            chars.next().filter(|it| chars.next().is_none() && !it.is_whitespace() && !it.is_control())?;
        let key = by_place(stroke).map_or_else(|| one.to_lowercase().to_string(), str::to_owned);
        if stroke.primary || (key == "g" && !stroke.after_g && !stroke.shift) {
            return None;
        }
        let shift = stroke.shift && !is_sign(&key);
        Some(Self { key: if stroke.after_g { format!("g {key}") } else { key }, shift })
    }

    fn is_of(&self, binding: &Binding) -> bool {
        !binding.primary && binding.key == self.key && (is_sign(&self.key) || binding.shift == self.shift)
    }
}

/// Tells whether a key says by itself whether Shift is held.
pub fn is_sign(key: &str) -> bool {
    key.len() == 1 && !key.chars().all(char::is_alphabetic)
}

/// The keys of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    changes: Vec<(Intent, Option<Press>)>,
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { changes: Vec::new(), bindings: KEYMAP.to_vec() }
    }
}

impl Keymap {
    /// Reads what [`Keymap::line`] wrote. What it does not know it leaves out.
    pub fn parse(line: &str) -> Self {
        let mut keymap = Self::default();
        for (name, key) in line.lines().filter_map(|it| it.split_once('=')) {
            let intent = KEYMAP.iter().map(|it| it.intent).find(|it| format!("{it:?}") == name);
            let (key, shift) = key.strip_prefix("shift ").map_or((key, false), |it| (it, true));
            let press = (!key.is_empty()).then(|| Press { key: key.to_owned(), shift });
            if let Some(intent) = intent.filter(|it| may_change(*it)) {
                keymap.put(intent, press);
            }
        }
        keymap
    }

    /// Returns what was changed: `Archive=shift y`, a line each; nothing behind the sign is no key.
    pub fn line(&self) -> String {
        let key = |it: &Press| format!("{}{}", if it.shift { "shift " } else { "" }, it.key);
        let lines = self
            .changes
            .iter()
            .map(|(intent, press)| format!("{intent:?}={}", press.as_ref().map(key).unwrap_or_default()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Returns all keys.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Returns the keys of an intent.
    pub fn of(&self, intent: Intent) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |it| it.intent == intent)
    }

    /// Returns what a key asks for.
    pub fn holder(&self, press: &Press) -> Option<Intent> {
        self.bindings.iter().find(|it| press.is_of(it)).map(|it| it.intent)
    }

    /// Gives an intent another key, or none. Whatever had that key has none any more.
    pub fn change(&mut self, intent: Intent, press: Option<Press>) {
        if let Some(other) = press.as_ref().and_then(|it| self.holder(it)).filter(|it| *it != intent) {
            self.put(other, None);
        }
        self.put(intent, press);
    }

    fn put(&mut self, intent: Intent, press: Option<Press>) {
        self.changes.retain(|it| it.0 != intent);
        let is_first = press.as_ref().is_some_and(|press| first(intent).is_some_and(|it| press.is_of(it)));
        if !is_first {
            self.changes.push((intent, press));
        }
        self.bindings = KEYMAP.iter().filter_map(|it| self.changed(it)).collect();
    }

    /// Returns what a binding of the table has become.
    fn changed(&self, binding: &Binding) -> Option<Binding> {
        let is_first = first(binding.intent) == Some(binding);
        let change = self.changes.iter().find(|it| it.0 == binding.intent && is_first);
        match change {
            None => Some(binding.clone()),
            Some((_, press)) => press.clone().map(|it| Binding {
                key: Cow::Owned(it.key),
                shift: it.shift,
                ..binding.clone()
            }),
        }
    }
}

/// Tells whether a person may give an intent another key.
pub fn may_change(intent: Intent) -> bool {
    first(intent).is_some()
}

/// Returns the key in the table that a person may change: arrows, Enter and those with Ctrl or ⌘ stay.
fn first(intent: Intent) -> Option<&'static Binding> {
    let is_own = |it: &&Binding| !it.primary && it.key.split(' ').all(|it| it.chars().count() == 1);
    KEYMAP.iter().filter(|it| it.intent == intent).find(is_own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::plain::keys::intent_for;

    fn press(key: &str) -> Press {
        Press { key: key.to_owned(), shift: false }
    }

    fn stroke(key: &str) -> Stroke {
        Stroke { key: key.to_owned(), ..Stroke::default() }
    }

    #[test]
    fn a_changed_key_does_what_it_is_for_and_the_old_one_nothing() {
        let mut keymap = Keymap::default();
        keymap.change(Intent::Archive, Some(press("y")));
        assert_eq!(intent_for(&keymap, &stroke("y")), Some(Intent::Archive));
        assert_eq!(intent_for(&keymap, &stroke("e")), None);
        keymap.change(Intent::Next, Some(press("t")));
        assert_eq!(intent_for(&keymap, &stroke("ArrowDown")), Some(Intent::Next), "arrows stay");
        assert_eq!(Keymap::parse(&keymap.line()), keymap);
    }

    #[test]
    fn a_key_is_taken_from_whatever_had_it_and_may_come_back() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.holder(&press("a")), Some(Intent::Assign));
        keymap.change(Intent::Archive, Some(press("a")));
        assert_eq!(keymap.of(Intent::Assign).count(), 0);
        assert_eq!(intent_for(&keymap, &stroke("a")), Some(Intent::Archive));
        keymap.change(Intent::Archive, Some(press("e")));
        keymap.change(Intent::Assign, Some(press("a")));
        assert_eq!(keymap, Keymap::default());
        assert_eq!(keymap.line(), "");
    }

    #[test]
    fn a_press_is_a_letter_or_a_sign() {
        let held = |key: &str| Stroke { shift: true, ..stroke(key) };
        assert_eq!(Press::of(&held("Y")), Some(Press { key: "y".to_owned(), shift: true }));
        assert_eq!(Press::of(&held("?")), Some(press("?")), "the sign says it");
        assert_eq!(Press::of(&Stroke { after_g: true, ..stroke("y") }), Some(press("g y")));
        assert_eq!(
            Press::of(&Stroke { code: "KeyE".to_owned(), ..stroke("у") }),
            Some(press("e")),
            "Cyrillic"
        );
        for none in [stroke("Enter"), stroke(" "), stroke("g"), Stroke { primary: true, ..stroke("e") }] {
            assert_eq!(Press::of(&none), None, "{none:?}");
        }
    }

    #[test]
    fn what_is_kept_may_be_anything() {
        for line in ["", "Explode=e", "Archive", "Open=o", "=\n=="] {
            assert_eq!(Keymap::parse(line), Keymap::default(), "{line}");
        }
        assert!(!may_change(Intent::Send) && !may_change(Intent::Open) && may_change(Intent::GoAll));
    }
}
