//! Messages written here, as bytes: for the Outbox, and for what is delivered within the demo.

use mail_parser::DateTime;

use crate::model::{Party, Time, fnv1a};

use super::{
    encode::{base64_lines, encode_words, parameter, quoted_printable_encode},
    fields::one_line,
    plain::{BlockKind, blocks},
};

/// A message to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// The author.
    pub from: Party,
    /// To.
    pub to: Vec<Party>,
    /// Cc.
    pub cc: Vec<Party>,
    /// Bcc; written too, since whoever delivers the file must know.
    pub bcc: Vec<Party>,
    /// The subject.
    pub subject: String,
    /// When it was sent.
    pub date: Time,
    /// The Message-ID without brackets.
    pub message_id: String,
    /// The Message-IDs it answers, oldest first; the last one is the one replied to.
    pub references: Vec<String>,
    /// The text.
    pub text: String,
    /// The same as HTML, if it is more than text.
    pub html: Option<String>,
    /// The files that go with it.
    pub files: Vec<File>,
}

/// A file that goes with a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The name.
    pub name: String,
    /// The media type.
    pub media: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The HTML shows it, by this Content-ID.
    pub content_id: Option<String>,
}

/// Returns the message in the form of RFC 5322. Nothing in it can start a header field of its own.
pub fn compose(message: &Outgoing) -> Vec<u8> {
    let mut out = head(message);
    out.push_str("MIME-Version: 1.0\r\n");
    out.push_str(&content(message));
    out.into_bytes()
}

/// Returns the fields that say who writes what to whom, without those of the content.
pub fn head(message: &Outgoing) -> String {
    let mut out = String::with_capacity(message.text.len() * 2 + 1_024);
    out.push_str(&field("From", &party(&message.from)));
    for (name, list) in [("To", &message.to), ("Cc", &message.cc), ("Bcc", &message.bcc)] {
        if !list.is_empty() {
            let list: Vec<String> = list.iter().map(party).collect();
            out.extend([name, ": ", &list.join(",\r\n "), "\r\n"]);
        }
    }
    out.push_str(&field("Subject", &encode_words(&one_line(&message.subject, 1_000))));
    out.push_str(&field("Date", &DateTime::from_timestamp(message.date.0.div_euclid(1_000)).to_rfc822()));
    out.push_str(&field("Message-ID", &bracketed(&message.message_id)));
    if let Some(parent) = message.references.last() {
        out.push_str(&field("In-Reply-To", &bracketed(parent)));
        let all: Vec<String> = message.references.iter().map(|it| bracketed(it)).collect();
        out.extend(["References: ", &all.join("\r\n "), "\r\n"]);
    }
    out
}

/// Returns the subject of a reply.
pub fn reply_subject(subject: &str) -> String {
    prefixed("Re: ", &["re:", "aw:", "sv:", "antw:"], subject)
}

/// Returns the subject of a forwarded message.
pub fn forward_subject(subject: &str) -> String {
    prefixed("Fwd: ", &["fwd:", "fw:", "wg:"], subject)
}

fn prefixed(prefix: &str, known: &[&str], subject: &str) -> String {
    let subject = subject.trim();
    let lower = subject.to_lowercase();
    let has_one = known.iter().any(|it| lower.starts_with(it));
    if has_one { subject.to_owned() } else { format!("{prefix}{subject}").trim_end().to_owned() }
}

/// Returns `text` as a quotation below `attribution` ("On Monday, Ann wrote:"), without its
/// signature.
pub fn quote(attribution: &str, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16 + attribution.len());
    out.push_str(attribution);
    out.push('\n');
    let mut blocks = blocks(text);
    while blocks.len() > 1 && blocks.last().is_some_and(|it| it.kind == BlockKind::Signature) {
        blocks.pop();
    }
    for (nth, block) in blocks.iter().enumerate() {
        if nth > 0 {
            out.push_str(">\n");
        }
        for line in block.text.lines() {
            out.push_str(match line.trim_end() {
                "" => ">",
                quoted if quoted.starts_with('>') => ">",
                _ => "> ",
            });
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

/// Returns a text with a signature below it, once.
pub fn signed(text: &str, signature: &str) -> String {
    let below = format!("-- \n{}", signature.trim());
    if signature.trim().is_empty() || text.trim_end().ends_with(below.trim_end()) {
        return text.to_owned();
    }
    format!("{}\n\n{below}", text.trim_end())
}

/// Returns a field, folded at spaces.
fn field(name: &str, value: &str) -> String {
    let mut out = format!("{name}:");
    let mut column = out.len();
    for word in value.split(' ') {
        if column > name.len() + 1 && column + 1 + word.len() > 76 {
            out.push_str("\r\n");
            column = 0;
        }
        out.push(' ');
        out.push_str(word);
        column += 1 + word.len();
    }
    out.push_str("\r\n");
    out
}

fn party(party: &Party) -> String {
    let address: String = party
        .address
        .chars()
        .filter(|it| !it.is_whitespace() && !it.is_control() && !matches!(it, '<' | '>'))
        .collect();
    let name = one_line(&party.name, 200);
    if name.is_empty() {
        // Without an @, or with a letter of the world in it, it would be taken for a name.
        let is_plain = address.contains('@') && address.is_ascii();
        let is_plain = is_plain && !address.contains(['"', ',', '(', ';', ':']);
        return if is_plain { address } else { format!("<{address}>") };
    }
    let is_plain =
        name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b' ' | b'-' | b'\'' | b'_'));
    let name = if is_plain {
        name
    } else if name.is_ascii() && !name.contains("=?") {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        encode_words(&name)
    };
    format!("{name} <{address}>")
}

fn bracketed(message_id: &str) -> String {
    let id: String =
        message_id.chars().filter(|it| it.is_ascii_graphic() && !matches!(it, '<' | '>')).collect();
    format!("<{id}>")
}

/// Returns the MIME fields, the blank line and the content.
fn content(message: &Outgoing) -> String {
    let text = text_part("plain", &message.text);
    let body = match &message.html {
        Some(html) => multipart("alternative", message, &[text, text_part("html", html)]),
        None => text,
    };
    let (shown, beside): (Vec<_>, Vec<_>) = message.files.iter().partition(|it| it.content_id.is_some());
    let body = with(&shown, body, "related", message);
    with(&beside, body, "mixed", message)
}

/// Returns a part with files that go with it, if there are any.
fn with(files: &[&File], body: String, kind: &str, message: &Outgoing) -> String {
    if files.is_empty() {
        return body;
    }
    let files = files.iter().map(|it| file_part(it));
    multipart(kind, message, &std::iter::once(body).chain(files).collect::<Vec<_>>())
}

fn text_part(subtype: &str, text: &str) -> String {
    format!(
        "Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        quoted_printable_encode(text)
    )
}

fn file_part(file: &File) -> String {
    let name = one_line(&file.name, 200);
    let is_media = file.media.split_once('/').is_some_and(|(kind, subtype)| {
        let is_token = |it: &str| {
            !it.is_empty()
                && it.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'+' | b'-' | b'_'))
        };
        // Those must not be in base64.
        is_token(kind) && is_token(subtype) && !matches!(kind, "multipart" | "message")
    });
    let media = if is_media { file.media.as_str() } else { "application/octet-stream" };
    let (disposition, id) = match &file.content_id {
        Some(it) => ("inline", field("Content-ID", &bracketed(it))),
        None => ("attachment", String::new()),
    };
    format!(
        "Content-Type: {media}{}\r\nContent-Disposition: {disposition}{}\r\n\
         {id}Content-Transfer-Encoding: base64\r\n\r\n{}",
        parameter("name", &name),
        parameter("filename", &name),
        base64_lines(&file.bytes)
    )
}

/// Joins parts. `=_` occurs neither in quoted-printable nor in base64, so the boundary in none.
fn multipart(kind: &str, message: &Outgoing, parts: &[String]) -> String {
    let number = fnv1a(message.message_id.bytes().chain(kind.bytes()));
    let boundary = format!("=_{number:016x}");
    // Its root is what has the text (RFC 2387).
    let root = if kind == "related" { "; type=\"multipart/alternative\"" } else { "" };
    let mut out = format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"{root}\r\n\r\n");
    for part in parts {
        out.extend(["--", &boundary, "\r\n", part, "\r\n"]);
    }
    out.extend(["--", &boundary, "--\r\n"]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{attachment, parse, read, reply_references};

    fn party(name: &str, address: &str) -> Party {
        Party { name: name.into(), address: address.into() }
    }

    fn full() -> Outgoing {
        Outgoing {
            from: party("Ann, \"A\" Example", "ann@example.org"),
            to: vec![party("Jörg Müller", "joerg@example.org"), party("", "ben@example.org")],
            cc: (0..40).map(|it| party("Person", &format!("p{it}@example.org"))).collect(),
            bcc: vec![party("", "secret@example.org")],
            subject: "Grüße: an alle, die es lesen wollen, und noch ein paar Wörter mehr".into(),
            date: Time(1_704_103_200_000),
            message_id: "1@example.org".into(),
            references: vec!["a@x".into(), "b@x".into()],
            text: "Hallo,\n\n.\nFrom here\nGrüße\n".into(),
            html: Some("<p>Hallo</p>".into()),
            files: vec![File {
                name: "Übersicht.pdf".into(),
                media: "application/pdf".into(),
                bytes: vec![0, 255, 10],
                content_id: None,
            }],
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let message = full();
        let raw = compose(&message);
        let header = parse(&raw, None).header;
        assert_eq!(header.from, message.from);
        assert_eq!((&header.to, &header.cc, &header.bcc), (&message.to, &message.cc, &message.bcc));
        assert_eq!(header.subject, message.subject);
        assert_eq!(header.date, Some(message.date));
        assert_eq!(header.message_id, message.message_id);
        assert_eq!(reply_references(&raw), ["a@x", "b@x", "1@example.org"]);
        let body = read(&raw);
        assert_eq!(body.text.trim_end(), message.text.trim_end());
        assert_eq!(body.html.as_deref().map(str::trim_end), Some("<p>Hallo</p>"));
        assert_eq!(body.attachments[0].name, "Übersicht.pdf");
        assert_eq!(attachment(&raw, body.attachments[0].index), Some(vec![0, 255, 10]));
        let text = String::from_utf8(raw).expect("ASCII");
        assert!(text.is_ascii() && text.lines().all(|it| it.len() <= 998));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn no_value_can_start_a_field() {
        let evil = "x\r\nBcc: eve@example.org\n\nbody";
        let message = Outgoing {
            from: party(evil, evil),
            to: vec![party(evil, evil)],
            subject: evil.into(),
            message_id: evil.into(),
            references: vec![evil.into()],
            files: vec![File {
                name: evil.into(),
                media: evil.into(),
                bytes: vec![],
                content_id: Some(evil.into()),
            }],
            ..Outgoing::default()
        };
        let raw = compose(&message);
        assert!(parse(&raw, None).header.bcc.is_empty());
        assert!(!String::from_utf8_lossy(&raw).lines().any(|it| it.starts_with("Bcc")));
    }

    #[test]
    fn subjects_get_one_prefix() {
        assert_eq!(reply_subject("Hello"), "Re: Hello");
        assert_eq!(reply_subject("RE: Hello"), "RE: Hello");
        assert_eq!(reply_subject("Fwd: Hello"), "Re: Fwd: Hello");
        assert_eq!(forward_subject("Re: Hello"), "Fwd: Re: Hello");
        assert_eq!(reply_subject(""), "Re:");
    }

    #[test]
    fn a_text_is_signed_once() {
        let signed_once = signed("Hello\n", " Ann\nBadges ");
        assert_eq!(signed_once, "Hello\n\n-- \nAnn\nBadges");
        assert_eq!(signed(&signed_once, "Ann\nBadges"), signed_once, "planned, then edited");
        assert_eq!(signed("Hello", " "), "Hello");
    }

    #[test]
    fn quotations_nest_and_lose_the_signature() {
        let text = "Yes.\n\n> No?\n-- \nBen";
        assert_eq!(quote("Ben wrote:", text), "Ben wrote:\n> Yes.\n>\n>> No?\n");
    }
}
