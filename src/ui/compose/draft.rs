//! What a reply begins with, and what a draft becomes when it is sent. Pure.

use crate::mail::{forward_subject, quote, reply_subject};
use crate::model::{
    Arrived, ConversationId, DraftText, Header, Party, PersonId, Sender, State, Story, message_key,
};

/// What the composer is asked to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compose {
    /// A reply to who wrote last.
    Reply,
    /// A reply to all.
    ReplyAll,
    /// The last message, to somebody else.
    Forward,
    /// A new message.
    New,
}

/// Returns the draft that a reply, a reply to all or a forward begins with.
pub fn begin(state: &State, me: PersonId, it: ConversationId, story: &Story, what: Compose) -> DraftText {
    let answered = answered(story);
    let senders = state.senders(me);
    let sender = answered.and_then(|it| sender_for(&senders, it)).or(senders.first());
    let mut draft = DraftText {
        account: sender.map(|it| it.account).unwrap_or_default(),
        from: sender.map(|it| it.address.clone()).unwrap_or_default(),
        subject: reply_subject(state.conversations.subject(it)),
        seen: story.last_message().map(|it| it.message),
        ..DraftText::default()
    };
    let Some(answered) = answered else { return draft };
    let header = &answered.header;
    let back = if answered.outgoing {
        header.to.clone()
    } else if header.reply_to.is_empty() {
        vec![header.from.clone()]
    } else {
        header.reply_to.clone()
    };
    match what {
        Compose::Reply => draft.to = written(&back),
        Compose::ReplyAll => {
            let mine = |it: &&Party| senders.iter().any(|own| own.address == it.address);
            let others = header.to.iter().chain(&header.cc).filter(|it| !mine(it) && !back.contains(it));
            draft.to = written(&back);
            draft.cc = written(&others.cloned().collect::<Vec<_>>());
        }
        Compose::Forward | Compose::New => {
            draft.subject = forward_subject(&header.subject);
            let said = answered.text.clone().unwrap_or_else(|| header.snippet.clone());
            draft.text = format!("\n\n{}", quote(header.from.shown(), &said));
        }
    }
    draft
}

/// Returns the message a reply answers: the last one from outside, else the last one.
pub fn answered(story: &Story) -> Option<&Arrived> {
    story.messages().filter(|it| !it.outgoing).last().or_else(|| story.last_message())
}

/// From defaults to the address that the message came to.
fn sender_for<'a>(senders: &'a [Sender], answered: &Arrived) -> Option<&'a Sender> {
    let header = &answered.header;
    let named = header.to.iter().chain(&header.cc).map(|it| &it.address);
    let named = named.chain(&header.delivered).chain(&header.list);
    let by_address = named.filter_map(|it| senders.iter().find(|own| own.address == *it)).next();
    by_address.or_else(|| senders.iter().find(|it| it.account == answered.account))
}

/// Returns parties as a person writes them.
fn written(parties: &[Party]) -> String {
    let one = |it: &Party| {
        if it.name.is_empty() || it.name.contains([',', '<', '"']) {
            it.address.clone()
        } else {
            format!("{} <{}>", it.name, it.address)
        }
    };
    parties.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Reads what a person wrote into an address field; the first part that is no address is the error.
pub fn parties(written: &str) -> Result<Vec<Party>, String> {
    let parts = written.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty());
    parts.map(|it| party(it).ok_or_else(|| it.to_owned())).collect()
}

fn party(written: &str) -> Option<Party> {
    let (name, address) = match written.split_once('<') {
        Some((name, rest)) => (name.trim().trim_matches('"'), rest.strip_suffix('>')?.trim()),
        None => ("", written),
    };
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, "-"));
    let is_number =
        address.starts_with('+') && address[1..].chars().all(|it| it.is_ascii_digit() || it == ' ');
    let is_address = address.contains('@') && !local.is_empty() && !domain.is_empty();
    let is_plain = !address.contains(char::is_whitespace) || is_number;
    (is_plain && (is_address || is_number))
        .then(|| Party { name: name.to_owned(), address: address.to_lowercase() })
}

/// Returns the header of a draft that is sent.
pub fn header(
    draft: &DraftText,
    name: &str,
    answered: Option<&Arrived>,
    message_id: String,
) -> Result<Header, String> {
    let parents = answered.map(|it| {
        let own = (!it.header.message_id.is_empty()).then(|| message_key(&it.header.message_id));
        own.into_iter().chain(it.header.references.iter().copied()).collect()
    });
    let snippet: String =
        draft.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(140).collect();
    Ok(Header {
        message_id,
        references: parents.unwrap_or_default(),
        from: Party { name: name.to_owned(), address: draft.from.clone() },
        to: parties(&draft.to)?,
        cc: parties(&draft.cc)?,
        bcc: parties(&draft.bcc)?,
        subject: draft.subject.clone(),
        snippet,
        ..Header::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_fields_take_names_numbers_and_lists() {
        let read = parties("Kim Lee <Kim@Example.com>, bo@example.com; +45 12 34").unwrap();
        let addresses: Vec<_> = read.iter().map(|it| it.address.as_str()).collect();
        assert_eq!(addresses, ["kim@example.com", "bo@example.com", "+45 12 34"]);
        assert_eq!(read[0].name, "Kim Lee");
        assert_eq!(parties("kim@example.com, nobody").unwrap_err(), "nobody");
        assert_eq!(parties("a b@example.com").unwrap_err(), "a b@example.com");
    }
}
