//! The allow-list: the elements, attributes and addresses that HTML of strangers may have.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use ammonia::{Builder, Url, UrlRelative};

use super::style::{PROPERTIES, filter_style};

/// Elements of text, lists, tables and pictures. No forms, frames, `svg`, `math`, `style`, `meta`,
/// `base`, `link`; and no `details`, which is ours.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that go with everything in them. The content of others that are not listed stays.
const GONE: &[&str] = &[
    "applet",
    "audio",
    "base",
    "canvas",
    "embed",
    "frame",
    "frameset",
    "iframe",
    "link",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "param",
    "plaintext",
    "script",
    "select",
    "source",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

const ANYWHERE: &[&str] = &["align", "dir", "lang", "style"];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("col", &["span", "valign", "width"]),
    ("colgroup", &["span", "valign", "width"]),
    ("font", &["color", "face", "size"]),
    ("hr", &["color", "noshade", "size", "width"]),
    ("img", &["alt", "height", "src", "width"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("ul", &["type"]),
    ("table", &["bgcolor", "border", "cellpadding", "cellspacing", "height", "rules", "summary", "width"]),
    ("tbody", &["valign"]),
    ("td", &["bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "valign", "width"]),
    ("th", &["bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope", "valign", "width"]),
    ("tr", &["bgcolor", "height", "valign"]),
];

/// Where a link may lead.
const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];
/// Where a picture may come from, before `rewrite` decides what becomes of it.
const IMAGE_SCHEMES: &[&str] = &["http", "https", "cid", "data"];

/// Returns `html` with nothing in it but what is listed, balanced and quoted.
pub(super) fn keep_listed(html: &str) -> String {
    static POLICY: OnceLock<Builder<'static>> = OnceLock::new();
    POLICY.get_or_init(policy).clean(html).to_string()
}

fn policy() -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let mut policy = Builder::empty();
    policy
        .tags(set(TAGS))
        .clean_content_tags(set(GONE))
        .generic_attributes(set(ANYWHERE))
        .tag_attributes(ATTRIBUTES.iter().map(|it| (it.0, set(it.1))).collect())
        .tag_attribute_values(HashMap::new())
        .allowed_classes(HashMap::new())
        .url_schemes(LINK_SCHEMES.iter().chain(IMAGE_SCHEMES).copied().collect())
        .url_relative(UrlRelative::Deny)
        // `rewrite` writes it, with the rest of a link's attributes.
        .link_rel(None)
        .strip_comments(true)
        .filter_style_properties(set(PROPERTIES))
        .attribute_filter(filter_attribute);
    policy
}

/// Looks at the value of a listed attribute.
fn filter_attribute<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (element, attribute) {
        (_, "style") => filter_style(value).map(Cow::Owned),
        ("a", "href") => {
            let url = Url::parse(value).ok()?;
            // As the browser will read it: no hidden line breaks, no backslashes, the host in ASCII.
            LINK_SCHEMES.contains(&url.scheme()).then(|| Cow::Owned(url.into()))
        }
        ("img", "src") => {
            let scheme = value.trim_start().split_once(':')?.0;
            IMAGE_SCHEMES.iter().any(|it| it.eq_ignore_ascii_case(scheme)).then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}
