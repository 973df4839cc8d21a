//! The parts of a multipart: what stands between the delimiter lines of its boundary.

use memchr::{memchr, memmem::Finder};

/// The parts between the delimiter lines of one boundary.
pub(crate) struct Parts<'x> {
    body: &'x [u8],
    finder: Finder<'static>,
    delimiter_len: usize,
    /// Start of the part to come; none before the first delimiter and after the last.
    start: Option<usize>,
    searched: usize,
}

impl<'x> Parts<'x> {
    /// Returns the parts of `body`; what stands before the first and after the last is none.
    pub fn of(body: &'x [u8], boundary: &str) -> Self {
        let delimiter = format!("--{boundary}");
        let mut parts = Self {
            body,
            delimiter_len: delimiter.len(),
            finder: Finder::new(delimiter.as_bytes()).into_owned(),
            start: None,
            searched: if boundary.is_empty() { body.len() } else { 0 },
        };
        // What stands before the first delimiter was for readers without MIME.
        parts.start = parts.delimiter().and_then(|it| it.next);
        parts
    }

    /// Finds the next line that is a delimiter: `--boundary`, perhaps `--`, perhaps spaces.
    fn delimiter(&mut self) -> Option<Delimiter> {
        while let Some(found) = self.finder.find(&self.body[self.searched..]) {
            let at = self.searched + found;
            self.searched = at + self.delimiter_len;
            if at > 0 && self.body[at - 1] != b'\n' {
                continue;
            }
            let tail = &self.body[self.searched..];
            let line_len = memchr(b'\n', tail).map_or(tail.len(), |it| it + 1);
            let (closes, rest) = match tail[..line_len].strip_prefix(b"--") {
                Some(rest) => (true, rest),
                None => (false, &tail[..line_len]),
            };
            if closes || rest.trim_ascii().is_empty() {
                let next = (!closes).then_some(self.searched + line_len);
                return Some(Delimiter { end: line_break_before(self.body, at), next });
            }
        }
        None
    }
}

impl<'x> Iterator for Parts<'x> {
    type Item = &'x [u8];

    fn next(&mut self) -> Option<&'x [u8]> {
        let start = self.start.take()?;
        // A missing last delimiter is common in cut messages.
        let mut end = self.body.len();
        if let Some(delimiter) = self.delimiter() {
            end = delimiter.end;
            self.start = delimiter.next;
        }
        Some(&self.body[start..end.max(start)])
    }
}

struct Delimiter {
    /// Where the part before it ends.
    end: usize,
    /// Where the part after it starts.
    next: Option<usize>,
}

/// The line break before a delimiter belongs to the delimiter.
fn line_break_before(body: &[u8], at: usize) -> usize {
    match &body[..at] {
        [.., b'\r', b'\n'] => at - 2,
        [.., b'\n'] => at - 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'x>(body: &'x str, boundary: &str) -> Vec<&'x str> {
        Parts::of(body.as_bytes(), boundary).map(|it| std::str::from_utf8(it).unwrap_or("?")).collect()
    }

    #[test]
    fn only_whole_lines_delimit() {
        for (body, wanted) in [
            ("before\n--b\none\n--b\ntwo\n--b--\nafter\n--b\n", vec!["one", "two"]),
            ("--b \t\r\none\r\n--b--", vec!["one"]),
            ("--b\nx --b\n--bb\n--b--", vec!["x --b\n--bb"]),
            ("--b\n--b\n\n--b--", vec!["", ""]),
            ("--b\nopen", vec!["open"]),
            ("--b", vec![""]),
            ("--b--\n", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(cut(body, "b"), wanted, "{body:?}");
        }
        assert!(cut("--\n--\n", "").is_empty());
    }
}
