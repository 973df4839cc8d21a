//! What a journal asks of JetStream, and how the answers read. Knows no browser.
//!
//! A workspace has two streams: `J_NAME` of its entries, one subject a person, so that the server proves
//! who wrote each; and `B_NAME` of its bodies in parts, which are written once.

use serde_json::{Value, json};

use super::protocol::Message;
use crate::model::Seq;
use crate::store::team::{Appended, LogError, Written};
use crate::store::{Hash, PackKey};

/// The journal has gone on, as a server says, and as one of several says.
const WRONG_LAST_SEQUENCE: [u64; 2] = [10_071, 10_164];
/// What a server answers that cannot do it now: of several, those that are left choose who leads.
const NOT_NOW: u16 = 503;
/// It was not stored, and trying again does not help.
const NOT_STORED: u64 = 10_077;
/// What is said where what is written once is there already; its number is [`NOT_STORED`].
const IS_THERE: &str = "maximum messages per subject exceeded";

/// Bytes of a part of a body.
const PART: usize = 512 * 1024;

/// The names that a workspace has on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(pub String);

impl Names {
    /// Where a person's entries are sent to.
    pub fn journal(&self, by: u32) -> String {
        format!("inbox.{}.journal.{by}", self.0)
    }

    /// What is heard of entries that are stored.
    pub fn live(&self) -> String {
        format!("live.{}.>", self.0)
    }

    /// Where people say where they are.
    pub fn here(&self, by: &str) -> String {
        format!("inbox.{}.here.{by}", self.0)
    }

    /// Where entries are asked for.
    pub fn entries(&self) -> String {
        format!("$JS.API.DIRECT.GET.J_{}", self.0)
    }

    /// Where bodies are asked for.
    pub fn bodies(&self) -> String {
        format!("$JS.API.DIRECT.GET.B_{}", self.0)
    }

    /// Where it is asked how far the journal goes.
    pub fn info(&self) -> String {
        format!("$JS.API.STREAM.INFO.J_{}", self.0)
    }

    /// Returns the parts of a body, each with where it is sent to.
    pub fn parts<'a>(&self, key: PackKey, bytes: &'a [u8]) -> Vec<(String, &'a [u8])> {
        let parts: Vec<_> = if bytes.is_empty() { vec![bytes] } else { bytes.chunks(PART).collect() };
        let (name, count) = (self.body(key), parts.len());
        parts.into_iter().enumerate().map(|(at, it)| (format!("{name}.{}of{count}", at + 1), it)).collect()
    }

    /// Asks for the parts of a body.
    pub fn ask_for_parts(&self, key: PackKey) -> Vec<u8> {
        json!({ "multi_last": [format!("{}.*", self.body(key))], "batch": 1000 }).to_string().into_bytes()
    }

    fn body(&self, key: PackKey) -> String {
        format!("inbox.{}.body.{}", self.0, hex(&key))
    }
}

/// Returns the headers of an append.
pub fn expecting(seen: Seq, id: Hash) -> [(&'static str, String); 2] {
    [("Nats-Expected-Last-Sequence", seen.0.to_string()), ("Nats-Msg-Id", hex(&id))]
}

/// Asks for entries.
pub fn ask_for_entries(seen: Seq, limit: usize) -> Vec<u8> {
    json!({ "seq": seen.0 + 1, "batch": limit }).to_string().into_bytes()
}

/// Reads the answer to an append.
pub fn appended(answer: &Message) -> Result<Appended, LogError> {
    // Nobody has heard it.
    if answer.status == NOT_NOW {
        return Err(LogError::Offline);
    }
    let json = read(answer)?;
    match code(&json) {
        Some(it) if WRONG_LAST_SEQUENCE.contains(&it) => Ok(Appended::Behind),
        Some(_) => Err(LogError::Refused(json["error"].to_string())),
        // A second try: the first one was done, and its answer lost.
        None if json["duplicate"] == Value::Bool(true) => Ok(Appended::Behind),
        None if json["seq"].is_u64() => Ok(Appended::Here),
        None => Err(LogError::Lost),
    }
}

/// Reads the answer to a part of a body.
pub fn put(answer: &Message) -> Result<(), LogError> {
    let json = read(answer)?;
    match json.get("error") {
        None if json["seq"].is_u64() => Ok(()),
        None => Err(LogError::Lost),
        Some(error) if error["description"].as_str().is_some_and(|it| it.contains(IS_THERE)) => Ok(()),
        Some(error) => Err(LogError::Refused(error.to_string())),
    }
}

/// Reads how far the journal goes.
pub fn last(answer: &Message) -> Result<Seq, LogError> {
    let json = read(answer)?;
    let last = json["state"]["last_seq"].as_u64().and_then(|it| u32::try_from(it).ok());
    last.map(Seq).ok_or_else(|| LogError::Refused(json["error"].to_string()))
}

/// Under this name the server says the number of what is stored.
const NUMBER: &str = "Nats-Sequence";

/// Tells whether this is something that is stored. Its status says nothing: that is its author's.
pub fn is_stored(message: &Message) -> bool {
    message.header(NUMBER).is_some()
}

/// Reads an entry; none if this is none.
pub fn written(message: Message) -> Option<Written> {
    let seq = message.header(NUMBER)?.parse().ok()?;
    let subject = message.header("Nats-Subject").unwrap_or(&message.subject);
    // One that is by nobody is void, and leaves no gap.
    let by = subject.rsplit('.').next().and_then(|it| it.parse().ok()).unwrap_or(u32::MAX);
    Some(Written { seq: Seq(seq), by, bytes: message.data })
}

/// Puts the parts of a body together; none unless all are there.
pub fn whole(parts: Vec<Message>) -> Option<Vec<u8>> {
    let place = |it: &Message| -> Option<(usize, usize)> {
        let (at, count) = it.header("Nats-Subject")?.rsplit('.').next()?.split_once("of")?;
        Some((at.parse().ok()?, count.parse().ok()?))
    };
    let mut parts: Vec<_> = parts.into_iter().filter_map(|it| Some((place(&it)?, it.data))).collect();
    parts.sort_by_key(|it| it.0);
    let count = parts.len();
    let is_whole = count > 0 && parts.iter().zip(1..).all(|(it, at)| it.0 == (at, count));
    is_whole.then(|| parts.into_iter().flat_map(|it| it.1).collect())
}

fn read(answer: &Message) -> Result<Value, LogError> {
    // Nobody listens: the server is still starting.
    if answer.status == NOT_NOW {
        return Err(LogError::Lost);
    }
    let json: Value = serde_json::from_slice(&answer.data).map_err(|_| LogError::Lost)?;
    let is_for_now = json["error"]["code"] == NOT_NOW && code(&json) != Some(NOT_STORED);
    if is_for_now { Err(LogError::Lost) } else { Ok(json) }
}

fn code(json: &Value) -> Option<u64> {
    json.get("error").map(|it| it["err_code"].as_u64().unwrap_or(0))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::protocol::{Decoder, Said};
    use super::*;

    fn answer(json: &str) -> Message {
        Message { status: 200, data: json.into(), ..Message::default() }
    }

    fn part(subject: &str, data: &[u8]) -> Message {
        Message { headers: vec![("Nats-Subject".into(), subject.into())], data: data.to_vec(), ..answer("") }
    }

    #[test]
    fn answers_to_an_append() {
        assert_eq!(appended(&answer(r#"{"stream":"J_a","seq":7}"#)), Ok(Appended::Here));
        let twice = answer(r#"{"stream":"J_a","seq":7,"duplicate":true}"#);
        assert_eq!(appended(&twice), Ok(Appended::Behind));
        let late =
            answer(r#"{"error":{"code":400,"err_code":10071,"description":"wrong last sequence: 5"}}"#);
        assert_eq!(appended(&late), Ok(Appended::Behind));
        assert!(matches!(appended(&answer(r#"{"error":{"err_code":10003}}"#)), Err(LogError::Refused(_))));
        for silly in ["", "{", "{}", "[1]"] {
            assert_eq!(appended(&answer(silly)), Err(LogError::Lost), "{silly}");
        }
        let nobody = Message { status: 503, ..answer("") };
        assert_eq!(appended(&nobody), Err(LogError::Offline), "nobody has heard it");
        let not_now = answer(r#"{"error":{"code":503,"err_code":10008}}"#);
        assert_eq!(appended(&not_now), Err(LogError::Lost));
        assert_eq!((last(&nobody), last(&not_now)), (Err(LogError::Lost), Err(LogError::Lost)));
    }

    #[test]
    fn a_part_that_is_there_is_put() {
        assert_eq!(put(&answer(r#"{"stream":"B_a","seq":7}"#)), Ok(()));
        let there = r#"{"error":{"code":503,"err_code":10077,"description":"maximum messages per subject exceeded"}}"#;
        assert_eq!(put(&answer(there)), Ok(()));
        let full = r#"{"error":{"code":503,"err_code":10077,"description":"maximum bytes exceeded"}}"#;
        assert!(matches!(put(&answer(full)), Err(LogError::Refused(_))));
    }

    #[test]
    fn an_entry_says_who_wrote_it() {
        let mut it = part("inbox.acme.journal.12", b"entry");
        assert_eq!(written(it.clone()), None);
        it.headers.push(("Nats-Sequence".into(), "9".into()));
        assert_eq!(written(it.clone()), Some(Written { seq: Seq(9), by: 12, bytes: b"entry".to_vec() }));
        it.headers[0].1 = "inbox.acme.journal.ann".into();
        assert_eq!(written(it).map(|it| it.by), Some(u32::MAX));
    }

    #[test]
    fn what_its_author_says_of_an_entry_is_nothing_beside_what_the_server_says() {
        // As the server answers: its own headers come behind those of the author.
        let forged = "NATS/1.0 503 Gone\r\nNats-Subject: inbox.acme.journal.1\r\nNats-Sequence: 77\r\nNats-Stream: J_acme\r\nNats-Subject: inbox.acme.journal.2\r\nNats-Sequence: 3\r\n\r\n";
        let mut decoder = Decoder::default();
        decoder.push(
            format!("HMSG in.1 0 {} {}\r\n{forged}junk\r\n", forged.len(), forged.len() + 4).as_bytes(),
        );
        let Some(Said::Message(entry)) = decoder.said() else { unreachable!() };
        assert!(is_stored(&entry), "it is not the end of the answers");
        assert_eq!(written(entry), Some(Written { seq: Seq(3), by: 2, bytes: b"junk".to_vec() }));
    }

    #[test]
    fn a_body_is_whole_or_nothing() {
        let names = Names("acme".into());
        let bytes = vec![7; PART + 1];
        let parts: Vec<_> = names.parts([1; 16], &bytes).iter().map(|it| part(&it.0, it.1)).collect();
        assert_eq!(parts.len(), 2);
        assert_eq!(whole(vec![parts[1].clone(), parts[0].clone()]), Some(bytes));
        assert_eq!(whole(vec![parts[1].clone()]), None);
        assert_eq!(whole(vec![parts[0].clone()]), None);
        assert_eq!(whole(Vec::new()), None);
        assert_eq!(names.parts([1; 16], b"").len(), 1);
    }
}
