//! When the workspace cannot be opened: what happened, what was kept, what to do, and a way on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::location;
use crate::model::Directory;
use crate::session::Failure;
use crate::store::StoreError;
use crate::ui::parts::Icon;
use crate::ui::text::{self, rescue as words};
use crate::wiring;

/// The page that stands in the place of the app.
#[component]
pub fn Rescue(failure: Failure) -> impl IntoView {
    let said = words::said(&failure);
    let problem = RwSignal::new(None::<String>);
    let asks = RwSignal::new(false);
    let is_lost = matches!(failure, Failure::Store(StoreError::Lost { .. }));
    let go_on = move |_| then_reload(problem, wiring::accept_loss());
    let remove = move |_| then_reload(problem, wiring::reset());
    let detail = match &failure {
        Failure::Store(error) => error.to_string(),
        other => text::failure(other, &Directory::default()),
    };
    view! {
        <main class="start">
            <div class="start__box start__box--narrow" role="alert">
                <Icon name="warning" />
                <h1>{said.title}</h1>
                <dl class="start__facts">
                    <dt>{words::KEPT}</dt>
                    <dd>{said.kept}</dd>
                    <dt>{words::TO_DO}</dt>
                    <dd>{said.to_do}</dd>
                </dl>
                <div class="start__acts">
                    <button class="button button--primary" on:click=move |_| location::reload()>{words::RELOAD}</button>
                    {is_lost.then(|| view! { <button class="button" on:click=go_on>{words::GO_ON}</button> })}
                    {said.may_start_over.then(|| view! {
                        <button class="button button--danger" on:click=move |_| asks.set(true)>{words::START_OVER}</button>
                    })}
                </div>
                {move || asks.get().then(|| view! {
                    <p class="notice notice--danger">
                        <span>{words::START_OVER_LOSES}</span>
                        <button class="button button--small button--danger" on:click=remove>{words::START_OVER_DOES}</button>
                        <button class="button button--small" on:click=move |_| asks.set(false)>{text::data::CANCEL}</button>
                    </p>
                })}
                {move || problem.get().map(|it| view! { <p class="notice notice--danger"><span>{it}</span></p> })}
                <details class="start__words">
                    <summary>{words::DETAIL}</summary>
                    <pre>{detail}</pre>
                </details>
            </div>
        </main>
    }
}

/// Waits for a way on, then starts again; says what kept it from being taken.
fn then_reload(
    problem: RwSignal<Option<String>>,
    way: impl Future<Output = Result<(), StoreError>> + 'static,
) {
    spawn_local(async move {
        match way.await {
            Ok(()) => location::reload(),
            Err(error) => problem.set(Some(text::store_error(&error))),
        }
    });
}
