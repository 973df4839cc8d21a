//! Messages that were written here, as they would leave: for the Outbox, for exports, and for who
//! wants to see the source.

use crate::mail::{File, Outgoing, markup};
use crate::model::{Header, Time};

/// Returns a message as it would leave. What was typed with markup goes along as HTML too, but only
/// by mail; files come in the order of the header.
pub fn written(
    header: &Header,
    text: &str,
    at: Time,
    references: Vec<String>,
    files: Vec<Vec<u8>>,
) -> Outgoing {
    let file = |(known, bytes): (&crate::model::Attached, Vec<u8>)| File {
        name: known.name.clone(),
        media: known.media.clone(),
        bytes,
    };
    // A handle may begin with the sign.
    let is_mail = header.from.address.split_once('@').is_some_and(|(local, _)| !local.is_empty());
    Outgoing {
        from: header.from.clone(),
        to: header.to.clone(),
        cc: header.cc.clone(),
        bcc: header.bcc.clone(),
        subject: header.subject.clone(),
        date: at,
        message_id: header.message_id.clone(),
        references,
        text: markup::plain(text),
        html: (is_mail && markup::is_rich(text)).then(|| markup::html(text)),
        files: header.files.iter().zip(files).map(file).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{attachment, compose, read};
    use crate::model::{Attached, Party};

    #[test]
    fn a_message_leaves_with_its_files_and_as_html_only_where_that_says_more() {
        let files =
            vec![Attached { name: "a.pdf".into(), media: "application/pdf".into(), ..Attached::default() }];
        let from = Party::bare("ann@acme.example");
        let header = Header { from, message_id: "1@x".into(), files, ..Header::default() };
        let raw = compose(&written(&header, "**Hi**", Time(0), vec!["0@x".into()], vec![vec![0, 1, 2]]));
        let body = read(&raw);
        assert_eq!(body.text.trim_end(), "**Hi**");
        assert_eq!(body.html.as_deref().map(str::trim_end), Some("<p><strong>Hi</strong></p>"));
        assert_eq!(body.attachments[0].name, "a.pdf");
        assert_eq!(attachment(&raw, body.attachments[0].index), Some(vec![0, 1, 2]));
        let literal = written(&header, "\u{2060}2. May", Time(0), vec![], vec![]);
        assert_eq!((literal.html, literal.text.as_str()), (None, "2. May"));
        let sms = Header { from: Party::bare("+49 30 1"), ..Header::default() };
        assert_eq!(written(&sms, "**Hi**", Time(0), vec![], vec![]).html, None, "plain for SMS and chat");
    }
}
