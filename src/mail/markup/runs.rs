//! Within a line: how its text looks, and the marks that say so.

use super::read::{self, LITERAL, enclosable, is_address};
use super::{Node, Span};

/// How text looks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look<'n> {
    pub bold: bool,
    pub italic: bool,
    pub address: Option<&'n str>,
    /// It is the markup of a picture.
    pub picture: bool,
    /// How many elements it is in.
    pub depth: usize,
}

/// Text that looks the same from one end to the other.
pub(super) struct Run<'n> {
    pub text: String,
    pub look: Look<'n>,
}

/// Returns how an element makes its text look: some say it by their name, some by their style.
pub(super) fn looking<'n>(name: &str, attributes: &'n [(String, String)], look: Look<'n>) -> Look<'n> {
    let style = Node::attribute(attributes, "style").replace(' ', "").to_lowercase();
    let says = |all: &[&str]| all.iter().any(|it| style.contains(it));
    let bold = match name {
        _ if says(&["font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8"]) => true,
        _ if says(&["font-weight:normal", "font-weight:4"]) => false,
        "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => true,
        _ => look.bold,
    };
    let italic = match name {
        _ if says(&["font-style:italic"]) => true,
        _ if says(&["font-style:normal"]) => false,
        "i" | "em" => true,
        _ => look.italic,
    };
    let address = attributes.iter().find(|it| it.0 == "href" && name == "a").map(|it| it.1.as_str());
    Look { bold, italic, address: address.filter(|it| is_address(it)).or(look.address), ..look }
}

/// Returns runs as a line.
pub(super) fn written(runs: &[Run]) -> String {
    let mut line = String::new();
    for bold in runs.chunk_by(|a, b| a.look.bold == b.look.bold) {
        let mut inner = String::new();
        let mut at = 0;
        for italic in bold.chunk_by(|a, b| a.look.italic == b.look.italic) {
            at += italic.len();
            let said: String = italic.chunk_by(|a, b| leads(a) == leads(b)).map(linked).collect();
            let next = bold.get(at).and_then(|it| it.text.chars().next());
            let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
            // Within a word the mark would be a letter like others.
            let fits = !is_word(inner.chars().next_back()) && !is_word(next);
            let marks = italic.first().is_some_and(|it| it.look.italic) && fits;
            inner.push_str(&if marks { marked(&said, "_") } else { said });
        }
        let is_bold = bold.first().is_some_and(|it| it.look.bold);
        line.push_str(&if is_bold { marked(&inner, "**") } else { inner });
    }
    line
}

/// Returns where a run leads, and whether it is a picture.
const fn leads<'n>(it: &Run<'n>) -> (Option<&'n str>, bool) {
    (it.look.address, it.look.picture)
}

/// Marks a text, without the spaces around it.
fn marked(text: &str, mark: &str) -> String {
    let said = text.trim();
    let Some(at) = text.find(said).filter(|_| !said.is_empty()) else { return text.to_owned() };
    let inner = said.replace(mark, &format!("{LITERAL}{mark}"));
    format!("{}{mark}{inner}{mark}{}", &text[..at], &text[at + said.len()..])
}

/// Returns runs that lead to the same place.
fn linked(runs: &[Run]) -> String {
    let text: String = runs.iter().map(|it| it.text.as_str()).collect();
    if runs.first().is_some_and(|it| it.look.picture) {
        return text;
    }
    let Some(address) = runs.first().and_then(|it| it.look.address) else { return literal(&text) };
    let said = text.trim();
    if said.is_empty() || said == address || said == address.trim_end_matches('/') {
        return text;
    }
    if address.strip_prefix("mailto:") == Some(said) {
        return literal(&text);
    }
    let name = said.replace('[', "(").replace(']', ")");
    text.replace(said, &format!("[{name}]({})", enclosable(address)))
}

/// Returns a text that means itself, whatever it looks like.
fn literal(text: &str) -> String {
    let means_itself = |it: &Span| match it {
        Span::Text(_) => true,
        Span::Link { text, address } => text == address,
        _ => false,
    };
    if read::line(text).iter().all(means_itself) {
        return text.to_owned();
    }
    let mark = |it: &str| format!("{LITERAL}{it}");
    ["**", "_", "["].iter().fold(text.to_owned(), |text, it| text.replace(it, &mark(it)))
}
