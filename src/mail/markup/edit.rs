//! Putting markup into a text where it is selected, and taking it off.

use std::ops::Range;

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
