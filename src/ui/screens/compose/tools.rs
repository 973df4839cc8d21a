//! Below the text: markup and files.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::attached::attach;
use super::editor::{Looks, Tool};
use super::pictures::place;
use super::replies::SavedReplies;
use super::writing::Writing;
use crate::browser::files;
use crate::channels::{Markup, carries};
use crate::mail::{markup, quote};
use crate::model::{Arrived, Channel};
use crate::ui::app::{App, use_app};
use crate::ui::parts::emoji::EmojiPicker;
use crate::ui::parts::{Icon, in_full};
use crate::ui::text::{compose as words, language::Said, names};

impl Tool {
    /// Returns those that a channel's readers see something of.
    const fn all(markup: Markup) -> &'static [Self] {
        match markup {
            Markup::Full => &[Self::Bold, Self::Italic, Self::List, Self::Numbered, Self::Quote, Self::Link],
            Markup::Stars => &[Self::Bold, Self::Italic, Self::Strike],
            Markup::None => &[],
        }
    }

    /// Returns the tool of a key, held with Ctrl or Command.
    pub fn of_key(key: &str, channel: Channel) -> Option<Self> {
        let tool = match key {
            "b" => Self::Bold,
            "i" => Self::Italic,
            "k" => Self::Link,
            _ => return None,
        };
        Self::all(carries(channel).markup).contains(&tool).then_some(tool)
    }

    const fn shown(self) -> (&'static str, Said) {
        match self {
            Self::Bold => ("bold", words::BOLD),
            Self::Italic => ("italic", words::ITALIC),
            Self::Strike => ("strike", words::STRIKE),
            Self::List => ("list", words::LIST),
            Self::Numbered => ("numbered", words::NUMBERED),
            Self::Quote => ("quote", words::QUOTE),
            Self::Link => ("link", words::LINK),
        }
    }

    /// Tells whether what is selected looks so already; none of what is no such look.
    const fn is_on(self, looks: Looks) -> Option<bool> {
        match self {
            Self::Bold => Some(looks.bold),
            Self::Italic => Some(looks.italic),
            Self::List => Some(looks.list),
            Self::Numbered => Some(looks.numbered),
            Self::Quote => Some(looks.quote),
            Self::Link | Self::Strike => None,
        }
    }

    /// Uses it.
    pub fn apply(self, writing: Writing, channel: Channel) {
        if writing.editor.apply(self) {
            return;
        }
        let stars = carries(channel).markup == Markup::Stars;
        writing.edit(|text, at| match self {
            Self::Bold => markup::mark(text, at, if stars { "*" } else { "**" }),
            Self::Italic => markup::mark(text, at, "_"),
            Self::Strike => markup::mark(text, at, "~"),
            Self::List => markup::begin_lines(text, at, "- "),
            Self::Numbered => markup::begin_lines(text, at, "1. "),
            Self::Quote => markup::begin_lines(text, at, "> "),
            Self::Link => markup::link(text, at),
        });
    }
}

/// What the system's dialog offers first.
const PICTURES: &str = "image/png,image/jpeg,image/gif,image/webp,image/bmp,image/avif";

/// The tools.
#[component]
pub fn Tools(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let app = use_app();
    let rules = Memo::new(move |_| *carries(channel.get()));
    let tool = move |tool: Tool| {
        let (icon, label) = tool.shown();
        let is_on = move || tool.is_on(writing.editor.looks.get()).map(|it| it.to_string());
        let run = move || match answered(writing).filter(|_| tool == Tool::Quote) {
            Some(answered) => quote_whole(app, writing, answered),
            None => tool.apply(writing, channel.get_untracked()),
        };
        button(icon, label, is_on, run)
    };
    let input = NodeRef::<html::Input>::new();
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            attach(app, writing, files::chosen(&input));
            input.set_value("");
        }
    };
    let pictures = NodeRef::<html::Input>::new();
    let insert = move || {
        if let Some(input) = pictures.get_untracked() {
            input.click();
        }
    };
    let inserted = move |_| {
        if let Some(input) = pictures.get_untracked() {
            place(app, writing, files::chosen(&input), true);
            input.set_value("");
        }
    };
    // A dialog may stand over a conversation, each with one.
    let emoji_id = if writing.conversation().is_none() { "new-emoji" } else { "emoji" };
    let has_pictures = move || rules.get().markup == Markup::Full;
    view! {
        <span class="composer__tools" role="group" aria-label=names::FORMAT>
            {move || Tool::all(rules.get().markup).iter().map(|it| tool(*it)).collect_view()}
            {move || has_pictures().then(|| button("picture", words::PICTURE, || None::<String>, insert))}
            {move || (rules.get().files.count > 0).then(|| button("attachment", words::ATTACH, || None::<String>, choose))}
            <EmojiPicker id=emoji_id on_pick=Callback::new(move |sign: String| writing.insert(&sign)) />
            <SavedReplies writing />
        </span>
        <input type="file" multiple hidden aria-label=words::ATTACH node_ref=input on:change=chosen />
        <input type="file" accept=PICTURES multiple hidden aria-label=words::PICTURE node_ref=pictures on:change=inserted />
    }
}

fn button(
    icon: &'static str,
    label: Said,
    is_on: impl Fn() -> Option<String> + Send + 'static,
    run: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            aria-label=label
            title=label
            aria-pressed=is_on
            // What is selected stays selected.
            on:mousedown=|press: MouseEvent| press.prevent_default()
            on:click=move |_| run()
        >
            <Icon name=icon />
        </button>
    }
}

/// Returns the message that is answered, while nothing is written yet.
fn answered(writing: Writing) -> Option<Arrived> {
    let is_blank = writing.draft.with_untracked(|it| it.text.trim().is_empty());
    writing.purpose.with_value(|it| it.answered.clone()).filter(|_| is_blank)
}

/// Quotes the message that is answered below an empty line.
fn quote_whole(app: App, writing: Writing, answered: Arrived) {
    spawn_local(async move {
        // What is quoted leaves without its files.
        let said = markup::keep_pictures(&read(app, &answered).await, |_| false);
        let from = answered.header.from.shown();
        let quoted = quote(&words::wrote(from, &in_full(answered.at)), &said);
        writing.begin_with(format!("\n\n{quoted}"));
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
