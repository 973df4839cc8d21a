//! From the fields of a message to the [`Header`] that routing and threading need.

use mail_parser::DateTime;

use crate::model::{Header, Kept, Party, Said, Time, message_key};

use super::{
    address::parties,
    charset,
    date::{date, received},
    fields::{Field, Fields, one_line},
    ids::{Reference, answered_ids, message_ids, nearest_first},
    leaf::Leaf,
    mime::{MimeFields, message_leaves},
    routes::Routes,
    standing::Standing,
    words::decode_words,
};

const MAX_SUBJECT: usize = 1_000;
const MAX_MESSAGE_ID: usize = 998;
/// Addresses that are compared with what may be an id.
const MAX_ADDRESSES: usize = 64;
/// How much of a field other than an address list is read.
const MAX_VALUE: usize = 64 * 1024;

/// The header of a message, its MIME fields, and its body, still encoded.
pub(crate) struct Envelope<'x> {
    /// Its date is that of the Date field, else of the topmost Received field that has one.
    pub header: Header,
    /// The Date field as the first builds read it: fingerprints in journals hold that.
    pub former_date: Option<Time>,
    /// What the program that kept it says of it.
    pub said: Said,
    pub mime: MimeFields<'x>,
    pub body: &'x [u8],
}

/// Reads the header block; everything missing or broken is left empty.
pub(crate) fn envelope(raw: &[u8]) -> Envelope<'_> {
    let (envelope, is_raw) = read(Fields::of(raw));
    if is_raw && let Some(decode) = charset_of(&message_leaves(raw)) {
        return read(Fields::in_charset(raw, decode)).0;
    }
    envelope
}

/// Returns the charset of the first text: raw bytes of the header are most likely in it too.
fn charset_of(leaves: &[Leaf<'_>]) -> Option<charset::Decoder> {
    leaves.iter().filter(|it| it.is_text()).find_map(|it| charset::decoder(it.charset.as_deref()?))
}

/// Reads fields; tells whether some are in raw bytes that only a charset makes text of.
fn read(mut fields: Fields<'_>) -> (Envelope<'_>, bool) {
    let mut found = Found::default();
    let mut mime = MimeFields::default();
    for field in fields.by_ref() {
        mime.note(field);
        found.note(&field);
    }
    if mime.media().is_some_and(|it| it == "multipart/report") {
        found.header.kept.push((Kept::AutoReply, "multipart/report".to_owned()));
    }
    let (former_date, is_raw) = (found.former_date, found.is_raw);
    let said = std::mem::take(&mut found.standing).said();
    (Envelope { header: found.header(), former_date, said, mime, body: fields.rest() }, is_raw)
}

#[derive(Default)]
struct Found<'x> {
    header: Header,
    former_date: Option<Time>,
    is_raw: bool,
    standing: Standing,
    sender: Vec<Party>,
    /// The topmost fields that may say when it was received.
    received: [Option<Field<'x>>; 4],
    parent: Vec<Reference>,
    references: Vec<Reference>,
    routes: Routes,
}

impl<'x> Found<'x> {
    /// Notes a field. Of fields that may stand only once the first one counts.
    fn note(&mut self, field: &Field<'x>) {
        let header = &mut self.header;
        let mut name = [0_u8; 26];
        let Some(name) = lower_case(field.name, &mut name) else { return };
        self.standing.note(name, field);
        if let Some(kept) = Kept::named(name) {
            keep(header, kept, field);
        }
        match name {
            b"from" if header.from == Party::default() => {
                header.from = parties(&field.text()).into_iter().next().unwrap_or_default();
            }
            b"sender" if self.sender.is_empty() => self.sender = parties(&field.text()),
            b"reply-to" => add_parties(&mut header.reply_to, field),
            b"to" => add_parties(&mut header.to, field),
            b"cc" => add_parties(&mut header.cc, field),
            b"bcc" => add_parties(&mut header.bcc, field),
            b"subject" if header.subject.is_empty() => {
                header.subject = one_line(&decode_words(short(&field.text())), MAX_SUBJECT);
            }
            b"date" if header.date.is_none() => {
                let text = field.text();
                header.date = date(&text);
                self.former_date = self.former_date.or_else(|| former_date(&text));
            }
            b"received" => {
                if let Some(room) = self.received.iter_mut().find(|it| it.is_none()) {
                    *room = Some(*field);
                }
            }
            b"message-id" if header.message_id.is_empty() => {
                header.message_id = message_ids(&field.text())
                    .next()
                    .map(|it| one_line(it, MAX_MESSAGE_ID))
                    .unwrap_or_default();
            }
            b"in-reply-to" => {
                self.parent.extend(answered_ids(short(&field.text())).into_iter().map(Reference::of))
            }
            b"references" => {
                self.references.extend(message_ids(short_end(&field.text())).map(Reference::of));
            }
            _ => {
                if !self.routes.note(name, field) {
                    return;
                }
            }
        }
        self.is_raw |= field.is_raw();
    }

    fn header(self) -> Header {
        let mut header = self.header;
        if header.from == Party::default() {
            header.from = self.sender.into_iter().next().unwrap_or_default();
        }
        header.reply_to.retain(|it| it.address != header.from.address);
        let passed = || self.received.iter().flatten().find_map(|it| received(&it.text()));
        header.date = header.date.or_else(passed);
        let own = message_key(&header.message_id);
        let everybody =
            [&header.to, &header.cc, &header.reply_to].into_iter().flatten().chain([&header.from]);
        // An address is no id, though prose in In-Reply-To has one in brackets.
        let addresses: Vec<u64> = everybody.take(MAX_ADDRESSES).map(|it| message_key(&it.address)).collect();
        let is_id = |it: &Reference| !addresses.contains(&it.lower);
        header.references = nearest_first(
            self.parent.into_iter().filter(is_id).map(|it| it.key).collect(),
            self.references.into_iter().filter(is_id).map(|it| it.key).collect(),
            own,
        );
        (header.delivered, header.list) = self.routes.found();
        header
    }
}

fn lower_case<'a>(name: &[u8], buffer: &'a mut [u8; 26]) -> Option<&'a [u8]> {
    let lower = buffer.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    Some(lower)
}

fn keep(header: &mut Header, kept: Kept, field: &Field<'_>) {
    if header.kept(kept).is_none() {
        let said = one_line(&decode_words(short(&field.text())), Kept::LONGEST);
        // Only that nobody wants an answer is worth keeping of the way back.
        if kept != Kept::ReturnPath || said == "<>" {
            header.kept.push((kept, said));
        }
    }
}

fn add_parties(list: &mut Vec<Party>, field: &Field<'_>) {
    list.extend(parties(&field.text()).into_iter().filter(|it| !it.address.is_empty()));
}

/// Returns a date as the first builds read it.
fn former_date(value: &str) -> Option<Time> {
    let parsed = DateTime::parse_rfc822(short(value))?;
    let is_real = parsed.is_valid() && (1970..=2200).contains(&parsed.year);
    is_real.then(|| Time(parsed.to_timestamp() * 1_000))
}

pub(super) fn short(value: &str) -> &str {
    &value[..value.floor_char_boundary(MAX_VALUE)]
}

/// The end of a long chain of references is the near one.
fn short_end(value: &str) -> &str {
    &value[value.ceil_char_boundary(value.len().saturating_sub(MAX_VALUE))..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Header {
        envelope(raw.as_bytes()).header
    }

    #[test]
    fn a_message_without_anything_has_an_empty_header() {
        assert_eq!(read(""), Header::default());
        assert_eq!(read("\n\nbody"), Header::default());
        assert_eq!(read("From\nDate\nnonsense"), Header::default());
    }

    #[test]
    fn the_usual_fields_are_read() {
        let header = read(
            "From: Ann <ANN@x.org>\nFROM: Eve <eve@x.org>\nTo: b@x.org,\n c@x.org\nTo: d@x.org\nCc: e@x.org\n\
             Reply-To: ann@x.org, list@x.org\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n an alle\n\
             Date: Mon, 1 Jan 2024 10:00:00 +0100 (CET)\nMessage-ID: <1@x.org>\n\nbody",
        );
        assert_eq!(header.from, Party { name: "Ann".into(), address: "ann@x.org".into() });
        assert_eq!(header.to, ["b@x.org", "c@x.org", "d@x.org"].map(Party::bare));
        assert_eq!(header.cc, [Party::bare("e@x.org")]);
        assert_eq!(header.reply_to, [Party::bare("list@x.org")]);
        assert_eq!(header.subject, "Grüße an alle");
        assert_eq!(header.date, Some(Time(1_704_099_600_000)));
        assert_eq!(header.message_id, "1@x.org");
    }

    #[test]
    fn fields_that_rules_ask_for_are_kept_once_and_short() {
        let header = read(&format!(
            "X-Priority: 1 (Highest)\nAUTO-SUBMITTED: auto-replied\nX-Topic: {}\nX-Priority: 3\nReceived: x\n\n",
            "long ".repeat(100)
        ));
        assert_eq!(header.kept(Kept::Priority), Some("1 (Highest)"));
        assert_eq!(header.kept(Kept::AutoSubmitted), Some("auto-replied"));
        assert!(header.kept(Kept::Topic).is_some_and(|it| it.len() <= Kept::LONGEST && it.len() > 100));
        assert_eq!(header.kept.len(), 3);
    }

    #[test]
    fn without_a_usable_date_the_topmost_received_tells() {
        const TEN: i64 = 1_704_189_600;
        let received = "Received: from a by b; Tue, 2 Jan 2024 10:00:00 +0000\nReceived: by c; Mon, 1 Jan 2024 10:00:00 +0000\n";
        for (given, wanted) in [
            (format!("{received}Date: soon\n\n"), Some(TEN)),
            (format!("{received}\n"), Some(TEN)),
            (format!("{received}Date: Tue, 2 Jan 2024 11:00:00 +0000\n\n"), Some(TEN + 3_600)),
            (format!("Received: by nobody\n{received}\n"), Some(TEN)),
            ("Date: soon\n\n".to_owned(), None),
        ] {
            assert_eq!(read(&given).date.map(|it| it.0 / 1_000), wanted, "{given}");
        }
    }

    #[test]
    fn an_address_in_brackets_is_no_id() {
        let of = |raw: &str| read(raw).references;
        let prose = "Message-ID: <me@x>\nTo: Ben <ben@x.org>\nIn-Reply-To: Message from Ben <Ben@x.org> of \"Mon, 1 Jan\"";
        assert!(of(&format!("{prose}\n\n")).is_empty());
        assert_eq!(of(&format!("{prose} <c@x>\n\n")), [message_key("c@x")]);
        assert_eq!(of(&format!("{prose}\nReferences: <a@x> <b@x>\n\n")), ["b@x", "a@x"].map(message_key));
        assert!(of("In-Reply-To: Message from Eve <eve@x.org>\n\n").is_empty());
        assert!(of("In-Reply-To: your mail to bo@x.org of Monday\n\n").is_empty());
        assert!(of("To: bo@x.org\nIn-Reply-To: bo@x.org\nReferences: <Bo@x.org>\n\n").is_empty());
        assert_eq!(of("In-Reply-To: <c@x> (Ann's message of Mon)\n\n"), [message_key("c@x")]);
        assert_eq!(
            of("In-Reply-To: <p@x>\nReferences: <a@x> <b@x>\n\n"),
            ["b@x", "p@x", "a@x"].map(message_key)
        );
    }

    #[test]
    fn raw_bytes_in_the_header_are_read_as_the_text_is() {
        let raw =
            |kind: &str| [b"From: \xc0\xed\xed\xe0 <a@x>\nSubject: \xcf\xf0\xe8\n", kind.as_bytes()].concat();
        for kind in [
            "Content-Type: text/plain; charset=windows-1251\n\nx",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=win-1251\n\nx\n--b--",
        ] {
            let header = envelope(&raw(kind)).header;
            assert_eq!((header.from.name.as_str(), header.subject.as_str()), ("Анна", "При"), "{kind}");
        }
        let utf8 = "Subject: Grüße\nContent-Type: text/plain; charset=windows-1251\n\nx";
        assert_eq!(read(utf8).subject, "Grüße");
        assert_eq!(envelope(b"Subject: caf\xe9\n\nx").header.subject, "café");
    }

    #[test]
    fn references_come_nearest_first() {
        let header = read(
            "Message-ID: <me@x>\nIn-Reply-To: Your message of \"Mon\" <c@x>\n\
             References: <a@x> <b@x>\n <me@x> <c@x>\n\n",
        );
        assert_eq!(header.references, ["c@x", "b@x", "a@x"].map(message_key));
        assert_eq!(read("In-Reply-To: a@x\n\n").references, [message_key("a@x")]);
        let long: Vec<String> = (0..500).map(|it| format!("<{it}@x>")).collect();
        let header = read(&format!("References: {}\n\n", long.join(" ")));
        assert_eq!(header.references.len(), 64);
        assert_eq!(header.references[0], message_key("499@x"));
        assert_eq!(header.references[63], message_key("0@x"));
    }

    #[test]
    fn deliveries_and_lists_are_bare_addresses() {
        let header = read(
            "Envelope-To: z@x.org\nDelivered-To: mailing list Users@x.org\nX-Original-To: <o@x.org>\n\
             Delivered-To: users@x.org\nX-Forwarded-To: f@x.org\nlist-post: <mailto:users@x.org?subject=a>\n\
             List-Id: \"Users\" <Users.httpd.apache.org>\n\n",
        );
        assert_eq!(header.delivered, ["users@x.org", "o@x.org", "f@x.org", "z@x.org"]);
        assert_eq!(header.list, ["users@x.org", "users@httpd.apache.org"]);
        assert!(read("List-Post: NO\nList-Id: <>\n\n").list.is_empty());
        assert!(read("List-Id: localhost\n\n").list.is_empty());
    }
}
