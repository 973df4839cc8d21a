//! What a person was told, a line for each conversation: the newest of it, and how much more there is.

use crate::model::{Notice, Time};

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When the newest was told.
    pub at: Time,
    /// The newest.
    pub notice: Notice,
    /// How many there are beside it.
    pub more: usize,
    /// All of it was seen.
    pub seen: bool,
}

/// Groups notices, newest first, by conversation, until there are so many lines. What is about none
/// stands alone.
pub fn grouped(notices: impl Iterator<Item = (Time, Notice, bool)>, most: usize) -> Vec<Told> {
    /// So many are looked through.
    const LOOKED_THROUGH: usize = 500;
    let mut lines: Vec<Told> = Vec::new();
    for (at, notice, seen) in notices.take(LOOKED_THROUGH) {
        let of = notice.conversation;
        if let Some(line) = lines.iter_mut().find(|it| of.is_some() && it.notice.conversation == of) {
            line.more += 1;
            line.seen &= seen;
        } else if lines.len() < most {
            lines.push(Told { at, notice, more: 0, seen });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConversationId, PersonId, Reason};

    #[test]
    fn what_is_told_of_one_conversation_is_one_line() {
        let told = |at, of: Option<u32>, seen| {
            let conversation = of.map(ConversationId);
            (Time(at), Notice { person: PersonId(0), conversation, reason: Reason::InboxMessage }, seen)
        };
        let all =
            [told(5, Some(1), true), told(4, None, true), told(3, Some(2), true), told(2, Some(1), false)];
        let lines = grouped(all.into_iter().chain([told(1, None, true)]), 3);
        let short: Vec<_> = lines.iter().map(|it| (it.at.0, it.more, it.seen)).collect();
        assert_eq!(short, [(5, 1, false), (4, 0, true), (3, 0, true)]);
    }
}
