//! The help: its articles as pages, and the short text beside what it is about.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use super::listed::Listed;
use crate::browser::{controls, focus};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::article::{self, Block, Span};
use crate::ui::plain::route::{Guide, Route};
use crate::ui::screens::settings::Heading;
use crate::ui::text::guide as words;

/// The names of all articles, in the order in which they are listed.
pub const INDEX: &str = "help/index.txt";

/// An article that is fetched: its title and its blocks.
type Fetched = RwSignal<Option<Result<(String, Vec<Block>), String>>>;

fn fetch(name: String) -> Fetched {
    let fetched = RwSignal::new(None);
    spawn_local(async move {
        let read = files::article(&name).await.map(|it| article::read(&it));
        let _ = fetched.try_set(Some(read));
    });
    fetched
}

/// The list of articles.
#[component]
pub fn Articles() -> impl IntoView {
    let app = use_app();
    let titled = async |name: &str| Ok(article::read(&files::article(name).await?).0);
    let listed = Listed::of(INDEX, words::HELP_NOT_LOADED, titled);
    let item = move |(name, title): (String, String)| {
        view! { <li><a href=app.href(&Route::Guide(Guide::Help(name)))>{title}</a></li> }
    };
    view! {
        <div class="settings__page guide">
            <Heading title=words::HELP.to_owned() />
            <p class="guide__about">{words::ARTICLES_ARE}</p>
            {listed.problem()}
            <ul class="guide__articles" aria-label=words::HELP>
                {move || listed.all.get().into_iter().map(item).collect_view()}
            </ul>
            <p><a href=app.href(&Route::Guide(Guide::Walkthroughs))>{words::TO_THE_LIST}</a></p>
        </div>
    }
}

/// An article as a page.
#[component]
pub fn Page(name: String) -> impl IntoView {
    let app = use_app();
    let fetched = fetch(name);
    view! {
        <div class="settings__page guide">
            {move || match fetched.get() {
                None => ().into_any(),
                Some(Err(why)) => view! { <p class="notice notice--danger" role="alert"><span>{why}</span></p> }.into_any(),
                Some(Ok((title, blocks))) => {
                    view! {
                        <Heading title=title />
                        <article class="guide__article">{blocks.into_iter().map(block).collect_view()}</article>
                    }
                        .into_any()
                }
            }}
            <p><a href=app.href(&Route::Guide(Guide::Help(String::new())))>{words::TO_HELP}</a></p>
        </div>
    }
}

/// The first paragraph of an article, its walkthrough, and the way to all of it: a card over the page, or
/// over the dialog that is open.
#[component]
pub fn Beside(
    /// Which article.
    name: &'static str,
) -> impl IntoView {
    let app = use_app();
    let (home, card) = (NodeRef::<html::Div>::new(), NodeRef::<html::Section>::new());
    card.on_load(|card| {
        if let Some(dialog) = focus::all("dialog[open]").last() {
            controls::carry(&card, dialog);
        }
        focus::show_popover(&card, true);
        focus::put(&card);
    });
    // Escape, or a click elsewhere, closes it; it goes home before it goes.
    let on_toggle = move |event: web_sys::Event| {
        let shown = event_target::<web_sys::Element>(&event).matches(":popover-open").unwrap_or(false);
        if !shown {
            if let (Some(home), Some(card)) = (home.get_untracked(), card.get_untracked()) {
                controls::carry(&card, &home);
            }
            if app.help.try_get_untracked() == Some(Some(name)) {
                app.help.set(None);
            }
        }
    };
    let fetched = fetch(name.to_owned());
    let all = app.href(&Route::Guide(Guide::Help(name.to_owned())));
    let forget = move || {
        if app.help.try_get_untracked() == Some(Some(name)) {
            app.help.set(None);
        }
    };
    // With its dialog the card goes without being closed.
    on_cleanup(forget);
    let leave = move |_| {
        app.dialog.set(None);
        forget();
    };
    view! {
        <div class="tour-home" node_ref=home>
        <section class="help__card" popover="auto" tabindex="-1" aria-label=words::HOW_IT_WORKS node_ref=card on:toggle=on_toggle>
        <div class="help__short">
            {move || match fetched.get() {
                None => ().into_any(),
                Some(Err(why)) => view! { <p role="alert">{why}</p> }.into_any(),
                Some(Ok((_, blocks))) => {
                    let first = blocks.iter().find(|it| matches!(it, Block::Paragraph(_))).cloned();
                    let taken = blocks.iter().find(|it| matches!(it, Block::Walkthrough(_))).cloned();
                    view! { {first.map(block)} {taken.map(block)} }.into_any()
                }
            }}
            <p><a href=all on:click=leave>{words::READ_MORE}</a></p>
        </div>
        </section>
        </div>
    }
}

fn block(it: Block) -> AnyView {
    let app = use_app();
    match it {
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p>{spans(text)}</p> }.into_any(),
        Block::Items(ordered, items) => {
            let items = items.into_iter().map(|it| view! { <li>{spans(it)}</li> }).collect_view();
            if ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Table(rows) => {
            let mut rows = rows.into_iter();
            let head = rows.next().unwrap_or_default();
            // Where the table is narrow, a heading stands before each cell.
            let names: Vec<String> = head.iter().map(|it| plain(it)).collect();
            let head = head.into_iter().map(|it| view! { <th scope="col">{spans(it)}</th> }).collect_view();
            let row = |cells: Vec<Vec<Span>>| {
                let mut cells = cells.into_iter().zip(names.clone());
                let first = cells.next().map(|(it, _)| view! { <th scope="row">{spans(it)}</th> });
                let cell = |(it, name)| view! { <td data-label=name>{spans(it)}</td> };
                view! { <tr>{first} {cells.map(cell).collect_view()}</tr> }
            };
            view! {
                <div class="table-frame">
                    <table class="table">
                        <thead><tr>{head}</tr></thead>
                        <tbody>{rows.map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
        Block::Walkthrough(name) => {
            let href = app.href(&Route::Guide(Guide::Walkthrough(name, 1)));
            view! {
                <p>
                    <a class="button" href=href on:click=move |_| app.dialog.set(None)>
                        <Icon name="play" />
                        {words::TAKE_IT}
                    </a>
                </p>
            }
            .into_any()
        }
    }
}

fn plain(all: &[Span]) -> String {
    let text = |it: &Span| match it {
        Span::Plain(text) | Span::Strong(text) | Span::Literal(text) => text.clone(),
    };
    all.iter().map(text).collect()
}

fn spans(all: Vec<Span>) -> impl IntoView {
    let span = |it: Span| match it {
        Span::Plain(text) => text.into_any(),
        Span::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Span::Literal(text) => view! { <code>{text}</code> }.into_any(),
    };
    all.into_iter().map(span).collect_view()
}
