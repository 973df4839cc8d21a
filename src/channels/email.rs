//! E-mail: any number of recipients, a subject, any files.

use super::rules::{Carries, FileRule, Kinds, Length, Markup};
use crate::mail;

pub const ICON: &str = "mail";

pub const CARRIES: Carries = Carries {
    subject: true,
    copies: true,
    length: Length::Any,
    markup: Markup::Full,
    files: FileRule { count: usize::MAX, kinds: &[Kinds { media: "", most: u64::MAX }] },
    files_alone: true,
};

pub fn address(written: &str) -> Option<String> {
    let [party] = &mail::recipients(written).ok()?[..] else { return None };
    party.address.contains('@').then(|| party.address.clone())
}

pub fn shown(address: &str) -> String {
    address.to_owned()
}
