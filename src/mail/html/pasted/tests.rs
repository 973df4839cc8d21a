//! What stays of HTML that is pasted.

use super::*;
use crate::mail::encode::base64_encode;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest of it";
const DOTS: &str = "cid:p1.png@team-inbox.invalid";

fn data(bytes: &[u8]) -> String {
    format!("data:image/png;base64,{}", base64_encode(bytes))
}

/// What comes of HTML; up to two pictures find room in the text, and none of more than 100 bytes in the mail.
fn paste(html: &str, brought: &[&str]) -> (String, LeftOut, Vec<Held>) {
    let brought: Vec<_> = brought.iter().map(|it| (*it).to_owned()).collect();
    let mut held = Vec::new();
    let mut keep = |it: Held| {
        let (len, is_shown) = (it.bytes.len(), it.is_shown);
        held.push(it);
        match held.len() {
            _ if len > 100 => Kept::TooLarge,
            many @ 1..=2 if is_shown => Kept::Within(format!("p{many}.png")),
            _ => Kept::Beside,
        }
    };
    let (html, left_out) = pasted(html, &brought, &mut keep).expect("small");
    (html, left_out, held)
}

#[test]
fn a_picture_that_is_there_stands_in_its_place() {
    let (html, left_out, held) =
        paste(&format!("<p>See <IMG alt='the &quot;desk&quot;' src=\"{}\"> here</p>", data(PNG)), &[]);
    assert_eq!(html, format!("<p>See <img src=\"{DOTS}\" alt=\"the &quot;desk&quot;\"> here</p>"));
    assert_eq!(left_out, LeftOut::default());
    let it = &held[0];
    assert_eq!(
        (it.shows.as_str(), it.media.as_str(), it.bytes.as_slice()),
        ("the \"desk\"", "image/png", PNG)
    );
    let folded = data(PNG).replace('/', "%2F").replace("image%2Fpng", "image/png").replace("AN", "A\n N");
    assert_eq!(paste(&format!("<img src='{folded}'>"), &[]).2[0].bytes, PNG, "{folded}");
    let jpeg = data(b"\xff\xd8\xff\xe0 a jpeg that says png");
    assert_eq!(paste(&format!("<img src={jpeg}>"), &[]).2[0].media, "image/jpeg");
    let own = format!("<img src=\"{DOTS}\" alt=\"x\">");
    assert_eq!(paste(&own, &[]).0, own, "one of the draft's own");
}

#[test]
fn of_a_picture_elsewhere_its_words_or_its_link_stay_and_its_address_does_not() {
    for (given, wanted, remote) in [
        ("a<img src='https://x.example/a.png' alt='Logo'>b", "a[Logo]b", 1),
        ("a<img src='//x.example/a.png'>b", "ab", 1),
        (
            "<a href='https://y.example/'><img src='http://x.example/a.png'></a>",
            "<a href=\"https://y.example/\">https://y.example/</a>",
            1,
        ),
        (
            "<a href='https://y.example/'>Y <img src='http://x.example/a.png'></a>",
            "<a href=\"https://y.example/\">Y </a>",
            1,
        ),
        (
            "<a href='https://y.example/'><img src='http://x.example/a.png' alt=Y></a>",
            "<a href=\"https://y.example/\">[Y]</a>",
            1,
        ),
        ("<img src='https://x.example/seen?by=ann' width=1 height=1 alt=seen>", "", 0),
        ("<img src='javascript:alert(1)' alt='<b>'>", "[&lt;b&gt;]", 0),
    ] {
        let (html, left_out, _) = paste(given, &[]);
        assert_eq!((html.as_str(), left_out.remote), (wanted, remote), "{given}");
    }
}

#[test]
fn pictures_of_another_program_are_those_that_came_beside_it() {
    let word = "<p>a<img src='file:///C:/Temp/clip_image001.png'>b<img src='blob:https://x/1' alt=Plan></p>";
    let (html, left_out, _) = paste(word, &["u.png", "v.png"]);
    assert!(html.contains("a<img src=\"cid:u.png@") && html.contains("b<img src=\"cid:v.png@"), "{html}");
    assert_eq!(left_out, LeftOut::default());
    let (html, left_out, _) = paste(word, &["all-of-it.png"]);
    assert_eq!((html.as_str(), left_out.missing), ("<p>ab[Plan]</p>", 2), "whose it is nobody can tell");
}

#[test]
fn what_cannot_stand_in_the_text_is_counted_by_its_reason() {
    let svg = "data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
    let images = [
        data(PNG),
        data(PNG),
        data(PNG),
        data(&[PNG, &[0; 100]].concat()),
        data(b"no picture"),
        "data:image/png;base64,iVBOR*".to_owned(),
        "data:image/png;base64,".to_owned(),
        "data:text/html,x".to_owned(),
        svg.to_owned(),
    ];
    let all: String = images.iter().map(|it| format!("<img src=\"{it}\" alt=\"n\">")).collect();
    let (html, left_out, held) = paste(&all, &[]);
    assert_eq!((html.matches("<img").count(), html.matches("[n]").count()), (2, 7));
    let wanted = LeftOut { damaged: 4, drawings: 1, beside: 1, too_large: 1, ..LeftOut::default() };
    assert_eq!(left_out, wanted);
    assert_eq!(held.last().map(|it| it.bytes.starts_with(b"<svg")), Some(true));
}

#[test]
fn text_that_shows_html_stays_and_pictures_do_not_count_as_text() {
    let code = "<pre>&lt;img src=\"data:image/png;base64,AAAA\"&gt;</pre>";
    assert!(paste(code, &[]).0.contains("data:image/png;base64,AAAA"));
    let large = format!("<p>x<img src=\"{}\">", data(&[PNG, &vec![0; MAX_HTML]].concat()));
    assert_eq!(paste(&large, &[]).1.too_large, 1);
    assert_eq!(pasted(&"<p>x".repeat(MAX_HTML), &[], &mut |_| Kept::Beside), None);
}
