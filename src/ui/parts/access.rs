//! Who may see a conversation, and by what.

use leptos::prelude::*;

use super::Avatar;
use crate::browser::clock;
use crate::model::{ConversationId, PersonId, State};
use crate::ui::text::details as words;

/// Somebody with access.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// By what, and what else is to be said of it.
    pub how: String,
    /// It is in their Inbox.
    pub in_inbox: bool,
    /// Out of office.
    pub away: bool,
    /// They were added, and may see it by nothing else.
    pub is_added: bool,
}

/// Returns who may see a conversation.
pub fn readers(state: &State, it: ConversationId) -> Vec<Reader> {
    let (facts, directory, now) = (state.facts(it), &state.directory, clock::now());
    let reader = |person: PersonId| {
        let grants = state.grants_for(person, it);
        Reader {
            person,
            name: directory.name(person).to_owned(),
            how: words::access(&grants, &facts, directory, person),
            in_inbox: facts.in_inbox(person, directory),
            away: directory.is_away(person, now),
            is_added: grants.iter().all(|it| it.is_of_adding(person)),
        }
    };
    state.readers(it).into_iter().map(|it| reader(it.person)).collect()
}

/// Shows them.
pub fn people(all: Vec<Reader>) -> impl IntoView {
    people_with(all, |_| ())
}

/// Shows them, each with what can be done about it.
pub fn people_with<V: IntoView + 'static>(all: Vec<Reader>, act: impl Fn(&Reader) -> V) -> impl IntoView {
    let reader = |it: Reader| {
        let act = act(&it);
        view! {
            <li class="person">
                <Avatar person=it.person name=it.name.clone()/>
                <span class="person__name">{it.name}<small>{it.how}</small></span>
                {it.in_inbox.then(|| view! { <span class="tag">{words::IN_INBOX}</span> })}
                {it.away.then(|| view! { <span class="tag tag--warning">{words::OUT_OF_OFFICE}</span> })}
                {act}
            </li>
        }
    };
    view! { <ul class="people">{all.into_iter().map(reader).collect_view()}</ul> }
}
