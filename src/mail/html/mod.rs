//! HTML of strangers, made safe to show: an allow-list first, then links, pictures and quotations.
//!
//! `ammonia` parses as browsers do and keeps what is listed in `policy`; its output is plain,
//! balanced HTML, and only that is then rewritten. Scripts could not run in the frame either way
//! (no `allow-scripts`, a policy of its own): this is the first of three walls.

mod colour;
mod frame;
mod images;
mod inline;
mod links;
mod paper;
mod pasted;
mod policy;
mod quotations;
mod rewrite;
mod style;
mod weight;

pub use frame::{FOLLOWS, frame_document};
pub use images::InlineImage;
pub use pasted::{Held, Kept, LeftOut, pasted};

use super::html_text::{html_text, text_html};

/// The largest HTML that is shown as HTML, in bytes.
const MAX_HTML: usize = 4 * 1024 * 1024;
/// How much of anything larger is shown, as text.
const MAX_TEXT: usize = 512 * 1024;

/// HTML that may be put into the frame of [`frame_document`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanHtml {
    /// The HTML.
    pub html: String,
    /// How many pictures of other servers were left out.
    pub remote_images: u32,
    /// Whether the message was too large or too deep for HTML and is shown as text.
    pub as_text: bool,
}

/// Cleans the HTML of a message. `inline_image` finds the attachment that a `cid:` address names.
pub fn clean(html: &str, inline_image: &mut dyn FnMut(&str) -> Option<InlineImage>) -> CleanHtml {
    if html.len() > MAX_HTML || weight::is_too_much(html) {
        let html = text_html(&html_text(html, MAX_TEXT));
        return CleanHtml { html, remote_images: 0, as_text: true };
    }
    let inlined = inline::inline(html);
    // What sheets added may be more than the message itself was.
    let source = if inlined.html.len() > 2 * MAX_HTML { html } else { &inlined.html };
    let listed = policy::keep_listed(source);
    let style = style::filter_style(&inlined.style).filter(|it| it.contains("color:"));
    rewrite::rewrite(&listed, inlined.direction, style.as_deref(), inline_image)
}
