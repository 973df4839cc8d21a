//! The list: header, filters, rows.

mod bulk;
mod edge;
mod empty;
mod head;
mod order;
mod row;
mod rows;
mod slot;
mod swipes;
mod unsent;

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::doing::intent;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::parts::late::{late, once_here};
use crate::ui::plain::keys::Intent;
use crate::ui::text::names;
use bulk::Bulk;
use edge::Edge;
use empty::Empty;
use head::{Filters, Head};
use rows::VirtualRows;
use swipes::Swipes;
use unsent::Unsent;

late!(fn bulk() = view! { <Bulk /> });
late!(fn unsent() = view! { <Unsent /> });
late!(fn nothing() = view! { <Empty /> });

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let name = head::name(app, listing);
    let is_empty = Memo::new(move |_| listing.rows.with(|it| it.ids.is_empty()));
    let is_selecting = Memo::new(move |_| app.selected.with(|it| !it.is_empty()));
    view! {
        <section class="list" aria-label=move || name.get().1 data-selecting=move || is_selecting.get().then_some("")>
            <Head name=name />
            {move || is_selecting.get().then(|| once_here(bulk))}
            <Filters />
            {once_here(unsent)}
            {move || {
                if is_empty.get() { once_here(nothing) } else { view! { <VirtualRows /> }.into_any() }
            }}
            <button
                class="list__compose button button--primary only-phone"
                aria-label=names::NEW_MESSAGE
                on:click=move |_| intent::fulfil(app, listing, Intent::Compose)
            >
                <Icon name="pencil" />
            </button>
        </section>
    }
}

/// What hands do to a list beside its rows: they drag its edge, and swipe. Needed later than the rows.
#[component]
pub fn Hands() -> impl IntoView {
    view! {
        <Edge />
        <Swipes />
    }
}
