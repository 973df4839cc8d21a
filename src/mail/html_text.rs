//! HTML as plain text: for search, snippets, replies, and wherever HTML cannot be shown.

use std::borrow::Cow;

use mail_parser::decoders::html::add_html_token;

use super::tags::{Token, attributes, tokens};

/// Returns the readable text of `html`, at most about `max` bytes: paragraphs as blank lines, list
/// items as dashes, quotations as `>` lines.
pub(crate) fn html_text(html: &str, max: usize) -> String {
    let mut text = Text::default();
    for token in tokens(html) {
        if text.out.len() >= max {
            break;
        }
        match token {
            Token::Text(run) => text.run(run),
            Token::Open { name, attributes } => text.open(name, attributes),
            Token::Close { name } => text.close(name),
        }
    }
    text.out.truncate(text.out.trim_end().len());
    text.out
}

/// Returns `text` as HTML that shows it as it is.
pub(crate) fn text_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    out.push_str("<div style=\"white-space:pre-wrap\">");
    escape_into(text, &mut out);
    out.push_str("</div>");
    out
}

/// Appends `text` to HTML so that it stays text, in content and in quoted attributes.
pub(crate) fn escape_into(text: &str, out: &mut String) {
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            it => out.push(it),
        }
    }
}

/// Appends `run` with its entities decoded.
pub(crate) fn unescape_into(run: &str, out: &mut String) {
    let mut rest = run;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name_len =
            rest[1..].bytes().take(32).take_while(|it| it.is_ascii_alphanumeric() || *it == b'#').count();
        let token = &rest[..=name_len];
        if rest.as_bytes().get(name_len + 1) == Some(&b';') {
            add_html_token(out, &rest.as_bytes()[..name_len + 2], false);
            rest = &rest[name_len + 2..];
        } else {
            out.push_str(token);
            rest = &rest[name_len + 1..];
        }
    }
    out.push_str(rest);
}

#[derive(Default)]
struct Text {
    out: String,
    /// Line breaks that come before the next word.
    breaks: usize,
    space: bool,
    quotes: usize,
    pre: usize,
    hidden: usize,
    /// The address of the open link.
    link: Option<String>,
    link_start: usize,
}

/// Returns how many line breaks part an element from what stands around it.
fn breaks_around(name: &str) -> usize {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => 2,
        "div" | "tr" | "li" | "table" | "ul" | "ol" | "dl" | "dt" | "dd" | "blockquote" | "pre" | "hr"
        | "center" | "section" | "article" | "header" | "footer" => 1,
        _ => 0,
    }
}

/// The name of an element in lower case; none that matters here is longer.
struct Name {
    bytes: [u8; 10],
    len: usize,
}

impl Name {
    fn of(written: &str) -> Self {
        let mut bytes = [0; 10];
        let len = if written.len() <= bytes.len() { written.len() } else { 0 };
        bytes[..len].copy_from_slice(&written.as_bytes()[..len]);
        bytes.make_ascii_lowercase();
        Self { bytes, len }
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Text {
    const DEEPEST_QUOTE: usize = 8;

    fn run(&mut self, run: &str) {
        if self.hidden > 0 {
            return;
        }
        let mut decoded = Cow::Borrowed(run);
        if run.contains('&') {
            let mut text = String::with_capacity(run.len());
            unescape_into(run, &mut text);
            decoded = Cow::Owned(text);
        }
        if self.pre > 0 {
            for (nth, line) in decoded.lines().enumerate() {
                self.breaks += usize::from(nth > 0);
                self.word(line);
            }
            self.breaks += usize::from(decoded.ends_with('\n'));
            return;
        }
        let is_blank = |it: char| it.is_whitespace() && it != '\u{a0}';
        self.space |= decoded.starts_with(is_blank);
        for word in decoded.split(is_blank).filter(|it| !it.is_empty()) {
            self.word(word);
            self.space = true;
        }
        self.space = decoded.ends_with(is_blank) || self.space && decoded.trim().is_empty();
    }

    fn word(&mut self, word: &str) {
        if self.breaks > 0 || self.out.is_empty() {
            let breaks = if self.out.is_empty() { 0 } else { self.breaks.min(2) };
            for nth in 0..=breaks {
                if nth > 0 {
                    self.out.push('\n');
                }
                if nth == breaks || nth > 0 {
                    self.out.extend(std::iter::repeat_n("> ", self.quotes.min(Self::DEEPEST_QUOTE)));
                }
            }
            (self.breaks, self.space) = (0, false);
        }
        if self.space {
            self.out.push(' ');
            self.space = false;
        }
        if word.is_ascii() {
            self.out.push_str(word);
            return;
        }
        // Characters that take no room pad the preview of many newsletters.
        self.out.extend(
            word.chars()
                .filter(|it| !matches!(it, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{34f}' | '\u{ad}')),
        );
    }

    fn open(&mut self, name: &str, attrs: &str) {
        let name = Name::of(name);
        self.breaks = self.breaks.max(breaks_around(name.as_str()));
        match name.as_str() {
            "br" => self.breaks += 1,
            "blockquote" => self.quotes += 1,
            "pre" => self.pre += 1,
            "li" => {
                self.word("-");
                self.space = true;
            }
            "td" | "th" => self.space = true,
            "head" => self.hidden += 1,
            "body" => self.hidden = 0,
            "img" => {
                if let Some((_, alt)) = attributes(attrs).find(|it| it.0.eq_ignore_ascii_case("alt")) {
                    self.run(alt);
                }
            }
            "a" => {
                self.link = attributes(attrs).find(|it| it.0.eq_ignore_ascii_case("href")).map(|it| {
                    let mut href = String::new();
                    unescape_into(it.1.trim(), &mut href);
                    href
                });
                self.link_start = self.out.len();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let name = Name::of(name);
        self.breaks = self.breaks.max(breaks_around(name.as_str()));
        match name.as_str() {
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "head" => self.hidden = self.hidden.saturating_sub(1),
            "a" => self.end_link(),
            _ => {}
        }
    }

    /// Names the target of a link after its words, unless they name it.
    fn end_link(&mut self) {
        let Some(href) = self.link.take() else { return };
        let words = self.out.get(self.link_start..).unwrap_or_default().trim();
        let is_web = href.starts_with("http://") || href.starts_with("https://");
        let bare = href.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        if is_web && href.len() < 200 && !words.is_empty() && !words.contains(bare) {
            self.space = true;
            self.word(&format!("<{href}>"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_reads_like_text() {
        for (given, wanted) in [
            ("<p>One</p><p>Two &amp; <b>th</b>ree</p>", "One\n\nTwo & three"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<ul><li>x</li><li>y</li></ul>z", "- x\n- y\nz"),
            ("<blockquote>said<br>twice</blockquote>me", "> said\n> twice\nme"),
            ("<pre>a  b\n c</pre>d", "a  b\n c\nd"),
            ("<head><title>no</title><style>p{}</style></head><body>yes", "yes"),
            ("<a href=\"https://x.org/a\">here</a>", "here <https://x.org/a>"),
            ("<a href=\"https://x.org/\">x.org</a> .", "x.org ."),
            ("<td>a</td><td>b</td>", "a b"),
            ("caf&eacute; &#8364; &#x1F600; &bogus; &", "café € 😀 &bogus; &"),
            ("<img alt='Logo'> <script>alert(1)</script>!", "Logo !"),
            ("", ""),
        ] {
            assert_eq!(html_text(given, 1_000), wanted, "{given}");
        }
    }

    #[test]
    fn escaped_text_comes_back() {
        let mut html = String::new();
        escape_into("<b a=\"'&amp;\">", &mut html);
        assert!(!html.contains(['<', '>', '"', '\'']));
        let mut text = String::new();
        unescape_into(&html, &mut text);
        assert_eq!(text, "<b a=\"'&amp;\">");
    }

    #[test]
    fn length_is_limited() {
        assert!(html_text(&"word ".repeat(100_000), 1_000).len() < 600_000);
        assert!(html_text(&"<b>word ".repeat(100_000), 1_000).len() < 1_100);
    }
}
