//! A part of a message that holds content: what it is, its text, its name as a file.

use std::borrow::Cow;

use super::{
    charset::charset_text,
    transfer::{Transfer, start, without_cut_end},
};

/// A part that holds content, not parts.
#[derive(Debug)]
pub(crate) struct Leaf<'x> {
    /// The media type in lower case, as `text/plain`.
    pub media: String,
    pub charset: Option<String>,
    /// Whether soft line breaks of RFC 3676 are to be joined; and whether their space goes too.
    pub flowed: Option<DelSp>,
    pub transfer: Transfer,
    /// Whether the part is a file: it says so, or it has a name and stands among others.
    pub attached: bool,
    /// Whether it says so itself.
    pub says_attached: bool,
    pub file_name: Option<String>,
    /// The Content-ID without brackets.
    pub content_id: Option<String>,
    /// Leaves with the same number are alternatives of one another.
    pub alternative: usize,
    /// Whether the part stands beside the root of a multipart/related.
    pub related: bool,
    /// The content, still encoded.
    pub body: &'x [u8],
}

/// What happens to the space of a soft line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DelSp {
    Keep,
    Delete,
}

/// Kinds of text that are no text to read: cards, calendars, what programs write for programs.
const NOT_READ: &[&str] = &[
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/rfc822-headers",
    "text/css",
    "text/csv",
    "text/xml",
    "text/javascript",
    "text/x-amp-html",
    "text/watch-html",
];

impl<'x> Leaf<'x> {
    /// Returns whether the part is read as text in the conversation.
    pub fn is_shown(&self) -> bool {
        self.is_text() && !self.attached && !self.related
    }

    /// Returns whether the part is text that people read, whatever became of it.
    pub fn is_text(&self) -> bool {
        self.media.starts_with("text/") && !NOT_READ.contains(&self.media.as_str())
    }

    /// Returns whether the part is HTML.
    pub fn is_html(&self) -> bool {
        self.media == "text/html"
    }

    /// Returns the decoded text of at most about `max` encoded bytes. A character that the cut goes
    /// through is left out.
    pub fn text(&self, max: usize) -> Cow<'x, str> {
        let encoded = start(self.body, max);
        let mut bytes = self.transfer.decode_text(encoded);
        let is_cut = encoded.len() < self.body.len();
        if is_cut && !bytes.is_ascii() {
            without_cut_end(bytes.to_mut());
        }
        let mut text = charset_text(bytes, self.charset.as_deref());
        if is_cut && text.ends_with('\u{fffd}') {
            text.to_mut().pop();
        }
        if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { text }
    }

    /// Returns the name under which the part is offered as a file.
    pub fn name(&self) -> String {
        self.file_name.clone().unwrap_or_else(|| {
            let extension = match self.media.as_str() {
                "message/rfc822" | "message/global" => return "message.eml".to_owned(),
                "application/ms-tnef" | "application/vnd.ms-tnef" => return "winmail.dat".to_owned(),
                "application/pgp-signature" => "asc",
                "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
                "application/pkcs7-mime" | "application/x-pkcs7-mime" => "p7m",
                "text/plain" | "message/delivery-status" | "text/rfc822-headers" => "txt",
                "image/jpeg" => "jpg",
                "text/calendar" => "ics",
                "text/vcard" | "text/x-vcard" | "text/directory" => "vcf",
                media => media.split_once('/').map_or("", |it| it.1),
            };
            let known = extension.len() <= 5 && extension.bytes().all(|it| it.is_ascii_alphanumeric());
            format!("untitled.{}", if known && !extension.is_empty() { extension } else { "bin" })
        })
    }

    /// Returns whether the part is a message that came along.
    pub fn is_message(&self) -> bool {
        matches!(self.media.as_str(), "message/rfc822" | "message/global")
    }

    /// Returns whether the part is a container of Outlook's.
    pub fn is_container(&self) -> bool {
        matches!(self.media.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef")
            || self.file_name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case("winmail.dat"))
    }

    /// Returns the decoded content.
    pub fn bytes(&self) -> Cow<'x, [u8]> {
        self.transfer.decode(self.body)
    }
}

/// What a message is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readable {
    Text,
    Html,
}

/// Returns, for each alternative in order, the leaves to read: plain text for search and replies,
/// HTML for the reading pane, and what there is where the other is missing or blank. Of other kinds
/// of text beside those two nothing is read twice.
pub(crate) fn readable<'a, 'x>(leaves: &'a [Leaf<'x>], wanted: Readable) -> Vec<&'a Leaf<'x>> {
    let mut chosen = Vec::new();
    for alternatives in leaves.chunk_by(|one, other| one.alternative == other.alternative) {
        let shown = alternatives.iter().filter(|it| it.is_shown() && !it.body.trim_ascii().is_empty());
        let ranks = match wanted {
            Readable::Text => [Rank::Plain, Rank::Other, Rank::Html],
            Readable::Html => [Rank::Html, Rank::Plain, Rank::Other],
        };
        let best = ranks.into_iter().find(|rank| shown.clone().any(|it| Rank::of(it) == *rank));
        chosen.extend(shown.filter(|it| Some(Rank::of(it)) == best));
    }
    chosen
}

/// Kinds of text that stand for one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Plain,
    Other,
    Html,
}

impl Rank {
    fn of(leaf: &Leaf<'_>) -> Self {
        match leaf.media.as_str() {
            "text/plain" => Self::Plain,
            "text/html" => Self::Html,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mail::mime::message_leaves;

    #[test]
    fn parts_without_a_name_get_one() {
        for (given, wanted) in [
            ("Content-Type: application/pdf", "untitled.pdf"),
            ("Content-Type: message/rfc822", "message.eml"),
            ("Content-Type: application/ms-tnef", "winmail.dat"),
            ("Content-Type: x/../..", "untitled.bin"),
            ("Content-Type: text/plain; name=\"=?utf-8?q?Gr=C3=BC=C3=9Fe.txt?=\"", "Grüße.txt"),
            ("Content-Disposition: attachment; filename=b.txt\nContent-Type: x/y; name=a.txt", "b.txt"),
        ] {
            let raw = format!("{given}\n\nx");
            assert_eq!(message_leaves(raw.as_bytes())[0].name(), wanted, "{given}");
        }
    }

    #[test]
    fn a_cut_goes_through_no_character() {
        let text = |raw: &[u8], max| message_leaves(raw)[0].text(max).into_owned();
        let utf8 = "Content-Type: text/plain; charset=utf-8\n\nПривет".as_bytes();
        let qp = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=D0=9F=D1=80";
        let base64 =
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n0J/RgNC40LLQtdGC";
        let japanese = b"Content-Type: text/plain; charset=shift_jis\n\n\x93\xfa\x96{";
        for max in 0..20 {
            for raw in [utf8, qp, base64, japanese] {
                let text = text(raw, max);
                assert!(!text.contains('\u{fffd}') && !text.contains('='), "{max}: {text}");
            }
        }
        assert_eq!((text(utf8, 5), text(qp, 11), text(base64, 5)), ("Пр".into(), "П".into(), "П".into()));
    }
}
