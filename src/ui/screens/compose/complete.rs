//! A field of text that offers what may be meant by what is being typed.

use std::ops::Range;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::offered::{Offer, OfferList, Offered};
use crate::ui::plain::caret;
use crate::ui::text::language::Said;

/// What is being typed, and what may be meant by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Where it stands in the text.
    pub at: Range<usize>,
    /// The offers, the best one first.
    pub all: Vec<Offer>,
}

/// A field of text with offers.
#[component]
pub fn TextField(
    /// Its accessible name.
    #[prop(into)]
    label: String,
    /// The name of its list of offers; unique on the page.
    #[prop(into)]
    list: String,
    /// What it says while it is empty.
    #[prop(optional)]
    placeholder: Said,
    /// How many lines it has at first.
    #[prop(default = 5)]
    rows: u32,
    /// The element, for whoever works on the text too.
    area: NodeRef<html::Textarea>,
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what it says from now on.
    on_input: Callback<String>,
    /// Returns what is offered at a place of a text.
    offers: Callback<(String, usize), Option<Offers>>,
    /// Called with the offer that was taken.
    #[prop(optional)]
    on_taken: Option<Callback<Offer>>,
) -> impl IntoView {
    let offered = Offered::new(list);
    let place = StoredValue::new(0..0_usize);
    let look = move || {
        let found = area.get_untracked().and_then(|area| {
            let text = area.value();
            let caret = caret::byte(&text, area.selection_start().ok().flatten()?);
            offers.run((text, caret))
        });
        let Offers { at, all } = found.unwrap_or(Offers { at: 0..0, all: Vec::new() });
        place.set_value(at);
        offered.show(all, true);
    };
    let take = move |number: usize| {
        if let (Some(offer), Some(area)) = (offered.get(number), area.get_untracked()) {
            let (text, place, what) = (area.value(), place.get_value(), &offer.put);
            // A whole text stands for itself; a name is followed by more.
            let (text, caret) = if what.contains('\n') {
                (format!("{}{what}{}", &text[..place.start], &text[place.end..]), place.start + what.len())
            } else {
                caret::put(&text, place, what)
            };
            write(&area, &text, caret..caret);
            on_input.run(text);
            on_taken.into_iter().for_each(|it| it.run(offer.clone()));
        }
        offered.close();
    };
    // The caret moves by these keys without an input.
    let on_keyup = move |key: KeyboardEvent| {
        if matches!(key.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
            look();
        }
    };
    view! {
        <textarea
            class="composer__text"
            aria-label=label
            aria-autocomplete="list"
            aria-controls=offered.list()
            aria-activedescendant=move || offered.active()
            rows=rows
            placeholder=placeholder
            node_ref=area
            prop:value=value
            on:input=move |event| {
                on_input.run(event_target_value(&event));
                look();
            }
            on:keydown=move |key| { offered.on_key(&key, take); }
            on:keyup=on_keyup
            on:click=move |_| look()
            on:blur=move |_| offered.close()
        ></textarea>
        <OfferList offered take=Callback::new(take) />
    }
}

/// Returns what is selected in a field, as a part of what it says.
pub fn selected(area: &web_sys::HtmlTextAreaElement, text: &str) -> Range<usize> {
    let place = |it: Option<u32>| caret::byte(text, it.unwrap_or(u32::MAX));
    place(area.selection_start().ok().flatten())..place(area.selection_end().ok().flatten())
}

/// Writes into a field and selects a part of what it says then.
pub fn write(area: &web_sys::HtmlTextAreaElement, text: &str, selected: Range<usize>) {
    area.set_value(text);
    let (start, end) = (caret::utf16(text, selected.start), caret::utf16(text, selected.end));
    // Fails only for fields without a caret.
    let _ = area.set_selection_range(start, end);
}
