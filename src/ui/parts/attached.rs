//! Files that go with something, each of which can be taken away.

use leptos::prelude::*;

use super::Icon;
use crate::model::Attached;
use crate::ui::plain::looks::size;
use crate::ui::text::{compose as words, names};

/// The list; nothing while there are none.
#[component]
pub fn FileList(
    /// The files.
    #[prop(into)]
    files: Signal<Vec<Attached>>,
    /// So many more are on their way.
    #[prop(into)]
    coming: Signal<usize>,
    /// Takes one away.
    remove: Callback<Attached>,
) -> impl IntoView {
    let row = move |it: Attached| {
        let (name, label) = (it.name.clone(), words::remove_file(&it.name));
        view! {
            <li class="file">
                <Icon name="attachment" />
                <span class="file__name">{name}</span>
                <span class="file__size">{size(u64::from(it.size))}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon button--small"
                    aria-label=label
                    on:click=move |_| remove.run(it.clone())
                >
                    <Icon name="x" />
                </button>
            </li>
        }
    };
    let is_shown = move || !files.with(Vec::is_empty) || coming.get() > 0;
    move || {
        is_shown().then(|| {
            view! {
                <ul class="files" aria-label=names::ATTACHMENTS>
                    {files.get().into_iter().map(row).collect_view()}
                    {(coming.get() > 0).then(|| view! { <li class="faint">{words::ATTACHING}</li> })}
                </ul>
            }
        })
    }
}
