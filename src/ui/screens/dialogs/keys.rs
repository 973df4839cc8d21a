//! The table of keys, in which a person changes them.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::app::choices;
use crate::ui::parts::keycap::keycaps;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::keymap::{Keymap, Press, may_change};
use crate::ui::plain::keys::{Binding, Intent, PARTS, Stroke, is_g};
use crate::ui::text::{self, keys as words, language::Said, names};

/// What is being changed.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    intent: Intent,
    /// A `g` was pressed: another key follows.
    after_g: bool,
    /// This key is another's: pressed again, it changes hands.
    taken: Option<Press>,
}

/// The table of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let keymap = RwSignal::new(choices::keymap(Clone::clone));
    let change = RwSignal::new(None::<Change>);
    let said = RwSignal::new(words::HINT.to_owned());
    let on_key = move |key: ev::KeyboardEvent| {
        let Some(now) = change.get_untracked() else { return };
        if matches!(key.key().as_str(), "Shift" | "Control" | "Alt" | "Meta" | "AltGraph") {
            return;
        }
        if key.key() == "Tab" {
            return change.set(None);
        }
        key.prevent_default();
        let (next, text) = pressed(keymap, now, &key);
        said.set(text);
        change.set(next);
    };
    let reset = move |_| {
        put(keymap, Keymap::default());
        change.set(None);
        said.set(words::ARE_RESET.to_owned());
    };
    let begin = move |intent: Intent| {
        said.set(words::press(words::intent(intent)));
        change.set(Some(Change { intent, after_g: false, taken: None }));
    };
    let parts = text::keys::PARTS.into_iter().zip(PARTS);
    view! {
        <Modal label=names::KEYS class="dialog--large">
            <form class="dialog__form" method="dialog" on:keydown=on_key>
                <header class="dialog__head"><h2>{names::KEYS}</h2></header>
                <div class="dialog__body keymap" tabindex="0">
                    {parts.map(|(name, intents)| part(name, intents, keymap, change, begin)).collect_view()}
                </div>
                <p class="keymap__said" role="status">{said}</p>
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
                    <button
                        class="button"
                        type="button"
                        hidden=move || keymap.with(|it| *it == Keymap::default())
                        on:click=reset
                    >
                        {words::RESET}
                    </button>
                    <button class="button button--primary" autofocus>{names::DONE}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// Takes a key for what is being changed; returns what is to be changed still, and what to say.
fn pressed(keymap: RwSignal<Keymap>, now: Change, key: &ev::KeyboardEvent) -> (Option<Change>, String) {
    let name = words::intent(now.intent);
    match key.key().as_str() {
        "Escape" => return (None, String::new()),
        "Backspace" | "Delete" => {
            put(keymap, changed(keymap, now.intent, None));
            return (None, words::has_none(name));
        }
        _ => {}
    }
    let stroke = Stroke {
        key: key.key(),
        code: key.code(),
        primary: (key.ctrl_key() && !key.get_modifier_state("AltGraph")) || key.meta_key(),
        shift: key.shift_key(),
        after_g: now.after_g,
        ..Stroke::default()
    };
    if is_g(&stroke) && !stroke.primary && !now.after_g {
        return (Some(Change { after_g: true, ..now }), words::AFTER_G.to_owned());
    }
    let Some(press) = Press::of(&stroke) else {
        return (Some(Change { after_g: false, ..now }), words::NO_KEY.to_owned());
    };
    let holder = keymap.with_untracked(|it| it.holder(&press)).filter(|it| *it != now.intent);
    match holder {
        Some(other) if !may_change(other) => (Some(now), words::NO_KEY.to_owned()),
        Some(other) if now.taken.as_ref() != Some(&press) => {
            let text = words::taken(words::intent(other), name);
            (Some(Change { intent: now.intent, after_g: false, taken: Some(press) }), text)
        }
        _ => {
            put(keymap, changed(keymap, now.intent, Some(press)));
            (None, words::has(name, &caps(keymap, now.intent)))
        }
    }
}

fn changed(keymap: RwSignal<Keymap>, intent: Intent, press: Option<Press>) -> Keymap {
    let mut keymap = keymap.get_untracked();
    keymap.change(intent, press);
    keymap
}

fn put(shown: RwSignal<Keymap>, keymap: Keymap) {
    choices::choose_keymap(keymap.clone());
    shown.set(keymap);
}

/// Returns the keys of an intent in words.
fn caps(keymap: RwSignal<Keymap>, intent: Intent) -> String {
    let said = |it: &Binding| text::keys(it).join(" ");
    let all: Vec<_> = keymap.with(|keys| keys.of(intent).map(said).collect());
    if all.is_empty() { words::NONE.to_owned() } else { all.join(", ") }
}

fn part(
    name: Said,
    intents: &'static [Intent],
    keymap: RwSignal<Keymap>,
    change: RwSignal<Option<Change>>,
    begin: impl Fn(Intent) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let row = move |intent: Intent| {
        let shown = move || {
            if change.with(|it| it.as_ref().is_some_and(|it| it.intent == intent)) {
                return view! { <kbd class="key">"…"</kbd> }.into_any();
            }
            let all = keymap.with(|it| it.of(intent).map(keycaps).collect_view());
            let none = keymap.with(|it| it.of(intent).next().is_none());
            view! { {all} {none.then(|| view! { <kbd class="key">"–"</kbd> })} }.into_any()
        };
        let keys = if may_change(intent) {
            view! {
                <button
                    class="keymap__change"
                    type="button"
                    aria-label=move || words::change(words::intent(intent), &caps(keymap, intent))
                    on:click=move |_| begin(intent)
                >
                    {shown}
                </button>
            }
            .into_any()
        } else {
            shown.into_any()
        };
        view! {
            <div>
                <dt>{keys}</dt>
                <dd>{words::intent(intent)}</dd>
            </div>
        }
    };
    view! {
        <section>
            <h3>{name}</h3>
            <dl>{intents.iter().copied().map(row).collect_view()}</dl>
        </section>
    }
}
