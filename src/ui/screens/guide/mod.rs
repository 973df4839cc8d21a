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
use crate::ui::plain::route::Guide;

/// A page of the guide.
pub fn page(guide: Guide) -> AnyView {
    match guide {
        Guide::Walkthroughs => view! { <list::List /> }.into_any(),
        Guide::Help(name) if name.is_empty() => view! { <article::Articles /> }.into_any(),
        Guide::Help(name) => view! { <article::Page name /> }.into_any(),
        opened => view! { <opening::Opening opened /> }.into_any(),
    }
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
