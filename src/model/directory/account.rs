//! Channels, accounts and shared addresses: where messages come from.

use serde::{Deserialize, Serialize};

use super::audience::Sharing;
use crate::model::ids::*;

/// What a message travels by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Channel {
    /// E-mail.
    #[default]
    Email,
    /// SMS.
    Sms,
    /// `WhatsApp`.
    WhatsApp,
    /// Instagram.
    Instagram,
    /// Messenger.
    Messenger,
    /// Live chat.
    LiveChat,
    /// A custom API account.
    Custom,
}

impl Channel {
    /// Returns its name as addresses and searches write it.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::WhatsApp => "whatsapp",
            Self::Instagram => "instagram",
            Self::Messenger => "messenger",
            Self::LiveChat => "live-chat",
            Self::Custom => "custom",
        }
    }

    /// All channels, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Email,
        Self::Sms,
        Self::WhatsApp,
        Self::Instagram,
        Self::Messenger,
        Self::LiveChat,
        Self::Custom,
    ];
}

/// A connected source of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub owner: PersonId,
    /// Its name.
    pub name: String,
    /// Its address, number or handle, in lower case.
    pub address: String,
    /// What its messages travel by.
    pub channel: Channel,
    /// Where its messages go; none means private to the owner.
    pub sharing: Option<Sharing>,
    /// The organization it is shared with.
    pub org: Option<OrgId>,
    /// Messages sent from it are delivered by the simulator.
    pub simulated: bool,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// What a shared address is at its provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddressKind {
    /// Another address of an account.
    #[default]
    Alias,
    /// A Google group.
    GoogleGroup,
    /// A distribution list.
    DistributionList,
    /// Forwarded by a domain host.
    Forwarded,
}

impl AddressKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Alias, Self::GoogleGroup, Self::DistributionList, Self::Forwarded];
}

/// An address whose incoming messages are shared wherever they arrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAddress {
    /// Its id.
    pub id: AddressId,
    /// Its organization.
    pub org: OrgId,
    /// The bare address, in lower case.
    pub address: String,
    /// What it is.
    pub kind: AddressKind,
    /// Where its messages go.
    pub sharing: Sharing,
    /// A pending one shares nothing.
    pub verified: bool,
    /// The code that verifies it; sent into the receiving account.
    pub code: String,
    /// Who added it.
    pub added_by: PersonId,
    /// Gone, but named in histories.
    pub removed: bool,
}
