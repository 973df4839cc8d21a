//! Below the text: how it will be signed.

use leptos::prelude::*;

use super::writing::Writing;
use crate::mail::signed;
use crate::ui::parts::Icon;
use crate::ui::text::{compose as words, replies};

/// The signature that is put below the text when it is sent; none where it stands there already.
#[component]
pub fn Signed(writing: Writing) -> impl IntoView {
    let signature = Memo::new(move |_| {
        let signature = writing.signature();
        let is_there = writing.draft.with(|it| signed(&it.text, &signature) == it.text);
        (!is_there).then_some(signature)
    });
    move || {
        signature.get().map(|text| {
            view! {
                <div class="composer__signature" role="group" aria-label=replies::SIGNATURE>
                    <p>{text}</p>
                    <button
                        type="button"
                        class="button button--quiet button--icon button--small"
                        aria-label=words::UNSIGNED
                        title=words::UNSIGNED
                        on:click=move |_| writing.unsigned.set(true)
                    >
                        <Icon name="x" />
                    </button>
                </div>
            }
        })
    }
}
