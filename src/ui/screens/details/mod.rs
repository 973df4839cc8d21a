//! The details of the open conversation: why it is here, who was told, what is known about it, who
//! may see it, its attachments and its whole history.

mod about;
mod customer;
mod files;
mod history;
mod past;
mod people;
mod told;
mod why;

use leptos::prelude::*;

use crate::model::ConversationId;
use crate::ui::app::use_app;
use crate::ui::text::{language::Said, names};

pub use past::Past;

/// What is told of a conversation.
#[component]
pub fn Parts(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let past = Past::of(app, it);
    view! {
        <div class="details__scroll" tabindex="0" role="group" aria-label=names::ABOUT_THE_CONVERSATION>
            <why::Why past/>
            <about::About it/>
            <customer::Card past/>
            <people::People it/>
            <files::Files past/>
            <told::Told past/>
            <history::History past/>
        </div>
    }
}

/// A part with a heading.
#[component]
fn Part(
    /// What stands above it.
    name: Said,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="details__part">
            <h3 class="details__name">{name}</h3>
            {children()}
        </section>
    }
}
