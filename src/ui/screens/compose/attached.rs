//! Files that go with a message: chosen, dropped or pasted; each is in the store before it is named
//! in the draft.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::Writing;
use crate::mail::part_files;
use crate::model::Attached;
use crate::ui::app::App;
use crate::ui::parts::attached::FileList;
use crate::ui::text;

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
    let remove = Callback::new(move |gone: Attached| {
        writing.change(|it| it.files.retain(|it| it.body != gone.body || it.name != gone.name));
    });
    view! { <FileList files coming=writing.attaching remove /> }
}
