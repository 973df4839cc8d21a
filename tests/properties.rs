//! What must hold whatever people do: random small workspaces, random acts by random people and
//! random mail, checked after every act against docs/behaviour.md, section 2.

#[path = "features_support/standing.rs"]
mod standing;
#[path = "features_support/truth.rs"]
mod truth;

mod properties_support;

use properties_support::copies;
use properties_support::founding::Dice;
use properties_support::life::Life;
use properties_support::order;
use properties_support::reasons;
use properties_support::step::Step;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeSet;
use team_inbox::formats;
use team_inbox::model::{ConversationId, Facts, Mailbox, Operation, Rests, Seq, State, Wiped, decide, wipe};
use team_inbox::session::checking::{Checked, check};
use team_inbox::session::record;
use team_inbox::session::scenario::{Scope, excerpt, play, save};

/// What a check comes to: nothing, or what is wrong.
type Outcome = Result<(), String>;

/// Few by default, so that the tests stay quick; `CASES=4000` for a long run.
fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(40)
}

/// A step is six small numbers: what is done, by whom, to what, and how.
fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = any::<[u8; 6]>().prop_map(Step::from);
    vec(step, 10..most)
}

fn lived(founding: &Dice, steps: &[Step]) -> Result<Life, TestCaseError> {
    let mut life = Life::found(founding).map_err(TestCaseError::fail)?;
    for step in steps {
        life.take(step).map_err(TestCaseError::fail)?;
    }
    Ok(life)
}

fn folded(mut state: State, journal: &[Operation]) -> State {
    for operation in journal {
        let next = Seq(state.seq.0 + 1);
        state.apply(next, operation);
    }
    state
}

fn through_bytes<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let bytes = postcard::to_extend(value, Vec::new()).expect("a vector grows");
    postcard::from_bytes(&bytes).expect("what was written can be read")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        max_shrink_iters: 3000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.regressions"))),
        ..ProptestConfig::default()
    })]

    /// N1: nothing is lost; N2: nobody is surprised; N3: a refused command changes nothing; N4: a
    /// badge equals its list; N5: nobody is told of their own act, nor twice; an Undo restores.
    /// Each is checked after every step, in `Life::take`.
    #[test]
    fn n1_to_n5_hold_and_undo_restores(founding: Dice, steps in steps(60)) {
        lived(&founding, &steps)?;
    }

    /// The journal alone says what is, and a snapshot of any moment goes on in the same way: what is done
    /// next is decided alike.
    #[test]
    fn replay_and_snapshot_give_the_same_state(founding: Dice, steps in steps(40), next in steps(20), at: prop::sample::Index) {
        let mut life = lived(&founding, &steps)?;
        let journal: Vec<_> = life.journal.iter().map(through_bytes).collect();
        prop_assert_eq!(&journal, &life.journal);
        let replayed = folded(State::default(), &journal);
        truth::same(&life.state, &replayed).map_err(TestCaseError::fail)?;
        let (early, late) = journal.split_at(at.index(journal.len()));
        let mut snapshot = through_bytes(&folded(State::default(), early));
        snapshot.reindex();
        let resumed = folded(snapshot, late);
        truth::same(&life.state, &resumed).map_err(TestCaseError::fail)?;
        let mut saved = through_bytes(&life.state);
        saved.reindex();
        for step in next {
            let Some((actor, view, command)) = step.command(&mut life) else { continue };
            let context = life.context(actor, view);
            let decided = decide(&life.state, &command, &context);
            prop_assert_eq!(&decided, &decide(&resumed, &command, &context), "replayed: {:?}", command);
            prop_assert_eq!(&decided, &decide(&saved, &command, &context), "saved: {:?}", command);
        }
    }

    /// What an entry says of how it was asked for is enough to decide it again on the state before it, and
    /// comes to the same; so does what a workspace file says of it.
    #[test]
    fn every_entry_can_be_checked(founding: Dice, steps in steps(60)) {
        let life = lived(&founding, &steps)?;
        let mut state = State::default();
        for (entry, operation) in life.entries.iter().zip(&life.journal) {
            let earlier = |seq: Seq| life.journal.get(seq.index().wrapping_sub(1)).cloned();
            // What did nothing is never appended.
            let is_nothing = operation.events.is_empty();
            let checked = if is_nothing { Checked::Same } else { check(&state, entry, earlier) };
            prop_assert_eq!(&checked, &Checked::Same, "{:?} of {:?}", record::asked(entry), operation);
            let json = record::to_json(entry).map_err(|it| TestCaseError::fail(format!("{it:?}")))?;
            let json = serde_json::from_slice(&json).map_err(|it| TestCaseError::fail(it.to_string()))?;
            prop_assert_eq!(record::from_json(formats::FORMAT, json), Ok(entry.clone()));
            let next = Seq(state.seq.0 + 1);
            state.apply(next, operation);
        }
    }

    /// A workspace that is saved as a scenario and opened elsewhere is the same there; opened later, all of it
    /// is later by as much. What is saved of some conversations says nothing of the others.
    #[test]
    fn a_workspace_survives_being_a_scenario(founding: Dice, steps in steps(24), later in 0_i64..1_000_000_000) {
        let life = lived(&founding, &steps)?;
        let now = life.now;
        let text = save(("A life", None), (&life.entries, &[]), &Scope::Everything, None, now);
        let opened = play(&text, now);
        prop_assert_eq!(&opened.problems, &Vec::new());
        prop_assert_eq!(&opened.entries, &life.entries);
        prop_assert_eq!(record::digest(&folded(State::default(), &opened.journal)), record::digest(&life.state));
        let moved = play(&text, now.plus(later));
        let again = save(("A life", None), (&moved.entries, &[]), &Scope::Everything, None, now.plus(later));
        prop_assert_eq!(&again, &text);
        for (one, other) in life.journal.iter().zip(&moved.journal) {
            prop_assert_eq!(one.at.plus(later), other.at);
        }

        let wanted: BTreeSet<_> = (0..life.state.len() as u32).step_by(3).map(ConversationId).collect();
        let numbers = excerpt(&life.entries, &wanted).conversations;
        let scope = Scope::Conversations(wanted);
        let some = play(&save(("Some", None), (&life.entries, &[]), &scope, None, now), now);
        let state = folded(State::default(), &some.journal);
        prop_assert_eq!(state.len(), numbers.len(), "as many as have numbers");
        let Scope::Conversations(wanted) = scope else { unreachable!() };
        for person in state.directory.people.keys() {
            let (all, before) = (state.mailbox(*person, Mailbox::All), life.state.mailbox(*person, Mailbox::All));
            for (was, is) in &numbers {
                prop_assert!(before.contains(was.0) || !all.contains(is.0), "{:?} sees {:?}", person, was);
                if wanted.contains(was) {
                    prop_assert_eq!(before.contains(was.0), all.contains(is.0), "{:?} and {:?}", person, was);
                    let facts = [life.state.facts(*was), state.facts(*is)];
                    let [before, after] = facts.map(|it| Facts { merged: None, ..it });
                    prop_assert_eq!(before, after);
                }
            }
        }
        let bare = play(&save(("Bare", None), (&life.entries, &[]), &Scope::Settings, None, now), now);
        let state = folded(State::default(), &bare.journal);
        prop_assert_eq!(state.len(), 0);
        prop_assert_eq!(state.directory.teams.len(), life.state.directory.teams.len());
    }

    /// What is deleted for ever may be taken out of the journal: it folds to the same.
    #[test]
    fn a_journal_without_what_was_deleted_gives_the_same_state(founding: Dice, steps in steps(60)) {
        let life = lived(&founding, &steps)?;
        let mut deleted = Wiped::of(life.state.tombstones.keys().copied().collect());
        life.journal.iter().for_each(|it| deleted.note(it));
        let mut journal = life.journal.clone();
        for operation in &mut journal {
            wipe(operation, &deleted);
            prop_assert!(!wipe(operation, &deleted), "something is left: {:?}", operation);
        }
        truth::same(&life.state, &folded(State::default(), &journal)).map_err(TestCaseError::fail)?;
        // What was asked goes with it, once.
        let mut rests = Rests::default();
        life.journal.iter().for_each(|it| rests.note(it, &deleted));
        for entry in &life.entries {
            let Ok(Some(wiped)) = record::wiped(entry, &deleted, rests.messages()) else { continue };
            prop_assert_eq!(record::asked(&wiped), Ok(None));
            prop_assert_eq!(record::wiped(&wiped, &deleted, rests.messages()), Ok(None));
        }
    }

    /// Section 11: to take one cause of each alternative away changes where a conversation stands; to
    /// take away what is not cited does not.
    #[test]
    fn explanations_hold(founding: Dice, steps in steps(50), questions in vec(any::<[u8; 6]>(), 6)) {
        let life = lived(&founding, &steps)?;
        for question in questions {
            reasons::hold(&life, question).map_err(TestCaseError::fail)?;
        }
    }

    /// The same where everybody is busy with one conversation: it does not take long, and what is left
    /// unsaid is what was done before some time.
    #[test]
    fn explanations_of_a_busy_conversation_hold(founding: Dice, steps in vec(any::<[u8; 6]>(), 60..120), question: [u8; 6]) {
        let steps: Vec<_> = steps.into_iter().map(|it| Step::from(it).about_the_first()).collect();
        let life = lived(&founding, &steps)?;
        reasons::hold(&life, question).map_err(TestCaseError::fail)?;
    }

    /// Section 8.7: copies of a message in several accounts give the same in whatever order they come.
    #[test]
    fn copies_in_either_order_give_the_same(founding: Dice, addressed: [u8; 3]) {
        let first = copies::arrive(&founding, addressed, [0, 1, 2]).map_err(TestCaseError::fail)?;
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let other = copies::arrive(&founding, addressed, order).map_err(TestCaseError::fail)?;
            prop_assert!(first.is_empty() || other.is_empty() || first == other, "{first:?}\n{other:?}\nin the order {order:?}");
        }
    }

    /// Section 8.6: in any order of arrival, and wherever the slices of an import end, messages make the
    /// conversations that what is written in them says.
    #[test]
    fn messages_in_any_order_make_the_same_conversations(
        founding: Dice,
        dice in vec(any::<[u8; 6]>(), 2..14),
        is_shared: bool,
        orders in vec(any::<[u8; 14]>(), 4),
    ) {
        let founding = order::founded(founding, is_shared);
        let letters = order::write(&dice, is_shared);
        let expected = order::expected(&letters);
        for order in orders {
            let made = order::arrive(&founding, &letters, &order).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&made, &expected, "in the order {:?}:\n{}", order, order::told(&letters));
        }
    }

    /// Applying is total: whatever is missing, doubled or out of order in a journal, it folds.
    #[test]
    fn apply_is_total(founding: Dice, steps in steps(40), order in vec(any::<prop::sample::Index>(), 0..80)) {
        let life = lived(&founding, &steps)?;
        let shuffled: Vec<_> = order.iter().map(|it| it.get(&life.journal).clone()).collect();
        let state = folded(State::default(), &shuffled);
        prop_assert_eq!(state.seq.index(), shuffled.len());
        truth::describe(&state);
    }
}
