//! Settings > Data: the second copy in this browser, and the copy in a folder.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::folder::{self, Folder};
use crate::model::Time;
use crate::store::Meta;
use crate::ui::app::{App, use_app};
use crate::ui::parts::switch::Switch;
use crate::ui::parts::{Icon, in_full};
use crate::ui::text::{self, copies as words};
use crate::work::CopyState;
use crate::work::protocol::LAST_FOLDER_COPY;

/// Both copies.
#[component]
pub fn Copies() -> impl IntoView {
    let (title, subtitle) = words::COPIES;
    view! {
        <section class="settings__part" aria-label=title>
            <header class="settings__title"><div><h2>{title}</h2><p>{subtitle}</p></div></header>
            <div class="settings__rows">
                <SecondCopy />
                {folder::is_offered().then(|| view! { <InFolder /> })}
            </div>
        </section>
    }
}

/// How the second copy stands.
#[derive(Clone, Copy, PartialEq)]
enum Second {
    Unknown,
    None,
    There(CopyState),
}

/// The second copy, and whether it holds the messages, too.
#[component]
fn SecondCopy() -> impl IntoView {
    let app = use_app();
    let second = RwSignal::new(Second::Unknown);
    let look = move || {
        spawn_local(async move {
            let found = app.work().copy_state().await;
            let found = found.ok().flatten().map_or(Second::None, Second::There);
            let _ = second.try_set(found);
        });
    };
    look();
    // What was asked for, until it is done.
    let asked = RwSignal::new(None::<bool>);
    let choose = move |on: bool| {
        asked.set(Some(on));
        spawn_local(async move {
            if let Err(error) = app.work().copy_bodies(on).await {
                app.complain(text::data::work_error(&error));
            }
            let _ = asked.try_set(None);
            look();
        });
    };
    let state = move || match second.get() {
        Second::There(state) => Some(state),
        Second::Unknown | Second::None => None,
    };
    let takes = move || match state() {
        None => words::LOOKING.to_owned(),
        Some(_) if asked.get() == Some(true) => words::COPYING.to_owned(),
        Some(state) => words::messages_take(&state),
    };
    let with_bodies = move || asked.get().or_else(|| Some(state()?.with_bodies)).unwrap_or_default();
    // It has its place before it is known, so that nothing moves away under the mouse.
    let is_there = Memo::new(move |_| second.with(|it| !matches!(it, Second::None)));
    let says = move || match second.get() {
        Second::Unknown => words::LOOKING.to_owned(),
        Second::None => words::NO_SECOND.to_owned(),
        Second::There(state) => words::stands(&state, state.at.map(in_full).as_deref()),
    };
    view! {
        <div class="option">
            <div class="option__text"><b>{words::SECOND}</b><small role="status">{says}</small></div>
        </div>
        {move || is_there.get().then(|| view! {
            <div class="option">
                <div class="option__text">
                    <b>{words::MESSAGES_TOO}</b>
                    <small role="status">{takes}</small>
                </div>
                <Switch
                    name=words::MESSAGES_TOO
                    on=Signal::derive(with_bodies)
                    turn=choose
                    disabled=Signal::derive(move || asked.get().is_some() || state().is_none())
                />
            </div>
        })}
    }
}

/// The copy in a folder, with the time of the last one.
#[component]
fn InFolder() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new_local(None::<(Folder, bool)>);
    let last = RwSignal::new(None::<Time>);
    let busy = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            let folder = folder::remembered().await;
            let is_allowed = match &folder {
                Some(it) => it.may_write().await == Some(true),
                None => false,
            };
            let at = last_copy(app).await;
            let _ = (chosen.try_set(folder.map(|it| (it, is_allowed))), last.try_set(at));
        });
    };
    look();
    let copy = move || {
        busy.set(true);
        spawn_local(async move {
            match app.work().copy_to_folder().await {
                Ok(Some(_)) => {}
                Ok(None) => app.complain(words::NOT_ALLOWED),
                Err(_) => app.complain(words::NOT_COPIED),
            }
            let _ = busy.try_set(false);
            look();
        });
    };
    let choose = move |_| {
        spawn_local(async move {
            if let Ok(Some(_)) = folder::choose().await {
                copy();
            }
        });
    };
    let allow = move |_| {
        let Some((folder, _)) = chosen.get_untracked() else { return };
        spawn_local(
            async move { if folder.ask().await { copy() } else { app.complain(words::NOT_ALLOWED) } },
        );
    };
    let stop = move |_| {
        spawn_local(async move {
            let _ = folder::forget().await;
            look();
        });
    };
    let says = move || {
        let at = last.get().map(in_full);
        chosen.with(|it| match it {
            Some((folder, is_allowed)) => words::in_folder(&folder.name(), at.as_deref(), *is_allowed),
            None => words::FOLDER_IS.to_owned(),
        })
    };
    let is_allowed = move || chosen.with(|it| it.as_ref().map(|it| it.1));
    view! {
        <div class="option">
            <div class="option__text"><b>{words::FOLDER}</b><small role="status">{says}</small></div>
            {move || match is_allowed() {
                None => view! { <button class="button" on:click=choose><Icon name="download" />{words::CHOOSE}</button> }.into_any(),
                Some(true) => view! {
                    <button class="button" disabled=move || busy.get() on:click=move |_| copy()>{words::COPY_NOW}</button>
                    <button class="button button--quiet" on:click=stop>{words::STOP}</button>
                }.into_any(),
                Some(false) => view! {
                    <button class="button" on:click=allow>{words::ALLOW}</button>
                    <button class="button button--quiet" on:click=stop>{words::STOP}</button>
                }.into_any(),
            }}
        </div>
    }
}

async fn last_copy(app: App) -> Option<Time> {
    let bytes = app.desk().store().meta_get(LAST_FOLDER_COPY).await.ok().flatten()?;
    Some(Time(i64::from_le_bytes(bytes.try_into().ok()?)))
}
