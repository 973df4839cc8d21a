//! Text of the first start, of the settings and of the simulator.

/// The name of the product.
pub const PRODUCT: &str = "Team Inbox";
pub const WHAT_IT_IS: &str = "A shared queue for the messages of a team, which runs in this browser alone: no account, no server, nothing leaves this machine.";
pub const TRY_DEMO: &str = "Try the demo";
pub const DEMO_HOLDS: &str =
    "A company of six people, three teams and nine accounts, with messages over every channel.";
/// The demo is a file beside the page.
pub const NO_DEMO: &str =
    "The demo could not be loaded; nothing was changed. Check the connection and try again.";
pub const START_EMPTY: &str = "Start empty";
pub const EMPTY_ASKS: &str = "Name yourself and your organization, then connect accounts or import mail.";
/// The demo is being set up.
pub const SETTING_UP: &str = "Setting up …";
/// A first start decides nothing for ever.
pub const CHANGE_LATER: &str = "You can change your mind later: Settings, Data.";
pub const YOUR_NAME: &str = "Your name";
pub const YOUR_EMAIL: &str = "Your e-mail address";
pub const ORGANIZATION: &str = "Organization";
pub const ORGANIZATION_HINT: &str = "People, teams and shared messages belong to it. You will be its owner.";
pub const BEGIN: &str = "Begin";
pub const BACK: &str = "Back";
pub const RESTORE: &str = "Restore a file";
pub const RESTORE_TAKES: &str = "A workspace that was exported before.";

/// The navigation of the settings.
pub const SETTINGS: &str = "Settings";
pub const PREFERENCES: &str = "Preferences";
pub const ACCOUNTS: &str = "Accounts";
pub const DATA: &str = "Data";
pub const SIMULATOR: &str = "Simulator";
pub const ORGANIZATIONS: &str = "Organizations";
/// A button and its dialog.
pub const NEW_ORGANIZATION: &str = "New organization";
/// A button above the page on narrow screens.
pub const SHOW_MAILBOXES: &str = "Show mailboxes";
/// Why nothing can be changed.
pub const READ_ONLY: &str =
    "You can look at everything here. Only the owner and admins of the organization can change it.";
pub const SAVED: &str = "Saved.";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
/// Goes on to the next step.
pub const CONTINUE: &str = "Continue";
/// A button in a menu.
pub const REMOVE: &str = "Remove";
/// A button in a menu.
pub const EDIT: &str = "Edit";
pub const ADD: &str = "Add";
pub const NAME: &str = "Name";
pub const ADDRESS: &str = "Address";
pub const KIND: &str = "Kind";
pub const DELIVERY: &str = "Delivery";
pub const TEAM_OR_AUDIENCE: &str = "Team or audience";
pub const OWNER: &str = "Owner";
pub const ADDED_BY: &str = "Added by";
pub const STATE: &str = "State";
pub const LAST_MESSAGE: &str = "Last message";
pub const ACTIONS: &str = "Actions";
pub const NEVER: &str = "never";

/// The name of the tabs of an organization.
pub const TABS: [&str; 7] =
    ["Message sharing", "Teams", "Users", "Rules", "Labels", "Saved replies", "Options"];

/// Returns a message to be sent to the owner of an address, with the code that verifies it.
pub fn verification(address: &str, code: &str) -> (String, String) {
    (
        format!("Verify {address}: {code}"),
        format!(
            "Somebody wants to share the messages to {address} in Team Inbox.\n\nThe code is {code}\n\nIf that was not you, nothing needs to be done."
        ),
    )
}

/// Returns the name of what a message travels by.
pub const fn channel(channel: crate::model::Channel) -> &'static str {
    use crate::model::Channel;
    match channel {
        Channel::Email => "E-mail",
        Channel::Sms => "SMS",
        Channel::WhatsApp => "WhatsApp",
        Channel::Instagram => "Instagram",
        Channel::Messenger => "Messenger",
        Channel::LiveChat => "Live chat",
        Channel::Custom => "Custom API",
    }
}

/// Returns the name of a role.
pub const fn role(role: crate::model::Role) -> &'static str {
    use crate::model::Role;
    match role {
        Role::Owner => "Owner",
        Role::Admin => "Admin",
        Role::Member => "Member",
    }
}

/// Returns why a workspace file was not restored.
pub fn cannot_restore(error: &crate::session::backup::BackupError) -> String {
    use crate::session::backup::BackupError;
    match error {
        BackupError::Other => "This is no workspace file of Team Inbox. Nothing was changed.".to_owned(),
        BackupError::Newer => {
            "This file was written by a newer version of Team Inbox. Reload to get it, then try again."
                .to_owned()
        }
        BackupError::Truncated => "This file ends too early. Nothing was changed.".to_owned(),
        BackupError::Damaged(line) => {
            format!("This file is damaged at line {line}. Nothing was changed.")
        }
        BackupError::NotEmpty => "There is a workspace here already. Nothing was changed.".to_owned(),
        BackupError::Unreadable => "The browser could not read the file. Choose it again.".to_owned(),
        BackupError::Store(error) => super::store_error(error),
    }
}
