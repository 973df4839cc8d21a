//! The custom API: messages of a system of one's own (docs/custom-api.md), under the names that it uses.

use super::rules::{Carries, FileRule, Kinds, Length, Markup};

pub const ICON: &str = "code";

pub const CARRIES: Carries = Carries {
    subject: true,
    copies: false,
    length: Length::Characters(100_000),
    markup: Markup::None,
    files: FileRule { count: 10, kinds: &[Kinds { media: "", most: 25_000_000 }] },
    files_alone: true,
};

/// Whatever the system calls somebody, in one word: it stands in an export as an address does in mail, where
/// blanks and brackets get lost, and with them whose talk it is.
pub fn address(written: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let bare = written.trim_matches(|it: char| it.is_whitespace() || it == '\'');
    let is_odd = |it: char| {
        it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '(' | ')' | ',' | ';' | '"')
    };
    let fits = !bare.is_empty() && bare.len() <= LONGEST && !bare.contains(is_odd);
    fits.then(|| bare.to_lowercase())
}

pub fn shown(address: &str) -> String {
    address.to_owned()
}
