//! Picks one of many by name: for a list beside it, or as the choice itself. A few are the browser's own list; of a
//! company of hundreds whoever is meant is found by typing.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::offered::{Offer, OfferList, Offered};
use crate::ui::plain::find;
use crate::ui::text::names;

/// More than these are found by typing.
pub const FEW: usize = 30;

/// The choice.
#[component]
pub fn Picker(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it says while nothing is typed.
    #[prop(optional, into)]
    hint: String,
    /// The names of what can be picked.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// The number of the one that is chosen; without it nothing stays chosen, since it goes into a list beside.
    #[prop(optional, into)]
    chosen: Option<Signal<Option<usize>>>,
    /// Called with the number of what is picked, among the options as they are then.
    on_pick: Callback<usize>,
) -> impl IntoView {
    let is_long = Memo::new(move |_| options.with(|it| it.len() > FEW));
    let id = StoredValue::new(id);
    move || {
        let (id, label, hint) = (id.get_value(), label.clone(), names::begins(&hint));
        if is_long.get() {
            view! { <Search id label hint options chosen on_pick /> }.into_any()
        } else {
            view! { <List id label hint options chosen on_pick /> }.into_any()
        }
    }
}

#[component]
fn List(
    id: String,
    label: String,
    hint: String,
    options: Signal<Vec<String>>,
    chosen: Option<Signal<Option<usize>>>,
    on_pick: Callback<usize>,
) -> impl IntoView {
    let pick = move |event: Event| {
        let at = event_target_value(&event).parse().ok();
        if chosen.is_none() {
            event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
        }
        if let Some(at) = at {
            on_pick.run(at);
        }
    };
    let option = move |(at, name): (usize, String)| {
        let is_chosen = move || chosen.is_some_and(|it| it.get() == Some(at));
        view! { <option value=at.to_string() selected=is_chosen>{name}</option> }
    };
    view! {
        <select class="input" id=id aria-label=label on:change=pick>
            {chosen.is_none().then(|| view! { <option value="">{hint}</option> })}
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
    chosen: Option<Signal<Option<usize>>>,
    on_pick: Callback<usize>,
) -> impl IntoView {
    // What the field says while nobody types in it.
    let at_rest = move || {
        let at = chosen.and_then(|it| it.get());
        at.and_then(|at| options.with(|it| it.get(at).cloned())).unwrap_or_default()
    };
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
                reply: None,
            };
            all.map(offer).take(Offered::SHOWN).collect()
        });
        offered.show(found, !words.is_empty());
    };
    let take = move |number: usize| {
        let at = offered.get(number).and_then(|it| it.put.parse().ok());
        offered.close();
        if let Some(at) = at {
            on_pick.run(at);
        }
        if let Some(field) = field.get_untracked() {
            field.set_value(&untrack(at_rest));
        }
    };
    let leave = move |event: Event| {
        offered.close();
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&untrack(at_rest));
    };
    // What is typed takes the place of what is chosen.
    let enter = move |event: Event| event_target::<web_sys::HtmlInputElement>(&event).select();
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
                prop:value=at_rest
                on:focus=move |event| enter(event.into())
                on:input=move |_| offer()
                on:keydown=on_key
                on:blur=move |event| leave(event.into())
            />
            <OfferList offered below=true take=Callback::new(take) />
        </span>
    }
}
