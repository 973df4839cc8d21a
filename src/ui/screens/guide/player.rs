//! Plays a walkthrough: points at the control of a step, waits for what it waits for, says why.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use super::here;
use super::host::{Host, every_beat};
use crate::browser::{controls, focus, timer};
use crate::model;
use crate::session::record;
use crate::ui::app::tour::{self, Tour};
use crate::ui::app::{App, use_app};
use crate::ui::doing::practice;
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Guide, Route};
use crate::ui::text::guide as words;
use crate::walkthrough::{Act, Step, Walkthrough};

/// A control that is missing for so many beats is missed.
const PATIENCE: u32 = 8;
/// A step whose end has come by then was over before it began.
const AT_ONCE: u32 = 3;
/// A step that is done by the player alone is tried again after so many beats.
const AGAIN: u32 = 10;
/// A step that is done by the player alone may take so many beats.
const AT_MOST: u32 = 50;
/// A beat, in milliseconds.
const BEAT_MS: u32 = 100;

/// Fetches a walkthrough and plays it.
#[component]
pub fn Load(
    /// Its name.
    name: String,
    /// The step to begin at, from 0.
    step: usize,
) -> impl IntoView {
    let app = use_app();
    let file = RwSignal::new(None::<Walkthrough>);
    let wanted = name.clone();
    spawn_local(async move {
        match files::walkthrough(&wanted).await {
            Ok(it) => drop(file.try_set(Some(it))),
            Err(why) => {
                app.complain(why);
                leave(app);
            }
        }
    });
    move || file.get().map(|file| view! { <Player name=name.clone() file step /> })
}

/// Where the player is.
#[derive(Clone, Copy)]
struct Run {
    app: App,
    file: StoredValue<Walkthrough>,
    name: StoredValue<String>,
    /// The step that is shown; behind the last one stands the end.
    at: RwSignal<usize>,
    /// The furthest step that was shown: an earlier one is not left by itself.
    furthest: RwSignal<usize>,
    /// Why the step before mattered.
    praise: RwSignal<String>,
    /// Something else was done.
    strayed: RwSignal<bool>,
    /// For how many beats the control was not seen.
    missing: RwSignal<u32>,
    /// For how many beats the step is shown.
    age: StoredValue<u32>,
    /// The entry of the journal at which the step began.
    since: StoredValue<u32>,
    /// The player itself is doing steps.
    is_doing: RwSignal<bool>,
}

impl Run {
    fn step(&self) -> Option<Step> {
        self.file.with_value(|it| it.steps.get(self.at.get()).cloned())
    }

    fn step_now(&self) -> Option<Step> {
        self.file.with_value(|it| it.steps.get(self.at.get_untracked()).cloned())
    }

    fn len(&self) -> usize {
        self.file.with_value(|it| it.steps.len())
    }

    /// Returns the address at which the control of a step is.
    fn place(&self, at: usize) -> String {
        self.file.with_value(|it| {
            let named = it.steps.iter().take(at + 1).rev().find(|it| !it.place.is_empty());
            named.map_or_else(|| it.place.clone(), |it| it.place.clone())
        })
    }

    /// Goes to a step; what others do when it begins is done once.
    fn go(&self, at: usize) {
        self.at.set(at);
        self.strayed.set(false);
        self.missing.set(0);
        self.age.set_value(0);
        self.since.set_value(self.app.version.get_untracked());
        let is_new = at > self.furthest.get_untracked();
        if is_new {
            self.furthest.set(at);
        }
        let name = self.name.get_value();
        if at >= self.len() {
            tour::note_done(&name);
            tour::keep(None);
            return;
        }
        tour::keep(Some(&Tour::Playing(name, at)));
        if is_new {
            self.let_others_act();
        }
    }

    fn let_others_act(&self) {
        let Some(step) = self.step_now().filter(|it| !it.meanwhile.is_empty()) else { return };
        let app = self.app;
        spawn_local(async move {
            for (subject, line) in step.meanwhile {
                practice::let_happen(app, &subject, &line).await;
            }
        });
    }

    /// Goes on if the step is done.
    fn beat(&self, host: Host) {
        host.follow();
        let Some(step) = self.step_now() else { return host.point(None) };
        let control = here::find(&step.control);
        host.point(control.as_ref());
        let is_new = self.at.get_untracked() >= self.furthest.get_untracked();
        self.age.update_value(|it| *it += 1);
        if is_new && here::holds(self.app, &step) {
            // What was done already when the step began says nothing: the words before it stay.
            if self.age.get_value() > AT_ONCE || !step.shown.is_empty() {
                self.praise.set(step.shown.clone());
            }
            self.go(self.at.get_untracked() + 1);
            return;
        }
        match control {
            Some(it) => {
                if self.missing.get_untracked() > 0 {
                    self.missing.set(0);
                }
                let [_, top, _, height] = controls::place(&it);
                let [_, window] = controls::window_size();
                if self
                    .since
                    .try_update_value(|it| std::mem::replace(it, u32::MAX))
                    .is_some_and(|it| it != u32::MAX)
                    && (top < 0.0 || top + height > window)
                {
                    controls::reveal(&it);
                }
            }
            None if self.missing.get_untracked() <= PATIENCE => self.missing.update(|it| *it += 1),
            None => {}
        }
    }

    /// Does the step that is shown, as a person would.
    fn show(&self) {
        if let Some(step) = self.step_now() {
            match here::find(&step.control) {
                Some(it) => do_it(&step.act, &it),
                None if step.control.role == "menuitem" => self.reopen(step),
                None => self.lead(),
            }
        }
    }

    /// A menu closes when the card is clicked: it is opened again by the step before.
    fn reopen(&self, step: Step) {
        let at = self.at.get_untracked();
        let before = self.file.with_value(|it| it.steps.get(at.wrapping_sub(1)).cloned());
        let Some(opener) = before.and_then(|it| here::find(&it.control)) else { return self.lead() };
        controls::press(&opener);
        spawn_local(async move {
            timer::wait(BEAT_MS).await;
            if let Some(it) = here::find(&step.control) {
                do_it(&step.act, &it);
            }
        });
    }

    /// Leads to where the control is; where it stood in a dialog that is closed, to the step that opens it.
    fn lead(&self) {
        let run = *self;
        let at = self.at.get_untracked();
        self.app.dialog.set(None);
        practice::show(&self.place(at));
        spawn_local(async move {
            timer::wait(BEAT_MS * (PATIENCE - 2)).await;
            if run.at.try_get_untracked() != Some(at) {
                return;
            }
            let is_there = |it: &usize| {
                run.file.with_value(|file| {
                    file.steps.get(*it).is_some_and(|it| here::find(&it.control).is_some())
                })
            };
            if let Some(earlier) = (0..=at).rev().find(is_there).filter(|it| *it < at) {
                run.praise.set(String::new());
                run.furthest.set(earlier);
                run.go(earlier);
            }
        });
    }

    /// Does every step before one, so that an address leads into the middle.
    fn catch_up(&self, to: usize) {
        let run = *self;
        self.is_doing.set(true);
        spawn_local(async move {
            let mut beats = 0;
            while let Some(at) = run.at.try_get_untracked().filter(|it| *it < to) {
                // Its control may be a while in coming.
                let control = run
                    .step_now()
                    .filter(|_| beats % AGAIN == 0)
                    .and_then(|it| Some((here::find(&it.control)?, it.act)));
                if let Some((control, act)) = control {
                    do_it(&act, &control);
                }
                timer::wait(BEAT_MS).await;
                let moved = run.at.try_get_untracked() != Some(at);
                beats = if moved { 0 } else { beats + 1 };
                if beats > AT_MOST {
                    break;
                }
            }
            let _ = run.is_doing.try_set(false);
        });
    }
}

fn do_it(act: &Act, control: &web_sys::Element) {
    match act {
        Act::Press => controls::press(control),
        Act::Type(text) => controls::fill(control, text),
        Act::Choose(name) => drop(controls::choose(control, &|it| it.contains(name.as_str()))),
        Act::Key(key) => {
            focus::put(control);
            controls::key(control, key);
        }
    }
}

/// Tells whether the last entry of the journal is an act of the person: not of others, of the clock, or
/// that something was merely read.
fn was_mine(app: App) -> bool {
    let last = app.desk().recent().pop().and_then(|it| record::decode(&it.1).ok());
    last.is_some_and(|it| {
        it.actor.person() == Some(app.me.get_untracked())
            && it.act.is_undoable()
            && it.act != model::Act::Read
    })
}

/// Takes the card away; the practice workspace stays.
fn leave(app: App) {
    tour::keep(None);
    app.tour.set(None);
    app.go(Route::Guide(Guide::Walkthroughs));
}

#[component]
fn Player(name: String, file: Walkthrough, step: usize) -> impl IntoView {
    let app = use_app();
    let title = file.title.clone();
    let begun = RwSignal::new(0);
    let run = Run {
        app,
        file: StoredValue::new(file),
        name: StoredValue::new(name),
        at: begun,
        furthest: RwSignal::new(0),
        praise: RwSignal::default(),
        strayed: RwSignal::default(),
        missing: RwSignal::default(),
        age: StoredValue::new(0),
        since: StoredValue::new(app.version.get_untracked()),
        is_doing: RwSignal::default(),
    };
    run.let_others_act();
    if step > 0 {
        run.catch_up(step);
    }
    let host = Host::new();
    every_beat(move || run.beat(host));
    // Something was done, and it was not what the step waits for.
    Effect::new(move |before: Option<u32>| {
        let version = app.version.get();
        let is_other =
            before.is_some_and(|it| it != version) && !run.is_doing.get_untracked() && was_mine(app);
        if is_other && run.step_now().is_some_and(|it| !it.otherwise.is_empty() && !here::holds(app, &it)) {
            run.strayed.set(true);
        }
        version
    });
    switch_by_key(run, host);
    view! {
        <div class="tour-home" node_ref=host.home>
            <div class="tour-host" popover="manual" node_ref=host.node>
                <div class="tour__ring" aria-hidden="true" node_ref=host.ring></div>
                <section class="tour" aria-label=words::card(&title) node_ref=host.card>
                    <div class="tour__words" role="status">{move || said(run)}</div>
                    <Acts run />
                </section>
            </div>
        </div>
    }
}

/// What the card says.
fn said(run: Run) -> AnyView {
    let praise = Some(run.praise.get()).filter(|it| !it.is_empty());
    let praise = praise.map(|it| view! { <p class="tour__done"><Icon name="check" /><span>{it}</span></p> });
    let Some(step) = run.step() else {
        let (end, help) = run.file.with_value(|it| (it.end.clone(), it.help.first().cloned()));
        let help = help.map(|it| {
            let href = run.app.href(&Route::Guide(Guide::Help(it)));
            view! { <p><a href=href>{words::HOW_IT_WORKS}</a></p> }
        });
        return view! { {praise} <p class="tour__text"><strong>{words::FINISHED}</strong></p> <p>{end}</p> {help} }.into_any();
    };
    let at = run.at.get();
    let is_past = at < run.furthest.get();
    let name = step.control.name.text.clone();
    let otherwise = step.otherwise.clone();
    let is_missed = move || run.missing.get() > PATIENCE;
    view! {
        {praise}
        <p class="tour__step">{words::step_of(at + 1, run.len())}</p>
        <p class="tour__text">{step.words}</p>
        {is_past.then(|| view! { <p class="tour__done"><Icon name="check" /><span>{words::IT_IS_DONE}</span></p> })}
        {move || run.strayed.get().then(|| view! { <p class="notice notice--warning"><span>{otherwise.clone()}</span></p> })}
        {move || {
            is_missed()
                .then(|| {
                    view! {
                        <p class="notice notice--info">
                            <span>{words::not_here(&name)}</span>
                            <button class="button button--small" on:click=move |_| run.lead()>{words::TAKE_ME_THERE}</button>
                        </p>
                    }
                })
        }}
    }
    .into_any()
}

/// What can be done with the card. The buttons stay as they are, so the focus stays on them.
#[component]
fn Acts(run: Run) -> impl IntoView {
    let is_end = move || run.at.get() >= run.len();
    let is_past = move || run.at.get() < run.furthest.get();
    let back = move |_| {
        run.praise.set(String::new());
        run.go(run.at.get_untracked().saturating_sub(1));
    };
    let on = move |_| {
        run.praise.set(String::new());
        run.go(run.at.get_untracked() + 1);
    };
    let show = move |_| {
        if is_end() { leave(run.app) } else { run.show() }
    };
    view! {
        <progress class="progress" max=move || run.len().to_string() value=move || run.at.get().to_string() aria-label=words::WALKTHROUGHS></progress>
        <footer class="tour__foot">
            <button class="button button--primary button--small" on:click=show>
                {move || if is_end() { words::TO_THE_LIST } else { words::SHOW_ME }}
            </button>
            <button class="button button--quiet button--small" disabled=move || run.at.get() == 0 on:click=back>
                {words::PREVIOUS}
            </button>
            <button class="button button--quiet button--small" hidden=is_end on:click=on>
                {move || if is_past() { words::NEXT } else { words::SKIP }}
            </button>
            <button class="button button--quiet button--small" hidden=is_end on:click=move |_| leave(run.app)>
                {words::LEAVE}
            </button>
            <span class="tour__key faint only-keys">
                <kbd class="key">"F6"</kbd>
                " "
                {words::SWITCH}
            </span>
        </footer>
    }
}

/// F6 moves the focus from the page to the card, and from the card to the control.
fn switch_by_key(run: Run, host: Host) {
    let handle = window_event_listener(ev::keydown, move |key| {
        if key.key() != "F6" || key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        key.prevent_default();
        if focus::is_in(".tour") {
            let control = run.step_now().and_then(|it| here::find(&it.control));
            if let Some(it) = control {
                focus::put(&it);
            }
        } else if host.card.get_untracked().is_some() {
            focus::put_on(".tour button:not([disabled])");
        }
    });
    on_cleanup(move || handle.remove());
}
