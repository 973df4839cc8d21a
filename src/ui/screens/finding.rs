//! What floats below the search box: operators and what they take, and earlier searches.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use crate::browser::{focus, local, space};
use crate::ui::app::{App, use_app};
use crate::ui::plain::suggest::{Offer, offers, remember};
use crate::ui::screens::palette::is_command;
use crate::ui::text::{finding as words, names};

/// The offers, as the search box and what floats below it share them.
#[derive(Clone, Copy)]
pub struct Finding {
    /// What the field says.
    pub typed: RwSignal<String>,
    /// Whether anything is offered at present.
    pub open: RwSignal<bool>,
    /// What is offered.
    pub offers: RwSignal<Vec<Offer>>,
    /// The offer that the arrows have come to.
    pub at: RwSignal<Option<usize>>,
    /// Takes an offer.
    pub take: Callback<Offer>,
}

/// The list of offers.
#[component]
pub fn Offered(finding: Finding) -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let typed = finding.typed.get();
        let me = app.me.get();
        let all = if finding.open.get() {
            let mut all = app.peek(|state| offers(&typed, state, me, &earlier(app)));
            if is_command(&typed) {
                all.push(Offer::Commands(typed.trim().to_owned()));
            }
            all
        } else {
            Vec::new()
        };
        finding.at.set(None);
        finding.offers.set(all);
    });
    let is_shown = Memo::new(move |_| finding.offers.with(|it| !it.is_empty()));
    Effect::new(move |_| {
        let shown = is_shown.get();
        if let Some(node) = node.get() {
            focus::show_popover(&node, shown);
        }
    });
    let option = move |(number, offer): (usize, Offer)| {
        let taken = offer.clone();
        let on_mousedown = move |press: MouseEvent| {
            // The field keeps the focus.
            press.prevent_default();
            finding.take.run(taken.clone());
        };
        let (name, sub) = words::offer(&offer);
        view! {
            <div
                class="menu__item"
                role="option"
                id=format!("search-offer-{number}")
                aria-selected=move || (finding.at.get() == Some(number)).to_string()
                on:mousedown=on_mousedown
            >
                <span class="menu__text">{name}</span>
                <span class="finding__sub">{sub}</span>
            </div>
        }
    };
    view! {
        <div class="menu finding" popover="manual" node_ref=node>
            <div role="listbox" id="search-offers" aria-label=names::SUGGESTIONS>
                {move || finding.offers.get().into_iter().enumerate().map(option).collect_view()}
            </div>
        </div>
    }
}

/// Remembers a search of the person who acts, on this device.
pub fn keep(app: App, query: &str) {
    let all = remember(earlier(app), query);
    local::set(&key(app), &all.join("\n"));
}

fn earlier(app: App) -> Vec<String> {
    local::get(&key(app)).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn key(app: App) -> String {
    let me = app.me.get_untracked();
    let email = app.peek(|state| state.directory.person(me).map(|it| it.email.clone()));
    space::key(&format!("searches {}", email.unwrap_or_default()))
}
