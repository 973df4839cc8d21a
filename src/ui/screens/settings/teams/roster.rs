//! Who is active in a team, and who observes.

use leptos::prelude::*;

use super::Form;
use crate::model::PersonId;
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::picker::Picker;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{language::Said, teams as words};

/// Active members, or observers; people move by button and by dragging.
#[component]
pub fn Column(form: Form, is_active: bool, may: bool) -> impl IntoView {
    let app = use_app();
    let (title, hint) =
        if is_active { (words::ACTIVE, words::ACTIVE_ARE) } else { (words::OBSERVERS, words::OBSERVERS_ARE) };
    let people = form.column(is_active);
    let over = RwSignal::new(false);
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let dragged = event.data_transfer().and_then(|it| it.get_data("text/plain").ok());
        if let Some(person) = dragged.and_then(|it| it.parse().ok()).map(PersonId) {
            put(form, person, Some(is_active));
        }
    };
    let name = move |person: PersonId| app.peek(|it| it.directory.name(person).to_owned());
    view! {
        <section
            class="roster__column"
            aria-label=title
            data-over=move || over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h3 class="roster__name">
                {title} <span class="badge badge--quiet">{move || people.with(Vec::len)}</span>
            </h3>
            <p class="roster__hint">{hint}</p>
            <ul class="roster__people">
                <For each=move || people.get() key=|it| *it let(person)>
                    <Member form person name=name(person) is_active may />
                </For>
            </ul>
            {may.then(|| view! { <Adder form is_active title /> })}
        </section>
    }
}

/// Puts somebody into a column, or takes them out of the team.
fn put(form: Form, person: PersonId, into: Option<bool>) {
    let known = form.active.with_untracked(|it| it.contains(&person))
        || form.observers.with_untracked(|it| it.contains(&person));
    if into.is_some_and(|it| form.column(it).with_untracked(|all| all.contains(&person))) {
        return;
    }
    if known {
        form.active.update(|it| it.retain(|it| *it != person));
        form.observers.update(|it| it.retain(|it| *it != person));
    }
    if let Some(is_active) = into {
        form.column(is_active).update(|it| it.push(person));
    }
}

#[component]
fn Member(form: Form, person: PersonId, name: String, is_active: bool, may: bool) -> impl IntoView {
    let drag = move |event: leptos::ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Without it nothing is dropped; the button does the same.
            let _ = data.set_data("text/plain", &person.to_string());
        }
    };
    let turned = if is_active { "" } else { "icon--turned" };
    let (over, gone) = (words::move_over(&name, is_active), words::remove(&name));
    view! {
        <li class="roster__person" draggable=may.to_string() on:dragstart=drag>
            {may.then(|| view! { <Icon name="drag" /> })} <Avatar person name=name.clone() />
            <span class="truncate">{name}</span>
            {may.then(|| {
                view! {
                    <button
                        type="button"
                        class="button button--quiet button--icon button--small"
                        aria-label=over
                        on:click=move |_| put(form, person, Some(!is_active))
                    >
                        <Icon name="chevron" class=turned />
                    </button>
                    <button
                        type="button"
                        class="button button--quiet button--icon button--small"
                        aria-label=gone
                        on:click=move |_| put(form, person, None)
                    >
                        <Icon name="x" />
                    </button>
                }
            })}
        </li>
    }
}

#[component]
fn Adder(form: Form, is_active: bool, title: Said) -> impl IntoView {
    let app = use_app();
    let left = Memo::new(move |_| {
        let (active, observers) = (form.active.get(), form.observers.get());
        app.directory(|it| {
            let people = it.people_of(form.org).into_iter();
            let left = people.filter(|it| !active.contains(&it.id) && !observers.contains(&it.id));
            left.map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
        })
    });
    let names =
        Signal::derive(move || left.with(|all| all.iter().map(|it| it.1.clone()).collect::<Vec<_>>()));
    let add = Callback::new(move |at: usize| {
        if let Some(person) = left.with_untracked(|all| all.get(at).map(|it| it.0)) {
            put(form, person, Some(is_active));
        }
    });
    // Somebody new is made in a dialog of their own, and comes into the column that asked for them.
    let known = StoredValue::new(None::<Vec<PersonId>>);
    Effect::new(move |_| {
        let people = app.directory(|it| it.people_of(form.org).iter().map(|it| it.id).collect::<Vec<_>>());
        let is_asked = app.dialog.with(|it| matches!(it, Some(Dialog::Settings(Ask::AddUser(_)))));
        let Some(before) = known.get_value() else { return };
        if let Some(person) = people.iter().find(|it| !before.contains(it)) {
            known.set_value(None);
            put(form, *person, Some(is_active));
        } else if !is_asked {
            known.set_value(None);
        }
    });
    let invite = move |_| {
        let people = app.peek(|it| it.directory.people_of(form.org).iter().map(|it| it.id).collect());
        known.set_value(Some(people));
        app.dialog.set(Some(Dialog::Settings(Ask::AddUser(form.org))));
    };
    let label = format!("{}: {title}", words::ADD_PERSON);
    let new = format!("{}: {title}", words::ADD_NEW);
    view! {
        <div class="roster__add">
            <Picker id=if is_active { "add-active" } else { "add-observer" } label hint=words::ADD_PERSON options=names on_pick=add />
            <button type="button" class="button button--quiet" aria-label=new on:click=invite>
                <Icon name="plus" />
                {words::ADD_NEW}
            </button>
        </div>
    }
}
