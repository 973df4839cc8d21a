//! The vocabulary: every phrase a feature file may use, in one table, which is also published in
//! `tests/features/README.md`.

use std::fmt::Write as _;
use std::sync::LazyLock;

use cucumber::step::{Collection, Context};
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use regex::Regex;
use team_inbox::claims::{Claim, Ground, OF_THE_WORKSPACE, PLACES, Pattern};

use super::nearest::{self, unknown};
use super::tidying::{self, tidied};
use super::{Outcome, World};
use super::{
    accounts, acts, arrivals, clock, comments, existing, false_claims, later, letters, merging, reasons,
    rules, sending, settings, stands, successors, tabled, together, told, walkthroughs,
};

/// A phrase of the vocabulary. It may follow Given, When or Then alike.
pub struct Phrase {
    /// What is written, with [`PLACES`] in braces; `{a|b}` is a choice of words.
    pub says: &'static str,
    /// What it means, for the README.
    pub means: &'static str,
    /// What it does.
    pub run: fn(&mut World, &Said) -> Outcome,
}

/// What a step said where its phrase has braces, and its table.
#[derive(Default)]
pub struct Said {
    words: Vec<String>,
    table: Vec<Vec<String>>,
}

impl Said {
    /// Returns what a step with one thing in braces said.
    pub fn of(word: &str) -> Self {
        Self { words: vec![word.to_owned()], table: Vec::new() }
    }

    /// Returns what a step said in braces and in its table.
    pub const fn new(words: Vec<String>, table: Vec<Vec<String>>) -> Self {
        Self { words, table }
    }

    /// Returns what stands in the braces of that number.
    pub fn word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", String::as_str)
    }

    /// Returns the rows of the table below the step, each by the names in its first row.
    pub fn rows(&self, columns: &[&str]) -> Result<Vec<Vec<String>>, String> {
        let Some((head, rows)) = self.table.split_first() else {
            return Err(format!("a table should follow, with the columns {}", columns.join(", ")));
        };
        let is = |column: &&str, head: &str| {
            let head = head.trim().to_lowercase();
            head == *column || format!("{head}es") == *column || format!("{head}s") == *column
        };
        if let Some(unknown) = head.iter().find(|head| !columns.iter().any(|it| is(it, head))) {
            return Err(format!("there is no column “{unknown}”: there are {}", columns.join(", ")));
        }
        let place = |column: &&str| head.iter().position(|it| is(column, it));
        let places: Vec<_> = columns.iter().map(place).collect();
        let row = |row: &Vec<String>| {
            places.iter().map(|at| at.and_then(|it| row.get(it)).cloned().unwrap_or_default()).collect()
        };
        Ok(rows.iter().map(row).collect())
    }

    /// Returns the rows of the table below the step, each as the columns that say something in it.
    pub fn records(&self) -> Result<Vec<Vec<(&str, &str)>>, String> {
        let (head, rows) =
            self.table.split_first().ok_or("a table should follow, a column for each field")?;
        let mut records = Vec::new();
        for row in rows {
            let fields = head.iter().zip(row).map(|(name, value)| (name.as_str(), value.as_str()));
            records.push(fields.filter(|it| !it.1.is_empty()).collect());
        }
        Ok(records)
    }

    /// Tells whether the table below the step has so many columns.
    pub fn has_columns(&self, count: usize) -> bool {
        self.table.first().is_some_and(|it| it.len() == count)
    }

    /// Returns the rows of a table of two columns: a name and what it is.
    pub fn pairs(&self) -> Result<Vec<(&str, &str)>, String> {
        let pair = |row: &'_ Vec<String>| match row.as_slice() {
            [name, value] => Ok((name.clone(), value.clone())),
            _ => Err("each row of the table should be a name and a value".to_owned()),
        };
        if self.table.is_empty() {
            return Err("a table of names and values should follow".to_owned());
        }
        self.table.iter().try_for_each(|row| pair(row).map(drop))?;
        Ok(self.table.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect())
    }
}

/// A chapter of the vocabulary.
pub struct Chapter {
    title: &'static str,
    /// What happens.
    acts: &'static [Phrase],
    /// What must be so. Each has been false once, in `false-claims.feature`.
    claims: &'static [Phrase],
}

/// What a step is: a phrase of the tests, or a claim that walkthroughs make too.
#[derive(Clone, Copy)]
pub enum Found {
    Phrase(&'static Phrase),
    Claim(&'static Claim),
}

impl Found {
    /// What is written.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Phrase(it) => it.says,
            Self::Claim(it) => it.says,
        }
    }

    const fn means(self) -> &'static str {
        match self {
            Self::Phrase(it) => it.means,
            Self::Claim(it) => it.means,
        }
    }

    /// Does it, or tells whether it is so. Whoever claims something has heard of every refusal.
    pub fn play(self, world: &mut World, said: &Said) -> Outcome {
        match self {
            Self::Phrase(it) => (it.run)(world, said),
            Self::Claim(it) => {
                world.heeded()?;
                (it.holds)(&Ground { names: world.names(), page: None }, &said.words)
            }
        }
    }
}

impl Chapter {
    const fn new(title: &'static str, acts: &'static [Phrase], claims: &'static [Phrase]) -> Self {
        Self { title, acts, claims }
    }

    fn phrases(&self) -> impl Iterator<Item = Found> + use<> {
        self.acts.iter().chain(self.claims).map(Found::Phrase)
    }
}

const CHAPTERS: &[Chapter] = &[
    Chapter::new("The world", settings::PHRASES, &[]),
    Chapter::new("Accounts and shared addresses", accounts::PHRASES, accounts::CLAIMS),
    Chapter::new("What goes, and its successors", successors::PHRASES, successors::CLAIMS),
    Chapter::new("Existing conversations", existing::PHRASES, existing::CLAIMS),
    Chapter::new("Rules", rules::PHRASES, rules::CLAIMS),
    Chapter::new("Messages from outside", arrivals::PHRASES, &[]),
    Chapter::new("What people do", acts::PHRASES, &[]),
    Chapter::new("What people write", sending::PHRASES, sending::CLAIMS),
    Chapter::new("What people plan", later::PHRASES, later::CLAIMS),
    Chapter::new("What people write together", together::PHRASES, together::CLAIMS),
    Chapter::new("Time", clock::PHRASES, &[]),
    Chapter::new("What comes of it", &[], stands::CLAIMS),
    Chapter::new("Who was told, and what was refused", &[], told::CLAIMS),
    Chapter::new("Why, and who was told", &[], reasons::CLAIMS),
    Chapter::new("What was said", &[], comments::CLAIMS),
    Chapter::new("What was merged", &[], merging::CLAIMS),
];

/// Every phrase, by chapter: those of the tests, then the claims of the library.
fn chapters() -> impl Iterator<Item = (&'static str, Vec<Found>)> {
    let own = CHAPTERS.iter().map(|it| (it.title, it.phrases().collect()));
    let claims = OF_THE_WORKSPACE.iter().map(|(title, all)| (*title, all.iter().map(Found::Claim).collect()));
    own.chain(claims)
}

static PATTERNS: LazyLock<Vec<(Pattern<'static>, Found)>> =
    LazyLock::new(|| chapters().flat_map(|it| it.1).map(|it| (Pattern::of(it.says()), it)).collect());

/// Returns what every phrase says.
pub fn all_phrases() -> impl Iterator<Item = &'static str> {
    chapters().flat_map(|it| it.1).map(Found::says)
}

/// Returns what every claim says.
pub fn all_claims() -> impl Iterator<Item = &'static str> {
    let own = CHAPTERS.iter().flat_map(|it| it.claims).map(|it| it.says);
    own.chain(OF_THE_WORKSPACE.iter().flat_map(|it| it.1).map(|it| it.says))
}

/// Returns what may stand in the braces of a phrase, a line each.
pub fn meant_by_braces(says: &str) -> String {
    let named = PLACES.iter().filter(|it| says.contains(&format!("{{{}}}", it.name)));
    named.map(|it| format!("{{{}}}: {}\n", it.name, it.means)).collect()
}

/// Tells whether a step is a phrase of the vocabulary.
pub fn is_phrase(step: &str) -> bool {
    PATTERNS.iter().any(|it| it.0.read(step).is_some())
}

/// Returns the one phrase that a step is, with what it says in braces.
pub fn found(step: &str) -> Result<(Found, Vec<String>), String> {
    let mut matches = PATTERNS.iter().filter_map(|(pattern, found)| Some((*found, pattern.read(step)?)));
    match (matches.next(), matches.next()) {
        (None, _) => Err(unknown(step)),
        (Some(one), None) => Ok(one),
        (Some((one, _)), Some((other, _))) => {
            Err(format!("“{step}” can be read in several ways: {}; {}", one.says(), other.says()))
        }
    }
}

/// Takes every step to the table of phrases, under every keyword: what is none is told so there, with
/// the nearest ones.
pub fn collection() -> Collection<World> {
    let any = || Regex::new("(?s)^.*$").expect("the pattern is a constant");
    Collection::new().given(None, any(), run).when(None, any(), run).then(None, any(), run)
}

/// Plays a step. A step that fails says why, without a trace of the machine.
#[expect(clippy::panic, reason = "cucumber knows a failed step by its panic")]
fn run(world: &mut World, context: Context) -> LocalBoxFuture<'_, ()> {
    async move {
        let table = context.step.table.map(|it| it.rows).unwrap_or_default();
        let play = |world: &mut World| {
            let (found, words) = found(&tidied(&context.step.value))?;
            found.play(world, &Said { words, table })
        };
        let is_false = context.step.keyword.trim() == false_claims::KEYWORD && world.is_denying;
        let played = if is_false { false_claims::denied(world, play) } else { play(world) };
        if let Err(wrong) = played {
            panic!("{wrong}");
        }
    }
    .boxed_local()
}

const README: &str = "tests/features/README.md";
const BEGIN: &str = "<!-- vocabulary: written by `UPDATE=1 cargo test --test features` -->";
const END: &str = "<!-- end of the vocabulary -->";

/// Fails unless the vocabulary is whole: what is said of it, and what it is held by.
pub fn check() -> Outcome {
    tidying::check()?;
    nearest::check()?;
    letters::check()?;
    tabled::check()?;
    false_claims::check()?;
    walkthroughs::check()?;
    check_readme()
}

/// Compares the published vocabulary with the phrases, or writes it anew (`UPDATE=1`).
fn check_readme() -> Outcome {
    let readme = std::fs::read_to_string(README).map_err(|it| format!("{README}: {it}"))?;
    let parts = readme.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?)));
    let (head, (published, tail)) = parts.ok_or(format!("{README} has no vocabulary between its marks"))?;
    let vocabulary = vocabulary();
    if published == vocabulary {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_none() {
        return Err(format!(
            "{README} is not what the phrases are: write it anew by `UPDATE=1 cargo test --test features`"
        ));
    }
    let written = format!("{head}{BEGIN}{vocabulary}{END}{tail}");
    std::fs::write(README, written).map_err(|it| format!("{README}: {it}"))
}

fn vocabulary() -> String {
    let mut text = String::from("\n");
    for (title, phrases) in chapters() {
        let _ = write!(text, "\n### {title}\n\n| phrase | meaning |\n|---|---|\n");
        for phrase in phrases {
            let _ = writeln!(text, "| `{}` | {} |", phrase.says().replace('|', "\\|"), phrase.means());
        }
    }
    text.push_str("\n### In braces\n\n| in braces | is |\n|---|---|\n");
    for it in PLACES {
        let _ = writeln!(text, "| `{{{}}}` | {} |", it.name, it.means);
    }
    tidying::publish(&mut text);
    text.push('\n');
    text
}
