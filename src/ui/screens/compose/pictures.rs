//! Pictures that are put into the text: pasted, dropped or chosen. What cannot stand there goes beside it, as a
//! file; nothing that was brought is lost.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, Range};

use super::attached::keep;
use super::writing::Writing;
use crate::browser::files;
use crate::mail::{MAX_PICTURES, PICTURE_LEN, markup, part_files, picture_kind, picture_name};
use crate::model::Attached;
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
    let shown = writing.draft.try_with_untracked(|it| part_files(&it.text, &it.files).0).unwrap_or_default();
    let size = shown.iter().map(|it| u64::from(it.size)).sum::<u64>() + files::size(file);
    if size > MAX_PICTURES as u64 {
        return Place::Instead(words::large_picture(&file.name()));
    }
    Place::Within(kind)
}

fn put(app: App, writing: Writing, at: Option<&Range>, name: &str, kept: Attached, place: Place) {
    match place {
        Place::Within(kind) => {
            let called = picture_name(name, kind, &kept.body);
            let kept = Attached { name: called.clone(), media: kind.to_owned(), ..kept };
            writing.change(|it| {
                if !it.files.iter().any(|it| it.name == called) {
                    it.files.push(kept);
                }
            });
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
