//! The structure of a message: its leaf parts in order, found with limits of depth and number.
//!
//! `mail-parser` decodes every part of a message and holds nested messages inside one another,
//! which a hostile message turns into time and stack. Here nothing is decoded before it is asked
//! for, a nested message stays one attachment, and what lies too deep is one too.

use std::borrow::Cow;

use super::{
    fields::{Field, Fields, one_line},
    parts::Parts,
    transfer::{Transfer, charset_text, start},
    words::decode_words,
};
use mail_parser::{ContentType, HeaderValue, parsers::MessageStream};

/// How deep multiparts may nest; real mail stays below ten.
const MAX_DEPTH: usize = 24;
/// How many leaf parts are looked at.
const MAX_LEAVES: usize = 1_000;
/// How much of a Content-Type or Content-Disposition field is read.
const MAX_PARAMETERS: usize = 4_096;
const MAX_FILE_NAME: usize = 200;

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

impl<'x> Leaf<'x> {
    /// Returns whether the part is read as text in the conversation.
    pub fn is_shown(&self) -> bool {
        let is_text =
            matches!(self.media.as_str(), "text/plain" | "text/html" | "text/enriched" | "text/richtext");
        is_text && !self.attached && !self.related
    }

    /// Returns whether the part is a picture that belongs to the HTML beside it.
    pub fn is_inline(&self) -> bool {
        self.related && self.content_id.is_some()
    }

    /// Returns whether the part is HTML.
    pub fn is_html(&self) -> bool {
        self.media == "text/html"
    }

    /// Returns the decoded text of at most about `max` encoded bytes.
    pub fn text(&self, max: usize) -> Cow<'x, str> {
        charset_text(self.transfer.decode(start(self.body, max)), self.charset.as_deref())
    }

    /// Returns the name under which the part is offered as a file.
    pub fn name(&self) -> String {
        self.file_name.clone().unwrap_or_else(|| {
            let extension = match self.media.as_str() {
                "message/rfc822" | "message/global" => return "message.eml".to_owned(),
                "application/pgp-signature" => "asc",
                "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
                "text/plain" => "txt",
                "image/jpeg" => "jpg",
                "text/calendar" => "ics",
                media => media.split_once('/').map_or("", |it| it.1),
            };
            let known = extension.len() <= 5 && extension.bytes().all(|it| it.is_ascii_alphanumeric());
            format!("untitled.{}", if known && !extension.is_empty() { extension } else { "bin" })
        })
    }
}

/// Returns, for each alternative in order, the leaves to read: plain text for search and replies,
/// HTML for the reading pane, and what there is where the other is missing or blank.
pub(crate) fn readable<'a, 'x>(leaves: &'a [Leaf<'x>], wanted: Readable) -> Vec<&'a Leaf<'x>> {
    let mut chosen = Vec::new();
    for alternatives in leaves.chunk_by(|one, other| one.alternative == other.alternative) {
        let shown = alternatives.iter().filter(|it| it.is_shown() && !it.body.trim_ascii().is_empty());
        let is_wanted = |it: &&Leaf<'_>| it.is_html() == (wanted == Readable::Html);
        let fits = shown.clone().any(|it| is_wanted(&it));
        chosen.extend(shown.filter(|it| is_wanted(it) || !fits));
    }
    chosen
}

/// What a message is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readable {
    Text,
    Html,
}

/// The MIME fields of a message or a part.
#[derive(Debug, Default)]
pub(crate) struct MimeFields<'x> {
    content_type: Option<ContentType<'static>>,
    disposition: Option<ContentType<'static>>,
    transfer: Transfer,
    content_id: Option<Field<'x>>,
}

impl<'x> MimeFields<'x> {
    /// Notes the field if it is a MIME field; the first one counts.
    pub fn note(&mut self, field: Field<'x>) {
        if field.name.len() < 10 || !field.name[..8].eq_ignore_ascii_case(b"content-") {
            return;
        }
        if field.is("Content-Type") {
            self.content_type = self.content_type.take().or_else(|| parameters(&field));
        } else if field.is("Content-Transfer-Encoding") {
            self.transfer = Transfer::named(&field.text());
        } else if field.is("Content-Disposition") {
            self.disposition = self.disposition.take().or_else(|| parameters(&field));
        } else if field.is("Content-ID") {
            self.content_id = self.content_id.or(Some(field));
        }
    }

    /// Returns the media type, if it is named.
    fn media(&self) -> Option<String> {
        let it = self.content_type.as_ref()?;
        Some(match &it.c_subtype {
            Some(subtype) => format!("{}/{subtype}", it.c_type),
            None if it.c_type == "text" => "text/plain".to_owned(),
            None => "application/octet-stream".to_owned(),
        })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.content_type.as_ref().and_then(|it| it.attribute(name))
    }
}

/// Reads `type/subtype; name=value` with the continuations and charsets of RFC 2231.
fn parameters(field: &Field<'_>) -> Option<ContentType<'static>> {
    let value = field.text();
    // mail-parser ends a field with its line break.
    let line = [start(value.as_bytes(), MAX_PARAMETERS), b"\n"].concat();
    match MessageStream::new(&line).parse_content_type().into_owned() {
        HeaderValue::ContentType(it) => Some(it),
        _ => None,
    }
}

/// Returns the leaf parts of a message.
pub(crate) fn message_leaves(raw: &[u8]) -> Vec<Leaf<'_>> {
    let mut fields = Fields::of(raw);
    let mut mime = MimeFields::default();
    fields.by_ref().for_each(|it| mime.note(it));
    leaves(mime, fields.rest())
}

/// Returns the leaf parts of a message whose header block was read into `fields`.
pub(crate) fn leaves<'x>(fields: MimeFields<'x>, body: &'x [u8]) -> Vec<Leaf<'x>> {
    let mut walk = Walk { leaves: Vec::with_capacity(2), alternatives: 0 };
    walk.part(fields, body, Place::default());
    walk.leaves
}

/// Where a part stands among the others.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    alternative: Option<usize>,
    in_digest: bool,
    related: bool,
}

struct Walk<'x> {
    leaves: Vec<Leaf<'x>>,
    alternatives: usize,
}

impl<'x> Walk<'x> {
    fn part(&mut self, fields: MimeFields<'x>, body: &'x [u8], place: Place) {
        if self.leaves.len() >= MAX_LEAVES {
            return;
        }
        let media = fields.media().unwrap_or_else(|| {
            if place.in_digest { "message/rfc822".to_owned() } else { "text/plain".to_owned() }
        });
        match (media.strip_prefix("multipart/"), fields.parameter("boundary")) {
            (Some(kind), Some(boundary)) if place.depth < MAX_DEPTH => {
                let before = self.leaves.len();
                self.parts(kind, boundary, body, place);
                if self.leaves.len() == before {
                    // A boundary that never comes: better the raw text than nothing.
                    self.leaf("text/plain".to_owned(), fields, body, place);
                }
            }
            (Some(_), None) => self.leaf("text/plain".to_owned(), fields, body, place),
            (Some(_), Some(_)) => self.leaf("application/octet-stream".to_owned(), fields, body, place),
            (None, _) => self.leaf(media, fields, body, place),
        }
    }

    fn parts(&mut self, kind: &str, boundary: &str, body: &'x [u8], place: Place) {
        let mut inner = Place { depth: place.depth + 1, in_digest: kind == "digest", ..place };
        if kind == "alternative" && inner.alternative.is_none() {
            inner.alternative = Some(self.next_alternative());
        }
        for (nth, part) in Parts::of(body, boundary).enumerate() {
            inner.related = place.related || kind == "related" && nth > 0;
            let mut fields = Fields::of(part);
            let mut mime = MimeFields::default();
            fields.by_ref().for_each(|it| mime.note(it));
            self.part(mime, fields.rest(), inner);
        }
    }

    fn leaf(&mut self, media: String, fields: MimeFields<'x>, body: &'x [u8], place: Place) {
        let file_name = fields
            .disposition
            .as_ref()
            .and_then(|it| it.attribute("filename"))
            .or_else(|| fields.parameter("name"))
            .map(file_name)
            .filter(|it| !it.is_empty());
        let flowed = fields.parameter("format").is_some_and(|it| it.eq_ignore_ascii_case("flowed"));
        let delete = fields.parameter("delsp").is_some_and(|it| it.eq_ignore_ascii_case("yes"));
        let alternative = place.alternative.unwrap_or_else(|| self.next_alternative());
        self.leaves.push(Leaf {
            charset: fields.parameter("charset").map(str::to_owned),
            flowed: flowed.then_some(if delete { DelSp::Delete } else { DelSp::Keep }),
            transfer: fields.transfer,
            attached: fields.disposition.as_ref().is_some_and(|it| it.c_type == "attachment")
                || file_name.is_some() && place.depth > 0,
            content_id: fields
                .content_id
                .map(|it| one_line(it.text().trim_matches(['<', '>', ' ']), MAX_FILE_NAME))
                .filter(|it| !it.is_empty()),
            related: place.related,
            media,
            file_name,
            alternative,
            body,
        });
    }

    fn next_alternative(&mut self) -> usize {
        self.alternatives += 1;
        self.alternatives
    }
}

/// Returns a file name without folders and without characters that hide what it is.
fn file_name(raw: &str) -> String {
    let name = decode_words(raw);
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    one_line(name, MAX_FILE_NAME).trim_start_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(raw: &str) -> Vec<Leaf<'_>> {
        message_leaves(raw.as_bytes())
    }

    fn shape(raw: &str) -> Vec<(String, String)> {
        all(raw).iter().map(|it| (it.media.clone(), it.text(1_000).into_owned())).collect()
    }

    #[test]
    fn parts_stand_between_their_own_delimiters() {
        let raw = "Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\npreamble\r\n--a\r\n\r\none\r\n--ab\r\n--a  \r\n\
            Content-Type: multipart/alternative; boundary=ab\r\n\r\n--ab\r\n\r\ntwo\r\n--ab\r\n\
            Content-Type: TEXT/HTML; charset=x\r\n\r\n<p>three\r\n--ab--\r\n--a--\r\nepilogue --a\r\n";
        assert_eq!(
            shape(raw),
            [
                ("text/plain".into(), "one\r\n--ab".into()),
                ("text/plain".into(), "two".into()),
                ("text/html".into(), "<p>three".into()),
            ]
        );
        let leaves = all(raw);
        assert_eq!(leaves[1].alternative, leaves[2].alternative);
        assert_ne!(leaves[0].alternative, leaves[1].alternative);
    }

    #[test]
    fn odd_boundaries_lose_nothing() {
        let odd = "Content-Type: multipart/mixed; boundary=\"<<0 1>>\"\n\n--<<0 1>>\n\nhi\n--<<0 1>>--\n";
        assert_eq!(shape(odd), [("text/plain".into(), "hi".into())]);
        let cut = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi, the rest is miss";
        assert_eq!(shape(cut), [("text/plain".into(), "hi, the rest is miss".into())]);
        let never = "Content-Type: multipart/mixed; boundary=b\n\nno part at all\n";
        assert_eq!(shape(never), [("text/plain".into(), "no part at all\n".into())]);
        let without = "Content-Type: multipart/mixed\n\ntext\n";
        assert_eq!(shape(without), [("text/plain".into(), "text\n".into())]);
        let empty = "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b--\n";
        assert_eq!(shape(empty), [("text/plain".into(), String::new())]);
    }

    #[test]
    fn a_thousand_levels_end_in_an_attachment() {
        let level = |nth| format!("Content-Type: multipart/mixed; boundary=b{nth}\n\n--b{nth}\n");
        let raw = (0..1_000).map(level).collect::<Vec<_>>().concat() + "\ndeep\n";
        let leaves = all(&raw);
        assert_eq!(leaves.len(), 1);
        assert_eq!(leaves[0].media, "application/octet-stream");
        let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assert_eq!(all(&nested).len(), 1);
    }

    #[test]
    fn the_number_of_parts_is_limited() {
        let raw = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(20_000));
        assert_eq!(all(&raw).len(), MAX_LEAVES);
    }

    #[test]
    fn file_names_are_only_names() {
        for (given, wanted) in [
            ("Content-Disposition: attachment; filename=\"../../etc/pass wd\"", "pass wd"),
            ("Content-Disposition: attachment; filename=\"C:\\\\a\\\\b.doc\"", "b.doc"),
            ("Content-Disposition: attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.txt", "Grüße.txt"),
            ("Content-Disposition: attachment; filename*0=long; filename*1=name.txt", "longname.txt"),
            ("Content-Type: text/plain; name=\"=?utf-8?q?Gr=C3=BC=C3=9Fe.txt?=\"", "Grüße.txt"),
            ("Content-Type: application/pdf", "untitled.pdf"),
            ("Content-Type: message/rfc822", "message.eml"),
            ("Content-Type: x/../..", "untitled.bin"),
            ("Content-Disposition: attachment; filename=a\u{202e}fdp.exe", "afdp.exe"),
        ] {
            let raw = format!("{given}\n\nx");
            assert_eq!(all(&raw)[0].name(), wanted, "{given}");
        }
    }
}
