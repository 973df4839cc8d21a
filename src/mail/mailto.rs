//! A message as a `mailto:` address: for handing it to the mail program of this computer, which
//! takes no files and no markup.

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
}
