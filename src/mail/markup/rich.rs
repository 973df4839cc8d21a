//! A text with markup as an editor shows it: elements, and what an editor makes of them. Line by line,
//! so that writing them down again ([`text_of`](super::text_of)) gives the same text.

use super::read::parts_of;
use super::{Item, Line, Part, Span, picture_address};
use crate::mail::html_text::escape_into;

/// A node of what an editor holds, or somebody has pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text.
    Text(String),
    /// An element.
    Element {
        /// Its name, in small letters.
        name: String,
        /// Those of its attributes that say something here: `alt`, `href`, `src`, `start`, `style`.
        attributes: Vec<(String, String)>,
        /// What is in it.
        inner: Vec<Node>,
    },
}

impl Node {
    /// Returns an element without attributes.
    pub fn element(name: &str, inner: Vec<Self>) -> Self {
        Self::Element { name: name.to_owned(), attributes: Vec::new(), inner }
    }

    fn with(name: &str, attribute: &str, value: &str, inner: Vec<Self>) -> Self {
        let attributes = vec![(attribute.to_owned(), value.to_owned())];
        Self::Element { name: name.to_owned(), attributes, inner }
    }

    /// Returns an attribute, empty if it is not there.
    pub fn attribute(attributes: &[(String, String)], name: &str) -> String {
        attributes.iter().find(|it| it.0 == name).map(|it| it.1.clone()).unwrap_or_default()
    }
}

/// Returns a text as an editor shows it.
pub fn nodes(text: &str) -> Vec<Node> {
    let lines: Vec<_> = text.split('\n').map(str::trim_end).collect();
    // An empty line at the end is one that the person has begun.
    let begun = lines.last().filter(|it| it.is_empty()).map(|_| block(&Vec::new()));
    let whole = lines.len() - usize::from(begun.is_some());
    let mut all: Vec<_> = parts_of(&lines[..whole], 0).iter().flat_map(part).chain(begun).collect();
    if text.ends_with(' ') {
        end_with_space(&mut all);
    }
    all
}

/// Ends the last line with a space that HTML shows: who has just typed it goes on behind it.
fn end_with_space(nodes: &mut Vec<Node>) {
    match nodes.last_mut() {
        Some(Node::Element { name, inner, .. })
            if matches!(name.as_str(), "div" | "blockquote" | "ul" | "ol" | "li") =>
        {
            end_with_space(inner);
        }
        Some(Node::Element { name, .. }) if matches!(name.as_str(), "br" | "table") => {}
        _ => nodes.push(Node::Text("\u{a0}".to_owned())),
    }
}

fn part(part: &Part) -> Vec<Node> {
    match part {
        Part::Gap(lines) => (0..*lines).map(|_| block(&Vec::new())).collect(),
        Part::Paragraph(lines) => lines.iter().map(block).collect(),
        Part::Quote(inner) => vec![Node::element("blockquote", inner.iter().flat_map(self::part).collect())],
        Part::List { from, items } => vec![list(*from, items)],
        Part::Table(rows) => {
            let cell = |it: &Line| Node::element("td", filled(it));
            let row = |it: &Vec<Line>| Node::element("tr", it.iter().map(cell).collect());
            vec![Node::element("table", vec![Node::element("tbody", rows.iter().map(row).collect())])]
        }
    }
}

fn list(from: Option<u32>, items: &[Item]) -> Node {
    let item = |it: &Item| {
        let entry = Node::element("li", filled(&it.line));
        std::iter::once(entry).chain(it.inner.iter().flat_map(part)).collect::<Vec<_>>()
    };
    let inner = items.iter().flat_map(item).collect();
    match from {
        None => Node::element("ul", inner),
        Some(1) => Node::element("ol", inner),
        Some(from) => Node::with("ol", "start", &from.to_string(), inner),
    }
}

/// A line of its own, which may begin with spaces.
fn block(line: &Line) -> Node {
    let mut inner = filled(line);
    if let Some(Node::Text(text)) = inner.first_mut()
        && let Some(rest) = text.strip_prefix(' ')
    {
        *text = format!("\u{a0}{rest}");
    }
    Node::element("div", inner)
}

/// A line without anything would have no height, and no place for the caret.
fn filled(line: &Line) -> Vec<Node> {
    if line.is_empty() { vec![Node::element("br", Vec::new())] } else { line.iter().map(span).collect() }
}

fn span(span: &Span) -> Node {
    let all = |inner: &Vec<Span>| inner.iter().map(self::span).collect();
    match span {
        Span::Text(text) => Node::Text(spaced(text)),
        Span::Strong(inner) => Node::element("b", all(inner)),
        Span::Emphasis(inner) => Node::element("i", all(inner)),
        // It goes on being typed.
        Span::Link { text, address } if text == address => Node::Text(text.clone()),
        Span::Link { text, address } => Node::with("a", "href", address, vec![Node::Text(text.clone())]),
        Span::Picture { shows, name } => Node::Element {
            name: "img".to_owned(),
            attributes: vec![("src".to_owned(), picture_address(name)), ("alt".to_owned(), shows.clone())],
            inner: Vec::new(),
        },
    }
}

/// Of several spaces HTML shows one.
fn spaced(text: &str) -> String {
    let mut follows = false;
    let each = text.chars().map(|it| {
        let is_lost = std::mem::replace(&mut follows, it == ' ') && it == ' ';
        if is_lost { '\u{a0}' } else { it }
    });
    each.collect()
}

/// Returns a text as it is put into what an editor holds: a single line goes into the line where it is put.
pub fn inline(text: &str) -> Vec<Node> {
    let mut all = nodes(text);
    match all.as_mut_slice() {
        [Node::Element { name, inner, .. }] if name == "div" => std::mem::take(inner),
        _ => all,
    }
}

/// The same as HTML.
pub fn fragment(text: &str) -> String {
    html_of(&inline(text))
}

/// Returns nodes as HTML.
pub fn html_of(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, &mut out);
    out
}

fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape_into(text, out),
            Node::Element { name, attributes, inner } => {
                out.extend(["<", name]);
                for (name, value) in attributes {
                    out.extend([" ", name, "=\""]);
                    escape_into(value, out);
                    out.push('"');
                }
                out.push('>');
                write(inner, out);
                if name != "br" && name != "img" {
                    out.extend(["</", name, ">"]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_line_is_no_block_of_its_own() {
        assert_eq!(fragment("**a** b"), "<b>a</b> b");
        assert_eq!(fragment("a\nb"), "<div>a</div><div>b</div>");
        assert_eq!(fragment("- a"), "<ul><li>a</li></ul>");
    }

    #[test]
    fn an_editor_shows_line_by_line_what_was_written() {
        for (text, html) in [
            ("", "<div><br></div>"),
            ("Hello,\n\nwe", "<div>Hello,</div><div><br></div><div>we</div>"),
            ("a\n\n", "<div>a</div><div><br></div><div><br></div>"),
            ("Dear ", "<div>Dear\u{a0}</div>"),
            ("- **a** \nb ", "<ul><li><b>a</b></li></ul><div>b\u{a0}</div>"),
            ("> a\n> - b ", "<blockquote><div>a</div><ul><li>b\u{a0}</li></ul></blockquote>"),
            ("a\n ", "<div>a</div><div><br></div>"),
            ("| a | b | ", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
            ("  a  b", "<div>\u{a0}\u{a0}a \u{a0}b</div>"),
            ("**a** <b>", "<div><b>a</b> &lt;b&gt;</div>"),
            ("- a\n  1. b\n- c", "<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul>"),
            ("3. c", "<ol start=\"3\"><li>c</li></ol>"),
            ("> a\n>\n> b", "<blockquote><div>a</div><div><br></div><div>b</div></blockquote>"),
            ("| a | b |", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
            ("[x](https://y.example)", "<div><a href=\"https://y.example\">x</a></div>"),
            ("https://y.example", "<div>https://y.example</div>"),
            ("\u{2060}- \u{2060}**a**", "<div>- **a**</div>"),
        ] {
            assert_eq!(html_of(&nodes(text)), html, "{text}");
        }
    }
}
