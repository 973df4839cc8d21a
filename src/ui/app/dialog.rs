//! Which dialog is open, and what it is about.

use crate::model::{
    AccountId, AddressId, Command, ConversationId, DraftKey, LabelId, OrgId, PersonId, Refusal, RuleId,
    SavedReplyId, Seen, Send, Shared, TeamId,
};

/// A dialog and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Assign conversations.
    Assign(Vec<Seen>),
    /// Move conversations to a team.
    Move(Vec<Seen>),
    /// Snooze conversations.
    Snooze(Vec<Seen>),
    /// Label conversations.
    Label(Vec<Seen>),
    /// What was not done because something changed since, and what is wanted all the same.
    Stale(Box<(Command, Vec<(ConversationId, Refusal)>)>),
    /// The source of a message: its subject, and the text.
    Original(Box<(String, String)>),
    /// Block a sender in an organization, or no longer.
    Block(Box<(OrgId, String, bool)>),
    /// Import files.
    Import,
    /// The table of keys.
    Keys,
    /// The command palette.
    Palette,
    /// Merge conversations.
    Merge(Vec<Seen>),
    /// Delete conversations for ever.
    Erase(Vec<Seen>),
    /// Send a message later.
    Later(Box<Send>),
    /// A new message.
    Compose,
    /// A new message that was begun.
    Draft(DraftKey),
    /// A new message, as a `mailto:` address begins it.
    Link(String),
    /// Something of the settings.
    Settings(Ask),
}

/// What a dialog of the settings asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Which account is shared with an organization, and how.
    ShareAccount(OrgId, Option<AccountId>),
    /// Which address is shared in an organization, and how.
    ShareAddress(OrgId, Option<AddressId>),
    /// For the code that verifies an address; whether it is on the way.
    Verify(AddressId, bool),
    /// Whether a sharing ends.
    StopSharing(Shared),
    /// For a new account of one's own, or another name for one.
    Account(Option<AccountId>),
    /// For a new user.
    AddUser(OrgId),
    /// When somebody is out of office.
    Away(PersonId),
    /// Who takes over from a user who is removed.
    RemoveUser(OrgId, PersonId),
    /// Who takes over from a team that is deleted.
    DeleteTeam(TeamId),
    /// For a label.
    Label(OrgId, Option<LabelId>),
    /// For a rule.
    Rule(OrgId, Option<RuleId>),
    /// Whether a rule is deleted.
    RemoveRule(RuleId),
    /// For a saved reply.
    SavedReply(OrgId, Option<SavedReplyId>),
    /// For another organization.
    Organization,
    /// Whether everything is removed from this browser.
    Reset,
    /// What becomes of the workspaces.
    Workspaces,
}
