//! Live chat: visitors of a page, by the number that their browser was given.

use crate::model::Channel;

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

/// Returns the e-mail address that a visitor left in what they wrote: an answer goes there once they are gone.
pub fn left_address(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()));
    words.find_map(|it| super::address(Channel::Email, it).filter(|it| it.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_what_a_visitor_wrote() {
        for (text, wanted) in [
            ("My e-mail address: Kim@Guests.example", Some("kim@guests.example")),
            ("Write to <kim@guests.example>, please.", Some("kim@guests.example")),
            ("I am @kim, on line 2.", None),
            ("", None),
        ] {
            assert_eq!(left_address(text).as_deref(), wanted, "{text}");
        }
    }
}
