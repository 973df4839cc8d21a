//! Tabs as values: several sessions over one store, interleaved at every access. Whatever they do at
//! once, each act is in the journal once, and all of them come to the same state; of two who take one
//! conversation one wins, and the other is told who.

#[path = "features_support/standing.rs"]
mod standing;
#[path = "features_support/truth.rs"]
mod truth;

mod sessions_support;

use std::collections::{BTreeMap, BTreeSet};

use futures::executor::block_on;
use futures::future::{join, join_all};
use proptest::collection::vec;
use proptest::prelude::*;
use sessions_support::{Hesitant, Loss, PEOPLE, TEAM, Tab, act, office, open, receive};
use team_inbox::model::{
    Actor, Command, ConversationId, DraftKey, DraftText, Mailbox, PersonId, Refusal, Seq, Snooze, Time, Verb,
};
use team_inbox::session::typed::{SAVED_ELSEWHERE, Whose, guard, mark};
use team_inbox::session::{Done, Failure, backup, beginning, record};
use team_inbox::store::{Head, Journal as _, StoreError};

/// So many entries stand before what people do: the office, and the first mail.
const FOUNDING: usize = 11;

/// What a check comes to: nothing, or what is wrong.
type Outcome = Result<(), String>;

/// What a person at a tab does: which tab, what, to which conversation, and whether the tab has heard
/// of the others before.
type Move = [u8; 4];

async fn play(tab: &Tab, person: PersonId, [_, what, which, rest]: Move) -> Option<Result<Done, Failure>> {
    if rest.is_multiple_of(3) {
        tab.pull().await.expect("a memory store reads");
    }
    let len = tab.state().len() as u32;
    let it = ConversationId(u32::from(which) % len.max(1));
    let verb = match what % 14 {
        0..3 => Verb::Assign(vec![person]),
        3 => Verb::Assign(vec![PEOPLE[usize::from(rest) % PEOPLE.len()]]),
        4 => Verb::Unassign(person),
        5 => Verb::Archive,
        6 => Verb::Close,
        7 => Verb::Reopen,
        8 => Verb::Trash,
        9 => Verb::PutBack,
        10 => Verb::Snooze(Snooze { until: team_inbox::model::Time(1_000_500), wakes: true }),
        11 => {
            let number = u64::from(rest) << 32 | u64::from(which) << 16 | u64::from(what);
            return Some(receive(tab, number, None).await);
        }
        12 => return Some(tab.run(Actor::Clock, Mailbox::All, &Command::Due).await),
        _ => return Some(undo(tab, person).await),
    };
    Some(act(tab, person, verb, it, rest.is_multiple_of(5)).await)
}

async fn undo(tab: &Tab, person: PersonId) -> Result<Done, Failure> {
    let last = tab.last_act(person).await?.ok_or(Refusal::NotUndoable)?;
    Ok(tab.undo(person, Mailbox::All, last).await?.0)
}

/// Each entry is there once and in its place, what was acknowledged is what is there, and nothing is
/// there that nobody did: besides what was acknowledged, at most what nobody could be sure of.
async fn check_journal(store: &Hesitant, done: &BTreeMap<Seq, Done>, unsure: usize) -> Outcome {
    let entries = store.since(Head::default(), usize::MAX).await.expect("a memory store reads");
    for (at, entry) in entries.iter().enumerate() {
        if entry.head.seq != Seq(at as u32 + 1) {
            return Err(format!("entry {at} has the number {}", entry.head.seq));
        }
    }
    let operations: Vec<_> =
        entries.iter().map(|it| record::decode(&it.bytes).expect("what was written is read")).collect();
    let ids: BTreeSet<_> = operations.iter().map(|it| it.id).collect();
    if ids.len() < operations.len() {
        return Err("an operation is there twice".to_owned());
    }
    if let Some((seq, _)) =
        done.iter().find(|(seq, it)| operations.get(seq.index() - 1) != Some(&it.operation))
    {
        return Err(format!("what was acknowledged as {seq} is not there"));
    }
    let unasked = operations.len() - FOUNDING - done.len();
    if unasked > unsure { Err(format!("{unasked} that nobody did, {unsure} unsure")) } else { Ok(()) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Three tabs act at once, in waves; one of them sleeps through half of it, and one is opened late,
    /// from a snapshot; answers of the store get lost. In the end all of them stand alike.
    #[test]
    fn tabs_converge(seed: u64, losses in 0_u8..6, waves in vec(vec(any::<Move>(), 1..4), 5..40), late in 0_usize..5) {
        let outcome: Outcome = block_on(async {
            let store = Hesitant::seeded(seed);
            let first = office(store.clone()).await;
            for number in 0..4 {
                receive(&first, number, None).await.expect("mail comes in");
            }
            let mut tabs = vec![first];
            tabs.push(open(store.clone(), 1).await);
            tabs.push(open(store.clone(), 2).await);
            store.set_losses(losses);
            let mut done = BTreeMap::new();
            let mut unsure = 0;
            for (at, wave) in waves.iter().enumerate() {
                let moves = wave.iter().enumerate().map(|(person, it)| {
                    let awake = if at * 2 < waves.len() { 2 } else { tabs.len() };
                    play(&tabs[usize::from(it[0]) % awake], PEOPLE[person % PEOPLE.len()], *it)
                });
                for it in join_all(moves).await.into_iter().flatten() {
                    match it {
                        Ok(it) if !it.operation.events.is_empty() => {
                            if let Some(other) = done.insert(it.seq, it) {
                                return Err(format!("{} was given out twice", other.seq));
                            }
                        }
                        Ok(_) | Err(Failure::Refused(_)) => {}
                        Err(Failure::Store(StoreError::Unsure { .. })) => unsure += 1,
                        Err(failure) => return Err(format!("{failure:?}")),
                    }
                }
                if at == late {
                    tabs[0].save_snapshot().await.expect("a memory store keeps it");
                    tabs.push(open(store.clone(), 3).await);
                }
            }
            store.set_losses(0);
            check_journal(&store, &done, unsure).await?;
            for it in done.values() {
                truth::invariants(&tabs[0].state(), &it.operation)?;
            }
            for tab in &tabs {
                tab.pull().await.expect("a memory store reads");
                if tab.head() != tabs[0].head() {
                    return Err("the tabs end at different entries".to_owned());
                }
                truth::same(&tabs[0].state(), &tab.state())?;
            }
            Ok(())
        });
        outcome.map_err(TestCaseError::fail)?;
    }
}

/// Two people at two tabs take one conversation at once, a hundred times: one has it, the other is
/// told who was first, and may have it too knowingly.
#[test]
fn of_two_claims_one_wins_and_the_other_is_named() {
    block_on(async {
        let store = Hesitant::seeded(7);
        let (ann, ben) = (office(store.clone()).await, open(store.clone(), 1).await);
        let mut won = BTreeMap::new();
        for round in 0..100_u64 {
            receive(&ann, round, None).await.unwrap();
            let it = ConversationId(round as u32);
            ann.pull().await.unwrap();
            ben.pull().await.unwrap();
            let claim = |person: PersonId| Verb::Assign(vec![person]);
            let (one, other) = join(
                act(&ann, PEOPLE[0], claim(PEOPLE[0]), it, false),
                act(&ben, PEOPLE[1], claim(PEOPLE[1]), it, false),
            )
            .await;
            let (winner, loser, tab, refused) = match (one, other) {
                (Ok(_), Err(refused)) => (PEOPLE[0], PEOPLE[1], &ben, refused),
                (Err(refused), Ok(_)) => (PEOPLE[1], PEOPLE[0], &ann, refused),
                both => panic!("not one winner: {both:?}"),
            };
            let Failure::Refused(Refusal::AssigneesChanged(changer)) = &refused else {
                panic!("refused for another reason: {refused:?}");
            };
            assert_eq!((changer.person, changer.assignee), (Some(winner), Some(winner)));
            let Failure::Refused(refusal) = &refused else { unreachable!() };
            let name = tab.state().directory.name(winner).to_owned();
            assert_eq!(
                team_inbox::ui::text::refused::sentence(refusal, &tab.state().directory),
                format!("{name} took it first.")
            );
            *won.entry(winner).or_insert(0) += 1;
            assert_eq!(tab.state().conversations.assignees(it), [winner]);
            act(tab, loser, claim(loser), it, true).await.unwrap();
            assert_eq!(tab.state().conversations.assignees(it), [winner, loser]);
        }
        assert!(won.len() == 2 && won.values().all(|it| *it > 10), "the dice favour nobody: {won:?}");
        ann.pull().await.unwrap();
        ben.pull().await.unwrap();
        truth::same(&ann.state(), &ben.state()).unwrap();
        assert!(ann.state().mailbox(PEOPLE[2], Mailbox::TeamInbox(TEAM)).is_empty(), "N2");
    });
}

/// The same with other contested acts: whoever comes second is refused, naming the first, or finds
/// that it is so already.
#[test]
fn of_two_acts_the_second_is_refused_or_reached() {
    block_on(async {
        let store = Hesitant::seeded(11);
        let (ann, ben) = (office(store.clone()).await, open(store.clone(), 1).await);
        let pairs = [
            (Verb::Close, Verb::Assign(vec![PEOPLE[1]])),
            (Verb::Close, Verb::Close),
            (Verb::Archive, Verb::Archive),
            (Verb::Trash, Verb::Trash),
            (Verb::Assign(vec![PEOPLE[2]]), Verb::Assign(vec![PEOPLE[2]])),
            (Verb::Assign(vec![PEOPLE[2]]), Verb::Close),
        ];
        for round in 0..60_u64 {
            receive(&ann, round, None).await.unwrap();
            let it = ConversationId(round as u32);
            ben.pull().await.unwrap();
            let (first, second) = pairs[round as usize % pairs.len()].clone();
            let is_same = first == second;
            let (one, other) =
                join(act(&ann, PEOPLE[0], first, it, false), act(&ben, PEOPLE[1], second, it, false)).await;
            let refusals: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
            let [Failure::Refused(refusal)] = refusals.as_slice() else {
                panic!("round {round}: {refusals:?}");
            };
            assert_eq!(*refusal == Refusal::NoChange, is_same, "{refusal:?}");
            let names_somebody = match refusal {
                Refusal::AssigneesChanged(it) | Refusal::ClosedMeanwhile(it) => it.person.is_some(),
                _ => is_same,
            };
            assert!(names_somebody, "{refusal:?}");
        }
    });
}

/// Two windows of one person save one draft at once: neither overwrites what it has not seen.
#[test]
fn of_two_windows_that_save_one_draft_the_second_is_told() {
    block_on(async {
        let store = Hesitant::seeded(9);
        let (one, other) = (office(store.clone()).await, open(store.clone(), 1).await);
        let (key, ann) = (DraftKey::New(Time(1)), PEOPLE[0]);
        let draft = |text: String| DraftText { text, ..DraftText::default() };
        let save = async |tab: &Tab, seen: Option<u64>, text: DraftText| {
            let may = guard(Whose::own(ann, key), seen, Some(mark(&text)));
            let command = Command::SaveDraft { key, draft: Some(text), on: None };
            tab.run_if(Actor::Person(ann), Mailbox::All, &command, &may).await
        };
        let saved = |tab: &Tab| tab.state().drafts.get(&(ann, key)).cloned();
        for round in 0..50 {
            other.pull().await.unwrap();
            let seen = saved(&one).as_ref().map(mark);
            let (mine, theirs) = (draft(format!("mine {round}")), draft(format!("theirs {round}")));
            let outcomes = join(save(&one, seen, mine.clone()), save(&other, seen, theirs.clone())).await;
            let (winner, loser) = match outcomes {
                (Ok(_), Err(Failure::Refused(SAVED_ELSEWHERE))) => (mine, &other),
                (Err(Failure::Refused(SAVED_ELSEWHERE)), Ok(_)) => (theirs, &one),
                both => panic!("not one of two: {both:?}"),
            };
            assert_eq!(saved(loser).as_ref(), Some(&winner), "it knows what there is");
            // Who has seen it may save over it.
            let next = draft(format!("both {round}"));
            save(loser, Some(mark(&winner)), next.clone()).await.unwrap();
            one.pull().await.unwrap();
            assert_eq!(saved(&one), Some(next));
        }
    });
}

/// What was stored though its answer was lost is told of as done, is there once, and is nobody else's.
#[test]
fn a_lost_answer_is_not_somebody_elses_act() {
    block_on(async {
        for loss in [Loss::Behind, Loss::Stored, Loss::Dropped] {
            let store = Hesitant::seeded(5);
            let (ann, ben) = (office(store.clone()).await, open(store.clone(), 1).await);
            receive(&ann, 0, None).await.unwrap();
            let it = ConversationId(0);
            let before = ann.head().seq;
            store.lose(&[loss]);
            let done = act(&ann, PEOPLE[0], Verb::Close, it, false).await.unwrap();
            assert_eq!((done.seq.0, &done.refused), (before.0 + 1, &Vec::new()), "{loss:?}");
            let text = "once".to_owned();
            let comment = Command::Comment { conversation: it, text, people: vec![], teams: vec![] };
            store.lose(&[loss]);
            ann.run(Actor::Person(PEOPLE[0]), Mailbox::All, &comment).await.unwrap();
            assert_eq!(ann.head().seq.0, before.0 + 2, "{loss:?}");
            assert_eq!(ann.last_act(PEOPLE[0]).await, Ok(Some(ann.head().seq)), "{loss:?}");
            ben.pull().await.unwrap();
            assert_eq!(ben.head(), ann.head());
        }
    });
}

/// What nobody knows in the end is said to be so, and is not done again under another id.
#[test]
fn what_stays_unsure_is_said_to_be_and_what_turns_up_is_done() {
    block_on(async {
        let store = Hesitant::seeded(3);
        let ann = office(store.clone()).await;
        receive(&ann, 0, None).await.unwrap();
        let before = ann.head();
        let close = async || act(&ann, PEOPLE[0], Verb::Close, ConversationId(0), false).await;
        store.lose(&[Loss::Dropped, Loss::Dropped, Loss::Dropped]);
        let unsure = Failure::Store(StoreError::Unsure { detail: "cut off".to_owned() });
        assert_eq!(close().await.err(), Some(unsure));
        assert_eq!(ann.head(), before);
        store.lose(&[Loss::Dropped, Loss::Dropped, Loss::Stored]);
        assert_eq!(close().await.unwrap().seq, ann.head().seq);
        assert_eq!(ann.head().seq.0, before.seq.0 + 1);
    });
}

/// Polls a future so often and drops it then, as a tab that is killed does. Tells whether it was done.
fn killed_after(polls: usize, future: impl Future) -> bool {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    (0..polls).any(|_| future.as_mut().poll(&mut context).is_ready())
}

/// A restore that is killed anywhere is there as a whole at the next start, or not at all; another tab
/// shows none of it meanwhile.
#[test]
fn a_restore_that_is_killed_anywhere_is_whole_or_nothing() {
    let mut file = Vec::new();
    let whole = block_on(async {
        let store = Hesitant::seeded(3);
        let tab = office(store.clone()).await;
        for number in 0..4 {
            receive(&tab, number, None).await.unwrap();
        }
        backup::export(&store, Time(5), |part| file.extend_from_slice(part)).await.unwrap();
        tab.head()
    });
    let (mut polls, mut done, mut cleared) = (0, false, 0);
    while !done {
        polls += 1;
        let store = Hesitant::seeded(polls as u64);
        let other = block_on(open(store.clone(), 2));
        let read = async |from: u64| Ok(file.get(from as usize..).unwrap_or_default().to_vec());
        done = killed_after(polls, backup::restore(&store, read));
        block_on(async {
            other.pull().await.unwrap();
            let seen = other.head().seq;
            assert!(seen == Seq(0) || seen == whole.seq, "a part is shown: {seen}");
            let finding = beginning::settle(&store).await.unwrap();
            cleared += u32::from(finding.is_some());
            let tab = open(store.clone(), 1).await;
            assert!(tab.head() == whole || tab.head().seq == Seq(0), "a part is left: {}", tab.head().seq);
            assert_eq!(beginning::unfinished(&store).await.unwrap(), None);
            // Whatever became of it, it can be begun again.
            if tab.head().seq == Seq(0) {
                backup::restore(&store, read).await.unwrap();
                tab.pull().await.unwrap();
                assert_eq!(tab.head(), whole);
            }
        });
    }
    assert!(cleared > 5, "killed half-way {cleared} times");
}
