//! Plain text in blocks: links can be followed, drawings keep their columns, what is quoted is folded.

use leptos::prelude::*;

use super::rich;
use crate::mail::{BlockKind, TextBlock, markup};
use crate::model::Attached;

/// So much of a plain text is laid out at first.
const SHOWN: usize = 64 * 1024;

/// The blocks of a text. Of a very long one the rest is shown when somebody asks for it.
#[component]
pub fn Blocks(
    blocks: Vec<TextBlock>,
    /// What was typed here, with light markup.
    #[prop(optional)]
    rich: bool,
    /// The pictures that stand in it.
    #[prop(optional)]
    pictures: Vec<Attached>,
) -> impl IntoView {
    let mut room = SHOWN;
    let is_first = |it: &TextBlock| {
        let fits = room > 0;
        room = room.saturating_sub(it.text.len());
        fits
    };
    let (first, rest): (Vec<_>, Vec<_>) = blocks.into_iter().partition(is_first);
    let rest = (!rest.is_empty()).then(|| {
        let (rest, all) = (StoredValue::new(rest), RwSignal::new(false));
        let pictures = pictures.clone();
        view! {
            {move || if all.get() {
                rest.get_value().into_iter().map(|it| one(it, rich, &pictures)).collect_view().into_any()
            } else {
                view! {
                    <button class="button button--small" on:click=move |_| all.set(true)>
                        {crate::ui::text::letter::SHOW_ALL}
                    </button>
                }
                .into_any()
            }}
        }
    });
    view! {
        {first.into_iter().map(|it| one(it, rich, &pictures)).collect_view()}
        {rest}
    }
}

fn one(it: TextBlock, rich: bool, pictures: &[Attached]) -> AnyView {
    match it.kind {
        BlockKind::Quoted => view! {
            <details class="message__quote">
                <summary aria-label=crate::ui::text::letter::SHOW_QUOTED>"•••"</summary>
                {said(&it, rich, pictures)}
            </details>
        }
        .into_any(),
        BlockKind::Own | BlockKind::Answered => said(&it, rich, pictures),
        BlockKind::Signature => text(&it),
    }
}

fn said(it: &TextBlock, rich: bool, pictures: &[Attached]) -> AnyView {
    if rich && (markup::is_rich(&it.text) || it.text.contains(markup::LITERAL)) {
        let parts = markup::parts(&it.text);
        view! { <div class="message__rich">{rich::view_of(&parts, pictures)}</div> }.into_any()
    } else {
        text(it)
    }
}

/// The lines of a block, with its links.
fn text(it: &TextBlock) -> AnyView {
    let mut parts = Vec::new();
    let mut at = 0;
    for link in &it.links {
        let (Some(before), Some(words)) = (it.text.get(at..link.at.start), it.text.get(link.at.clone()))
        else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        let (words, href) = (words.to_owned(), link.href.clone());
        parts.push(view! { <a href=href target="_blank" rel="noopener noreferrer">{words}</a> }.into_any());
        at = link.at.end;
    }
    parts.push(it.text.get(at..).unwrap_or_default().to_owned().into_any());
    view! {
        <div
            class="message__text"
            class=("message__text--drawn", it.drawn)
            dir=it.right_to_left.then_some("rtl")
        >
            {parts}
        </div>
    }
    .into_any()
}
