//! How a sentence is said in the language of the reader.
//!
//! A sentence is written in English where it is said, and the English is its key: `say("Archive")`, and
//! `say!("Remove {name}", name)` where something stands in it. Another language is a table from such
//! keys to its own sentences (`public/language-de.txt`), read before anything is shown; what the table
//! lacks is said in English. Numbers, lists, dates and plurals of other languages are the browser's to
//! format, through what [`choose`] is given; English ones need nothing.

use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

pub use super::template::{Names, Place, fill};
use crate::model::Time;

/// The languages of the interface: the tag, and what a language calls itself.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("de", "Deutsch")];

/// A sentence without places, in whatever language is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    english: &'static str,
    /// Tells apart what English says in the same word.
    sense: &'static str,
}

/// Returns a sentence by its English.
pub const fn say(english: &'static str) -> Said {
    Said { english, sense: "" }
}

/// Returns a sentence by its English, in one of the senses that this has.
pub const fn say_as(sense: &'static str, english: &'static str) -> Said {
    Said { english, sense }
}

impl Said {
    /// Returns it in the language that is chosen.
    pub fn text(self) -> &'static str {
        NOW.get().and_then(|it| it.find(self)).unwrap_or(self.english)
    }

    /// Returns the same as a text of its own.
    pub fn to_owned(self) -> String {
        self.text().to_owned()
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl AsRef<str> for Said {
    fn as_ref(&self) -> &str {
        self.text()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl From<Said> for &'static str {
    fn from(it: Said) -> Self {
        it.text()
    }
}

impl From<Said> for String {
    fn from(it: Said) -> Self {
        it.to_owned()
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, other: &str) -> bool {
        self.text() == other
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.text() == *other
    }
}

/// Returns a text that was said elsewhere, in the language that is chosen if that knows it.
pub fn translated(english: &str) -> &str {
    let known = NOW.get().and_then(|it| {
        let at = it.table.binary_search_by(|row| (row.0, row.1).cmp(&(english, ""))).ok()?;
        Some(it.table[at].2)
    });
    known.unwrap_or(english)
}

/// What the browser formats in a language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format<'a> {
    /// The plural form that a number asks for: `one`, `few`, `other`.
    Plural(f64),
    /// A number.
    Number(f64),
    /// "Ann, Ben and Cleo".
    List(&'a [String]),
    /// A moment.
    Moment(Style, Time),
}

/// How a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "14:05".
    Hour,
    /// "12 Jun".
    Day,
    /// "12 Jun 2026".
    Date,
    /// "Friday 12 June 2026 at 14:05".
    Full,
}

/// A language that was read.
struct Language {
    /// English, its sense, and how it is said; in order.
    table: Vec<(&'static str, &'static str, &'static str)>,
    format: fn(Format) -> Option<String>,
}

thread_local! {
    /// The language that is chosen; none for English.
    static NOW: Cell<Option<&'static Language>> = const { Cell::new(None) };
}

/// Chooses a language by its table, for as long as the page lives: what was said stays as it is.
pub fn choose(table: &str, format: fn(Format) -> Option<String>) {
    let text: &'static str = Box::leak(table.to_owned().into_boxed_str());
    let mut table: Vec<_> = read(text).collect();
    table.sort_unstable();
    NOW.set(Some(Box::leak(Box::new(Language { table, format }))));
}

impl Language {
    fn find(&self, it: Said) -> Option<&'static str> {
        let key = (it.english, it.sense);
        let at = self.table.binary_search_by(|row| (row.0, row.1).cmp(&key)).ok()?;
        Some(self.table[at].2)
    }
}

/// Returns the sentences of a table: English, its sense, and how it is said. A sentence begins a
/// block; `@` stands before its sense, `=` before the translation, `#` before a remark. What says
/// nothing is left out.
pub fn read(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let (mut english, mut sense) = ("", "");
    table.lines().filter_map(move |line| {
        if let Some(said) = line.strip_prefix("= ") {
            return (!english.is_empty() && !said.is_empty())
                .then(|| (unescaped(english), sense, unescaped(said)));
        }
        match line.strip_prefix("@ ") {
            Some(it) => sense = it,
            None if line.starts_with("# ") => {}
            None => (english, sense) = (line, ""),
        }
        None
    })
}

/// Ends of lines are written `\n`.
fn unescaped(line: &'static str) -> &'static str {
    if line.contains("\\n") { Box::leak(line.replace("\\n", "\n").into_boxed_str()) } else { line }
}

/// Says a sentence in which something stands: `say!("Remove {name}", name)`, or `name = …`.
macro_rules! say_filled {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($text:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {
        $crate::ui::text::language::fill(
            $text,
            &[$((stringify!($name), &$crate::ui::text::language::say!(@ $name $($value)?) as &dyn $crate::ui::text::language::Place)),+],
        )
    };
}
pub(crate) use say_filled as say;

/// Returns a value as the language that is chosen writes it; none in English.
pub(super) fn formatted(it: Format) -> Option<String> {
    NOW.get().and_then(|language| (language.format)(it))
}

/// Returns a moment in the language that is chosen; none in English, which has its own ways.
pub fn moment(style: Style, at: Time) -> Option<String> {
    formatted(Format::Moment(style, at))
}

/// Returns a number with its thousands set apart.
pub fn number(number: u64) -> String {
    if let Some(said) = formatted(Format::Number(number as f64)) {
        return said;
    }
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns a number to one decimal place: "1.5".
pub fn tenths(number: f64) -> String {
    formatted(Format::Number((number * 10.0).round() / 10.0)).unwrap_or_else(|| format!("{number:.1}"))
}

/// Returns "Ann", "Ann and Ben" or "Ann, Ben and Cleo".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            formatted(Format::List(names)).unwrap_or_else(|| format!("{} and {last}", first.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "# how it sounds\nArchive\n= Archivieren\n\nFrom\n@ date\n= Ab\nFrom\n= Von\n\nSpam\n= \n\
        {who|you You have|other # has} {count|one # message|other # messages}\n\
        = {who|you Du hast|other # hat} {count|one # Nachricht|other # Nachrichten}\nOne\\nTwo\n= Eins\\nZwei\n";

    fn german(it: Format) -> Option<String> {
        Some(match it {
            Format::Plural(it) => if it == 1.0 { "one" } else { "other" }.to_owned(),
            Format::Number(it) => it.to_string().replace('.', ","),
            Format::List(names) => names.join(" und "),
            Format::Moment(..) => return None,
        })
    }

    fn has(who: &Names, count: usize) -> String {
        say!("{who|you You have|other # has} {count|one # message|other # messages}", who, count)
    }

    #[test]
    fn english_needs_no_table() {
        assert_eq!(say("Archive").text(), "Archive");
        assert_eq!(has(&Names::one("You", true), 1), "You have 1 message");
        assert_eq!(has(&Names::one("Ann", false), 1234), "Ann has 1,234 messages");
        assert_eq!(listed(&["Ann", "Ben", "Cleo"].map(str::to_owned)), "Ann, Ben and Cleo");
        assert_eq!(
            (number(7), number(1_000_000), tenths(1.55)),
            ("7".into(), "1,000,000".into(), "1.6".into())
        );
    }

    #[test]
    fn a_sentence_is_said_in_the_language_that_is_chosen_else_in_english() {
        choose(GERMAN, german);
        assert_eq!(say("Archive").text(), "Archivieren");
        assert_eq!((say("From").text(), say_as("date", "From").text()), ("Von", "Ab"));
        assert_eq!((say("Close").text(), say("Spam").text()), ("Close", "Spam"));
        assert_eq!(say("One\nTwo").text(), "Eins\nZwei");
        assert_eq!(has(&Names::one("Du", true), 2), "Du hast 2 Nachrichten");
        assert_eq!(has(&Names::all(&["Ann".into()]), 1), "Ann hat 1 Nachricht");
        assert_eq!(tenths(1.55), "1,6");
    }

    #[test]
    fn places_are_filled_and_nothing_else() {
        let (count, name) = (2_usize, "a {count} #");
        assert_eq!(
            say!("{name}: {count|one it|other {count} of {name}}", name, count),
            "a {count} #: 2 of a {count} #"
        );
        let kinds = say!("{count|one one|few {name|one a|other b}, #|other x}", count = 1_usize, name);
        assert_eq!(kinds, "one");
        assert_eq!(say!("{other} {", count), "{other} {");
    }
}
