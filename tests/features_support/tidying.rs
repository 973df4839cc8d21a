//! Plain words vary. Where only one thing can be meant, other wordings are turned into those of the
//! vocabulary; what is in quotation marks is never touched.

use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use team_inbox::claims::{channel_word, mailbox_name};
use team_inbox::model::{Channel, Mailbox, State};

use super::Outcome;
use super::phrases::is_phrase;
use super::wordings::WORDINGS;

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

struct Compiled {
    wordings: Vec<(Regex, &'static str)>,
    quoted: Regex,
    kept: Regex,
    button: Regex,
    number: Regex,
}

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let regex = |it: &str| Regex::new(it).expect("wordings compile: every run starts by compiling them all");
    let channels = format!("(?:{})", Channel::ALL.map(channel_word).join("|"));
    let mailboxes = Mailbox::OWN.map(|it| mailbox_name(&State::default(), it)).join("|");
    let whole = |it: &str| it.replace("CHANNEL", &channels).replace("MAILBOX", &format!("(?:{mailboxes})"));
    Compiled {
        wordings: WORDINGS.iter().map(|it| (regex(&whole(it.pattern)), it.becomes)).collect(),
        kept: regex(r#""(@?)(\d+)""#),
        quoted: regex(r#"["“”]([^"“”]*)["“”]"#),
        button: regex(r#"["“”]?Send (?:&|and) (Close|Archive)["“”]?"#),
        number: regex(r"\b(an?|[a-z]+) (second|minute|hour|day|week)(s?)\b"),
    }
});

/// Returns a step in the words of the vocabulary.
pub fn tidied(step: &str) -> String {
    let rules = &*COMPILED;
    let step = rules.button.replace_all(step.trim(), "Send & $1");
    let mut texts = Vec::new();
    let bare = rules.quoted.replace_all(&step, |found: &Captures| {
        texts.push(found[1].to_owned());
        format!("\"{}\"", texts.len() - 1)
    });
    let bare = bare.replace("half an hour", "30 minutes");
    let mut bare = rules.number.replace_all(&bare, counted).into_owned();
    let actor = bare.split([' ', ',']).next().unwrap_or_default().to_owned();
    for (pattern, becomes) in &rules.wordings {
        bare = pattern.replace_all(&bare, *becomes).replace("{actor}", &actor);
    }
    let restored = rules.kept.replace_all(&bare, |found: &Captures| {
        let text = found[2].parse().ok().and_then(|it: usize| texts.get(it));
        text.map_or_else(|| found[0].to_owned(), |it| format!("\"{}{it}\"", &found[1]))
    });
    restored.into_owned()
}

fn counted(found: &Captures) -> String {
    let number = match &found[1] {
        "a" | "an" => Some(1),
        word => NUMBERS.iter().position(|it| *it == word),
    };
    number.map_or_else(|| found[0].to_owned(), |it| format!("{it} {}{}", &found[2], &found[3]))
}

/// Fails unless every example of a wording is understood as it says, and is a phrase.
pub fn check() -> Outcome {
    for it in WORDINGS {
        let is = tidied(it.said);
        if is != it.meant {
            return Err(format!("“{}” is read as “{is}”, not as “{}”", it.said, it.meant));
        }
        if !is_phrase(&is) {
            return Err(format!("“{is}” is no phrase"));
        }
        if tidied(it.meant) != it.meant {
            return Err(format!("“{}” is not left as it is", it.meant));
        }
    }
    Ok(())
}

/// Writes the table of wordings for the README.
pub fn publish(text: &mut String) {
    text.push_str("\n### Also understood\n\n| said | read as |\n|---|---|\n");
    for it in WORDINGS {
        let _ = writeln!(text, "| `{}` | `{}` |", it.said, it.meant);
    }
}
