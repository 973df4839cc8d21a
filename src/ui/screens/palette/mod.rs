//! The command palette: every command, mailbox, person and conversation, by fuzzy match.

mod entries;
mod settings;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use entries::{Choice, Entry, matching};

pub use entries::is_command;

use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, anew, choices, spaces, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::parts::Icon;
use crate::ui::parts::keycap::keycaps;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::fuzzy::runs;
use crate::ui::plain::route::Route;
use crate::ui::text::{self, language::Said, names};

/// The command palette.
#[component]
pub fn Palette(
    /// What was typed already.
    typed: String,
) -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let begun = typed.clone();
    let typed = RwSignal::new(typed);
    let groups = Memo::new(move |_| matching(app, &typed.get()));
    let count = move || groups.with(|it| it.iter().map(|it| it.1.len()).sum::<usize>());
    let at = RwSignal::new(0_usize);
    let field = NodeRef::<html::Input>::new();
    let choose = move |number: usize| {
        let entry = groups.with_untracked(|it| it.iter().flat_map(|it| &it.1).nth(number).cloned());
        if let Some(entry) = entry {
            app.dialog.set(None);
            choose(app, listing, entry.choice);
        }
    };
    let on_key = move |key: ev::KeyboardEvent| {
        let count = count();
        // The Enter that ends a composition chooses a word, and no command.
        if key.is_composing() {
            return;
        }
        match key.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|it| *it = (*it + 1) % count),
            "ArrowUp" if count > 0 => at.update(|it| *it = (*it + count - 1) % count),
            "Home" => at.set(0),
            "End" => at.set(count.saturating_sub(1)),
            "Enter" => choose(at.get_untracked()),
            _ => return,
        }
        key.prevent_default();
        show(at.get_untracked());
    };
    let active = move || (count() > 0).then(|| format!("palette-{}", at.get()));
    view! {
        <Modal label=names::COMMAND_PALETTE class="palette">
            <div class="palette__search">
                <Icon name="search" />
                <input
                    class="input"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls="palette-list"
                    aria-activedescendant=active
                    aria-label=names::SEARCH_ALL
                    placeholder=names::WHAT_TO_DO
                    value=begun
                    node_ref=field
                    on:input=move |it| {
                        typed.set(event_target_value(&it));
                        at.set(0);
                    }
                    on:keydown=on_key
                />
            </div>
            <div class="palette__list" id="palette-list" role="listbox" aria-label=names::RESULTS>
                {move || {
                    let mut number = 0;
                    groups
                        .get()
                        .into_iter()
                        .map(|(name, entries)| {
                            let first = number;
                            number += entries.len();
                            group(name, entries, first, at, choose)
                        })
                        .collect_view()
                }}
            </div>
            {move || (count() == 0).then(|| view! { <p class="palette__none">{text::no_results(typed.get().trim())}</p> })}
        </Modal>
    }
}

fn group(
    name: Said,
    entries: Vec<Entry>,
    first: usize,
    at: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let option = move |(n, entry): (usize, Entry)| {
        let number = first + n;
        let shown = match entry.choice {
            Choice::Intent(it) => choices::keymap(|keys| keys.of(it).next().map(keycaps)),
            _ => None,
        };
        view! {
            <div
                class="palette__item"
                role="option"
                id=format!("palette-{number}")
                aria-selected=move || (at.get() == number).to_string()
                on:click=move |_| choose(number)
            >
                <Icon name=entry.icon />
                <span class="palette__text">{marked(&entry.text, &entry.hits)}</span>
                <small class="palette__sub">{entry.sub}</small>
                {shown.map(|it| view! { <span class="keys">{it}</span> })}
            </div>
        }
    };
    view! {
        <div role="group" aria-label=name>
            <span class="menu__head" aria-hidden="true">{name}</span>
            {entries.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
}

fn marked(text: &str, hits: &[usize]) -> impl IntoView + use<> {
    let run = |(hit, run): (bool, String)| {
        if hit { view! { <mark>{run}</mark> }.into_any() } else { run.into_any() }
    };
    runs(text, hits).into_iter().map(run).collect_view()
}

/// Scrolls to an entry.
fn show(number: usize) {
    crate::browser::focus::reveal(&format!("palette-{number}"));
}

fn choose(app: App, listing: Listing, choice: Choice) {
    match choice {
        Choice::Intent(it) => intent::fulfil(app, listing, it),
        Choice::Go(route) => app.go(route),
        Choice::ActAs(person) => app.act_as(person),
        Choice::MarkAllAsRead => crate::ui::doing::listing::mark_all_as_read(app, listing),
        Choice::Why(mailbox) => crate::ui::doing::pane::ask(app, mailbox),
        Choice::CopyLink => crate::ui::doing::link::copy(app),
        Choice::SaveScenario => {
            let selected = app.selected.with_untracked(|it| it.iter().copied().collect::<Vec<_>>());
            let open = app.route.with_untracked(Route::open).into_iter().collect();
            app.dialog.set(Some(Dialog::Saving(if selected.is_empty() { open } else { selected })));
        }
        Choice::Open(it) => app.go(Route::Conversation(it)),
        Choice::Theme(it) => choices::choose_theme(it),
        Choice::Density(it) => {
            choices::choose_density(it);
            listing.density.set(it);
        }
        Choice::Dialog(it) => app.dialog.set(Some(it)),
        Choice::ResetDemo => spawn_local(async move {
            match anew::reset(app).await {
                Ok(()) => spaces::open_demo(),
                Err(why) => app.complain(why),
            }
        }),
    }
}
