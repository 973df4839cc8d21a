//! Instagram: names with an `@`; who wrote can be answered, for a day by anything, for a week by a person.

use super::handle;
use super::rules::{Carries, FileRule, Kinds, Length, Markup};

pub const ICON: &str = "instagram";

pub const CARRIES: Carries = Carries {
    subject: false,
    copies: false,
    length: Length::Bytes(1000),
    markup: Markup::None,
    files: FileRule {
        count: 1,
        kinds: &[
            Kinds { media: "image/jpeg", most: 8_000_000 },
            Kinds { media: "image/png", most: 8_000_000 },
            Kinds { media: "image/gif", most: 8_000_000 },
            Kinds { media: "video/", most: 25_000_000 },
            Kinds { media: "audio/", most: 25_000_000 },
        ],
    },
    files_alone: true,
};

pub fn address(written: &str) -> Option<String> {
    let bare = written.trim().trim_end_matches('/');
    let bare = bare.rsplit_once("instagram.com/").map_or(bare, |it| it.1);
    handle(bare, |it| it.is_ascii_alphanumeric() || matches!(it, '.' | '_'), 30)
}

/// A number is what the provider calls somebody whose name it does not say.
pub fn shown(address: &str) -> String {
    if address.bytes().all(|it| it.is_ascii_digit()) { address.to_owned() } else { format!("@{address}") }
}
