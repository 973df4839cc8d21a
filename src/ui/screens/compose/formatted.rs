//! The field of formatted text: the editor, with offers.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::complete::Offers;
use super::editor::typed;
use super::offered::{Offer, OfferList, Offered};
use super::pasting::take_in;
use super::writing::Writing;
use crate::ui::app::use_app;
use crate::ui::text::language::Said;

/// A field of formatted text with offers, of which each is put in the place of its line.
#[component]
pub fn RichField(
    /// What is written.
    writing: Writing,
    /// Its accessible name.
    label: Said,
    /// The name of its list of offers; unique on the page.
    list: &'static str,
    /// What it says while it is empty.
    placeholder: Said,
    /// Returns what is offered at a place of a text.
    offers: Callback<(String, usize), Option<Offers>>,
    /// Called with the offer that was taken.
    on_taken: Callback<Offer>,
    /// Called when it is there.
    on_there: Callback<Element>,
) -> impl IntoView {
    let (app, editor, draft) = (use_app(), writing.editor, writing.draft);
    let offered = Offered::new(list.to_owned());
    let look = move || {
        let line = editor.before_caret().map(|it| String::from(it.to_string())).unwrap_or_default();
        let end = line.len();
        offered.show(offers.run((line, end)).map(|it| it.all).unwrap_or_default(), true);
    };
    let take = move |number: usize| {
        if let (Some(offer), Some(line)) = (offered.get(number), editor.before_caret()) {
            editor.replace(&line, &offer.put);
            on_taken.run(offer);
        }
        offered.close();
    };
    // The caret moves by these keys without an input.
    let on_keyup = move |key: KeyboardEvent| {
        if matches!(key.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
            look();
        }
    };
    let node = NodeRef::<html::Div>::new();
    node.on_load(move |it| {
        let written = draft.get_untracked();
        let on_text = move |text| writing.change(|it| it.text = text);
        editor.open(app, &it, &written, on_text, move |it| take_in(app, writing, it));
        on_there.run(it.into());
    });
    on_cleanup(move || editor.close());
    // What is changed elsewhere: in another window, or by a placeholder that was filled in.
    let text = Memo::new(move |_| draft.with(|it| it.text.clone()));
    Effect::new(move |_| {
        let files = draft.with_untracked(|it| it.files.clone());
        text.with(|it| {
            editor.get_pictures(app, it, &files);
            editor.show(it);
        });
    });
    view! {
        // Bears what is heard on the way to the field, and what the editor would take for a change of the text.
        <div class="composer__rich" class=("composer__rich--empty", move || text.with(String::is_empty))>
            <div
                class="composer__text message__rich"
                role="textbox"
                aria-multiline="true"
                aria-label=label
                aria-placeholder=placeholder
                aria-autocomplete="list"
                aria-controls=offered.list()
                aria-activedescendant=move || offered.active()
                node_ref=node
                on:input=move |event| {
                    typed(editor, &event);
                    look();
                }
                on:keydown=move |key| { offered.on_key(&key, take); }
                on:keyup=on_keyup
                on:click=move |_| look()
                on:blur=move |_| offered.close()
            ></div>
        </div>
        <OfferList offered take=Callback::new(take) />
    }
}
