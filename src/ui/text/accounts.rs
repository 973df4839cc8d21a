//! Text of the accounts of a person.

use crate::ui::text::language::{Said, say};

pub const MY_ACCOUNTS: Said = say("My accounts");
pub const ACCOUNTS_ARE: Said =
    say("Where your messages come from: by import, or from Customers. Nothing is fetched.");
/// A button and its dialog.
pub const ADD_ACCOUNT: Said = say("Add account");
pub const RENAME_ACCOUNT: Said = say("Rename account");
pub const REMOVE_ACCOUNT: Said = say("Remove account");
/// What removing an account does.
pub const REMOVED_ACCOUNT: Said = say(
    "Nothing comes in through it any more, and nothing can be sent from it. Its conversations stay as they are.",
);
pub const CHANNEL: Said = say("Channel");
pub const ACCOUNT_ADDRESS: Said = say("Address, number or handle");
pub const SIMULATED: Said = say("A demo account");
pub const SIMULATED_IS: Said =
    say("What you send from it counts as delivered, and you can write to it under Customers.");
pub const PRIVATE: Said = say("Private to you");
pub const NO_ACCOUNTS: Said = say("You have no account yet: add one, then import mail into it.");

/// Returns the title of removing an account.
pub fn remove_account(name: &str) -> String {
    say!("Remove account: {name}", name)
}

/// Returns that removing an account ends its sharing.
pub fn sharing_ends(organization: &str) -> String {
    say!("Its sharing in {organization} ends.", organization)
}

/// Returns with which team an account is shared.
pub fn shared_with(team: &str) -> String {
    say!("Shared with {team}", team)
}

/// Returns where the accounts and addresses stand that others share.
pub fn others_share(organization: &str) -> String {
    say!("Everything that is shared in {organization}, and who sees it", organization)
}

/// Returns that an account is shared.
pub fn shared_in(organization: &str) -> String {
    say!("Shared in {organization}", organization)
}
