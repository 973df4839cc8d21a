//! How things look, as far as that is a matter of names: colours, initials, icons, sizes.

use crate::model::{Mailbox, PersonId};

/// Returns the colour of a person, 1 to 8.
pub const fn hue(person: PersonId) -> u16 {
    person.0 % 8 + 1
}

/// Returns the colour of somebody outside by their name or address, 1 to 8: always the same.
pub fn hue_of(name: &str) -> u8 {
    let mixed = name.trim().bytes().fold(0x811c_9dc5_u32, |sum, it| {
        (sum ^ u32::from(it.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    (mixed >> 16) as u8 % 8 + 1
}

/// Returns "MC" for "Mia Chen", "js" for "jo.smith@example.com": style/parts/avatar.css makes capitals of
/// them, so that no table of capitals has to be loaded.
pub fn initials(name: &str) -> String {
    let name = name.split('@').next().unwrap_or(name);
    let words: Vec<_> = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let first = |it: &&str| it.chars().next();
    match words[..] {
        [] => "?".to_owned(),
        [one] => one.chars().take(2).collect(),
        [one, .., last] => first(&one).into_iter().chain(first(&last)).collect(),
    }
}

/// Returns the icon of a mailbox.
pub const fn mailbox_icon(mailbox: Mailbox) -> &'static str {
    match mailbox {
        Mailbox::Inbox => "inbox",
        Mailbox::TeamInboxes | Mailbox::TeamInbox(_) => "team",
        Mailbox::AssignedToMe | Mailbox::TeamAssigned(_) => "assigned",
        Mailbox::AssignedToOthers => "assign",
        Mailbox::Closed | Mailbox::TeamClosed(_) => "close",
        Mailbox::All | Mailbox::TeamAll(_) => "all",
        Mailbox::Snoozed => "snooze",
        Mailbox::Starred => "star",
        Mailbox::Drafts => "draft",
        Mailbox::Sent => "send",
        Mailbox::Outbox => "outbox",
        Mailbox::Trash => "trash",
        Mailbox::Spam => "spam",
        Mailbox::Label(_) => "label",
    }
}

/// Returns a size as people read it: `88 kB`, `1.2 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
