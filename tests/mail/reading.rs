//! Odd mail that people have received, and what is right: charsets, structure, headers, dates.

use team_inbox::mail::{Piece, Splitter, parse, read};
use team_inbox::model::{Header, Time};

fn header(raw: &str) -> Header {
    parse(raw.as_bytes(), None).header
}

/// Returns a message with a content type, an encoding and a body.
fn message(content: &str, body: &[u8]) -> Vec<u8> {
    [format!("From: Ann <ann@example.org>\nMIME-Version: 1.0\n{content}\n\n").as_bytes(), body].concat()
}

#[test]
fn one_wrong_byte_spoils_nothing_else() {
    let raw = message(
        "Content-Type: text/plain; charset=utf-8",
        &["Обычный текст. ".as_bytes(), b"\xff", " Ещё немного.".as_bytes()].concat(),
    );
    assert_eq!(read(&raw).text, "Обычный текст. \u{fffd} Ещё немного.");
    let parsed = parse(&raw, None);
    assert_eq!(parsed.header.snippet, "Обычный текст. \u{fffd} Ещё немного.");
    assert!(parsed.search_text.ends_with("Ещё немного."));
}

#[test]
fn long_texts_are_cut_between_characters() {
    for (content, long) in [
        ("Content-Type: text/plain; charset=utf-8", "я".repeat(60_000)),
        ("Content-Type: text/html; charset=utf-8", "я ".repeat(300_000)),
    ] {
        for lead in ["", "a", "ab", "abc"] {
            let text = format!("{lead}{long}");
            let plain = parse(&message(content, text.as_bytes()), None).search_text;
            assert!(!plain.contains('\u{fffd}') && plain.contains("я"), "{content}");
            let encoded = base64(text.as_bytes());
            let content = format!("{content}\nContent-Transfer-Encoding: base64");
            let coded = parse(&message(&content, encoded.as_bytes()), None).search_text;
            assert!(!coded.contains('\u{fffd}') && coded.contains("я"), "{content}");
        }
    }
}

/// Base64 in lines, as mail has it.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (nth, group) in bytes.chunks(3).enumerate() {
        let bits =
            group.iter().enumerate().fold(0_u32, |bits, (at, it)| bits | u32::from(*it) << (16 - 8 * at));
        for at in 0..4 {
            out.push(if at <= group.len() {
                DIGITS[(bits >> (18 - 6 * at) & 63) as usize] as char
            } else {
                '='
            });
        }
        if nth % 19 == 18 {
            out.push('\n');
        }
    }
    out
}

#[test]
fn a_footer_below_base64_is_text_of_its_own() {
    let body = format!("{}\n\n____\nlist mailing list\n", base64("Привет, мир".as_bytes()));
    let raw = message(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
        body.as_bytes(),
    );
    let text = read(&raw).text;
    assert!(text.starts_with("Привет, мир\n") && text.ends_with("list mailing list\n"), "{text}");
}

#[test]
fn encoded_words_that_share_a_character_are_one_text() {
    let raw = "Subject: =?utf-8?B?0J/RgNC40LLQtdGC0Q==?=\n =?utf-8?B?jyDQvNC40YA=?=\n\nx";
    assert_eq!(header(raw).subject, "Приветя мир");
}

#[test]
fn what_is_meant_to_be_shown_is_shown() {
    for (name, content, body, wanted) in [
        ("markdown", "text/markdown; charset=utf-8", "# Notes", "# Notes"),
        ("an unknown kind", "text/x-notes", "notes", "notes"),
        ("a slip", "text plain; charset=utf-8", "café", "café"),
        ("no type", "something", "words", "words"),
    ] {
        let raw = message(&format!("Content-Type: {content}"), body.as_bytes());
        assert_eq!(read(&raw).text, wanted, "{name}");
        assert_eq!(parse(&raw, None).header.snippet, wanted, "{name}");
    }
    let comment =
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable (as it is)";
    assert_eq!(read(&message(comment, b"caf=C3=A9")).text, "café");
    let cards = message(
        "Content-Type: multipart/mixed; boundary=b",
        b"--b\nContent-Type: text/vcard\n\nBEGIN:VCARD\n--b\nContent-Type: text/csv\n\na,b\n--b--\n",
    );
    assert_eq!((read(&cards).text.as_str(), read(&cards).attachments.len()), ("", 2));
}

#[test]
fn html_is_found_wherever_it_stands() {
    let page = "Content-Type: text/html\nContent-ID: <root@x>\n\n<p>the page</p>\n";
    let picture = "Content-Type: image/gif\nContent-ID: <i@x>\n\nGIF\n";
    let named = "Content-Type: text/html; name=\"mail.html\"\n\n<p>the page</p>\n";
    for (kind, parts) in [
        ("related", [picture, page]),
        ("related; start=\"<root@x>\"", [picture, page]),
        ("related; type=\"text/html\"; start=\"root@x\"", [picture, page]),
        ("alternative", ["Content-Type: text/plain\n\nplain\n", named]),
    ] {
        let body = format!("--b\n{}--b\n{}--b--\n", parts[0], parts[1]);
        let raw = message(&format!("Content-Type: multipart/{kind}; boundary=b"), body.as_bytes());
        assert_eq!(read(&raw).html.as_deref(), Some("<p>the page</p>"), "{kind}");
    }
}

#[test]
fn nothing_of_header_or_text_is_lost() {
    let head = "From: Ann <ann@example.org>\nTo: a@example.net,\n \n\tb@example.net\nSubject: one\n";
    for (end, body) in [
        (" \n", "The body starts here.\n\nSecond paragraph.\n"),
        ("\t\r\n", "Dear all,\nNote: this is no header.\n"),
        ("", "The body starts at once.\nSecond line.\n"),
        ("\n", "  an indented poem\n"),
    ] {
        let raw = format!("{head}{end}{body}");
        let parsed = parse(raw.as_bytes(), None);
        assert_eq!((parsed.header.to.len(), parsed.header.subject.as_str()), (2, "one"), "{raw:?}");
        assert_eq!(read(raw.as_bytes()).text, body, "{raw:?}");
    }
}

#[test]
fn a_date_is_that_of_the_message_or_of_its_way() {
    let at = |raw: &str, line: Option<Time>| parse(raw.as_bytes(), line).header.date.map(|it| it.0 / 1000);
    let received = "Received: from a by b; Tue, 2 Jan 2024 10:00:00 +0000\n";
    let line = Some(Time(5_000));
    assert_eq!(at("Date: Tue, 2 Jan 2024 12:00:00 +0200\n\nx", line), Some(1_704_189_600));
    assert_eq!(at("Date: Tue Jan  2 10:00:00 2024\n\nx", line), Some(1_704_189_600));
    assert_eq!(at("Date: 2024-01-02T10:00:00Z\n\nx", line), Some(1_704_189_600));
    assert_eq!(at(&format!("{received}Date: no idea\n\nx"), line), Some(1_704_189_600));
    assert_eq!(at("Date: no idea\n\nx", line), Some(5));
    assert_eq!(at("Subject: x\n\nx", None), None);
}

#[test]
fn addresses_of_archives_are_addresses() {
    let from = |value: &str| {
        let from = header(&format!("From: {value}\n\nx")).from;
        (from.name, from.address)
    };
    let ann = ("Ann Lee".to_owned(), "ann.lee@example.org".to_owned());
    for value in [
        "ann.lee at example.org (Ann Lee)",
        "Ann Lee <ann.lee at example.org>",
        "Ann Lee <@relay.example,@other.example:ann.lee@example.org>",
        "ann.lee@example.org (Ann Lee)",
    ] {
        assert_eq!(from(value), ann, "{value}");
    }
}

#[test]
fn a_name_of_a_file_is_whole_and_keeps_its_ending() {
    let name = |disposition: &str| {
        let body = format!(
            "--b\n\nx\n--b\nContent-Type: application/pdf\nContent-Disposition: {disposition}\n\nPDF\n--b--\n"
        );
        read(&message("Content-Type: multipart/mixed; boundary=b", body.as_bytes()))
            .attachments
            .remove(0)
            .name
    };
    assert_eq!(name("attachment; filename*0*=utf-8''%D0%A1%D1; filename*1*=%87%D1%91%D1%82.pdf"), "Счёт.pdf");
    assert_eq!(name("attachment; filename=\"C:\\Users\\ann\\offer.pdf\""), "offer.pdf");
    let long = name(&format!("attachment; filename=\"{}.pdf\"", "report ".repeat(60)));
    assert!(long.ends_with(".pdf") && long.chars().count() <= 200, "{long}");
}

/// Returns the texts of the messages of a file.
fn split(file: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut emit = |piece: Piece<'_>| match piece {
        Piece::Message { raw, .. } => found.push(read(&raw).text),
        Piece::Skipped { reason, .. } => found.push(format!("skipped: {reason}")),
    };
    let mut splitter = Splitter::default();
    splitter.feed(file, &mut emit);
    splitter.finish(&mut emit);
    found
}

#[test]
fn lines_that_begin_with_from_are_text_unless_they_begin_a_message() {
    let first = "From ann@example.org Tue Jan  2 10:00:00 2024\nFrom: a@example.org\nSubject: one\n\n";
    for text in [
        "Hello,\n\nFrom our records:\nName: Kim Lee\n",
        "Hi,\n\nFrom the forwarded mail:\nSubject: old one\nDate: yesterday\n\nrest\n",
        "Hi,\n\nFrom 9:\n10:30 meeting\n",
        "Hi,\n\nFrom Monday 2 Jun 10:00 2025 until further notice we are closed.\n\nEnd.\n",
        "Hi,\n\nFrom bob@example.org Tue Jan  2 10:00:00 2024\nhe wrote no more.\n",
        "Hi,\nFrom bob@example.org Tue Jan  2 10:00:00 2024\nhe wrote no more.\n",
    ] {
        assert_eq!(split(format!("{first}{text}").as_bytes()), [text], "{text}");
    }
    for line in [
        "From bob@example.org Tue Jan  2 11:00:00 2024\n",
        "From - Tue Jan 02 11:00:00 2024\n",
        "From - Tue Jan 02 2024 11:00:00\n",
        "From ???@??? Tue Jan 02 11:00:00 2024\n",
        "From bob at example.org  Tue Jan  2 11:00:00 2024\n",
        "From 123@xxx Tue Jan 02 11:00:00 +0000 2024\n",
    ] {
        for blank in ["", "\n"] {
            let file = format!("{first}one\n{blank}{line}Received: by x\nSubject: two\n\ntwo\n");
            assert_eq!(split(file.as_bytes()), ["one\n", "two\n"], "{file:?}");
            let old = file.replace('\n', "\r");
            assert_eq!(split(old.as_bytes()), ["one\n", "two\n"], "{old:?}");
        }
    }
}

#[test]
fn what_programs_wrap_a_message_in_is_no_text() {
    let inner = "From: a@example.org\nSubject: one\n\nhello\n";
    let list = "<?xml version=\"1.0\"?><plist><dict><key>flags</key><integer>1</integer></dict></plist>";
    for file in [
        format!("{}\n{inner}{list}", inner.len()),
        format!("{}          \n{inner}{list}", inner.len()),
        format!(">From - Sat Apr 12 2025 15:59:28\nX-Mozilla-Status: 0001\n{inner}"),
        format!("\u{feff}{inner}"),
    ] {
        assert_eq!(split(file.as_bytes()), ["hello\n"], "{file}");
    }
    assert_eq!(split(b"Subject: x\n\nfirst\0words"), ["first\u{fffd}words"]);
}
