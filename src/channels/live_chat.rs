//! Live chat: visitors of a page, by the number that their browser was given.

use super::rules::{Carries, FileRule, Kinds, Length, Markup};

pub const ICON: &str = "chat";

pub const CARRIES: Carries = Carries {
    subject: false,
    copies: false,
    length: Length::Characters(10_000),
    markup: Markup::Stars,
    files: FileRule {
        count: 5,
        kinds: &[
            Kinds { media: "image/", most: 5_000_000 },
            Kinds { media: "application/pdf", most: 5_000_000 },
            Kinds { media: "text/plain", most: 5_000_000 },
        ],
    },
    files_alone: true,
};

pub fn address(written: &str) -> Option<String> {
    let is_allowed = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    super::handle(written, is_allowed, 64)
}

pub fn shown(address: &str) -> String {
    address.to_owned()
}
