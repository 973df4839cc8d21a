//! Text of Settings > Organizations > NAME > Message sharing.

use std::collections::BTreeMap;

use super::{conversations, counted, listed};
use crate::model::{AddressKind, Delivery, Directory, Effect, PersonId, Reach, Sharing, Who};

pub const SHARED_ACCOUNTS: &str = "Shared accounts";
pub const ACCOUNTS_ARE: &str = "Accounts whose incoming messages reach more than their owner.";
pub const SHARED_ADDRESSES: &str = "Shared addresses";
pub const ADDRESSES_ARE: &str = "Addresses, not accounts: what comes to them is shared wherever it arrives.";
/// A button and its dialog.
pub const SHARE_ACCOUNT: &str = "Share an account";
/// A button and its dialog.
pub const ADD_ADDRESS: &str = "Add shared address";
pub const EDIT_SHARING: &str = "Edit sharing";
/// A dialog and a button.
pub const VERIFY_ADDRESS: &str = "Verify address";
/// A button in a row.
pub const VERIFY: &str = "Verify";
pub const VERIFIED: &str = "Verified";
pub const PENDING: &str = "Pending";
/// A state of an account.
pub const CONNECTED: &str = "Connected";
pub const NO_ACCOUNTS: &str = "No account is shared yet.";
pub const NO_ADDRESSES: &str = "No address is shared yet.";
/// The steps of a dialog.
pub const STEPS: [&str; 3] = ["Source", "Where messages go", "People"];
/// The list of the steps.
pub const STEPS_LABEL: &str = "Steps";
pub const ACCOUNT: &str = "Account";
pub const NO_ACCOUNT_LEFT: &str = "Every account of the organization's people is shared. More are connected under Settings > Accounts, by their owners.";
/// The choice of step two.
pub const WHERE: &str = "Where incoming messages go";
pub const TEAM_INBOX: &str = "Team Inbox";
pub const TEAM_INBOX_IS: &str =
    "One shared queue. Whoever assigns, archives or closes a message clears it for everyone.";
pub const INBOX: &str = "Inbox";
pub const INBOX_IS: &str =
    "A copy in each person’s own Inbox, or archived automatically. Everyone clears their own.";
pub const TEAM: &str = "Team";
pub const NO_TEAM: &str = "There is no team with an inbox yet: make one under Teams.";
/// The people of step three.
pub const AUDIENCE: &str = "Audience";
pub const EVERYONE: &str = "Everyone";
pub const RECEIVE: &str = "Receive in Inbox";
pub const AUTO_ARCHIVE: &str = "Auto-archive";
pub const ADD_TO_AUDIENCE: &str = "Add a person or a team";
pub const PREVIEW: &str = "Who will see new messages";
pub const NOBODY: &str = "Nobody would see them.";
pub const SHARE: &str = "Share";
pub const CODE: &str = "Code";
/// Puts a message with the code into an account.
pub const SEND_CODE: &str = "Send the code";
/// There is no account that could receive the code.
pub const NO_CODE: &str =
    "No e-mail account of the organization can receive a code. An admin can say that the address is theirs.";
/// Opens the message with the code.
pub const OPEN_MESSAGE: &str = "Open the message";
pub const I_CONTROL: &str = "I control this address";
/// Only admins may say so.
pub const CONTROL_HINT: &str = "As an admin you can vouch for it instead.";
pub const STOP_SHARING: &str = "Stop sharing";

/// Returns the name of a kind of address.
pub const fn kind(kind: AddressKind) -> &'static str {
    match kind {
        AddressKind::Alias => "Alias",
        AddressKind::GoogleGroup => "Google group",
        AddressKind::DistributionList => "Distribution list",
        AddressKind::Forwarded => "Forwarded",
    }
}

/// Returns what a kind of address is.
pub const fn kind_hint(kind: AddressKind) -> &'static str {
    match kind {
        AddressKind::Alias => "Another name of a mailbox that is connected here.",
        AddressKind::GoogleGroup => "Its members get a copy each; here it is one conversation.",
        AddressKind::DistributionList => "Copies go to everyone on the list.",
        AddressKind::Forwarded => "The domain’s host sends it on to a mailbox that is connected here.",
    }
}

/// Returns where a sharing sends messages.
pub const fn delivery(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::TeamInbox(_) => TEAM_INBOX,
        Sharing::Inbox(_) => INBOX,
    }
}

/// Returns an audience in words: "Ann and Ben receive; everyone else auto-archived".
pub fn audience(entries: &[(Who, Delivery)], directory: &Directory) -> String {
    let named = |wanted: Delivery| {
        let these = entries.iter().filter(|it| it.1 == wanted);
        listed(&these.map(|it| who(it.0, directory)).collect::<Vec<_>>())
    };
    let (receive, archive) = (named(Delivery::Receive), named(Delivery::AutoArchive));
    match (receive.is_empty(), archive.is_empty()) {
        (false, true) => receive,
        (true, false) => format!("{archive}, auto-archived"),
        _ => format!("{receive}; {archive} auto-archived"),
    }
}

/// Returns the name of a part of an audience.
pub fn who(who: Who, directory: &Directory) -> String {
    match who {
        Who::Everyone => EVERYONE.to_owned(),
        Who::Team(team) => directory.team_name(team).to_owned(),
        Who::Person(person) => directory.name(person).to_owned(),
    }
}

/// Returns how a new message reaches people.
pub fn effect(effect: Effect, team: Option<&str>) -> String {
    let team = team.unwrap_or("the team");
    match effect {
        Effect::TeamInboxes => format!("notified · {team} and Team Inboxes"),
        Effect::TeamInbox => format!("{team} only, not notified"),
        Effect::Inbox => "notified · own Inbox".to_owned(),
        Effect::All => "All and search only, not notified".to_owned(),
    }
}

/// Returns the title of the dialog that ends a sharing.
pub fn stop(name: &str) -> String {
    format!("Stop sharing {name}?")
}

/// Returns who no longer gets new messages.
pub fn loses(names: &[String]) -> String {
    match names {
        [] => "Nobody loses anything: it reached nobody.".to_owned(),
        names => format!("{} will no longer get its new messages.", listed(names)),
    }
}

/// Returns who gets them instead.
pub fn private_to(owner: &str) -> String {
    format!("New messages go to {owner} alone.")
}

/// Returns that existing conversations stay.
pub const STAYS: &str = "Conversations that are here stay as they are, with everybody who can see them.";

/// The choice that takes access away.
pub const ALSO_EXISTING: &str = "Also for existing conversations";
pub const NONE_EXISTING: &str = "No conversation that is here changes by it.";

/// Returns what that choice does: how many change, who loses and who gains access, what is left alone.
pub fn existing(reach: &Reach, left_alone: usize, directory: &Directory) -> Vec<String> {
    let mut lines = Vec::new();
    if reach.conversations > 0 {
        let change = if reach.conversations == 1 { "changes" } else { "change" };
        lines.push(format!("{} {change}.", conversations(reach.conversations)));
    }
    let all = reach.conversations;
    lines.extend(by_count(&reach.lose, all, "loses access to", "lose access to", directory));
    lines.extend(by_count(&reach.gain, all, "gains access to", "gain access to", directory));
    if left_alone > 0 {
        let private = counted(left_alone, "private conversation stays", "private conversations stay");
        lines.push(format!("{private} as before: only the owner of the account can share what is private."));
    }
    if lines.is_empty() {
        lines.push(NONE_EXISTING.to_owned());
    }
    lines
}

/// Whom the same number concerns stands together.
fn by_count(
    people: &BTreeMap<PersonId, usize>,
    all: usize,
    one: &str,
    many: &str,
    directory: &Directory,
) -> Vec<String> {
    let mut counts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (person, count) in people {
        counts.entry(*count).or_default().push(directory.name(*person).to_owned());
    }
    let line = |(count, names): (&usize, &Vec<String>)| {
        let which = if all == 1 { "it".to_owned() } else { format!("{count} of them") };
        format!("{} {} {which}.", listed(names), if names.len() == 1 { one } else { many })
    };
    counts.iter().rev().map(line).collect()
}

/// Returns where the message with the code is.
pub fn code_waits(account: &str) -> String {
    format!("A message with the code is in {account}.")
}

/// Returns where a message with the code would go.
pub fn code_would_wait(account: &str) -> String {
    format!("A message with a code can be put into {account}.")
}
