//! Properties: nothing panics, chunks do not matter, what is written can be read.

use proptest::prelude::*;
use team_inbox::{
    mail::{
        Outgoing, Piece, Splitter, attachment, blocks, clean, compose, frame_document, parse, quote, read,
        reply_references,
    },
    model::{Party, Time},
};

use crate::hostile_html::assert_safe;

/// Bytes that look like mail now and then.
fn mailish() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..20),
        prop::sample::select(
            &[
                "\n",
                "\r\n",
                "\n\n",
                "From ",
                ">From ",
                "From a Mon Jan  1 10:00:00 2024\n",
                "Subject: =?utf-8?q?a=20b?=\n",
                "From: \"A, B\" <a@b>\n",
                "To: a@b, (c) d@e;\n",
                "Date: Mon, 1 Jan 2024 10:00:00 +0000\n",
                "Message-ID: <a@b>\n",
                "References: <a> <b@c>\n",
                "Content-Type: multipart/mixed; boundary=b\n",
                "--b\n",
                "--b--\n",
                "Content-Type: text/html; charset=utf-8\n",
                "Content-Transfer-Encoding: base64\n",
                "aGVsbG8=\n",
                "Content-Transfer-Encoding: quoted-printable\n",
                "=C3=A9=\n",
                "> quoted\n",
                "On Monday, A wrote:\n",
                "-- \n",
                "<b>é</b>",
                "<blockquote>",
                "<a href=\"https://x.org\">",
                "é",
                "\u{202e}",
            ][..]
        )
        .prop_map(|it| it.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

/// Text that looks like HTML now and then.
fn htmlish() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,8}",
        prop::sample::select(
            &[
                "<",
                ">",
                "</",
                "\"",
                "'",
                "=",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<style>",
                "</style>",
                "<svg>",
                "</svg>",
                "<math>",
                "<mtext>",
                "<mglyph>",
                "<table>",
                "<td>",
                "<p>",
                "<a href=",
                "<img src=",
                " onerror=",
                "javascript:",
                "<title>",
                "</title>",
                "<textarea>",
                "<noscript>",
                "<template>",
                "<select>",
                "<b>",
                "</b>",
                "<blockquote>",
                "</blockquote>",
                "<form>",
                "&lt;",
                "&quot;",
                " style=\"",
                "color:red",
                "url(",
                "<xmp>",
            ][..]
        )
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|it| it.concat())
}

fn split(file: &[u8], sizes: &[usize]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut emit = |piece: Piece<'_>| pieces.push(format!("{piece:?}"));
    let mut splitter = Splitter::with_limit(200);
    let (mut rest, mut sizes) = (file, sizes.iter().cycle());
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
        splitter.feed(chunk, &mut emit);
        rest = tail;
    }
    splitter.finish(&mut emit);
    pieces
}

proptest! {
    #[test]
    fn reading_never_panics(raw in mailish()) {
        let parsed = parse(&raw, None);
        prop_assert!(parsed.header.snippet.chars().count() <= 140);
        prop_assert!(!parsed.header.subject.contains('\n'));
        let body = read(&raw);
        for file in &body.attachments {
            prop_assert!(attachment(&raw, file.index).is_some());
        }
        blocks(&body.text);
        quote("A wrote:", &body.text);
        reply_references(&raw);
        if let Some(html) = body.html {
            frame_document(&clean(&html, &mut |_| None).html);
        }
    }

    #[test]
    fn chunks_do_not_matter(file in mailish(), sizes in prop::collection::vec(1_usize..50, 1..8)) {
        prop_assert_eq!(split(&file, &sizes), split(&file, &[usize::MAX]));
    }

    #[test]
    fn a_file_ends_in_something(file in mailish()) {
        prop_assert!(!split(&file, &[7]).is_empty());
    }

    #[test]
    fn cleaned_html_is_safe(html in htmlish()) {
        assert_safe(&clean(&html, &mut |_| None).html, &html);
    }

    #[test]
    fn blocks_hold_every_line(text in "([> a\\-]{0,6}\n){0,20}") {
        let lines = |it: &str| it.lines().filter(|it| !it.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let in_blocks: Vec<String> = blocks(&text).iter().flat_map(|it| lines(it.text)).collect();
        prop_assert_eq!(in_blocks, lines(&text));
    }

    #[test]
    fn what_is_written_can_be_read(
        names in prop::collection::vec(".{0,30}", 1..5),
        subject in ".{0,120}",
        text in "(.{0,90}\n){0,6}",
        seconds in 0_i64..4_000_000_000,
    ) {
        let to: Vec<Party> = names
            .iter()
            .enumerate()
            .map(|(nth, it)| Party { name: it.clone(), address: format!("p{nth}@example.org") })
            .collect();
        let message = Outgoing {
            from: Party::bare("ann@example.org"),
            to,
            subject: subject.clone(),
            date: Time(seconds * 1_000),
            message_id: "1@example.org".into(),
            text: text.clone(),
            ..Outgoing::default()
        };
        let raw = compose(&message);
        let header = parse(&raw, None).header;
        prop_assert_eq!(header.date, Some(message.date));
        let addresses = |list: &[Party]| list.iter().map(|it| it.address.clone()).collect::<Vec<_>>();
        prop_assert_eq!(addresses(&header.to), addresses(&message.to));
        // Control characters are dropped and white space folded, on purpose.
        let letters = |it: &str| it.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&header.subject), letters(&subject));
        prop_assert_eq!(letters(&read(&raw).text), letters(&text));
    }
}
