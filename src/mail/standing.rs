//! Where a message stood in the program that kept it: the fields of Gmail, Mozilla and Unix mailboxes.

use crate::model::Said;

use super::{
    encode::encode_words,
    fields::{Field, Fields, line_len},
    gmail::{Kind, kind_of, list, written},
    words::decode_words,
};

/// The field in which our own exports say what the others have no words for.
const OWN_FIELD: &str = "X-Team-Inbox-State";
/// The fields that say how a message stood; an export writes them anew.
const FIELDS: [&str; 7] = [
    OWN_FIELD,
    "X-Gmail-Labels",
    "X-Mozilla-Status",
    "X-Mozilla-Status2",
    "X-Mozilla-Keys",
    "Status",
    "X-Status",
];

const MAX_LABELS: usize = 100;

/// What the fields of one message say.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    said: Said,
    has_labels: bool,
    /// A field that the sender wrote has been met: labels are written above those.
    is_below: bool,
}

impl Standing {
    /// Notes a field, by its name in lower case.
    pub fn note(&mut self, name: &[u8], field: &Field<'_>) {
        match name {
            b"from" | b"received" | b"subject" | b"date" | b"to" | b"message-id" => self.is_below = true,
            // Whoever sends such a field has no say in where it stands.
            b"x-gmail-labels" if !self.is_below && !self.has_labels => {
                self.has_labels = true;
                self.gmail(&decode_words(&field.text()));
            }
            b"x-team-inbox-state" if !self.is_below => {
                self.said.closed |= field.text().split(',').any(|it| it.trim() == "closed");
            }
            b"x-mozilla-status" => self.mozilla(hex(&field.text())),
            b"x-mozilla-status2" => self.said.deleted |= hex(&field.text()) & 0x0020_0000 != 0,
            b"x-mozilla-keys" => self.said.spam |= field.text().split_whitespace().any(|it| it == "Junk"),
            b"status" | b"x-status" => self.unix(field.text().trim()),
            _ => {}
        }
    }

    /// Returns what is said.
    pub fn said(self) -> Said {
        self.said
    }

    fn mozilla(&mut self, flags: u32) {
        self.said.read = Some(flags & 0x0001 != 0);
        self.said.starred |= flags & 0x0004 != 0;
        self.said.deleted |= flags & 0x0008 != 0;
    }

    /// `RO` and the like; words are of somebody else's tracker.
    fn unix(&mut self, letters: &str) {
        if letters.len() > 8 || !letters.bytes().all(|it| b"RODFANTU".contains(&it)) {
            return;
        }
        let has = |letter: char| letters.contains(letter);
        if has('R') || has('O') || has('U') || has('N') {
            self.said.read = Some(has('R'));
        }
        self.said.deleted |= has('D');
        self.said.starred |= has('F');
        self.said.draft |= has('T');
    }

    fn gmail(&mut self, labels: &str) {
        let mut in_inbox = false;
        for label in list(labels) {
            match kind_of(&label) {
                Some(Kind::Inbox) => in_inbox = true,
                Some(Kind::Sent) => self.said.sent = true,
                Some(Kind::Drafts) => self.said.draft = true,
                Some(Kind::Spam) => self.said.spam = true,
                Some(Kind::Trash) => self.said.trashed = true,
                Some(Kind::Starred) => self.said.starred = true,
                Some(Kind::Opened) => self.said.read = Some(true),
                Some(Kind::Unread) => self.said.read = Some(false),
                Some(Kind::Archived) => self.said.archived = true,
                Some(Kind::Other) => {}
                None if self.said.labels.len() < MAX_LABELS => self.said.labels.push(label),
                None => {}
            }
        }
        // What stands nowhere else is archived, whether or not Gmail says so.
        self.said.archived = !in_inbox && (self.said.archived || !labels.trim().is_empty());
    }
}

fn hex(text: &str) -> u32 {
    u32::from_str_radix(text.trim(), 16).unwrap_or_default()
}

/// Returns a message with fields above it that say how it stands, in place of those that it came with.
pub fn with_standing(raw: &[u8], said: &Said) -> Vec<u8> {
    let break_ = if memchr::memmem::find(&raw[..line_len(raw)], b"\r\n").is_some() { "\r\n" } else { "\n" };
    let mut out = Vec::with_capacity(raw.len() + 256);
    for (name, value) in fields_of(said) {
        out.extend_from_slice(format!("{name}: {value}{break_}").as_bytes());
    }
    let mut kept = raw;
    let mut fields = Fields::of(raw);
    while let Some(field) = fields.next() {
        if FIELDS.iter().any(|it| field.is(it)) {
            let start = field.name.as_ptr() as usize - raw.as_ptr() as usize;
            out.extend_from_slice(&kept[..start - (raw.len() - kept.len())]);
            kept = fields.rest();
        }
    }
    out.extend_from_slice(kept);
    out
}

fn fields_of(said: &Said) -> Vec<(&'static str, String)> {
    let places = [
        (said.sent, "Sent"),
        (said.draft, "Drafts"),
        (said.spam, "Spam"),
        (said.trashed, "Trash"),
        (said.starred, "Starred"),
        (said.archived, "Archived"),
        (!said.archived && !said.is_discarded(), "Inbox"),
        (said.read == Some(true), "Opened"),
        (said.read == Some(false), "Unread"),
    ];
    let places = places.into_iter().filter(|it| it.0).map(|it| it.1.to_owned());
    let labels: Vec<String> = places.chain(said.labels.iter().cloned()).collect();
    let mut fields = vec![("X-Gmail-Labels", encode_words(&written(&labels)))];
    if said.closed {
        fields.push((OWN_FIELD, "closed".to_owned()));
    }
    fields.extend(said.read.map(|it| ("Status", if it { "RO" } else { "O" }.to_owned())));
    if said.starred {
        fields.push(("X-Status", "F".to_owned()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    fn said(fields: &str) -> Said {
        parse(format!("{fields}From: a@x\nSubject: s\n\nhi").as_bytes(), None).said
    }

    #[test]
    fn labels_of_gmail_are_read_in_the_language_of_their_owner() {
        let none = Said::default;
        for (labels, wanted) in [
            ("Inbox,Unread", Said { read: Some(false), ..none() }),
            ("Inbox,Opened", Said { read: Some(true), ..none() }),
            ("Sent,Opened", Said { sent: true, read: Some(true), archived: true, ..none() }),
            ("Archived,Opened,Starred", Said { archived: true, read: Some(true), starred: true, ..none() }),
            ("=?UTF-8?Q?Messages_envoy=C3=A9s?=", Said { sent: true, archived: true, ..none() }),
            (
                "=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=",
                Said { sent: true, read: Some(true), archived: true, ..none() },
            ),
            ("Entwürfe", Said { draft: true, archived: true, ..none() }),
            ("Papelera,Abierto", Said { trashed: true, read: Some(true), archived: true, ..none() }),
            ("迷惑メール,未読", Said { spam: true, read: Some(false), archived: true, ..none() }),
            ("Входящие,Непрочитанные,Помеченные", Said { read: Some(false), starred: true, ..none() }),
            (
                "Inbox,Important,Category Updates,Orders/2024",
                Said { labels: vec!["Orders/2024".into()], ..none() },
            ),
            (
                "Inbox,\"One, two\" , three",
                Said { labels: vec!["One, two".into(), "three".into()], ..none() },
            ),
        ] {
            assert_eq!(said(&format!("X-Gmail-Labels: {labels}\n")), wanted, "{labels}");
        }
    }

    #[test]
    fn flags_of_mailboxes_are_read() {
        let none = Said::default;
        for (fields, wanted) in [
            ("X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n", Said { read: Some(true), ..none() }),
            ("X-Mozilla-Status: 0009\n", Said { read: Some(true), deleted: true, ..none() }),
            ("X-Mozilla-Status: 0004\n", Said { read: Some(false), starred: true, ..none() }),
            ("X-Mozilla-Status2: 00200000\n", Said { deleted: true, ..none() }),
            ("X-Mozilla-Keys: NonJunk $label1\n", none()),
            ("X-Mozilla-Keys: Junk\n", Said { spam: true, ..none() }),
            ("Status: RO\nX-Status: DF\n", Said { read: Some(true), deleted: true, starred: true, ..none() }),
            ("Status: O\n", Said { read: Some(false), ..none() }),
            ("X-Status: T\n", Said { draft: true, ..none() }),
            ("Status: Resolved\n", none()),
        ] {
            assert_eq!(said(fields), wanted, "{fields}");
        }
    }

    #[test]
    fn a_sender_has_no_say_in_where_it_stands() {
        assert_eq!(
            said("Received: by x\nX-Gmail-Labels: Sent\nX-Team-Inbox-State: closed\n"),
            Said::default()
        );
    }

    #[test]
    fn what_is_written_above_a_message_is_read_and_takes_the_place_of_the_rest() {
        let raw = b"X-Mozilla-Status: 0001\r\nSubject: a\r\nStatus: O\r\n\tmore\r\nX-Gmail-Labels: Spam\r\nTo: b@x\r\n\r\nStatus: text\r\n";
        let none = Said::default;
        for said in [
            Said { read: Some(false), ..none() },
            Said { read: Some(true), starred: true, archived: true, closed: true, ..none() },
            Said {
                sent: true,
                read: Some(true),
                archived: true,
                labels: vec!["Über/uns, heute".into(), "b".into()],
                ..none()
            },
            Said { spam: true, read: Some(false), archived: true, ..none() },
            Said { trashed: true, read: Some(true), archived: true, ..none() },
        ] {
            let out = with_standing(raw, &said);
            assert_eq!(parse(&out, None).said, said);
            let text = String::from_utf8(out).unwrap();
            assert!(text.ends_with("Subject: a\r\nTo: b@x\r\n\r\nStatus: text\r\n"), "{text}");
        }
    }
}
