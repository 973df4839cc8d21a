//! What a row shows, read from the state in one go. Compared as a whole: a row whose face is the
//! same is not painted again.

use crate::model::{
    Channel, ConversationId, DraftKey, DraftText, Flag, Mailbox, PersonId, Scope, State, Time, Verb, scope,
};

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// Whose row it is.
    pub id: ConversationId,
    /// The other party.
    pub party: String,
    /// The subject.
    pub subject: String,
    /// The first words of the latest message.
    pub snippet: String,
    /// The last activity.
    pub at: Time,
    /// How many messages there are.
    pub messages: u32,
    /// What it travels by.
    pub channel: Channel,
    /// Its team: colour and name.
    pub team: Option<(u8, String)>,
    /// Who it is assigned to.
    pub assignees: Vec<(PersonId, String)>,
    /// Its labels: colour and name.
    pub labels: Vec<(u8, String)>,
    /// Unread.
    pub unread: bool,
    /// Starred.
    pub starred: bool,
    /// Has an attachment.
    pub attachment: bool,
    /// Hidden until then.
    pub snoozed: Option<Time>,
    /// The person is writing a reply.
    pub draft: bool,
    /// Who lets others edit a reply that they are writing.
    pub draft_of: Option<String>,
    /// That reply is to be sent then.
    pub planned: Option<Time>,
    /// It was due, and is held.
    pub held: bool,
    /// Closed.
    pub closed: bool,
    /// For whom archiving would be; none where there is nothing to archive.
    pub scope: Option<Scope>,
    /// It is in the person's Inbox.
    pub inbox: bool,
}

/// Cuts the name of a mailing list off a subject: `[badge-dev] ` and `Release`.
pub fn cut(subject: &str) -> (&str, &str) {
    /// What is longer is no name.
    const LONGEST: usize = 40;
    let end = subject.strip_prefix('[').and_then(|it| it.find(']')).filter(|it| (1..LONGEST).contains(it));
    let Some((name, rest)) = end.and_then(|it| subject.split_at_checked(it + 2)) else {
        return ("", subject);
    };
    let text = rest.trim_start();
    if text.is_empty() { ("", subject) } else { (&subject[..name.len() + rest.len() - text.len()], text) }
}

impl Face {
    /// Reads what a row shows to a person in a mailbox.
    pub fn of(state: &State, person: PersonId, view: Mailbox, id: ConversationId) -> Self {
        let (all, directory, shelf) = (&state.conversations, &state.directory, state.shelf(person));
        let facts = state.facts_for(person, id);
        let draft = state.drafts.get(&(person, DraftKey::Reply(id)));
        Self {
            id,
            party: all.party(id).to_owned(),
            subject: all.subject(id).to_owned(),
            snippet: all.snippet(id).to_owned(),
            at: all.order.activity(id),
            messages: all.messages(id),
            channel: directory.accounts.get(&all.account(id)).map(|it| it.channel).unwrap_or_default(),
            team: all.team(id).and_then(|it| directory.team(it)).map(|it| (it.hue, it.name.clone())),
            assignees: all.assignees(id).iter().map(|it| (*it, directory.name(*it).to_owned())).collect(),
            labels: state.labels_for(person, id).map(|it| (it.hue, it.name.clone())).collect(),
            unread: shelf.has(id, Flag::Unread),
            starred: shelf.has(id, Flag::Starred),
            attachment: all.attachments.contains(id.0),
            snoozed: shelf.snoozes.get(&id).map(|it| it.until),
            draft: draft.is_some(),
            draft_of: state.shared_drafts(id, person).next().map(|it| directory.name(it.0).to_owned()),
            planned: draft.and_then(DraftText::due),
            held: draft.is_some_and(|it| it.plan.is_some() && it.due().is_none()),
            closed: all.is_closed(id),
            scope: scope(state, person, view, &facts, &Verb::Archive),
            inbox: facts.in_inbox(person, directory),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_mailing_list_is_cut_off_a_subject() {
        assert_eq!(cut("[badge-dev] Release on Friday"), ("[badge-dev] ", "Release on Friday"));
        assert_eq!(cut("[bug]Crash"), ("[bug]", "Crash"));
        for whole in ["Release", "[badge-dev]", "[] Release", "[badge-dev", "Re: [x] y", "[é] "] {
            assert_eq!(cut(whole), ("", whole));
        }
        assert_eq!(cut("[ü] é"), ("[ü] ", "é"));
    }
}
