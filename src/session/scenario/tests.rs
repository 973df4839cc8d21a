use std::collections::BTreeSet;

use super::*;
use crate::model::explain::{Cause, Inquiry, lacks};
use crate::model::fixture::World;
use crate::model::{Channel, Context, ConversationId, Fate, Mailbox, Posting, Seq, State, decide, warnings};

const NOW: Time = Time(1_800_000_000_000);
const SCRIPT: &str = include_str!("../../../public/demo.txt");

#[test]
fn every_line_of_the_script_is_played() {
    assert_eq!(staged(read(SCRIPT), NOW).problems, Vec::new());
}

#[test]
fn it_is_the_same_on_every_machine_and_moves_with_the_time() {
    let (one, other) = (play(SCRIPT, NOW), play(SCRIPT, NOW));
    assert_eq!((&one.journal, &one.packs), (&other.journal, &other.packs));
    let (one, later) = (one.journal, play(SCRIPT, NOW.plus(1000)).journal);
    let shifted = one.iter().zip(&later).all(|(one, later)| one.at.plus(1000) == later.at);
    assert!(shifted && one.len() == later.len());
    assert!(one.is_sorted_by_key(|it| it.at) && one.last().is_some_and(|it| it.at <= NOW));
}

#[test]
fn everybody_has_something_to_do() {
    let state = staged(read(SCRIPT), NOW).state;
    assert_eq!((state.directory.people.len(), state.directory.teams.len()), (6, 3));
    assert!(state.len() >= 240, "{} conversations", state.len());
    for person in state.directory.people.values() {
        let all = state.mailbox(person.id, Mailbox::All).len();
        let mine = state.mailbox(person.id, Mailbox::AssignedToMe).len();
        assert!(all > 0 && (mine > 0 || person.first_name() == "Olga"), "{}", person.name);
    }
    for team in state.directory.teams.keys() {
        let first = state.directory.active_members(*team)[0];
        assert!(state.mailbox(first, Mailbox::TeamInbox(*team)).len() >= 3);
    }
    let org = *state.directory.organizations.keys().next().unwrap();
    assert_eq!(warnings(&state.directory, org).len(), 1, "one address waits to be verified");
}

#[test]
fn its_mail_shows_what_mail_can_be() {
    let Played { packs, .. } = play(SCRIPT, NOW);
    let letter = |words: &str| {
        let has = |it: &&Pack| memchr::memmem::find(&it.bodies, words.as_bytes()).is_some();
        crate::mail::Letter::read(&packs.iter().find(has).expect(words).bodies)
    };
    let proof = letter("Subject: Proof for job 5521");
    assert!(proof.html.is_some_and(|it| it.contains("data:image/png") && it.contains("<table")));
    let (inside, beside): (Vec<_>, Vec<_>) = proof.attachments.iter().partition(|it| it.inline);
    assert_eq!((inside[0].name.as_str(), beside[0].name.as_str()), ("proof-5521.png", "job-5521.pdf"));
    assert_eq!(letter("Here is the final list. The colours").attachments.len(), 1);
    assert_eq!(letter("Subject: EventTech Weekly").remote_images, 2);
    assert_eq!(letter("Subject: Upload fails").attachments[0].name, "guests-first-rows.csv");
}

#[test]
fn everything_is_delivered_but_one_message_and_how_far_it_came_is_known() {
    let state = staged(read(SCRIPT), NOW).state;
    let failed: Vec<_> = state.outbox.values().collect();
    assert!(matches!(failed[..], [it] if it.posting == Posting::Failed), "{failed:?}");
    let is_closed = state.conversations.closed.contains(failed[0].conversation.0);
    assert!(is_closed, "what fails reopens nothing");
    let has = |fate: &Fate| state.fares.values().filter(|it| it.fate == *fate).count();
    assert!(has(&Fate::Sent) > 0 && has(&Fate::Delivered) >= 2 && has(&Fate::Read) >= 2);
    assert_eq!(state.directory.saved_replies.values().filter(|it| it.template).count(), 1);
}

/// What is to come happens one line after the other, in the workspace as it is by then.
#[test]
fn later_lines_are_done_one_by_one() {
    let later = NOW.plus(60_000);
    let mut state = staged(read(SCRIPT), NOW).state;
    let before = state.len();
    let mut run = Run::of(SCRIPT, NOW, "");
    let all = run.left();
    assert!(all >= 4, "{all}");
    let did = |run: &mut Run, state: &mut State| {
        let next = run.next(state, later).unwrap();
        for (actor, view, command) in next.wanted {
            let id = uuid::Uuid::from_u128(u128::from(state.seq.0) + 1);
            let decision = decide(state, &command, &Context::of(id, later, actor, view)).unwrap();
            let seq = Seq(state.seq.0 + 1);
            state.apply(seq, &decision.operation);
        }
    };
    did(&mut run, &mut state);
    assert_eq!((state.len(), run.left()), (before + 1, all - 1));
    // Each line by a page of its own: whoever goes on begins where another stood.
    while run.left() > 0 {
        run = Run::of(SCRIPT, NOW, &run.marks());
        did(&mut run, &mut state);
    }
    // All of it was one conversation, which the last line closed.
    assert_eq!(state.len(), before + 1);
    let last = ConversationId(before as u32);
    assert!(state.facts(last).closed, "it is not closed");
    assert!(run.next(&state, later).is_none());
}

const COMPANY: &str = "scenario Two people\norganization Club | club.example\nperson Mara Lind | owner\nperson Ben Ortiz | member\nteam Support | ⛑️ | 1 | Mara, Ben\naccount users@ | Users | email | Mara | team Support\n\n= users@ | Kim Roe <kim@guests.example> | 2h | Places\nHello Mara, is there a place left?\n+ 1h Ben says @Mara I think so\n";

/// A file in which something is broken keeps all that can be read, and names the lines.
#[test]
fn a_saved_file_that_is_broken_keeps_the_rest() {
    let played = play(COMPANY, NOW);
    assert_eq!(played.problems, Vec::new());
    let text = save(("Two", None), (&played.entries, &played.packs), &Scope::Everything, None, NOW);
    assert_eq!(title(&text).as_deref(), Some("Two"));
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let last = lines.len() - 1;
    lines[last].truncate(40);
    let opened = play(&lines.join("\n"), NOW);
    assert_eq!(
        opened.problems.iter().map(|it| (it.line, it.why)).collect::<Vec<_>>(),
        [(last as u32 + 1, Why::Entry)]
    );
    assert_eq!(opened.entries[..played.entries.len() - 1], played.entries[..played.entries.len() - 1]);
    assert_eq!(told("saved 99\n! {}\n"), [(2, Why::Entry)]);
    let pack = format!("saved {}\n& {} aGVsbG8= \n", crate::formats::FORMAT, "0".repeat(32));
    assert_eq!(told(&pack), []);
    for broken in ["aGVs*G8=", "aGVsbG8", "aGV sbG8="] {
        assert_eq!(told(&pack.replace("aGVsbG8=", broken)), [(2, Why::Entry)], "{broken}");
    }
}

/// Made-up names are the same everywhere for the same, and nothing of the real ones is left.
#[test]
fn names_and_addresses_are_replaced() {
    let played = play(COMPANY, NOW);
    let made_up = MadeUp::of(&played.entries);
    let text = save(("Two", None), (&played.entries, &played.packs), &Scope::Everything, Some(&made_up), NOW);
    for name in ["Mara", "Lind", "Ben", "Ortiz", "Kim", "Roe", "club.example", "guests.example", "Club"] {
        assert!(!text.contains(name), "{name} is left");
    }
    let opened = play(&text, NOW);
    assert_eq!(opened.problems, Vec::new());
    let state = folded(&opened.journal);
    let people: Vec<_> = state.directory.people.values().map(|it| it.name.clone()).collect();
    let first = people[0].split(' ').next().unwrap();
    assert!(text.contains(&format!("@{first} I think so")), "{people:?}");
    assert!(text.contains("is there a place left?"));
}

fn folded(journal: &[Operation]) -> State {
    let mut state = State::default();
    for (operation, seq) in journal.iter().zip(1..) {
        state.apply(Seq(seq), operation);
    }
    state
}

/// Says where a conversation stands for everybody, and why, with the entries by their ids.
fn placed(journal: &[Operation], it: ConversationId) -> Vec<String> {
    let state = folded(journal);
    let operation = |seq: Seq| &journal[seq.index() - 1];
    let history: Vec<_> =
        state.conversations.history(it).into_iter().map(|seq| (seq, operation(seq).clone())).collect();
    let named = |cause: &Cause| match cause {
        Cause::Deed(seq, nth) => format!("{} {nth}", operation(*seq).id),
        Cause::Setting(it) => format!("{it:?}"),
    };
    let mut lines: Vec<_> = history.iter().map(|it| format!("{} {:?}", it.1.id, it.1.at)).collect();
    for person in state.directory.people.keys() {
        let inquiry = Inquiry::into(&state, it, *person, &history);
        for mailbox in
            [Mailbox::Inbox].into_iter().chain(state.conversations.team(it).map(Mailbox::TeamInbox))
        {
            let why = inquiry.explain(mailbox);
            let changes: Vec<Vec<_>> = why.changes.iter().map(|it| it.iter().map(named).collect()).collect();
            let lacking = lacks(&state, *person, mailbox, it);
            lines.push(format!("{person:?} {mailbox:?} {} {changes:?} {lacking:?}", why.is_there));
        }
    }
    lines
}

/// What is handed on of one conversation holds nothing else, and says the same of it.
#[test]
fn a_conversation_by_itself_stands_where_it_stood_for_the_same_reasons() {
    let played = play(SCRIPT, NOW);
    let state = folded(&played.journal);
    let busy =
        (0..state.len() as u32).map(ConversationId).filter(|it| state.conversations.history(*it).len() > 3);
    let busy: Vec<_> = busy.collect();
    assert!(busy.len() > 8, "{}", busy.len());
    for it in busy {
        let Excerpt { conversations, .. } = excerpt(&played.entries, &BTreeSet::from([it]));
        assert_eq!(conversations.into_iter().collect::<Vec<_>>(), [(it, ConversationId(0))]);
        let opens =
            Opens { person: "ben@confbadge.example".into(), place: "#/c/{}".into(), conversation: Some(it) };
        let scope = Scope::Conversations(BTreeSet::from([it]));
        let text = save(("One", Some(&opens)), (&played.entries, &played.packs), &scope, None, NOW);
        assert!(text.len() < 70_000, "{} letters of {:?}", text.len(), state.conversations.subject(it));
        assert_eq!(super::opens(&text), Some(("ben@confbadge.example".into(), "#/c/0".into())));
        let opened = play(&text, NOW);
        assert_eq!(opened.problems, Vec::new());
        assert_eq!(folded(&opened.journal).threads.len(), state.conversations.messages(it) as usize);
        assert_eq!(placed(&opened.journal, ConversationId(0)), placed(&played.journal, it));
    }
}

fn told(text: &str) -> Vec<(u32, Why)> {
    play(text, NOW).problems.iter().map(|it| (it.line, it.why)).collect()
}

#[test]
fn a_step_is_done_in_its_conversation_or_not_at_all() {
    let lost = "= nowhere | Mia <m@x.example> | 1h | Hi\nHello\n+ 5m Ben closes\n+ 4m Ben catches up\n";
    let early = "= users@ | Mia <m@x.example> | 1h | Hi\nHello\n+ 90m Ben closes\n";
    let first = COMPANY.lines().count() as u32 + 1;
    for (more, wanted) in [
        (lost, vec![(first, Why::Account), (first + 2, Why::NoConversation)]),
        (early, vec![(first + 2, Why::NoConversation)]),
    ] {
        let text = format!("{COMPANY}{more}");
        assert_eq!(told(&text), wanted);
        assert!(!staged(read(&text), NOW).state.conversations.is_closed(ConversationId(0)));
    }
    // So it is with what is still to come.
    let mut run = Run::of(&format!("{COMPANY}{}", lost.replace("5m", "in 5m")), NOW, "");
    let state = staged(read(COMPANY), NOW).state;
    assert!(run.next(&state, NOW).unwrap().wanted.is_empty());
}

#[test]
fn a_shared_address_that_is_refused_changes_no_other() {
    let twice = "address help@ | alias | team Support\naddress sales@ | alias | team Support | verified\n";
    let again =
        "address sales@ | alias | team Support | verified\naddress help@ | alias | team Support | verified\n";
    let text = COMPANY.replace("\n\n=", &format!("\n{twice}{again}\n="));
    let stage = staged(read(&text), NOW);
    assert_eq!(stage.problems.iter().map(|it| it.why).collect::<Vec<_>>(), [Why::Refused, Why::Refused]);
    let verified: Vec<_> = stage.state.directory.addresses.values().map(|it| it.verified).collect();
    assert_eq!(verified, [false, true]);
}

#[test]
fn nothing_vanishes_unnamed() {
    let first = COMPANY.lines().count() as u32 + 1;
    let before = "~ users@ | Mia <m@x.example> | 9d | Old | Hello";
    for (lines, wanted) in [
        ("more text", vec![(first, Why::Text)]),
        ("\n+ 1m Ben closes\nmore text\n", vec![(first + 2, Why::Text)]),
        ("+ 1m Ben snoozes 9999999999999999", vec![(first, Why::Hours)]),
        ("+ 1m Ben snoozes -1", vec![(first, Why::Hours)]),
        (&format!("{before}\nmore text"), vec![(first + 1, Why::Text)]),
        (&format!("{before}\n+ 1m Ben closes"), vec![(first + 1, Why::NoConversation)]),
    ] {
        assert_eq!(told(&format!("{COMPANY}{lines}")), wanted, "{lines}");
    }
}

/// A conversation that was split off twice is saved with its own message, and with none of the others.
#[test]
fn what_was_split_off_is_saved_by_itself() {
    let mut world = World::of(&["Mara"]);
    let account = world.chat("Mara", Channel::Custom, "printer");
    let messages = ["first secret", "second secret", "third secret"].map(|it| world.says(account, "kim", it));
    let first = world.state.threads.conversation(messages[0]).unwrap();
    let second = world.split("Mara", first, messages[1]);
    let third = world.split("Mara", second, messages[2]);
    let entries: Vec<_> = world.journal().iter().map(record::encode).collect();
    for (it, message, words) in [(first, 0, "first"), (second, 1, "second"), (third, 2, "third")] {
        let scope = Scope::Conversations(BTreeSet::from([it]));
        let text = save(("One", None), (&entries, &[]), &scope, None, NOW);
        assert_eq!(
            text.matches("secret").count(),
            text.matches(&format!("{words} secret")).count(),
            "{text}"
        );
        let opened = play(&text, NOW);
        assert_eq!(opened.problems, Vec::new());
        let state = folded(&opened.journal);
        let it = excerpt(&entries, &BTreeSet::from([it])).conversations[&it];
        assert_eq!(state.threads.conversation(messages[message]), Some(it));
        assert_eq!(state.conversations.snippet(it), format!("{words} secret"));
        assert_eq!(state.conversations.party_address(it), "kim");
        let mara = *state.directory.people.keys().next().unwrap();
        let all = state.mailbox(mara, Mailbox::All);
        assert_eq!(all.iter().collect::<Vec<_>>(), [it.0], "the others are there for nobody");
    }
}

#[test]
fn a_line_on_its_own_that_names_nobody_asks_for_nothing() {
    let state = staged(read(COMPANY), NOW).state;
    let asked = |line: &str| aside(&state, "Places", line, NOW).is_some();
    assert!(asked("Ben assigns Mara") && asked("Ben assigns Mara, Ben"));
    assert!(!asked("Ben assigns Bem") && !asked("Ben assigns Mara, Bem"));
}
