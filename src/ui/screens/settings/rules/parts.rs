//! Small controls of the builder: native ones, each with a name.

use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::parts::Icon;
use crate::ui::text::language::Said;

/// A choice: values with their names, the chosen value, what to do with another.
pub fn choice(
    id: String,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{name}</option> }
    });
    view! {
        <select
            class="input"
            id=id
            aria-label=label
            on:change=move |event| choose(event_target_value(&event))
        >
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// A choice among a few things by their number.
pub fn numbered_choice(
    id: String,
    label: String,
    names: impl Iterator<Item = String>,
    chosen: usize,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let options = names.enumerate().map(|(at, name)| (at.to_string(), name)).collect();
    choice(id, label, options, &chosen.to_string(), move |value| {
        if let Ok(at) = value.parse() {
            choose(at);
        }
    })
}

/// A line of text.
pub fn line(id: String, label: String, text: &str, typed: impl Fn(String) + 'static) -> AnyView {
    view! {
        <input
            class="input"
            id=id
            aria-label=label
            value=text.to_owned()
            on:input=move |event| typed(event_target_value(&event))
        />
    }
    .into_any()
}

/// A button that takes a part away.
pub fn taker(label: String, take: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button button--quiet button--icon" aria-label=label on:click=move |_| take()>
            <Icon name="x" />
        </button>
    }
    .into_any()
}

/// A button that adds a part.
pub fn adder(id: String, name: Said, label: String, add: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button button--small" id=id aria-label=label on:click=move |_| add()>
            <Icon name="plus" class="icon--small" />
            {name}
        </button>
    }
    .into_any()
}

/// Shows something anew whenever a form changes. It is made from scratch, so that no control keeps what
/// was typed into the one that stood in its place.
pub fn anew<T: PartialEq + Send + Sync + 'static>(
    form: Memo<T>,
    show: impl Fn() -> AnyView + Clone + Send + 'static,
) -> AnyView {
    let version = Memo::new(move |before: Option<&u32>| {
        form.with(|_| ());
        before.map_or(0, |it| it + 1)
    });
    view! {
        <For each=move || [version.get()] key=|it| *it let:_version>
            {show()}
        </For>
    }
    .into_any()
}

/// Puts the focus on a control that is about to be painted.
pub fn focus_soon(id: String) {
    gloo::timers::callback::Timeout::new(0, move || focus::put_on(&format!("#{id}"))).forget();
}
