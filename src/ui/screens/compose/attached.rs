//! Files that go with a message: chosen, dropped or pasted; each is in the store before it is named
//! in the draft.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::Writing;
use crate::mail::part_files;
use crate::model::{Attached, BodyRef};
use crate::ui::app::App;
use crate::ui::parts::Icon;
use crate::ui::plain::looks::size;
use crate::ui::text::{self, compose as words, names};

/// Attaches files.
pub fn attach(app: App, writing: Writing, files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    writing.attaching.update(|it| *it += files.len());
    spawn_local(async move {
        for file in files {
            if let Some(kept) = keep(app, writing, &file).await {
                writing.change(|it| it.files.push(kept));
            }
        }
    });
}

/// Puts a file that is on its way into the store; none if it cannot be kept, which is said.
pub async fn keep(app: App, writing: Writing, file: &web_sys::File) -> Option<Attached> {
    let kept = app.work().keep_file(file).await;
    let _ = writing.attaching.try_update(|it| *it = it.saturating_sub(1));
    kept.map_err(|it| app.complain(format!("{}: {}", file.name(), text::data::work_error(&it)))).ok()
}

/// The files that go with a message, beside its text.
#[component]
pub fn Files(writing: Writing) -> impl IntoView {
    let files = Memo::new(move |_| writing.draft.with(|it| part_files(&it.text, &it.files).1));
    let remove = move |body: BodyRef, name: String| {
        writing.change(|it| it.files.retain(|it| it.body != body || it.name != name));
    };
    let row = move |it: Attached| {
        let (name, body) = (it.name.clone(), it.body);
        view! {
            <li class="file">
                <Icon name="attachment" />
                <span class="file__name">{it.name.clone()}</span>
                <span class="file__size">{size(u64::from(it.size))}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon button--small"
                    aria-label=words::remove_file(&it.name)
                    on:click=move |_| remove(body, name.clone())
                >
                    <Icon name="x" />
                </button>
            </li>
        }
    };
    let shown = move || !files.with(Vec::is_empty) || writing.attaching.get() > 0;
    move || {
        shown().then(|| {
            view! {
                <ul class="files" aria-label=names::ATTACHMENTS>
                    {files.get().into_iter().map(row).collect_view()}
                    {(writing.attaching.get() > 0).then(|| view! { <li class="faint">{words::ATTACHING}</li> })}
                </ul>
            }
        })
    }
}
