//! Reading markup: lines into parts, and each line into runs.

use super::{Item, Line, Part, Span, picture};

/// Stands before what looks like markup and is none: a word joiner, which has neither form nor width.
pub const LITERAL: char = '\u{2060}';

/// Deeper quotations, lists and nested emphasis are text.
const DEEPEST: usize = 8;

/// Returns the parts of some lines, within so many quotations.
pub fn parts_of(lines: &[&str], depth: usize) -> Vec<Part> {
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let kind = kind(lines[at], depth);
        if let Kind::Item(_) = kind {
            let (list, taken) = list(&lines[at..], depth);
            parts.push(list);
            at += taken;
            continue;
        }
        let run = lines[at..].iter().take_while(|it| self::kind(it, depth) == kind).count();
        let these = &lines[at..at + run];
        parts.push(match kind {
            Kind::Blank => Part::Gap(run),
            Kind::Row => Part::Table(these.iter().map(|it| cells(it)).collect()),
            Kind::Quote => {
                let inner: Vec<_> = these.iter().map(|it| unquoted(it)).collect();
                Part::Quote(parts_of(&inner, depth + 1))
            }
            Kind::Text | Kind::Item(_) => Part::Paragraph(these.iter().map(|it| line(it)).collect()),
        });
        at += run;
    }
    parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Text,
    Quote,
    Row,
    /// Numbered.
    Item(bool),
}

/// Returns what a line is, within so many quotations.
pub(super) fn kind(line: &str, depth: usize) -> Kind {
    if line.trim().is_empty() {
        Kind::Blank
    } else if line.starts_with('>') && depth < DEEPEST {
        Kind::Quote
    } else if is_row(line) {
        Kind::Row
    } else {
        item(line).map_or(Kind::Text, |it| Kind::Item(it.0.is_some()))
    }
}

/// Reads a list, and tells how many lines it takes. What is further in than its first entry is a list
/// within the entry before.
fn list(lines: &[&str], depth: usize) -> (Part, usize) {
    let first = lines.first().map_or("", |it| it);
    let from = item(first).and_then(|it| it.0);
    let is_inner = |it: &str| item(it).is_some() && depth < DEEPEST && indent(it) > indent(first) + 1;
    let (mut items, mut at) = (Vec::<Item>::new(), 0);
    while let Some((number, said)) = lines.get(at).and_then(|it| item(it)) {
        let inner = lines[at..].iter().take_while(|it| is_inner(it)).count();
        if let Some(last) = items.last_mut().filter(|_| inner > 0) {
            last.inner = parts_of(&lines[at..at + inner], depth + 1);
            at += inner;
        } else if number.is_some() == from.is_some() {
            items.push(Item { line: line(said), inner: Vec::new() });
            at += 1;
        } else {
            break;
        }
    }
    (Part::List { from, items }, at)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Tells whether a line is a row of a table: `| a | b |`.
fn is_row(line: &str) -> bool {
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\u{2060}|")
}

fn cells(row: &str) -> Vec<Line> {
    let inner = &row[1..row.len() - 1];
    let mut cells = vec![String::new()];
    for it in inner.chars() {
        match cells.last_mut() {
            Some(last) if it != '|' || last.ends_with(LITERAL) => last.push(it),
            _ => cells.push(String::new()),
        }
    }
    cells.iter().map(|it| line(it.trim())).collect()
}

fn unquoted(line: &str) -> &str {
    let inner = line.strip_prefix('>').unwrap_or(line);
    inner.strip_prefix(' ').unwrap_or(inner)
}

/// Reads `- milk`, `* milk` and `1. milk`.
fn item(line: &str) -> Option<(Option<u32>, &str)> {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((None, rest));
    }
    let (number, rest) = line.split_once(". ")?;
    let is_number = number.len() <= 3 && number.bytes().all(|it| it.is_ascii_digit());
    Some((Some(number.parse().ok().filter(|_| is_number)?), rest))
}

/// Cuts a line into runs.
pub(super) fn line(line: &str) -> Line {
    spans(line, 0)
}

fn spans(line: &str, depth: usize) -> Vec<Span> {
    let (mut spans, mut plain, mut at) = (Vec::new(), 0, 0);
    let text = |it: &str| {
        let text = it.replace(LITERAL, "");
        (!text.is_empty()).then_some(Span::Text(text))
    };
    while let Some(next) = line[at..].chars().next() {
        match span(line, at, depth) {
            Some((span, end)) => {
                spans.extend(text(&line[plain..at]));
                spans.push(span);
                (at, plain) = (end, end);
            }
            None => at += next.len_utf8(),
        }
    }
    spans.extend(text(&line[plain..]));
    spans
}

/// Reads the run that begins at a place, if one does; returns where it ends.
fn span(line: &str, at: usize, depth: usize) -> Option<(Span, usize)> {
    let rest = &line[at..];
    let before = line[..at].chars().next_back();
    if before == Some(LITERAL) {
        return None;
    }
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
    if let Some((picture, len)) = picture::begins(rest) {
        return Some((picture, at + len));
    }
    if let Some(inner) = rest.strip_prefix('[') {
        let (text, after) = inner.split_once("](")?;
        let (address, _) = after.split_once(')')?;
        let is_link = is_address(address) && !text.trim().is_empty() && !text.contains(['[', ']']);
        let end = at + 1 + text.len() + 2 + address.len() + 1;
        return is_link.then(|| (link(text, address), end));
    }
    if begins_word && (rest.starts_with("https://") || rest.starts_with("http://")) {
        let end = rest.find(|it: char| it.is_whitespace() || "<>\"".contains(it)).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_', '\'']);
        return is_address(address).then(|| (link(address, address), at + address.len()));
    }
    None
}

fn link(text: &str, address: &str) -> Span {
    Span::Link { text: text.replace(LITERAL, ""), address: address.replace(LITERAL, "") }
}

/// Returns what stands between a mark and the next one like it, if it touches both.
fn enclosed<'x>(rest: &'x str, mark: &str) -> Option<&'x str> {
    let inner = &rest[mark.len()..];
    let is_meant = |at: &usize| !inner[..*at].ends_with(LITERAL);
    let end = inner.match_indices(mark).map(|it| it.0).find(is_meant)?;
    let inner = &inner[..end];
    let touches = |it: Option<char>| it.is_some_and(|it| !it.is_whitespace());
    (touches(inner.chars().next()) && touches(inner.chars().next_back())).then_some(inner)
}

/// Returns where a link leads that somebody typed: `https:` goes without saying, and so does `mailto:`.
pub fn web_address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let has_scheme = typed.split_once(':').is_some_and(|it| it.0.bytes().all(|it| it.is_ascii_alphabetic()));
    let whole = match (has_scheme, typed.contains('@') && !typed.contains('/')) {
        (true, _) => typed.to_owned(),
        (false, true) => format!("mailto:{typed}"),
        (false, false) => format!("https://{typed}"),
    };
    let is_one = typed.contains(['.', ':', '@']) && !whole.contains(['<', '>', '"']);
    (is_address(&whole) && is_one).then(|| enclosable(&whole))
}

/// Returns an address so that it can stand in parentheses.
pub(super) fn enclosable(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29")
}

/// Links lead to the web and to mail, nowhere else.
pub(super) fn is_address(address: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|it| address.strip_prefix(it));
    rest.is_some_and(|it| !it.is_empty() && !it.contains(|it: char| it.is_whitespace() || it.is_control()))
}
