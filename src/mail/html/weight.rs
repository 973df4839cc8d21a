//! Tells before parsing whether HTML would make a tree too deep or too large.
//!
//! Browsers rebuild open formatting elements (`<b>`, `<font>` …) in every new paragraph: a few
//! kilobytes can make millions of nodes. The estimate errs on the safe side.

use super::super::tags::{Token, tokens};

/// Browsers stop at 512 levels, and no mail that is meant to be read comes near.
const MAX_DEPTH: usize = 400;
const MAX_NODES: usize = 250_000;

/// Elements that browsers open again in the next block if they were not closed.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that have no end, or close themselves when the next one comes.
const SHALLOW: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// Returns whether `html` is better shown as text.
pub(super) fn is_too_much(html: &str) -> bool {
    let mut depth = 0_usize;
    let mut nodes = 0_usize;
    let mut open = [0_usize; FORMATTING.len()];
    for token in tokens(html) {
        let formatting: usize = open.iter().sum();
        match token {
            Token::Text(_) => nodes += 1 + formatting,
            Token::Open { name, .. } => {
                nodes += 1 + formatting;
                if let Some(kind) = position(&FORMATTING, name) {
                    open[kind] += 1;
                }
                depth += usize::from(position(SHALLOW, name).is_none());
            }
            Token::Close { name } => {
                // `</p>` and `</br>` without a start make an element.
                nodes += 1;
                if let Some(kind) = position(&FORMATTING, name) {
                    open[kind] = open[kind].saturating_sub(1);
                }
                depth = depth.saturating_sub(usize::from(position(SHALLOW, name).is_none()));
            }
        }
        if depth > MAX_DEPTH || formatting > MAX_DEPTH || nodes > MAX_NODES {
            return true;
        }
    }
    false
}

fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|it| it.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bombs_are_seen_before_they_are_parsed() {
        let distinct: Vec<String> = (0..300).map(|it| format!("<b id={it}>")).collect();
        for bomb in [
            "<div>".repeat(100_000),
            "<b>".repeat(100_000),
            distinct.concat() + &"<p>x".repeat(50_000),
            "<i><u><!--</i>-->".repeat(1_000),
            "<b title='</b>'>".repeat(1_000),
            "<table><tr><td>".repeat(1_000),
        ] {
            assert!(is_too_much(&bomb), "{}", &bomb[..60]);
        }
    }

    #[test]
    fn newsletters_pass() {
        let row = "<tr><td><font color=red><b>Offer</b></font><br><img src=x>".repeat(3_000);
        assert!(!is_too_much(&format!("<table>{row}</table>")));
        assert!(!is_too_much(&"<p>one<p>two <li>three".repeat(10_000)));
    }
}
