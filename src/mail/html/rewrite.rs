//! What becomes of links, pictures and quotations in HTML that is already clean.

use ammonia::Url;

use super::images::{Images, InlineImage};
use super::{CleanHtml, paper::Papers};
use crate::mail::host::{claimed_host, is_honest, shown_host};
use crate::mail::{
    html_text::{escape_into, unescape_into},
    tags::{Token, attributes, tokens},
};

// The page's policy leaves the frame no style sheet, only attributes.
const DETAILS: &str = "<details style=\"margin:8px 0\">";
const OPEN_DETAILS: &str = "<details open=\"\" style=\"margin:8px 0\">";
const SUMMARY: &str = "<summary style=\"cursor:pointer;opacity:.75\">Quoted text</summary>";
const END_DETAILS: &str = "</details>";
const QUOTE_STYLE: &str = "margin:4px 0 4px 4px;padding-left:12px;border-left:2px solid #8a8f98";
const NOTE_STYLE: &str = "opacity:.75";
/// Where a picture of another server would stand.
const BOX_STYLE: &str = "display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;border:1px dashed #8a8f98;opacity:.75";

/// Rewrites the output of `policy`; of other HTML it would promise nothing. Direction and style are
/// those of the whole page, the style cleaned.
pub(super) fn rewrite(
    listed: &str,
    direction: Option<&str>,
    style: Option<&str>,
    inline_image: &mut dyn FnMut(&str) -> Option<InlineImage>,
) -> CleanHtml {
    let mut page = Page {
        out: String::with_capacity(listed.len() + listed.len() / 8),
        images: Images::new(inline_image),
        paper: Papers::default(),
        quotes: 0,
        folds: Vec::new(),
        history: None,
        link: None,
        has_own_words: false,
    };
    let is_wrapped = direction.is_some() || style.is_some();
    if is_wrapped {
        page.begin(direction, style);
    }
    let mut walk = tokens(listed);
    let mut rest = walk.rest();
    while let Some(token) = walk.next() {
        let source = &rest[..rest.len() - walk.rest().len()];
        rest = walk.rest();
        page.token(token, source);
    }
    page.end_history(None);
    if is_wrapped {
        page.out.push_str("</div>");
    }
    page.finish()
}

struct Page<'f> {
    out: String,
    images: Images<'f>,
    /// The elements that are open, with their colours.
    paper: Papers,
    /// How many quotations are open.
    quotes: usize,
    /// Where the folds of outermost quotations begin and end in what is written.
    folds: Vec<(usize, Option<usize>)>,
    /// How many elements are open around a history that Outlook wrote below an answer.
    history: Option<usize>,
    link: Option<Link>,
    /// Whether anything is to be read outside of quotations.
    has_own_words: bool,
}

/// The open link: its host, what is said of where it leads, its words so far, and whether it has a
/// picture.
struct Link {
    host: Option<String>,
    target: String,
    words: String,
    has_picture: bool,
}

impl Page<'_> {
    /// Begins the element that stands for the whole page.
    fn begin(&mut self, direction: Option<&str>, style: Option<&str>) {
        self.out.push_str("<div");
        if let Some(direction) = direction {
            self.attribute("dir", direction);
        }
        if let Some(style) = style {
            let mut escaped = String::new();
            escape_into(style, &mut escaped);
            self.attribute("style", &escaped);
        }
        self.out.push('>');
        self.paper.whole(style.unwrap_or_default());
    }

    fn token(&mut self, token: Token<'_>, source: &str) {
        match token {
            Token::Open { name, attributes } => self.open(name, attributes, source),
            Token::Close { name } => {
                let depth = self.paper.close(name);
                self.end_history(Some(depth));
                match name {
                    "a" => self.close_link(),
                    "blockquote" => self.close_quote(),
                    _ => self.out.push_str(source),
                }
            }
            Token::Text(text) => {
                let is_blank = text.trim().is_empty() || text.trim() == "&nbsp;";
                self.has_own_words |= self.quotes == 0 && self.history.is_none() && !is_blank;
                if let Some(link) = &mut self.link
                    && link.words.len() < 300
                {
                    unescape_into(text, &mut link.words);
                }
                self.out.push_str(source);
            }
        }
    }

    fn open(&mut self, name: &str, attrs: &str, source: &str) {
        if self.history.is_none() && self.quotes == 0 && self.has_own_words && is_history(name, attrs) {
            self.history = Some(self.paper.depth());
            self.begin_fold();
        }
        let loses_colour = self.paper.open(name, attrs);
        match name {
            "a" => self.open_link(attrs),
            "img" => self.image(attrs),
            "blockquote" => self.open_quote(attrs),
            _ if loses_colour => self.open_without_colour(name, attrs),
            _ => self.out.push_str(source),
        }
    }

    /// Writes an element whose text nobody could tell from its paper.
    fn open_without_colour(&mut self, name: &str, attrs: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes(attrs) {
            match name {
                "color" => {}
                "style" => {
                    let kept: Vec<_> =
                        value.split(';').filter(|it| !it.trim_start().starts_with("color:")).collect();
                    self.attribute("style", &kept.join(";"));
                }
                _ => self.attribute(name, value),
            }
        }
        self.out.push('>');
    }

    fn begin_fold(&mut self) {
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
    fn end_history(&mut self, depth: Option<usize>) {
        if self.history.is_some_and(|it| depth.is_none_or(|depth| depth < it)) {
            self.history = None;
            self.end_fold();
        }
    }

    fn open_link(&mut self, attrs: &str) {
        self.out.push_str("<a");
        let (mut host, mut leads) = (None, String::new());
        for (name, value) in attributes(attrs) {
            self.attribute(name, value);
            if name == "href" {
                let mut href = String::new();
                unescape_into(value, &mut href);
                let (title, real) = target(&href);
                host = real;
                leads = title
                    .split_once(' ')
                    .map_or(title.clone(), |it| it.1.strip_prefix("to ").unwrap_or(it.1).to_owned());
                self.out.push_str(" title=\"");
                escape_into(&title, &mut self.out);
                self.out.push_str("\" target=\"_blank\" rel=\"noopener noreferrer\"");
            }
        }
        self.out.push('>');
        self.link = Some(Link { host, target: leads, words: String::new(), has_picture: false });
    }

    /// Ends a link; one whose words name another host has the real one written after it, and one
    /// without words, whose picture is on another server, says where it leads.
    fn close_link(&mut self) {
        let link = self.link.take();
        if let Some(link) = &link
            && link.words.trim().is_empty()
            && !link.has_picture
        {
            escape_into(&link.target, &mut self.out);
        }
        self.out.push_str("</a>");
        let Some(Link { host: Some(host), words, .. }) = link else { return };
        if claimed_host(&words).is_some_and(|claimed| !is_honest(&claimed, &host)) {
            self.note(&format!(" ({})", shown_host(&host)));
        }
    }

    /// Writes a picture, or what stands in its place.
    fn image(&mut self, attrs: &str) {
        let source = attributes(attrs).find(|it| it.0 == "src").map(|it| it.1).unwrap_or_default();
        let Some(address) = self.images.address(source) else {
            self.missing_image(attrs);
            return;
        };
        self.has_own_words |= self.quotes == 0 && self.history.is_none();
        if let Some(link) = &mut self.link {
            link.has_picture = true;
        }
        self.out.push_str("<img");
        let mut style = String::from("max-width:100%;object-fit:contain");
        for (name, value) in attributes(attrs) {
            match name {
                "src" => {}
                "style" => style = format!("{value};{style}"),
                _ => self.attribute(name, value),
            }
        }
        self.attribute("style", &style);
        self.attribute("src", &address);
        self.out.push('>');
    }

    /// Keeps the room of a picture that is not shown, and says what is in it. What is smaller than a
    /// letter was there to be counted.
    fn missing_image(&mut self, attrs: &str) {
        let alt = attributes(attrs).find(|it| it.0 == "alt").map(|it| it.1.trim()).unwrap_or_default();
        let mut text = String::new();
        unescape_into(alt, &mut text);
        if let Some(link) = &mut self.link {
            link.words.push_str(&text);
        }
        let side = |wanted: &str| {
            let written = attributes(attrs).find(|it| it.0 == wanted)?.1.trim().trim_end_matches("px");
            written.parse::<u32>().ok().filter(|it| *it <= 2_000)
        };
        match (side("width"), side("height")) {
            (Some(width), Some(height)) if width >= 8 && height >= 8 => {
                let style = format!("{BOX_STYLE};width:{width}px;height:{height}px");
                self.out.push_str("<span");
                self.attribute("style", &style);
                self.out.push('>');
                escape_into(&text, &mut self.out);
                self.out.push_str("</span>");
            }
            _ if !text.is_empty() => self.note(&text),
            _ => {}
        }
    }

    /// Folds the outermost quotations; those within them open with them.
    fn open_quote(&mut self, attrs: &str) {
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

    fn close_quote(&mut self) {
        self.out.push_str("</blockquote>");
        if self.quotes == 1 && self.history.is_none() {
            self.end_fold();
        }
        self.quotes = self.quotes.saturating_sub(1);
    }

    /// Writes an attribute whose value is escaped already.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(value);
        self.out.push('"');
    }

    /// Writes words of ours between those of the message.
    fn note(&mut self, text: &str) {
        self.out.push_str("<span style=\"");
        self.out.push_str(NOTE_STYLE);
        self.out.push_str("\">");
        escape_into(text, &mut self.out);
        self.out.push_str("</span>");
    }

    fn finish(mut self) -> CleanHtml {
        // Between the lines of an answer quotations are what it answers: the last one is folded. A
        // message that only quotes is not hidden behind its own fold.
        let last = self.folds.pop().filter(|_| self.has_own_words);
        let rest = if last.is_some() { self.folds } else { Vec::new() };
        let mut html = String::with_capacity(self.out.len());
        let mut from = 0;
        for (start, end) in rest {
            html.push_str(&self.out[from..start]);
            from = start + DETAILS.len() + SUMMARY.len();
            if let Some(end) = end {
                html.push_str(&self.out[from..end]);
                from = end + END_DETAILS.len();
            }
        }
        html.push_str(&self.out[from..]);
        // The message cannot hold such a tag itself: `details` is not listed.
        if !self.has_own_words {
            html = html.replace(DETAILS, OPEN_DETAILS);
        }
        CleanHtml { html, remote_images: self.images.remote, as_text: false }
    }
}

/// Tells whether an element begins what Outlook writes below an answer: a line, and the head of the
/// message that is answered.
fn is_history(name: &str, attrs: &str) -> bool {
    let style = attributes(attrs).find(|it| it.0 == "style").map(|it| it.1).unwrap_or_default();
    let style: String =
        style.chars().filter(|it| !it.is_whitespace()).collect::<String>().to_ascii_lowercase();
    match name {
        "div" => style.starts_with("border:none;border-top:solid") && style.contains("padding:3.0pt0"),
        "hr" => style.contains("display:inline-block") && style.contains("width:98%"),
        _ => false,
    }
}

/// Returns what is said of a link, and its host if it leads to the web.
fn target(href: &str) -> (String, Option<String>) {
    let Ok(url) = Url::parse(href) else {
        return (String::new(), None);
    };
    match (url.scheme(), url.host_str()) {
        ("mailto", _) => (format!("Write to {}", url.path()), None),
        ("tel", _) => (format!("Call {}", url.path()), None),
        (_, Some(host)) => (format!("Open {}", shown_host(host)), Some(host.to_owned())),
        _ => (String::new(), None),
    }
}
