//! Below the text: markup and files.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Range;

use super::attached::attach;
use super::complete::write;
use super::replies::SavedReplies;
use super::writing::Writing;
use crate::browser::files;
use crate::channels::{Markup, carries};
use crate::mail::{markup, quote};
use crate::model::{Arrived, Channel};
use crate::ui::app::{App, use_app};
use crate::ui::parts::{Icon, in_full};
use crate::ui::plain::caret;
use crate::ui::text::{compose as words, language::Said, names};

/// What changes a text where it is selected.
type Edit = fn(&str, Range<usize>) -> (String, Range<usize>);

/// Makes what is selected bold.
const BOLD: Edit = |text, at| markup::mark(text, at, "**");
/// The same, where one star does.
const BOLD_STAR: Edit = |text, at| markup::mark(text, at, "*");
/// Makes what is selected italic.
const ITALIC: Edit = |text, at| markup::mark(text, at, "_");
const LIST: Edit = |text, at| markup::begin_lines(text, at, "- ");
const QUOTE: Edit = |text, at| markup::begin_lines(text, at, "> ");
const STRIKE: Edit = |text, at| markup::mark(text, at, "~");

/// Returns what makes text bold and italic on a channel, if its readers see either.
pub fn emphasis(channel: Channel) -> Option<(Edit, Edit)> {
    match carries(channel).markup {
        Markup::Full => Some((BOLD, ITALIC)),
        Markup::Stars => Some((BOLD_STAR, ITALIC)),
        Markup::None => None,
    }
}

/// Changes the text where it is selected.
pub fn edit(writing: Writing, edit: Edit) {
    let Some(area) = writing.area.get_untracked() else { return };
    let text = area.value();
    let place = |it: Option<u32>| caret::byte(&text, it.unwrap_or(u32::MAX));
    let at = place(area.selection_start().ok().flatten())..place(area.selection_end().ok().flatten());
    let (text, selected) = edit(&text, at);
    write(&area, &text, selected);
    let _ = area.focus();
    writing.change(|it| it.text = text);
}

/// The tools.
#[component]
pub fn Tools(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let app = use_app();
    let rules = Memo::new(move |_| *carries(channel.get()));
    let tool = move |icon: &'static str, label: Said, run: Callback<()>| {
        view! {
            <button
                type="button"
                class="button button--quiet button--icon"
                aria-label=label
                title=label
                // What is selected stays selected.
                on:mousedown=|press: MouseEvent| press.prevent_default()
                on:click=move |_| run.run(())
            >
                <Icon name=icon />
            </button>
        }
    };
    let edits = move |how: Edit| Callback::new(move |()| edit(writing, how));
    let quoting = Callback::new(move |()| {
        let answered = writing.purpose.with_value(|it| it.answered.clone());
        let is_blank = writing.draft.with_untracked(|it| it.text.trim().is_empty());
        match answered.filter(|_| is_blank) {
            Some(answered) => quote_whole(app, writing, answered),
            None => edit(writing, QUOTE),
        }
    });
    let input = NodeRef::<html::Input>::new();
    let choose = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            attach(app, writing, files::chosen(&input));
            input.set_value("");
        }
    };
    view! {
        <span class="composer__tools" role="group" aria-label=names::FORMAT>
            {move || emphasis(channel.get()).map(|(bold, italic)| view! {
                {tool("bold", words::BOLD, edits(bold))}
                {tool("italic", words::ITALIC, edits(italic))}
            })}
            {move || (rules.get().markup == Markup::Stars).then(|| tool("strike", words::STRIKE, edits(STRIKE)))}
            {move || (rules.get().markup == Markup::Full).then(|| view! {
                {tool("list", words::LIST, edits(LIST))}
                {tool("quote", words::QUOTE, quoting)}
                {tool("link", words::LINK, edits(markup::link))}
            })}
            {move || (rules.get().files.count > 0).then(|| tool("attachment", words::ATTACH, choose))}
            <SavedReplies writing />
        </span>
        <input type="file" multiple hidden aria-label=words::ATTACH node_ref=input on:change=chosen />
    }
}

/// Quotes the message that is answered below an empty line.
fn quote_whole(app: App, writing: Writing, answered: Arrived) {
    spawn_local(async move {
        let said = read(app, &answered).await;
        let from = answered.header.from.shown();
        let quoted = quote(&words::wrote(from, &in_full(answered.at)), &said);
        writing.change(|it| it.text = format!("\n\n{quoted}"));
        if let Some(area) = writing.area.try_get_untracked().flatten() {
            let text = writing.draft.with_untracked(|it| it.text.clone());
            write(&area, &text, 0..0);
            let _ = area.focus();
        }
    });
}

/// Returns the text of a message; its first words if it is not stored here.
pub async fn read(app: App, arrived: &Arrived) -> String {
    if let Some(text) = &arrived.text {
        return text.clone();
    }
    let letter = app.work().letter(arrived.header.body).await;
    let blocks = letter.map(|it| it.blocks).unwrap_or_default();
    if blocks.is_empty() {
        return arrived.header.snippet.clone();
    }
    blocks.into_iter().map(|it| it.text).collect::<Vec<_>>().join("\n\n")
}
