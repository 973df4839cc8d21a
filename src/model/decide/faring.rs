//! That a message was sent, over a channel that says how far it has come.

use super::working::Working;
use crate::model::directory::Channel;
use crate::model::event::{Event, Fared, Fate};
use crate::model::ids::*;

/// The simulator has taken a message, or the person has: what is no mail has come so far.
pub fn sent(work: &mut Working, message: MessageId, conversation: ConversationId, fate: Fate) {
    let account = work.state.threads.account(message).or_else(|| work.fresh.account(message));
    let is_mail = account.is_none_or(|it| work.directory().channel(it) == Channel::Email);
    if !is_mail {
        let before = work.state.fares.get(&message).map(|it| it.fate.clone());
        let fared = Fared { message, conversation, before, after: Some(fate) };
        work.events.push(Event::Fared(Box::new(fared)));
    }
}
