//! The list: header, filters, rows.

pub mod face;
pub mod find;
pub mod slots;
pub mod walk;
pub mod window;

#[cfg(target_family = "wasm")]
mod bulk;
#[cfg(target_family = "wasm")]
mod empty;
#[cfg(target_family = "wasm")]
mod head;
#[cfg(target_family = "wasm")]
pub mod listing;
#[cfg(target_family = "wasm")]
mod row;
#[cfg(target_family = "wasm")]
mod rows;
#[cfg(target_family = "wasm")]
mod unsent;

#[cfg(target_family = "wasm")]
pub use head::mark_all_as_read;
#[cfg(target_family = "wasm")]
pub use view::List;

#[cfg(target_family = "wasm")]
mod view {
    use leptos::prelude::*;

    use super::bulk::Bulk;
    use super::empty::Empty;
    use super::head::{Filters, Head};
    use super::listing::use_listing;
    use super::rows::VirtualRows;
    use super::unsent::Unsent;
    use crate::ui::app::use_app;

    /// The list.
    #[component]
    pub fn List() -> impl IntoView {
        let (app, listing) = (use_app(), use_listing());
        let name = super::head::name(app, listing);
        let is_empty = Memo::new(move |_| listing.rows.with(|it| it.ids.is_empty()));
        let is_selecting = Memo::new(move |_| app.selected.with(|it| !it.is_empty()));
        view! {
            <section class="list" aria-label=move || name.get().1>
                <Head name=name />
                {move || is_selecting.get().then(|| view! { <Bulk /> })}
                <Filters />
                <Unsent />
                {move || {
                    if is_empty.get() { view! { <Empty /> }.into_any() } else { view! { <VirtualRows /> }.into_any() }
                }}
            </section>
        }
    }
}
