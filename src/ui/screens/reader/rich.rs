//! Light markup as elements: only the few parts that the mail module knows, so that nothing that was
//! typed can become markup of the page.

use leptos::prelude::*;

use crate::mail::markup::{Item, Line, Part, Span};

/// Returns the parts of a text as elements.
pub fn view_of(parts: &[Part]) -> AnyView {
    let one = |it: &Part| match it {
        Part::Gap(_) => ().into_any(),
        Part::Paragraph(lines) => {
            let line = |it: &Line| view! { {spans(it)} <br/> };
            view! { <p>{lines.iter().map(line).collect_view()}</p> }.into_any()
        }
        Part::List { from, items } => list(*from, items),
        Part::Quote(inner) => view! { <blockquote>{view_of(inner)}</blockquote> }.into_any(),
        Part::Table(rows) => {
            let cell = |it: &Line| view! { <td>{spans(it)}</td> };
            let row = |it: &Vec<Line>| view! { <tr>{it.iter().map(cell).collect_view()}</tr> };
            view! { <table><tbody>{rows.iter().map(row).collect_view()}</tbody></table> }.into_any()
        }
    };
    parts.iter().map(one).collect_view().into_any()
}

fn list(from: Option<u32>, items: &[Item]) -> AnyView {
    let item = |it: &Item| view! { <li>{spans(&it.line)} {view_of(&it.inner)}</li> };
    let items = items.iter().map(item).collect_view();
    match from {
        Some(from) => view! { <ol start=from.to_string()>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}

fn spans(all: &[Span]) -> AnyView {
    let one = |it: &Span| match it {
        Span::Text(text) => text.clone().into_any(),
        Span::Strong(inner) => view! { <strong>{spans(inner)}</strong> }.into_any(),
        Span::Emphasis(inner) => view! { <em>{spans(inner)}</em> }.into_any(),
        Span::Link { text, address } => {
            let (text, address) = (text.clone(), address.clone());
            view! { <a href=address target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        }
    };
    all.iter().map(one).collect_view().into_any()
}
