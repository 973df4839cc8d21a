//! What a conversation is linked with, and the way there, for those who may see both.

use leptos::prelude::*;

use super::{in_full, when};
use crate::browser::clock;
use crate::model::{ConversationId, Link, Time};
use crate::ui::app::use_app;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// A line of a story; none while the person may not see the other end.
#[component]
pub fn LinkedLine(
    /// The conversation that is open.
    it: ConversationId,
    /// The link, as the story tells it.
    link: Link,
    /// When it was made.
    at: Time,
    /// How the line looks.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let app = use_app();
    let seen = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| {
            let link = state.link_for(me, it, link)?;
            Some((link, state.conversations.org(link.other(it)).is_none()))
        })
    });
    move || {
        seen.get().map(|(link, is_private)| {
            view! {
                <li class=class>
                    <span>{text::story::linked(link, it, is_private)} " " <Other it=link.other(it)/></span>
                    <time title=in_full(at)>{when(at, clock::now())}</time>
                </li>
            }
        })
    }
}

/// The subject of a conversation, which leads there.
#[component]
pub fn Other(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let subject = move || app.read(|state| text::subject(state.conversations.subject(it)).to_owned());
    view! { <a href=app.href(&Route::Conversation(it))>{subject}</a> }
}
