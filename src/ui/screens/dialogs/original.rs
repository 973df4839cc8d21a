//! The source of a message, as text.

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::text::triage as words;

/// The source of a message.
#[component]
pub fn Original(
    /// Its subject.
    subject: String,
    /// The source.
    source: String,
) -> impl IntoView {
    let app = use_app();
    view! {
        <Modal label=words::ORIGINAL class="dialog--large">
            <div class="dialog__form">
                <header class="dialog__head">
                    <h2>{words::ORIGINAL} <span class="dialog__sub">{subject}</span></h2>
                </header>
                <div class="dialog__body">
                    <pre class="source" tabindex="0" role="group" aria-label=words::ORIGINAL>{source}</pre>
                </div>
                <footer class="dialog__foot">
                    <button class="button button--primary" autofocus on:click=move |_| app.dialog.set(None)>
                        {words::DONE}
                    </button>
                </footer>
            </div>
        </Modal>
    }
}
