use super::*;
use crate::model::{Context, ConversationId, Fate, Mailbox, Posting, Seq, State, decide, warnings};

const NOW: Time = Time(1_800_000_000_000);
const SCRIPT: &str = include_str!("../../../public/demo.txt");

#[test]
fn every_line_of_the_script_is_played() {
    assert_eq!(staged(SCRIPT, NOW).problems, Vec::new());
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
    let state = staged(SCRIPT, NOW).state;
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
    assert_eq!(letter("Subject: EventTech Weekly").remote_images, 2);
    assert_eq!(letter("Subject: Upload fails").attachments[0].name, "guests-first-rows.csv");
}

#[test]
fn everything_is_delivered_but_one_message_and_how_far_it_came_is_known() {
    let state = staged(SCRIPT, NOW).state;
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
    let mut state = staged(SCRIPT, NOW).state;
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
    let text = save("Two", (&played.entries, &played.packs), &Scope::Everything, None, NOW);
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
    assert!(play("saved 99\n! {}\n", NOW).problems.iter().all(|it| it.why == Why::Entry));
}

/// Made-up names are the same everywhere for the same, and nothing of the real ones is left.
#[test]
fn names_and_addresses_are_replaced() {
    let played = play(COMPANY, NOW);
    let made_up = MadeUp::of(&played.entries);
    let text = save("Two", (&played.entries, &played.packs), &Scope::Everything, Some(&made_up), NOW);
    for name in ["Mara", "Lind", "Ben", "Ortiz", "Kim", "Roe", "club.example", "guests.example", "Club"] {
        assert!(!text.contains(name), "{name} is left");
    }
    let opened = play(&text, NOW);
    assert_eq!(opened.problems, Vec::new());
    let mut state = State::default();
    for operation in &opened.journal {
        let seq = Seq(state.seq.0 + 1);
        state.apply(seq, operation);
    }
    let people: Vec<_> = state.directory.people.values().map(|it| it.name.clone()).collect();
    let first = people[0].split(' ').next().unwrap();
    assert!(text.contains(&format!("@{first} I think so")), "{people:?}");
    assert!(text.contains("is there a place left?"));
}
