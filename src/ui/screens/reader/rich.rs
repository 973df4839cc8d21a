//! Light markup as elements: only the few parts that the mail module knows, so that nothing that was
//! typed can become markup of the page.

use leptos::prelude::*;

use super::picture::Picture;
use crate::mail::is_picture;
use crate::mail::markup::{Item, Line, Part, Span};
use crate::model::Attached;
use crate::ui::app::use_app;

/// Returns the parts of a text as elements, with the pictures that came with it.
pub fn view_of(parts: &[Part], pictures: &[Attached]) -> AnyView {
    let one = |it: &Part| match it {
        Part::Gap(_) => ().into_any(),
        Part::Paragraph(lines) => {
            let line = |it: &Line| view! { {spans(it, pictures)} <br/> };
            view! { <p>{lines.iter().map(line).collect_view()}</p> }.into_any()
        }
        Part::List { from, items } => list(*from, items, pictures),
        Part::Quote(inner) => view! { <blockquote>{view_of(inner, pictures)}</blockquote> }.into_any(),
        Part::Table(rows) => {
            let cell = |it: &Line| view! { <td>{spans(it, pictures)}</td> };
            let row = |it: &Vec<Line>| view! { <tr>{it.iter().map(cell).collect_view()}</tr> };
            view! { <table><tbody>{rows.iter().map(row).collect_view()}</tbody></table> }.into_any()
        }
    };
    parts.iter().map(one).collect_view().into_any()
}

fn list(from: Option<u32>, items: &[Item], pictures: &[Attached]) -> AnyView {
    let item = |it: &Item| view! { <li>{spans(&it.line, pictures)} {view_of(&it.inner, pictures)}</li> };
    let items = items.iter().map(item).collect_view();
    match from {
        Some(from) => view! { <ol start=from.to_string()>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}

fn spans(all: &[Span], pictures: &[Attached]) -> AnyView {
    let one = |it: &Span| match it {
        Span::Text(text) => text.clone().into_any(),
        Span::Strong(inner) => view! { <strong>{spans(inner, pictures)}</strong> }.into_any(),
        Span::Emphasis(inner) => view! { <em>{spans(inner, pictures)}</em> }.into_any(),
        Span::Link { text, address } => {
            let (text, address) = (text.clone(), address.clone());
            view! { <a href=address target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        }
        Span::Picture { shows, name } => picture(shows, pictures.iter().find(|it| it.name == *name)),
    };
    all.iter().map(one).collect_view().into_any()
}

fn picture(shows: &str, file: Option<&Attached>) -> AnyView {
    let Some(file) = file.filter(|it| is_picture(&it.media)) else { return format!("[{shows}]").into_any() };
    let (client, body, media) = (use_app().work(), file.body, file.media.clone());
    let bytes = async move { client.file(body).await };
    view! { <Picture bytes=Box::pin(bytes) media shows=shows.to_owned() /> }.into_any()
}
