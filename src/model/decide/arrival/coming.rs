//! A message on its way: what is kept of it.

use crate::model::decide::routing::Destination;
use crate::model::decide::working::Working;
use crate::model::event::Arrived;
use crate::model::ids::*;
use crate::model::message::Header;

/// So many recipients are kept with a message; all of them are in its source.
const KEPT_RECIPIENTS: usize = 100;

/// A message that is on its way into a conversation.
pub struct Coming<'a> {
    /// The account that received it.
    pub account: AccountId,
    /// Its header.
    pub header: &'a Header,
    /// Its text, if it was made here.
    pub text: Option<&'a str>,
    /// Where it goes.
    pub destination: &'a Destination,
    /// It is new mail; else history, which changes nothing but access.
    pub is_new: bool,
    /// Its Message-ID is known with other content.
    pub same_id: bool,
}

/// Returns what is kept of a message that goes into a conversation.
pub fn arrived(work: &Working, coming: &Coming, conversation: ConversationId) -> Arrived {
    let (header, more_recipients) = shortened(coming.header);
    Arrived {
        conversation,
        at: work.stands_at(coming.header),
        account: coming.account,
        text: coming.text.map(str::to_owned),
        more_recipients,
        same_id: coming.same_id,
        via: coming.destination.via,
        header,
        ..Arrived::default()
    }
}

fn shortened(header: &Header) -> (Header, u32) {
    let mut header = header.clone();
    let all = header.to.len() + header.cc.len();
    header.to.truncate(KEPT_RECIPIENTS);
    header.cc.truncate(KEPT_RECIPIENTS);
    let left_out = all - header.to.len() - header.cc.len();
    (header, left_out as u32)
}
