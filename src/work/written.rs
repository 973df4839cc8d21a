//! Messages that were written here, as they would leave: for the Outbox, for exports, and for who
//! wants to see the source.

use crate::mail::{File, Outgoing, markup};
use crate::model::{Attached, Header, Time};

/// Returns a message as it would leave. What was typed with markup goes along as HTML too, but only
/// by mail; files come in the order of the header, and those that are pictures of the text stand in it.
pub fn written(
    header: &Header,
    text: &str,
    at: Time,
    references: Vec<String>,
    files: Vec<Vec<u8>>,
) -> Outgoing {
    // A handle may begin with the sign.
    let is_mail = header.from.address.split_once('@').is_some_and(|(local, _)| !local.is_empty());
    let is_file = |name: &str| header.files.iter().any(|it| it.name == name);
    let shown = markup::keep_pictures(text, is_file);
    let pictures = markup::pictures(&shown);
    let file = |(known, bytes): (&Attached, Vec<u8>)| File {
        name: known.name.clone(),
        media: known.media.clone(),
        bytes,
        content_id: (is_mail && pictures.contains(&known.name.as_str()))
            .then(|| markup::content_id(&known.name)),
    };
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
        html: (is_mail && markup::is_rich(&shown)).then(|| markup::html(&shown)),
        files: header.files.iter().zip(files).map(file).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{
        Letter, Piece, Splitter, append_to_mbox, attachment, compose, inline_image, parse, read,
    };
    use crate::model::Party;

    fn header(files: &[(&str, &str)]) -> Header {
        let file =
            |it: &(&str, &str)| Attached { name: it.0.into(), media: it.1.into(), ..Attached::default() };
        Header {
            from: Party::bare("ann@acme.example"),
            message_id: "1@x".into(),
            files: files.iter().map(file).collect(),
            attachments: files.iter().map(|it| it.0.to_owned()).collect(),
            ..Header::default()
        }
    }

    #[test]
    fn a_message_leaves_with_its_files_and_as_html_only_where_that_says_more() {
        let header = header(&[("a.pdf", "application/pdf")]);
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

    #[test]
    fn pictures_come_back_in_their_place_from_an_eml_and_an_mbox() {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\nFrom here\n";
        let header = header(&[("desk-1f.png", "image/png"), ("a.pdf", "application/pdf")]);
        let text = "Look:\n\n![the desk](desk-1f.png)\n\nand ![gone](gone.png)";
        let eml = compose(&written(&header, text, Time(0), vec![], vec![PNG.to_vec(), b"PDF".to_vec()]));
        let mut mbox = Vec::new();
        append_to_mbox(&mut mbox, &eml, "ann@acme.example", Time(0));
        let (mut splitter, mut raws) = (Splitter::default(), vec![eml]);
        let mut note = |piece: Piece<'_>| match piece {
            Piece::Message { raw, .. } => raws.push(raw.into_owned()),
            Piece::Skipped { .. } => {}
        };
        splitter.feed(&mbox, &mut note);
        splitter.finish(&mut note);
        assert_eq!(raws.len(), 2);
        for raw in raws {
            assert_eq!(parse(&raw, None).header.attachments, header.attachments);
            let body = read(&raw);
            assert_eq!(body.text.trim_end(), "Look:\n\n[the desk]\n\nand [gone]");
            let inline: Vec<_> = body.attachments.iter().map(|it| (it.name.as_str(), it.inline)).collect();
            assert_eq!(inline, [("desk-1f.png", true), ("a.pdf", false)]);
            let id = body.attachments[0].content_id.clone().unwrap_or_default();
            assert_eq!(inline_image(&raw, &id).map(|it| it.bytes), Some(PNG.to_vec()));
            let html = Letter::read(&raw).html.unwrap_or_default();
            assert_eq!(html.matches("<img").count(), 1);
            assert!(
                html.contains("src=\"data:image/png;base64,") && html.contains("alt=\"the desk\""),
                "{html}"
            );
        }
        let chat = Header { from: Party::bare("@desk"), ..header };
        let plain = written(&chat, text, Time(0), vec![], vec![PNG.to_vec(), Vec::new()]);
        assert!(plain.html.is_none() && plain.files.iter().all(|it| it.content_id.is_none()));
    }
}
