//! Text of Settings > Organizations > NAME > Message sharing.

use crate::ui::text::language::{Names, Said, say};
use std::collections::BTreeMap;

use super::listed;
use crate::model::{AddressKind, Delivery, Directory, Effect, PersonId, Reach, Sharing, Who};

pub const SHARED_ACCOUNTS: Said = say("Shared accounts");
pub const ACCOUNTS_ARE: Said = say("Accounts whose incoming messages reach more people than their owner.");
pub const SHARED_ADDRESSES: Said = say("Shared addresses");
pub const ADDRESSES_ARE: Said =
    say("Addresses, not accounts: what comes to them is shared wherever it arrives.");
/// A button and its dialog.
pub const SHARE_ACCOUNT: Said = say("Share an account");
/// A button and its dialog.
pub const ADD_ADDRESS: Said = say("Add shared address");
pub const EDIT_SHARING: Said = say("Edit sharing");
/// A dialog and a button.
pub const VERIFY_ADDRESS: Said = say("Verify address");
/// A button in a row.
pub const VERIFY: Said = say("Verify");
pub const VERIFIED: Said = say("Verified");
pub const PENDING: Said = say("Pending");
/// A state of an account.
pub const CONNECTED: Said = say("Connected");
pub const NO_ACCOUNTS: Said = say("No account is shared yet.");
pub const NO_ADDRESSES: Said = say("No address is shared yet.");
/// The steps of a dialog.
pub const STEPS: [Said; 3] = [say("Source"), say("Where messages go"), say("People")];
/// The list of the steps.
pub const STEPS_LABEL: Said = say("Steps");

/// Returns "Step 2 of 3: Where messages go".
pub fn step(at: usize) -> String {
    let (number, of, name) = (at + 1, STEPS.len(), STEPS.get(at).copied().unwrap_or_default());
    say!("Step {number} of {of}: {name}", number, of, name)
}
pub const ACCOUNT: Said = say("Account");
pub const NO_ACCOUNT_LEFT: Said = say(
    "Every account of the organization's people is shared. More are connected under Settings > Accounts, by their owners.",
);
/// The choice of step two.
pub const WHERE: Said = say("Where incoming messages go");
pub const TEAM_INBOX: Said = say("Team Inbox");
pub const TEAM_INBOX_IS: Said =
    say("One shared queue. Whoever assigns, archives or closes a message clears it for everyone.");
pub const INBOX: Said = say("Inbox");
pub const INBOX_IS: Said =
    say("A copy in each person’s own Inbox, or archived automatically. Everyone clears their own.");
pub const TEAM: Said = say("Team");
pub const NO_TEAM: Said = say("There is no team with an inbox yet.");
pub const CREATE_TEAM: Said = say("Create a team");
pub const TEAM_NAME: Said = say("Name of the team");
/// Below the active members of a team that is made here.
pub const TEAM_IS: Said = say("Observers, colour and hours can be set later under Teams.");
pub const CREATE: Said = say("Create");
/// The people of step three.
pub const AUDIENCE: Said = say("Audience");
pub const EVERYONE: Said = say("Everyone");
pub const RECEIVE: Said = say("Receive in Inbox");
pub const AUTO_ARCHIVE: Said = say("Auto-archive");
pub const ADD_TO_AUDIENCE: Said = say("Add a person or a team");
pub const PREVIEW: Said = say("Who will see new messages");
pub const NOBODY: Said = say("Nobody would see them.");
pub const SHARE: Said = say("Share");
pub const CODE: Said = say("Code");
/// Puts a message with the code into an account.
pub const SEND_CODE: Said = say("Send the code");
/// There is no account that could receive the code.
pub const NO_CODE: Said = say(
    "No e-mail account of the organization can receive a code. An admin can say that the address is theirs.",
);
/// Opens the message with the code.
pub const OPEN_MESSAGE: Said = say("Open the message");
pub const I_CONTROL: Said = say("I control this address");
/// Only admins may say so.
pub const CONTROL_HINT: Said = say("As an admin you can vouch for it instead.");
pub const STOP_SHARING: Said = say("Stop sharing");

/// Returns the name of a kind of address.
pub const fn kind(kind: AddressKind) -> Said {
    match kind {
        AddressKind::Alias => say("Alias"),
        AddressKind::GoogleGroup => say("Google group"),
        AddressKind::DistributionList => say("Distribution list"),
        AddressKind::Forwarded => say("Forwarded"),
    }
}

/// Returns what a kind of address is.
pub const fn kind_hint(kind: AddressKind) -> Said {
    match kind {
        AddressKind::Alias => say("Another name of a mailbox that is connected here."),
        AddressKind::GoogleGroup => say("Its members get a copy each; here it is one conversation."),
        AddressKind::DistributionList => say("Copies go to everyone on the list."),
        AddressKind::Forwarded => say("The domain’s host sends it on to a mailbox that is connected here."),
    }
}

/// Returns where a sharing sends messages.
pub const fn delivery(sharing: Sharing) -> Said {
    match sharing {
        Sharing::TeamInbox(_) => TEAM_INBOX,
        Sharing::Inbox(_) => INBOX,
    }
}

/// Returns an audience in words: "Ann and Ben receive; everyone else auto-archived".
pub fn audience(entries: &[(Who, Delivery)], directory: &Directory) -> String {
    let named = |wanted: Delivery| {
        let these = entries.iter().filter(|it| it.1 == wanted);
        let name = |it: &(Who, Delivery)| match it.0 {
            Who::Everyone if wanted == Delivery::AutoArchive && entries.len() > 1 => {
                say("everyone else").to_owned()
            }
            it => who(it, directory),
        };
        listed(&these.map(name).collect::<Vec<_>>())
    };
    let (receive, archive) = (named(Delivery::Receive), named(Delivery::AutoArchive));
    match (receive.is_empty(), archive.is_empty()) {
        (false, true) => receive,
        (true, false) => say!("{names}, auto-archived", names = archive),
        _ => say!("{receive}; {archive} auto-archived", receive, archive),
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
    let team = team.map_or_else(|| say("the team").to_owned(), str::to_owned);
    match effect {
        Effect::TeamInboxes => say!("notified · {team} and Team Inboxes", team),
        Effect::TeamInbox => say!("{team} only, not notified", team),
        Effect::Inbox => say("notified · own Inbox").to_owned(),
        Effect::All => say("All and search only, not notified").to_owned(),
    }
}

/// What is true of whoever owns the account that receives what is sent to an address.
pub const RECEIVER_TOO: Said = say("Whoever owns the account in which a message arrives sees it too.");

/// Takes who has access along, to be told to somebody.
pub const COPY: Said = say("Copy as text");
pub const COPIED: Said = say("Copied.");
pub const NOT_COPIED: Said = say("The browser did not let this be copied.");

/// What the command palette calls the page: it is asked for so.
pub const WHO_SEES: Said = say("Who sees what");

/// Returns the title of the dialog that shows who has access by a sharing.
pub fn access_to(name: &str) -> String {
    say!("People with access to {name}", name)
}

/// Returns what the button that opens it says of a row.
pub fn access_of(audience: &str, name: &str) -> String {
    say!("{audience}: people with access to {name}", audience, name)
}

/// Returns the title of the dialog that ends a sharing.
pub fn stop(name: &str) -> String {
    say!("Stop sharing {name}?", name)
}

/// Returns who no longer gets new messages.
pub fn loses(names: &[String]) -> String {
    match names {
        [] => say("Nobody loses anything: it reached nobody.").to_owned(),
        names => say!("{names} will no longer get its new messages.", names = Names::all(names)),
    }
}

/// Returns who gets them instead.
pub fn private_to(owner: &str) -> String {
    say!("New messages go to {owner} alone.", owner)
}

/// Returns that existing conversations stay.
pub const STAYS: Said = say("Conversations that are here stay as they are, with everybody who can see them.");

/// The choice that takes access away.
pub const ALSO_EXISTING: Said = say("Also for existing conversations");
pub const NONE_EXISTING: Said = say("No existing conversation changes.");

/// Returns what that choice does: how many change, who loses and who gains access, what is left alone.
pub fn existing(reach: &Reach, left_alone: usize, directory: &Directory) -> Vec<String> {
    let mut lines = Vec::new();
    let count = reach.conversations;
    if count > 0 {
        lines.push(say!("{count|one # conversation changes|other # conversations change}.", count));
    }
    let is_one = count == 1;
    for (count, names) in by_count(&reach.lose, directory) {
        lines.push(match is_one {
            true => say!("{names|one # loses|other # lose} access to it.", names),
            false => say!("{names|one # loses|other # lose} access to {count} of them.", names, count),
        });
    }
    for (count, names) in by_count(&reach.gain, directory) {
        lines.push(match is_one {
            true => say!("{names|one # gains|other # gain} access to it.", names),
            false => say!("{names|one # gains|other # gain} access to {count} of them.", names, count),
        });
    }
    if left_alone > 0 {
        lines.push(say!("{count|one # private conversation stays|other # private conversations stay} as before: only the owner of the account can share what is private.", count = left_alone));
    }
    if lines.is_empty() {
        lines.push(NONE_EXISTING.to_owned());
    }
    lines
}

/// Whom the same number concerns stands together.
fn by_count(people: &BTreeMap<PersonId, usize>, directory: &Directory) -> Vec<(usize, Names)> {
    let mut counts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (person, count) in people {
        counts.entry(*count).or_default().push(directory.name(*person).to_owned());
    }
    counts.into_iter().rev().map(|(count, names)| (count, Names::all(&names))).collect()
}

/// Returns where the message with the code is.
pub fn code_waits(account: &str) -> String {
    say!("A message with the code is in {account}.", account)
}

/// Returns where a message with the code would go.
pub fn code_would_wait(account: &str) -> String {
    say!("A message with a code can be put into {account}.", account)
}

/// Returns how many people a part of an audience is.
pub fn people(count: usize) -> String {
    say!("{count|one # person|other # people}", count)
}

/// Returns how many members a team has.
pub fn members(count: usize) -> String {
    say!("{count|one # member|other # members}", count)
}
