use super::*;
use crate::model::{Mailbox, warnings};

const NOW: Time = Time(1_800_000_000_000);
const SCRIPT: &str = include_str!("../../../public/demo.txt");

#[test]
fn every_line_of_the_script_is_played() {
    assert_eq!(stage(SCRIPT, NOW).problems, Vec::new());
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
    let state = stage(SCRIPT, NOW).state;
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
fn everything_is_delivered() {
    assert!(stage(SCRIPT, NOW).state.outbox.is_empty());
}
