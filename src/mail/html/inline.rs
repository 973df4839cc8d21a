//! Style sheets of mail, written into the `style` of the elements they are meant for: newsletters keep
//! their colours there, and the frame has no style sheets. Simple selectors only: an element, a
//! class, an id, an element with a class. What comes out is cleaned like anything else.

use std::collections::HashMap;

use super::colour;
use crate::mail::html_text::{escape_into, unescape_into};
use crate::mail::tags::{Token, attributes, tokens};

/// So many rules are kept, and so much style of one element.
const MAX_RULES: usize = 2_000;
const MAX_STYLE: usize = 3_000;

/// HTML whose style sheets stand in its elements, and what its `html` and `body` ask for.
pub(super) struct Inlined {
    pub html: String,
    /// The direction of the whole.
    pub direction: Option<&'static str>,
    /// The style of the whole; not cleaned.
    pub style: String,
}

/// Writes style sheets into the elements of `html`.
pub(super) fn inline(html: &str) -> Inlined {
    let rules = Rules::of(html);
    let mut out = Inlined { html: String::with_capacity(html.len()), direction: None, style: String::new() };
    let mut walk = tokens(html);
    let mut rest = html;
    while let Some(token) = walk.next() {
        let source = &rest[..rest.len() - walk.rest().len()];
        rest = walk.rest();
        let Token::Open { name, attributes } = token else {
            out.html.push_str(source);
            continue;
        };
        let lower = name.to_ascii_lowercase();
        if lower == "html" || lower == "body" {
            out.root(&lower, attributes, &rules);
        }
        match rules.style_of(&lower, attributes) {
            Some(style) => {
                // The first of two attributes of one name counts.
                let at = attributes.as_ptr() as usize - source.as_ptr() as usize;
                out.html.push_str(&source[..at]);
                out.html.push_str(" style=\"");
                escape_into(&style, &mut out.html);
                out.html.push('"');
                out.html.push_str(&source[at..]);
            }
            None => out.html.push_str(source),
        }
    }
    out
}

impl Inlined {
    /// Notes what the root of the page asks for.
    fn root(&mut self, name: &str, attrs: &str, rules: &Rules) {
        let get = |wanted: &str| attribute(attrs, wanted);
        if let Some(direction) = get("dir") {
            let known = ["rtl", "ltr", "auto"].into_iter().find(|it| direction.eq_ignore_ascii_case(it));
            self.direction = known.or(self.direction);
        }
        for (attribute, property) in [("bgcolor", "background-color"), ("text", "color")] {
            if let Some(value) = get(attribute).filter(|it| colour::read(it).is_some()) {
                self.style.push_str(&format!("{property}:{value};"));
            }
        }
        let style = rules.style_of(name, attrs).or_else(|| get("style"));
        self.style.push_str(&style.unwrap_or_default());
        self.style.push(';');
    }
}

fn attribute(attrs: &str, wanted: &str) -> Option<String> {
    let (_, value) = attributes(attrs).find(|it| it.0.eq_ignore_ascii_case(wanted))?;
    let mut text = String::new();
    unescape_into(value.trim(), &mut text);
    Some(text)
}

/// Rules by what they select.
#[derive(Default)]
struct Rules {
    count: usize,
    by_element: HashMap<String, String>,
    by_class: HashMap<String, String>,
    by_both: HashMap<(String, String), String>,
    by_id: HashMap<String, String>,
}

impl Rules {
    fn of(html: &str) -> Self {
        let mut rules = Self::default();
        let mut rest = html;
        while let Some(at) = find_style(rest) {
            let Some(open) = rest[at..].find('>') else { break };
            let sheet = &rest[at + open + 1..];
            let end = end_of_style(sheet);
            rules.sheet(&sheet[..end]);
            rest = &sheet[end..];
        }
        rules
    }

    fn sheet(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].rsplit(['}', ';']).next().unwrap_or_default().trim();
            let Some(close) = end_of_block(&rest[open..]) else { break };
            let block = &rest[open + 1..open + close];
            // Rules for some screens, for printing, and the like stay away.
            if !selectors.starts_with('@') {
                for selector in selectors.split(',') {
                    self.add(selector.trim(), block);
                }
            }
            rest = &rest[open + close + 1..];
        }
    }

    fn add(&mut self, selector: &str, block: &str) {
        let is_name = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'));
        self.count += 1;
        if self.count > MAX_RULES || block.len() > MAX_STYLE {
            return;
        }
        let slot = match selector.split_once(['.', '#']) {
            None if is_name(selector) && !selector.is_empty() => {
                self.by_element.entry(selector.to_ascii_lowercase()).or_default()
            }
            Some((element, name)) if is_name(element) && is_name(name) && !name.is_empty() => {
                match (selector.contains('#'), element.is_empty()) {
                    (true, _) => self.by_id.entry(name.to_owned()).or_default(),
                    (false, true) => self.by_class.entry(name.to_owned()).or_default(),
                    (false, false) => {
                        self.by_both.entry((element.to_ascii_lowercase(), name.to_owned())).or_default()
                    }
                }
            }
            _ => return,
        };
        if slot.len() + block.len() <= MAX_STYLE {
            slot.push_str(block.trim());
            slot.push(';');
        }
    }

    /// Returns the style of an element, its own last; none if no rule is for it.
    fn style_of(&self, name: &str, attrs: &str) -> Option<String> {
        let mut style = String::new();
        let mut put = |it: Option<&String>| it.into_iter().for_each(|it| style.push_str(it));
        put(self.by_element.get(name));
        let (mut own, mut is_outlooks) = (None, false);
        if !attrs.trim().is_empty() {
            let classes = attribute(attrs, "class").unwrap_or_default();
            is_outlooks = name == "p" && classes.split_whitespace().any(|it| it.starts_with("Mso"));
            for class in classes.split_whitespace() {
                put(self.by_class.get(class));
                put(self.by_both.get(&(name.to_owned(), class.to_owned())));
            }
            if let Some(id) = attribute(attrs, "id") {
                put(self.by_id.get(&id));
            }
            own = attribute(attrs, "style");
        }
        // Outlook's paragraphs have no space between them, and rely on a sheet to say so.
        if is_outlooks && !style.contains("margin") {
            style.insert_str(0, "margin:0;");
        }
        if style.is_empty() {
            return None;
        }
        style.truncate(style.floor_char_boundary(MAX_STYLE));
        style.push_str(&own.unwrap_or_default());
        Some(style)
    }
}

fn find_style(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let is_it = |at: &usize| {
        bytes.get(at + 1..at + 6).is_some_and(|it| it.eq_ignore_ascii_case(b"style"))
            && bytes.get(at + 6).is_some_and(|it| matches!(it, b'>' | b' ' | b'\n' | b'\r' | b'\t'))
    };
    memchr::memchr_iter(b'<', bytes).find(is_it)
}

fn end_of_style(sheet: &str) -> usize {
    let bytes = sheet.as_bytes();
    let is_it = |at: &usize| bytes.get(at + 1..at + 7).is_some_and(|it| it.eq_ignore_ascii_case(b"/style"));
    memchr::memchr_iter(b'<', bytes).find(is_it).unwrap_or(sheet.len())
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |it| it.1);
    }
    out.push_str(rest);
    // What hid sheets from the first browsers.
    out.replace("<!--", " ").replace("-->", " ")
}

/// Returns where the block that begins here ends, blocks in it included.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, it) in text.bytes().enumerate() {
        match it {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_elements_they_are_for() {
        let html = "<style>/* x */ p, td.big { color: red } .a{font-weight:bold} #b{margin:0}\n\
            @media print { p { color: blue } } a:hover{color:green} .x .y{color:pink}</style>\
            <p>one</p><td class='big a' id=b style='color:#fff'>two</td><b class=none>three</b>";
        let out = inline(html).html;
        assert!(out.contains("<p style=\"color: red;\">one"), "{out}");
        assert!(
            out.contains("<td style=\"color: red;font-weight:bold;margin:0;color:#fff\" class='big a'"),
            "{out}"
        );
        assert!(out.contains("<b class=none>") && !out.contains("blue\""), "{out}");
    }

    #[test]
    fn the_page_says_what_is_true_of_all_of_it() {
        let page =
            inline("<html dir=RTL><body bgcolor='#000' text=white style='background:#111;margin:9px'>x");
        assert_eq!(page.direction, Some("rtl"));
        assert_eq!(page.style, ";background-color:#000;color:white;background:#111;margin:9px;");
        assert_eq!(inline("<p>x").direction, None);
    }

    #[test]
    fn outlook_s_paragraphs_have_no_space_between_them() {
        assert!(inline("<p class=MsoNormal>x").html.contains("<p style=\"margin:0;\" class=MsoNormal>"));
        let own = inline("<style>p.MsoNormal{margin:0cm;font-size:11pt}</style><p class=MsoNormal>x").html;
        assert!(own.contains("style=\"margin:0cm;font-size:11pt;\""), "{own}");
    }

    #[test]
    fn a_sheet_that_never_ends_takes_no_time() {
        inline(&"<style>".repeat(50_000));
        inline(&format!("<style>{}", "a{".repeat(200_000)));
        inline(&format!("<style>{}</style>{}", ".a{color:red}".repeat(10_000), "<p class=a>".repeat(10_000)));
    }
}
