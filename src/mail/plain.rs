//! Plain text as people write it in mail: quotations, attributions, signatures, soft line breaks.

use std::borrow::Cow;

use memchr::memchr;
use serde::{Deserialize, Serialize};

use super::leaf::DelSp;
use super::quoting::{
    attribution_len, is_footer, is_quoted, is_rule, starts_history, starts_original, starts_signature,
};

/// What a run of lines is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The author's own words.
    Own,
    /// Earlier words, with the line that says whose.
    Quoted,
    /// What follows `-- `, and the footers of lists.
    Signature,
    /// Earlier words that stay in sight: they are answered below, or are all there is.
    Answered,
}

/// A longer run of lines is handed out in pieces, so that nobody has to lay out all of it at once.
const LONGEST: usize = 16 * 1024;

/// A run of lines of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'x> {
    /// What the lines are.
    pub kind: BlockKind,
    /// The lines, quotation marks and all, without the last line break.
    pub text: &'x str,
}

/// Splits a text into blocks, so that what was read before can be folded away: of several quotations
/// the last, since the others stand above their answers.
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
        let mut run = trim_blank(&lines[start..start + len]);
        while !run.is_empty() {
            let (piece, rest) = run.split_at(piece_len(run));
            if let (Some(first), Some(last)) = (piece.first(), piece.last()) {
                blocks.push(Block { kind, text: span(text, first, last) });
            }
            run = rest;
        }
        start += len;
    }
    keep_in_sight(&mut blocks);
    blocks
}

/// Returns how many lines make a piece.
fn piece_len(lines: &[&str]) -> usize {
    let mut bytes = 0;
    let fits = |it: &&&str| {
        bytes += it.len() + 1;
        bytes <= LONGEST
    };
    lines.iter().take_while(fits).count().max(1)
}

/// Leaves in sight what is not to be folded.
fn keep_in_sight(blocks: &mut [Block<'_>]) {
    let is_quoted = |it: &Block<'_>| it.kind == BlockKind::Quoted;
    let has_own = blocks.iter().any(|it| it.kind == BlockKind::Own);
    // The last run of quoted pieces.
    let last = blocks.iter().rposition(is_quoted).filter(|_| has_own);
    let first = last.map(|last| blocks[..last].iter().rposition(|it| !is_quoted(it)).map_or(0, |it| it + 1));
    let folded = first.unwrap_or(blocks.len())..last.map_or(blocks.len(), |it| it + 1);
    for (nth, block) in blocks.iter_mut().enumerate() {
        if block.kind == BlockKind::Quoted && !folded.contains(&nth) {
            block.kind = BlockKind::Answered;
        }
    }
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
        let ends = starts_signature(line) && (!is_rule(line) || is_footer(&lines[nth + 1..]));
        signature = signature && !is_quoted(line) || ends;
        let kind = if is_quoted(line) {
            BlockKind::Quoted
        } else if signature {
            BlockKind::Signature
        } else if line.trim().is_empty() {
            kinds.last().copied().unwrap_or(BlockKind::Own)
        } else if starts_original(line) || starts_history(&lines[nth..]) {
            // The line above it is of it.
            if let Some(above) = kinds.last_mut()
                && lines[nth - 1].trim().len() >= 5
                && lines[nth - 1].trim().bytes().all(|it| it == b'_')
            {
                *above = BlockKind::Quoted;
            }
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
    use BlockKind::{Answered, Own, Quoted, Signature};

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
            (
                "On Mon, Ann wrote:\n> Colour?\nBlue.\n\n> Size?\nLarge.\n",
                vec![
                    (Answered, "On Mon, Ann wrote:\n> Colour?"),
                    (Own, "Blue."),
                    (Quoted, "> Size?"),
                    (Own, "Large."),
                ],
            ),
            ("> all\n> quoted\n", vec![(Answered, "> all\n> quoted")]),
            (
                "-----Original Message-----\nFrom: Shop\nSubject: x\n\nNo. 9\n",
                vec![(Answered, "-----Original Message-----\nFrom: Shop\nSubject: x\n\nNo. 9")],
            ),
            (
                "Yes.\n\n________________________________\nVon: Ann\nGesendet: Montag\nAn: Ben\nBetreff: x\n\nWell?",
                vec![
                    (Own, "Yes."),
                    (
                        Quoted,
                        "________________________________\nVon: Ann\nGesendet: Montag\nAn: Ben\nBetreff: x\n\nWell?",
                    ),
                ],
            ),
            ("From: here to there\nis a long way", vec![(Own, "From: here to there\nis a long way")]),
            (
                "Item   Qty\n--------------------------------------------\nBadge   10\n\nNote below.",
                vec![(
                    Own,
                    "Item   Qty\n--------------------------------------------\nBadge   10\n\nNote below.",
                )],
            ),
        ] {
            assert_eq!(shape(given), wanted, "{given}");
        }
    }

    #[test]
    fn a_long_text_comes_in_pieces() {
        let text = "a line of some words\n".repeat(5_000);
        let pieces = shape(&text);
        assert!(pieces.len() > 5 && pieces.iter().all(|it| it.0 == Own && it.1.len() <= LONGEST));
        let quoted = format!("Yes.\n{}", "> a line\n".repeat(5_000));
        assert!(shape(&quoted)[1..].iter().all(|it| it.0 == Quoted), "all of the last quotation is folded");
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
