//! The person's own sections of the sidebar, and the dialog in which they are put in order.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::model::{Pin, Section};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::doing::listing::use_listing;
use crate::ui::doing::pinning::{Shown, save, sections, shown};
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::pins::moved;
use crate::ui::plain::route::Route;
use crate::ui::text::{language::Said, names, pins as words, settings};

/// The sections, as they stand in the sidebar.
#[component]
pub fn Sections() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let all = Memo::new(move |_| {
        let sections = sections(app);
        app.read(|state| {
            let pins =
                |it: &Section| it.pins.iter().filter_map(|it| shown(app, state, it)).collect::<Vec<_>>();
            sections.iter().map(|it| (it.name.clone(), pins(it))).collect::<Vec<_>>()
        })
    });
    let item = move |it: Shown| {
        let href = app.href(&it.route);
        let is_here = move || match (&it.route, listing.place.get()) {
            (Route::Search(query, _), ListOf::Search(there)) => *query == there,
            (Route::Mailbox(mailbox, _), ListOf::Mailbox(there)) => *mailbox == there,
            (Route::Conversation(it), _) => app.route.with(Route::open) == Some(*it),
            _ => false,
        };
        view! {
            <li>
                <a class="sidebar__item" href=href aria-current=move || is_here().then_some("page")>
                    <Icon name=it.icon />
                    <span class="sidebar__name" dir="auto">{it.name}</span>
                </a>
            </li>
        }
    };
    let edit = move |_| app.dialog.set(Some(Dialog::Sections));
    move || {
        let section = |(name, pins): (String, Vec<Shown>)| {
            view! {
                <h2 class="sidebar__heading">
                    {name.clone()}
                    <button
                        class="button button--quiet button--icon button--small"
                        aria-label=words::edit(&name)
                        title=words::EDIT
                        on:click=edit
                    >
                        <Icon name="pencil" class="icon--small" />
                    </button>
                </h2>
                <ul>{pins.into_iter().map(item).collect_view()}</ul>
            }
        };
        all.get().into_iter().map(section).collect_view()
    }
}

/// "Edit sections": their names, their order, what stands in each.
#[component]
pub fn Edit() -> impl IntoView {
    let app = use_app();
    let draft = RwSignal::new(untrack(|| sections(app)));
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        add(draft, name);
        save(app, draft.get_untracked());
        app.dialog.set(None);
    };
    view! {
        <Modal label=words::EDIT>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{words::EDIT}</h2></header>
                <div class="dialog__body">
                    {move || {
                        let all = draft.get();
                        if all.is_empty() {
                            return view! { <p class="muted">{words::HOW}</p> }.into_any();
                        }
                        let last = all.len() - 1;
                        let one = |(at, it)| view! { <OneSection draft at it is_last=at == last /> };
                        all.into_iter().enumerate().map(one).collect_view().into_any()
                    }}
                    <div class="option">
                        <label class="field option__text">
                            <span class="field__name">{words::NEW}</span>
                            <input class="input" bind:value=name />
                        </label>
                        <button class="button" type="button" on:click=move |_| add(draft, name)>{settings::ADD}</button>
                    </div>
                </div>
                <footer class="dialog__foot">
                    <span class="dialog__note"></span>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>{names::CANCEL}</button>
                    <button class="button button--primary">{settings::SAVE}</button>
                </footer>
            </form>
        </Modal>
    }
}

fn add(draft: RwSignal<Vec<Section>>, name: RwSignal<String>) {
    let typed = name.get_untracked().trim().to_owned();
    if !typed.is_empty() {
        draft.update(|it| it.push(Section { name: typed, pins: Vec::new() }));
        name.set(String::new());
    }
}

#[component]
fn OneSection(draft: RwSignal<Vec<Section>>, at: usize, it: Section, is_last: bool) -> impl IntoView {
    let app = use_app();
    let called = it.name.clone();
    let rename = move |event| {
        let name = event_target_value(&event);
        draft.update(|all| {
            if let Some(it) = all.get_mut(at).filter(|_| !name.trim().is_empty()) {
                it.name = name;
            }
        });
    };
    let button = move |act: Said, icon: &'static str, of: &str, run: Callback<()>, is_off: bool| {
        view! {
            <button
                class="button button--quiet button--icon button--small"
                type="button"
                aria-label=words::of(act, of)
                disabled=is_off
                on:click=move |_| run.run(())
            >
                <Icon name=icon />
            </button>
        }
    };
    let count = it.pins.len();
    let swap = move |other: usize| Callback::new(move |()| draft.update(|it| it.swap(at, other)));
    let pin = move |(nth, pin): (usize, Pin)| {
        let name =
            app.peek(|state| shown(app, state, &pin)).map_or_else(|| words::GONE.to_owned(), |it| it.name);
        let go = move |down: bool| {
            Callback::new(move |()| draft.update(|it| *it = moved(std::mem::take(it), at, nth, down)))
        };
        let remove = Callback::new(move |()| draft.update(|it| drop(it[at].pins.remove(nth))));
        view! {
            <li class="option">
                <span class="option__text" dir="auto">{name.clone()}</span>
                {button(words::UP, "up", &name, go(false), at == 0 && nth == 0)}
                {button(words::DOWN, "down", &name, go(true), is_last && nth + 1 == count)}
                {button(words::REMOVE, "x", &name, remove, false)}
            </li>
        }
    };
    let rows = it.pins.iter().cloned().enumerate().map(pin).collect_view();
    view! {
        <fieldset class="settings__rows">
            <legend class="visually-hidden">{called.clone()}</legend>
            <div class="option">
                <input class="input option__text" aria-label=words::NAME prop:value=called.clone() on:change=rename />
                {button(words::UP, "up", &called, swap(at.saturating_sub(1)), at == 0)}
                {button(words::DOWN, "down", &called, swap(at + usize::from(!is_last)), is_last)}
                {button(words::REMOVE, "trash", &called, Callback::new(move |()| draft.update(|it| drop(it.remove(at)))), false)}
            </div>
            <ul>{rows}</ul>
        </fieldset>
    }
}
