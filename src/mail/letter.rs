//! A message as the reading pane shows it: text in blocks, safe HTML, attachments, headers.

use serde::{Deserialize, Serialize};

use super::address::parties;
use super::fields::Fields;
use super::header::envelope;
use super::invitation::{Invitation, MAX_CALENDAR, invitation};
use super::leaf::Leaf;
use super::look::{TextLink, is_drawn, is_right_to_left, links};
use super::mime::{MimeFields, leaves};
use super::report::{Report, report};
use super::sealed::{Sealed, sealed};
use super::{Attachment, Block, BlockKind, attachment, blocks, clean, frame_document, inline_image, read};
use crate::model::{Header, Party, Time};

/// How much of the header block is shown.
const MAX_HEADERS: usize = 64 * 1024;

/// So deep messages within messages are read, and so many of them.
const MAX_DEPTH: usize = 3;
const MAX_NESTED: usize = 20;
/// So many further authors are named.
const MAX_AUTHORS: usize = 10;

/// What the reading pane shows of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The text, cut into what is the author's, what is quoted, and what is signature.
    pub blocks: Vec<TextBlock>,
    /// The document for the frame, with a policy of its own; none if the message is plain text.
    pub html: Option<String>,
    /// How many pictures of other servers were left out of it.
    pub remote_images: u32,
    /// The attachments.
    pub attachments: Vec<AttachmentInfo>,
    /// The header block as it came.
    pub headers: String,
    /// What a calendar that came along invites to.
    pub invitation: Option<Invitation>,
    /// What became of a message that was sent.
    pub report: Option<Report>,
    /// Whom its From fields name besides the one that is shown as its author.
    pub also_from: Vec<Party>,
    /// It cannot be read here.
    pub sealed: Option<Sealed>,
    /// The messages that came along.
    pub nested: Vec<Nested>,
}

/// A message that came along with another one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nested {
    /// The [`AttachmentInfo::index`] of it.
    pub index: u32,
    /// Its author.
    pub from: Party,
    /// Whom it went to.
    pub to: Vec<Party>,
    /// Its date.
    pub date: Option<Time>,
    /// Its subject.
    pub subject: String,
    /// What is shown of it. Its attachments are found within it: [`attachment_within`].
    pub letter: Letter,
}

/// A run of lines of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextBlock {
    /// What the lines are.
    pub kind: BlockKind,
    /// The lines, quotation marks and all.
    pub text: String,
    /// The links in them.
    pub links: Vec<TextLink>,
    /// They draw a table: letters are to be equally wide.
    pub drawn: bool,
    /// They are read from right to left.
    pub right_to_left: bool,
}

impl TextBlock {
    /// Looks at a block.
    pub fn of(block: &Block<'_>) -> Self {
        Self {
            kind: block.kind,
            text: block.text.to_owned(),
            links: links(block.text),
            drawn: is_drawn(block.text),
            right_to_left: is_right_to_left(block.text),
        }
    }
}

/// An attachment, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentInfo {
    /// The number under which its bytes are asked for.
    pub index: u32,
    /// The file name, without folders.
    pub name: String,
    /// The media type; the sender's claim.
    pub mime: String,
    /// The size in bytes.
    pub size: u64,
    /// The HTML shows it, so that it need not be listed.
    pub inline: bool,
}

impl Letter {
    /// Reads a raw message.
    pub fn read(raw: &[u8]) -> Self {
        let mut room = MAX_NESTED;
        Self::within(raw, MAX_DEPTH, &mut room)
    }

    fn within(raw: &[u8], depth: usize, room: &mut usize) -> Self {
        let body = read(raw);
        let clean = body.html.map(|html| clean(&html, &mut |id| inline_image(raw, id)));
        let (mime, content) = MimeFields::read(raw);
        let leaves = leaves(mime, content);
        let (mime, _) = MimeFields::read(raw);
        Self {
            blocks: blocks(&body.text).iter().map(TextBlock::of).collect(),
            remote_images: clean.as_ref().map_or(0, |it| it.remote_images),
            html: clean.map(|it| frame_document(&it.html)),
            attachments: body.attachments.into_iter().map(info).collect(),
            headers: headers(raw),
            invitation: invitation_in(&leaves),
            report: report_in(&leaves),
            also_from: also_from(raw),
            sealed: sealed(&mime, &leaves),
            nested: nested(&leaves, depth, room),
        }
    }
}

/// Returns whom the From fields name behind the first, who is taken for the author: readers of mail show now
/// this one, now that, which whoever wants to be taken for somebody else relies on.
fn also_from(raw: &[u8]) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for party in Fields::of(raw).filter(|it| it.is("From")).flat_map(|it| parties(&it.text())) {
        if found.len() <= MAX_AUTHORS && !found.iter().any(|it| it.address == party.address) {
            found.push(party);
        }
    }
    found.into_iter().skip(1).collect()
}

fn invitation_in(leaves: &[Leaf<'_>]) -> Option<Invitation> {
    let is_calendar = |it: &&Leaf<'_>| {
        let by_name = it.file_name.as_deref().is_some_and(|it| it.to_lowercase().ends_with(".ics"));
        matches!(it.media.as_str(), "text/calendar" | "application/ics") || by_name
    };
    leaves.iter().filter(is_calendar).find_map(|it| invitation(&it.text(MAX_CALENDAR)))
}

fn report_in(leaves: &[Leaf<'_>]) -> Option<Report> {
    const STATUS: &[&str] =
        &["message/delivery-status", "message/global-delivery-status", "message/disposition-notification"];
    const ORIGINAL: &[&str] =
        &["message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"];
    let of = |kinds: &[&str]| leaves.iter().find(|it| kinds.contains(&it.media.as_str())).map(Leaf::bytes);
    let original = of(ORIGINAL);
    report(&of(STATUS)?, original.as_deref())
}

fn nested(leaves: &[Leaf<'_>], depth: usize, room: &mut usize) -> Vec<Nested> {
    let mut nested = Vec::new();
    if depth == 0 {
        return nested;
    }
    for (index, leaf) in leaves.iter().enumerate().filter(|it| it.1.is_message()) {
        let Some(rest) = room.checked_sub(1) else { break };
        *room = rest;
        let raw = leaf.bytes();
        let Header { from, to, date, subject, .. } = envelope(&raw).header;
        let letter = Letter::within(&raw, depth - 1, room);
        nested.push(Nested { index: index as u32, from, to, date, subject, letter });
    }
    nested
}

/// Returns the bytes of an attachment of a message that came along: the numbers lead to it, each an
/// [`AttachmentInfo::index`] within what the one before it names.
pub fn attachment_within(raw: &[u8], path: &[u32]) -> Option<Vec<u8>> {
    let (first, rest) = path.split_first()?;
    let found = attachment(raw, *first as usize)?;
    if rest.is_empty() { Some(found) } else { attachment_within(&found, rest) }
}

fn info(it: Attachment) -> AttachmentInfo {
    AttachmentInfo {
        index: it.index as u32,
        name: it.name,
        mime: it.media,
        size: it.size as u64,
        inline: it.inline,
    }
}

fn headers(raw: &[u8]) -> String {
    let ends = [&b"\n\n"[..], b"\n\r\n"].map(|it| memchr::memmem::find(raw, it));
    let end = ends.into_iter().flatten().min().unwrap_or(raw.len());
    String::from_utf8_lossy(&raw[..end.min(MAX_HEADERS)]).replace('\r', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_message_has_blocks_and_no_html() {
        let raw = b"Subject: Re: Hi\r\nFrom: a@x\r\n\r\nYes.\r\n\r\nOn Monday, Ben wrote:\r\n> Well?\r\n-- \r\nAnn\r\n";
        let letter = Letter::read(raw);
        let kinds: Vec<_> = letter.blocks.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [BlockKind::Own, BlockKind::Quoted, BlockKind::Signature]);
        assert_eq!(letter.html, None);
        assert_eq!(letter.headers, "Subject: Re: Hi\nFrom: a@x");
    }

    #[test]
    fn an_invitation_a_report_and_a_nested_message_are_read() {
        let part = |kind: &str, text: &str| format!("--b\nContent-Type: {kind}\n\n{text}\n");
        let raw = [
            "Content-Type: multipart/mixed; boundary=b\n\n".to_owned(),
            part("text/plain", "see below"),
            part("text/calendar; method=REQUEST", "BEGIN:VEVENT\nSUMMARY:Lunch\nEND:VEVENT"),
            part(
                "message/delivery-status",
                "Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1",
            ),
            part(
                "message/rfc822",
                "From: Kim <kim@x.example>\nSubject: inner\nContent-Type: multipart/mixed; boundary=c\n\n\
                --c\n\ninner words\n--c\nContent-Type: application/pdf; name=a.pdf\n\nPDF\n--c--",
            ),
            "--b--\n".to_owned(),
        ]
        .concat();
        let letter = Letter::read(raw.as_bytes());
        assert_eq!(letter.invitation.map(|it| it.what).as_deref(), Some("Lunch"));
        let report = letter.report.unwrap();
        assert_eq!(
            (report.recipients[0].address.as_str(), report.subject.as_str()),
            ("a@x.example", "inner")
        );
        let [inner] = letter.nested.as_slice() else { panic!("one message came along") };
        assert_eq!((inner.from.name.as_str(), inner.subject.as_str()), ("Kim", "inner"));
        assert_eq!(inner.letter.blocks[0].text, "inner words");
        let path = [inner.index, inner.letter.attachments[0].index];
        assert_eq!(attachment_within(raw.as_bytes(), &path).as_deref(), Some(&b"PDF"[..]));
        assert_eq!(attachment_within(raw.as_bytes(), &[99, 0]), None);
    }

    #[test]
    fn everybody_whom_from_names_is_told() {
        for (fields, wanted) in [
            ("From: Kim <kim@x.example>, \"Ann Keller\" <ann@acme.example>\n", &["ann@acme.example"][..]),
            ("From: kim@x.example\nTo: a@x\nFROM: ceo@acme.example\n", &["ceo@acme.example"]),
            ("From:\nFrom: kim@x.example\n", &[]),
            ("From: kim@x.example, Kim <KIM@x.example>\nFrom: kim@x.example\n", &[]),
            ("Subject: From: ceo@acme.example\nFrom: kim@x.example\n", &[]),
        ] {
            let found = Letter::read(format!("{fields}\nhi").as_bytes()).also_from;
            assert_eq!(found.iter().map(|it| it.address.as_str()).collect::<Vec<_>>(), wanted, "{fields}");
        }
        let many: String = (0..5_000).map(|it| format!("From: a{it}@x.example\n")).collect();
        assert_eq!(Letter::read(many.as_bytes()).also_from.len(), MAX_AUTHORS);
    }

    #[test]
    fn messages_within_messages_end_somewhere() {
        let deep = "Content-Type: message/rfc822\n\n".repeat(200);
        assert_eq!(Letter::read(deep.as_bytes()).nested.len(), 1);
        let wide = format!(
            "Content-Type: multipart/digest; boundary=b\n\n{}",
            "--b\n\nSubject: x\n\ny\n".repeat(500)
        );
        assert_eq!(Letter::read(wide.as_bytes()).nested.len(), MAX_NESTED);
    }

    #[test]
    fn html_comes_as_a_document_with_its_own_policy_and_pictures_inside() {
        let raw = b"Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n\
            <script>1</script><p>Hi <img src=\"cid:a@x\"><img src=\"https://x.example/t.gif\"></p>\n--r\n\
            Content-Type: image/png; name=a.png\nContent-ID: <a@x>\nContent-Transfer-Encoding: base64\n\n\
            iVBORw0KGgo=\n--r--\n";
        let letter = Letter::read(raw);
        let html = letter.html.expect("there is HTML");
        assert!(html.contains("Content-Security-Policy") && html.contains("data:image/png"));
        assert!(!html.contains("<script") && !html.contains("x.example/t.gif"));
        assert_eq!(letter.remote_images, 1);
        assert_eq!(letter.attachments[0].name, "a.png");
        assert!(letter.attachments[0].inline);
    }
}
