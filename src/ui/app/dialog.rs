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
    /// Add people to conversations.
    AddPeople(Vec<Seen>),
    /// Move conversations to a team.
    Move(Vec<Seen>),
    /// Snooze conversations.
    Snooze(Vec<Seen>),
    /// Label conversations.
    Label(Vec<Seen>),
    /// What was not done because something changed since, and what is wanted all the same.
    Stale(Box<(Command, Vec<(ConversationId, Refusal)>)>),
    /// What was done while offline, and refused at the end.
    Overtaken,
    /// The source of a message: its subject, and the text.
    Original(Box<(String, String)>),
    /// Block a sender in an organization, or no longer.
    Block(Box<(OrgId, String, bool)>),
    /// Import files.
    Import,
    /// The table of keys.
    Keys,
    /// The command palette, with what was typed already.
    Palette(String),
    /// The person's own sections of the sidebar.
    Sections,
    /// Merge conversations.
    Merge(Vec<Seen>),
    /// Who the customer of a conversation is, over all channels.
    Customer(ConversationId),
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
    /// Save the workspace as a scenario, or these conversations of it.
    Saving(Vec<ConversationId>),
    /// Hand one conversation on, as it stands.
    Share(ConversationId),
    /// Something of the settings.
    Settings(Ask),
}

impl Dialog {
    /// Returns the article of the help that says how it works, if there is one.
    pub const fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::Assign(_) | Self::AddPeople(_) | Self::Move(_) | Self::Snooze(_) | Self::Stale(_) => {
                "triage"
            }
            Self::Merge(_) | Self::Overtaken => "triage",
            Self::Label(_) => "labels",
            Self::Customer(_) => "customers",
            Self::Erase(_) => "what-happens",
            Self::Import => "data",
            Self::Settings(ask) => ask.help(),
            _ => return None,
        })
    }
}

impl Ask {
    const fn help(&self) -> &'static str {
        match self {
            Self::ShareAccount(..) | Self::StopSharing(_) | Self::Access(_) => "sharing",
            Self::ShareAddress(..) | Self::Verify(..) => "addresses",
            Self::Account(_) | Self::RemoveAccount(_) => "accounts",
            Self::AddUser(_) | Self::RemoveUser(..) => "people",
            Self::Away(_) => "out-of-office",
            Self::DeleteTeam(_) => "teams",
            Self::Label(..) => "labels",
            Self::Rule(..) | Self::RemoveRule(_) => "balance",
            Self::SavedReply(..) | Self::Signature(_) => "saved-replies",
            Self::Organization => "options",
            Self::Reset | Self::Workspaces => "data",
        }
    }
}

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The whole organization's.
    Everyones,
    /// One's own.
    Own,
}

/// What a dialog of the settings asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Which account is shared with an organization, and how.
    ShareAccount(OrgId, Option<AccountId>),
    /// Which address is shared in an organization, and how.
    ShareAddress(OrgId, Option<AddressId>),
    /// For the code that verifies an address.
    Verify(AddressId),
    /// Nothing: it shows who has access by a sharing.
    Access(Shared),
    /// Whether a sharing ends.
    StopSharing(Shared),
    /// For a new account of one's own, or another name for one.
    Account(Option<AccountId>),
    /// Whether an account of one's own goes.
    RemoveAccount(AccountId),
    /// For a new user.
    AddUser(OrgId),
    /// When somebody is out of office.
    Away(PersonId),
    /// Who takes over from a user who is removed.
    RemoveUser(OrgId, PersonId),
    /// Who takes over from a team that is deleted.
    DeleteTeam(TeamId),
    /// For a label.
    Label(OrgId, Whose, Option<LabelId>),
    /// For a rule.
    Rule(OrgId, Option<RuleId>),
    /// Whether a rule is deleted.
    RemoveRule(RuleId),
    /// For a saved reply.
    SavedReply(OrgId, Whose, Option<SavedReplyId>),
    /// How one signs what is sent from an address.
    Signature(String),
    /// For another organization.
    Organization,
    /// Whether everything is removed from this browser.
    Reset,
    /// What becomes of the workspaces.
    Workspaces,
}
