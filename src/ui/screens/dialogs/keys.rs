//! The table of keys.

use leptos::prelude::*;

use crate::ui::app::choices;
use crate::ui::parts::keycap::keycaps;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::keys::{Intent, KEYMAP, PARTS};
use crate::ui::text::{self, language::Said, names};

/// The table of keys.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <Modal label=names::KEYS class="dialog--large">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head"><h2>{names::KEYS}</h2></header>
                <div class="dialog__body keymap" tabindex="0">
                    {text::keys::PARTS.into_iter().zip(PARTS).map(|(name, intents)| part(name, intents)).collect_view()}
                </div>
                <footer class="dialog__foot">
                    <label class="switch dialog__note">
                        <input
                            type="checkbox"
                            role="switch"
                            prop:checked=choices::single_keys()
                            on:change=move |it| choices::set_single_keys(event_target_checked(&it))
                        />
                        <span>{text::SINGLE_KEYS}</span>
                    </label>
                    <button class="button button--primary" autofocus>{names::DONE}</button>
                </footer>
            </form>
        </Modal>
    }
}

fn part(name: Said, intents: &'static [Intent]) -> impl IntoView {
    let row = |intent: &Intent| {
        let bindings: Vec<_> = KEYMAP.iter().filter(|it| it.intent == *intent).collect();
        view! {
            <div>
                <dt>{bindings.into_iter().map(keycaps).collect_view()}</dt>
                <dd>{text::keys::intent(*intent)}</dd>
            </div>
        }
    };
    view! {
        <section>
            <h3>{name}</h3>
            <dl>{intents.iter().map(row).collect_view()}</dl>
        </section>
    }
}
