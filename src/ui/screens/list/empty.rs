//! What stands in the place of an empty list.

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::plain::listing::{Filter, ListOf};
use crate::ui::text::{self, language::Said, names};

/// What stands in the place of an empty list.
#[component]
pub fn Empty() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let said = Memo::new(move |_| match listing.place.get() {
        ListOf::Mailbox(_) if app.filter.get() != Filter::Everything => {
            ("filter", text::FILTERED.0, text::FILTERED.1.to_owned())
        }
        ListOf::Mailbox(mailbox) => {
            let (head, body) = app.directory(|it| text::empty(mailbox, it));
            ("check", head, body)
        }
        ListOf::Search(query) if query.trim().is_empty() => ("search", text::ASK.0, text::ASK.1.to_owned()),
        ListOf::Search(_) => ("search", text::NOT_FOUND.0, text::NOT_FOUND.1.to_owned()),
        ListOf::Nowhere => ("inbox", Said::default(), String::new()),
    });
    let narrowed = move || app.filter.get() != Filter::Everything;
    view! {
        <div class="empty">
            <Icon name=Signal::derive(move || said.get().0) />
            <h2>{move || said.get().1}</h2>
            <p>{move || said.get().2}</p>
            {move || {
                narrowed()
                    .then(|| {
                        view! {
                            <div class="empty__acts">
                                <button class="button" on:click=move |_| app.filter.set(Filter::Everything)>
                                    {names::SHOW_EVERYTHING}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
