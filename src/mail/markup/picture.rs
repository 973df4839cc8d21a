//! Pictures within a text: `![what it shows](name)`. The name is that of a file which goes along, and says so
//! little (letters of ASCII, digits, dots, hyphens) that it can stand in an address as it is.

use super::Span;
use super::read::LITERAL;

const KINDS: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".avif"];
const SCHEME: &str = "cid:";
/// A content id has the form of an address.
const HOST: &str = "@team-inbox.invalid";

/// Returns the markup of a picture.
pub fn picture(shows: &str, name: &str) -> String {
    let plain: String = shows.chars().map(|it| if "[]*_|<>\n\r".contains(it) { ' ' } else { it }).collect();
    format!("![{}]({name})", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the names of the pictures in a text.
pub fn pictures(text: &str) -> Vec<&str> {
    found(text).into_iter().map(|it| it.name).collect()
}

/// Returns a text with those of its pictures that are known; of the others it says what they show.
pub fn keep_pictures(text: &str, is_known: impl Fn(&str) -> bool) -> String {
    let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
    for it in found(text) {
        if !is_known(it.name) {
            kept.extend([&text[at..it.start], "[", it.shows, "]"]);
            at = it.end;
        }
    }
    kept.push_str(&text[at..]);
    kept
}

/// Returns the Content-ID of a picture.
pub fn content_id(name: &str) -> String {
    format!("{name}{HOST}")
}

/// Returns the address of a picture in HTML.
pub fn picture_address(name: &str) -> String {
    format!("{SCHEME}{}", content_id(name))
}

/// Returns the name of the picture that an address in HTML leads to.
pub fn picture_at(address: &str) -> Option<&str> {
    address.strip_prefix(SCHEME)?.strip_suffix(HOST).filter(|it| is_name(it))
}

/// Reads the picture that a text begins with, if it does; tells how long its markup is.
pub(super) fn begins(text: &str) -> Option<(Span, usize)> {
    let it = first(text)?;
    let shows = it.shows.replace(LITERAL, "");
    Some((Span::Picture { shows, name: it.name.to_owned() }, it.end))
}

/// A picture in a text, and where it stands.
struct Found<'x> {
    start: usize,
    end: usize,
    shows: &'x str,
    name: &'x str,
}

fn first(text: &str) -> Option<Found<'_>> {
    let (shows, after) = text.strip_prefix("![")?.split_once("](")?;
    let (name, _) = after.split_once(')')?;
    let is_one = is_name(name) && !shows.contains(['[', ']', '\n']);
    is_one.then(|| Found { start: 0, end: 2 + shows.len() + 2 + name.len() + 1, shows, name })
}

fn found(text: &str) -> Vec<Found<'_>> {
    let begin = text.match_indices("![").map(|it| it.0).filter(|at| !text[..*at].ends_with(LITERAL));
    let all = begin.filter_map(|at| first(&text[at..]).map(|it| Found { start: at, end: at + it.end, ..it }));
    all.collect()
}

fn is_name(name: &str) -> bool {
    let fits = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-');
    KINDS.iter().any(|it| name.ends_with(it)) && name.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::super::{Node, bare, html, html_of, is_rich, nodes, plain, text_of};
    use super::*;

    #[test]
    fn a_picture_stands_in_its_place_and_plain_text_names_it() {
        let text = "See **this** ![the desk](desk-1f.png) and\n- ![](b.jpg)";
        assert_eq!(pictures(text), ["desk-1f.png", "b.jpg"]);
        assert!(is_rich("![x](a.png)"));
        let desk =
            "<img src=\"cid:desk-1f.png@team-inbox.invalid\" alt=\"the desk\" style=\"max-width:100%\">";
        assert!(html(text).contains(desk), "{}", html(text));
        assert_eq!(plain("a ![the desk](d.png) b"), "a [the desk] b");
        assert_eq!(bare("a ![the desk](d.png) b"), "a the desk b");
        assert_eq!(keep_pictures(text, |it| it == "b.jpg"), "See **this** [the desk] and\n- ![](b.jpg)");
        assert_eq!(picture_at(&picture_address("b.jpg")), Some("b.jpg"));
    }

    #[test]
    fn an_editor_gives_back_the_picture_that_it_was_given() {
        for text in [
            "![the desk](d.png)",
            "a ![x](d.png)![y](e.gif) b",
            "**![x](d.png)**",
            "- ![x](d.png) c",
            "| ![x](d.png) | b |",
            "> ![x](d.png)",
        ] {
            assert_eq!(text_of(&nodes(text)), text);
        }
        let typed = text_of(&[Node::element("div", vec![Node::Text("![x](d.png)".into())])]);
        assert_eq!(html_of(&nodes(&typed)), "<div>![x](d.png)</div>", "typed, and no picture");
        assert_eq!(pictures(&typed), Vec::<&str>::new());
    }

    #[test]
    fn nothing_else_is_a_picture() {
        for none in [
            "![x](https://evil.example/a.png)",
            "![x](a.svg)",
            "![x](../a.png)",
            "![x](a b.png)",
            "![x]",
            "![[x](a.png)",
            "![x](a.png",
            "\u{2060}![x](a.png)",
        ] {
            assert_eq!(pictures(none), Vec::<&str>::new(), "{none}");
            assert!(!html(none).contains("<img"), "{none}");
        }
        assert_eq!(picture("a [b]_*c*\n<d>", "e.png"), "![a b c d](e.png)");
        assert_eq!(picture_at("cid:https://evil.example/x.png@team-inbox.invalid"), None);
        assert_eq!(picture_at("https://evil.example/x.png"), None);
    }
}
