//! The link to the page on which visitors of a live chat write.

use leptos::prelude::*;

use super::Icon;
use crate::browser::space;
use crate::model::{Account, Channel};
use crate::ui::text::channels as words;

/// The link, of a live chat account; nothing of others, and nothing where there are no pages but this one.
#[component]
pub fn ChatPage(account: Account) -> impl IntoView {
    let is_file = web_sys::window().is_some_and(|it| it.location().protocol().is_ok_and(|it| it == "file:"));
    (account.channel == Channel::LiveChat && !is_file).then(|| {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        let place = Some(space::name()).filter(|it| !it.is_empty());
        let place = place.map(|it| format!("&w={}", encoded(&it))).unwrap_or_default();
        let href = format!("chat.html?account={}{place}", encoded(&account.address));
        view! {
            <a class="button button--small" href=href target="_blank" aria-label=words::chat_page(&account.name)>
                <Icon name="link" />
                {words::CHAT_PAGE}
            </a>
        }
    })
}
