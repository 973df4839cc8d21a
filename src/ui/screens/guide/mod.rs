//! What teaches: the list of walkthroughs, the one that goes on over the page, their recording, and the
//! articles of the help.

mod article;
mod files;
mod here;
mod host;
mod list;
mod listed;
mod opening;
mod player;
mod recorder;

use leptos::prelude::*;

use crate::ui::app::tour::Tour;
use crate::ui::app::use_app;
use crate::ui::plain::route::Guide;
use crate::ui::screens::settings::{Here, Nav};

/// A page of the guide.
pub fn page(guide: Guide) -> AnyView {
    match guide {
        Guide::Walkthroughs => beside_settings(Here::Walkthroughs, view! { <list::List /> }),
        Guide::Help(name) if name.is_empty() => beside_settings(Here::Help, view! { <article::Articles /> }),
        Guide::Help(name) => beside_settings(Here::Help, view! { <article::Page name /> }),
        opened => view! { <opening::Opening opened /> }.into_any(),
    }
}

/// A page that the settings lead to, with the way back to them; nobody is there yet whose they were.
fn beside_settings(here: Here, page: impl IntoView + 'static) -> AnyView {
    let is_empty = use_app().peek(|it| it.directory.people.is_empty());
    if is_empty {
        return page.into_any();
    }
    view! { <div class="settings"><Nav here />{page}</div> }.into_any()
}

/// What goes on over the page.
pub fn over(tour: Tour) -> AnyView {
    match tour {
        Tour::Playing(name, step) => view! { <player::Load name step /> }.into_any(),
        Tour::Recording(scenario) => view! { <recorder::Recorder scenario /> }.into_any(),
    }
}

/// An article beside what it is about.
pub fn beside(article: &'static str) -> AnyView {
    view! { <article::Beside name=article /> }.into_any()
}
