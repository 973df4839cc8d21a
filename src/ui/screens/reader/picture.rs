//! A picture of a message: shown from memory, and let go with what shows it.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::files;
use crate::work::WorkError;

/// The bytes of a picture, when they are here.
pub type Bytes = Pin<Box<dyn Future<Output = Result<Vec<u8>, WorkError>>>>;

/// A picture, once it is here; where it cannot be had, what it shows in words.
#[component]
pub fn Picture(
    /// Its bytes.
    bytes: Bytes,
    /// Its media type.
    media: String,
    /// What it shows.
    shows: String,
    /// How it stands on the page.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let source = RwSignal::new(None::<Option<String>>);
    spawn_local(async move {
        let url = bytes.await.ok().and_then(|it| files::picture(&media, &it));
        // What shows it may be gone meanwhile.
        if let Some(unseen) = source.try_set(Some(url)).flatten() {
            unseen.iter().for_each(|it| files::let_go(it));
        }
    });
    on_cleanup(move || {
        if let Some(url) = source.try_get_untracked().flatten().flatten() {
            files::let_go(&url);
        }
    });
    move || {
        source.get().map(|it| match it {
            Some(url) => view! { <img class=class src=url alt=shows.clone() /> }.into_any(),
            None => view! { <span class="muted">"[" {shows.clone()} "]"</span> }.into_any(),
        })
    }
}
