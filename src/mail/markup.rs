//! Light markup for mail written here: **bold**, _italic_, lists, quotations and links, typed as
//! people type them in plain text. The text itself is the plain alternative; this makes the other.
//!
//! Safe by construction: the markup becomes a tree of a few known parts, and only that is written
//! as HTML, with everything in it escaped. What is no markup stays as it was typed.

use std::ops::Range;

/// Deeper quotations and nested emphasis are text.
const DEEPEST: usize = 8;

/// A part of a text, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Lines of a paragraph.
    Paragraph(Vec<Vec<Span>>),
    /// A list, numbered or not.
    List {
        /// Numbered.
        ordered: bool,
        /// Its entries.
        items: Vec<Vec<Span>>,
    },
    /// What somebody else said.
    Quote(Vec<Part>),
}

/// A run within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Text as it is.
    Text(String),
    /// Bold.
    Strong(Vec<Span>),
    /// Italic.
    Emphasis(Vec<Span>),
    /// A link to `http:`, `https:` or `mailto:`.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        address: String,
    },
}

/// Returns the parts of a text.
pub fn parts(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    parts_of(&lines, 0)
}

/// Tells whether a text says more than its letters: only then it needs HTML.
pub fn is_rich(text: &str) -> bool {
    fn spans_are(spans: &[Span]) -> bool {
        // An address that shows itself is a link in plain text too.
        let is_plain = |it: &Span| {
            matches!(it, Span::Text(_)) || matches!(it, Span::Link { text, address } if text == address)
        };
        !spans.iter().all(is_plain)
    }
    parts(text).iter().any(|it| match it {
        Part::Paragraph(lines) => lines.iter().any(|it| spans_are(it)),
        Part::List { .. } => true,
        Part::Quote(_) => false,
    })
}

/// Returns a text as HTML for mail.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    write_parts(&parts(text), &mut out);
    out
}

/// Returns a text without its markup, in one line: for the first words of a row.
pub fn bare(text: &str) -> String {
    fn spans(all: &[Span], out: &mut String) {
        for it in all {
            match it {
                Span::Text(text) | Span::Link { text, .. } => out.push_str(text),
                Span::Strong(inner) | Span::Emphasis(inner) => spans(inner, out),
            }
        }
    }
    let mut out = String::new();
    for part in parts(text) {
        let lines = match part {
            Part::Paragraph(lines) => lines,
            Part::List { items, .. } => items,
            Part::Quote(_) => continue,
        };
        for line in lines {
            out.push(' ');
            spans(&line, &mut out);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parts_of(lines: &[&str], depth: usize) -> Vec<Part> {
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let kind = kind(lines[at], depth);
        let run = lines[at..].iter().take_while(|it| self::kind(it, depth) == kind).count();
        let these = &lines[at..at + run];
        match kind {
            Kind::Blank => {}
            Kind::Text => parts.push(Part::Paragraph(these.iter().map(|it| spans(it, 0)).collect())),
            Kind::Quote => {
                let inner: Vec<_> = these.iter().map(|it| unquoted(it)).collect();
                parts.push(Part::Quote(parts_of(&inner, depth + 1)));
            }
            Kind::Item(ordered) => {
                let items = these.iter().map(|it| spans(item(it).map_or(*it, |it| it.1), 0)).collect();
                parts.push(Part::List { ordered, items });
            }
        }
        at += run;
    }
    parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Text,
    Quote,
    Item(bool),
}

fn kind(line: &str, depth: usize) -> Kind {
    if line.trim().is_empty() {
        Kind::Blank
    } else if line.starts_with('>') && depth < DEEPEST {
        Kind::Quote
    } else {
        item(line).map_or(Kind::Text, |it| Kind::Item(it.0))
    }
}

fn unquoted(line: &str) -> &str {
    let inner = line.strip_prefix('>').unwrap_or(line);
    inner.strip_prefix(' ').unwrap_or(inner)
}

/// Reads `- milk`, `* milk` and `1. milk`.
fn item(line: &str) -> Option<(bool, &str)> {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((false, rest));
    }
    let (number, rest) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.len() <= 3 && number.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some((true, rest))
}

/// Cuts a line into runs.
fn spans(line: &str, depth: usize) -> Vec<Span> {
    let (mut spans, mut plain, mut at) = (Vec::new(), 0, 0);
    while let Some(next) = line[at..].chars().next() {
        match span(line, at, depth) {
            Some((span, end)) => {
                if plain < at {
                    spans.push(Span::Text(line[plain..at].to_owned()));
                }
                spans.push(span);
                (at, plain) = (end, end);
            }
            None => at += next.len_utf8(),
        }
    }
    if plain < line.len() {
        spans.push(Span::Text(line[plain..].to_owned()));
    }
    spans
}

/// Reads the run that begins at a place, if one does; returns where it ends.
fn span(line: &str, at: usize, depth: usize) -> Option<(Span, usize)> {
    let rest = &line[at..];
    let before = line[..at].chars().next_back();
    let begins_word = before.is_none_or(|it| !it.is_alphanumeric());
    if depth < DEEPEST && rest.starts_with("**") {
        let inner = enclosed(rest, "**")?;
        return Some((Span::Strong(spans(inner, depth + 1)), at + inner.len() + 4));
    }
    if depth < DEEPEST && begins_word && rest.starts_with('_') {
        let inner = enclosed(rest, "_")?;
        let ends_word = rest[inner.len() + 2..].chars().next().is_none_or(|it| !it.is_alphanumeric());
        return ends_word.then(|| (Span::Emphasis(spans(inner, depth + 1)), at + inner.len() + 2));
    }
    if let Some(inner) = rest.strip_prefix('[') {
        let (text, after) = inner.split_once("](")?;
        let (address, _) = after.split_once(')')?;
        let is_link = is_address(address) && !text.trim().is_empty() && !text.contains(['[', ']']);
        let end = at + 1 + text.len() + 2 + address.len() + 1;
        return is_link.then(|| (Span::Link { text: text.to_owned(), address: address.to_owned() }, end));
    }
    if begins_word && (rest.starts_with("https://") || rest.starts_with("http://")) {
        let end = rest.find(|it: char| it.is_whitespace() || "<>\"".contains(it)).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_', '\'']);
        let link = Span::Link { text: address.to_owned(), address: address.to_owned() };
        return is_address(address).then_some((link, at + address.len()));
    }
    None
}

/// Returns what stands between a mark and the next one like it, if it touches both.
fn enclosed<'x>(rest: &'x str, mark: &str) -> Option<&'x str> {
    let inner = &rest[mark.len()..];
    let end = inner.find(mark)?;
    let inner = &inner[..end];
    let touches = |it: Option<char>| it.is_some_and(|it| !it.is_whitespace());
    (touches(inner.chars().next()) && touches(inner.chars().next_back())).then_some(inner)
}

/// Links lead to the web and to mail, nowhere else.
fn is_address(address: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|it| address.strip_prefix(it));
    rest.is_some_and(|it| !it.is_empty() && !it.contains(|it: char| it.is_whitespace() || it.is_control()))
}

fn write_parts(parts: &[Part], out: &mut String) {
    for part in parts {
        match part {
            Part::Paragraph(lines) => {
                out.push_str("<p>");
                for (nth, line) in lines.iter().enumerate() {
                    out.push_str(if nth > 0 { "<br>\n" } else { "" });
                    write_spans(line, out);
                }
                out.push_str("</p>\n");
            }
            Part::List { ordered, items } => {
                let (open, close) = if *ordered { ("<ol>\n", "</ol>\n") } else { ("<ul>\n", "</ul>\n") };
                out.push_str(open);
                for item in items {
                    out.push_str("<li>");
                    write_spans(item, out);
                    out.push_str("</li>\n");
                }
                out.push_str(close);
            }
            Part::Quote(inner) => {
                out.push_str("<blockquote>\n");
                write_parts(inner, out);
                out.push_str("</blockquote>\n");
            }
        }
    }
}

fn write_spans(spans: &[Span], out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) => escape(text, out),
            Span::Strong(inner) => {
                out.push_str("<strong>");
                write_spans(inner, out);
                out.push_str("</strong>");
            }
            Span::Emphasis(inner) => {
                out.push_str("<em>");
                write_spans(inner, out);
                out.push_str("</em>");
            }
            Span::Link { text, address } => {
                out.push_str("<a href=\"");
                escape(address, out);
                out.push_str("\">");
                escape(text, out);
                out.push_str("</a>");
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// Puts a mark around what is selected, or takes it off; returns the text and what is selected then.
pub fn mark(text: &str, selected: Range<usize>, mark: &str) -> (String, Range<usize>) {
    let (before, inner, after) = (&text[..selected.start], &text[selected.clone()], &text[selected.end..]);
    if let (Some(before), Some(after)) = (before.strip_suffix(mark), after.strip_prefix(mark)) {
        let start = before.len();
        return (format!("{before}{inner}{after}"), start..start + inner.len());
    }
    let start = before.len() + mark.len();
    (format!("{before}{mark}{inner}{mark}{after}"), start..start + inner.len())
}

/// Begins each selected line with something, or no longer; returns the text and what is selected then.
pub fn begin_lines(text: &str, selected: Range<usize>, with: &str) -> (String, Range<usize>) {
    let start = text[..selected.start].rfind('\n').map_or(0, |it| it + 1);
    let end = text[selected.end..].find('\n').map_or(text.len(), |it| selected.end + it);
    let lines: Vec<&str> = text[start..end].split('\n').collect();
    let all_have = lines.iter().all(|it| it.starts_with(with));
    let changed = lines.iter().map(|it| match it.strip_prefix(with).filter(|_| all_have) {
        Some(rest) => rest.to_owned(),
        None => format!("{with}{it}"),
    });
    let changed = changed.collect::<Vec<_>>().join("\n");
    let selected = if lines.len() == 1 {
        start + changed.len()..start + changed.len()
    } else {
        start..start + changed.len()
    };
    (format!("{}{changed}{}", &text[..start], &text[end..]), selected)
}

/// Makes what is selected a link; returns the text, with the place of its address selected.
pub fn link(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    const ADDRESS: &str = "https://";
    let (before, inner, after) = (&text[..selected.start], &text[selected.clone()], &text[selected.end..]);
    let inner = if inner.is_empty() { "link" } else { inner };
    let start = before.len() + 1 + inner.len() + 2;
    (format!("{before}[{inner}]({ADDRESS}){after}"), start..start + ADDRESS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_html() {
        for (given, wanted) in [
            ("Hello,\nworld", "<p>Hello,<br>\nworld</p>\n"),
            ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
            ("**yes** and _no_", "<p><strong>yes</strong> and <em>no</em></p>\n"),
            ("**a _b_**", "<p><strong>a <em>b</em></strong></p>\n"),
            ("- milk\n- eggs", "<ul>\n<li>milk</li>\n<li>eggs</li>\n</ul>\n"),
            ("1. one\n2. two\nthen", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<p>then</p>\n"),
            (
                "> so\n>> more\n\nno",
                "<blockquote>\n<p>so</p>\n<blockquote>\n<p>more</p>\n</blockquote>\n</blockquote>\n<p>no</p>\n",
            ),
            (
                "[here](https://x.example/a?b=1&c) or https://y.example.",
                "<p><a href=\"https://x.example/a?b=1&amp;c\">here</a> or <a href=\"https://y.example\">https://y.example</a>.</p>\n",
            ),
        ] {
            assert_eq!(html(given), wanted, "{given}");
        }
    }

    #[test]
    fn what_is_no_markup_stays_as_it_was_typed() {
        for plain in [
            "snake_case_name",
            "2 * 3 ** 4",
            "** no **",
            "a_b",
            "5 > 3",
            "__",
            "[x] done",
            "-5 °C",
            "2024. Yes",
        ] {
            assert!(!is_rich(plain), "{plain}");
        }
        assert_eq!(html("** no **"), "<p>** no **</p>\n");
        assert!(!is_rich("see https://x.example, please"));
        assert!(!is_rich("> only a quotation"));
        assert!(is_rich("**yes**") && is_rich("- milk") && is_rich("[x](https://y.example)"));
        assert_eq!(bare("**Yes**, see [this](https://x.example)\n> old\n- milk"), "Yes, see this milk");
    }

    #[test]
    fn nothing_typed_is_markup_of_the_page() {
        for evil in [
            "<script>alert(1)</script>",
            "**<img src=x onerror=alert(1)>**",
            "[x](javascript:alert(1))",
            "[x](https://a\" onclick=\"b)",
            "[<b>](https://x.example)",
            "https://x.example/\"><script>",
            "> <iframe>",
            "- <style>",
        ] {
            let html = html(evil);
            let tags = html.split('<').skip(1).map(|it| it.split(['>', ' ']).next().unwrap_or_default());
            let known = [
                "p",
                "/p",
                "a",
                "/a",
                "strong",
                "/strong",
                "blockquote",
                "/blockquote",
                "ul",
                "/ul",
                "li",
                "/li",
            ];
            assert!(tags.clone().all(|it| known.contains(&it)), "{evil}: {html}");
            assert!(!html.contains("href=\"javascript") && !html.contains("\" onclick"), "{evil}: {html}");
        }
    }

    #[test]
    fn deep_and_unclosed_marks_end_in_something() {
        assert!(html(&">".repeat(10_000)).contains("&gt;"));
        assert!(
            html(&"**a ".repeat(2_000)).contains("**a") || html(&"**a ".repeat(2_000)).contains("strong")
        );
        assert!(!html(&"[".repeat(5_000)).contains("<a"));
    }

    #[test]
    fn marks_come_and_go() {
        let (bold, at) = mark("a word b", 2..6, "**");
        assert_eq!((bold.as_str(), at.clone()), ("a **word** b", 4..8));
        assert_eq!(mark(&bold, at, "**"), ("a word b".to_owned(), 2..6));
        let (list, at) = begin_lines("one\ntwo\nthree", 1..5, "- ");
        assert_eq!((list.as_str(), at.clone()), ("- one\n- two\nthree", 0..11));
        assert_eq!(begin_lines(&list, at, "- ").0, "one\ntwo\nthree");
        assert_eq!(begin_lines("", 0..0, "> "), ("> ".to_owned(), 2..2));
        let (linked, at) = link("see this now", 4..8);
        assert_eq!(linked, "see [this](https://) now");
        assert_eq!(&linked[at], "https://");
    }
}
