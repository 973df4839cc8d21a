//! The list of walkthroughs, how far somebody has come, and the way to record one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use super::listed::Listed;
use crate::browser::files as disk;
use crate::ui::app::{spaces, tour, use_app};
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Guide, Route};
use crate::ui::plain::workspace::Kind;
use crate::ui::screens::settings::Heading;
use crate::ui::text::guide as words;
use crate::walkthrough::{self, Walkthrough};

/// The names of all walkthroughs, in the order in which they are shown.
pub const INDEX: &str = "walkthroughs/index.txt";

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let app = use_app();
    let listed = Listed::of(INDEX, words::NOT_LOADED, files::walkthrough);
    let done = tour::done();
    let item = move |(name, it): (String, Walkthrough)| {
        let is_done = done.contains(&name);
        view! { <Item name it is_done /> }
    };
    view! {
        <div class="settings__page guide">
            <Heading title=words::WALKTHROUGHS.to_owned() />
            <p class="guide__about">
                {words::THEY_ARE} " "
                <a href=app.href(&Route::Guide(Guide::Help(String::new())))>{words::HELP}</a>
            </p>
            {listed.problem()}
            <ul class="guide__list" aria-label=words::WALKTHROUGHS>
                <For each=move || listed.all.get() key=|it| it.0.clone() children=item.clone() />
            </ul>
            <Own />
        </div>
    }
}

#[component]
fn Item(name: String, it: Walkthrough, is_done: bool) -> impl IntoView {
    let (app, count) = (use_app(), it.steps.len());
    let at = tour::so_far(&name).map(|it| it.done + 1).filter(|it| (2..=count).contains(it));
    let to = |step: usize| app.href(&Route::Guide(Guide::Walkthrough(name.clone(), step)));
    let (start, on) = (to(1), at.map(|it| (to(it), it)));
    let id = format!("walkthrough-{name}");
    view! {
        <li class="guide__item">
            <h2 class="guide__title" id=id.clone()>
                {it.title}
                {is_done.then(|| view! { <span class="tag tag--success">{words::DONE}</span> })}
            </h2>
            <p>{it.about}</p>
            <p class="faint">{words::takes(it.minutes, &it.audience)}</p>
            <p class="guide__acts">
                <a class="button" class:button--primary=on.is_none() href=start aria-describedby=id.clone()>
                    {if on.is_some() { words::START_OVER } else { words::START }}
                </a>
                {on.map(|(href, at)| {
                    view! { <a class="button button--primary" href=href aria-describedby=id>{words::go_on(at)}</a> }
                })}
            </p>
        </li>
    }
}

/// Recording one's own, and opening one that somebody sent.
#[component]
fn Own() -> impl IntoView {
    let app = use_app();
    let problem = RwSignal::new(None::<String>);
    let chosen = move |event: leptos::ev::Event| {
        let Some(file) = disk::chosen(&event_target(&event)).pop() else { return };
        spawn_local(async move {
            let bytes = disk::read(&file, 0..disk::size(&file)).await.unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            match walkthrough::read(&text) {
                Ok(_) if files::keep_mine(&text) => {
                    app.go(Route::Guide(Guide::Walkthrough(files::MINE.to_owned(), 1)));
                }
                Ok(_) => problem.set(Some(words::NOT_KEPT.to_owned())),
                Err(wrong) => problem.set(Some(words::faulty(&wrong))),
            }
        });
    };
    let input = NodeRef::<leptos::html::Input>::new();
    let ask = move |_| {
        if let Some(it) = input.get_untracked() {
            it.click();
        }
    };
    let record = |within: &str| app.href(&Route::Guide(Guide::Record(within.to_owned())));
    let is_own = spaces::kind() == Kind::Own;
    view! {
        <section class="guide__own" aria-label=words::RECORD>
            <h2>{words::RECORD}</h2>
            <p>{words::RECORD_IS}</p>
            <p class="guide__acts">
                <a class="button" href=record("triage")>{words::BEGIN}</a>
                {(!is_own).then(|| view! { <a class="button" href=record(files::COPY)>{words::RECORD_COPY}</a> })}
                <button class="button" on:click=ask>
                    <Icon name="upload" />
                    {words::OPEN_FILE}
                </button>
                <input type="file" hidden accept=".txt" aria-label=words::OPEN_FILE node_ref=input on:change=chosen />
            </p>
            {is_own.then(|| view! { <p class="faint">{words::NOT_FROM_OWN}</p> })}
            {move || problem.get().map(|it| view! { <p class="notice notice--danger guide__faults" role="alert"><span>{it}</span></p> })}
        </section>
    }
}
