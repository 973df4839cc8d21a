//! Pictures that are put into the text: pasted, dropped or chosen. What cannot stand there goes beside it, as a
//! file; nothing that was brought is lost.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, Range};

use super::attached::keep;
use super::writing::Writing;
use crate::browser::files;
use crate::mail::{MAX_PICTURES, PICTURE_LEN, markup, part_files, picture_kind, picture_name};
use crate::model::{Attached, DraftText};
use crate::ui::app::App;
use crate::ui::text::compose as words;

/// What becomes of a file that was brought to the text.
enum Place {
    /// It stands there, as what it is.
    Within(&'static str),
    /// It goes beside the text: nobody thought that it was a picture.
    Beside,
    /// It goes beside it, and that is said.
    Instead(String),
}

/// Puts files in the place of what is selected; `told` if all are meant to be pictures.
pub fn place(app: App, writing: Writing, files: Vec<File>, told: bool) {
    let at = writing.editor.selected();
    writing.attaching.update(|it| *it += files.len());
    spawn_local(async move {
        for file in files {
            let place = place_of(writing, &file, told).await;
            if let Some(kept) = keep(app, writing, &file).await {
                put(app, writing, at.as_ref(), &file.name(), kept, place);
            }
        }
    });
}

async fn place_of(writing: Writing, file: &File, told: bool) -> Place {
    let start = files::read(file, 0..PICTURE_LEN.min(files::size(file))).await.unwrap_or_default();
    let Some(kind) = picture_kind(&start) else {
        let is_meant = told || file.type_().starts_with("image/");
        return if is_meant { Place::Instead(words::no_picture(&file.name())) } else { Place::Beside };
    };
    if files::size(file) > room(writing) {
        return Place::Instead(words::large_picture(&file.name()));
    }
    Place::Within(kind)
}

/// Returns how large pictures may be that the text has room for, in bytes.
pub fn room(writing: Writing) -> u64 {
    let shown = writing.draft.try_with_untracked(|it| part_files(&it.text, &it.files).0).unwrap_or_default();
    (MAX_PICTURES as u64).saturating_sub(shown.iter().map(|it| u64::from(it.size)).sum())
}

/// Keeps files that come beside HTML, if all are pictures that can stand in it.
pub async fn keep_beside(app: App, writing: Writing, files: Vec<File>) -> Vec<Attached> {
    let mut kept = Vec::new();
    for file in files {
        let Place::Within(kind) = place_of(writing, &file, false).await else { return Vec::new() };
        let Ok(it) = app.work().keep_file(&file).await else { return Vec::new() };
        kept.push(named(&file.name(), kind, it));
    }
    kept
}

/// Returns a picture under a name that can stand in a text.
fn named(name: &str, kind: &str, kept: Attached) -> Attached {
    Attached { name: picture_name(name, kind, &kept.body), media: kind.to_owned(), ..kept }
}

/// Puts the file of a picture into the draft, unless it is there.
pub fn hold(draft: &mut DraftText, kept: Attached) {
    if !draft.files.iter().any(|it| it.name == kept.name) {
        draft.files.push(kept);
    }
}

fn put(app: App, writing: Writing, at: Option<&Range>, name: &str, kept: Attached, place: Place) {
    match place {
        Place::Within(kind) => {
            let kept = named(name, kind, kept);
            let called = kept.name.clone();
            writing.change(|it| hold(it, kept));
            insert(app, writing, at, name, &called);
        }
        Place::Beside => writing.change(|it| it.files.push(kept)),
        Place::Instead(why) => {
            writing.change(|it| it.files.push(kept));
            app.say(why);
        }
    }
}

/// Puts a picture into the text: at a place of it where it is formatted, else where the caret is.
fn insert(app: App, writing: Writing, at: Option<&Range>, shows: &str, name: &str) {
    let (editor, picture) = (writing.editor, markup::picture(shows, name));
    writing.draft.with_untracked(|it| editor.get_pictures(app, &picture, &it.files));
    if !editor.insert_picture(at, shows, name) {
        writing.insert(&picture);
    }
}
