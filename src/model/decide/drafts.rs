//! Drafts: saved and thrown away, and shared, so that others edit them. What is saved builds on what was saved
//! last, or is refused (docs/behaviour.md, section 7).

use super::guard::check_reader;
use super::working::Working;
use crate::model::command::Send;
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::state::State;

/// Saves or throws away a draft: of the person who acts, or one that somebody lets them edit. Saved without
/// its plan, it is not sent later; with one, it is its author's alone.
pub fn save(
    work: &mut Working,
    key: DraftKey,
    draft: Option<&DraftText>,
    on: Option<Version>,
) -> Result<Act, Refusal> {
    let me = work.person()?;
    if let DraftKey::Reply(it) = key {
        check_reader(work, it, me)?;
    }
    let (author, state) = (on.map_or(me, |it| it.author), work.state);
    check(state, (author, key), on)?;
    let before = state.drafts.get(&(author, key));
    let shared = before.and_then(|it| it.shared.as_deref());
    let after = draft.map(|it| DraftText { shared: shared.cloned().map(Box::new), ..it.clone() });
    if before == after.as_ref() {
        return Err(Refusal::NoChange);
    }
    let act = if after.is_none() && shared.is_some() { Act::DiscardDraft } else { Act::Draft };
    let after = after.map(|it| {
        let shared = it.shared.as_deref().filter(|_| it.plan.is_none());
        let shared = shared.map(|it| Box::new(saved(work, author, &it.editors)));
        Box::new(DraftText { shared, ..it })
    });
    work.events.push(Event::Drafted { author, key, before: before.cloned().map(Box::new), after });
    Ok(act)
}

/// Lets everybody who may see the conversation edit a draft of the person who acts, or no longer.
pub fn share(work: &mut Working, key: DraftKey, on: bool) -> Result<Act, Refusal> {
    let me = work.person()?;
    let DraftKey::Reply(it) = key else { return Err(Refusal::Unknown) };
    check_reader(work, it, me)?;
    let before = work.state.drafts.get(&(me, key)).filter(|it| it.plan.is_none()).ok_or(Refusal::Unknown)?;
    if before.shared.is_some() == on {
        return Err(Refusal::NoChange);
    }
    let shared = on.then(|| Box::new(saved(work, me, &[])));
    let after = Some(Box::new(DraftText { shared, ..before.clone() }));
    work.events.push(Event::Drafted { author: me, key, before: Some(Box::new(before.clone())), after });
    Ok(Act::ShareDraft)
}

/// Returns that a draft is saved by this decision.
fn saved(work: &Working, author: PersonId, known: &[PersonId]) -> SharedDraft {
    let me = work.context.actor.person().unwrap_or(author);
    let mut editors = known.to_vec();
    if me != author && !editors.contains(&me) {
        editors.push(me);
    }
    SharedDraft { revision: work.context.operation, by: me, at: work.at(), editors }
}

/// Refuses to send another version of a draft than the one that is saved.
pub fn check_sent(state: &State, me: PersonId, send: &Send) -> Result<(), Refusal> {
    let Some(key) = send.draft else { return Ok(()) };
    check(state, (send.on.map_or(me, |it| it.author), key), send.on)
}

/// A draft was sent: it is gone, for everybody.
pub fn sent(work: &mut Working, me: PersonId, send: &Send) {
    let Some(key) = send.draft else { return };
    let author = send.on.map_or(me, |it| it.author);
    let known = work.state.drafts.get(&(author, key));
    if let Some(before) = known.filter(|it| author == me || it.shared.is_some()) {
        work.events.push(Event::Drafted { author, key, before: Some(Box::new(before.clone())), after: None });
    }
}

/// Refuses what builds on another version than the one that is saved, and names who saved that, or ended it.
fn check(state: &State, whose: (PersonId, DraftKey), on: Option<Version>) -> Result<(), Refusal> {
    let saved = state.drafts.get(&whose).and_then(|it| it.shared.as_deref());
    match (saved, on) {
        (None, None) => Ok(()),
        (Some(saved), Some(on)) if saved.revision == on.revision => Ok(()),
        (Some(saved), _) => Err(Refusal::ActedSince(Some(saved.by), Some(Act::Draft))),
        (None, Some(_)) => {
            let gone = state.drafts_gone.get(&whose);
            let act = gone.map_or(Act::DiscardDraft, |it| it.act);
            Err(Refusal::ActedSince(gone.and_then(|it| it.by), Some(act)))
        }
    }
}
