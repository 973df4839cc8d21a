//! What was recorded, once that is over: the words of each step, and what becomes of all.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Recording;
use crate::browser::focus::{self, take_focus};
use crate::browser::{controls, files as disk, location, packed};
use crate::ui::app::tour;
use crate::ui::plain::route::{Guide, LONGEST_LINK, Route};
use crate::ui::screens::guide::files;
use crate::ui::text::{guide as words, stage};
use crate::walkthrough::{self, Step, Walkthrough};

/// The words, and what can be done with all.
#[component]
pub fn Edit(recording: Recording) -> impl IntoView {
    let (title, audience) = (recording.title, recording.audience);
    Effect::new(move |_| {
        title.track();
        audience.track();
        recording.keep();
    });
    view! {
        <label class="field">
            <span class="field__name">{words::TITLE}</span>
            <input class="input" bind:value=title use:take_focus />
        </label>
        <label class="field">
            <span class="field__name">{words::FOR_WHOM}</span>
            <input class="input" bind:value=audience />
        </label>
        <ol class="tour__steps">
            {move || {
                let count = recording.steps.with(Vec::len);
                (0..count).map(|at| view! { <Recorded recording at /> }).collect_view()
            }}
        </ol>
        <footer class="tour__foot">
            <button class="button button--primary button--small" on:click=move |_| recording.play()>{words::PLAY}</button>
            <button class="button button--small" on:click=move |_| recording.save()>{words::SAVE_FILE}</button>
            <button class="button button--small" on:click=move |_| recording.copy()>{words::COPY_LINK}</button>
            <button class="button button--small" on:click=move |_| recording.print()>{words::PRINT}</button>
            <button class="button button--quiet button--small" on:click=move |_| recording.discard()>{words::DISCARD}</button>
        </footer>
    }
}

/// A step that was recorded.
#[component]
fn Recorded(recording: Recording, at: usize) -> impl IntoView {
    let step = recording.steps.with_untracked(|it| it.get(at).cloned());
    let Some(step) = step else { return ().into_any() };
    let write = move |write: fn(&mut Step, String)| {
        move |event| {
            let text = event_target_value(&event);
            recording.steps.update_untracked(|it| {
                if let Some(step) = it.get_mut(at) {
                    write(step, text);
                }
            });
            recording.keep();
        }
    };
    let (control, waits) = (step.control.to_string(), step.waits_for.clone());
    let remove = move |_| {
        recording.steps.update(|it| drop(it.remove(at)));
        recording.keep();
        // The button that was pressed goes with its step.
        request_animation_frame(|| {
            if !focus::is_in(".tour") {
                focus::put_on(".tour__foot .button--primary");
            }
        });
    };
    view! {
        <li class="tour__recorded">
            <label class="field">
                <span class="field__name">{words::WORDS}</span>
                <input class="input" prop:value=step.words on:input=write(|it, text| it.words = text) />
            </label>
            <label class="field">
                <span class="field__name">{words::WHY}</span>
                <input class="input" prop:value=step.shown on:input=write(|it, text| it.shown = text) />
            </label>
            <p>{control} <br /> {words::WAITS_FOR} ": " {waits}</p>
            <button class="button button--quiet button--small" on:click=remove>{words::REMOVE_STEP}</button>
        </li>
    }
    .into_any()
}

impl Recording {
    /// Returns the file of what was recorded; where that would not be read again, says why instead.
    fn file(&self) -> Option<String> {
        let it = Walkthrough { scenario: self.scenario.get_value(), ..self.walkthrough() };
        let text = walkthrough::write(&it);
        match walkthrough::read(&text) {
            Ok(_) => Some(text),
            Err(wrong) => {
                self.app.complain(words::faulty(&wrong));
                None
            }
        }
    }

    fn save(&self) {
        if let Some(file) = self.file() {
            // Where the browser lets nothing be saved, it says so itself.
            let _ = disk::download("walkthrough.txt", "text/plain", file.as_bytes());
        }
    }

    fn copy(&self) {
        let Some(file) = self.file() else { return };
        let app = self.app;
        spawn_local(async move {
            let Some(packed) = packed::packed(&file).await.filter(|it| it.len() <= LONGEST_LINK) else {
                return app.complain(stage::TOO_LARGE);
            };
            let link = location::whole(&app.href(&Route::Guide(Guide::Sent(packed))));
            if location::copy(&link).await {
                app.say(words::COPIED);
            } else {
                app.complain(words::NOT_COPIED);
            }
        });
    }

    /// Opens it in a window of its own, where the browser prints it.
    fn print(&self) {
        controls::print(&walkthrough::print(&self.walkthrough()));
    }

    fn play(&self) {
        let Some(file) = self.file() else { return };
        if !files::keep_mine(&file) {
            return self.app.complain(words::NOT_KEPT);
        }
        files::forget_recording();
        tour::keep(None);
        self.app.tour.set(None);
        self.app.go(Route::Guide(Guide::Walkthrough(files::MINE.to_owned(), 1)));
    }
}
