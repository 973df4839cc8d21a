//! A message as the model sees it: its header and where its body rests, never the body itself.

use serde::{Deserialize, Serialize};

use super::ids::Time;
use super::kept::Kept;

/// One party of a message: a display name, if any, and a bare address in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// The display name as written; empty if there is none.
    pub name: String,
    /// The bare address in lower case; a phone number or handle on other channels.
    pub address: String,
}

impl Party {
    /// Returns a party without a display name.
    pub fn bare(address: &str) -> Self {
        Self { name: String::new(), address: address.to_lowercase() }
    }

    /// Returns the name people read: the display name, else the address.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { &self.address } else { &self.name }
    }
}

/// Where the raw bytes of a message rest in the store: a slice of a content-addressed pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BodyRef {
    /// The first 16 bytes of the BLAKE3 hash of the whole pack; all zero when there is no body.
    pub pack: [u8; 16],
    /// Offset of the message in the pack, in bytes.
    pub offset: u32,
    /// Length of the message, in bytes.
    pub len: u32,
}

/// The header of a message, as parsing leaves it and as routing and threading need it.
///
/// Message-IDs are compared by [`message_key`]; header text is text, never markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The Message-ID without angle brackets; empty if the message has none.
    pub message_id: String,
    /// [`message_key`] of In-Reply-To and of References, nearest first, without repeats.
    pub references: Vec<u64>,
    /// The author; an empty address if the message has no From.
    pub from: Party,
    /// Where the author wants replies, if it differs from `from`.
    pub reply_to: Vec<Party>,
    /// To, in header order.
    pub to: Vec<Party>,
    /// Cc, in header order.
    pub cc: Vec<Party>,
    /// Bcc; only of messages written here or found in a Sent folder.
    pub bcc: Vec<Party>,
    /// Bare addresses of Delivered-To, X-Original-To, X-Forwarded-To and Envelope-To, in that order.
    pub delivered: Vec<String>,
    /// Bare addresses of List-Post and List-Id (`<users.httpd.apache.org>` gives `users@httpd.apache.org`).
    pub list: Vec<String>,
    /// The Date header, else the date of the mbox line.
    pub date: Option<Time>,
    /// The subject, decoded; empty if there is none.
    pub subject: String,
    /// The first words of the text, one line, at most 140 characters, without quoted lines.
    pub snippet: String,
    /// The names of the attachments.
    pub attachments: Vec<String>,
    /// Further fields that rules may ask for, each once.
    pub kept: Vec<(Kept, String)>,
    /// Of the texts that rules ask the body for, those that stood in it when it was read from a file:
    /// the body itself is nobody's to see here.
    pub found: Vec<String>,
    /// A hash of From, Date and the normalised start of the body: with the Message-ID it tells a
    /// duplicate from other content under the same id.
    pub fingerprint: u64,
    /// Of a message without a Message-ID a hash of all it says, by which it is known when it comes
    /// again; 0 if it has one, or was read by the first builds.
    pub content: u64,
    /// It quotes what somebody wrote before, and says so ("Ann wrote:").
    pub quotes: bool,
    /// Where the raw bytes rest.
    pub body: BodyRef,
    /// Of a message written here: the files that go with it.
    pub files: Vec<Attached>,
}

/// A file that goes with a message written here; its bytes rest in the store, named by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The file name, without folders.
    pub name: String,
    /// The media type.
    pub media: String,
    /// The size in bytes.
    pub size: u32,
    /// Where the bytes rest.
    pub body: BodyRef,
}

impl Header {
    /// Returns what a kept field says, if the message has it.
    pub fn kept(&self, field: Kept) -> Option<&str> {
        self.kept.iter().find(|it| it.0 == field).map(|it| it.1.as_str())
    }

    /// Tells whether it answers what was written before, as its subject says, or what it quotes. What is passed on
    /// quotes, too.
    pub fn is_answer(&self) -> bool {
        answers(&self.subject) || (self.quotes && !passes_on(&self.subject))
    }
}

/// Returns the key under which a Message-ID is compared: FNV-1a over the id without white space
/// and angle brackets, ASCII case kept.
pub fn message_key(message_id: &str) -> u64 {
    let bytes = message_id.bytes().filter(|it| !matches!(it, b'<' | b'>' | b' ' | b'\t' | b'\r' | b'\n'));
    fnv1a(bytes)
}

/// Returns the 64-bit FNV-1a hash of `bytes`; 0 is never returned, so that it can mean "none".
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let hash = bytes.into_iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.max(1)
}

/// Returns the subject without reply and forward prefixes (`Re:`, `Fwd:`, `AW:`, `Re[2]:` …) and
/// list tags (`[users@httpd]`), in lower case, white space folded.
pub fn normalised_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    loop {
        let before = rest;
        rest = without_prefix(without_tag(rest));
        if rest == before {
            break;
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What mail programs put before the subject of an answer, in the languages that they speak.
const ANSWERS: &[&str] = &[
    "re",
    "aw",
    "antw",
    "antwort",
    "sv",
    "vs",
    "vá",
    "ref",
    "rif",
    "r",
    "res",
    "odp",
    "ynt",
    "bls",
    "atb",
    "απ",
    "σχετ",
    "ответ",
    "отв",
    "תגובה",
    "رد",
    "回复",
    "回覆",
    "答复",
    "答覆",
    "返信",
];

/// What they put before the subject of what is passed on.
const FORWARDS: &[&str] = &[
    "fwd",
    "fw",
    "wg",
    "tr",
    "enc",
    "rv",
    "pd",
    "doorst",
    "vb",
    "vl",
    "ilt",
    "trs",
    "továbbítás",
    "пересл",
    "转发",
    "轉寄",
    "転送",
];

/// Tells whether a subject is that of an answer: it begins as mail programs begin one (`Re:`, `AW:`,
/// `Re[2]:`), behind a list tag at most. What is passed on (`Fwd: Re:`) answers nothing.
fn answers(subject: &str) -> bool {
    let mut rest = subject.trim();
    loop {
        let before = rest;
        rest = without_tag(rest);
        if rest == before {
            return prefix(rest).is_some_and(|it| is_one_of(ANSWERS, it.0));
        }
    }
}

/// Tells whether a subject is that of something that is passed on.
fn passes_on(subject: &str) -> bool {
    prefix(without_tag(subject.trim())).is_some_and(|it| is_one_of(FORWARDS, it.0))
}

fn without_prefix(subject: &str) -> &str {
    match prefix(subject) {
        Some((word, rest)) if is_one_of(ANSWERS, word) || is_one_of(FORWARDS, word) => rest.trim_start(),
        _ => subject,
    }
}

/// Takes the word before the first colon off a subject, if it may be a prefix: it stands alone, or
/// before a count (`Re[2]`, `Re(2)`, `Re^2`).
fn prefix(subject: &str) -> Option<(&str, &str)> {
    let (head, rest) = subject.split_once([':', '：'])?;
    let head = head.trim();
    let word = head.split(['[', '(', '^']).next().unwrap_or_default();
    let counted = head.len() - word.len();
    (counted <= 5).then_some((word.trim(), rest))
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    word.len() <= 24 && words.contains(&word.to_lowercase().as_str())
}

fn without_tag(subject: &str) -> &str {
    match subject.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((tag, rest)) if tag.contains('@') && !rest.trim().is_empty() => rest.trim_start(),
        _ => subject,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_lose_prefixes_and_list_tags() {
        for (given, wanted) in [
            ("Re: [users@httpd] Hello  World", "hello world"),
            ("[users@httpd] RE: Fwd: Hello", "hello"),
            ("AW: Re[2]: Angebot", "angebot"),
            ("Reply: soon", "reply: soon"),
            ("[maven] Release", "[maven] release"),
            ("Re:", ""),
            ("Re(3): RE^2: RE : Hello", "hello"),
            ("答复：Hello", "hello"),
            ("Ответ: Odp: Tr: Hello", "hello"),
            ("re[1234567]: Hello", "re[1234567]: hello"),
        ] {
            assert_eq!(normalised_subject(given), wanted, "{given}");
        }
    }

    #[test]
    fn an_answer_is_known_by_what_stands_first() {
        for answer in ["Re: a", " RE :a", "[u@x] Aw: a", "Re[2]: a", "Re: Fwd: a", "SV: a", "回复：a", "Re:"]
        {
            assert!(answers(answer), "{answer}");
        }
        for other in ["a", "Fwd: Re: a", "WG: a", "Report: a", "About re: a", "", ":", "Order 7: Re: a"] {
            assert!(!answers(other), "{other}");
        }
    }

    #[test]
    fn message_ids_compare_without_brackets() {
        assert_eq!(message_key("<a@b>"), message_key(" a@b\r\n"));
        assert_ne!(message_key("a@b"), message_key("A@b"));
    }
}
