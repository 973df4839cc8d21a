//! Ids are types: small numbers handed out in journal order, so nobody can swap two arguments.

use serde::{Deserialize, Serialize};

macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// Returns the id as an index into a column.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

typed_id!(/// A silo of users.
    OrgId(u16));
typed_id!(/// A person who uses the workspace.
    PersonId(u16));
typed_id!(/// A team of one organization.
    TeamId(u16));
typed_id!(/// A connected source of messages.
    AccountId(u16));
typed_id!(/// A shared address: an address, not an account.
    AddressId(u16));
typed_id!(/// An audience of an Inbox sharing, as it once stood; never edited, so that
    /// changing a sharing leaves existing conversations as they are.
    AudienceId(u16));
typed_id!(/// A label of an organization.
    LabelId(u16));
typed_id!(/// A rule.
    RuleId(u16));
typed_id!(/// A saved reply.
    SavedReplyId(u16));
typed_id!(/// A customer who writes from several addresses.
    CustomerId(u16));
typed_id!(/// A conversation; its number is its row in every column and its address in the URL.
    ConversationId(u32));
typed_id!(/// A message of a conversation.
    MessageId(u32));
typed_id!(/// An entry of the journal; the first one is 1.
    Seq(u32));

/// Milliseconds since the Unix epoch. The model never asks a clock for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// Returns the time `ms` milliseconds later.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}
