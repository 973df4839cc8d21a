//! Keys are a table: the handler, the table of keys and the palette read it. What a person changed of
//! it is in `keymap`.

use std::borrow::Cow;

pub use super::intent::Intent;
use super::keymap::{Keymap, is_sign};

/// A key and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The key, as `KeyboardEvent.key` gives it; two for a sequence: `g i`.
    pub key: Cow<'static, str>,
    /// With Ctrl or ⌘.
    pub primary: bool,
    /// With Shift, where the key itself does not say so.
    pub shift: bool,
    /// What it asks for.
    pub intent: Intent,
}

const fn plain(key: &'static str, intent: Intent) -> Binding {
    Binding { key: Cow::Borrowed(key), primary: false, shift: false, intent }
}

const fn shift(key: &'static str, intent: Intent) -> Binding {
    Binding { key: Cow::Borrowed(key), primary: false, shift: true, intent }
}

const fn primary(key: &'static str, intent: Intent) -> Binding {
    Binding { key: Cow::Borrowed(key), primary: true, shift: false, intent }
}

/// Every key, as it is until a person changes it.
pub const KEYMAP: &[Binding] = &[
    plain("j", Intent::Next),
    plain("ArrowDown", Intent::Next),
    plain("k", Intent::Previous),
    plain("ArrowUp", Intent::Previous),
    plain("Enter", Intent::Open),
    plain("Escape", Intent::Back),
    plain("x", Intent::Select),
    shift("x", Intent::SelectRange),
    primary("a", Intent::SelectAll),
    plain("a", Intent::Assign),
    shift("a", Intent::AddPeople),
    plain("i", Intent::AssignToMe),
    shift("i", Intent::UnassignMe),
    plain("e", Intent::Archive),
    plain("c", Intent::CloseOrReopen),
    plain("s", Intent::Star),
    plain("u", Intent::Unread),
    plain("h", Intent::Snooze),
    plain("m", Intent::Move),
    shift("m", Intent::Merge),
    plain("Delete", Intent::Erase),
    plain("l", Intent::Label),
    plain("w", Intent::Watch),
    plain("#", Intent::Trash),
    plain("!", Intent::Spam),
    plain("n", Intent::Compose),
    plain("r", Intent::Reply),
    shift("r", Intent::ReplyAll),
    plain("f", Intent::Forward),
    shift("c", Intent::Comment),
    primary("Enter", Intent::Send),
    Binding { key: Cow::Borrowed("Enter"), primary: true, shift: true, intent: Intent::SendAndClose },
    plain("d", Intent::Details),
    plain("z", Intent::Undo),
    plain("/", Intent::Search),
    plain("?", Intent::Keys),
    primary("k", Intent::Palette),
    plain("g i", Intent::GoInbox),
    plain("g t", Intent::GoTeamInboxes),
    plain("g m", Intent::GoAssigned),
    plain("g a", Intent::GoAll),
];

/// The parts of the table of keys: moving about, writing, triage, finding.
pub const PARTS: [&[Intent]; 4] = [
    &[
        Intent::Next,
        Intent::Previous,
        Intent::Open,
        Intent::Back,
        Intent::Select,
        Intent::SelectRange,
        Intent::SelectAll,
    ],
    &[
        Intent::Compose,
        Intent::Reply,
        Intent::ReplyAll,
        Intent::Forward,
        Intent::Comment,
        Intent::Send,
        Intent::SendAndClose,
    ],
    &[
        Intent::Assign,
        Intent::AddPeople,
        Intent::AssignToMe,
        Intent::UnassignMe,
        Intent::Archive,
        Intent::CloseOrReopen,
        Intent::Star,
        Intent::Unread,
        Intent::Snooze,
        Intent::Move,
        Intent::Merge,
        Intent::Label,
        Intent::Watch,
        Intent::Trash,
        Intent::Erase,
        Intent::Spam,
        Intent::Undo,
    ],
    &[
        Intent::Search,
        Intent::Palette,
        Intent::GoInbox,
        Intent::GoTeamInboxes,
        Intent::GoAssigned,
        Intent::GoAll,
        Intent::Details,
        Intent::Keys,
    ],
];

/// A key as it was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stroke {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// `KeyboardEvent.code`: the place of the key, as a US keyboard names it.
    pub code: String,
    /// Ctrl or ⌘ was held.
    pub primary: bool,
    /// Shift was held.
    pub shift: bool,
    /// It has been held since it was pressed.
    pub held: bool,
    /// The focus is in a field.
    pub typing: bool,
    /// The key before was a `g`, just now.
    pub after_g: bool,
}

/// Returns what a key asks for. Fields keep their keys, but for those with Ctrl or ⌘ that no field
/// has a use for.
pub fn intent_for(keymap: &Keymap, stroke: &Stroke) -> Option<Intent> {
    let by_letter = match stroke.key.as_str() {
        one if one.len() == 1 => one.to_lowercase(),
        other => other.to_owned(),
    };
    let found = bound(keymap, stroke, &by_letter).or_else(|| bound(keymap, stroke, by_place(stroke)?))?;
    let of_fields =
        matches!(found.intent, Intent::Send | Intent::SendAndClose | Intent::Palette | Intent::Back);
    // A key acts once, however long it is held; only walking goes on.
    let goes_on = matches!(found.intent, Intent::Next | Intent::Previous);
    ((!stroke.typing || of_fields) && (!stroke.held || goes_on)).then_some(found.intent)
}

/// Returns the `g` that a sequence begins with, on any keyboard.
pub fn is_g(stroke: &Stroke) -> bool {
    stroke.key == "g" || (!stroke.shift && by_place(stroke) == Some("g"))
}

fn bound<'a>(keymap: &'a Keymap, stroke: &Stroke, key: &str) -> Option<&'a Binding> {
    let is_sign = is_sign(key);
    let key = if stroke.after_g { format!("g {key}") } else { key.to_owned() };
    let fits = |it: &&Binding| {
        it.key == key && it.primary == stroke.primary && (is_sign || it.shift == stroke.shift)
    };
    keymap.bindings().iter().find(fits)
}

/// Returns what stands at the place of a key on a US keyboard, for one that writes no Latin letter:
/// Cyrillic, Greek and Hebrew keyboards have our letters in their usual places.
pub fn by_place(stroke: &Stroke) -> Option<&str> {
    let mut written = stroke.key.chars();
    let one = written.next().filter(|_| written.next().is_none())?;
    if one.is_ascii_alphanumeric() {
        return None;
    }
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    match (stroke.code.as_str(), stroke.shift) {
        ("Digit1", true) => Some("!"),
        ("Digit3", true) => Some("#"),
        ("Slash", true) => Some("?"),
        ("Slash", false) => Some("/"),
        (code, _) => {
            let at = LETTERS.find(code.strip_prefix("Key")?.to_ascii_lowercase().as_str())?;
            LETTERS.get(at..=at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyboards_of_other_scripts_have_our_keys_in_their_places() {
        let press = |key: &str, code: &str, shift: bool| {
            intent_for(
                &Keymap::default(),
                &Stroke { key: key.to_owned(), code: code.to_owned(), shift, ..Stroke::default() },
            )
        };
        // Cyrillic, Greek, Hebrew.
        assert_eq!(press("у", "KeyE", false), Some(Intent::Archive));
        assert_eq!(press("ε", "KeyE", false), Some(Intent::Archive));
        assert_eq!(press("ק", "KeyE", false), Some(Intent::Archive));
        assert_eq!(press("К", "KeyR", true), Some(Intent::ReplyAll));
        assert_eq!(press("'", "KeyW", false), Some(Intent::Watch), "Hebrew writes a sign there");
        assert_eq!(press("№", "Digit3", true), Some(Intent::Trash));
        // Latin keyboards go by the letter: French has its a where the US has q.
        assert_eq!(press("a", "KeyQ", false), Some(Intent::Assign));
        assert_eq!(press("é", "Digit2", false), None);
        let goes = Stroke { key: "ш".into(), code: "KeyI".into(), after_g: true, ..Stroke::default() };
        assert_eq!(intent_for(&Keymap::default(), &goes), Some(Intent::GoInbox));
        assert!(is_g(&Stroke { key: "п".into(), code: "KeyG".into(), ..Stroke::default() }));
    }

    #[test]
    fn the_table_of_keys_holds_each_once() {
        for binding in KEYMAP {
            let places = PARTS.iter().copied().flatten().filter(|it| **it == binding.intent);
            assert_eq!(places.count(), 1, "{}", binding.key);
        }
    }

    #[test]
    fn no_key_means_two_things() {
        for (at, one) in KEYMAP.iter().enumerate() {
            for other in &KEYMAP[at + 1..] {
                let same = (&one.key, one.primary, one.shift) == (&other.key, other.primary, other.shift);
                assert!(!same, "{} is bound twice", one.key);
            }
        }
    }

    #[test]
    fn a_key_that_is_held_acts_once_and_only_walking_goes_on() {
        for binding in KEYMAP.iter().filter(|it| !it.key.starts_with("g ")) {
            let (key, primary, shift) = (binding.key.to_string(), binding.primary, binding.shift);
            let held = Stroke { key, primary, shift, held: true, ..Stroke::default() };
            let walks = matches!(binding.intent, Intent::Next | Intent::Previous);
            assert_eq!(intent_for(&Keymap::default(), &held).is_some(), walks, "{}", binding.key);
            assert!(
                intent_for(&Keymap::default(), &Stroke { held: false, ..held }).is_some(),
                "{}",
                binding.key
            );
        }
    }

    #[test]
    fn fields_keep_their_keys() {
        let stroke = |key: &str| Stroke { key: key.to_owned(), ..Stroke::default() };
        assert_eq!(intent_for(&Keymap::default(), &stroke("e")), Some(Intent::Archive));
        assert_eq!(intent_for(&Keymap::default(), &Stroke { typing: true, ..stroke("e") }), None);
        assert_eq!(
            intent_for(&Keymap::default(), &Stroke { shift: true, ..stroke("#") }),
            Some(Intent::Trash)
        );
        assert_eq!(
            intent_for(&Keymap::default(), &Stroke { shift: true, ..stroke("R") }),
            Some(Intent::ReplyAll)
        );
        assert_eq!(
            intent_for(&Keymap::default(), &Stroke { after_g: true, ..stroke("t") }),
            Some(Intent::GoTeamInboxes)
        );
        let send = Stroke { primary: true, typing: true, ..stroke("Enter") };
        assert_eq!(intent_for(&Keymap::default(), &send), Some(Intent::Send));
    }
}
