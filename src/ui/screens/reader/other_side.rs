//! The other side of a conversation, as far as it is there: whether they are writing, and whether the visitor
//! of a chat has left.

use leptos::prelude::*;

use super::Reading;
use crate::channels;
use crate::model::Answering;
use crate::session::presence::Presence;
use crate::ui::app::use_app;
use crate::ui::beside::outside;
use crate::ui::text;

/// What is known of the other side.
#[derive(Clone, Copy)]
pub(super) struct OtherSide {
    /// Says that they are writing, while they do.
    typing: Memo<Option<String>>,
    /// They have left the chat.
    pub has_left: Memo<bool>,
    /// The e-mail address that they left: an answer goes there once they are gone. It is no memo over
    /// `has_left`: an effect that read both would not hear that somebody has left.
    pub address: Memo<Option<String>>,
}

impl OtherSide {
    /// Returns what is known of the other side of a conversation.
    pub fn of(reading: Reading) -> Self {
        let app = use_app();
        let typing = Memo::new(move |_| {
            let is_here = |it: &Presence| it.customer.is_some_and(|it| it.0 == reading.conversation);
            app.present.with(is_here).then(|| {
                app.peek(|state| text::channels::typing(state.conversations.party(reading.conversation)))
            })
        });
        let has_left = Memo::new(move |_| {
            let visitor = app.read(|state| {
                let account = state.conversations.account(reading.conversation);
                let is_there = state.directory.channel(account).answering() == Answering::WhileThere;
                is_there.then(|| outside::other_side(state, reading.conversation)).flatten()
            });
            visitor.is_some_and(|(account, by)| {
                let visitor = (account.to_lowercase(), by);
                app.present.with(|it| it.visitors.as_ref().is_some_and(|all| !all.contains(&visitor)))
            })
        });
        let address = Memo::new(move |_| {
            reading.story.with(|story| {
                let mut texts: Vec<_> =
                    story.iter().flat_map(|it| it.messages()).filter(|it| !it.outgoing).collect();
                texts.reverse();
                texts.into_iter().find_map(|it| channels::left_address(it.text.as_deref()?))
            })
        });
        Self { typing, has_left, address }
    }
}

/// The line that says so. Who left a chat finds the answer when they come back: that is said before anybody
/// waits for them.
#[component]
pub(super) fn Heard(other: OtherSide) -> impl IntoView {
    view! {
        <p class="composer__typing" role="status">
            {move || {
                let is_gone = other.has_left.get();
                other.typing.get().or_else(|| is_gone.then(|| {
                    let has_address = other.address.with(Option::is_some);
                    if has_address { text::channels::LEFT_ADDRESS } else { text::channels::HAS_LEFT }.to_owned()
                }))
            }}
        </p>
    }
}
