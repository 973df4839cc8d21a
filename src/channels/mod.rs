//! What each channel is: one file a channel, and one line in the list below. A file says how an address
//! of its channel is written and compared, and what a message can carry. What a file forgets does not
//! compile. When one may be sent, the model says: the clock and rules send, too.
//!
//! Pure. Nothing here names a sentence: what is refused is a value, which `ui/text/channels.rs` says.

mod around;
mod custom;
mod email;
pub mod exports;
pub mod heard;
mod instagram;
pub mod line;
mod live_chat;
mod messenger;
pub mod payloads;
mod rules;
mod segments;
mod sending;
mod sms;
mod telephone;
mod whatsapp;
pub mod wire;

pub use around::Around;
pub use live_chat::left_address;
pub use rules::{Carries, FileRule, Kinds, Length, Markup};
pub use segments::{Alphabet, Segments};
pub use sending::{Left, Outgoing, Refused, left, refused};

use crate::mail;
use crate::model::{Channel, Party};

/// The list of channels: everything that differs between them is asked here, and answered in their files.
macro_rules! channels {
    ($($channel:ident => $file:ident,)*) => {
        /// Returns the name of the icon of a channel.
        pub const fn icon(channel: Channel) -> &'static str {
            match channel { $(Channel::$channel => $file::ICON,)* }
        }

        /// Returns what a message of a channel can carry.
        pub const fn carries(channel: Channel) -> &'static Carries {
            match channel { $(Channel::$channel => &$file::CARRIES,)* }
        }

        /// Returns an address of a channel as it is compared, however a person or a provider writes it;
        /// none if it is no address of it.
        pub fn address(channel: Channel, written: &str) -> Option<String> {
            match channel { $(Channel::$channel => $file::address(written),)* }
        }

        /// Returns an address as people read it.
        pub fn shown(channel: Channel, address: &str) -> String {
            match channel { $(Channel::$channel => $file::shown(address),)* }
        }
    };
}

channels! {
    Email => email,
    Sms => sms,
    WhatsApp => whatsapp,
    Instagram => instagram,
    Messenger => messenger,
    LiveChat => live_chat,
    Custom => custom,
}

/// Tells whether a channel carries chats: short messages to one other party, without a subject.
pub const fn is_chat(channel: Channel) -> bool {
    !carries(channel).subject
}

/// Reads what a person wrote into the address field of a channel.
///
/// # Errors
/// The first part that is no address, and what is wrong with it.
pub fn recipients(channel: Channel, written: &str) -> Result<Vec<Party>, Unaddressed> {
    if carries(channel).copies {
        return mail::recipients(written).map_err(Unaddressed::Mail);
    }
    let parts = mail::recipient_parts(written);
    let read = |part: String| {
        let (name, bare) = named(&part);
        match address(channel, bare) {
            Some(address) => Ok(Party { name: name.to_owned(), address }),
            None => Err(Unaddressed::Not { channel, part }),
        }
    };
    parts.into_iter().map(read).collect()
}

/// Why a part of an address field is no recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unaddressed {
    /// It is no e-mail address.
    Mail(mail::Unreadable),
    /// It is no address of the channel.
    Not {
        /// The channel.
        channel: Channel,
        /// The part, as it was written.
        part: String,
    },
}

/// Takes `Kim Novak <+49 30 5550 1>` apart; what has no angle brackets is an address alone.
fn named(part: &str) -> (&str, &str) {
    let inner = part.trim().strip_suffix('>').and_then(|it| it.rsplit_once('<'));
    inner.map_or(("", part.trim()), |(name, bare)| (name.trim().trim_matches('"'), bare.trim()))
}

/// Returns a name of an account or a person at a provider: without the `@`, in lower case.
fn handle(written: &str, is_allowed: fn(char) -> bool, longest: usize) -> Option<String> {
    let bare = written.trim();
    let bare = bare.strip_prefix('@').unwrap_or(bare);
    let fits = !bare.is_empty() && bare.len() <= longest && bare.chars().all(is_allowed);
    fits.then(|| bare.to_lowercase())
}

#[cfg(test)]
mod tests;
