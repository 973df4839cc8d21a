//! The bar that stands above the rows while some are selected.

use leptos::prelude::*;

use crate::model::{ConversationId, Mailbox, Scope, Verb, scope};
use crate::ui::app::{App, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::listing::ListOf;
use crate::ui::text::{self, language::Said, names};

/// For how many conversations archiving would be for everyone, for oneself, and not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Scopes {
    everyone: usize,
    mine: usize,
    neither: usize,
}

/// The bar for a selection.
#[component]
pub fn Bulk() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let count = Memo::new(move |_| app.selected.with(std::collections::BTreeSet::len));
    let scopes = Memo::new(move |_| scopes(app));
    let archive = move || {
        let Scopes { everyone, mine, .. } = scopes.get();
        match (everyone, mine) {
            (0, 0) => None,
            (0, _) => Some(text::archive(Scope::Mine)),
            (_, 0) => Some(text::archive(Scope::Everyone)),
            _ => Some(names::ARCHIVE),
        }
    };
    let note = move || {
        let Scopes { everyone, mine, neither } = scopes.get();
        text::scopes(everyone, mine, neither)
    };
    let all = Memo::new(move |_| listing.rows.with(|it| it.ids.len()) == count.get());
    let act = move |asked: Intent, icon: &'static str, name: Signal<Option<Said>>| {
        view! {
            <button
                class="button button--quiet button--icon"
                aria-label=move || name.get()
                title=move || name.get()
                hidden=move || name.get().is_none()
                on:click=move |_| intent::fulfil(app, listing, asked)
            >
                <Icon name=icon />
            </button>
        }
    };
    let in_trash = move || listing.place.get() == ListOf::Mailbox(Mailbox::Trash);
    let fixed = |name: Said| Signal::stored(Some(name));
    view! {
        <div class="bulk" role="toolbar" aria-label=names::SELECTION>
            <input
                class="checkbox"
                type="checkbox"
                aria-label=names::SELECT_ALL
                prop:checked=all
                prop:indeterminate=move || !all.get()
                on:change=move |_| {
                    if all.get_untracked() { app.selected.update(std::collections::BTreeSet::clear) } else { listing.select_all() }
                }
            />
            <span class="bulk__count">{move || text::count(count.get())}" "<span>{names::SELECTED}</span></span>
            {act(Intent::Assign, "assign", fixed(names::ASSIGN))}
            {act(Intent::Archive, "archive", Signal::derive(archive))}
            {act(Intent::CloseOrReopen, "close", fixed(names::CLOSE_OR_REOPEN))}
            {act(Intent::Snooze, "snooze", fixed(names::SNOOZE))}
            {act(Intent::Move, "move", fixed(names::MOVE_TO_TEAM))}
            {act(Intent::AddPeople, "person", fixed(text::adding::ADD))}
            {act(Intent::Merge, "merge", Signal::derive(move || (count.get() > 1).then_some(names::MERGE_CONVERSATIONS)))}
            {act(Intent::Trash, "trash", fixed(names::TRASH))}
            {act(Intent::Erase, "block", Signal::derive(move || in_trash().then_some(text::erasing::DELETE)))}
            {act(Intent::Back, "x", fixed(names::CLEAR_SELECTION))}
        </div>
        {move || note().map(|it| view! { <p class="bulk__note">{it}</p> })}
    }
}

/// Asks the model, for each conversation that is selected, for whom an act would be.
fn scopes(app: App) -> Scopes {
    let selected: Vec<ConversationId> = app.selected.with(|it| it.iter().copied().collect());
    let (me, view) = (app.me.get(), app.route.with(crate::ui::plain::route::Route::view));
    app.read(|state| {
        let mut scopes = Scopes::default();
        for it in selected {
            match scope(state, me, view, &state.facts_for(me, it), &Verb::Archive) {
                Some(Scope::Everyone) => scopes.everyone += 1,
                Some(Scope::Mine) => scopes.mine += 1,
                None => scopes.neither += 1,
            }
        }
        scopes
    })
}
