//! Section 11 of docs/behaviour.md, checked by taking causes away and playing the story again.

use std::collections::BTreeSet;

use team_inbox::model::explain::{Cause, EFFORT, Inquiry};
use team_inbox::model::{ConversationId, Mailbox, Seq};

use super::founding::{person, team};
use super::life::Life;
use crate::Outcome;

/// Checks what is answered for a person, a conversation and a mailbox by dice.
pub fn hold(life: &Life, [who, which, place, first, second, third]: [u8; 6]) -> Outcome {
    let len = life.state.len() as u32;
    if len == 0 {
        return Ok(());
    }
    let (person, it) = (person(who), ConversationId(u32::from(which) % len));
    let mailbox = mailbox(place);
    let seqs = life.state.conversations.history(it);
    let history: Vec<_> =
        seqs.into_iter().map(|seq: Seq| (seq, life.journal[seq.index() - 1].clone())).collect();
    let inquiry = Inquiry::into(&life.state, it, person, &history);
    let explanation = inquiry.explain(mailbox);
    let told = |wrong: &str, removed: &BTreeSet<Cause>| {
        format!("{wrong}: {it} in {mailbox:?} of {person}, {explanation:?}, without {removed:?}")
    };
    let is_there = life.state.is_in(person, mailbox, it);
    let nothing = BTreeSet::new();
    if explanation.is_there != is_there
        || inquiry.stands_without(mailbox, &nothing, explanation.given) != is_there
    {
        return Err(told("the story does not lead there", &nothing));
    }
    if explanation.effort > EFFORT {
        return Err(told("it took too much", &nothing));
    }
    let ways: usize = explanation.choices().iter().map(Vec::len).product();
    if !explanation.alternatives.is_empty() && ways != explanation.alternatives.len() {
        return Err(told("the choices do not make the alternatives", &nothing));
    }
    let cited: BTreeSet<_> = explanation.alternatives.iter().flatten().copied().collect();
    let done_at = |it: &Cause| inquiry.step(*it).map(|it| it.at);
    if cited.iter().filter_map(done_at).any(|at| explanation.given_until.is_some_and(|until| at < until)) {
        return Err(told("it cites what is taken as it was", &nothing));
    }
    let uncited: Vec<_> =
        inquiry.causes(explanation.given).into_iter().filter(|it| !cited.contains(it)).collect();
    for removed in uncited_sets(&uncited, u32::from_le_bytes([first, second, third, who])) {
        if inquiry.stands_without(mailbox, &removed, explanation.given) != is_there {
            return Err(told("what is not cited matters", &removed));
        }
    }
    for dice in [first, second, third] {
        let Some(removed) = one_of_each(&explanation.alternatives, dice) else { continue };
        if inquiry.stands_without(mailbox, &removed, explanation.given) == is_there {
            return Err(told("it is there all the same", &removed));
        }
    }
    Ok(())
}

fn mailbox(dice: u8) -> Mailbox {
    match dice % 16 {
        0..3 => Mailbox::Inbox,
        3 | 4 => Mailbox::TeamInbox(team(dice / 16)),
        5 => Mailbox::TeamInboxes,
        6 => Mailbox::TeamAll(team(dice / 16)),
        number => Mailbox::OWN[usize::from(number + dice / 16) % Mailbox::OWN.len()],
    }
}

/// Each that is not cited, all of them, and some of them.
fn uncited_sets(uncited: &[Cause], dice: u32) -> Vec<BTreeSet<Cause>> {
    let some = uncited.iter().enumerate().filter(|it| dice >> (it.0 % 32) & 1 == 1).map(|it| *it.1);
    let mut sets = vec![some.collect(), uncited.iter().copied().collect()];
    sets.extend(uncited.iter().map(|it| BTreeSet::from([*it])));
    sets
}

/// Returns one cause of each alternative, and no more than that needs; nothing if there is none.
fn one_of_each(alternatives: &[Vec<Cause>], dice: u8) -> Option<BTreeSet<Cause>> {
    let pick = |(at, it): (usize, &Vec<Cause>)| it.get((usize::from(dice) + at) % it.len()).copied();
    let mut chosen: BTreeSet<_> = alternatives.iter().enumerate().filter_map(pick).collect();
    let meets = |chosen: &BTreeSet<Cause>| {
        alternatives.iter().all(|alternative| alternative.iter().any(|it| chosen.contains(it)))
    };
    for cause in chosen.clone() {
        let without: BTreeSet<_> = chosen.iter().copied().filter(|it| *it != cause).collect();
        if meets(&without) {
            chosen = without;
        }
    }
    (!chosen.is_empty()).then_some(chosen)
}
