//! HTML that somebody pastes: pictures that it holds itself become files, and what it says of others stays in
//! their place. Nothing is loaded, and no address of another's picture is kept, which may be a secret of theirs.

use serde::{Deserialize, Serialize};

use super::{MAX_HTML, policy, weight};
use crate::mail::html_text::{escape_into, unescape_into};
use crate::mail::markup::{picture_address, picture_at};
use crate::mail::pictures::{PICTURE_LEN, picture_kind};
use crate::mail::tags::{Token, attributes, tokens};
use crate::mail::transfer::base64;

/// More is not read, pictures included.
const MAX_PASTED: usize = 64 * 1024 * 1024;
/// What is smaller on one side, in pixels, is there to be counted.
const SMALLEST: u32 = 8;

/// A picture that pasted HTML holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it shows.
    pub shows: String,
    /// Its media type.
    pub media: String,
    /// The picture.
    pub bytes: Vec<u8>,
    /// It can be shown in mail.
    pub is_shown: bool,
}

/// What becomes of a [`Held`] picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It stands in the text, under this name.
    Within(String),
    /// It goes beside the text, since those in it would be too large.
    Beside,
    /// It is too large for any mail.
    TooLarge,
}

/// How many pictures of pasted HTML do not stand in the text, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// They are on other servers.
    pub remote: u32,
    /// The clipboard names them and does not hold them.
    pub missing: u32,
    /// They are damaged.
    pub damaged: u32,
    /// They are no pictures that mail shows, and go along as files.
    pub drawings: u32,
    /// They are too large together, and go along as files.
    pub beside: u32,
    /// They are too large for any mail.
    pub too_large: u32,
}

/// Returns HTML that somebody pastes, with nothing in it but what the policy lists, and what is missing in it;
/// none of what is too large or too deep. `keep` is given each picture that it holds. Where it names pictures of
/// the other program's, `brought` are those that came beside it, if they are as many.
pub fn pasted(
    html: &str,
    brought: &[String],
    keep: &mut dyn FnMut(Held) -> Kept,
) -> Option<(String, LeftOut)> {
    if html.len() > MAX_PASTED {
        return None;
    }
    let fits = !brought.is_empty() && brought.len() == named(html);
    let brought = if fits { brought.iter() } else { [].iter() };
    let mut page = Page { out: String::new(), left_out: LeftOut::default(), link: None, brought, keep };
    let mut walk = tokens(html);
    let mut rest = walk.rest();
    while let Some(token) = walk.next() {
        let source = &rest[..rest.len() - walk.rest().len()];
        rest = walk.rest();
        page.token(token, source);
    }
    let (out, left_out) = (page.out, page.left_out);
    let is_fine = out.len() <= MAX_HTML && !weight::is_too_much(&out);
    is_fine.then(|| (policy::keep_listed(&out), left_out))
}

/// Where a picture is.
enum Source {
    /// In its address.
    Data(String),
    /// In the draft.
    Ours,
    Remote,
    /// Where only the program knows that it was copied from.
    Elsewhere,
}

fn source(address: &str) -> Source {
    let scheme = address.split_once(':').map(|it| it.0.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("data") => Source::Data(address[5..].to_owned()),
        Some("http" | "https") => Source::Remote,
        _ if address.starts_with("//") => Source::Remote,
        Some("cid") if picture_at(address).is_some() => Source::Ours,
        _ => Source::Elsewhere,
    }
}

fn unescaped(written: &str) -> String {
    let mut out = String::new();
    unescape_into(written.trim(), &mut out);
    out
}

fn attribute(attrs: &str, name: &str) -> String {
    let value = attributes(attrs).find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1);
    value.map(unescaped).unwrap_or_default()
}

/// Tells whether a picture says that it is too small to be seen.
fn is_a_dot(attrs: &str) -> bool {
    let side = |name| attribute(attrs, name).trim_end_matches("px").parse::<u32>().ok();
    [side("width"), side("height")].into_iter().flatten().any(|it| it < SMALLEST)
}

/// Returns how many pictures are where only another program knows.
fn named(html: &str) -> usize {
    let is_named = |it: &Token<'_>| match it {
        Token::Open { name, attributes } if name.eq_ignore_ascii_case("img") => {
            matches!(source(&attribute(attributes, "src")), Source::Elsewhere) && !is_a_dot(attributes)
        }
        _ => false,
    };
    tokens(html).filter(is_named).count()
}

/// A page that is being written anew, for the policy.
struct Page<'p> {
    out: String,
    left_out: LeftOut,
    /// The link that is open: where it leads, and whether it has words or a picture.
    link: Option<(String, bool)>,
    /// Those that came beside it and have no place yet.
    brought: std::slice::Iter<'p, String>,
    keep: &'p mut dyn FnMut(Held) -> Kept,
}

impl Page<'_> {
    fn token(&mut self, token: Token<'_>, source: &str) {
        match token {
            Token::Open { name, attributes } if name.eq_ignore_ascii_case("img") => {
                return self.picture(attributes);
            }
            Token::Open { name, attributes } if name.eq_ignore_ascii_case("a") => {
                self.link = Some((attribute(attributes, "href"), false));
            }
            Token::Close { name } if name.eq_ignore_ascii_case("a") => self.end_link(),
            Token::Text(text) if !text.trim().is_empty() => self.said(),
            _ => {}
        }
        self.out.push_str(source);
    }

    fn said(&mut self) {
        if let Some(link) = &mut self.link {
            link.1 = true;
        }
    }

    /// Of a link around a picture that says nothing its address stays.
    fn end_link(&mut self) {
        if let Some((address, false)) = self.link.take() {
            escape_into(&address, &mut self.out);
        }
    }

    fn picture(&mut self, attrs: &str) {
        let shows = attribute(attrs, "alt");
        let name = match source(&attribute(attrs, "src")) {
            Source::Data(data) => self.held(&shows, &data),
            Source::Ours => picture_at(&attribute(attrs, "src")).map(str::to_owned),
            _ if is_a_dot(attrs) => return,
            Source::Remote => {
                self.left_out.remote += 1;
                None
            }
            Source::Elsewhere => {
                let next = self.brought.next().cloned();
                self.left_out.missing += u32::from(next.is_none());
                next
            }
        };
        match name {
            Some(name) => {
                self.said();
                self.out.extend(["<img src=\"", &picture_address(&name), "\" alt=\""]);
                escape_into(&shows, &mut self.out);
                self.out.push_str("\">");
            }
            None if !shows.is_empty() => {
                self.said();
                escape_into(&format!("[{shows}]"), &mut self.out);
            }
            None => {}
        }
    }

    /// Reads a picture from its address, and returns its name if it can stand in the text.
    fn held(&mut self, shows: &str, data: &str) -> Option<String> {
        let Some((media, bytes)) = decoded(data) else {
            self.left_out.damaged += 1;
            return None;
        };
        let kind = picture_kind(&bytes[..bytes.len().min(PICTURE_LEN as usize)]);
        if kind.is_none() && media != "image/svg+xml" {
            self.left_out.damaged += 1;
            return None;
        }
        let media = kind.map_or(media, str::to_owned);
        let held = Held { shows: shows.to_owned(), media, bytes, is_shown: kind.is_some() };
        match (self.keep)(held) {
            Kept::Within(name) => return Some(name),
            Kept::Beside if kind.is_none() => self.left_out.drawings += 1,
            Kept::Beside => self.left_out.beside += 1,
            Kept::TooLarge => self.left_out.too_large += 1,
        }
        None
    }
}

/// Returns the media type and the bytes of a `data:` address, if it is whole.
fn decoded(data: &str) -> Option<(String, Vec<u8>)> {
    let (about, written) = data.split_once(',')?;
    let mut about = about.split(';').map(|it| it.trim().to_ascii_lowercase());
    let media = about.next().filter(|it| it.starts_with("image/"))?;
    let written = percent(written);
    if !about.any(|it| it == "base64") {
        return Some((media, written)).filter(|it| !it.1.is_empty());
    }
    let digits: Vec<u8> = written.into_iter().filter(|it| !it.is_ascii_whitespace()).collect();
    let end = digits.iter().rposition(|it| *it != b'=').map_or(0, |it| it + 1);
    let is_digit = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/');
    let is_whole = end > 0 && end % 4 != 1 && digits.len() - end <= 2 && digits[..end].iter().all(is_digit);
    is_whole.then(|| (media, base64(&[&digits[..end], &b"=="[..(4 - end % 4) % 4]].concat())))
}

/// Reads what addresses write as `%2B`.
fn percent(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let read = tail.get(..2).filter(|_| *first == b'%').and_then(|it| std::str::from_utf8(it).ok());
        let byte = read.and_then(|it| u8::from_str_radix(it, 16).ok());
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    out
}

#[cfg(test)]
mod tests;
