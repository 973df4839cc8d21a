//! How much is stored, and whether it is safe.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::last_backup;
use crate::browser::storage;
use crate::model::Time;
use crate::ui::app::use_app;
use crate::ui::parts::{Icon, in_full};
use crate::ui::text;
use crate::wiring;

/// How much is stored, and whether it is safe.
#[component]
pub fn Storage(backup: RwSignal<Option<Time>>) -> impl IntoView {
    let app = use_app();
    let usage = RwSignal::new(None::<(f64, f64)>);
    let kept = RwSignal::new(None::<bool>);
    let places = RwSignal::new([true; 2]);
    spawn_local(async move {
        let _ = places.try_set(wiring::witness_places().await);
    });
    // The page may have been left meanwhile.
    spawn_local(async move {
        // By itself, since it moves what is below: it is known long before the others.
        let _ = kept.try_set(Some(storage::is_persisted().await));
    });
    spawn_local(async move {
        let used = storage::usage().await.map(|it| (it.used, it.allowed));
        let last = last_backup(app).await;
        let _ = (usage.try_set(used), backup.try_set(last));
    });
    let says = move || {
        let last = backup.get().map(in_full);
        app.read(|state| {
            let (messages, conversations) = (state.threads.len() as u64, state.len() as u64);
            text::data::holds(usage.get().map(|it| it.0), messages, conversations, last.as_deref())
        })
    };
    let share = move || usage.get().map_or(0.0, |(used, allowed)| used / allowed.max(1.0));
    let keep = move |_| {
        spawn_local(async move {
            let agreed = storage::persist().await;
            let _ = kept.try_set(Some(agreed));
            if !agreed {
                app.complain(text::data::KEEP_REFUSED);
            }
        });
    };
    let (title, subtitle) = text::data::STORAGE;
    view! {
        <section class="settings__part">
            <header class="settings__title"><div><h2>{title}</h2><p>{subtitle}</p></div></header>
            <div class="card"><div class="card__body">
                <meter class="meter" min="0" max="1" aria-label=text::data::STORAGE_USED prop:value=share></meter>
                <p class="muted">{says}</p>
                {move || kept.get().map(|is_kept| {
                    if is_kept {
                        view! { <p class="muted">{text::data::KEPT}</p> }.into_any()
                    } else {
                        view! {
                            <p class="notice notice--info">
                                <Icon name="info" /><span>{text::data::NOT_KEPT}</span>
                                <button class="button button--small" on:click=keep>{text::data::KEEP}</button>
                            </p>
                        }.into_any()
                    }
                })}
                {move || text::data::unwatched(places.get()).map(|it| view! {
                    <p class="notice notice--warning"><Icon name="warning" /><span>{it}</span></p>
                })}
            </div></div>
        </section>
    }
}
