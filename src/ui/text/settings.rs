//! Text of the first start, of the settings and of customers.

use crate::model::{Configure, Directory, SharingChoice};
use crate::ui::text::language::{Said, say};

/// The name of the product.
pub const PRODUCT: Said = say("Team Inbox");
pub const WHAT_IT_IS: Said = say(
    "A shared inbox for your team that runs entirely in this browser: no sign‑up, no server, and nothing leaves this computer.",
);
pub const TRY_DEMO: Said = say("Try the demo");
pub const DEMO_HOLDS: Said =
    say("A company with six people, three teams and nine accounts, and messages on every channel.");
/// The demo is a file beside the page.
pub const NO_DEMO: Said =
    say("The demo could not be loaded; nothing was changed. Check the connection and try again.");
pub const START_EMPTY: Said = say("Start with my own mail");
pub const EMPTY_ASKS: Said =
    say("Step by step: yourself, your colleagues, a team, an address, your mail. You can skip any step.");
pub const WALK: Said = say("Take a walkthrough");
pub const WALK_IS: Said = say("Learn by doing, in a practice workspace: a few minutes each.");
/// The demo is being set up.
pub const SETTING_UP: Said = say("Setting up…");
/// A first start decides nothing for ever.
pub const CHANGE_LATER: Said = say("You can start over later under Settings > Data.");
pub const YOUR_NAME: Said = say("Your name");
pub const YOUR_EMAIL: Said = say("Your e-mail address");
pub const ORGANIZATION: Said = say("Organization");
pub const ORGANIZATION_HINT: Said =
    say("People, teams and shared messages belong to it. You will be its owner.");
pub const BEGIN: Said = say("Begin");
pub const BACK: Said = say("Back");
pub const RESTORE: Said = say("Open a file");
pub const RESTORE_TAKES: Said = say("A workspace you exported earlier, or a scenario somebody sent you.");

/// The navigation of the settings.
pub const SETTINGS: Said = say("Settings");
pub const PREFERENCES: Said = say("Preferences");
pub const ACCOUNTS: Said = say("Accounts");
pub const DATA: Said = say("Data");
pub const CUSTOMERS: Said = say("Customers");
pub const ORGANIZATIONS: Said = say("Organizations");
/// A button and its dialog.
pub const NEW_ORGANIZATION: Said = say("New organization");
/// Why nothing can be changed.
pub const READ_ONLY: Said =
    say("You can look at everything here. Only the owner and admins of the organization can change it.");
const SAVED: Said = say("Saved.");
pub const SAVE: Said = say("Save");
pub const CANCEL: Said = say("Cancel");
/// Goes on to the next step.
pub const CONTINUE: Said = say("Continue");
/// A button in a menu.
pub const REMOVE: Said = say("Remove");
/// A button in a menu.
pub const EDIT: Said = say("Edit");
pub const ADD: Said = say("Add");
pub const NAME: Said = say("Name");
pub const ADDRESS: Said = say("Address");
pub const KIND: Said = say("Kind");
pub const DELIVERY: Said = say("Delivery");
pub const TEAM_OR_AUDIENCE: Said = say("Team or audience");
pub const OWNER: Said = say("Owner");
pub const ADDED_BY: Said = say("Added by");
pub const STATE: Said = say("State");
pub const LAST_MESSAGE: Said = say("Last message");
pub const ACTIONS: Said = say("Actions");
pub const NEVER: Said = say("never");

/// The name of the tabs of an organization.
pub const TABS: [Said; 7] = [
    say("Message sharing"),
    say("Teams"),
    say("Users"),
    say("Rules"),
    say("Labels"),
    say("Saved replies"),
    say("Options"),
];

pub const OPTIONS: Said = say("Options");
pub const ORGANIZATION_NAME: Said = say("Name of the organization");
pub const SEVERAL: Said = say("E-mail to several teams");
pub const SEVERAL_IS: Said = say("A message to support@ and sales@ at once.");
pub const SEVERAL_VALUES: [Said; 2] =
    [say("One conversation, in one team inbox"), say("One copy in each team inbox")];

/// Returns what was saved, for a toast; `directory` knows it already.
pub fn saved(asked: &Configure, directory: &Directory) -> String {
    let shared = |address: &str, sharing: &SharingChoice| match sharing {
        SharingChoice::TeamInbox(team) => {
            say!("{address} is shared with {team}.", address, team = directory.team_name(*team))
        }
        SharingChoice::Inbox(_) => say!("{address} is shared.", address),
    };
    match asked {
        Configure::PutTeam(None, team) => say!("Team {name} created.", name = team.name.as_str()),
        Configure::AddAccount { name, .. } => say!("Account {name} added.", name = name.as_str()),
        Configure::ShareAccount { account, sharing: Some(sharing), .. } => {
            let address = directory.accounts.get(account).map_or("", |it| it.address.as_str());
            shared(address, sharing)
        }
        Configure::PutAddress { id: None, address, sharing, .. } => shared(address, sharing),
        Configure::WithExisting(asked) => saved(asked, directory),
        _ => SAVED.to_owned(),
    }
}

/// Returns a message to be sent to the owner of an address, with the code that verifies it.
pub fn verification(address: &str, code: &str) -> (String, String) {
    (
        say!("Verify {address}: {code}", address, code),
        say!(
            "Somebody wants to share the messages to {address} in Team Inbox.\n\nThe code is {code}\n\nIf that was not you, nothing needs to be done.",
            address,
            code
        ),
    )
}

/// Returns the name of a role.
pub const fn role(role: crate::model::Role) -> Said {
    use crate::model::Role;
    match role {
        Role::Owner => say("Owner"),
        Role::Admin => say("Admin"),
        Role::Member => say("Member"),
    }
}

/// Returns why a workspace file was not restored.
pub fn cannot_restore(error: &crate::session::backup::BackupError) -> String {
    use crate::session::backup::BackupError;
    match error {
        BackupError::Other => say("This is not a Team Inbox workspace file. Nothing was changed.").to_owned(),
        BackupError::Newer => {
            say("This file was written by a newer version of Team Inbox. Reload to get it, then try again.")
                .to_owned()
        }
        BackupError::Truncated => say("This file is incomplete. Nothing was changed.").to_owned(),
        BackupError::Damaged(line) => {
            say!("This file is damaged at line {line}. Nothing was changed.", line)
        }
        BackupError::NotEmpty => say("There is a workspace here already. Nothing was changed.").to_owned(),
        BackupError::Unreadable => say("The browser could not read the file. Choose it again.").to_owned(),
        BackupError::Store(error) => super::store_error(error),
    }
}
