//! Files of mail, with a look into them before anything is imported.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::super::form::{Problem, Why};
use super::address::connect;
use super::{Way, organization};
use crate::browser::files;
use crate::browser::focus::take_focus;
use crate::model::TeamId;
use crate::ui::app::dialog::Dialog;
use crate::ui::beside::import::anew;
use crate::ui::parts::{self, Icon};
use crate::ui::text::{self, begin as words};
use crate::work::Looked;

/// Looks into files, says what it found, and hands them to the import.
#[component]
pub fn Mail(way: Way) -> impl IntoView {
    let app = way.app;
    let chosen: RwSignal<Vec<File>, LocalStorage> = RwSignal::new_local(Vec::new());
    let looked = RwSignal::new(None::<Looked>);
    let busy = RwSignal::new(false);
    let problem: Problem = RwSignal::new(None);
    let over = RwSignal::new(false);
    let take = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        busy.set(true);
        looked.set(None);
        problem.set(None);
        chosen.set(files.clone());
        spawn_local(async move {
            let outcome = app.work().look(&files).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(it) if it.messages == 0 => drop(problem.try_set(Some(words::NO_MAIL.to_owned()))),
                Ok(it) => drop(looked.try_set(Some(it))),
                Err(error) => drop(problem.try_set(Some(text::data::work_error(&error)))),
            }
        });
    };
    let choose = move |event: leptos::ev::Event| take(files::chosen(&event_target(&event)));
    let drop_in = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        over.set(false);
        take(files::dropped(&event));
    };
    let import = move |_| {
        anew(app);
        app.files.set(chosen.get_untracked());
        app.dialog.set(Some(Dialog::Import));
    };
    let has_account = Memo::new(move |_| app.directory(|it| it.accounts.values().any(|it| !it.removed)));
    view! {
        <div class="fields">
            <label class="drop" data-over=move || over.get().then_some("") on:dragenter=move |_| over.set(true) on:dragleave=move |_| over.set(false) on:drop=drop_in>
                <Icon name="upload" class="icon--large" />
                <b>{words::DROP}</b>
                <input type="file" multiple use:take_focus aria-label=words::DROP on:change=choose />
            </label>
            {move || busy.get().then(|| view! { <p role="status">{words::LOOKING}</p> })}
            <Why problem />
            {move || {
                looked.get().map(|it| {
                    view! {
                        <Found it way problem />
                        {(!has_account.get()).then(|| view! { <p class="field__hint">{words::FIRST_ADDRESS}</p> })}
                        <button class="button button--primary" disabled=move || !has_account.get() on:click=import>{words::IMPORT}</button>
                    }
                })
            }}
        </div>
    }
}

/// What the files hold, and the addresses that nobody here has yet.
#[component]
fn Found(it: Looked, way: Way, problem: Problem) -> impl IntoView {
    let app = way.app;
    let addresses = it.most_written_to();
    let Looked { messages, from, until, .. } = it;
    let said = words::looked(messages, from, until, parts::day);
    let row = move |(address, count): (String, u32)| {
        let known = {
            let address = address.clone();
            move || app.directory(|it| has_address(it, &address))
        };
        let team = Memo::new(move |_| organization(app).and_then(|it| it.1.into_iter().next()));
        let inner = address.clone();
        let share = move |(team, name): (TeamId, String)| {
            let address = inner.clone();
            let label = words::share_with(&address, &name);
            view! {
                <button
                    class="button button--small"
                    type="button"
                    on:click=move |_| connect(way, address.clone(), Some(team), problem, || ())
                >
                    {label}
                </button>
            }
        };
        view! {
            <li class="begin__found">
                <span>{words::stands_in(&address, count, messages)}</span>
                {move || if known() { None } else { team.get().map(share.clone()) }}
            </li>
        }
    };
    view! {
        <p role="status"><b>{said}</b></p>
        <ul>{addresses.into_iter().map(row).collect_view()}</ul>
    }
}

fn has_address(directory: &crate::model::Directory, address: &str) -> bool {
    let is = |it: &str| it.eq_ignore_ascii_case(address);
    directory.accounts.values().any(|it| !it.removed && is(&it.address))
        || directory.addresses.values().any(|it| !it.removed && is(&it.address))
        || directory.people.values().any(|it| !it.removed && is(&it.email))
}
