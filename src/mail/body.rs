//! Raw bytes to what the reading pane shows: text, HTML and attachments.

use std::{borrow::Cow, collections::HashSet};

use super::{
    charset::charset_text,
    enriched::enriched_text,
    html::InlineImage,
    html_text::{html_text, text_html},
    leaf::{Leaf, Readable, readable},
    mime::{MAX_LEAVES, message_leaves},
    plain::{unflow, unix_lines},
    tnef::{Packed, Unpacked, unpack},
};

/// How much of one part is read as text, encoded.
const MAX_PART: usize = 8 * 1024 * 1024;
/// How much text of a message is shown; the rest is in the original.
const MAX_TEXT: usize = 1024 * 1024;

/// The content of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The text, with `\n` for line breaks; made from the HTML if there is no other.
    pub text: String,
    /// The HTML as it came, to be cleaned before it is shown; none if the message is plain text.
    pub html: Option<String>,
    /// The attachments in order, those that are shown within the HTML included.
    pub attachments: Vec<Attachment>,
}

/// A part of a message that is offered as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The number under which [`attachment`] finds the bytes.
    pub index: usize,
    /// The file name, without folders.
    pub name: String,
    /// The media type in lower case; it is the sender's claim.
    pub media: String,
    /// The size in bytes, decoded.
    pub size: usize,
    /// The Content-ID without brackets.
    pub content_id: Option<String>,
    /// Whether the HTML shows it, so that it need not be listed.
    pub inline: bool,
}

/// An attachment within a container has a number behind those of all parts: that of the container,
/// and which it is there.
const CONTAINED: usize = MAX_LEAVES;

/// Reads the content of a message.
pub fn read(raw: &[u8]) -> Body {
    let leaves = message_leaves(raw);
    let mut text = whole_text(&leaves);
    let mut html = whole_html(&leaves);
    let shown = html.as_deref().map(content_ids).unwrap_or_default();
    let mut attachments = Vec::new();
    let mut contained = None;
    for (index, leaf) in leaves.iter().enumerate().filter(|it| !it.1.is_shown()) {
        if let Some(unpacked) = unpacked(leaf) {
            attachments.extend(unpacked.files.iter().enumerate().map(|(nth, it)| file(index, nth, it)));
            contained = contained.or(Some(unpacked));
            continue;
        }
        attachments.push(Attachment {
            index,
            name: leaf.name(),
            media: leaf.media.clone(),
            size: leaf.transfer.decoded_len(leaf.body),
            content_id: leaf.content_id.clone(),
            inline: leaf.content_id.as_deref().is_some_and(|it| shown.contains(it)),
        });
    }
    // Outlook may put all there is into its container.
    if let Some(unpacked) = contained.filter(|_| text.trim().is_empty() && html.is_none()) {
        html = unpacked.html.map(|it| charset_text(it.into(), None).into_owned());
        text = unpacked
            .text
            .unwrap_or_else(|| html.as_deref().map(|it| html_text(it, MAX_TEXT)).unwrap_or_default());
        text = unix_lines(text.into()).into_owned();
    }
    Body { text, html, attachments }
}

fn file(container: usize, nth: usize, it: &Packed) -> Attachment {
    let media = if it.media.is_empty() { "application/octet-stream".to_owned() } else { it.media.clone() };
    let index = (nth + 1) * CONTAINED + container;
    Attachment { index, name: it.name.clone(), media, size: it.bytes.len(), content_id: None, inline: false }
}

/// Returns what is in a part that is a container of Outlook's.
fn unpacked(leaf: &Leaf<'_>) -> Option<Unpacked> {
    leaf.is_container().then(|| unpack(&leaf.bytes())).flatten()
}

/// Returns the names under which the parts of a message are offered as files, those in containers by
/// their own.
pub(crate) fn names(leaves: &[Leaf<'_>]) -> Vec<String> {
    let of = |leaf: &Leaf<'_>| match unpacked(leaf) {
        Some(unpacked) => unpacked.files.into_iter().map(|it| it.name).collect(),
        None => vec![leaf.name()],
    };
    leaves.iter().filter(|it| !it.is_shown()).flat_map(of).collect()
}

/// Returns the bytes of the attachment with this [`Attachment::index`].
pub fn attachment(raw: &[u8], index: usize) -> Option<Vec<u8>> {
    let leaves = message_leaves(raw);
    let leaf = leaves.get(index % CONTAINED)?;
    match (index / CONTAINED).checked_sub(1) {
        Some(nth) => unpacked(leaf)?.files.into_iter().nth(nth).map(|it| it.bytes),
        None => Some(leaf.bytes().into_owned()),
    }
}

/// Returns the picture that `cid:` and this id name in the HTML of the message.
pub fn inline_image(raw: &[u8], content_id: &str) -> Option<InlineImage> {
    let leaves = message_leaves(raw);
    let leaf = leaves.iter().find(|it| it.content_id.as_deref() == Some(content_id))?;
    Some(InlineImage { media: leaf.media.clone(), bytes: leaf.bytes().into_owned() })
}

fn whole_text(leaves: &[Leaf<'_>]) -> String {
    let mut text = String::new();
    for leaf in readable(leaves, Readable::Text) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&leaf_text(leaf));
        if text.len() > MAX_TEXT {
            text.truncate(text.floor_char_boundary(MAX_TEXT));
            text.push_str(" […]");
            break;
        }
    }
    text
}

fn leaf_text<'x>(leaf: &Leaf<'x>) -> Cow<'x, str> {
    let text = leaf.text(MAX_PART);
    match (leaf.media.as_str(), leaf.flowed) {
        ("text/html", _) => Cow::Owned(html_text(&text, MAX_TEXT)),
        ("text/enriched" | "text/richtext", _) => Cow::Owned(enriched_text(&text)),
        (_, Some(space)) => Cow::Owned(unflow(&unix_lines(text), space)),
        (_, None) => unix_lines(text),
    }
}

/// Returns all of the HTML; none if no part is HTML.
fn whole_html(leaves: &[Leaf<'_>]) -> Option<String> {
    let leaves = readable(leaves, Readable::Html);
    leaves.iter().any(|it| it.is_html()).then(|| {
        leaves
            .iter()
            .map(|it| if it.is_html() { it.text(MAX_PART).into_owned() } else { text_html(&leaf_text(it)) })
            .collect()
    })
}

/// Returns the ids that the HTML names with `cid:`.
fn content_ids(html: &str) -> HashSet<&str> {
    let ends = |it: char| matches!(it, '"' | '\'' | '>' | ')') || it.is_whitespace();
    html.split("cid:").skip(1).map(|it| it.split(ends).next().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELATED: &str = "Content-Type: multipart/mixed; boundary=m\n\n--m\n\
        Content-Type: multipart/related; boundary=r\n\n--r\n\
        Content-Type: multipart/alternative; boundary=a\n\n--a\n\n\
        Hi\n--a\nContent-Type: text/html\n\n<p>Hi <img src=\"cid:logo@x\"></p>\n--a--\n\
        --r\nContent-Type: image/png; name=logo.png\nContent-ID: <logo@x>\n\
        Content-Transfer-Encoding: base64\n\naGVsbG8=\n--r--\n\
        --m\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n\
        PDF\n--m\n\nfooter\n--m--\n";

    #[test]
    fn text_html_and_attachments_are_told_apart() {
        let body = read(RELATED.as_bytes());
        assert_eq!(body.text, "Hi\nfooter");
        let html = body.html.expect("there is HTML");
        assert!(html.starts_with("<p>Hi <img") && html.ends_with("footer</div>"));
        let files: Vec<_> =
            body.attachments.iter().map(|it| (it.name.as_str(), it.size, it.inline)).collect();
        assert_eq!(files, [("logo.png", 5, true), ("a.pdf", 3, false)]);
        assert_eq!(attachment(RELATED.as_bytes(), body.attachments[1].index).as_deref(), Some(&b"PDF"[..]));
        let logo = inline_image(RELATED.as_bytes(), "logo@x").expect("the logo is there");
        assert_eq!((logo.media.as_str(), logo.bytes.as_slice()), ("image/png", &b"hello"[..]));
        assert!(attachment(RELATED.as_bytes(), 99).is_none());
        assert!(inline_image(RELATED.as_bytes(), "other").is_none());
    }

    #[test]
    fn what_outlook_packed_is_unpacked() {
        let encoded = crate::mail::encode::base64_lines(&crate::mail::tnef::tests::sample());
        let container =
            "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n";
        let raw = format!(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\n{container}{encoded}\n--b--\n"
        );
        let body = read(raw.as_bytes());
        let names: Vec<_> = body.attachments.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((names, body.text.as_str()), (vec!["one.txt", "Übersicht lang.pdf"], "hello"));
        assert_eq!(attachment(raw.as_bytes(), body.attachments[1].index).as_deref(), Some(&b"%PDF"[..]));
        assert_eq!(
            crate::mail::parse(raw.as_bytes(), None).header.attachments,
            ["one.txt", "Übersicht lang.pdf"]
        );
        let alone = format!("{container}{encoded}");
        let body = read(alone.as_bytes());
        assert_eq!((body.text.as_str(), body.html.as_deref()), ("plain words", Some("<p>rich words</p>")));
        let odd = b"Content-Type: application/ms-tnef\n\nno such thing";
        assert_eq!(read(odd).attachments[0].name, "winmail.dat");
    }

    #[test]
    fn html_alone_can_be_read_as_text() {
        let body = read(b"Content-Type: text/html\n\n<p>One<p>Two");
        assert_eq!(body.text, "One\n\nTwo");
        assert_eq!(body.html.as_deref(), Some("<p>One<p>Two"));
    }

    #[test]
    fn flowed_text_is_joined() {
        let body = read(b"Content-Type: text/plain; format=flowed\r\n\r\nOne \r\ntwo\r\n");
        assert_eq!(body.text, "One two");
    }

    #[test]
    fn an_empty_message_is_an_empty_body() {
        assert_eq!(read(b""), Body::default());
        let empty =
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: image/png\n\n--b--\n";
        assert_eq!(read(empty).attachments[0].size, 0);
    }

    #[test]
    fn a_huge_text_is_cut() {
        let raw = format!("Subject: a\n\n{}", "é".repeat(2 * 1024 * 1024));
        assert!(read(raw.as_bytes()).text.len() <= MAX_TEXT + 8);
    }
}
