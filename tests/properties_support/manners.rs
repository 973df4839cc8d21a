//! What an act may do to others, told without asking the model: whose rows it moves, whose unread it
//! sets or clears.

use std::collections::BTreeSet;

use team_inbox::model::{
    Act, Actor, Change, ConversationId, Event, Flag, Mailbox, Operation, PersonId, Reason, State,
};

use crate::Outcome;

/// Checks an entry of the journal by what it changed for whom.
pub fn check(before: &State, now: &State, operation: &Operation) -> Outcome {
    rows_stay(before, now, operation)?;
    unread_is_personal(operation)
}

/// Rows are moved by messages and comments alone; in one's own Inbox also by what arrives there.
fn rows_stay(before: &State, now: &State, operation: &Operation) -> Outcome {
    let moves = |it: &Event| {
        matches!(
            it,
            Event::Arrived(_)
                | Event::Commented { .. }
                | Event::RuleCommented { .. }
                | Event::Retracted { .. }
                | Event::Uncommented { .. }
        )
    };
    if operation.events.iter().any(moves) || matches!(operation.act, Act::Merge | Act::Split | Act::Undo(_)) {
        return Ok(());
    }
    let arrived: BTreeSet<_> = operation.events.iter().flat_map(arrivals).collect();
    for person in now.directory.people.keys().copied() {
        for mailbox in [Mailbox::All, Mailbox::Inbox] {
            let moved = |it: &ConversationId| mailbox == Mailbox::Inbox && arrived.contains(&(person, *it));
            let rows = |state: &State, other: &State| {
                let there = other.mailbox(person, mailbox);
                let rows = state.sorted(person, mailbox, &state.mailbox(person, mailbox)).ids;
                rows.into_iter().filter(|it| there.contains(it.0) && !moved(it)).collect::<Vec<_>>()
            };
            if rows(before, now) != rows(now, before) {
                return Err(format!("{mailbox:?} of {person} is in another order"));
            }
        }
    }
    Ok(())
}

fn arrivals(event: &Event) -> Vec<(PersonId, ConversationId)> {
    let Event::Changed(changed) = event else { return Vec::new() };
    let person = |it: &Change| match it {
        Change::Arrival(person, ..) => Some((*person, changed.conversation)),
        _ => None,
    };
    changed.changes.iter().filter_map(person).collect()
}

/// Whatever a person does makes nothing unread for others, unless it is told to them as new because
/// there is no team inbox to go back to; and reads nothing for others.
fn unread_is_personal(operation: &Operation) -> Outcome {
    let Actor::Person(me) = operation.actor else { return Ok(()) };
    if matches!(
        operation.act,
        Act::Undo(_) | Act::Configure | Act::Import | Act::Merge | Act::Split | Act::Erase
    ) {
        return Ok(());
    }
    let told = |person: PersonId, it: ConversationId| {
        operation.events.iter().any(|event| match event {
            // What a rule took away since nobody is told.
            Event::RuleRan { conversation, .. } => *conversation == it,
            Event::Notified(notice) => {
                let is_new =
                    matches!(notice.reason, Reason::InboxMessage | Reason::Reopened(_) | Reason::MovedIn(_));
                notice.person == person && notice.conversation == Some(it) && is_new
            }
            _ => false,
        })
    };
    for event in &operation.events {
        let Event::Changed(changed) = event else { continue };
        if changed.rule.is_some() {
            continue;
        }
        for change in &changed.changes {
            let Change::Mark { flag: Flag::Unread, on, people } = change else { continue };
            let others = people.iter().filter(|it| **it != me);
            if let Some(other) = others.into_iter().find(|it| !*on || !told(**it, changed.conversation)) {
                return Err(format!("{} is {on} unread for {other} by {me}", changed.conversation));
            }
        }
    }
    Ok(())
}
