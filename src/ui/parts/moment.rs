//! A field for a time in words: what was understood stands below it while it is typed, or what was
//! not.

use leptos::prelude::*;

use super::in_full;
use crate::browser::clock::now;
use crate::browser::zone::ahead_of_utc;
use crate::model::{Time, Unclear, read_when};
use crate::ui::text::{language::Said, writing as words};

/// Returns the time that words name, by the clock on the wall.
pub fn read(words: &str) -> Result<Time, Unclear> {
    read_when(words, now(), ahead_of_utc)
}

/// The field, with what is read in it.
#[component]
pub fn MomentField(
    /// What is typed.
    typed: RwSignal<String>,
    /// Its name.
    label: Said,
) -> impl IntoView {
    let reading = Memo::new(move |_| typed.with(|it| read(it)));
    let is_wrong = move || reading.with(|it| it.as_ref().is_err_and(|it| *it != Unclear::Nothing));
    // A date picker is another way to write it.
    let pick = move |event: leptos::ev::Event| typed.set(event_target_value(&event).replace('T', " "));
    view! {
        <div class="field">
            <label class="field__name" for="moment">{label}</label>
            <div class="moment">
                <input
                    class="input"
                    id="moment"
                    type="text"
                    autocomplete="off"
                    placeholder=words::MOMENT_HINT
                    aria-describedby="moment-reading"
                    aria-invalid=move || is_wrong().then_some("true")
                    bind:value=typed
                />
                <input class="input moment__pick" type="datetime-local" aria-label=words::PICK_DATE on:input=pick />
            </div>
            <p
                class="field__hint"
                class:field__error=is_wrong
                id="moment-reading"
                aria-live="polite"
            >
                {move || match reading.get() {
                    Ok(at) => words::understood(&in_full(at)),
                    Err(unclear) => crate::ui::text::refused::unclear(&unclear),
                }}
            </p>
        </div>
    }
}
