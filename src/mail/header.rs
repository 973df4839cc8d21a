//! From the fields of a message to the [`Header`] that routing and threading need.

use mail_parser::DateTime;

use crate::model::{Header, Kept, Party, Time, message_key};

use super::{
    address::{bare_address, parties},
    fields::{Field, Fields, one_line},
    mime::MimeFields,
    words::decode_words,
};

const MAX_REFERENCES: usize = 64;
const MAX_SUBJECT: usize = 1_000;
const MAX_MESSAGE_ID: usize = 998;
/// Addresses of one kind of delivery or list field.
const MAX_ROUTES: usize = 64;
/// How much of a field other than an address list is read.
const MAX_VALUE: usize = 64 * 1024;

/// The header of a message, its MIME fields, and its body, still encoded.
pub(crate) struct Envelope<'x> {
    pub header: Header,
    pub mime: MimeFields<'x>,
    pub body: &'x [u8],
}

/// Reads the header block; everything missing or broken is left empty.
pub(crate) fn envelope(raw: &[u8]) -> Envelope<'_> {
    let mut fields = Fields::of(raw);
    let mut found = Found::default();
    let mut mime = MimeFields::default();
    for field in fields.by_ref() {
        mime.note(field);
        found.note(&field);
    }
    Envelope { header: found.header(), mime, body: fields.rest() }
}

/// Returns the Message-IDs that a reply to this message refers to, oldest first, the message's
/// own at the end.
pub fn reply_references(raw: &[u8]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let (mut own, mut parent) = (None, None);
    for field in Fields::of(raw) {
        if field.is("References") {
            ids.extend(message_ids(&field.text()).map(str::to_owned));
        } else if field.is("In-Reply-To") {
            parent = message_ids(&field.text()).next().map(str::to_owned);
        } else if field.is("Message-ID") {
            own = message_ids(&field.text()).next().map(str::to_owned);
        }
    }
    if ids.is_empty() {
        ids.extend(parent);
    }
    ids.retain(|it| Some(it) != own.as_ref());
    ids.extend(own);
    // The first names the conversation, the last ones its end; the middle may go.
    if ids.len() > MAX_REFERENCES {
        ids.drain(1..=ids.len() - MAX_REFERENCES);
    }
    ids
}

#[derive(Default)]
struct Found {
    header: Header,
    sender: Vec<Party>,
    parent: Vec<u64>,
    references: Vec<u64>,
    delivered: [Vec<String>; 4],
    list_post: Vec<String>,
    list_id: Vec<String>,
}

impl Found {
    /// Notes a field. Of fields that may stand only once the first one counts.
    fn note(&mut self, field: &Field<'_>) {
        let header = &mut self.header;
        let mut name = [0_u8; 24];
        let Some(name) = lower_case(field.name, &mut name) else { return };
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
            b"date" if header.date.is_none() => header.date = date(&field.text()),
            b"message-id" if header.message_id.is_empty() => {
                header.message_id = message_ids(&field.text())
                    .next()
                    .map(|it| one_line(it, MAX_MESSAGE_ID))
                    .unwrap_or_default();
            }
            b"in-reply-to" => self.parent.extend(message_ids(short(&field.text())).map(message_key)),
            b"references" => self.references.extend(message_ids(short_end(&field.text())).map(message_key)),
            b"delivered-to" => add_route(&mut self.delivered[0], bare_address(short(&field.text()))),
            b"x-original-to" => add_route(&mut self.delivered[1], bare_address(short(&field.text()))),
            b"x-forwarded-to" => add_route(&mut self.delivered[2], bare_address(short(&field.text()))),
            b"envelope-to" => add_route(&mut self.delivered[3], bare_address(short(&field.text()))),
            b"list-post" => add_route(&mut self.list_post, list_post(short(&field.text()))),
            b"list-id" => add_route(&mut self.list_id, list_id(short(&field.text()))),
            _ => {}
        }
    }

    fn header(self) -> Header {
        let mut header = self.header;
        if header.from == Party::default() {
            header.from = self.sender.into_iter().next().unwrap_or_default();
        }
        header.reply_to.retain(|it| it.address != header.from.address);
        let own = message_key(&header.message_id);
        header.references = nearest_first(self.parent, self.references, own);
        for route in self.delivered.into_iter().flatten() {
            if !header.delivered.contains(&route) {
                header.delivered.push(route);
            }
        }
        for route in self.list_post.into_iter().chain(self.list_id) {
            if !header.list.contains(&route) {
                header.list.push(route);
            }
        }
        header
    }
}

fn lower_case<'a>(name: &[u8], buffer: &'a mut [u8; 24]) -> Option<&'a [u8]> {
    let lower = buffer.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    Some(lower)
}

fn keep(header: &mut Header, kept: Kept, field: &Field<'_>) {
    // Mail has the path of a person nearly always: only that there is none tells anything.
    let is_told = kept != Kept::ReturnPath || short(&field.text()).trim() == "<>";
    if is_told && header.kept(kept).is_none() {
        header.kept.push((kept, one_line(&decode_words(short(&field.text())), Kept::LONGEST)));
    }
}

fn add_parties(list: &mut Vec<Party>, field: &Field<'_>) {
    list.extend(parties(&field.text()).into_iter().filter(|it| !it.address.is_empty()));
}

fn add_route(list: &mut Vec<String>, route: Option<String>) {
    if let Some(route) = route
        && list.len() < MAX_ROUTES
        && !list.contains(&route)
    {
        list.push(route);
    }
}

/// In-Reply-To first, then References from the last to the first, each once. A very long chain
/// keeps its near end and its first link, which names the conversation.
fn nearest_first(parent: Vec<u64>, references: Vec<u64>, own: u64) -> Vec<u64> {
    let first = references.first().copied();
    let mut keys: Vec<u64> = Vec::new();
    for key in parent.into_iter().chain(references.into_iter().rev()) {
        if keys.len() >= MAX_REFERENCES {
            break;
        }
        if key != own && !keys.contains(&key) {
            keys.push(key);
        }
    }
    if let (Some(first), MAX_REFERENCES) = (first, keys.len())
        && first != own
        && !keys.contains(&first)
    {
        keys[MAX_REFERENCES - 1] = first;
    }
    keys
}

/// Returns the ids in a field: what stands in angle brackets, else words with an `@`.
fn message_ids(value: &str) -> impl Iterator<Item = &str> {
    let bare = !value.contains('<');
    let mut rest = value;
    let bracketed = std::iter::from_fn(move || {
        let start = rest.find('<')? + 1;
        let len = rest[start..].find('>')?;
        let id = &rest[start..start + len];
        rest = &rest[start + len + 1..];
        // In-Reply-To of old holds prose, and unclosed brackets swallow the next id.
        Some(id.rsplit('<').next().unwrap_or(id).trim())
    });
    let words = value.split_whitespace().filter(move |it| bare && it.contains('@'));
    bracketed.chain(words).filter(|it| !it.is_empty())
}

fn date(value: &str) -> Option<Time> {
    let parsed = DateTime::parse_rfc822(short(value))?;
    let is_real = parsed.is_valid() && (1970..=2200).contains(&parsed.year);
    is_real.then(|| Time(parsed.to_timestamp() * 1_000))
}

/// `<mailto:users@httpd.apache.org?subject=x>`; `NO` for lists that nobody may write to.
fn list_post(value: &str) -> Option<String> {
    let address = bare_address(value)?;
    let address = address.split('?').next().unwrap_or_default();
    let address = address.replace("%40", "@").replace("%2b", "+");
    address.contains('@').then_some(address)
}

/// `"Users" <users.httpd.apache.org>` is the list `users@httpd.apache.org`.
fn list_id(value: &str) -> Option<String> {
    let id = match (value.rfind('<'), value.rfind('>')) {
        (Some(start), Some(end)) if start < end => &value[start + 1..end],
        _ => value,
    };
    let id = id.trim().to_lowercase();
    if id.contains(char::is_whitespace) {
        return None;
    }
    if id.contains('@') {
        return Some(id);
    }
    let (name, host) = id.split_once('.')?;
    (!name.is_empty() && host.contains('.')).then(|| format!("{name}@{host}"))
}

fn short(value: &str) -> &str {
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
    fn dates_end_in_a_time_or_in_none() {
        for (given, wanted) in [
            ("Mon, 01 Jan 2024 00:00:00 GMT", Some(1_704_067_200)),
            ("1 Jan 2024 00:00 +0000", Some(1_704_067_200)),
            ("Mon, 1 Jan 24 00:00:00 EST", Some(1_704_085_200)),
            ("yesterday", None),
            ("Mon, 45 Foo 2024 99:00:00", None),
            ("Mon, 1 Jan 9999 00:00:00 +0000", None),
            ("", None),
        ] {
            assert_eq!(date(given).map(|it| it.0 / 1_000), wanted, "{given}");
        }
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
    fn a_reply_refers_to_the_whole_chain() {
        let raw = b"Message-ID: <c@x>\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x>\n\n";
        assert_eq!(reply_references(raw), ["a@x", "b@x", "c@x"]);
        assert_eq!(reply_references(b"Message-ID: <c@x>\nIn-Reply-To: <b@x>\n\n"), ["b@x", "c@x"]);
        assert!(reply_references(b"").is_empty());
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
