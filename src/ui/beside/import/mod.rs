//! Imports, beside everything else: files that are dropped on the page, and how an import ended.

mod run;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};

use crate::browser::{files, launch};
use crate::ui::app::App;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::import::{Import, Phase};
use crate::ui::app::toast::{Toast, Undo};
use crate::ui::plain::route::Route;
use crate::ui::text;

pub use run::start;

/// Opens the dialog with the files that are dropped on the page, or that the system opens with it, for
/// as long as the page lives.
pub fn listen(app: App) {
    launch::on_files(move |files| offer(app, files));
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "dragover", options, |event| {
        if brings_files(event) {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&window, "drop", options, move |event| {
        // Whoever takes files for itself, as the composer does, says so.
        if event.default_prevented() || !brings_files(event) {
            return;
        }
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<DragEvent>() {
            offer(app, files::dropped(event));
        }
    })
    .forget();
}

fn offer(app: App, files: Vec<File>) {
    if let [file] = &files[..]
        && file.name().ends_with(".scenario.txt")
    {
        app.files.set(files);
        return app.go(Route::Open(String::new()));
    }
    anew(app);
    app.files.set(files);
    app.dialog.set(Some(Dialog::Import));
}

fn brings_files(event: &web_sys::Event) -> bool {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    data.is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

/// Forgets how the last import ended, to begin another.
pub fn anew(app: App) {
    if app.import.with_untracked(|it| it.phase == Phase::Done) {
        app.import.set(Import::default());
    }
}

/// Asks the import to stop: what is decided is kept.
pub fn stop(app: App) {
    app.import.update(|it| it.stopping = true);
}

/// How much a person knows of the end of an import.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Told {
    /// There is none yet.
    #[default]
    Nothing,
    /// The dialog shows it.
    Shown,
    /// All there is to say.
    All,
}

/// Says how an import ended, with Undo, for as long as the page lives. While its dialog is open, which
/// says so itself, nothing else can be reached.
pub fn tell(app: App) {
    Effect::new(move |was: Option<Told>| {
        let is_open = app.dialog.with(|it| matches!(it, Some(Dialog::Import)));
        app.import.with(|it| match was.unwrap_or_default() {
            _ if it.phase != Phase::Done => Told::Nothing,
            Told::All => Told::All,
            _ if is_open => Told::Shown,
            // It was read in the dialog, and there is nothing to take back.
            Told::Shown if it.act.is_none() => Told::All,
            _ => {
                app.toast.set(Some(ending(it)));
                Told::All
            }
        })
    });
}

fn ending(import: &Import) -> Toast {
    let came_of_it = import.came_of_it();
    let text = match &import.problem {
        Some(problem) => text::data::broke_off(problem, &came_of_it),
        None => came_of_it,
    };
    let undo = import.act.map(|(person, first)| Undo::Act(person, first));
    Toast { text, undo, problem: import.problem.is_some() }
}
