//! Messages that are broken, or made to break what reads them.

use team_inbox::mail::{attachment, clean, inline_image, parse, read};

/// Runs `act` with the small stack that a browser gives to WebAssembly.
fn on_a_small_stack(act: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(512 * 1024).spawn(act).unwrap().join().unwrap();
}

/// Reads a message in every way there is.
fn read_all(raw: &[u8]) {
    let parsed = parse(raw, None);
    assert!(parsed.search_text.len() <= team_inbox::mail::MAX_SEARCH_TEXT);
    let body = read(raw);
    for file in &body.attachments {
        assert!(!file.name.is_empty() && !file.name.contains(['/', '\\']));
        let _ = attachment(raw, file.index);
    }
    if let Some(html) = &body.html {
        clean(html, &mut |id| inline_image(raw, id));
    }
}

#[test]
fn deep_nesting_needs_no_stack() {
    on_a_small_stack(|| {
        let level = |nth| format!("Content-Type: multipart/mixed; boundary=b{nth}\n\n--b{nth}\n");
        read_all((0..5_000).map(level).collect::<Vec<_>>().concat().as_bytes());
        read_all("Content-Type: message/rfc822\n\n".repeat(50_000).as_bytes());
        read_all(format!("Content-Type: text/html\n\n{}", "<div><b>".repeat(100_000)).as_bytes());
        read_all(format!("To: {}\n\n", "(".repeat(500_000)).as_bytes());
    });
}

#[test]
fn repetition_takes_linear_time() {
    let part = "--b\nContent-Type: multipart/mixed; boundary=none\n\n";
    for raw in [
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", part.repeat(20_000)),
        format!("Content-Type: multipart/mixed; boundary=-\n\n{}", "-".repeat(2_000_000)),
        format!("Content-Type: text/plain; {}\n\n", "a*1=b;".repeat(50_000)),
        format!("Subject: {}\n\n", "=?utf-8?q?a".repeat(100_000)),
        format!("References: {}\n\n", "<a@b>".repeat(200_000)),
        format!("References: {}\n\n", "<".repeat(1_000_000)),
        format!("To: {}\n\n", "a:b;".repeat(200_000)),
        "X: y\n".repeat(300_000),
        "a\n".repeat(500_000),
        format!("Content-Type: text/html\n\n{}", "<!--".repeat(300_000)),
        format!("Content-Type: text/html\n\n{}", "<!-- x -->&amp;".repeat(60_000)),
        format!("Content-Type: text/html\n\n{}", "<a href='".repeat(100_000)),
        format!("Content-Type: text/enriched\n\n{}", "<param>".repeat(100_000)),
        format!("Subject: a\n\n{}", "On Monday\nx wrote:\n".repeat(50_000)),
    ] {
        read_all(raw.as_bytes());
    }
}

#[test]
fn broken_messages_keep_what_can_be_read() {
    for (raw, text) in [
        (&b"\n\nonly a body"[..], "only a body"),
        (b"Subject: no blank line", ""),
        (b"Content-Type: text/plain; charset=\"\n\nx", "x"),
        (b"Content-Type: text/plain; charset=klingon\n\ncaf\xe9", "caf\u{e9}"),
        (b"Content-Type:\n\nx", "x"),
        (b"Content-Type: garbage\n\nx", ""),
        (b"Content-Transfer-Encoding: base64\n\nnot base64 at all \xff", ""),
        (b"Content-Transfer-Encoding: x-uuencode\n\nbegin", "begin"),
        (b"Content-Transfer-Encoding: quoted-printable\n\na=\nb=ZZ=", "ab=ZZ"),
        (
            b"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>cut off",
            "cut off",
        ),
        (b"Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n----\n", "--\n\nx\n----"),
    ] {
        read_all(raw);
        if !text.is_empty() {
            assert_eq!(read(raw).text.trim(), text, "{}", String::from_utf8_lossy(raw));
        }
    }
}
