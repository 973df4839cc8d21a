//! What must hold of every state, whatever was done, and when two states are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Display};

use team_inbox::model::{Actor, ConversationId, Event, Flag, Mailbox, Operation, PersonId, State};

use super::Outcome;
use super::standing::{mailboxes, name};

/// Describes everything that an Undo brings back, line by line.
pub fn describe(state: &State) -> BTreeMap<String, String> {
    let mut lines = BTreeMap::new();
    let people: Vec<_> = state.directory.people.values().collect();
    let places = people.iter().map(|it| (it.id, all_places(state, it.id))).collect::<BTreeMap<_, _>>();
    for it in (0..state.len() as u32).map(ConversationId) {
        let subject = format!("“{}” ({it})", state.conversations.subject(it));
        let facts = state.facts(it);
        if facts.grants.is_empty() {
            continue;
        }
        let mut whole = facts.clone();
        whole.marks.clear();
        lines.insert(subject.clone(), format!("{whole:?}, {} messages", state.conversations.messages(it)));
        for person in &people {
            let held = places[&person.id].get(&it).cloned().unwrap_or_default().join(", ");
            let marks = facts.marks(person.id);
            let flags: Vec<_> = Flag::ALL.into_iter().filter(|it| marks.has(*it)).collect();
            let links = state.links_of(person.id, it);
            let line = format!("{held}; {flags:?} {:?} {:?} {links:?}", marks.snooze, marks.arrival);
            lines.insert(format!("{subject} for {}", person.name), line);
        }
    }
    for person in &people {
        for mailbox in mailboxes(state) {
            let rows = state.sorted(person.id, mailbox, &state.mailbox(person.id, mailbox));
            let rows: Vec<_> = rows.ids.iter().map(|it| state.conversations.subject(*it)).collect();
            lines.insert(format!("{} of {}", name(state, mailbox), person.name), rows.join(", "));
        }
        let notices: Vec<_> = state.notices_of(person.id).filter(|it| !it.2).map(|it| it.1).collect();
        lines.insert(format!("unseen notices of {}", person.name), format!("{notices:?}"));
    }
    lines.insert("drafts".to_owned(), format!("{:?}", state.drafts));
    lines.insert("outbox".to_owned(), format!("{:?}", state.outbox));
    let directory = &state.directory;
    settings(&mut lines, "person", directory.people.iter().filter(|it| !it.1.removed));
    settings(&mut lines, "team", directory.teams.iter().filter(|it| !it.1.removed));
    settings(&mut lines, "account", directory.accounts.iter().filter(|it| !it.1.removed));
    settings(&mut lines, "address", directory.addresses.iter().filter(|it| !it.1.removed));
    settings(&mut lines, "rule", directory.rules.iter().filter(|it| !it.1.removed));
    settings(&mut lines, "turn of rule", state.turns.iter());
    settings(&mut lines, "label", directory.labels.iter().filter(|it| !it.1.removed));
    lines
}

fn settings<'a, I: Display + 'a, T: Debug + 'a>(
    lines: &mut BTreeMap<String, String>,
    what: &str,
    entries: impl Iterator<Item = (&'a I, &'a T)>,
) {
    lines.extend(entries.map(|(id, entry)| (format!("{what} {id}"), format!("{entry:?}"))));
}

/// Returns the names of the mailboxes in which a person has conversations.
fn all_places(state: &State, person: PersonId) -> BTreeMap<ConversationId, Vec<String>> {
    let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for mailbox in mailboxes(state) {
        for it in &state.mailbox(person, mailbox) {
            places.entry(ConversationId(it)).or_default().push(name(state, mailbox));
        }
    }
    places
}

/// Fails with what differs between how it was and how it is.
pub fn same(before: &State, now: &State) -> Outcome {
    let (before, now) = (describe(before), describe(now));
    let keys: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    let differing = keys.into_iter().filter(|it| before.get(*it) != now.get(*it));
    let none = String::from("nothing");
    let told: Vec<_> = differing
        .map(|key| {
            let (was, is) = (before.get(key).unwrap_or(&none), now.get(key).unwrap_or(&none));
            format!("{key}\n  was: {was}\n  is:  {is}")
        })
        .collect();
    if told.is_empty() { Ok(()) } else { Err(format!("it does not stand as before:\n{}", told.join("\n"))) }
}

/// Fails unless what must always hold holds after an entry of the journal.
pub fn invariants(state: &State, operation: &Operation) -> Outcome {
    told_once(operation)?;
    for person in state.directory.people.keys() {
        one_truth(state, *person)?;
        badges(state, *person)?;
    }
    Ok(())
}

/// N4: a badge is the number of unread rows in its list.
fn badges(state: &State, person: PersonId) -> Outcome {
    for mailbox in mailboxes(state).into_iter().filter(|it| it.has_badge()) {
        let rows = state.sorted(person, mailbox, &state.mailbox(person, mailbox)).ids;
        let unread = rows.iter().filter(|it| state.facts(**it).has(person, Flag::Unread)).count();
        if state.badges(person, &[mailbox]) != [unread as u64] {
            return Err(format!("the badge on {} of {person} is not {unread}", name(state, mailbox)));
        }
    }
    Ok(())
}

/// N5: nobody is told of their own act, and nobody twice of one event.
fn told_once(operation: &Operation) -> Outcome {
    let mut told = BTreeSet::new();
    for event in &operation.events {
        let Event::Notified(notice) = event else { continue };
        if operation.actor == Actor::Person(notice.person) {
            return Err(format!("{} is told of their own act", notice.person));
        }
        if !told.insert((notice.person, notice.conversation)) {
            return Err(format!("{} is told twice of one event", notice.person));
        }
    }
    Ok(())
}

/// Bit sets and facts tell the same, and a team's mailboxes follow from everybody's own.
fn one_truth(state: &State, person: PersonId) -> Outcome {
    let directory = &state.directory;
    let set = |mailbox| state.mailbox(person, mailbox);
    let (inbox, all, closed) = (set(Mailbox::Inbox), set(Mailbox::All), set(Mailbox::Closed));
    let assigned = set(Mailbox::AssignedToMe) | set(Mailbox::AssignedToOthers);
    let teams: Vec<_> = directory.teams.keys().copied().collect();
    let by_team: Vec<_> = teams
        .iter()
        .map(|it| {
            let team = [Mailbox::TeamInbox, Mailbox::TeamAssigned, Mailbox::TeamClosed, Mailbox::TeamAll];
            team.map(|mailbox| set(mailbox(*it)))
        })
        .collect();
    for it in (0..state.len() as u32).map(ConversationId) {
        let facts = state.facts(it);
        let is_kept = facts.admits(person, directory) && !facts.is_discarded(person);
        let mut alike = vec![
            ("Inbox", inbox.contains(it.0), facts.in_inbox(person, directory)),
            ("All", all.contains(it.0), is_kept),
        ];
        for (team, [queue, team_assigned, team_closed, team_all]) in teams.iter().zip(&by_team) {
            let ours = facts.team == Some(*team);
            let queued = facts.in_team_inbox(person, directory).is_some() && is_kept;
            alike.extend([
                ("team inbox", queue.contains(it.0), ours && queued),
                ("team's Assigned", team_assigned.contains(it.0), ours && assigned.contains(it.0)),
                ("team's Closed", team_closed.contains(it.0), ours && closed.contains(it.0)),
                ("team's All", team_all.contains(it.0), ours && all.contains(it.0)),
            ]);
        }
        if let Some((mailbox, is, should)) = alike.into_iter().find(|it| it.1 != it.2) {
            return Err(format!("{mailbox} of {person}: {is}, but the facts say {should}: {facts:?}"));
        }
    }
    Ok(())
}
