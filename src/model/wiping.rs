//! What is deleted for ever leaves the journal too: entries keep who did what and when, and by which
//! ids messages are known, but no text.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::event::*;
use super::ids::*;
use super::message::{Attached, BodyRef, Header};

/// What is deleted for ever: conversations, and the messages that were moved into them or out of them.
#[derive(Clone, Debug, Default)]
pub struct Wiped {
    conversations: BTreeSet<ConversationId>,
    homes: BTreeMap<MessageId, ConversationId>,
    /// Which messages left a conversation, and when.
    left: BTreeMap<ConversationId, Vec<(MessageId, Time)>>,
}

impl Wiped {
    /// Returns these conversations, as long as nothing is known of messages that were moved.
    pub fn of(conversations: BTreeSet<ConversationId>) -> Self {
        Self { conversations, ..Self::default() }
    }

    /// Notes which messages an operation moved. All are to be known before anything is wiped.
    pub fn note(&mut self, operation: &Operation) {
        for event in &operation.events {
            let Event::Moved(moved) = event else { continue };
            for it in &moved.messages {
                self.homes.insert(it.message, it.to);
                for from in BTreeSet::from([it.from, moved.from]) {
                    self.left.entry(from).or_default().push((it.message, operation.at));
                }
            }
        }
    }

    /// Tells whether a conversation is deleted for ever.
    fn has(&self, it: ConversationId) -> bool {
        self.conversations.contains(&it)
    }

    /// Tells whether a message is, which stood in some conversation once: where it stands now counts.
    fn holds(&self, message: MessageId, once: ConversationId) -> bool {
        self.has(*self.homes.get(&message).unwrap_or(&once))
    }

    /// Returns when the last message left a conversation that is deleted for ever by now: until then the
    /// conversation was shown with what such a message said.
    fn showed_until(&self, it: ConversationId) -> Option<Time> {
        let left = self.left.get(&it)?.iter();
        left.filter(|it| self.homes.get(&it.0).is_some_and(|it| self.has(*it))).map(|it| it.1).max()
    }

    /// Tells whether a conversation may have been shown with what is gone.
    fn showed(&self, it: ConversationId) -> bool {
        self.has(it) || self.showed_until(it).is_some()
    }

    /// Tells whether a conversation may have been shown with it from a time on.
    fn showed_at(&self, it: ConversationId, at: Time) -> bool {
        self.has(it) || self.showed_until(it).is_some_and(|until| at < until)
    }
}

/// Takes the text of conversations out of an operation; tells whether there was any.
pub fn wipe(operation: &mut Operation, wiped: &Wiped) -> bool {
    let before = operation.clone();
    let at = operation.at;
    for event in &mut operation.events {
        match event {
            Event::Arrived(it) => {
                if wiped.showed(it.conversation) || wiped.holds(it.message, it.conversation) {
                    let tail = it.before.take();
                    it.before = tail.map(|tail| Box::new(Tail { snippet: String::new(), ..*tail }));
                }
                if wiped.holds(it.message, it.conversation) {
                    it.text = it.text.take().map(|_| String::new());
                    wipe_header(&mut it.header);
                }
            }
            // What stands in the other one stays; how both were shown before may hold what is gone.
            Event::Moved(it) => {
                if wiped.showed(it.from) || wiped.showed(it.into) {
                    it.left_before.tail.snippet.clear();
                    it.gained_before.tail.snippet.clear();
                }
                if wiped.showed_at(it.from, at) {
                    it.left_after.tail.snippet.clear();
                }
                if wiped.showed_at(it.into, at) {
                    it.gained_after.tail.snippet.clear();
                }
            }
            Event::Retracted { conversation, before: Some(tail), .. }
                if wiped.showed_at(*conversation, at) =>
            {
                tail.snippet.clear();
            }
            Event::Commented { conversation, text, .. } | Event::RuleCommented { conversation, text, .. }
                if wiped.has(*conversation) =>
            {
                text.clear();
            }
            Event::CommentEdited(it) if wiped.has(it.conversation) => {
                [&mut it.before, &mut it.after].into_iter().flatten().for_each(String::clear);
            }
            Event::Fared(it) if wiped.holds(it.message, it.conversation) => {
                for fate in [&mut it.before, &mut it.after].into_iter().flatten() {
                    if let Fate::Failed(Failure::Said(said)) = fate {
                        said.clear();
                    }
                }
            }
            Event::Amended(it) if wiped.holds(it.message, it.conversation) => {
                (it.before, it.after) = (Amendment::default(), Amendment::default());
            }
            Event::Drafted { key: DraftKey::Reply(it), before, after, .. } if wiped.has(*it) => {
                for draft in [before, after].into_iter().flatten() {
                    **draft = DraftText::default();
                }
            }
            _ => {}
        }
    }
    *operation != before
}

/// Tells whether an operation says anything of conversations, or of messages by themselves.
pub fn is_told_of(operation: &Operation, wiped: &Wiped, messages: &HashSet<MessageId>) -> bool {
    operation.events.iter().any(|it| match it {
        Event::Arrived(it) => wiped.holds(it.message, it.conversation) || wiped.has(it.conversation),
        Event::Moved(it) => wiped.has(it.from) || wiped.has(it.into),
        Event::Changed(it) => wiped.has(it.conversation),
        Event::CommentEdited(it) => wiped.has(it.conversation),
        Event::Fared(it) => wiped.holds(it.message, it.conversation),
        Event::Amended(it) => wiped.holds(it.message, it.conversation),
        Event::Commented { conversation, .. }
        | Event::RuleCommented { conversation, .. }
        | Event::Uncommented { conversation, .. }
        | Event::Retracted { conversation, .. }
        | Event::Drafted { key: DraftKey::Reply(conversation), .. } => wiped.has(*conversation),
        Event::Copied { message, .. } | Event::Uncopied { message, .. } | Event::Posted { message, .. } => {
            messages.contains(message)
        }
        _ => false,
    })
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
    /// The messages of conversations that are deleted for ever.
    messages: HashSet<MessageId>,
    /// What people are writing elsewhere, as it stands: a file that goes with it is needed.
    drafts: HashMap<(PersonId, DraftKey), Vec<BodyRef>>,
}

impl Rests {
    /// Notes what the next operation refers to.
    pub fn note(&mut self, operation: &Operation, wiped: &Wiped) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => {
                    let bodies = files(&it.header.files).chain([it.header.body]).filter(|it| it.len > 0);
                    if wiped.holds(it.message, it.conversation) {
                        self.erased.extend(bodies);
                        self.messages.insert(it.message);
                    } else {
                        self.needed.extend(bodies);
                    }
                }
                Event::Drafted { author, key, after, .. } => {
                    let files = files(after.as_ref().map_or(&[], |it| &it.files));
                    match key {
                        DraftKey::Reply(it) if wiped.has(*it) => self.erased.extend(files),
                        _ => drop(self.drafts.insert((*author, *key), files.collect())),
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the messages of conversations that are deleted for ever.
    pub const fn messages(&self) -> &HashSet<MessageId> {
        &self.messages
    }

    /// Returns what nobody needs any more.
    pub fn unneeded(&self) -> Vec<BodyRef> {
        let drafted: HashSet<_> = self.drafts.values().flatten().collect();
        let is_needed = |it: &&BodyRef| self.needed.contains(it) || drafted.contains(it);
        self.erased.iter().filter(|it| !is_needed(it)).copied().collect()
    }
}

fn files(files: &[Attached]) -> impl Iterator<Item = BodyRef> {
    files.iter().map(|it| it.body).filter(|it| it.len > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{World, said};
    use crate::model::*;

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
        let written = world.ask(ben, Mailbox::All, &comment("secretly")).map(|_| world.state.seq).unwrap();
        let history = vec![(written, world.journal().last().unwrap().clone())];
        let edit = EditComment {
            conversation: it,
            comment: written,
            text: Some("secretly, too".into()),
            people: Vec::new(),
            teams: Vec::new(),
            story: std::sync::Arc::new(Story::of(it, &history)),
        };
        world.ask(ben, Mailbox::All, &Command::EditComment(Box::new(edit))).unwrap();
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
        let changed = journal
            .iter_mut()
            .filter_map(|op| wipe(op, &Wiped::of(BTreeSet::from([it]))).then_some(()))
            .count();
        assert!(changed > 1);
        assert!(!format!("{journal:?}").contains("secretly"));
        let mut state = State::default();
        for (at, operation) in journal.iter().enumerate() {
            state.apply(Seq(at as u32 + 1), operation);
        }
        let bytes = |state: &State| postcard::to_allocvec(state).unwrap();
        assert_eq!(bytes(&state), bytes(&world.state));
    }

    /// A chat whose last message is edited and split off, and of which an earlier one is imported before.
    fn split_chat() -> (World, [ConversationId; 2]) {
        let mut world = World::of(&["Ann"]);
        let account = world.chat("Ann", Channel::Custom, "printer");
        let began = world.now;
        let stays = world.says(account, "kim", "Good morning");
        let goes = world.says(account, "kim", "hidden one");
        let it = world.state.threads.conversation(stays).unwrap();
        let (header, _) = said(MessageId(2), "kim", "Good evening", began.plus(-1000));
        world.imports(account, vec![header]).unwrap();
        for (message, text) in [(stays, "Morning all"), (goes, "hidden two")] {
            let (message, by) = (format!("{}.kim@chat.invalid", message.0), "kim".to_owned());
            let words = vec![Afterword { message, by, says: Says::Edited(text.into()) }];
            world.ask(Actor::Outside, Mailbox::All, &Command::Heed { account, words }).unwrap();
        }
        let other = world.split("Ann", it, goes);
        (world, [it, other])
    }

    /// Deletes a conversation for ever, and returns what the journal still says.
    fn after_erasing(mut world: World, it: ConversationId) -> String {
        world.triage("Ann", Mailbox::All, Verb::Trash, it).unwrap();
        world.triage("Ann", Mailbox::Trash, Verb::Erase, it).unwrap();
        let mut wiped = Wiped::of(BTreeSet::from([it]));
        world.journal().iter().for_each(|it| wiped.note(it));
        let mut journal = world.journal().to_vec();
        let mut state = State::default();
        for (operation, seq) in journal.iter_mut().zip(1..) {
            wipe(operation, &wiped);
            state.apply(Seq(seq), operation);
        }
        let bytes = |state: &State| postcard::to_allocvec(state).unwrap();
        assert_eq!(bytes(&state), bytes(&world.state), "it folds to the same");
        format!("{journal:?}")
    }

    #[test]
    fn what_was_split_off_is_wiped_with_the_conversation_in_which_it_stands() {
        let (world, [_, other]) = split_chat();
        let left = after_erasing(world, other);
        assert!(!left.contains("hidden"), "{left}");
        assert!(left.contains("Morning all") && left.contains("Good evening"));
    }

    #[test]
    fn what_was_split_off_stays_when_what_it_was_split_from_is_wiped() {
        let (world, [it, _]) = split_chat();
        let left = after_erasing(world, it);
        assert!(left.contains("hidden one") && left.contains("hidden two"), "{left}");
        assert!(!left.contains("Morning all") && !left.contains("Good"), "{left}");
    }

    #[test]
    fn what_was_split_off_and_put_back_is_wiped_with_where_it_was_put_back() {
        let (mut world, [it, other]) = split_chat();
        world.undo("Ann").unwrap();
        assert_eq!(world.state.conversations.messages(other), 0);
        let left = after_erasing(world, it);
        assert!(!left.contains("hidden") && !left.contains("Good"), "{left}");
    }

    /// Returns a file by its number.
    fn file(number: u8) -> Attached {
        let body = BodyRef { pack: [number; 16], offset: 0, len: 9 };
        Attached { name: "list.pdf".into(), size: 9, body, ..Attached::default() }
    }

    fn with_files(numbers: &[u8]) -> DraftText {
        let files = numbers.iter().map(|it| file(*it)).collect();
        DraftText { text: "Here".into(), files, ..DraftText::default() }
    }

    #[test]
    fn a_file_that_a_draft_still_needs_is_not_erased_with_a_conversation() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let (gone, other) =
            (world.mail(account, "ann@acme.example", "One"), world.mail(account, "ann@acme.example", "Two"));
        let ann = Actor::Person(world.id("Ann"));
        let mut save = |key, draft| {
            world.ask(ann, Mailbox::All, &Command::SaveDraft { key, draft }).unwrap();
        };
        save(DraftKey::Reply(gone), Some(with_files(&[1, 2, 3, 4])));
        save(DraftKey::New(Time(1)), Some(with_files(&[1])));
        save(DraftKey::Reply(other), Some(with_files(&[2])));
        // A draft that was discarded, and one that lost the file, need it no more.
        save(DraftKey::New(Time(2)), Some(with_files(&[3])));
        save(DraftKey::New(Time(2)), None);
        save(DraftKey::New(Time(3)), Some(with_files(&[4])));
        save(DraftKey::New(Time(3)), Some(with_files(&[])));
        let mut rests = Rests::default();
        for operation in world.journal() {
            rests.note(operation, &Wiped::of(BTreeSet::from([gone])));
        }
        let mut unneeded: Vec<_> = rests.unneeded().iter().map(|it| it.pack[0]).collect();
        unneeded.sort_unstable();
        assert_eq!(unneeded, [3, 4]);
    }
}
