//! What becomes of links, pictures and quotations in HTML that is already clean.

use super::images::{Images, InlineImage};
use super::links::Link;
use super::quotations::is_history;
use super::{CleanHtml, paper::Papers};
use crate::mail::{
    html_text::{escape_into, unescape_into},
    tags::{Token, attributes, tokens},
};

// The page's policy leaves the frame no style sheet, only attributes.
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

/// A page that is being written.
pub(super) struct Page<'f> {
    pub out: String,
    images: Images<'f>,
    /// The elements that are open, with their colours.
    pub paper: Papers,
    /// How many quotations are open.
    pub quotes: usize,
    /// Where the folds of outermost quotations begin and end in what is written.
    pub folds: Vec<(usize, Option<usize>)>,
    /// How many elements are open around a history that Outlook wrote below an answer.
    pub history: Option<usize>,
    pub link: Option<Link>,
    /// Whether anything is to be read outside of quotations.
    pub has_own_words: bool,
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

    /// Writes an attribute whose value is escaped already.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(value);
        self.out.push('"');
    }

    /// Writes words of ours between those of the message.
    pub(super) fn note(&mut self, text: &str) {
        self.out.push_str("<span style=\"");
        self.out.push_str(NOTE_STYLE);
        self.out.push_str("\">");
        escape_into(text, &mut self.out);
        self.out.push_str("</span>");
    }

    fn finish(self) -> CleanHtml {
        let html = self.folded();
        CleanHtml { html, remote_images: self.images.remote, as_text: false }
    }
}
