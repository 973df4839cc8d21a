//! "How does this work?": asks for an article of the help beside what it is about.

use leptos::prelude::*;

use super::Icon;
use crate::ui::app::use_app;
use crate::ui::text::guide as words;

/// The button.
#[component]
pub fn Help(
    /// Which article.
    article: &'static str,
    /// There is only room for its sign.
    #[prop(optional)]
    is_small: bool,
) -> impl IntoView {
    let app = use_app();
    let ask = move |_| app.help.update(|it| *it = if it.is_some() { None } else { Some(article) });
    if is_small {
        let class = "button button--quiet button--icon dialog__help";
        view! {
            <button type="button" class=class aria-label=words::HOW_IT_WORKS title=words::HOW_IT_WORKS on:click=ask>
                <Icon name="info" />
            </button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button button--quiet help" on:click=ask>
                <Icon name="info" />
                {words::HOW_IT_WORKS}
            </button>
        }
        .into_any()
    }
}
