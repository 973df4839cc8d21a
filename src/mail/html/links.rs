//! Links that say where they lead.

use ammonia::Url;

use super::rewrite::Page;
use crate::mail::host::{claimed_host, is_honest, shown_host};
use crate::mail::html_text::{escape_into, unescape_into};
use crate::mail::tags::attributes;

/// The link that is open.
pub(super) struct Link {
    /// Where it leads, if to the web.
    host: Option<String>,
    /// What is said of where it leads.
    target: String,
    /// Its words so far.
    pub words: String,
    pub has_picture: bool,
}

impl Page<'_> {
    pub(super) fn open_link(&mut self, attrs: &str) {
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
    pub(super) fn close_link(&mut self) {
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
