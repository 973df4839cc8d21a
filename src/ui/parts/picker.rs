//! Adds one of many by name to a list. A few are the browser's own list; of a company of hundreds whoever is
//! meant is found by typing.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::offered::{Offer, OfferList, Offered};
use crate::ui::plain::find;
use crate::ui::text::names;

/// More than these are found by typing.
const FEW: usize = 30;

/// The choice. Nothing stays chosen: what is picked goes into a list beside it.
#[component]
pub fn Picker(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it says while nothing is typed.
    #[prop(into)]
    hint: String,
    /// The names of what can be picked.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// Called with the number of what is picked, among the options as they are then.
    on_pick: Callback<usize>,
) -> impl IntoView {
    let is_long = Memo::new(move |_| options.with(|it| it.len() > FEW));
    let id = StoredValue::new(id);
    move || {
        let (id, label, hint) = (id.get_value(), label.clone(), names::begins(&hint));
        if is_long.get() {
            view! { <Search id label hint options on_pick /> }.into_any()
        } else {
            view! { <List id label hint options on_pick /> }.into_any()
        }
    }
}

#[component]
fn List(
    id: String,
    label: String,
    hint: String,
    options: Signal<Vec<String>>,
    on_pick: Callback<usize>,
) -> impl IntoView {
    let pick = move |event: Event| {
        let at = event_target_value(&event).parse().ok();
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
        if let Some(at) = at {
            on_pick.run(at);
        }
    };
    let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
    view! {
        <select class="input" id=id aria-label=label on:change=pick>
            <option value="">{hint}</option>
            {move || options.get().into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}

#[component]
fn Search(
    id: String,
    label: String,
    hint: String,
    options: Signal<Vec<String>>,
    on_pick: Callback<usize>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let offered = Offered::new(format!("{id}-offers"));
    let offer = move || {
        let words = find::words(&field.get_untracked().map(|it| it.value()).unwrap_or_default());
        let found = options.with_untracked(|all| {
            let all = all.iter().enumerate().filter(|(_, it)| find::holds_all(it, &words));
            let offer = |(at, it): (usize, &String)| Offer {
                name: it.clone(),
                sub: String::new(),
                put: at.to_string(),
            };
            all.map(offer).take(Offered::SHOWN).collect()
        });
        offered.show(found, !words.is_empty());
    };
    let take = move |number: usize| {
        let at = offered.get(number).and_then(|it| it.put.parse().ok());
        offered.close();
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
        if let Some(at) = at {
            on_pick.run(at);
        }
    };
    let leave = move |event: Event| {
        offered.close();
        event_target::<web_sys::HtmlInputElement>(&event).set_value("");
    };
    let on_key = move |key: KeyboardEvent| match key.key().as_str() {
        _ if offered.on_key(&key, take) => {}
        // Not for the form that it stands in.
        "Enter" => {
            key.prevent_default();
            key.stop_propagation();
        }
        "ArrowDown" => {
            offer();
            key.prevent_default();
        }
        _ => {}
    };
    view! {
        <span class="picker">
            <input
                class="input"
                id=id
                role="combobox"
                aria-label=label
                placeholder=hint
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls=offered.list()
                aria-expanded=move || offered.is_open().to_string()
                aria-activedescendant=move || offered.active()
                node_ref=field
                on:input=move |_| offer()
                on:keydown=on_key
                on:blur=move |event| leave(event.into())
            />
            <OfferList offered below=true take=Callback::new(take) />
        </span>
    }
}
