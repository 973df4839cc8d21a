//! Offers notices by the system.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::turn::idle;
use crate::ui::app::use_app;
use crate::ui::beside::notify::{turn, was_asked};
use crate::ui::parts::Icon;
use crate::ui::text;

/// An idle moment is waited for, but no longer than this.
const PATIENCE_MS: u32 = 2_000;

/// Offers notices by the system to who has been told of something and was never asked.
#[component]
pub fn Offer() -> impl IntoView {
    let app = use_app();
    let is_open = RwSignal::new(false);
    spawn_local(async move {
        // To ask the browser takes longer than to paint a row, and it is seen only once the bell is open.
        idle(PATIENCE_MS).await;
        let _ = is_open.try_set(!was_asked());
    });
    let answer = move |on: bool| {
        turn(on, move |is_on| {
            let _ = is_open.try_set(false);
            if on {
                app.say(if is_on { text::NOTICES_ON } else { text::NOTICES_FORBIDDEN });
            }
        });
    };
    move || {
        is_open.get().then(|| {
            view! {
                <div class="notes__offer">
                    <p><Icon name="bell" />{text::NOTICES_OFFER}</p>
                    <button class="button button--small button--primary" on:click=move |_| answer(true)>
                        {text::TURN_ON}
                    </button>
                    <button class="button button--small button--quiet" on:click=move |_| answer(false)>
                        {text::NOT_NOW}
                    </button>
                </div>
            }
        })
    }
}
