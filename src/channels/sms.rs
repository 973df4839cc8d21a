//! SMS: telephone numbers, text in segments of one of two alphabets, pictures by MMS.

use super::rules::{Carries, FileRule, Kinds, Length, Markup};
use super::telephone;

pub const ICON: &str = "phone";

/// Providers split a text into segments themselves, and take 1600 characters; an MMS holds ten files of
/// 5 MB.
pub const CARRIES: Carries = Carries {
    subject: false,
    copies: false,
    length: Length::Segments(1600),
    markup: Markup::None,
    files: FileRule {
        count: 10,
        kinds: &[
            Kinds { media: "image/jpeg", most: 5_000_000 },
            Kinds { media: "image/png", most: 5_000_000 },
            Kinds { media: "image/gif", most: 5_000_000 },
        ],
    },
    files_alone: true,
};

pub fn address(written: &str) -> Option<String> {
    telephone::number(written)
}

pub fn shown(address: &str) -> String {
    telephone::shown(address)
}
