//! Reading markup: lines into parts, and each line into runs.

use super::{Part, Span};

/// Deeper quotations and nested emphasis are text.
const DEEPEST: usize = 8;

/// Returns the parts of some lines, within so many quotations.
pub fn parts_of(lines: &[&str], depth: usize) -> Vec<Part> {
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
