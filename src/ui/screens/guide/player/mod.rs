//! Plays a walkthrough: points at the control of a step, waits for what it waits for, says why.

mod run;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::run::Run;
use super::host::{Host, every_beat};
use super::{files, here};
use crate::browser::focus;
use crate::model;
use crate::session::record;
use crate::ui::app::{App, use_app};
use crate::ui::doing::practice;
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Guide, Route};
use crate::ui::text::guide as words;
use crate::walkthrough::Walkthrough;

/// Fetches a walkthrough and plays it.
#[component]
pub fn Load(
    /// Its name.
    name: String,
    /// The step to show, from 0; none: the one that it has come to.
    step: Option<usize>,
) -> impl IntoView {
    let app = use_app();
    let file = RwSignal::new(None::<Walkthrough>);
    let wanted = name.clone();
    spawn_local(async move {
        match files::walkthrough(&wanted).await {
            Ok(it) => drop(file.try_set(Some(it))),
            Err(why) => {
                app.complain(why);
                practice::leave_card(app);
            }
        }
    });
    move || file.get().map(|file| view! { <Player name=name.clone() file step /> })
}

/// Tells whether the last entry of the journal is an act of the person: not of others, of the clock, or
/// that something was merely read.
fn was_mine(app: App) -> bool {
    let last = app.desk().recent().pop().and_then(|it| record::decode(&it.1).ok());
    last.is_some_and(|it| {
        it.actor.person() == Some(app.me.get_untracked())
            && it.act.is_undoable()
            && it.act != model::Act::Read
    })
}

#[component]
fn Player(name: String, file: Walkthrough, step: Option<usize>) -> impl IntoView {
    let app = use_app();
    let title = file.title.clone();
    let run = Run::begin(app, name, file, step);
    let host = Host::new();
    every_beat(move || run.beat(host));
    // Something was done, and it was not what the step waits for.
    Effect::new(move |before: Option<u32>| {
        let version = app.version.get();
        let is_other =
            before.is_some_and(|it| it != version) && !run.is_doing.get_untracked() && was_mine(app);
        if is_other && run.step_now().is_some_and(|it| !it.otherwise.is_empty() && !here::holds(app, &it)) {
            run.strayed.set(true);
        }
        version
    });
    switch_by_key(run, host);
    view! {
        <div class="tour-home" node_ref=host.home>
            <div class="tour-host" popover="manual" node_ref=host.node>
                <div class="tour__ring" aria-hidden="true" node_ref=host.ring></div>
                <section class="tour" aria-label=words::card(&title) node_ref=host.card>
                    <div class="tour__words" role="status">{move || said(run)}</div>
                    <Acts run />
                </section>
            </div>
        </div>
    }
}

/// What the card says.
fn said(run: Run) -> AnyView {
    let praise = Some(run.praise.get()).filter(|it| !it.is_empty());
    let praise = praise.map(|it| view! { <p class="tour__done"><Icon name="check" /><span>{it}</span></p> });
    let Some(step) = run.step() else {
        let (end, help) = run.file.with_value(|it| (it.end.clone(), it.help.first().cloned()));
        let help = help.map(|it| {
            let href = run.app.href(&Route::Guide(Guide::Help(it)));
            view! { <p><a href=href>{words::HOW_IT_WORKS}</a></p> }
        });
        return view! { {praise} <p class="tour__text"><strong>{words::FINISHED}</strong></p> <p>{end}</p> {help} }.into_any();
    };
    let at = run.at.get();
    let is_past = at < run.furthest.get();
    let name = step.control.name.text.clone();
    let otherwise = step.otherwise.clone();
    view! {
        {praise}
        <p class="tour__step">{words::step_of(at + 1, run.len())}</p>
        <p class="tour__text">{step.words}</p>
        {is_past.then(|| view! { <p class="tour__done"><Icon name="check" /><span>{words::IT_IS_DONE}</span></p> })}
        {move || run.strayed.get().then(|| view! { <p class="notice notice--warning"><span>{otherwise.clone()}</span></p> })}
        {move || {
            run.is_missed()
                .then(|| {
                    view! {
                        <p class="notice notice--info">
                            <span>{words::not_here(&name)}</span>
                            <button class="button button--small" on:click=move |_| run.lead()>{words::TAKE_ME_THERE}</button>
                        </p>
                    }
                })
        }}
    }
    .into_any()
}

/// What can be done with the card. The buttons stay as they are, so the focus stays on them.
#[component]
fn Acts(run: Run) -> impl IntoView {
    let is_end = move || run.at.get() >= run.len();
    let is_first = move || run.at.get() == 0;
    let is_past = move || run.at.get() < run.furthest.get();
    let back = move |_| {
        // It is not disabled at the first step, since it would lose the focus there.
        if let Some(before) = run.at.get_untracked().checked_sub(1) {
            run.praise.set(String::new());
            run.go(before);
        }
    };
    let on = move |_| {
        run.praise.set(String::new());
        run.go(run.at.get_untracked() + 1);
    };
    let show = move |_| {
        if is_end() { practice::leave_card(run.app) } else { run.show() }
    };
    view! {
        <progress class="progress" max=move || run.len().to_string() value=move || run.at.get().to_string() aria-label=words::STEPS_DONE></progress>
        <footer class="tour__foot">
            <button class="button button--primary button--small" on:click=show>
                {move || if is_end() { words::TO_THE_LIST } else { words::SHOW_ME }}
            </button>
            <button class="button button--quiet button--small" aria-disabled=move || is_first().to_string() on:click=back>
                {words::PREVIOUS}
            </button>
            <button class="button button--quiet button--small" hidden=is_end on:click=on>
                {move || if is_past() { words::NEXT } else { words::SKIP }}
            </button>
            <button class="button button--quiet button--small" hidden=is_end on:click=move |_| practice::leave_card(run.app)>
                {words::LEAVE}
            </button>
            <span class="tour__key faint only-keys">
                <kbd class="key">"F6"</kbd>
                " "
                {words::SWITCH}
            </span>
        </footer>
    }
}

/// F6 moves the focus from the page to the card, and from the card to the control.
fn switch_by_key(run: Run, host: Host) {
    let handle = window_event_listener(ev::keydown, move |key| {
        if key.key() != "F6" || key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        key.prevent_default();
        if focus::is_in(".tour") {
            let control = run.step_now().and_then(|it| here::find(&it.control));
            if let Some(it) = control {
                focus::put(&it);
            }
        } else if host.card.get_untracked().is_some() {
            focus::put_on(".tour button:not([disabled])");
        }
    });
    on_cleanup(move || handle.remove());
}
