//! A message as the reading pane shows it: text in blocks, safe HTML, attachments, headers.

use serde::{Deserialize, Serialize};

use super::{Attachment, Block, BlockKind, blocks, clean, frame_document, inline_image, read};

/// How much of the header block is shown.
const MAX_HEADERS: usize = 64 * 1024;

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
}

/// A run of lines of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextBlock {
    /// What the lines are.
    pub kind: BlockKind,
    /// The lines, quotation marks and all.
    pub text: String,
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
        let body = read(raw);
        let clean = body.html.map(|html| clean(&html, &mut |id| inline_image(raw, id)));
        let block = |it: Block<'_>| TextBlock { kind: it.kind, text: it.text.to_owned() };
        Self {
            blocks: blocks(&body.text).into_iter().map(block).collect(),
            remote_images: clean.as_ref().map_or(0, |it| it.remote_images),
            html: clean.map(|it| frame_document(&it.html)),
            attachments: body.attachments.into_iter().map(info).collect(),
            headers: headers(raw),
        }
    }
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
