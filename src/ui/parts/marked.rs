//! Text with what was found in it marked.

use leptos::prelude::*;

use crate::work::search::Hit;

/// Text with what was found in it marked.
#[component]
pub fn Marked(
    /// What was found, and where.
    hit: Hit,
) -> impl IntoView {
    let mut parts = Vec::with_capacity(hit.marks.len() * 2 + 1);
    let mut end = 0;
    for (from, to) in &hit.marks {
        let (from, to) = (*from as usize, *to as usize);
        parts.push(hit.snippet.get(end..from).unwrap_or_default().to_owned().into_any());
        let found = hit.snippet.get(from..to).unwrap_or_default().to_owned();
        parts.push(view! { <mark>{found}</mark> }.into_any());
        end = to;
    }
    parts.push(hit.snippet.get(end..).unwrap_or_default().to_owned().into_any());
    parts
}
