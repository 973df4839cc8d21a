//! Plain words vary. Where only one thing can be meant, other wordings are turned into those of the
//! vocabulary; what is in quotation marks is never touched.

use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Outcome;
use super::phrases::is_phrase;

/// One wording that is understood as another.
struct Wording {
    /// What is recognised; a text in quotation marks is `"0"`, `"1"` and so on.
    pattern: &'static str,
    /// What it becomes.
    becomes: &'static str,
    /// Something that could be said.
    said: &'static str,
    /// How that is understood.
    meant: &'static str,
}

const fn wording(
    pattern: &'static str,
    becomes: &'static str,
    said: &'static str,
    meant: &'static str,
) -> Wording {
    Wording { pattern, becomes, said, meant }
}

const WORDINGS: &[Wording] = &[
    wording(r",? and ", " and ", r#"Ben closes "A", "B", and "C""#, r#"Ben closes "A", "B" and "C""#),
    wording(
        r"\b[Ee]mail\b",
        "e-mail",
        r#"the email account "a@b.example" of Ann"#,
        r#"the e-mail account "a@b.example" of Ann"#,
    ),
    wording(
        r"\borganisation\b",
        "organization",
        r#"the organisation "Badge" with Ann (owner)"#,
        r#"the organization "Badge" with Ann (owner)"#,
    ),
    wording(
        r#"^the account ("\d+") (?:of|owned by) "#,
        "the e-mail account $1 of ",
        r#"the account "a@b.example" of Ann"#,
        r#"the e-mail account "a@b.example" of Ann"#,
    ),
    wording(
        r#"^the account ("\d+") is shared "#,
        "the account $1 shared ",
        r#"the account "a@b.example" is shared to the Inbox of everyone"#,
        r#"the account "a@b.example" shared to the Inbox of everyone"#,
    ),
    wording(
        r#"^the (?:verified |pending )?shared address ("\d+"),? (?:is )?(verified|pending),?(?: and)?(?: shared)? (to|auto)"#,
        "the shared address $1 $2, $3",
        r#"the shared address "a@b.example", verified, shared to the team inbox of "Support""#,
        r#"the shared address "a@b.example" verified, to the team inbox of "Support""#,
    ),
    wording(
        r#"\bthe (?:team inbox|Team inbox|Team Inbox) ("\d+")$"#,
        "the team inbox of $1",
        r#"the account "a@b.example" shared to the team inbox "Support""#,
        r#"the account "a@b.example" shared to the team inbox of "Support""#,
    ),
    wording(
        r#"\bby Team [Ii]nbox (?:to|with) (?:the team )?("\d+")"#,
        "to the team inbox of $1",
        r#"the account "a@b.example" shared by Team inbox with "Support""#,
        r#"the account "a@b.example" shared to the team inbox of "Support""#,
    ),
    wording(
        r"\bby Inbox (?:to|with) ",
        "to the Inbox of ",
        r#"the account "a@b.example" shared by Inbox with Ann and Ben"#,
        r#"the account "a@b.example" shared to the Inbox of Ann and Ben"#,
    ),
    wording(
        r"(?:,| and|, and) (?:auto-)?archived? for ",
        ", auto-archived for ",
        r#"the account "a@b.example" shared to the Inbox of Ann and auto-archive for Cleo"#,
        r#"the account "a@b.example" shared to the Inbox of Ann, auto-archived for Cleo"#,
    ),
    wording(
        r"^[Aa](?:nother|n?(?: new)?) (?:message|mail|e-mail) from ",
        "a message from ",
        r#"a new mail from "k@b.example" to "a@b.example" about "Printer" arrives"#,
        r#"a message from "k@b.example" to "a@b.example" about "Printer" arrives"#,
    ),
    wording(
        r#" with (?:the )?subject ("\d+")"#,
        " about $1",
        r#"a message from "k@b.example" to "a@b.example" with the subject "Printer" arrives"#,
        r#"a message from "k@b.example" to "a@b.example" about "Printer" arrives"#,
    ),
    wording(
        r#" arrives (?:in|at) (?:the (?:e-mail )?account )?("\d+")"#,
        " arrives at $1",
        r#"a message from "k@b.example" to "a@b.example" about "Printer" arrives in the account "x@b.example""#,
        r#"a message from "k@b.example" to "a@b.example" about "Printer" arrives at "x@b.example""#,
    ),
    wording(
        r#"^[Aa] reply from ("\d+") to ("\d+(?: #\d+)?") arrives$"#,
        "$1 replies to $2",
        r#"a reply from "k@b.example" to "Printer" arrives"#,
        r#""k@b.example" replies to "Printer""#,
    ),
    wording(
        r#"^("\d+") (?:answers|writes again in) ("\d+")"#,
        "$1 replies to $2",
        r#""k@b.example" answers "Printer""#,
        r#""k@b.example" replies to "Printer""#,
    ),
    wording(
        r"\b(?:himself|herself|themselves|themself)\b",
        "{actor}",
        r#"Ben assigns "Printer" to himself"#,
        r#"Ben assigns "Printer" to Ben"#,
    ),
    wording(
        r#"^(\p{Lu}\w*)(, who has not seen that,)? takes ("\d+"(?:(?:, | and )"\d+")*)$"#,
        "$1$2 assigns $3 to $1",
        r#"Ben takes "Printer""#,
        r#"Ben assigns "Printer" to Ben"#,
    ),
    wording(
        r#" (?:transfers|moves) ("\d+"(?:(?:, | and )"\d+")*) (?:to|into) (?:the team |the team inbox of )?("\d+")$"#,
        " transfers $1 to $2",
        r#"Ben moves "Printer" to the team "Sales""#,
        r#"Ben transfers "Printer" to "Sales""#,
    ),
    wording(
        r" (?:in|from) (?:the|his|her|their|their own|his own|her own|my) Inbox$",
        " from Inbox",
        r#"Ben archives "Printer" in his Inbox"#,
        r#"Ben archives "Printer" from Inbox"#,
    ),
    wording(
        r" (archives|trashes) (.+) in ",
        " $1 $2 from ",
        r#"Ben trashes "Printer" in the team inbox"#,
        r#"Ben trashes "Printer" from the team inbox"#,
    ),
    wording(
        r" (?:in)?to (?:the|his|her|their|their own|his own|her own|my) Inbox$",
        " to Inbox",
        r#"Ben moves "Printer" to his Inbox"#,
        r#"Ben moves "Printer" to Inbox"#,
    ),
    wording(
        r#" marks ("\d+"(?:(?:, | and )"\d+")*) (read|unread)$"#,
        " marks $1 as $2",
        r#"Ben marks "Printer" unread"#,
        r#"Ben marks "Printer" as unread"#,
    ),
    wording(r#" opens ""#, r#" reads ""#, r#"Ben opens "Printer""#, r#"Ben reads "Printer""#),
    wording(
        r#" replies to ("\d+") and (?:closes|then closes)(?: it)?$"#,
        " replies to $1 with Send & Close",
        r#"Ben replies to "Printer" and closes it"#,
        r#"Ben replies to "Printer" with Send & Close"#,
    ),
    wording(
        r#" replies to ("\d+") and (?:archives|then archives)(?: it)?$"#,
        " replies to $1 with Send & Archive",
        r#"Ben replies to "Printer" and archives it"#,
        r#"Ben replies to "Printer" with Send & Archive"#,
    ),
    wording(
        r#" comments on ("\d+") ("\d+")$"#,
        " comments on $1: $2",
        r#"Ben comments on "Printer" "Look""#,
        r#"Ben comments on "Printer": "Look""#,
    ),
    wording(
        r#" mentions (\p{Lu}\w*) in ("\d+")$"#,
        r#" comments on $2: "@$1""#,
        r#"Ben mentions Cleo in "Printer""#,
        r#"Ben comments on "Printer": "@Cleo""#,
    ),
    wording(r" goes? out of office", " is out of office", "Ben goes out of office", "Ben is out of office"),
    wording(r" (?:is|comes) back$", " is back in office", "Ben is back", "Ben is back in office"),
    wording(r" undoes(?: that| the last act)?$", " undoes it", "Ben undoes that", "Ben undoes it"),
    wording(
        r"^(?:[Aa]fter )?((?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:second|minute|hour|day|week)s?)(?: later| (?:has|have) passed| goe?s? by| pass| passes)?$",
        "$1 pass",
        "two hours later",
        "2 hours pass",
    ),
    wording(
        r"^(?:nobody|no one|no-one|nobody else)(?: is| was| gets)? notified$",
        "nobody was notified",
        "no one is notified",
        "nobody was notified",
    ),
    wording(r"^(?:these )?(?:is|are|were) notified:$", "was notified:", "were notified:", "was notified:"),
    wording(
        r#"^("\d+") is unassigned$"#,
        "$1 is assigned to nobody",
        r#""Printer" is unassigned"#,
        r#""Printer" is assigned to nobody"#,
    ),
    wording(
        r" is refused(?: because|,| with)? (?:it says )?(\S)",
        " is refused: $1",
        r#"it is refused with "Ann took it first.""#,
        r#"it is refused: "Ann took it first.""#,
    ),
    wording(
        r"^everything (?:is|stands) (?:again )?as (?:it was )?before$",
        "everything stands as before",
        "everything is as before",
        "everything stands as before",
    ),
];

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
    Compiled {
        wordings: WORDINGS.iter().map(|it| (regex(it.pattern), it.becomes)).collect(),
        quoted: regex(r#"["“”]([^"“”]*)["“”]"#),
        kept: regex(r#""(\d+)""#),
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
    let mut bare = rules.number.replace_all(&bare, counted).into_owned();
    let actor = bare.split([' ', ',']).next().unwrap_or_default().to_owned();
    for (pattern, becomes) in &rules.wordings {
        bare = pattern.replace_all(&bare, *becomes).replace("{actor}", &actor);
    }
    let restored = rules.kept.replace_all(&bare, |found: &Captures| {
        let text = found[1].parse().ok().and_then(|it: usize| texts.get(it));
        text.map_or_else(|| found[0].to_owned(), |it| format!("\"{it}\""))
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
