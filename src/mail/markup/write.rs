//! Writing down what an editor holds, or what was pasted into it, as text with markup. What the markup
//! does not know is left out, and its text stays.

use super::read::{self, Kind, LITERAL};
use super::runs::{Look, Run, looking, written};
use super::{Node, picture, picture_at};

/// Deeper elements are read as their text.
const DEEPEST: usize = 100;
/// Elements that begin a line and end one.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "li",
    "main",
    "pre",
    "section",
    "td",
    "th",
    "tr",
    "caption",
];
/// Those that stand apart from what is around them.
const APART: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "hr", "p"];
const LEFT_OUT: &[&str] = &["head", "input", "script", "style", "template", "title"];

/// Returns nodes as text with markup.
pub fn text_of(nodes: &[Node]) -> String {
    lines_of(nodes, Look::default()).join("\n")
}

/// Lines that are being written.
#[derive(Default)]
struct Lines<'n> {
    done: Vec<String>,
    runs: Vec<Run<'n>>,
    /// It ends with white space, of which more is nothing.
    spaced: bool,
    /// An empty line comes before the next one.
    apart: bool,
}

fn lines_of<'n>(nodes: impl IntoIterator<Item = &'n Node>, look: Look<'n>) -> Vec<String> {
    let mut lines = Lines::default();
    lines.blocks(nodes, look);
    lines.close();
    lines.done
}

impl<'n> Lines<'n> {
    fn blocks(&mut self, nodes: impl IntoIterator<Item = &'n Node>, look: Look<'n>) {
        for node in nodes {
            match node {
                Node::Text(text) => self.say(text, look),
                Node::Element { .. } if look.depth > DEEPEST => {}
                Node::Element { name, attributes, inner } => {
                    self.element(name, attributes, inner, Look { depth: look.depth + 1, ..look });
                }
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &'n [(String, String)], inner: &'n [Node], look: Look<'n>) {
        let look = looking(name, attributes, look);
        match name {
            "br" => self.end(),
            "img" => self.picture(attributes, look),
            "blockquote" => {
                let quoted = lines_of(inner, look);
                self.add(quoted.iter().map(|it| match it.as_str() {
                    "" => ">".to_owned(),
                    line if line.starts_with('>') => format!(">{line}"),
                    line => format!("> {line}"),
                }));
            }
            "ul" => self.add(list(inner, None, look)),
            "ol" => {
                let from = Node::attribute(attributes, "start").parse().ok().filter(|it| *it < 1_000);
                self.add(list(inner, Some(from.unwrap_or(1)), look));
            }
            "table" => match table(inner, look) {
                Some(rows) => self.add(rows),
                None => self.block(inner, look),
            },
            it if LEFT_OUT.contains(&it) => {}
            it if APART.contains(&it) => {
                self.close();
                self.apart = true;
                self.block(inner, look);
                self.apart = true;
            }
            it if BLOCKS.contains(&it) => self.block(inner, look),
            _ => self.blocks(inner, look),
        }
    }

    fn block(&mut self, inner: &'n [Node], look: Look<'n>) {
        self.close();
        self.blocks(inner, look);
        self.close();
    }

    /// Adds text to the line. White space between elements is none, and several are one.
    fn say(&mut self, text: &str, look: Look<'n>) {
        for it in text.chars().filter(|it| !matches!(it, '\u{200b}' | '\u{feff}' | '\r' | &LITERAL)) {
            let is_space = it.is_ascii_whitespace();
            if is_space && (self.spaced || self.runs.is_empty()) {
                continue;
            }
            self.spaced = is_space;
            let it = if is_space || it == '\u{a0}' { ' ' } else { it };
            let look = Look { depth: 0, ..look };
            match self.runs.last_mut() {
                Some(run) if run.look == look => run.text.push(it),
                _ => self.runs.push(Run { text: it.to_string(), look }),
            }
        }
    }

    /// Adds one of our own pictures; others are nowhere.
    fn picture(&mut self, attributes: &[(String, String)], look: Look<'n>) {
        let (source, shows) = (Node::attribute(attributes, "src"), Node::attribute(attributes, "alt"));
        if let Some(name) = picture_at(&source) {
            self.spaced = false;
            let look = Look { depth: 0, picture: true, ..look };
            self.runs.push(Run { text: picture(&shows, name), look });
        }
    }

    /// Ends the line, also an empty one.
    fn end(&mut self) {
        let line = written(&std::mem::take(&mut self.runs));
        self.spaced = false;
        let is_literal = !matches!(read::kind(&line, 0), Kind::Text | Kind::Blank);
        self.push(if is_literal { format!("{LITERAL}{line}") } else { line });
    }

    /// Ends the line if there is one.
    fn close(&mut self) {
        if !self.runs.is_empty() {
            self.end();
        }
    }

    fn add(&mut self, lines: impl IntoIterator<Item = String>) {
        self.close();
        lines.into_iter().for_each(|it| self.push(it));
    }

    fn push(&mut self, line: String) {
        if std::mem::take(&mut self.apart) && self.done.last().is_some_and(|it| !it.is_empty()) {
            self.done.push(String::new());
        }
        self.done.push(line);
    }
}

/// Returns the lines of a list; those of a list within it are further in.
fn list(nodes: &[Node], mut number: Option<u32>, look: Look) -> Vec<String> {
    let is_list = |it: &&Node| matches!(it, Node::Element { name, .. } if name == "ul" || name == "ol");
    let mut lines = Vec::new();
    for node in nodes {
        let Node::Element { inner, .. } = node else { continue };
        // Editors put a list behind the entry that it belongs to, too.
        let (said, lists) = if is_list(&node) {
            (Vec::new(), lines_of([node], look))
        } else {
            let said = lines_of(inner.iter().filter(|it| !is_list(it)), look);
            (said, lines_of(inner.iter().filter(is_list), look))
        };
        let mark = number.map_or_else(|| "- ".to_owned(), |it| format!("{it}. "));
        let said = one_line(&said);
        if !said.is_empty() {
            lines.push(format!("{mark}{said}"));
            number = number.map(|it| it + 1);
        }
        lines.extend(lists.iter().map(|it| format!("{:1$}{it}", "", mark.len())));
    }
    lines
}

/// Returns lines as one, in which nothing begins a line any more.
fn one_line(lines: &[String]) -> String {
    let said = lines.iter().map(|it| it.trim_start_matches(LITERAL).trim()).filter(|it| !it.is_empty());
    said.collect::<Vec<_>>().join(" ")
}

/// Returns the rows of a table; none for one that only lays things out.
fn table(nodes: &[Node], look: Look) -> Option<Vec<String>> {
    let mut rows = Vec::new();
    collect(nodes, &["tr"], 0, &mut rows);
    let mut lines = Vec::new();
    for row in rows {
        let (mut cells, mut within) = (Vec::new(), Vec::new());
        collect(row, &["td", "th"], 0, &mut cells);
        cells.iter().for_each(|it| collect(it, &["table"], 0, &mut within));
        if cells.len() < 2 || !within.is_empty() {
            return None;
        }
        let is_head = row.iter().any(|it| matches!(it, Node::Element { name, .. } if name == "th"));
        let said = cells.iter().map(|it| {
            let said = lines_of(*it, Look { bold: is_head || look.bold, ..look });
            one_line(&said).replace('|', "\u{2060}|")
        });
        lines.push(format!("| {} |", said.collect::<Vec<_>>().join(" | ")));
    }
    (!lines.is_empty()).then_some(lines)
}

/// Finds the elements of some names, none within another; in each what is in it.
fn collect<'n>(nodes: &'n [Node], names: &[&str], depth: usize, found: &mut Vec<&'n [Node]>) {
    for node in nodes.iter().filter(|_| depth < DEEPEST) {
        let Node::Element { name, inner, .. } = node else { continue };
        if names.contains(&name.as_str()) {
            found.push(inner);
        } else {
            collect(inner, names, depth + 1, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{html_of, nodes};
    use super::*;

    fn element(name: &str, inner: Vec<Node>) -> Node {
        Node::Element { name: name.into(), attributes: Vec::new(), inner }
    }

    fn with(name: &str, attribute: &str, value: &str, inner: Vec<Node>) -> Node {
        Node::Element { name: name.into(), attributes: vec![(attribute.into(), value.into())], inner }
    }

    fn text(it: &str) -> Node {
        Node::Text(it.into())
    }

    #[test]
    fn what_an_editor_was_given_comes_back() {
        for it in [
            "",
            "Hello,\n\nall of **you** and _me_, **_both_**.\n",
            "- a\n- b\n  - c\n    1. d\n- e\n\n3. x\n4. y",
            "> so\n>> more\n>\n> end\n\nno",
            "| a | **b** |\n| c |  |\nafter",
            "see [this](https://x.example/a_b_c?d=%28e%29) and https://y.example/a_b_c.",
            "2 * 3 ** 4 and snake_case_name, 5 > 3, -5 °C, [x] done",
            "\u{2060}5. May\n\u{2060}- no list\n\u{2060}> no quotation\n\u{2060}| no | row |",
            "\u{2060}**not bold\u{2060}** and \u{2060}_not italic\u{2060}_",
            "a  b and   c\n    indented",
        ] {
            assert_eq!(text_of(&nodes(it)), it);
        }
    }

    #[test]
    fn what_looks_like_markup_and_is_none_stays_what_it_is() {
        for it in ["5. May", "- no", "> no", "| a | b |", "**x**", "say _x_", "[x](https://y.example)"] {
            let line = text_of(&[element("div", vec![text(it)])]);
            assert_eq!(line.replace(LITERAL, ""), it);
            assert_eq!(html_of(&nodes(&line)), format!("<div>{}</div>", it.replace('>', "&gt;")));
        }
        let bold = text_of(&[element("b", vec![text("a**b_c")])]);
        assert_eq!(nodes(&bold), [element("div", vec![element("b", vec![text("a**b_c")])])]);
    }

    #[test]
    fn what_editors_and_programs_write_is_read() {
        let br = || element("br", Vec::new());
        for (given, wanted) in [
            (vec![element("div", vec![text("a"), br(), text("b")]), element("div", vec![br()])], "a\nb\n"),
            (vec![element("b", vec![text(" a ")]), text("b")], "**a** b"),
            (vec![element("b", vec![text("a")]), element("strong", vec![text("b")]), text("c")], "**ab**c"),
            (vec![text("in"), element("i", vec![text("side")]), text("r")], "insider"),
            (vec![element("p", vec![text("a")]), text("\n "), element("p", vec![text("b")])], "a\n\nb"),
            (vec![element("h1", vec![text("T")]), element("p", vec![text("x\n  y")])], "**T**\n\nx y"),
            (
                vec![element(
                    "ul",
                    vec![element(
                        "li",
                        vec![
                            element("div", vec![text("a")]),
                            element("ol", vec![element("li", vec![text("b")])]),
                        ],
                    )],
                )],
                "- a\n  1. b",
            ),
            (vec![with("span", "style", "font-weight: 700", vec![text("b")])], "**b**"),
            (vec![with("b", "style", "font-weight:normal", vec![text("n")])], "n"),
            (
                vec![with("a", "href", "https://x.example/(a)", vec![text("see [1]")])],
                "[see (1)](https://x.example/%28a%29)",
            ),
            (vec![with("a", "href", "javascript:alert(1)", vec![text("x")])], "x"),
            (vec![element("script", vec![text("alert(1)")]), element("style", vec![text("b{}")])], ""),
            (vec![element("u", vec![text("plain\u{200b}\u{a0}x")])], "plain x"),
        ] {
            assert_eq!(text_of(&given), wanted, "{given:?}");
        }
    }

    #[test]
    fn tables_are_rows_unless_they_only_lay_things_out() {
        let cell = |name: &str, it: &str| element(name, vec![text(it)]);
        let row = |all: Vec<Node>| element("tr", all);
        let table = element(
            "table",
            vec![
                row(vec![cell("th", "Item"), cell("th", "Price")]),
                element("tbody", vec![row(vec![cell("td", "a|b"), cell("td", "5")])]),
            ],
        );
        let written = text_of(std::slice::from_ref(&table));
        assert_eq!(written, "| **Item** | **Price** |\n| a\u{2060}|b | 5 |");
        assert!(html_of(&nodes(&written)).contains("<td>a|b</td>"));
        let layout = element("table", vec![row(vec![element("td", vec![table.clone()]), cell("td", "x")])]);
        assert_eq!(text_of(&[layout]), format!("{written}\nx"));
        assert_eq!(text_of(&[element("table", vec![row(vec![cell("td", "one")])])]), "one");
    }

    #[test]
    fn depth_ends_in_something() {
        let deep = |name: &str| (0..5_000).fold(text("x"), |inner, _| element(name, vec![inner]));
        for name in ["div", "blockquote", "ul", "table"] {
            let nodes = [deep(name)];
            assert!(text_of(&nodes).len() < 20_000, "{name}");
            // Its own drop would go as deep.
            std::mem::forget(nodes);
        }
    }
}
