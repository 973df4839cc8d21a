//! What was typed of a draft and is kept beside the journal until it is in it: how it is written down,
//! and which of the two counts. Pure.

use super::record;
use crate::mail::{base64, base64_encode};
use crate::model::{Act, DraftKey, DraftText, PersonId, Refusal, State, Version, fnv1a};

/// Another window of its author has saved the draft since.
pub const SAVED_ELSEWHERE: Refusal = Refusal::ActedSince(None, Some(Act::Draft));

/// A draft, and who writes it: its author, or somebody whom that lets edit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Who writes.
    pub writer: PersonId,
    /// Whose draft it is.
    pub author: PersonId,
    /// Which of theirs.
    pub key: DraftKey,
}

impl Whose {
    /// Returns a draft that its author writes.
    pub const fn own(author: PersonId, key: DraftKey) -> Self {
        Self { writer: author, author, key }
    }

    /// Tells whether its author writes it.
    pub fn is_own(self) -> bool {
        self.writer == self.author
    }

    /// Returns what is saved of it, as far as who writes may read it.
    pub fn saved(self, state: &State) -> Option<&DraftText> {
        state.drafts.get(&(self.author, self.key)).filter(|it| self.is_own() || it.shared.is_some())
    }

    /// Returns which version that is, where others may edit it.
    pub fn version(self, state: &State) -> Option<Version> {
        self.saved(state)?.version(self.author)
    }
}

/// What was typed of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Which draft.
    pub key: DraftKey,
    /// What it says.
    pub draft: DraftText,
    /// What was saved when it was typed, as [`mark`] tells it; the outer one is none where that is not
    /// known.
    pub base: Option<Option<u64>>,
}

/// Which version of a draft is gone on with, and another one that is not to be lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The newest.
    pub current: Option<DraftText>,
    /// One that says something else.
    pub other: Option<DraftText>,
}

/// Returns what tells one version of a draft from another.
pub fn mark(draft: &DraftText) -> u64 {
    let words = DraftText { plan: None, shared: None, ..draft.clone() };
    fnv1a(record::encode_typed(DraftKey::Reply(crate::model::ConversationId(0)), &words))
}

impl Typed {
    /// Returns it as one line of text: the format, the draft, and the mark of what was saved.
    pub fn to_line(&self) -> String {
        let bytes = record::encode_typed(self.key, &self.draft);
        let (format, rest) = bytes.split_first().map_or((0, &[][..]), |(format, rest)| (*format, rest));
        let line = format!("{format} {}", base64_encode(rest));
        match self.base {
            None => line,
            Some(None) => format!("{line} -"),
            Some(Some(mark)) => format!("{line} {mark:x}"),
        }
    }

    /// Returns what is in a line of text, whichever build wrote it; the first ones did not say what was
    /// saved.
    pub fn from_line(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (format, text, base) = (words.next()?, words.next()?, words.next());
        let bytes = [vec![format.parse().ok()?], base64(text.as_bytes())].concat();
        let (key, draft) = record::decode_typed(&bytes).ok()?;
        Some(Self { key, draft, base: base.map(|it| u64::from_str_radix(it, 16).ok()) })
    }
}

/// Returns what refuses to save a version over one that its window has not seen: asked of the journal as
/// it stands when the draft comes into it. `seen` and `text` are the marks of the two.
pub fn guard(whose: Whose, seen: Option<u64>, text: Option<u64>) -> impl Fn(&State) -> Result<(), Refusal> {
    move |state| match whose.saved(state).map(mark) {
        // Sent or thrown away elsewhere: nothing is overwritten.
        None => Ok(()),
        saved if saved == seen || saved == text => Ok(()),
        _ => Err(SAVED_ELSEWHERE),
    }
}

/// Tells whether everything in a version is in a later one: what was typed on, say.
fn is_part_of(part: &DraftText, later: &DraftText) -> bool {
    let is_in = |part: &str, whole: &str| part.is_empty() || whole.contains(part);
    is_in(part.text.trim(), &later.text)
        && is_in(&part.subject, &later.subject)
        && is_in(&part.to, &later.to)
        && is_in(&part.cc, &later.cc)
        && is_in(&part.bcc, &later.bcc)
        && part.files.iter().all(|it| later.files.contains(it))
}

/// Returns which version counts: what was typed, where it was typed on top of what is `saved`; else
/// what is saved, since that came later, and what was typed is not lost.
pub fn versions(typed: Option<&Typed>, saved: Option<&DraftText>) -> Versions {
    let Some(typed) = typed else { return Versions { current: saved.cloned(), other: None } };
    let draft = typed.draft.clone();
    let Some(saved) = saved else {
        // What was saved once and is gone was sent or thrown away.
        return match typed.base {
            Some(Some(_)) => Versions { current: None, other: Some(draft) },
            _ => Versions { current: Some(draft), other: None },
        };
    };
    if typed.base == Some(Some(mark(saved))) {
        return Versions { current: Some(DraftText { plan: saved.plan.clone(), ..draft }), other: None };
    }
    let is_lost = !is_part_of(&draft, saved);
    Versions { current: Some(saved.clone()), other: is_lost.then_some(draft) }
}

/// Returns what a window that was closed had typed on top of what is `saved` and could not save itself; nothing
/// where something else was saved since: that is offered beside it.
pub fn left(typed: &Typed, saved: Option<&DraftText>) -> Option<DraftText> {
    let Versions { current, other } = versions(Some(typed), saved);
    let is_written = |it: &DraftText| match typed.key {
        DraftKey::Reply(_) => !it.is_blank(),
        DraftKey::New(_) => !it.is_untouched(),
    };
    current.filter(|it| other.is_none() && is_written(it) && Some(it) != saved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ConversationId;

    const KEY: DraftKey = DraftKey::Reply(ConversationId(7));

    fn draft(text: &str) -> DraftText {
        DraftText { to: "kim@x.example".into(), text: text.into(), ..DraftText::default() }
    }

    fn typed(text: &str, base: Option<&DraftText>) -> Typed {
        Typed { key: KEY, draft: draft(text), base: Some(base.map(mark)) }
    }

    fn texts(versions: Versions) -> (Option<String>, Option<String>) {
        (versions.current.map(|it| it.text), versions.other.map(|it| it.text))
    }

    #[test]
    fn what_was_typed_on_top_of_what_is_saved_counts() {
        let saved = draft("Hello");
        let it = typed("Hi, all new", Some(&saved));
        assert_eq!(texts(versions(Some(&it), Some(&saved))), (Some("Hi, all new".into()), None));
        let it = typed("Hi, all new", None);
        assert_eq!(texts(versions(Some(&it), None)), (Some("Hi, all new".into()), None));
    }

    #[test]
    fn what_was_saved_later_counts_and_what_was_typed_before_is_offered() {
        let (old, saved) = (draft("Hello"), draft("Dear Kim, I have written it anew"));
        let it = typed("Hello, I was", Some(&old));
        let both = (Some(saved.text.clone()), Some("Hello, I was".into()));
        assert_eq!(texts(versions(Some(&it), Some(&saved))), both);
        let unknown = Typed { base: None, ..it.clone() };
        assert_eq!(texts(versions(Some(&unknown), Some(&saved))), both);
        assert_eq!(texts(versions(Some(&it), None)), (None, both.1), "it was sent or thrown away");
        let part = typed("Dear Kim, I have", Some(&old));
        assert_eq!(texts(versions(Some(&part), Some(&saved))), (Some(saved.text.clone()), None), "typed on");
    }

    #[test]
    fn what_a_window_left_is_saved_unless_something_else_was_since() {
        let [old, others] = ["Hello", "Dear Kim, anew"].map(draft);
        let left = |it: &Typed, saved: Option<&DraftText>| left(it, saved).map(|it| it.text);
        let on_top = typed("Hello Kim", Some(&old));
        assert_eq!(left(&on_top, Some(&old)).as_deref(), Some("Hello Kim"));
        assert_eq!(left(&typed("Hello Kim", None), None).as_deref(), Some("Hello Kim"));
        for (it, saved) in [
            (&on_top, Some(&others)),
            (&on_top, None),
            (&typed("Hello", Some(&old)), Some(&old)),
            (&typed(" ", None), None),
        ] {
            assert_eq!(left(it, saved), None, "{it:?} {saved:?}");
        }
    }

    #[test]
    fn only_what_a_window_has_seen_is_saved_over() {
        let [old, others, text] = ["Hello", "Hello there", "Hello Kim"].map(draft);
        let whose = Whose::own(PersonId(1), KEY);
        let may = |saved: Option<&DraftText>, seen: Option<&DraftText>, text: Option<&DraftText>| {
            let drafts = saved.map(|it| ((PersonId(1), KEY), it.clone())).into_iter().collect();
            guard(whose, seen.map(mark), text.map(mark))(&State { drafts, ..State::default() }).is_ok()
        };
        assert!(may(None, Some(&old), Some(&text)), "there is nothing");
        assert!(may(Some(&old), Some(&old), Some(&text)));
        assert!(may(Some(&text), None, Some(&text)), "it says the same");
        assert!(!may(Some(&others), Some(&old), Some(&text)));
        assert!(!may(Some(&others), None, Some(&text)), "saved first by another window");
        assert!(may(Some(&old), Some(&old), None), "thrown away");
        assert!(!may(Some(&others), Some(&old), None));
    }

    #[test]
    fn lines_are_read_that_this_build_writes_and_those_that_do_not_say_what_was_saved() {
        for base in [None, Some(None), Some(Some(0xabc))] {
            let it = Typed { key: KEY, draft: draft("Wörds"), base };
            assert_eq!(Typed::from_line(&it.to_line()), Some(it));
        }
        assert_eq!(Typed::from_line("250 AAAA -"), None);
        assert_eq!(Typed::from_line("nothing"), None);
    }
}
