//! A message sent on: its head and its text below what is written above it.

use mail_parser::DateTime;

use crate::model::{Header, Party, Time};

/// Returns the text that goes below what somebody writes when they send a message on.
pub fn forwarded(header: &Header, at: Time, text: &str) -> String {
    let list = |all: &[Party]| all.iter().map(shown).collect::<Vec<_>>().join(", ");
    let date = DateTime::from_timestamp(at.0.div_euclid(1_000)).to_rfc822();
    let mut out = "-----Original message-----\n".to_owned();
    for (name, value) in [
        ("From", shown(&header.from)),
        ("Date", date),
        ("Subject", header.subject.clone()),
        ("To", list(&header.to)),
        ("Cc", list(&header.cc)),
    ] {
        if !value.is_empty() {
            out.push_str(&format!("{name}: {value}\n"));
        }
    }
    out + "\n" + text.trim_end() + "\n"
}

fn shown(party: &Party) -> String {
    if party.name.is_empty() { party.address.clone() } else { format!("{} <{}>", party.name, party.address) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{BlockKind, blocks};

    #[test]
    fn what_is_sent_on_is_told_apart_from_what_is_written() {
        let header = Header {
            from: Party { name: "Kim".into(), address: "kim@x.example".into() },
            to: vec![Party::bare("us@acme.example")],
            subject: "Hello".into(),
            ..Header::default()
        };
        let text = format!("See below.\n\n{}", forwarded(&header, Time(0), "Well?\n"));
        assert!(text.contains("From: Kim <kim@x.example>\nDate: Thu, 1 Jan 1970"));
        assert!(text.ends_with("Subject: Hello\nTo: us@acme.example\n\nWell?\n"));
        let kinds: Vec<_> = blocks(&text).into_iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [BlockKind::Own, BlockKind::Quoted]);
    }
}
