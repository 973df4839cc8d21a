//! Light markup for mail written here: **bold**, _italic_, lists, quotations, tables and links, as
//! people type them in plain text. The text itself is the plain alternative; this makes the other.
//!
//! Safe by construction: the markup becomes a tree of a few known parts, and only that is written
//! as HTML, with everything in it escaped. What is no markup stays as it was typed.
//!
//! Where formatting is not typed but chosen, text may look like markup and mean itself. Then a
//! [`LITERAL`] stands before it, which nobody sees.

mod edit;
mod picture;
mod read;
mod rich;
mod runs;
mod typing;
mod write;

pub use edit::{begin_lines, link, mark};
pub use picture::{content_id, keep_pictures, picture, picture_address, picture_at, pictures};
pub use read::{LITERAL, web_address};
pub use rich::{Node, fragment, html_of, inline, nodes};
pub use typing::{Begun, Closed, begun, closed};
pub use write::text_of;

use super::html_text::escape_into;

/// A part of a text, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Lines of a paragraph.
    Paragraph(Vec<Line>),
    /// So many empty lines.
    Gap(usize),
    /// A list.
    List {
        /// Its first number, if it is numbered.
        from: Option<u32>,
        /// Its entries.
        items: Vec<Item>,
    },
    /// What somebody else said.
    Quote(Vec<Part>),
    /// A table, row by row.
    Table(Vec<Vec<Line>>),
}

/// The runs of a line.
pub type Line = Vec<Span>;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub line: Line,
    /// The lists within it.
    pub inner: Vec<Part>,
}

/// A run within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Text as it is.
    Text(String),
    /// Bold.
    Strong(Vec<Span>),
    /// Italic.
    Emphasis(Vec<Span>),
    /// A link to `http:`, `https:` or `mailto:`.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        address: String,
    },
    /// A picture that goes along.
    Picture {
        /// What it shows.
        shows: String,
        /// The name of its file.
        name: String,
    },
}

/// Returns the parts of a text.
pub fn parts(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    read::parts_of(&lines, 0)
}

/// Tells whether a text says more than its letters: only then it needs HTML.
pub fn is_rich(text: &str) -> bool {
    fn spans_are(spans: &[Span]) -> bool {
        // An address that shows itself is a link in plain text too.
        let is_plain = |it: &Span| {
            matches!(it, Span::Text(_)) || matches!(it, Span::Link { text, address } if text == address)
        };
        !spans.iter().all(is_plain)
    }
    parts(text).iter().any(|it| match it {
        Part::Paragraph(lines) => lines.iter().any(|it| spans_are(it)),
        Part::List { .. } | Part::Table(_) => true,
        Part::Quote(_) | Part::Gap(_) => false,
    })
}

/// Returns a text as it leaves without formatting: its marks stay, those that nobody sees go; pictures are named.
pub fn plain(text: &str) -> String {
    keep_pictures(text, |_| false).replace(LITERAL, "")
}

/// Returns a text as HTML for mail.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    write_parts(&parts(text), &mut out);
    out
}

/// Returns a text without its markup, in one line: for the first words of a row.
pub fn bare(text: &str) -> String {
    let mut out = String::new();
    parts(text).iter().for_each(|it| bare_part(it, &mut out));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bare_part(part: &Part, out: &mut String) {
    let line = |it: &Line| {
        out.push(' ');
        bare_spans(it, out);
    };
    match part {
        Part::Quote(_) | Part::Gap(_) => {}
        Part::Paragraph(lines) => lines.iter().for_each(line),
        Part::Table(rows) => rows.iter().flatten().for_each(line),
        Part::List { items, .. } => {
            for item in items {
                out.push(' ');
                bare_spans(&item.line, out);
                item.inner.iter().for_each(|it| bare_part(it, out));
            }
        }
    }
}

fn bare_spans(all: &[Span], out: &mut String) {
    for it in all {
        match it {
            Span::Text(text) | Span::Link { text, .. } => out.push_str(text),
            Span::Picture { shows, .. } => out.push_str(shows),
            Span::Strong(inner) | Span::Emphasis(inner) => bare_spans(inner, out),
        }
    }
}

fn write_parts(parts: &[Part], out: &mut String) {
    for part in parts {
        match part {
            Part::Gap(_) => {}
            Part::Paragraph(lines) => {
                out.push_str("<p>");
                for (nth, line) in lines.iter().enumerate() {
                    out.push_str(if nth > 0 { "<br>\n" } else { "" });
                    write_spans(line, out);
                }
                out.push_str("</p>\n");
            }
            Part::List { from, items } => write_list(*from, items, out),
            Part::Quote(inner) => {
                out.push_str("<blockquote>\n");
                write_parts(inner, out);
                out.push_str("</blockquote>\n");
            }
            Part::Table(rows) => write_table(rows, out),
        }
    }
}

fn write_list(from: Option<u32>, items: &[Item], out: &mut String) {
    let tag = if from.is_some() { "ol" } else { "ul" };
    let start = from.filter(|it| *it != 1).map(|it| format!(" start=\"{it}\"")).unwrap_or_default();
    out.extend(["<", tag, &start, ">\n"]);
    for item in items {
        out.push_str("<li>");
        write_spans(&item.line, out);
        if !item.inner.is_empty() {
            out.push('\n');
            write_parts(&item.inner, out);
        }
        out.push_str("</li>\n");
    }
    out.extend(["</", tag, ">\n"]);
}

/// Mail programs know no style sheets: the lines of a table are attributes.
fn write_table(rows: &[Vec<Line>], out: &mut String) {
    out.push_str("<table border=\"1\" cellpadding=\"6\" style=\"border-collapse:collapse\">\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            write_spans(cell, out);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn write_spans(spans: &[Span], out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) => escape_into(text, out),
            Span::Strong(inner) => {
                out.push_str("<strong>");
                write_spans(inner, out);
                out.push_str("</strong>");
            }
            Span::Emphasis(inner) => {
                out.push_str("<em>");
                write_spans(inner, out);
                out.push_str("</em>");
            }
            Span::Link { text, address } => {
                out.push_str("<a href=\"");
                escape_into(address, out);
                out.push_str("\">");
                escape_into(text, out);
                out.push_str("</a>");
            }
            Span::Picture { shows, name } => {
                out.extend(["<img src=\"", &picture_address(name), "\" alt=\""]);
                escape_into(shows, out);
                out.push_str("\" style=\"max-width:100%\">");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_html() {
        for (given, wanted) in [
            ("Hello,\nworld", "<p>Hello,<br>\nworld</p>\n"),
            ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
            ("**yes** and _no_", "<p><strong>yes</strong> and <em>no</em></p>\n"),
            ("**a _b_**", "<p><strong>a <em>b</em></strong></p>\n"),
            ("- milk\n- eggs", "<ul>\n<li>milk</li>\n<li>eggs</li>\n</ul>\n"),
            ("1. one\n2. two\nthen", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<p>then</p>\n"),
            (
                "> so\n>> more\n\nno",
                "<blockquote>\n<p>so</p>\n<blockquote>\n<p>more</p>\n</blockquote>\n</blockquote>\n<p>no</p>\n",
            ),
            (
                "[here](https://x.example/a?b=1&c) or https://y.example.",
                "<p><a href=\"https://x.example/a?b=1&amp;c\">here</a> or <a href=\"https://y.example\">https://y.example</a>.</p>\n",
            ),
        ] {
            assert_eq!(html(given), wanted, "{given}");
        }
    }

    #[test]
    fn what_is_no_markup_stays_as_it_was_typed() {
        for plain in [
            "snake_case_name",
            "2 * 3 ** 4",
            "** no **",
            "a_b",
            "5 > 3",
            "__",
            "[x] done",
            "-5 °C",
            "2024. Yes",
        ] {
            assert!(!is_rich(plain), "{plain}");
        }
        assert_eq!(html("** no **"), "<p>** no **</p>\n");
        assert!(!is_rich("see https://x.example, please"));
        assert!(!is_rich("> only a quotation"));
        assert!(is_rich("**yes**") && is_rich("- milk") && is_rich("[x](https://y.example)"));
        assert_eq!(bare("**Yes**, see [this](https://x.example)\n> old\n- milk"), "Yes, see this milk");
    }

    #[test]
    fn nothing_typed_is_markup_of_the_page() {
        for evil in [
            "<script>alert(1)</script>",
            "**<img src=x onerror=alert(1)>**",
            "[x](javascript:alert(1))",
            "[x](https://a\" onclick=\"b)",
            "[<b>](https://x.example)",
            "https://x.example/\"><script>",
            "> <iframe>",
            "- <style>",
        ] {
            let html = html(evil);
            let tags = html.split('<').skip(1).map(|it| it.split(['>', ' ']).next().unwrap_or_default());
            let known = [
                "p",
                "/p",
                "a",
                "/a",
                "strong",
                "/strong",
                "blockquote",
                "/blockquote",
                "ul",
                "/ul",
                "li",
                "/li",
            ];
            assert!(tags.clone().all(|it| known.contains(&it)), "{evil}: {html}");
            assert!(!html.contains("href=\"javascript") && !html.contains("\" onclick"), "{evil}: {html}");
        }
    }

    #[test]
    fn deep_and_unclosed_marks_end_in_something() {
        assert!(html(&">".repeat(10_000)).contains("&gt;"));
        assert!(
            html(&"**a ".repeat(2_000)).contains("**a") || html(&"**a ".repeat(2_000)).contains("strong")
        );
        assert!(!html(&"[".repeat(5_000)).contains("<a"));
    }
}
