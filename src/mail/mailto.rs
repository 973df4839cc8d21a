//! `mailto:` addresses (RFC 6068): a message as one, for handing it to the mail program of this
//! computer, which takes no files and no markup; and what one asks to be written.

use super::Outgoing;

/// Mail programs and systems cut longer addresses short.
const LONGEST: usize = 1_900;

/// Returns the address; none if the message is too long for one.
pub fn mailto(message: &Outgoing) -> Option<String> {
    let list = |all: &[crate::model::Party]| {
        let all: Vec<_> = all.iter().map(|it| encoded(&it.address, "@")).collect();
        all.join(",")
    };
    let mut address = format!("mailto:{}", list(&message.to));
    let mut sign = '?';
    let reply_to = message.references.last().map(|it| format!("<{it}>")).unwrap_or_default();
    let text = message.text.replace('\n', "\r\n");
    for (name, value) in [
        ("cc", list(&message.cc)),
        ("bcc", list(&message.bcc)),
        ("subject", encoded(&message.subject, "")),
        ("in-reply-to", encoded(&reply_to, "@")),
        ("body", encoded(&text, "")),
    ] {
        if !value.is_empty() {
            address.push(sign);
            address.push_str(name);
            address.push('=');
            address.push_str(&value);
            sign = '&';
        }
    }
    (address.len() <= LONGEST).then_some(address)
}

/// A message that somebody else's link begins. Whom it is from, what is attached, and any other field
/// is not theirs to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// To, addresses separated by commas.
    pub to: String,
    /// Cc, likewise.
    pub cc: String,
    /// Bcc, likewise.
    pub bcc: String,
    /// The subject.
    pub subject: String,
    /// The text, lines ended by `\n`.
    pub text: String,
}

/// Reads a `mailto:` address; none if it is none. Bytes that are no text are replaced.
pub fn read_mailto(address: &str) -> Option<Begun> {
    let scheme = address.get(..7)?;
    if !scheme.eq_ignore_ascii_case("mailto:") {
        return None;
    }
    let (to, fields) = address[7..].split_once('?').unwrap_or((&address[7..], ""));
    let mut begun = Begun::default();
    add(&mut begun.to, to);
    for (name, value) in fields.split('&').filter_map(|it| it.split_once('=')) {
        match decoded(name).to_ascii_lowercase().as_str() {
            "to" => add(&mut begun.to, value),
            "cc" => add(&mut begun.cc, value),
            "bcc" => add(&mut begun.bcc, value),
            "subject" => begun.subject = decoded(value).replace(['\r', '\n'], " "),
            "body" => begun.text = decoded(value).replace("\r\n", "\n").replace('\r', "\n"),
            _ => {}
        }
    }
    Some(begun)
}

/// Adds addresses to a field; a line break in one would begin a field of its own.
fn add(field: &mut String, value: &str) {
    for one in decoded(value).split(['\r', '\n', ',']).map(str::trim).filter(|it| !it.is_empty()) {
        if !field.is_empty() {
            field.push_str(", ");
        }
        field.push_str(one);
    }
}

/// A `%` that no two digits follow stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let digit = |at: usize| char::from(*tail.get(at)?).to_digit(16);
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Encodes everything that is not plain, but for some signs.
fn encoded(text: &str, but: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || but.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Party;

    #[test]
    fn everything_goes_along_and_nothing_adds_a_field() {
        let message = Outgoing {
            to: vec![Party::bare("kim@x.example"), Party::bare("a&bcc=eve@x.example")],
            cc: vec![Party::bare("bo@x.example")],
            subject: "Re: 5 & 6?".into(),
            text: "Grüße,\nAnn".into(),
            references: vec!["1@x".into(), "2@x".into()],
            ..Outgoing::default()
        };
        assert_eq!(
            mailto(&message).unwrap(),
            "mailto:kim@x.example,a%26bcc%3Deve@x.example?cc=bo@x.example&subject=Re%3A%205%20%26%206%3F\
             &in-reply-to=%3C2@x%3E&body=Gr%C3%BC%C3%9Fe%2C%0D%0AAnn"
        );
        assert_eq!(mailto(&Outgoing { text: "x".repeat(5_000), ..message }), None);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let message = Outgoing {
            to: vec![Party::bare("kim@x.example"), Party::bare("a&b=c@x.example")],
            cc: vec![Party::bare("bo@x.example")],
            bcc: vec![Party::bare("secret@x.example")],
            subject: "Re: 5 & 6? 100%".into(),
            text: "Grüße,\n+ Ann".into(),
            ..Outgoing::default()
        };
        let begun = Begun {
            to: "kim@x.example, a&b=c@x.example".into(),
            cc: "bo@x.example".into(),
            bcc: "secret@x.example".into(),
            subject: "Re: 5 & 6? 100%".into(),
            text: "Grüße,\n+ Ann".into(),
        };
        assert_eq!(read_mailto(&mailto(&message).unwrap()), Some(begun));
    }

    #[test]
    fn links_of_all_kinds_are_read() {
        let read = |it| read_mailto(it).unwrap();
        let to = |it: &str| Begun { to: it.into(), ..Begun::default() };
        assert_eq!(read("mailto:"), Begun::default());
        assert_eq!(read("MAILTO:kim@x.example"), to("kim@x.example"));
        assert_eq!(read("mailto:?to=kim@x.example&to=bo@x.example"), to("kim@x.example, bo@x.example"));
        assert_eq!(read("mailto:a@x.example?TO=b@x.example"), to("a@x.example, b@x.example"));
        // Ends of lines end no field, and what is not theirs to say is not heard.
        assert_eq!(read("mailto:a@x.example%0D%0Ab@x.example"), to("a@x.example, b@x.example"));
        assert_eq!(read("mailto:a@x.example?from=b@x.example&attach=/etc/passwd&x"), to("a@x.example"));
        assert_eq!(read("mailto:?subject=a%0D%0Abcc: b").subject, "a  bcc: b");
        assert_eq!(read("mailto:?subject=1+1 100% %zz %C3").subject, "1+1 100% %zz \u{fffd}");
        assert_eq!(read("mailto:?body=a%0D%0Ab%0Ac").text, "a\nb\nc");
        for other in ["", "mail", "mailto", "https://x.example", "maïlto:a@x.example"] {
            assert_eq!(read_mailto(other), None, "{other}");
        }
    }
}
