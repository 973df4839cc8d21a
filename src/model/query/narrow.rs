//! What is about state in a search: which conversations it leaves.

use roaring::RoaringBitmap;

use super::{Clause, DAY, Search, WAYS};
use crate::model::directory::{Channel, Directory};
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

impl Search {
    /// Returns what a person may see of which every clause is true. `zone` is the minutes by which
    /// local time is behind UTC.
    pub fn narrow(&self, state: &State, me: PersonId, zone: i64) -> RoaringBitmap {
        let mut set = state.accessible(me);
        for clause in &self.clauses {
            set = clause.keep(set, state, me, zone);
        }
        set
    }
}

impl Clause {
    fn keep(&self, mut set: RoaringBitmap, state: &State, me: PersonId, zone: i64) -> RoaringBitmap {
        let all = &state.conversations;
        match self {
            Self::In(name) => set &= places(state, me, name),
            Self::Team(name) => set &= teams(state, name),
            Self::Assignee(name) if name == "none" => set -= &all.assigned,
            Self::Assignee(name) => set &= assigned(state, me, name),
            Self::Is(how) => return stands(set, state, me, how),
            Self::Label(name) => set &= labelled(state, me, name),
            Self::Channel(name) => set = over(set, state, name),
            Self::Not(other) => {
                let left_out = other.keep(set.clone(), state, me, zone);
                set -= left_out;
            }
            Self::Either(one, other) => {
                return one.keep(set.clone(), state, me, zone) | other.keep(set, state, me, zone);
            }
            Self::HasAttachment => set &= &all.attachments,
            Self::Before(day) => {
                let end = Time(day * DAY + zone * 60_000);
                return set.iter().filter(|it| all.order.activity(ConversationId(*it)) < end).collect();
            }
            Self::After(day) => {
                let start = Time(day * DAY + zone * 60_000);
                return set.iter().filter(|it| all.order.activity(ConversationId(*it)) >= start).collect();
            }
        }
        set
    }
}

fn places(state: &State, me: PersonId, name: &str) -> RoaringBitmap {
    let named = Mailbox::OWN.into_iter().filter(|it| it.slug().starts_with(name));
    named.fold(teams(state, name), |union, it| union | state.mailbox(me, it))
}

fn teams(state: &State, name: &str) -> RoaringBitmap {
    let named = state.directory.teams.values().filter(|it| is_named(name, &[&it.name, &it.slug]));
    named
        .filter_map(|it| state.conversations.by_team.get(&it.id))
        .fold(RoaringBitmap::new(), |all, it| all | it)
}

fn labelled(state: &State, me: PersonId, name: &str) -> RoaringBitmap {
    let named = state.directory.labels_seen_by(me).filter(|it| is_named(name, &[&it.name]));
    named.fold(RoaringBitmap::new(), |all, it| all | state.labelled(me, it.id))
}

fn over(set: RoaringBitmap, state: &State, name: &str) -> RoaringBitmap {
    let all = &state.conversations;
    let channel = |it: &AccountId| state.directory.accounts.get(it).map(|it| it.channel);
    let fits = |it: Channel| is_channel(it, name);
    set.iter().filter(|it| channel(&all.account(ConversationId(*it))).is_some_and(fits)).collect()
}

/// Tells whether a channel is called so, as its name begins: `email`, `live chat`, `chat`.
pub(super) fn is_channel(channel: Channel, name: &str) -> bool {
    let slug = channel.slug();
    slug.starts_with(name)
        || slug.split('-').any(|it| it.starts_with(name))
        || slug.replace('-', " ").starts_with(name)
}

fn assigned(state: &State, me: PersonId, name: &str) -> RoaringBitmap {
    if name == "me" {
        return state.shelf(me).assigned.clone();
    }
    let named = people(&state.directory, name);
    named.fold(RoaringBitmap::new(), |all, it| all | &state.shelf(it).assigned)
}

pub(super) fn people<'a>(directory: &'a Directory, name: &'a str) -> impl Iterator<Item = PersonId> + 'a {
    directory.people.values().filter(move |it| is_named(name, &[&it.name, &it.email])).map(|it| it.id)
}

/// Tells whether any word of any of the names begins so; as it is typed, all who still fit do.
pub(super) fn is_named(wanted: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        let name = name.to_lowercase();
        name.starts_with(wanted) || name.split_whitespace().any(|word| word.starts_with(wanted))
    })
}

fn stands(mut set: RoaringBitmap, state: &State, me: PersonId, how: &str) -> RoaringBitmap {
    let all = &state.conversations;
    let shelf = state.shelf(me);
    // As it is typed, the first that fits; the whole word before what it begins.
    let way = WAYS.iter().find(|it| **it == how).or_else(|| WAYS.iter().find(|it| it.starts_with(how)));
    match way.copied() {
        Some("unread") => set &= shelf.set(Flag::Unread),
        Some("read") => set -= shelf.set(Flag::Unread),
        Some("open") => set -= &all.closed,
        Some("closed") => set &= &all.closed,
        Some("unassigned") => set -= &all.assigned,
        Some("assigned") => set &= &all.assigned,
        Some("starred") => set &= shelf.set(Flag::Starred),
        Some("snoozed") => set &= shelf.snoozed(),
        Some("answered") => set &= &all.answered,
        _ => return RoaringBitmap::new(),
    }
    set
}
