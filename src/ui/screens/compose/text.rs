//! The field of the text: formatted where the channel carries that, plain for SMS and chats, and until the
//! editor's file has come; if it does not come, it stays so, and markup is typed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::complete::TextField;
use super::formatted::RichField;
use super::replies;
use super::writing::Writing;
use crate::browser::{focus, squire};
use crate::channels::{Markup, carries};
use crate::model::Channel;
use crate::ui::app::use_app;
use crate::ui::text::{compose as words, names};

/// The field.
#[component]
pub fn Text(
    writing: Writing,
    channel: Memo<Channel>,
    /// Called with the first field that is there.
    on_first: Callback<Element>,
) -> impl IntoView {
    let app = use_app();
    let is_new = writing.conversation().is_none();
    let (label, list, placeholder) = if is_new {
        (names::MESSAGE, "new-list", words::HINT_NEW)
    } else {
        (names::REPLY, "reply-list", words::HINT)
    };
    let offers =
        Callback::new(move |(text, caret): (String, usize)| replies::offers(app, writing, &text, caret));
    let on_taken = Callback::new(move |it| replies::taken(app, writing, &it));
    let is_here = RwSignal::new(squire::is_here());
    // What an input method is composing is not taken away from it.
    let composing = RwSignal::new(false);
    let formats = Memo::new(move |_| carries(channel.get()).markup == Markup::Full);
    Effect::new(move |_| {
        if formats.get() && !is_here.get_untracked() {
            spawn_local(async move {
                let came = squire::fetch().await;
                let _ = is_here.try_set(came);
            });
        }
    });
    let is_first = StoredValue::new(true);
    let had_focus = StoredValue::new(false);
    let on_there = Callback::new(move |field: Element| {
        if is_first.get_value() {
            is_first.set_value(false);
            on_first.run(field);
        } else if had_focus.get_value() {
            focus::put(&field);
        }
    });
    let is_rich = Memo::new(move |_| formats.get() && is_here.get() && !composing.get());
    writing.area.on_load(move |area| on_there.run(area.into()));
    move || {
        // The field that is about to go.
        had_focus.set_value(focus::is_in(".composer__text"));
        if is_rich.get() {
            view! { <RichField writing label list placeholder offers on_taken on_there /> }.into_any()
        } else {
            view! {
                <TextField
                    label
                    list
                    placeholder
                    area=writing.area
                    value=Signal::derive(move || writing.draft.with(|it| it.text.clone()))
                    on_input=Callback::new(move |text| writing.change(|it| it.text = text))
                    offers
                    on_taken
                    on:compositionstart=move |_| composing.set(true)
                    on:compositionend=move |_| composing.set(false)
                />
            }
            .into_any()
        }
    }
}
