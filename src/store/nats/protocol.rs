//! The words of NATS that a journal needs, as bytes. Knows no browser.

/// What the server says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Who it is; the text is JSON.
    Info(String),
    /// Are you there?
    Ping,
    /// I am there.
    Pong,
    /// Something was not allowed, or this is the end.
    Trouble(String),
    /// A message for a subscription.
    Message(Message),
}

/// A message, with its headers read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Where it was sent to.
    pub subject: String,
    /// The subscription that it is for.
    pub sid: u32,
    /// 200 unless the headers say otherwise: 503 means that nobody listens, 404 that it is not there.
    pub status: u16,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// What it carries.
    pub data: Vec<u8>,
}

impl Message {
    /// Returns a header. The server adds its own behind those that the author wrote: the last of a name is
    /// what it says, and no author can say it in its place.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().rfind(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

/// Puts frames together to what was said; a message may come in many frames and a frame hold many messages.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    at: usize,
    /// Nothing is whole before so many bytes are held.
    needed: usize,
}

impl Decoder {
    /// Takes a frame.
    pub fn push(&mut self, frame: &[u8]) {
        if self.at > 0 {
            self.held.drain(..self.at);
            self.at = 0;
        }
        self.held.extend_from_slice(frame);
    }

    /// Returns what is whole, one after the other. What is not understood is passed over.
    pub fn said(&mut self) -> Option<Said> {
        loop {
            let rest = &self.held[self.at..];
            if rest.len() < self.needed {
                return None;
            }
            let end = rest.windows(2).position(|it| it == b"\r\n")?;
            let line = String::from_utf8_lossy(&rest[..end]).into_owned();
            let (verb, args) = line.split_once(' ').unwrap_or((&line, ""));
            let mut taken = end + 2;
            let said = match verb.to_ascii_uppercase().as_str() {
                "MSG" | "HMSG" => {
                    let (head, total) = lengths(args, verb.len() == "HMSG".len());
                    let whole = taken.saturating_add(total).saturating_add(2);
                    if rest.len() < whole {
                        self.needed = whole;
                        return None;
                    }
                    let body = &rest[taken..taken + total];
                    taken = whole;
                    Some(Said::Message(message(args, &body[..head], &body[head..])))
                }
                "INFO" => Some(Said::Info(args.into())),
                "PING" => Some(Said::Ping),
                "PONG" => Some(Said::Pong),
                "-ERR" => Some(Said::Trouble(args.trim_matches('\'').into())),
                _ => None,
            };
            self.at += taken;
            self.needed = 0;
            if said.is_some() {
                return said;
            }
        }
    }
}

/// Returns how long the headers are, and how long they and the data are, which stand last.
fn lengths(args: &str, has_headers: bool) -> (usize, usize) {
    let mut words = args.rsplit(' ').map(|it| it.parse().unwrap_or(0));
    let total = words.next().unwrap_or(0);
    let head = if has_headers { words.next().unwrap_or(0) } else { 0 };
    (head.min(total), total)
}

fn message(args: &str, head: &[u8], data: &[u8]) -> Message {
    let mut words = args.split_ascii_whitespace();
    let subject = words.next().unwrap_or_default().to_owned();
    let sid = words.next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let text = String::from_utf8_lossy(head);
    let mut lines = text.split("\r\n");
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(200);
    let headers = lines.filter_map(|it| it.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
    Message { subject, sid, status, headers, data: data.to_vec() }
}

/// Returns what publishes `body`, to be answered at `reply` if given.
pub fn publish(subject: &str, reply: Option<&str>, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let to = reply.map_or_else(|| subject.to_owned(), |it| format!("{subject} {it}"));
    let mut out = if headers.is_empty() {
        format!("PUB {to} {}\r\n", body.len()).into_bytes()
    } else {
        let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!("NATS/1.0\r\n{lines}\r\n");
        format!("HPUB {to} {} {}\r\n{head}", head.len(), head.len() + body.len()).into_bytes()
    };
    out.extend_from_slice(body);
    out.extend_from_slice(b"\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &[u8] = b"INFO {\"a\":1}\r\nPING\r\nMSG in.1 7 3\r\none\r\n+OK\r\nHMSG in.2 8 out 44 47\r\nNATS/1.0 404 Gone\r\nA: b\r\nNats-Sequence:1\r\n\r\ntwo\r\n-ERR 'no'\r\n";

    fn all(step: usize) -> Vec<Said> {
        let mut decoder = Decoder::default();
        let mut said = Vec::new();
        for frame in TALK.chunks(step) {
            decoder.push(frame);
            said.extend(std::iter::from_fn(|| decoder.said()));
        }
        said
    }

    #[test]
    fn what_was_said_does_not_depend_on_how_it_was_cut() {
        let whole = all(TALK.len());
        assert_eq!(whole.len(), 5, "{whole:?}");
        for step in 1..TALK.len() {
            assert_eq!(all(step), whole, "frames of {step}");
        }
        let Said::Message(two) = &whole[3] else { unreachable!() };
        assert_eq!((two.status, two.header("Nats-Sequence"), &two.data[..]), (404, Some("1"), &b"two"[..]));
        assert_eq!(whole[4], Said::Trouble("no".into()));
    }

    #[test]
    fn junk_is_passed_over() {
        let mut decoder = Decoder::default();
        decoder.push(b"HMSG\r\n\r\nMSG a b c\r\n\r\nHMSG x 1 9 2\r\nab\r\n\xff\xfe\r\nPONG\r\n");
        let said: Vec<_> = std::iter::from_fn(|| decoder.said()).collect();
        assert_eq!(said.last(), Some(&Said::Pong));
    }

    #[test]
    fn headers_are_counted() {
        let headed = publish("a", Some("r"), &[("X", "1")], b"hi");
        assert_eq!(headed, b"HPUB a r 18 20\r\nNATS/1.0\r\nX: 1\r\n\r\nhi\r\n");
        assert_eq!(publish("a", None, &[], b""), b"PUB a 0\r\n\r\n");
    }
}
