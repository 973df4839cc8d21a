//! Records a walkthrough: follows what a person does and writes a step for each act, with its control and
//! with a claim proposed from what changed. What is recorded is kept in this browser until it is discarded or
//! played, so that a reload loses none of it.

mod control;
mod edit;
mod noting;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::noting::Pending;
use super::files;
use super::host::{Host, every_beat};
use crate::claims::Names;
use crate::ui::app::{App, anew, use_app};
use crate::ui::doing::practice;
use crate::ui::text::guide as words;
use crate::walkthrough::{Step, Walkthrough};

#[derive(Clone, Copy)]
struct Recording {
    app: App,
    /// The walkthrough in whose scenario it is recorded, or what stands for a copy of a workspace.
    within: StoredValue<String>,
    /// The scenario itself, where no walkthrough has it.
    scenario: StoredValue<String>,
    title: RwSignal<String>,
    audience: RwSignal<String>,
    steps: RwSignal<Vec<Step>>,
    pending: StoredValue<Option<Pending>, LocalStorage>,
    is_over: RwSignal<bool>,
    /// Who acted at the beginning, by first name.
    person: StoredValue<String>,
}

/// Follows what a person does.
#[component]
pub fn Recorder(
    /// The walkthrough in whose scenario it is recorded, or what stands for a copy of a workspace.
    scenario: String,
) -> impl IntoView {
    let recording = Recording::resumed(use_app(), scenario);
    let host = Host::new();
    noting::follow(recording);
    every_beat(move || {
        host.follow();
        host.point(None);
        recording.beat();
    });
    view! {
        <div class="tour-home" node_ref=host.home>
            <div class="tour-host" popover="manual" node_ref=host.node>
                <div class="tour__ring" aria-hidden="true" node_ref=host.ring></div>
                <section class="tour" aria-label=words::RECORD node_ref=host.card>
                    {move || {
                        if recording.is_over.get() {
                            view! { <edit::Edit recording /> }.into_any()
                        } else {
                            view! { <Running recording /> }.into_any()
                        }
                    }}
                </section>
            </div>
        </div>
    }
}

/// While it is recorded.
#[component]
fn Running(recording: Recording) -> impl IntoView {
    let last =
        move || recording.steps.with(|it| it.last().map(|it| format!("{} {}", it.words, it.waits_for)));
    let finish = move |_| {
        recording.settle();
        recording.is_over.set(true);
        recording.keep();
    };
    view! {
        <div class="tour__words" role="status">
            <p class="tour__step">{words::RECORDING} " · " {move || words::steps(recording.steps.with(Vec::len))}</p>
            <p class="tour__text">{move || last().unwrap_or_else(|| words::NO_STEP_YET.to_owned())}</p>
        </div>
        <footer class="tour__foot">
            <button class="button button--primary button--small" on:click=finish>{words::FINISH}</button>
            <button class="button button--quiet button--small" on:click=move |_| recording.discard()>{words::DISCARD}</button>
        </footer>
    }
}

impl Recording {
    /// Goes on with what was recorded before the page was loaded again; begins where nothing was.
    fn resumed(app: App, within: String) -> Self {
        let first = app.peek(|state| Names::of(state).first_name(app.me.get_untracked()).to_owned());
        let kept = files::kept_recording();
        let is_over = kept.as_ref().is_some_and(|it| it.1);
        let kept = kept.map(|it| it.0);
        let text = |of: fn(&Walkthrough) -> &String, otherwise: String| {
            RwSignal::new(kept.as_ref().map_or(otherwise, |it| of(it).clone()))
        };
        let recording = Self {
            app,
            within: StoredValue::new(within),
            scenario: StoredValue::default(),
            title: text(|it| &it.title, words::MY_WALKTHROUGH.to_owned()),
            audience: text(|it| &it.audience, words::EVERYONE.to_owned()),
            person: StoredValue::new(kept.as_ref().map_or(first, |it| it.person.clone())),
            is_over: RwSignal::new(is_over),
            pending: StoredValue::new_local(None),
            steps: RwSignal::new(kept.map(|it| it.steps).unwrap_or_default()),
        };
        if recording.within.with_value(|it| it == files::COPY) {
            spawn_local(async move {
                if let Some((text, ..)) = anew::scenario(app).await {
                    recording.scenario.try_set_value(text);
                }
            });
        }
        recording
    }

    /// Returns what is recorded, without its scenario; what nobody wrote is called as it was proposed.
    fn walkthrough(&self) -> Walkthrough {
        let written = |text: String, otherwise: &dyn Fn() -> String| {
            if text.trim().is_empty() { otherwise() } else { text.trim().to_owned() }
        };
        let title = written(self.title.get_untracked(), &|| words::MY_WALKTHROUGH.to_owned());
        let mut steps = self.steps.get_untracked();
        for it in &mut steps {
            it.words = written(std::mem::take(&mut it.words), &|| {
                words::recorded(&it.control.role, &it.control.name.text)
            });
        }
        Walkthrough {
            about: title.clone(),
            title,
            minutes: (steps.len() as u32).div_ceil(3).max(1),
            audience: written(self.audience.get_untracked(), &|| words::EVERYONE.to_owned()),
            person: self.person.get_value(),
            place: steps.first().map(|it| it.place.clone()).unwrap_or_default(),
            end: words::FINISHED.to_owned(),
            help: Vec::new(),
            steps,
            scenario: String::new(),
            scenario_of: self.within.with_value(|it| (it != files::COPY).then(|| it.clone())),
        }
    }

    /// Keeps what is recorded so far.
    fn keep(&self) {
        files::keep_recording(&self.walkthrough(), self.is_over.get_untracked());
    }

    fn push(&self, step: Step) {
        self.steps.update(|it| it.push(step));
        self.keep();
    }

    fn discard(&self) {
        files::forget_recording();
        practice::leave_card(self.app);
    }
}
