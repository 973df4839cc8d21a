//! A field of text that offers what may be meant by what is being typed: arrows walk through the
//! offers, Enter or Tab takes one, Escape sends them away.

use std::ops::Range;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::plain::caret;
use crate::ui::text::{language::Said, names};

/// So many offers are shown.
const SHOWN: usize = 7;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is shown.
    pub name: String,
    /// What is said of it.
    pub sub: String,
    /// What is put into the text.
    pub put: String,
}

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
    list: &'static str,
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
) -> impl IntoView {
    let open = RwSignal::new(None::<Offers>);
    let at = RwSignal::new(0_usize);
    let look = move || {
        let found = area.get_untracked().and_then(|area| {
            let text = area.value();
            let caret = caret::byte(&text, area.selection_start().ok().flatten()?);
            offers.run((text, caret)).filter(|it| !it.all.is_empty())
        });
        if open.with_untracked(|it| *it != found) {
            at.set(0);
            open.set(found);
        }
    };
    let take = move |number: usize| {
        let taken = open.with_untracked(|it| {
            let it = it.as_ref()?;
            Some((it.at.clone(), it.all.get(number)?.put.clone()))
        });
        if let (Some((place, what)), Some(area)) = (taken, area.get_untracked()) {
            let text = area.value();
            // A whole text stands for itself; a name is followed by more.
            let (text, caret) = if what.contains('\n') {
                (format!("{}{what}{}", &text[..place.start], &text[place.end..]), place.start + what.len())
            } else {
                caret::put(&text, place, &what)
            };
            write(&area, &text, caret..caret);
            on_input.run(text);
        }
        open.set(None);
    };
    let on_keydown = move |key: KeyboardEvent| {
        let count = open.with_untracked(|it| it.as_ref().map_or(0, |it| it.all.len().min(SHOWN)));
        let is_plain = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        if count == 0 || !is_plain || key.is_composing() {
            return;
        }
        match key.key().as_str() {
            "ArrowDown" => at.update(|it| *it = (*it + 1) % count),
            "ArrowUp" => at.update(|it| *it = (*it + count - 1) % count),
            "Enter" | "Tab" => take(at.get_untracked()),
            "Escape" => open.set(None),
            _ => return,
        }
        key.prevent_default();
        key.stop_propagation();
    };
    // The caret moves by these keys without an input.
    let on_keyup = move |key: KeyboardEvent| {
        if matches!(key.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
            look();
        }
    };
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    let active = move || is_open.get().then(|| format!("{list}-{}", at.get()));
    let option = move |(number, offer): (usize, Offer)| {
        let on_mousedown = move |press: MouseEvent| {
            // The field keeps the focus.
            press.prevent_default();
            take(number);
        };
        view! {
            <div
                class="menu__item"
                role="option"
                id=format!("{list}-{number}")
                aria-selected=move || (at.get() == number).to_string()
                on:mousedown=on_mousedown
            >
                <span class="menu__text">{offer.name}<span class="menu__sub">{offer.sub}</span></span>
            </div>
        }
    };
    view! {
        <textarea
            class="composer__text"
            aria-label=label
            aria-autocomplete="list"
            aria-controls=list
            aria-activedescendant=active
            rows=rows
            placeholder=placeholder
            node_ref=area
            prop:value=value
            on:input=move |event| {
                on_input.run(event_target_value(&event));
                look();
            }
            on:keydown=on_keydown
            on:keyup=on_keyup
            on:click=move |_| look()
            on:blur=move |_| open.set(None)
        ></textarea>
        <Floating shown=is_open>
            <div class="completions__list" role="listbox" id=list aria-label=names::SUGGESTIONS>
                {move || {
                    let all = open.get().map(|it| it.all).unwrap_or_default();
                    all.into_iter().take(SHOWN).enumerate().map(option).collect_view()
                }}
            </div>
        </Floating>
    }
}

/// What floats above the field, in front of everything, for as long as there is something to show.
#[component]
fn Floating(shown: Memo<bool>, children: Children) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let shown = shown.get();
        if let Some(node) = node.get() {
            focus::show_popover(&node, shown);
        }
    });
    view! {
        <div class="menu completions" popover="manual" node_ref=node>
            {children()}
        </div>
    }
}

/// Writes into a field and selects a part of what it says then.
pub fn write(area: &web_sys::HtmlTextAreaElement, text: &str, selected: Range<usize>) {
    area.set_value(text);
    let (start, end) = (caret::utf16(text, selected.start), caret::utf16(text, selected.end));
    // Fails only for fields without a caret.
    let _ = area.set_selection_range(start, end);
}
