//! The files of a message: named, weighed, downloaded; small pictures are shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::picture::Picture;
use crate::browser::files;
use crate::mail::{AttachmentInfo, is_picture};
use crate::model::{Attached, BodyRef};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::looks;
use crate::ui::text::{self, names};

/// Larger pictures are downloaded, not shown.
const MAX_PREVIEW: u64 = 5 * 1024 * 1024;

/// The files of a message that came in.
#[component]
pub fn Files(
    files: Vec<AttachmentInfo>,
    body: BodyRef,
    /// The numbers of the attachments that lead to the message they came in.
    path: Vec<u32>,
) -> impl IntoView {
    let one = move |file: AttachmentInfo| {
        let mut path = path.clone();
        path.push(file.index);
        view! { <File file body path/> }
    };
    (!files.is_empty()).then(|| {
        view! { <ul class="files" aria-label=names::ATTACHMENTS>{files.into_iter().map(one).collect_view()}</ul> }
    })
}

#[component]
fn File(file: AttachmentInfo, body: BodyRef, path: Vec<u32>) -> impl IntoView {
    let app = use_app();
    let AttachmentInfo { name, size, mime, .. } = file;
    let preview = is_picture(&mime) && size <= MAX_PREVIEW;
    let path = StoredValue::new(path);
    let fetch = Callback::new(move |name: String| {
        let client = app.work();
        spawn_local(async move {
            match client.attachment(body, path.get_value()).await {
                Ok(bytes) => drop(files::download(&name, "application/octet-stream", &bytes)),
                Err(_) => app.complain(text::NO_BODY),
            }
        });
    });
    let picture = preview.then(|| {
        let client = app.work();
        let bytes = async move { client.attachment(body, path.get_value()).await };
        view! { <Picture bytes=Box::pin(bytes) media=mime shows=name.clone() class="file__picture"/> }
    });
    view! { <FileRow name size fetch/> {picture} }
}

/// The files of a message that was written here.
#[component]
pub fn Sent(files: Vec<Attached>) -> impl IntoView {
    let app = use_app();
    let row = move |it: Attached| {
        let body = it.body;
        let fetch = Callback::new(move |name: String| {
            let client = app.work();
            spawn_local(async move {
                match client.file(body).await {
                    Ok(bytes) => drop(files::download(&name, "application/octet-stream", &bytes)),
                    Err(_) => app.complain(text::NO_BODY),
                }
            });
        });
        view! { <FileRow name=it.name size=u64::from(it.size) fetch/> }
    };
    (!files.is_empty()).then(|| {
        view! { <ul class="files" aria-label=names::ATTACHMENTS>{files.into_iter().map(row).collect_view()}</ul> }
    })
}

#[component]
fn FileRow(
    name: String,
    size: u64,
    /// Called with the name to hand the file to the person.
    fetch: Callback<String>,
) -> impl IntoView {
    let label = names::download(&name);
    let shown = name.clone();
    view! {
        <li class="file">
            <Icon name="attachment"/>
            <span class="file__name">{shown}</span>
            <span class="file__size">{looks::size(size)}</span>
            <button class="button button--quiet button--icon button--small" aria-label=label on:click=move |_| fetch.run(name.clone())>
                <Icon name="download"/>
            </button>
        </li>
    }
}
