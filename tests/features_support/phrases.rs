//! The vocabulary: every phrase a feature file may use, in one table, which is also published in
//! `tests/features/README.md`.

use std::fmt::Write as _;
use std::sync::LazyLock;

use cucumber::step::{Collection, Context};
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use regex::Regex;

use super::nearest::{self, unknown};
use super::tidying::{self, tidied};
use super::{Outcome, World};
use super::{
    accounts, acts, arrivals, clock, comments, existing, false_claims, later, letters, merging, reasons,
    rules, sending, settings, stands, successors, tabled, told,
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

/// What may stand in braces, how it is recognised, and what it is.
const PLACES: &[(&str, &str, &str)] = &[
    ("person", r"(\p{Lu}[\w-]*)", "a first name, as the organization has it"),
    (
        "actor",
        r"(\p{Lu}[\w-]*(?:, who has not seen that,)?)",
        "a first name; *Ben, who has not seen that,* acts on what he saw before the last act, or when he last looked",
    ),
    ("people", r"(\p{Lu}[\w-]*(?:(?:, | and )\p{Lu}[\w-]*)*)", "first names: *Ann, Ben and Cleo*"),
    (
        "users",
        r"(\p{Lu}[\w-]*(?: \(\w+\))?(?:(?:, | and )\p{Lu}[\w-]*(?: \(\w+\))?)*)",
        "first names, each with *(owner)* or *(admin)* where it is not a member; one is the owner",
    ),
    (
        "members",
        r#"([^"]+?)"#,
        "*Ann, Ben active and Olga observing*; either part may be left out; *Ann (active) and Olga (observing)*; *everyone active*; *nobody*",
    ),
    ("name", r#""([^"]*)""#, "a name, an address or a subject in quotation marks"),
    (
        "conversation",
        r#""([^"]*)""#,
        "a subject in quotation marks; of several with one subject, *\"Printer #2\"* is the second one begun",
    ),
    (
        "conversations",
        r#"("[^"]*"(?:(?:, | and )"[^"]*")*)"#,
        "subjects in quotation marks: *\"Printer\", \"Toner\" and \"Ink\"*",
    ),
    (
        "names",
        r#"("[^"]*"(?:(?:, | and )"[^"]*")*)"#,
        "names in quotation marks, in order: *\"First\" and \"Second\"*",
    ),
    (
        "sharing",
        r"(to the team inbox of .+|to the Inbox of .+|auto-archived for .+)",
        "*to the team inbox of \"Support\"* · *to the Inbox of everyone* · *to the Inbox of Ann and the team \"Sales\", auto-archived for everyone* · *to the Inbox of Ann (receive) and Ben (auto-archived)*",
    ),
    (
        "mailbox",
        r#"((?:the )?[\w"][\w" ]*?)"#,
        "*Inbox*, *Team Inboxes*, *the team inbox* (of the conversation's team), *the team inbox of \"Support\"* or *Support*, *Assigned of \"Support\"*, *Closed of \"Support\"*, *All of \"Support\"*, *the label \"VIP\"*, *Assigned to me*, *Assigned to others*, *Closed*, *All*, *Snoozed*, *Starred*, *Drafts*, *Sent*, *Outbox*, *Trash*, *Spam*",
    ),
    ("span", r"(\d+ (?:second|minute|hour|day|week)s?)", "a span of time: *2 hours*"),
    (
        "when",
        r"((?:today |tomorrow |(?:next )?[A-Z][a-z]+day )?(?:at )?\d{1,2}:\d\d)",
        "*9:30*, *tomorrow 9:00*, *Tuesday 9:00* (the coming one), *next Tuesday 9:00* (next week's); a scenario begins on a Monday at 9:00",
    ),
    (
        "for how long",
        r#"(for [^",]+|until [^",]+)"#,
        "*for 2 hours*, *until tomorrow 9:00*, *until next Friday*, *until this evening*: what a person may type",
    ),
    (
        "by when",
        r"(in \d+ (?:second|minute|hour|day|week)s?|(?:for )?(?:today |tomorrow |(?:next )?[A-Z][a-z]+day )?(?:at )?\d{1,2}:\d\d)",
        "*in 2 hours*, *for tomorrow 9:00*, *tomorrow at 9:00*",
    ),
    ("number", r"(\d+)", "a number"),
    (
        "counts",
        r"(\p{Lu}\w* \d+(?:(?:, | and )\p{Lu}\w* \d+)*)",
        "first names with numbers: *Ben 6, Cleo 5 and Dan 1*",
    ),
    (
        "channel",
        r"(e-mail|SMS|WhatsApp|Instagram|Messenger|live chat|custom)",
        "*e-mail*, *SMS*, *WhatsApp*, *Instagram*, *Messenger*, *live chat* or *custom*",
    ),
];

/// A chapter of the vocabulary.
pub struct Chapter {
    title: &'static str,
    /// What happens.
    acts: &'static [Phrase],
    /// What must be so. Each has been false once, in `false-claims.feature`.
    claims: &'static [Phrase],
}

impl Chapter {
    const fn new(title: &'static str, acts: &'static [Phrase], claims: &'static [Phrase]) -> Self {
        Self { title, acts, claims }
    }

    fn phrases(&self) -> impl Iterator<Item = &'static Phrase> + use<> {
        self.acts.iter().chain(self.claims)
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
    Chapter::new("Time", clock::PHRASES, &[]),
    Chapter::new("What comes of it", &[], stands::CLAIMS),
    Chapter::new("Who was told, and what was refused", &[], told::CLAIMS),
    Chapter::new("Why, and who was told", &[], reasons::CLAIMS),
    Chapter::new("What was said", &[], comments::CLAIMS),
    Chapter::new("What was merged", &[], merging::CLAIMS),
];

static COMPILED: LazyLock<Vec<(Regex, &'static Phrase)>> =
    LazyLock::new(|| CHAPTERS.iter().flat_map(Chapter::phrases).map(|it| (pattern(it.says), it)).collect());

fn pattern(says: &str) -> Regex {
    let brace = Regex::new(r"\{([^}]+)\}").expect("the pattern is a constant");
    let mut pattern = String::from("^");
    let mut end = 0;
    for found in brace.captures_iter(says) {
        let (whole, name) = (found.get(0).expect("group 0 is the match"), &found[1]);
        pattern.push_str(&regex::escape(&says[end..whole.start()]));
        end = whole.end();
        match PLACES.iter().find(|it| it.0 == name) {
            Some((_, recognised, _)) => pattern.push_str(recognised),
            None => drop(write!(pattern, "({name})")),
        }
    }
    pattern.push_str(&regex::escape(&says[end..]));
    pattern.push('$');
    Regex::new(&pattern).expect("phrases compile: every run starts by compiling them all")
}

/// Returns what every phrase says.
pub fn all_phrases() -> impl Iterator<Item = &'static str> {
    CHAPTERS.iter().flat_map(Chapter::phrases).map(|it| it.says)
}

/// Returns what every claim says.
pub fn all_claims() -> impl Iterator<Item = &'static str> {
    CHAPTERS.iter().flat_map(|it| it.claims).map(|it| it.says)
}

/// Returns what may stand in the braces of a phrase, a line each.
pub fn meant_by_braces(says: &str) -> String {
    let named = PLACES.iter().filter(|(name, ..)| says.contains(&format!("{{{name}}}")));
    named.map(|(name, _, means)| format!("{{{name}}}: {means}\n")).collect()
}

/// Tells whether a step is a phrase of the vocabulary.
pub fn is_phrase(step: &str) -> bool {
    COMPILED.iter().any(|it| it.0.is_match(step))
}

/// Returns the one phrase that a step is, with what it says in braces.
pub fn found(step: &str) -> Result<(&'static Phrase, Vec<String>), String> {
    let matches = COMPILED.iter().filter_map(|(pattern, phrase)| Some((pattern.captures(step)?, *phrase)));
    let matches: Vec<_> = matches.collect();
    match matches.as_slice() {
        [] => Err(unknown(step)),
        [(captures, phrase)] => {
            let words = captures.iter().skip(1).flatten().map(|it| it.as_str().to_owned());
            Ok((phrase, words.collect()))
        }
        several => {
            let says: Vec<_> = several.iter().map(|it| it.1.says).collect();
            Err(format!("“{step}” can be read in several ways: {}", says.join("; ")))
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
            let (phrase, words) = found(&tidied(&context.step.value))?;
            (phrase.run)(world, &Said { words, table })
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
    for chapter in CHAPTERS {
        let _ = write!(text, "\n### {}\n\n| phrase | meaning |\n|---|---|\n", chapter.title);
        for phrase in chapter.phrases() {
            let _ = writeln!(text, "| `{}` | {} |", phrase.says.replace('|', "\\|"), phrase.means);
        }
    }
    text.push_str("\n### In braces\n\n| in braces | is |\n|---|---|\n");
    for (name, _, means) in PLACES {
        let _ = writeln!(text, "| `{{{name}}}` | {means} |");
    }
    tidying::publish(&mut text);
    text.push('\n');
    text
}
