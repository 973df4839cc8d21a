//! What the frame and its menus say.

use crate::model::Scope;
use crate::ui::plain::keys::Binding;
use crate::ui::plain::route::SettingsTab;
use crate::ui::text::language::{Said, say};

/// The name of the product.
pub const PRODUCT: Said = say("Team Inbox");
/// Switching people is no security.
pub const NO_WALL: Said = say("This is a demo: anyone here can switch person.");
/// The same in one's own workspace.
pub const NO_WALL_OF_MINE: Said = say("Anyone who uses this browser can act as anybody here.");
/// The heading of the team spaces of who is in one organization.
pub const TEAMS: Said = say("Teams");

/// Returns that nothing matches in the palette.
pub fn no_results(typed: &str) -> String {
    say!("No results for “{typed}”", typed)
}

/// The switch for shortcuts of one key.
pub const SINGLE_KEYS: Said = say("Single-key shortcuts");
/// The heading of an address that names nothing.
pub const LOST: Said = say("There is nothing at this address");

/// Returns that the address names somebody who is not here, and who acts instead.
pub fn unknown_person(wanted: &str, actor: &str) -> String {
    say!("Nobody here has the address {wanted}. You are acting as {actor}.", wanted, actor)
}

/// Returns what is said of an address that names nothing.
pub fn lost(address: &str) -> String {
    say!("“{address}” may be mistyped, or what it led to is gone or not visible to you.", address)
}

/// Returns the name of a tab of an organization's settings.
pub const fn tab(tab: SettingsTab) -> Said {
    match tab {
        SettingsTab::MessageSharing => say("Message sharing"),
        SettingsTab::Teams => say("Teams"),
        SettingsTab::Users => say("Users"),
        SettingsTab::Rules => say("Rules"),
        SettingsTab::Labels => say("Labels"),
        SettingsTab::SavedReplies => say("Saved replies"),
        SettingsTab::Options => say("Options"),
    }
}

/// Returns the keys of a binding as they stand on a keyboard.
pub fn keys(binding: &Binding) -> Vec<String> {
    let mut keys = Vec::new();
    if binding.primary {
        keys.push(say("Ctrl").to_owned());
    }
    if binding.shift {
        keys.push("⇧".to_owned());
    }
    for key in binding.key.split(' ') {
        keys.push(match key {
            "ArrowDown" => "↓".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "Escape" => say("Esc").to_owned(),
            "Delete" => say("Del").to_owned(),
            "Enter" => "Enter".to_owned(),
            other => other.chars().map(capital).collect(),
        });
    }
    keys
}

/// Returns a letter as it stands on a key. The standard library's table of all capitals is a tenth of
/// what a first load brings of text; keys are found by their place where letters are of other scripts.
const fn capital(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => (letter as u8 - 0x20) as char,
        _ => letter.to_ascii_uppercase(),
    }
}

/// Returns what archiving is called.
pub const fn archive(scope: Scope) -> Said {
    match scope {
        Scope::Mine => say("Archive"),
        Scope::Everyone => say("Archive for everyone"),
    }
}

/// Returns what watching, or no longer watching, is called.
pub const fn watch(watching: bool) -> Said {
    if watching { say("Unwatch") } else { say("Watch") }
}

/// Returns the menu item that puts a private conversation into an organization.
pub fn belong(organization: &str) -> String {
    say!("Put into {organization}", organization)
}

/// Returns the menu item that blocks a sender, or no longer.
pub fn block(address: &str, blocked: bool) -> String {
    if blocked { say!("Unblock {address}", address) } else { say!("Block {address}…", address) }
}

/// Returns that messages were exported.
pub fn exported(messages: usize) -> String {
    say!("{messages|one # message|other # messages} exported.", messages)
}

/// Returns the name of a file that is about a subject: letters and digits, not too many.
pub fn file_name(subject: &str, ending: &str) -> String {
    let plain = subject.chars().map(|it| if it.is_alphanumeric() { it } else { ' ' });
    let words: Vec<String> = plain.collect::<String>().split_whitespace().map(str::to_owned).collect();
    let name: String = words.join("-").chars().take(60).collect();
    let name = name.trim_matches('-');
    format!("{}.{ending}", if name.is_empty() { "message" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_on_keys_as_capitals() {
        let letters: String = "aöé÷1".chars().map(capital).collect();
        assert_eq!(letters, "AÖÉ÷1");
    }

    #[test]
    fn file_names_hold_letters_and_digits() {
        assert_eq!(file_name("Re: Grüße / ../etc", "eml"), "Re-Grüße-etc.eml");
        assert_eq!(file_name(" ?! ", "mbox"), "message.mbox");
        assert!(file_name(&"word ".repeat(50), "eml").chars().count() < 70);
    }
}
