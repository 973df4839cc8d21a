//! Says above everything that a part of the journal could not be read: damaged, or of a newer build.

use leptos::prelude::*;

use crate::browser::location;
use crate::ui::app::{spaces, use_app};
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Route, SettingsPage};
use crate::ui::text::rescue as words;

/// The notices; nothing while all can be read.
#[component]
pub fn Damage() -> impl IntoView {
    view! {
        <Later />
        <Damaged />
    }
}

/// A newer build has written what this one does not know: nothing can be done here until it is newer, too.
#[component]
fn Later() -> impl IntoView {
    let app = use_app();
    let count = Memo::new(move |_| {
        app.version.track();
        app.desk().later().len()
    });
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <div class="notice notice--danger app__notice" role="alert">
                    <Icon name="warning" />
                    <span>{words::later(count, spaces::is_team())}</span>
                    <a class="button button--small" href=app.href(&Route::Settings(SettingsPage::Data))>{words::EXPORT}</a>
                    <button class="button button--small" on:click=move |_| location::reload()>{words::RELOAD}</button>
                </div>
            }
        })
    }
}

#[component]
fn Damaged() -> impl IntoView {
    let app = use_app();
    let hidden = RwSignal::new(false);
    let count = Memo::new(move |_| {
        app.version.track();
        app.desk().damaged().len()
    });
    move || {
        let count = count.get();
        (count > 0 && !hidden.get()).then(|| {
            view! {
                <div class="notice notice--danger" role="alert">
                    <Icon name="warning" />
                    <span>{words::damaged(count)}</span>
                    <a class="button button--small" href=app.href(&Route::Settings(SettingsPage::Data))>{words::EXPORT}</a>
                    <button class="button button--small" on:click=move |_| hidden.set(true)>{words::HIDE}</button>
                </div>
            }
        })
    }
}
