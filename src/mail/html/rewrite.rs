//! What becomes of links, pictures and quotations in HTML that is already clean.

use ammonia::Url;

use super::CleanHtml;
use crate::mail::host::{claimed_host, is_honest, shown_host};
use crate::mail::{
    encode::base64_encode,
    html_text::{escape_into, unescape_into},
    tags::{Token, attributes, tokens},
};

/// A picture that came with the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineImage {
    /// The media type in lower case.
    pub media: String,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// Pictures that are nothing but dots; an `svg` is a document.
const RASTER: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"];
/// How much of pictures is put into one document, in bytes.
const MAX_IMAGES: usize = 24 * 1024 * 1024;

// The page's policy leaves the frame no style sheet, only attributes.
const DETAILS: &str = "<details style=\"margin:8px 0\">";
const OPEN_DETAILS: &str = "<details open=\"\" style=\"margin:8px 0\">";
const SUMMARY: &str = "<summary style=\"cursor:pointer;opacity:.75\">Quoted text</summary>";
const QUOTE_STYLE: &str = "margin:4px 0 4px 4px;padding-left:12px;border-left:2px solid #8a8f98";
const NOTE_STYLE: &str = "opacity:.75";

/// Rewrites the output of `policy`; of other HTML it would promise nothing.
pub(super) fn rewrite(listed: &str, inline_image: &mut dyn FnMut(&str) -> Option<InlineImage>) -> CleanHtml {
    let mut page = Page {
        out: String::with_capacity(listed.len() + listed.len() / 8),
        inline_image,
        remote_images: 0,
        image_bytes: 0,
        quotes: 0,
        link: None,
        has_own_words: false,
    };
    let mut walk = tokens(listed);
    let mut rest = walk.rest();
    while let Some(token) = walk.next() {
        let source = &rest[..rest.len() - walk.rest().len()];
        rest = walk.rest();
        page.token(token, source);
    }
    page.finish()
}

struct Page<'f> {
    out: String,
    inline_image: &'f mut dyn FnMut(&str) -> Option<InlineImage>,
    remote_images: u32,
    image_bytes: usize,
    /// How many quotations are open.
    quotes: usize,
    link: Option<Link>,
    /// Whether anything is to be read outside of quotations.
    has_own_words: bool,
}

/// The open link: its host, and its words so far.
struct Link {
    host: Option<String>,
    words: String,
}

impl Page<'_> {
    fn token(&mut self, token: Token<'_>, source: &str) {
        match token {
            Token::Open { name: "a", attributes } => self.open_link(attributes),
            Token::Close { name: "a" } => self.close_link(),
            Token::Open { name: "img", attributes } => self.image(attributes),
            Token::Open { name: "blockquote", attributes } => self.open_quote(attributes),
            Token::Close { name: "blockquote" } => self.close_quote(),
            Token::Text(text) => {
                self.has_own_words |= self.quotes == 0 && !text.trim().is_empty();
                if let Some(link) = &mut self.link
                    && link.words.len() < 300
                {
                    unescape_into(text, &mut link.words);
                }
                self.out.push_str(source);
            }
            _ => self.out.push_str(source),
        }
    }

    fn open_link(&mut self, attrs: &str) {
        self.out.push_str("<a");
        let mut host = None;
        for (name, value) in attributes(attrs) {
            self.attribute(name, value);
            if name == "href" {
                let mut href = String::new();
                unescape_into(value, &mut href);
                let (title, real) = target(&href);
                host = real;
                self.out.push_str(" title=\"");
                escape_into(&title, &mut self.out);
                self.out.push_str("\" target=\"_blank\" rel=\"noopener noreferrer\"");
            }
        }
        self.out.push('>');
        self.link = Some(Link { host, words: String::new() });
    }

    /// Ends a link; one whose words name another host has the real one written after it.
    fn close_link(&mut self) {
        self.out.push_str("</a>");
        let Some(Link { host: Some(host), words }) = self.link.take() else { return };
        if claimed_host(&words).is_some_and(|claimed| !is_honest(&claimed, &host)) {
            self.note(&format!(" ({})", shown_host(&host)));
        }
    }

    fn image(&mut self, attrs: &str) {
        let source = attributes(attrs).find(|it| it.0 == "src").map(|it| it.1).unwrap_or_default();
        let Some(address) = self.image_address(source) else {
            let alt = attributes(attrs).find(|it| it.0 == "alt").map(|it| it.1.trim()).unwrap_or_default();
            if !alt.is_empty() {
                let mut text = String::new();
                unescape_into(alt, &mut text);
                self.note(&text);
            }
            return;
        };
        self.has_own_words |= self.quotes == 0;
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

    /// Returns the address under which a picture may be shown: only such as hold it themselves.
    fn image_address(&mut self, source: &str) -> Option<String> {
        let mut address = String::new();
        unescape_into(source.trim(), &mut address);
        let (scheme, rest) = address.split_once(':')?;
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => {
                self.remote_images += 1;
                None
            }
            "cid" => {
                let image = (self.inline_image)(rest.trim_matches(['<', '>']))?;
                RASTER.contains(&image.media.as_str()).then_some(())?;
                self.has_room_for(image.bytes.len()).then_some(())?;
                Some(format!("data:{};base64,{}", image.media, base64_encode(&image.bytes)))
            }
            "data" => {
                let (media, data) = rest.split_once(',')?;
                let media = media.strip_suffix(";base64")?.to_ascii_lowercase();
                let data: String = data.chars().filter(|it| !it.is_ascii_whitespace()).collect();
                let is_base64 =
                    data.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'='));
                let is_fine = RASTER.contains(&media.as_str()) && is_base64 && self.has_room_for(data.len());
                is_fine.then(|| format!("data:{media};base64,{data}"))
            }
            _ => None,
        }
    }

    fn has_room_for(&mut self, bytes: usize) -> bool {
        self.image_bytes += bytes;
        self.image_bytes <= MAX_IMAGES
    }

    /// Folds the outermost quotations; those within them open with them.
    fn open_quote(&mut self, attrs: &str) {
        if self.quotes == 0 {
            self.out.push_str(DETAILS);
            self.out.push_str(SUMMARY);
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
        if self.quotes == 1 {
            self.out.push_str("</details>");
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

    fn finish(self) -> CleanHtml {
        // A message that only quotes is not hidden behind its own fold. The message cannot hold
        // such a tag itself: `details` is not listed.
        let html = if self.has_own_words { self.out } else { self.out.replace(DETAILS, OPEN_DETAILS) };
        CleanHtml { html, remote_images: self.remote_images, as_text: false }
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
