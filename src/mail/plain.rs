//! Plain text as people write it in mail: quotations, attributions, signatures, soft line breaks.

use std::borrow::Cow;

use memchr::memchr;
use serde::{Deserialize, Serialize};

use super::mime::DelSp;

/// What a run of lines is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The author's own words.
    Own,
    /// Earlier words, with the line that says whose.
    Quoted,
    /// What follows `-- `, and the footers of lists.
    Signature,
}

/// A run of lines of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'x> {
    /// What the lines are.
    pub kind: BlockKind,
    /// The lines, quotation marks and all, without the last line break.
    pub text: &'x str,
}

/// Splits a text into blocks, so that what was read before can be folded away.
///
/// The blocks in order hold every line that is not blank.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let kinds = kinds(&lines);
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let kind = kinds[start];
        let len = kinds[start..].iter().take_while(|it| **it == kind).count();
        let run = trim_blank(&lines[start..start + len]);
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            blocks.push(Block { kind, text: span(text, first, last) });
        }
        start += len;
    }
    blocks
}

fn trim_blank<'a, 'x>(mut lines: &'a [&'x str]) -> &'a [&'x str] {
    while let [first, rest @ ..] = lines
        && first.trim().is_empty()
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && last.trim().is_empty()
    {
        lines = rest;
    }
    lines
}

/// Returns the part of `text` from the start of line `first` to the end of line `last`.
fn span<'x>(text: &'x str, first: &str, last: &str) -> &'x str {
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    &text[start..end]
}

/// Says of each line what it is. Blank lines take after the line before them.
fn kinds(lines: &[&str]) -> Vec<BlockKind> {
    let mut kinds = Vec::with_capacity(lines.len());
    let mut signature = false;
    for (nth, line) in lines.iter().enumerate() {
        signature = signature && !is_quoted(line) || starts_signature(line);
        let kind = if is_quoted(line) {
            BlockKind::Quoted
        } else if signature {
            BlockKind::Signature
        } else if line.trim().is_empty() {
            kinds.last().copied().unwrap_or(BlockKind::Own)
        } else if starts_original(line) {
            // Below "Original Message" everything is quoted, marked or not.
            kinds.resize(lines.len(), BlockKind::Quoted);
            return kinds;
        } else if let Some(len) = attribution_len(&lines[nth..]) {
            // Its second line is met as a line of its own, and named by the first.
            debug_assert!(len > 0);
            BlockKind::Quoted
        } else if nth > 0 && attribution_len(&lines[nth - 1..]) == Some(2) {
            BlockKind::Quoted
        } else {
            BlockKind::Own
        };
        kinds.push(kind);
    }
    kinds
}

/// Returns whether the line is marked as a quotation.
pub(crate) fn is_quoted(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('>')
}

/// Returns whether a signature or the footer of a list starts with this line.
pub(crate) fn starts_signature(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    matches!(line, "-- " | "--") || is_rule(line)
}

/// A long line of dashes or underscores: lists put their footer below one.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 40 && (line.bytes().all(|it| it == b'-') || line.bytes().all(|it| it == b'_'))
}

/// What programs write above a message that they quote whole.
const ORIGINAL: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "message d'origine",
    "mensaje original",
    "messaggio originale",
];

fn starts_original(line: &str) -> bool {
    let line = line.trim();
    let Some(words) = line.strip_prefix("-----") else { return false };
    let words = words.trim_matches(['-', ' ']);
    ORIGINAL.contains(&words.to_lowercase().as_str())
}

/// Returns how many lines the attribution at the start of `lines` takes ("On …, Ann wrote:"), if
/// a quotation follows it.
pub(crate) fn attribution_len(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim();
    if first.is_empty() || first.len() > 200 || is_quoted(first) {
        return None;
    }
    let len = if first.ends_with(':') {
        1
    } else {
        let second = lines.get(1)?.trim();
        let wraps = first.starts_with("On ") && second.ends_with("wrote:") && second.len() < 200;
        if !wraps {
            return None;
        }
        2
    };
    let next = lines[len..].iter().find(|it| !it.trim().is_empty())?;
    let blanks = lines[len..].iter().take_while(|it| it.trim().is_empty()).count();
    let says = len == 2 || ATTRIBUTIONS.iter().any(|it| first.to_lowercase().contains(it));
    (says && blanks <= 1 && is_quoted(next)).then_some(len)
}

const ATTRIBUTIONS: &[&str] = &[
    " wrote",
    "writes:",
    "schrieb",
    "a écrit",
    "escribió",
    "ha scritto",
    " said",
    "escreveu",
    "skrev",
    "schreef",
];

/// Joins the soft line breaks of RFC 3676, so that paragraphs wrap where the window ends.
pub(crate) fn unflow(text: &str, space: DelSp) -> String {
    let mut out = String::with_capacity(text.len());
    let mut joins = None;
    for (nth, line) in text.lines().enumerate() {
        let depth = line.bytes().take_while(|it| *it == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if joins == Some(depth) && !is_signature {
            if space == DelSp::Delete {
                out.pop();
            }
        } else {
            if nth > 0 {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            out.push_str(if depth > 0 { " " } else { "" });
        }
        out.push_str(content);
        joins = (content.ends_with(' ') && !is_signature).then_some(depth);
    }
    out
}

/// Walks over the lines of `text`, as [`str::lines`] does but faster.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(text).filter(|it| !it.is_empty());
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let end = memchr(b'\n', text.as_bytes());
        rest = end.map(|it| &text[it + 1..]).filter(|it| !it.is_empty());
        let line = &text[..end.unwrap_or(text.len())];
        Some(line.strip_suffix('\r').unwrap_or(line))
    })
}

/// Returns `text` with every line break a single `\n`.
pub(crate) fn unix_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('\r').peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if pieces.peek().is_some_and(|next| !next.starts_with('\n')) {
            out.push('\n');
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Own, Quoted, Signature};

    fn shape(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).into_iter().map(|it| (it.kind, it.text)).collect()
    }

    #[test]
    fn replies_fall_into_blocks() {
        for (given, wanted) in [
            ("hello\n", vec![(Own, "hello")]),
            (
                "Yes.\n\nOn Mon, Ann wrote:\n> a\n>\n> b\n\nNo.\n-- \nBen\n",
                vec![
                    (Own, "Yes."),
                    (Quoted, "On Mon, Ann wrote:\n> a\n>\n> b"),
                    (Own, "No."),
                    (Signature, "-- \nBen"),
                ],
            ),
            (
                "On Mon, 1 Jan 2024 at 10:00, Ann <ann@example.org>\nwrote:\n\n> a\nb",
                vec![
                    (Quoted, "On Mon, 1 Jan 2024 at 10:00, Ann <ann@example.org>\nwrote:\n\n> a"),
                    (Own, "b"),
                ],
            ),
            ("Note:\n\n> a", vec![(Own, "Note:"), (Quoted, "> a")]),
            (
                "x\n-----Original Message-----\nFrom: Ann\n\ny",
                vec![(Own, "x"), (Quoted, "-----Original Message-----\nFrom: Ann\n\ny")],
            ),
            ("\n\n", vec![]),
        ] {
            assert_eq!(shape(given), wanted, "{given}");
        }
    }

    #[test]
    fn a_list_footer_is_no_own_text() {
        let text = format!("hi\n{}\nTo unsubscribe, …", "-".repeat(60));
        assert_eq!(shape(&text).len(), 2);
        assert_eq!(shape(&text)[1].0, Signature);
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\nb", "a\r\n\r\nb\n", "\n\na"] {
            assert!(lines(text).eq(text.lines()), "{text:?}");
        }
    }

    #[test]
    fn soft_breaks_are_joined() {
        assert_eq!(unflow("a \nb\n\n> c \n> d\n>> e\n-- \nf", DelSp::Keep), "a b\n\n> c d\n>> e\n-- \nf");
        assert_eq!(unflow("日 \n本", DelSp::Delete), "日本");
        assert_eq!(unflow("> a \nb", DelSp::Keep), "> a \nb");
        assert_eq!(unflow("\n\na", DelSp::Keep), "\n\na");
    }
}
