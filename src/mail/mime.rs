//! The structure of a message: its leaf parts in order, found with limits of depth and number.
//!
//! `mail-parser` decodes every part of a message and holds nested messages inside one another,
//! which a hostile message turns into time and stack. Here nothing is decoded before it is asked
//! for, a nested message stays one attachment, and what lies too deep is one too.

use super::{
    fields::{Field, Fields, one_line},
    leaf::{DelSp, Leaf},
    params::Params,
    parts::Parts,
    transfer::Transfer,
};

/// How deep multiparts may nest; real mail stays below ten.
const MAX_DEPTH: usize = 24;
/// How many leaf parts are looked at.
pub(crate) const MAX_LEAVES: usize = 1_000;
const MAX_CONTENT_ID: usize = 200;

/// The MIME fields of a message or a part.
#[derive(Debug, Default)]
pub(crate) struct MimeFields<'x> {
    content_type: Option<Params>,
    disposition: Option<Params>,
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
            self.content_type.get_or_insert_with(|| Params::of(&field));
        } else if field.is("Content-Transfer-Encoding") {
            self.transfer = Transfer::named(&field.text());
        } else if field.is("Content-Disposition") {
            self.disposition.get_or_insert_with(|| Params::of(&field));
        } else if field.is("Content-ID") {
            self.content_id = self.content_id.or(Some(field));
        }
    }

    /// Reads the fields of a part; returns its body too.
    pub fn read(part: &'x [u8]) -> (Self, &'x [u8]) {
        let mut fields = Fields::of(part);
        let mut mime = Self::default();
        fields.by_ref().for_each(|it| mime.note(it));
        (mime, fields.rest())
    }

    /// Returns the media type, if it is named. What is no type is text, as RFC 2045 says.
    pub fn media(&self) -> Option<String> {
        let value = &self.content_type.as_ref()?.value;
        if value.is_empty() {
            return None;
        }
        let slashed = if value.contains('/') { value.clone() } else { value.replacen(' ', "/", 1) };
        let is_type = slashed.split_once('/').is_some_and(|it| !it.0.is_empty() && !it.1.trim().is_empty());
        Some(match slashed.as_str() {
            "html" => "text/html".to_owned(),
            _ if is_type => slashed.replace(' ', ""),
            _ => "text/plain".to_owned(),
        })
    }

    /// Returns a parameter of the Content-Type.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.content_type.as_ref().and_then(|it| it.get(name))
    }

    fn content_id(&self) -> Option<String> {
        let id = one_line(self.content_id?.text().trim_matches(['<', '>', ' ']), MAX_CONTENT_ID);
        (!id.is_empty()).then_some(id)
    }
}

/// Returns the leaf parts of a message.
pub(crate) fn message_leaves(raw: &[u8]) -> Vec<Leaf<'_>> {
    let (mime, body) = MimeFields::read(raw);
    leaves(mime, body)
}

/// Returns the leaf parts of a message whose header block was read into `fields`.
pub(crate) fn leaves<'x>(fields: MimeFields<'x>, body: &'x [u8]) -> Vec<Leaf<'x>> {
    let mut walk = Walk { leaves: Vec::with_capacity(2), alternatives: 0 };
    walk.part(fields, body, Place::default());
    // Better a text with a name than none: some programs name all they send.
    if !walk.leaves.iter().any(Leaf::is_shown)
        && let Some(first) = walk.leaves.first_mut().filter(|it| it.is_text() && !it.says_attached)
    {
        first.attached = false;
    }
    walk.leaves
}

/// Where a part stands among the others.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    alternative: Option<usize>,
    in_digest: bool,
    related: bool,
    /// It is the root of a multipart/related: what is shown.
    root: bool,
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
                self.parts(kind, boundary, fields.parameter("start"), body, place);
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

    fn parts(&mut self, kind: &str, boundary: &str, start: Option<&str>, body: &'x [u8], place: Place) {
        let mut inner = Place { depth: place.depth + 1, in_digest: kind == "digest", root: false, ..place };
        if kind == "alternative" && inner.alternative.is_none() {
            inner.alternative = Some(self.next_alternative());
        }
        let root = (kind == "related").then(|| root_of(body, boundary, start));
        for (nth, part) in Parts::of(body, boundary).enumerate() {
            inner.root = root == Some(nth);
            inner.related = place.related || root.is_some_and(|it| it != nth);
            let (mime, body) = MimeFields::read(part);
            self.part(mime, body, inner);
        }
    }

    fn leaf(&mut self, media: String, fields: MimeFields<'x>, body: &'x [u8], place: Place) {
        let named = |of: &Option<Params>, parameter| of.as_ref().and_then(|it| it.file_name(parameter));
        let file_name =
            named(&fields.disposition, "filename").or_else(|| named(&fields.content_type, "name"));
        let flowed = fields.parameter("format").is_some_and(|it| it.eq_ignore_ascii_case("flowed"));
        let delete = fields.parameter("delsp").is_some_and(|it| it.eq_ignore_ascii_case("yes"));
        let says_attached = fields.disposition.as_ref().is_some_and(|it| it.value == "attachment");
        // An alternative, or the root of a page, is shown, whatever its name.
        let may_be_file = place.depth > 0 && place.alternative.is_none() && !place.root;
        let alternative = place.alternative.unwrap_or_else(|| self.next_alternative());
        self.leaves.push(Leaf {
            charset: fields.parameter("charset").map(str::to_owned),
            flowed: flowed.then_some(if delete { DelSp::Delete } else { DelSp::Keep }),
            transfer: fields.transfer,
            attached: says_attached || file_name.is_some() && may_be_file,
            says_attached,
            content_id: fields.content_id(),
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

/// Returns which part of a multipart/related the others belong to: the one that it names as its
/// start, else the first that can be a page.
fn root_of(body: &[u8], boundary: &str, start: Option<&str>) -> usize {
    let wanted = start.map(|it| it.trim_matches(['<', '>', ' '])).filter(|it| !it.is_empty());
    let mut page = None;
    for (nth, part) in Parts::of(body, boundary).take(MAX_LEAVES).enumerate() {
        let (mime, _) = MimeFields::read(part);
        if wanted.is_some() && mime.content_id().as_deref() == wanted {
            return nth;
        }
        let is_page = mime.media().is_none_or(|it| it.starts_with("text/") || it.starts_with("multipart/"));
        page = page.or_else(|| is_page.then_some(nth));
        if wanted.is_none() && page.is_some() {
            break;
        }
    }
    page.unwrap_or(0)
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
    fn what_is_shown_is_found_wherever_it_stands() {
        let shown = |raw: &str| {
            let leaves = all(raw);
            leaves.iter().filter(|it| it.is_shown()).map(|it| it.media.clone()).collect::<Vec<_>>()
        };
        let picture = "Content-Type: image/png\nContent-ID: <i@x>\n\nPNG\n";
        let page = "Content-Type: text/html; name=page.html\nContent-ID: <r@x>\n\n<p>x\n";
        let notes = "Content-Type: text/plain; name=notes.txt\n\nnotes\n";
        for (kind, parts, wanted) in [
            ("related", [picture, page], &["text/html"][..]),
            ("related; start=\"<r@x>\"", [picture, page], &["text/html"]),
            ("related; start=\"<none@x>\"", [notes, page], &["text/plain"]),
            ("related; start=r@x", [notes, page], &["text/html"]),
            ("related", [picture, picture], &[]),
            ("alternative", ["\nplain\n", page], &["text/plain", "text/html"]),
            ("mixed", ["\nplain\n", page], &["text/plain"]),
            ("mixed", [notes, picture], &["text/plain"]),
            ("mixed", [picture, notes], &[]),
        ] {
            let raw = format!(
                "Content-Type: multipart/{kind}; boundary=b\n\n--b\n{}--b\n{}--b--\n",
                parts[0], parts[1]
            );
            assert_eq!(shown(&raw), wanted, "{raw}");
        }
        let said = "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b\n\
            Content-Type: text/html\nContent-Disposition: attachment\n\n<p>\n--b--\n";
        assert_eq!(shown(said), ["text/plain"]);
    }

    #[test]
    fn what_is_no_type_is_text() {
        for (given, wanted) in [
            ("text plain", "text/plain"),
            ("text", "text/plain"),
            ("html", "text/html"),
            ("text/", "text/plain"),
            ("garbage", "text/plain"),
            ("TEXT / HTML", "text/html"),
            ("application pdf", "application/pdf"),
            ("", "text/plain"),
        ] {
            let raw = format!("Content-Type: {given}\n\nx");
            assert_eq!(all(&raw)[0].media, wanted, "{given}");
        }
    }
}
