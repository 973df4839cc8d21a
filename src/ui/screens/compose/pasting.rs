//! What is pasted or dropped into formatted text. HTML goes through the policy for HTML of strangers, in the worker,
//! before it is read here: even read by itself it would try what the page's policy forbids. Pictures that came with
//! it stand where they stood in it; what is left out is said.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::editor::Brought;
use super::pictures::{hold, keep_beside, place, room};
use super::writing::Writing;
use crate::mail::LeftOut;
use crate::ui::app::App;
use crate::ui::text::{self, pasting as words};
use crate::work::Pasted;

/// Puts what was brought in the place of what is selected.
pub fn take_in(app: App, writing: Writing, brought: Brought) {
    match brought {
        Brought::Files(files) => place(app, writing, files, false),
        Brought::Html(html, text, files) => take_html(app, writing, html, text, files),
    }
}

fn take_html(app: App, writing: Writing, html: String, text: String, files: Vec<File>) {
    let has_pictures = html.as_bytes().windows(4).any(|it| it.eq_ignore_ascii_case(b"<img"));
    let on_the_way = usize::from(has_pictures);
    writing.attaching.update(|it| *it += on_the_way);
    spawn_local(async move {
        let files = if has_pictures { files } else { Vec::new() };
        let beside = keep_beside(app, writing, files).await;
        let pasted = app.work().pasted(html, beside, room(writing)).await;
        let _ = writing.attaching.try_update(|it| *it = it.saturating_sub(on_the_way));
        match pasted {
            Ok(Some(it)) => put(app, writing, it),
            Ok(None) => {
                writing.editor.insert_text(&text);
                app.say(words::AS_TEXT);
            }
            Err(error) => {
                writing.editor.insert_text(&text);
                app.complain(text::data::work_error(&error));
            }
        }
    });
}

fn put(app: App, writing: Writing, pasted: Pasted) {
    let Pasted { html, within, beside, left_out } = pasted;
    if !within.is_empty() || !beside.is_empty() {
        writing.change(|it| {
            within.iter().for_each(|file| hold(it, file.clone()));
            it.files.extend(beside);
        });
    }
    writing.editor.know_pictures(app, within);
    writing.editor.insert_html(&html);
    if left_out != LeftOut::default() {
        app.say(words::left_out(&left_out));
    }
}
