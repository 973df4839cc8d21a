//! What is said of channels: how each is called, why a message would be refused, how much room and time
//! is left.

use crate::channels::{Alphabet, Left, Refused, Unaddressed};
use crate::model::{Channel, Failure, Fate};
use crate::ui::plain::looks::size;
use crate::ui::text::language::{Said, say, say_as};

/// Returns the name of a channel.
pub const fn name(channel: Channel) -> Said {
    match channel {
        Channel::Email => say("E-mail"),
        Channel::Sms => say("SMS"),
        Channel::WhatsApp => say("WhatsApp"),
        Channel::Instagram => say("Instagram"),
        Channel::Messenger => say("Messenger"),
        Channel::LiveChat => say("Live chat"),
        Channel::Custom => say("Custom API"),
    }
}

/// Returns what an account of a channel is called, with its article.
pub const fn account(channel: Channel) -> Said {
    match channel {
        Channel::Email => say("an e-mail account"),
        Channel::Sms => say("an SMS account"),
        Channel::WhatsApp => say("a WhatsApp account"),
        Channel::Instagram => say("an Instagram account"),
        Channel::Messenger => say("a Messenger account"),
        Channel::LiveChat => say("a live chat"),
        Channel::Custom => say("a custom API account"),
    }
}

/// Returns why a part of an address field is no recipient.
pub fn unaddressed(it: &Unaddressed) -> String {
    let (channel, part) = match it {
        Unaddressed::Mail(it) => return it.to_string(),
        Unaddressed::Not { channel, part } => (*channel, part),
    };
    match channel {
        Channel::Email => say!("“{part}” is not an address.", part),
        Channel::Sms | Channel::WhatsApp => {
            say!("“{part}” is not a telephone number with its country, like +49 30 5550100.", part)
        }
        Channel::Instagram => say!("“{part}” is not a name on Instagram, like @kim.novak.", part),
        Channel::Messenger => say!("“{part}” is not a name on Messenger, like kim.novak.", part),
        Channel::LiveChat => say!("“{part}” is not a visitor, like visitor-8841.", part),
        Channel::Custom => say!("“{part}” is not a name that the custom API takes.", part),
    }
}

/// Returns why a message is not sent, and what would be.
pub fn refused(channel: Channel, it: &Refused) -> String {
    let name = name(channel);
    match it {
        Refused::Address(it) => unaddressed(it),
        Refused::Several => say!("{name} takes one recipient: write to the others one by one.", name),
        Refused::Empty => say("There is nothing to send yet.").to_owned(),
        Refused::TooLong { most, over, bytes: false } => {
            say!("{over|one # character|other # characters} too long: {name} takes {most}.", over, name, most)
        }
        Refused::TooLong { most, over, bytes: true } => {
            say!(
                "{over|one # byte|other # bytes} too long: {name} takes {most}, and letters outside English take two or more.",
                over,
                name,
                most
            )
        }
        Refused::TooManyFiles(most) => {
            say!("{name} takes {most|one # file|other # files} a message.", name, most)
        }
        Refused::FileKind(file) => say!("{name} takes no file like {file}.", name, file),
        Refused::FileSize(file, most) => {
            say!("{file} is too large: {name} takes up to {size}.", file, name, size = size(*most))
        }
        Refused::NeedsTemplate { never: true } => {
            say!(
                "On {name} a conversation begins with an approved template. Free text answers what somebody wrote.",
                name
            )
        }
        Refused::NeedsTemplate { never: false } => {
            say!(
                "They wrote more than 24 hours ago: {name} only lets you send an approved template now.",
                name
            )
        }
        Refused::Closed { never: true } => {
            say!(
                "{name} lets you answer, not write first. Reply in the conversation of somebody who wrote.",
                name
            )
        }
        Refused::Closed { never: false } => {
            say!(
                "They wrote more than 7 days ago: {name} lets nobody write to them until they write again.",
                name
            )
        }
    }
}

/// Returns how much room is left.
pub fn left(it: &Left) -> String {
    match it {
        Left::Characters(left) => say!("{left|one # character|other # characters} left", left),
        Left::Bytes(left) => say!("{left|one # byte|other # bytes} left", left),
        Left::Segments(it) => {
            let (count, left) = (it.count, it.left);
            match it.odd.filter(|_| it.alphabet == Alphabet::Ucs2) {
                Some(odd) => {
                    say!(
                        "{count|one # message|other # messages}, {left|one # character|other # characters} left in it. “{odd}” makes each hold 70 characters, not 160.",
                        count,
                        left,
                        odd
                    )
                }
                None => say!(
                    "{count|one # message|other # messages}, {left|one # character|other # characters} left in it.",
                    count,
                    left
                ),
            }
        }
    }
}

/// Returns how long free text may still be sent.
pub fn open_for(channel: Channel, span: &str) -> String {
    say!("{name} lets you answer freely for another {span}.", name = name(channel), span)
}

/// What goes out behind the first day is marked as a person's answer.
pub const BY_PERSON: Said = say(
    "They wrote more than 24 hours ago: this goes out as a person’s answer, which is allowed for 7 days.",
);

/// Returns a span of milliseconds in words, rounded down: "21 hours", "35 minutes".
pub fn span(milliseconds: i64) -> String {
    let minutes = usize::try_from(milliseconds / 60_000).unwrap_or_default();
    match minutes {
        120.. => say!("{count|one # hour|other # hours}", count = minutes / 60),
        _ => say!("{count|one # minute|other # minutes}", count = minutes.max(1)),
    }
}

/// A message that a provider has not taken yet.
pub const QUEUED: Said = say("Queued");
pub const FAILED: Said = say("Not delivered");
pub const SEND_AGAIN: Said = say("Send again");
/// A message that its author changed, or took back.
pub const EDITED: Said = say("Edited");
pub const TAKEN_BACK: Said = say("Deleted by its author");
/// The signs that were put to a message.
pub const SIGNS: Said = say("Reactions");

/// Returns how far a message has come.
pub fn fate(it: &Fate) -> Said {
    match it {
        Fate::Sent => say("Sent"),
        Fate::Delivered => say("Delivered"),
        Fate::Read => say_as("by the other side", "Read"),
        Fate::Failed(_) => FAILED,
    }
}

/// Returns that a message did not get there, and why.
pub fn failed(why: &Failure) -> String {
    match why {
        Failure::TooLate => {
            say("Not delivered: their last message is too old for this channel to allow a reply.").to_owned()
        }
        Failure::NoSuchAddress => say("Not delivered: nobody is at that address.").to_owned(),
        Failure::Blocked => say("Not delivered: they do not accept messages.").to_owned(),
        Failure::Said(said) => say!("Not delivered: “{said}”", said),
    }
}

/// The templates that may be sent when free text may not.
pub const TEMPLATES: Said = say("Templates:");
pub const NO_TEMPLATE: Said =
    say("There is no template yet: an admin marks saved replies as such under Settings > Saved replies.");
/// The mark and the switch of a saved reply that a provider has approved.
pub const TEMPLATE: Said = say("Template");
pub const TEMPLATE_IS: Said = say(
    "WhatsApp has approved this text: it may be sent when free text may not. Changing the text ends that.",
);

/// Returns that the other side of a chat is writing.
pub fn typing(name: &str) -> String {
    say!("{name} is writing…", name)
}

/// The visitor of a live chat is not on the page.
pub const HAS_LEFT: Said =
    say("The visitor has left the chat. They will see your answer when they come back.");
/// The same of one who left an e-mail address.
pub const LEFT_ADDRESS: Said = say("The visitor has left the chat, and left an e-mail address.");
/// The subject of an answer by e-mail to a chat.
pub const YOUR_CHAT: Said = say("Your chat with us");

/// Returns what begins an answer by e-mail.
pub fn answer_by_mail(to: &str) -> String {
    say!("Answer by e-mail to {to}", to)
}

/// The link to the page on which visitors chat.
pub const CHAT_PAGE: Said = say("Visitor’s page");

/// Returns the name of that link, for an account.
pub fn chat_page(account: &str) -> String {
    say!("Visitor’s page: {account}", account)
}

pub const CUSTOMERS_ARE: Said =
    say("Play the customer on any demo account: write as one, and see what reaches them.");
pub const CHOOSE_CUSTOMER: Said = say("Choose a customer to write as.");
pub const WRITE_AS_THEM: Said = say("Write as this customer");
pub const WHAT_THEY_SEE: Said = say("What they see");
/// Sends what was written as a customer.
pub const SEND: Said = say_as("as a customer", "Send");

pub const NEWCOMER: Said = say("Write as somebody new");
pub const NEWCOMER_IS: Said = say("A message from outside, as if it came in now. Only for demo accounts.");
pub const FROM_NAME: Said = say("From");
pub const FROM_ADDRESS: Said = say("Their address, number or handle");
pub const TO: Said = say("To");
pub const SUBJECT: Said = say("Subject");
pub const TEXT: Said = say("Text");
pub const DELIVER: Said = say("Deliver");
pub const DELIVERED: Said = say("Delivered.");
/// There is no account for it.
pub const NO_SIMULATED: Said = say("There is no demo account. Add one under Settings > Accounts.");
