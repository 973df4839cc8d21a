//! When a channel lets one answer. People, rules and the clock send, so it is decided here for all of them.

use super::account::Channel;

/// An hour, in milliseconds.
const HOUR: i64 = 60 * 60 * 1000;

/// When a message may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// Whenever somebody likes.
    Always,
    /// Free text within so many milliseconds of the customer's last message; a template at any time.
    ThenTemplate(i64),
    /// Anything within the first time; within the second what a person writes; nothing behind that, nor
    /// to who never wrote.
    ThenPerson(i64, i64),
    /// While the other side is there. What is sent to who is gone waits until they come back.
    WhileThere,
}

impl Channel {
    /// Returns when a message may be sent.
    pub const fn answering(self) -> Answering {
        match self {
            Self::Email | Self::Sms | Self::Custom => Answering::Always,
            Self::WhatsApp => Answering::ThenTemplate(24 * HOUR),
            Self::Instagram | Self::Messenger => Answering::ThenPerson(24 * HOUR, 7 * 24 * HOUR),
            Self::LiveChat => Answering::WhileThere,
        }
    }
}

/// What may be sent at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Anything, for so many milliseconds more; none: for ever.
    Anything(Option<i64>),
    /// What a person writes.
    FromPeople,
    /// Nothing, or a template where the channel has those.
    Nothing,
}

impl Answering {
    /// Returns what may be sent so long after the other side wrote; none: they never did.
    pub fn allowed(self, since: Option<i64>) -> Allowed {
        let left = |time: i64| since.map(|since| time - since).filter(|it| *it > 0);
        let (first, people) = match self {
            Self::Always | Self::WhileThere => return Allowed::Anything(None),
            Self::ThenTemplate(first) => (left(first), None),
            Self::ThenPerson(first, people) => (left(first), left(people)),
        };
        match (first, people) {
            (Some(_), _) => Allowed::Anything(first),
            (None, Some(_)) => Allowed::FromPeople,
            (None, None) => Allowed::Nothing,
        }
    }

    /// Tells whether a message may be sent so long after the other side wrote; none: they never did.
    pub fn allows(self, since: Option<i64>, by_person: bool, is_template: bool) -> bool {
        match self.allowed(since) {
            Allowed::Anything(_) => true,
            Allowed::FromPeople => by_person,
            Allowed::Nothing => is_template && matches!(self, Self::ThenTemplate(_)),
        }
    }
}
