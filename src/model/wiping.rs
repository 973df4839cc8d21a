//! What is deleted for ever leaves the journal too: entries keep who did what and when, and by which
//! ids messages are known, but no text.

use std::collections::{BTreeSet, HashSet};

use super::event::*;
use super::ids::*;
use super::message::{BodyRef, Header};

/// Takes the text of conversations out of an operation; tells whether there was any.
pub fn wipe(operation: &mut Operation, conversations: &BTreeSet<ConversationId>) -> bool {
    let before = operation.clone();
    for event in &mut operation.events {
        match event {
            Event::Arrived(it) if conversations.contains(&it.conversation) => {
                it.text = it.text.take().map(|_| String::new());
                wipe_header(&mut it.header);
                it.before = it.before.take().map(|tail| Box::new(Tail { snippet: String::new(), ..*tail }));
            }
            Event::Retracted { conversation, before: Some(tail), .. }
                if conversations.contains(conversation) =>
            {
                tail.snippet.clear();
            }
            Event::Commented { conversation, text, .. } | Event::RuleCommented { conversation, text, .. }
                if conversations.contains(conversation) =>
            {
                text.clear();
            }
            Event::Drafted { key: DraftKey::Reply(it), before, after, .. } if conversations.contains(it) => {
                for draft in [before, after].into_iter().flatten() {
                    **draft = DraftText::default();
                }
            }
            _ => {}
        }
    }
    *operation != before
}

/// The subject stays: by it, and by the ids, later messages find their way as they did.
fn wipe_header(header: &mut Header) {
    header.snippet.clear();
    header.attachments.iter_mut().for_each(String::clear);
    header.kept.clear();
    header.found.clear();
    header.body = BodyRef::default();
    header.files.clear();
}

/// The bodies and files of a journal: those of conversations that are deleted for ever, and those
/// that others need.
#[derive(Debug, Default)]
pub struct Rests {
    erased: HashSet<BodyRef>,
    needed: HashSet<BodyRef>,
}

impl Rests {
    /// Notes what an operation refers to.
    pub fn note(&mut self, operation: &Operation, conversations: &BTreeSet<ConversationId>) {
        for event in &operation.events {
            let (it, body, files) = match event {
                Event::Arrived(it) => (it.conversation, Some(it.header.body), &it.header.files),
                Event::Drafted { key: DraftKey::Reply(it), after: Some(draft), .. } => {
                    (*it, None, &draft.files)
                }
                _ => continue,
            };
            let rests = if conversations.contains(&it) { &mut self.erased } else { &mut self.needed };
            let files = files.iter().map(|it| it.body);
            rests.extend(body.into_iter().chain(files).filter(|it| it.len > 0));
        }
    }

    /// Returns what nobody needs any more.
    pub fn unneeded(&self) -> Vec<BodyRef> {
        self.erased.difference(&self.needed).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Command, Mailbox, SharingChoice, State, Verb};

    #[test]
    fn a_wiped_journal_holds_no_text_and_folds_to_the_same() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        let comment = |text: &str| Command::Comment {
            conversation: it,
            text: text.into(),
            people: Vec::new(),
            teams: Vec::new(),
        };
        let ben = Actor::Person(world.id("Ben"));
        world.ask(ben, Mailbox::All, &comment("secretly")).unwrap();
        let draft = DraftText { text: "secretly too".into(), ..DraftText::default() };
        let save = Command::SaveDraft { key: DraftKey::Reply(it), draft: Some(draft) };
        world.ask(ben, Mailbox::All, &save).unwrap();
        let other = world.mail(account, "s@acme.example", "Other");
        world.triage("Ben", Mailbox::TeamInboxes, Verb::Trash, it).unwrap();
        world.triage("Ben", Mailbox::Trash, Verb::Erase, it).unwrap();
        assert_eq!(world.state.drafts.len(), 0);
        assert_eq!(world.state.conversations.subject(it), "");
        assert_eq!(world.state.conversations.subject(other), "Other");
        let mut journal = world.journal().to_vec();
        let changed =
            journal.iter_mut().filter_map(|op| wipe(op, &BTreeSet::from([it])).then_some(())).count();
        assert!(changed > 1);
        assert!(!format!("{journal:?}").contains("secretly"));
        let mut state = State::default();
        for (at, operation) in journal.iter().enumerate() {
            state.apply(Seq(at as u32 + 1), operation);
        }
        let bytes = |state: &State| postcard::to_allocvec(state).unwrap();
        assert_eq!(bytes(&state), bytes(&world.state));
    }
}
