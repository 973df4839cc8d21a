//! Light markup as elements: only the few parts that the mail module knows, so that nothing that was
//! typed can become markup of the page.

use leptos::prelude::*;

use crate::mail::markup::{Part, Span};

/// Returns the parts of a text as elements.
pub fn view_of(parts: &[Part]) -> AnyView {
    let one = |it: &Part| match it {
        Part::Paragraph(lines) => {
            let line = |it: &Vec<Span>| view! { {spans(it)} <br/> };
            view! { <p>{lines.iter().map(line).collect_view()}</p> }.into_any()
        }
        Part::List { ordered, items } => {
            let items = items.iter().map(|it| view! { <li>{spans(it)}</li> }).collect_view();
            if *ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Part::Quote(inner) => view! { <blockquote>{view_of(inner)}</blockquote> }.into_any(),
    };
    parts.iter().map(one).collect_view().into_any()
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
