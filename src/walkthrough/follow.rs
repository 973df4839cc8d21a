//! What a step may wait for, proposed from what changed when a person did it.

use crate::claims::{Names, mailbox_name};
use crate::model::*;

/// What a person did comes to: the workspace before and after.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// Before.
    pub before: &'a State,
    /// After.
    pub after: &'a State,
    /// Who did it.
    pub me: PersonId,
}

/// Returns the claim that says best what changed: it is false before and true after. None if nothing
/// changed that the vocabulary has words for.
pub fn proposed(change: Change) -> Option<String> {
    let all = settings(&change).into_iter().chain(conversations(&change));
    all.into_iter().find(|it| is_so(it, change.after) && !is_so(it, change.before))
}

fn is_so(claim: &str, state: &State) -> bool {
    crate::claims::read(claim).is_ok_and(|it| it.holds(&crate::claims::Ground::of(state)).is_ok())
}

/// Returns what could be said of settings that differ.
fn settings(change: &Change) -> Vec<String> {
    let (before, after) = (&change.before.directory, &change.after.directory);
    let names = Names::of(change.after);
    let mut said = Vec::new();
    let ways = |sharing: Sharing| match sharing {
        Sharing::TeamInbox(team) => format!("to the team inbox of \"{}\"", after.team_name(team)),
        Sharing::Inbox(id) => audience(after, &names, id),
    };
    for (id, it) in &after.addresses {
        let was = before.addresses.get(id);
        if it.removed {
            said.push(format!("\"{}\" is not shared", it.address));
        } else if was.is_none_or(|was| was.sharing != it.sharing || was.address != it.address) {
            said.push(format!("\"{}\" is shared {}", it.address, ways(it.sharing)));
        } else if was.is_some_and(|was| was.verified != it.verified) {
            let state = if it.verified { "verified" } else { "pending" };
            said.push(format!("\"{}\" is {state}", it.address));
        }
    }
    for (id, it) in &after.accounts {
        if before.accounts.get(id).is_some_and(|was| was.sharing != it.sharing) {
            let how =
                it.sharing.map_or_else(|| "is not shared".to_owned(), |it| format!("is shared {}", ways(it)));
            said.push(format!("\"{}\" {how}", it.address));
        }
    }
    for (id, team) in &after.teams {
        if !before.teams.contains_key(id) {
            said.push(format!("there is a team \"{}\"", team.name));
        }
        for person in after.people.values() {
            let membership = after.membership(person.id, *id);
            if membership != before.membership(person.id, *id) {
                let first = person.first_name();
                said.push(match membership {
                    Some(Membership::Active) => {
                        format!("{first} is an active member of the team \"{}\"", team.name)
                    }
                    Some(Membership::Observer) => {
                        format!("{first} is an observer of the team \"{}\"", team.name)
                    }
                    None => format!("{first} is not in the team \"{}\"", team.name),
                });
            }
        }
    }
    for (id, rule) in &after.rules {
        match before.rules.get(id) {
            None => said.push(format!("there is a rule \"{}\"", rule.name)),
            Some(was) if was.on != rule.on => {
                said.push(format!("the rule \"{}\" is {}", rule.name, if rule.on { "on" } else { "off" }));
            }
            Some(_) => {}
        }
    }
    for (id, person) in &after.people {
        if before.people.get(id).is_some_and(|was| was.away.is_some() != person.away.is_some()) {
            let is = if person.away.is_some() { "is" } else { "is not" };
            said.push(format!("{} {is} shown as out of office", person.first_name()));
        }
    }
    said
}

fn audience(directory: &Directory, names: &Names, id: AudienceId) -> String {
    let entries = directory.audiences.get(&id).map_or(&[][..], |it| &it.entries);
    let who = |it: &Who| match it {
        Who::Everyone => "everyone".to_owned(),
        Who::Team(team) => format!("the team \"{}\"", directory.team_name(*team)),
        Who::Person(person) => names.first_name(*person).to_owned(),
    };
    let of = |wanted: Delivery| {
        let all: Vec<_> = entries.iter().filter(|it| it.1 == wanted).map(|it| who(&it.0)).collect();
        all.join(", ")
    };
    match (of(Delivery::Receive), of(Delivery::AutoArchive)) {
        (receive, archive) if archive.is_empty() => format!("to the Inbox of {receive}"),
        (receive, archive) if receive.is_empty() => format!("auto-archived for {archive}"),
        (receive, archive) => format!("to the Inbox of {receive}, auto-archived for {archive}"),
    }
}

/// Returns what could be said of conversations that differ, the plainest first.
fn conversations(change: &Change) -> Vec<String> {
    let (before, after) = (&change.before.conversations, &change.after.conversations);
    let names = Names::of(change.after);
    let mut said = Vec::new();
    for (it, name) in names.conversations() {
        if it.0 as usize >= change.before.len() {
            said.push(format!("\"{name}\" has {} messages", after.messages(it)));
            continue;
        }
        // What is thrown away changes much else, which says less.
        let me = names.first_name(change.me);
        let moved = |mailbox| {
            let (was, is) =
                (change.before.is_in(change.me, mailbox, it), change.after.is_in(change.me, mailbox, it));
            let place = match mailbox {
                Mailbox::TeamInbox(_) => "the team inbox".to_owned(),
                other => mailbox_name(change.after, other),
            };
            (was != is).then(|| format!("\"{name}\" {} in {place} of {me}", if is { "is" } else { "is not" }))
        };
        said.extend([Mailbox::Trash, Mailbox::Spam].into_iter().filter_map(moved));
        let (was, is) = (before.assignees(it), after.assignees(it));
        if was != is {
            let people: Vec<_> = is.iter().map(|it| names.first_name(*it)).collect();
            let people = if people.is_empty() { "nobody".to_owned() } else { people.join(", ") };
            said.push(format!("\"{name}\" is assigned to {people}"));
        }
        if before.is_closed(it) != after.is_closed(it) {
            said.push(format!("\"{name}\" is {}", if after.is_closed(it) { "closed" } else { "open" }));
        }
        if before.team(it) != after.team(it)
            && let Some(team) = after.team(it)
        {
            said.push(format!("\"{name}\" belongs to \"{}\"", change.after.directory.team_name(team)));
        }
        let labels = after.labels(it);
        if before.labels(it) != labels {
            let all: Vec<_> = labels.iter().filter_map(|it| change.after.directory.labels.get(it)).collect();
            let all: Vec<_> = all.iter().map(|it| format!("\"{}\"", it.name)).collect();
            said.push(if all.is_empty() {
                format!("\"{name}\" has no label")
            } else {
                format!("\"{name}\" is labelled {}", all.join(", "))
            });
        }
        if before.messages(it) != after.messages(it) {
            said.push(format!("\"{name}\" has {} messages", after.messages(it)));
        }
        let of_team = after.team(it).map(Mailbox::TeamInbox);
        said.extend(Mailbox::OWN.into_iter().chain(of_team).filter_map(moved));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;

    #[test]
    fn what_changed_is_said_in_words_that_hold_after_it_alone() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "a@b.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "a@b.example", "Printer");
        let ben = world.id("Ben");
        let mut said = Vec::new();
        let view = Mailbox::TeamInbox(team);
        let mut before = world.state.clone();
        for verb in [Verb::Assign(vec![ben]), Verb::Close, Verb::Reopen, Verb::Star(true), Verb::Trash] {
            world.triage("Ben", view, verb, it).unwrap();
            said.extend(proposed(Change { before: &before, after: &world.state, me: ben }));
            before = world.state.clone();
        }
        let sharing = Some(SharingChoice::Inbox(vec![
            (Who::Person(ben), Delivery::Receive),
            (Who::Everyone, Delivery::AutoArchive),
        ]));
        world
            .configure_as_owner(Configure::ShareAccount { account, org: crate::model::fixture::ORG, sharing })
            .unwrap();
        said.extend(proposed(Change { before: &before, after: &world.state, me: ben }));
        assert_eq!(
            said,
            [
                "\"Printer\" is assigned to Ben",
                "\"Printer\" is closed",
                "\"Printer\" is open",
                "\"Printer\" is in Starred of Ben",
                "\"Printer\" is in Trash of Ben",
                "\"a@b.example\" is shared to the Inbox of Ben, auto-archived for everyone",
            ]
        );
    }
}
