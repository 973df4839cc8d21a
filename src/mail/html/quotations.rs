//! Quotations, folded so that what is new is seen.

use super::rewrite::Page;
use crate::mail::tags::attributes;

// The page's policy leaves the frame no style sheet, only attributes.
const DETAILS: &str = "<details style=\"margin:8px 0\">";
const OPEN_DETAILS: &str = "<details open=\"\" style=\"margin:8px 0\">";
const SUMMARY: &str = "<summary style=\"cursor:pointer;opacity:.75\">Quoted text</summary>";
const END_DETAILS: &str = "</details>";
const QUOTE_STYLE: &str = "margin:4px 0 4px 4px;padding-left:12px;border-left:2px solid #8a8f98";

impl Page<'_> {
    pub(super) fn begin_fold(&mut self) {
        self.folds.push((self.out.len(), None));
        self.out.push_str(DETAILS);
        self.out.push_str(SUMMARY);
    }

    fn end_fold(&mut self) {
        if let Some(fold) = self.folds.last_mut() {
            fold.1 = Some(self.out.len());
        }
        self.out.push_str(END_DETAILS);
    }

    /// A history ends with the element that it stands in, or with the message.
    pub(super) fn end_history(&mut self, depth: Option<usize>) {
        if self.history.is_some_and(|it| depth.is_none_or(|depth| depth < it)) {
            self.history = None;
            self.end_fold();
        }
    }

    /// Folds the outermost quotations; those within them open with them.
    pub(super) fn open_quote(&mut self, attrs: &str) {
        if self.quotes == 0 && self.history.is_none() {
            self.begin_fold();
        }
        self.quotes += 1;
        self.out.push_str("<blockquote");
        for (name, value) in attributes(attrs).filter(|it| it.0 != "style") {
            self.attribute(name, value);
        }
        self.attribute("style", QUOTE_STYLE);
        self.out.push('>');
    }

    pub(super) fn close_quote(&mut self) {
        self.out.push_str("</blockquote>");
        if self.quotes == 1 && self.history.is_none() {
            self.end_fold();
        }
        self.quotes = self.quotes.saturating_sub(1);
    }

    /// Returns what is written, with the folds that it keeps: between the lines of an answer quotations
    /// are what it answers, so only the last one is folded. A message that only quotes is not hidden
    /// behind its own fold.
    pub(super) fn folded(&self) -> String {
        if !self.has_own_words {
            // The message cannot hold such a tag itself: `details` is not listed.
            return self.out.replace(DETAILS, OPEN_DETAILS);
        }
        let mut html = String::with_capacity(self.out.len());
        let mut from = 0;
        let but_last = self.folds.len().saturating_sub(1);
        for &(start, end) in &self.folds[..but_last] {
            html.push_str(&self.out[from..start]);
            from = start + DETAILS.len() + SUMMARY.len();
            if let Some(end) = end {
                html.push_str(&self.out[from..end]);
                from = end + END_DETAILS.len();
            }
        }
        html.push_str(&self.out[from..]);
        html
    }
}

/// Tells whether an element begins what Outlook writes below an answer: a line, and the head of the
/// message that is answered.
pub(super) fn is_history(name: &str, attrs: &str) -> bool {
    let style = attributes(attrs).find(|it| it.0 == "style").map(|it| it.1).unwrap_or_default();
    let style: String =
        style.chars().filter(|it| !it.is_whitespace()).collect::<String>().to_ascii_lowercase();
    match name {
        "div" => style.starts_with("border:none;border-top:solid") && style.contains("padding:3.0pt0"),
        "hr" => style.contains("display:inline-block") && style.contains("width:98%"),
        _ => false,
    }
}
