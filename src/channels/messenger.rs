//! Messenger: whoever wrote to the page can be answered, for a day by anything, for a week by a person.

use super::handle;
use super::rules::{Carries, FileRule, Kinds, Length, Markup};

pub const ICON: &str = "messenger";

pub const CARRIES: Carries = Carries {
    subject: false,
    copies: false,
    length: Length::Characters(2000),
    markup: Markup::None,
    files: FileRule {
        count: 1,
        kinds: &[Kinds { media: "image/", most: 8_000_000 }, Kinds { media: "", most: 25_000_000 }],
    },
    files_alone: true,
};

/// A page-scoped number, or the name behind `m.me/`.
pub fn address(written: &str) -> Option<String> {
    let bare = written.trim();
    let bare = bare.rsplit_once("m.me/").map_or(bare, |it| it.1);
    handle(bare, |it| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_'), 50)
}

pub fn shown(address: &str) -> String {
    address.to_owned()
}
