//! Journals out of which conversations are wiped.

use super::*;
use crate::model::fixture::{ORG, World, said};
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
    let save = Command::SaveDraft { key: DraftKey::Reply(it), draft: Some(draft), on: None };
    world.ask(ben, Mailbox::All, &save).unwrap();
    let other = world.mail(account, "s@acme.example", "Other");
    world.triage("Ben", Mailbox::TeamInboxes, Verb::Trash, it).unwrap();
    world.triage("Ben", Mailbox::Trash, Verb::Erase, it).unwrap();
    assert_eq!(world.state.drafts.len(), 0);
    assert_eq!(world.state.conversations.subject(it), "");
    assert_eq!(world.state.conversations.subject(other), "Other");
    let mut journal = world.journal().to_vec();
    let changed =
        journal.iter_mut().filter_map(|op| wipe(op, &Wiped::of(BTreeSet::from([it]))).then_some(())).count();
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
        world.ask(ann, Mailbox::All, &Command::SaveDraft { key, draft, on: None }).unwrap();
    };
    save(DraftKey::Reply(gone), Some(with_files(&[1, 2, 3, 4, 5])));
    save(DraftKey::New(Time(1)), Some(with_files(&[1])));
    save(DraftKey::Reply(other), Some(with_files(&[2])));
    // A draft that was discarded, and one that lost the file, need it no more.
    save(DraftKey::New(Time(2)), Some(with_files(&[3])));
    save(DraftKey::New(Time(2)), None);
    save(DraftKey::New(Time(3)), Some(with_files(&[4])));
    save(DraftKey::New(Time(3)), Some(with_files(&[])));
    // Undo may bring back a saved reply.
    let reply = ReplyDraft { files: vec![file(5)], ..ReplyDraft::common("Hi", "Hello") };
    world.configure("Ann", Configure::PutSavedReply(None, ORG, Some(reply))).unwrap();
    world.configure("Ann", Configure::PutSavedReply(Some(SavedReplyId(1)), ORG, None)).unwrap();
    let mut rests = Rests::default();
    for operation in world.journal() {
        rests.note(operation, &Wiped::of(BTreeSet::from([gone])));
    }
    let mut unneeded: Vec<_> = rests.unneeded().iter().map(|it| it.pack[0]).collect();
    unneeded.sort_unstable();
    assert_eq!(unneeded, [3, 4]);
}
