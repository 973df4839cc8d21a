//! What a text still asks for, such as `{{order}}`: whoever sends it is asked for that first. What can be
//! filled in is, as soon as it is known whom the message is for.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::replies::filling;
use super::writing::Writing;
use crate::browser::focus;
use crate::ui::app::App;
use crate::ui::parts::Icon;
use crate::ui::text::{compose as words, names};

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Placeholders {
    app: App,
    writing: Writing,
    /// As they stand in the text, each with what is typed for it.
    asked: RwSignal<Vec<(String, RwSignal<String>)>>,
    /// They are meant as they are.
    meant: RwSignal<Vec<String>>,
}

impl Placeholders {
    /// Follows whom a draft is for.
    pub fn of(app: App, writing: Writing) -> Self {
        let it = Self { app, writing, asked: RwSignal::default(), meant: RwSignal::default() };
        Effect::new(move |was: Option<()>| {
            writing.addressed.track();
            if was.is_some() {
                it.fill();
            }
        });
        it
    }

    /// Fills in what is known.
    fn fill(self) {
        let filling = filling(self.app, self.writing);
        self.put(|it| filling.fill_known(it));
    }

    /// Changes the subject and the text, if anything is to be changed in them.
    fn put(self, change: impl Fn(&str) -> String) {
        let (subject, text) = self.writing.draft.with_untracked(|it| (change(&it.subject), change(&it.text)));
        if self.writing.draft.with_untracked(|it| it.text != text || it.subject != subject) {
            self.writing.change(|it| (it.subject, it.text) = (subject, text));
        }
    }

    /// Fills in what is known and what was typed for the rest; tells whether that was all. If not, the
    /// rest is asked for.
    pub fn settle(self) -> bool {
        self.fill();
        for (placeholder, typed) in self.asked.get_untracked() {
            let typed = typed.get_untracked();
            if !typed.trim().is_empty() {
                self.put(|it| it.replace(&placeholder, typed.trim()));
            }
        }
        let filling = filling(self.app, self.writing);
        let mut open =
            self.writing.draft.with_untracked(|it| filling.open(&format!("{}\n{}", it.subject, it.text)));
        self.meant.with_untracked(|meant| open.retain(|it| !meant.contains(it)));
        let is_all = open.is_empty();
        self.asked.set(open.into_iter().map(|it| (it, RwSignal::new(String::new()))).collect());
        is_all
    }

    /// They are meant as they are.
    pub fn mean(self) {
        let asked = self.asked.get_untracked();
        self.meant.update(|it| it.extend(asked.into_iter().map(|it| it.0)));
        self.asked.set(Vec::new());
    }
}

/// The fields in which they are filled in; Send goes on.
#[component]
pub fn Asking(placeholders: Placeholders, on_meant: Callback<()>) -> impl IntoView {
    let field = move |(at, (placeholder, typed)): (usize, (String, RwSignal<String>))| {
        let node = NodeRef::<html::Input>::new();
        if at == 0 {
            node.on_load(|it| focus::put(it.unchecked_ref()));
        }
        view! {
            <label class="composer__placeholder">
                <code>{placeholder}</code>
                <input class="input" type="text" autocomplete="off" bind:value=typed node_ref=node />
            </label>
        }
    };
    move || {
        let asked = placeholders.asked.get();
        (!asked.is_empty()).then(|| {
            view! {
                <div class="composer__asked" role="group" aria-label=names::FILL_IN>
                    <p class="composer__hint composer__hint--warning" role="alert">
                        <Icon name="warning" />
                        {words::FILL_IN_FIRST}
                    </p>
                    {asked.into_iter().enumerate().map(field).collect_view()}
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| {
                            placeholders.mean();
                            on_meant.run(());
                        }
                    >
                        {words::MEANT}
                    </button>
                </div>
            }
        })
    }
}
