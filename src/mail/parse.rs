//! Raw bytes to a [`Header`] and the words to search: what import does to every message.

use std::borrow::Cow;

use crate::model::{Header, Said, Time};

use super::{
    body::names,
    digest::{content, fingerprint, quotes, search_text, snippet},
    enriched::enriched_text,
    header::{Envelope, envelope},
    html_text::html_text,
    leaf::{Leaf, Readable, readable},
    mime::leaves,
};

/// How much encoded text of a part is looked at; of HTML more, since it begins with styles.
const MAX_PLAIN: usize = 48 * 1024;
const MAX_HTML: usize = 256 * 1024;
/// Enough text for search, snippet and fingerprint.
const MAX_TEXT: usize = 32 * 1024;
const MAX_ATTACHMENTS: usize = 100;

/// What import keeps of a message besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The header; its `body` is left for whoever stores the bytes.
    pub header: Header,
    /// The words of the body on one line, at most 16 KB.
    pub search_text: String,
    /// What the program that kept it says of it.
    pub said: Said,
}

/// Parses a message. Everything ends in something: nothing is refused, nothing panics.
///
/// `mbox_date` is the date of the mbox line and stands in for a missing Date.
pub fn parse(raw: &[u8], mbox_date: Option<Time>) -> Parsed {
    let Envelope { mut header, former_date, said, mime, body } = envelope(raw);
    let leaves = leaves(mime, body);
    let text = start_of_text(&leaves);
    header.fingerprint = fingerprint(&header.from, former_date, &text);
    header.date = header.date.or(mbox_date);
    header.snippet = snippet(&text);
    header.quotes = quotes(&text);
    header.attachments = names(&leaves);
    header.attachments.truncate(MAX_ATTACHMENTS);
    if header.message_id.is_empty() {
        let files = leaves.iter().filter(|it| !it.is_shown());
        let files = files.map(|it| (it.name(), it.body));
        header.content = content(&header, &text, files);
    }
    Parsed { header, search_text: search_text(&text), said }
}

/// Returns the first text of the message, at most about [`MAX_TEXT`] bytes.
fn start_of_text<'x>(leaves: &[Leaf<'x>]) -> Cow<'x, str> {
    let mut text: Cow<'x, str> = Cow::Borrowed("");
    for leaf in readable(leaves, Readable::Text) {
        let more = leaf_text(leaf);
        if text.is_empty() {
            text = more;
        } else {
            let text = text.to_mut();
            text.push('\n');
            text.push_str(&more);
        }
        if text.len() >= MAX_TEXT {
            break;
        }
    }
    text
}

fn leaf_text<'x>(leaf: &Leaf<'x>) -> Cow<'x, str> {
    match leaf.media.as_str() {
        "text/html" => Cow::Owned(html_text(&leaf.text(MAX_HTML), MAX_TEXT)),
        "text/enriched" | "text/richtext" => Cow::Owned(enriched_text(&leaf.text(MAX_PLAIN))),
        _ => leaf.text(MAX_PLAIN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plainest_alternative_is_searched() {
        let raw = b"From: a@x\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\
            Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n\
            --b\nContent-Type: text/html\n\n<p>shown</p>\n--b\n\nplain words\n--b--\n--a\n\
            Content-Type: application/pdf; name=offer.pdf\n\nx\n--a\n\nfooter\n--a--\n";
        let parsed = parse(raw, None);
        assert_eq!(parsed.search_text, "plain words footer");
        assert_eq!(parsed.header.snippet, "plain words footer");
        assert_eq!(parsed.header.attachments, ["offer.pdf"]);
    }

    #[test]
    fn a_blank_plain_part_gives_way_to_html() {
        let raw = b"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\n\
            Content-Type: text/html\n\n<p>only <b>here</b></p>\n--b--\n";
        assert_eq!(parse(raw, None).search_text, "only here");
    }

    #[test]
    fn what_differs_without_an_id_is_not_one_message() {
        let scan = |name: &str, to: &str, text: &str| {
            format!(
                "From: s@x\nTo: {to}\nSubject: Scan\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{text}\n--b\n\
                 Content-Type: application/pdf; name={name}\n\n{name}\n--b--\n"
            )
        };
        let long = "word ".repeat(100);
        let key = |raw: &str, at: i64| parse(raw.as_bytes(), Some(Time(at))).header.content;
        let one = key(&scan("1.pdf", "a@x", &long), 1);
        assert_eq!(one, key(&scan("1.pdf", "a@x", &long), 1));
        for (other, at) in [
            (scan("2.pdf", "a@x", &long), 1),
            (scan("1.pdf", "b@x", &long), 1),
            (scan("1.pdf", "a@x", &format!("{long} end")), 1),
            (scan("1.pdf", "a@x", &long), 2),
        ] {
            assert_ne!(one, key(&other, at), "{other}");
        }
        assert!(one != 0 && parse(b"Message-ID: <1@x>\n\nx", None).header.content == 0);
    }

    #[test]
    fn pictures_within_the_text_are_attachments() {
        let raw = b"Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n\
            <img src=\"cid:a@x\">\n--r\nContent-Type: image/png; name=shot.png\nContent-ID: <a@x>\n\nx\n--r\n\
            Content-Type: application/pdf; name=b.pdf\nContent-ID: <b@x>\n\nx\n--r--\n";
        assert_eq!(parse(raw, None).header.attachments, ["shot.png", "b.pdf"]);
    }

    #[test]
    fn a_quoted_answer_is_known_and_what_only_looks_like_one_is_not() {
        let quotes =
            |text: &str| parse(format!("From: a@x\nSubject: s\n\n{text}").as_bytes(), None).header.quotes;
        for text in [
            "Yes.\n\nOn Mon, 2 Jan 2023 at 10:00, Ann <ann@x.example> wrote:\n> Is it blue?\n",
            "On Mon, 2 Jan 2023 at 10:00, Ann Keller <ann.keller@x.example>\nwrote:\n\n> Is it blue?\nYes.",
            "Ja.\nAm 2.1.2023 um 10:00 schrieb Ann:\n> Ist es blau?",
            "Le lun. 2 janv. 2023, Ann a \u{e9}crit :\n> Bleu ?\nOui.",
        ] {
            assert!(quotes(text), "{text}");
        }
        for text in [
            "Is it blue?",
            "> a line that somebody marked",
            "Ann wrote:\nit is blue.",
            "Our terms:\n> are these",
            "----- Original Message -----\nFrom: a@x\nSubject: s\n\nIs it blue?",
        ] {
            assert!(!quotes(text), "{text}");
        }
    }

    #[test]
    fn the_mbox_date_stands_in_but_does_not_mark_a_copy() {
        let raw = b"From: a@x\nMessage-ID: <1@x>\n\nhello\n";
        let (one, other) = (parse(raw, Some(Time(1))), parse(raw, Some(Time(2))));
        assert_eq!(one.header.date, Some(Time(1)));
        assert_eq!(one.header.fingerprint, other.header.fingerprint);
    }

    #[test]
    fn ten_thousand_recipients_are_all_there() {
        let to: Vec<String> = (0..10_000).map(|it| format!("Person {it} <p{it}@example.org>")).collect();
        let raw = format!("From: a@x\nTo: {}\n\nhi", to.join(",\n "));
        assert_eq!(parse(raw.as_bytes(), None).header.to.len(), 10_000);
    }
}
