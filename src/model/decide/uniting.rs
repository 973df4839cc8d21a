//! Conversations that a message shows to be one: it answers messages of several, or came after its
//! answers. They are united, as by a merger; but where people have acted on both, that stands: then
//! the union is offered (docs/behaviour.md, section 8, point 6).

use super::merge;
use super::working::Working;
use crate::model::event::Event;
use crate::model::ids::*;

/// Unites conversations, the nearest first; returns the one that is left. What is not in the place of the
/// nearest stays apart: nobody is to see more by it.
pub fn unite(work: &mut Working, found: &[ConversationId]) -> Option<ConversationId> {
    let nearest = *found.first()?;
    if found.len() == 1 {
        return Some(nearest);
    }
    let org = work.facts(nearest).org;
    let mut found = found.to_vec();
    found.retain(|it| work.facts(*it).org == org);
    let is_handled = |it: ConversationId| work.state.conversations.is_handled(it);
    let handled = found.iter().copied().find(|it| is_handled(*it));
    let into = handled.or(found.iter().min().copied()).unwrap_or(nearest);
    found.sort_unstable();
    found.dedup();
    for it in found.into_iter().filter(|it| *it != into) {
        if is_handled(it) {
            offer(work, it, into);
        } else {
            merge::absorb(work, it, into, org);
        }
    }
    Some(into)
}

/// Says once that two belong together.
fn offer(work: &mut Working, one: ConversationId, other: ConversationId) {
    let event = Event::MayUnite { one: one.min(other), other: one.max(other) };
    if !work.state.is_apart(one, other) && !work.events.contains(&event) {
        work.events.push(event);
    }
}
