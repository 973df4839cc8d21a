//! The attachments of all messages, to download.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Part, Past};
use crate::browser::files;
use crate::model::BodyRef;
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text::{self, details as words, names};

/// The attachments.
#[component]
pub fn Files(past: Past) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| {
        past.story.with(|story| {
            let of = |it: &crate::model::Arrived| {
                let body = it.header.body;
                it.header.attachments.clone().into_iter().map(move |name| (name, body)).collect::<Vec<_>>()
            };
            story.messages().flat_map(of).collect::<Vec<_>>()
        })
    });
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <Part name=words::ATTACHMENTS>
                    <ul class="files" aria-label=words::ATTACHMENTS>
                        {found.into_iter().map(|(name, body)| file(app, name, body)).collect_view()}
                    </ul>
                </Part>
            }
        })
    }
}

fn file(app: App, name: String, body: BodyRef) -> impl IntoView {
    let label = names::download(&name);
    let shown = name.clone();
    view! {
        <li class="file">
            <Icon name="attachment"/>
            <span class="file__name">{shown}</span>
            <button
                class="button button--quiet button--icon button--small"
                aria-label=label
                on:click=move |_| download(app, name.clone(), body)
            >
                <Icon name="download"/>
            </button>
        </li>
    }
}

/// The number of an attachment is in the message itself.
fn download(app: App, name: String, body: BodyRef) {
    let client = app.work();
    spawn_local(async move {
        let letter = client.letter(body).await;
        let index =
            letter.ok().and_then(|it| it.attachments.iter().find(|it| it.name == name).map(|it| it.index));
        let Some(index) = index else { return app.complain(text::NO_BODY) };
        match client.attachment(body, vec![index]).await {
            Ok(bytes) => drop(files::download(&name, "application/octet-stream", &bytes)),
            Err(_) => app.complain(text::NO_BODY),
        }
    });
}
