//! What a reply begins with, what is said of whom it goes to, and what a draft becomes when it is
//! sent. Pure.

use std::ops::Range;

use crate::mail::{forward_subject, markup, reply_subject};
use crate::model::{
    Arrived, Channel, ConversationId, DraftText, Header, Party, PersonId, Sender, State, Story, message_key,
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
    /// A comment: what was typed of one, or taken back, stands in it.
    Comment,
}

/// Returns the draft that a reply, a reply to all or a forward begins with. What was written
/// `so_far` stays, whatever it is to become.
pub fn begin(
    state: &State,
    me: PersonId,
    it: ConversationId,
    story: &Story,
    what: Compose,
    so_far: Option<DraftText>,
) -> DraftText {
    let answered = answered(story);
    let senders = senders(state, me, answered);
    let sender = answered.and_then(|it| sender_for(&senders, it)).or(senders.first());
    let kept = so_far.unwrap_or_else(|| DraftText {
        account: sender.map(|it| it.account).unwrap_or_default(),
        from: sender.map(|it| it.address.clone()).unwrap_or_default(),
        seen: story.last_message().map(|it| it.message),
        ..DraftText::default()
    });
    let mut draft = DraftText { subject: reply_subject(state.conversations.subject(it)), ..kept };
    let Some(answered) = answered else { return draft };
    let header = &answered.header;
    (draft.to, draft.cc) = (String::new(), String::new());
    match what {
        Compose::Reply => draft.to = written(&back(answered)),
        Compose::ReplyAll => {
            let mut named = back(answered);
            draft.to = written(&named);
            let is_mine = |it: &Party| senders.iter().any(|own| own.address == it.address);
            let mut others = Vec::new();
            for party in header.to.iter().chain(&header.cc).filter(|it| !is_mine(it)) {
                if !named.iter().any(|it| it.address == party.address) {
                    named.push(party.clone());
                    others.push(party.clone());
                }
            }
            draft.cc = written(&others);
        }
        Compose::Forward | Compose::New | Compose::Comment => {
            draft.subject = forward_subject(&header.subject)
        }
    }
    draft
}

/// Returns whom a reply goes to: where the author wants replies, else the author; of a message of
/// our own those it went to.
fn back(answered: &Arrived) -> Vec<Party> {
    let header = &answered.header;
    if answered.outgoing {
        header.to.clone()
    } else if header.reply_to.is_empty() {
        vec![header.from.clone()]
    } else {
        header.reply_to.clone()
    }
}

/// Returns the message a reply answers: the last one from outside, else the last one.
pub fn answered(story: &Story) -> Option<&Arrived> {
    story.messages().filter(|it| !it.outgoing).last().or_else(|| story.last_message())
}

/// Returns what a person may send an answer from: mail from any address, a chat only from where it is.
pub fn senders(state: &State, me: PersonId, answered: Option<&Arrived>) -> Vec<Sender> {
    let channel = |it| state.directory.channel(it);
    let fits = |it: &Sender| {
        answered.is_none_or(|answered| match channel(answered.account) {
            Channel::Email => channel(it.account) == Channel::Email,
            _ => it.account == answered.account,
        })
    };
    let (fitting, rest): (Vec<_>, Vec<_>) = state.senders(me).into_iter().partition(fits);
    if fitting.is_empty() { rest } else { fitting }
}

/// From defaults to the address that the message came to.
fn sender_for<'a>(senders: &'a [Sender], answered: &Arrived) -> Option<&'a Sender> {
    let header = &answered.header;
    let named = header.to.iter().chain(&header.cc).map(|it| &it.address);
    let named = named.chain(&header.delivered).chain(&header.list);
    let own = answered.outgoing.then_some(&header.from.address);
    let by_address = own.into_iter().chain(named);
    let mut by_address = by_address.filter_map(|it| senders.iter().find(|own| own.address == *it));
    by_address.next().or_else(|| senders.iter().find(|it| it.account == answered.account))
}

/// Something to know of whom a reply goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The author wants replies elsewhere: who, and where.
    ReplyTo(String, String),
    /// It goes to a mailing list, and so to everybody on it.
    ToList(String),
    /// The message came through a mailing list, and the reply does not go there.
    NotToList(String),
}

/// Returns what is to be known of whom a draft goes to.
pub fn notes(draft: &DraftText, answered: Option<&Arrived>) -> Vec<Note> {
    let Some(answered) = answered.filter(|it| !it.outgoing) else { return Vec::new() };
    let header = &answered.header;
    let named = |field: &str| parties(field).unwrap_or_default();
    let goes_to: Vec<_> = [&draft.to, &draft.cc, &draft.bcc]
        .into_iter()
        .flat_map(|it| named(it))
        .map(|it| it.address)
        .collect();
    let mut notes = Vec::new();
    let wanted = header.reply_to.iter().find(|it| it.address != header.from.address);
    if let Some(wanted) = wanted.filter(|it| goes_to.contains(&it.address)) {
        notes.push(Note::ReplyTo(header.from.shown().to_owned(), wanted.address.clone()));
    }
    if let Some(list) = header.list.iter().find(|it| goes_to.contains(it)) {
        notes.push(Note::ToList(list.clone()));
    } else if let Some(list) = header.list.first().filter(|_| !goes_to.is_empty()) {
        notes.push(Note::NotToList(list.clone()));
    }
    notes
}

/// Returns where the title of a saved reply is being typed: behind a `/` that begins a line.
pub fn slash(text: &str, caret: usize) -> Option<Range<usize>> {
    /// No title is looked for that is longer.
    const LONGEST: usize = 40;
    let before = text.get(..caret)?;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = &before[start..];
    (line.starts_with('/') && line.len() <= LONGEST && !line.starts_with("/ ")).then_some(start..caret)
}

/// Returns parties as a person writes them.
fn written(parties: &[Party]) -> String {
    let one = |it: &Party| {
        if it.name.is_empty() || it.name.contains([',', ';', '<', '"']) {
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
    Ok(Header {
        message_id,
        references: parents.unwrap_or_default(),
        from: Party { name: name.to_owned(), address: draft.from.clone() },
        to: parties(&draft.to)?,
        cc: parties(&draft.cc)?,
        bcc: parties(&draft.bcc)?,
        subject: draft.subject.clone(),
        snippet: markup::bare(&draft.text).chars().take(140).collect(),
        attachments: draft.files.iter().map(|it| it.name.clone()).collect(),
        files: draft.files.clone(),
        ..Header::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Beat, BodyRef, Seq, Time, What};

    fn arrived(header: Header) -> Arrived {
        Arrived { header, ..Arrived::default() }
    }

    fn story(header: Header) -> Story {
        let what = What::Message(Box::new(arrived(header)));
        let beat = Beat { seq: Seq(1), at: Time(0), actor: crate::model::Actor::Outside, what };
        let mut story = Story::default();
        story.beats.push(beat);
        story
    }

    fn kim() -> Header {
        Header {
            from: Party { name: "Kim".into(), address: "kim@x.example".into() },
            to: vec![Party::bare("users@list.example"), Party::bare("bo@x.example")],
            cc: vec![Party::bare("kim@x.example"), Party::bare("bo@x.example")],
            list: vec!["users@list.example".into()],
            ..Header::default()
        }
    }

    fn begun(header: Header, what: Compose, so_far: Option<DraftText>) -> DraftText {
        let it = ConversationId(0);
        begin(&State::default(), PersonId(0), it, &story(header), what, so_far)
    }

    #[test]
    fn address_fields_take_names_numbers_and_lists() {
        let read = parties("Kim Lee <Kim@Example.com>, bo@example.com; +45 12 34").unwrap();
        let addresses: Vec<_> = read.iter().map(|it| it.address.as_str()).collect();
        assert_eq!(addresses, ["kim@example.com", "bo@example.com", "+45 12 34"]);
        assert_eq!(read[0].name, "Kim Lee");
        assert_eq!(parties("kim@example.com, nobody").unwrap_err(), "nobody");
        assert_eq!(parties("a b@example.com").unwrap_err(), "a b@example.com");
    }

    #[test]
    fn a_reply_goes_where_the_author_wants_it_and_one_to_all_to_everybody_once() {
        assert_eq!(begun(kim(), Compose::Reply, None).to, "Kim <kim@x.example>");
        let all = begun(kim(), Compose::ReplyAll, None);
        assert_eq!(
            (all.to.as_str(), all.cc.as_str()),
            ("Kim <kim@x.example>", "users@list.example, bo@x.example")
        );
        let elsewhere = Header { reply_to: vec![Party::bare("desk@x.example")], ..kim() };
        assert_eq!(begun(elsewhere, Compose::Reply, None).to, "desk@x.example");
        let forward = begun(Header { subject: "Hi".into(), ..kim() }, Compose::Forward, None);
        assert_eq!((forward.to.as_str(), forward.subject.as_str()), ("", "Fwd: Hi"));
    }

    #[test]
    fn what_was_written_stays_whatever_it_becomes() {
        let so_far = DraftText { text: "Hello".into(), bcc: "b@x.example".into(), ..DraftText::default() };
        for what in [Compose::Reply, Compose::ReplyAll, Compose::Forward] {
            let draft = begun(kim(), what, Some(so_far.clone()));
            assert_eq!((draft.text.as_str(), draft.bcc.as_str()), ("Hello", "b@x.example"));
        }
    }

    #[test]
    fn lists_and_other_places_for_replies_are_labelled() {
        let list = || "users@list.example".to_owned();
        let note = |header: Header, what| {
            let draft = begun(header.clone(), what, None);
            notes(&draft, Some(&arrived(header)))
        };
        assert_eq!(note(kim(), Compose::Reply), [Note::NotToList(list())]);
        assert_eq!(note(kim(), Compose::ReplyAll), [Note::ToList(list())]);
        let munged = Header { reply_to: vec![Party::bare("users@list.example")], ..kim() };
        let wanted = [Note::ReplyTo("Kim".into(), list()), Note::ToList(list())];
        assert_eq!(note(munged, Compose::Reply), wanted);
        assert_eq!(note(Header { list: Vec::new(), ..kim() }, Compose::Reply), []);
        assert_eq!(note(kim(), Compose::Forward), []);
    }

    #[test]
    fn a_saved_reply_is_asked_for_at_the_start_of_a_line() {
        assert_eq!(slash("/tha", 4), Some(0..4));
        assert_eq!(slash("Hi\n/how to", 10), Some(3..10));
        for (text, caret) in [("and/or", 6), ("a /b", 4), ("/ b", 3), ("x", 1)] {
            assert_eq!(slash(text, caret), None, "{text}");
        }
    }

    #[test]
    fn files_and_the_first_words_stand_in_the_header() {
        let file =
            crate::model::Attached { name: "a.pdf".into(), body: BodyRef::default(), ..Default::default() };
        let draft = DraftText { text: "**Hi**\n- milk".into(), files: vec![file], ..DraftText::default() };
        let header = header(&draft, "Ann", None, "1@x".into()).unwrap();
        assert_eq!(header.snippet, "Hi milk");
        assert_eq!(header.attachments, ["a.pdf"]);
    }
}
