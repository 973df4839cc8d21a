//! A walkthrough that is played: where it is, what lets it go on, and how a step is done for the person.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{controls, focus, timer};
use crate::ui::app::App;
use crate::ui::app::tour::{self, SoFar};
use crate::ui::doing::practice;
use crate::ui::screens::guide::here;
use crate::ui::screens::guide::host::Host;
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

/// Where the player is.
#[derive(Clone, Copy)]
pub struct Run {
    /// The page.
    pub app: App,
    /// What is played.
    pub file: StoredValue<Walkthrough>,
    /// Its name.
    name: StoredValue<String>,
    /// The step that is shown; behind the last one stands the end.
    pub at: RwSignal<usize>,
    /// The furthest step that was shown: an earlier one is not left by itself.
    pub furthest: RwSignal<usize>,
    /// The last step at whose beginning others act.
    others_at: StoredValue<usize>,
    /// Why the step before mattered.
    pub praise: RwSignal<String>,
    /// Something else was done.
    pub strayed: RwSignal<bool>,
    /// For how many beats the control was not seen.
    missing: RwSignal<u32>,
    /// For how many beats the step is shown.
    age: StoredValue<u32>,
    /// The control of the step was scrolled to, if that was needed.
    was_revealed: StoredValue<bool>,
    /// The player itself is doing steps.
    pub is_doing: RwSignal<bool>,
}

impl Run {
    /// Goes on with a walkthrough where it is, and shows a step: the one it has come to, if none is named. What
    /// was done is not done again, by the person or by others.
    pub fn begin(app: App, name: String, file: Walkthrough, shown: Option<usize>) -> Self {
        let so_far = tour::so_far(&name).unwrap_or_default();
        let shown = shown.unwrap_or(so_far.done);
        let run = Self {
            app,
            file: StoredValue::new(file),
            name: StoredValue::new(name),
            at: RwSignal::new(shown.min(so_far.done)),
            furthest: RwSignal::new(so_far.done),
            others_at: StoredValue::new(so_far.others_at),
            praise: RwSignal::default(),
            strayed: RwSignal::default(),
            missing: RwSignal::default(),
            age: StoredValue::new(0),
            was_revealed: StoredValue::new(false),
            is_doing: RwSignal::default(),
        };
        run.keep();
        run.let_others_act(so_far.others);
        if shown > so_far.done {
            run.catch_up(shown);
        }
        run
    }

    /// Returns the step that is shown, and follows it.
    pub fn step(&self) -> Option<Step> {
        self.file.with_value(|it| it.steps.get(self.at.get()).cloned())
    }

    /// Returns the step that is shown.
    pub fn step_now(&self) -> Option<Step> {
        self.file.with_value(|it| it.steps.get(self.at.get_untracked()).cloned())
    }

    /// Returns how many steps there are.
    pub fn len(&self) -> usize {
        self.file.with_value(|it| it.steps.len())
    }

    /// Tells whether the control of the step has been out of sight for a while.
    pub fn is_missed(&self) -> bool {
        self.missing.get() > PATIENCE
    }

    /// Returns the address at which the control of a step is.
    fn place(&self, at: usize) -> String {
        self.file.with_value(|it| {
            let named = it.steps.iter().take(at + 1).rev().find(|it| !it.place.is_empty());
            named.map_or_else(|| it.place.clone(), |it| it.place.clone())
        })
    }

    /// Goes to a step; what others do when it begins is done once.
    pub fn go(&self, at: usize) {
        if at >= self.len() {
            hold_focus(".tour__foot");
        }
        hold_focus(".tour__words");
        self.at.set(at);
        self.strayed.set(false);
        self.missing.set(0);
        self.age.set_value(0);
        self.was_revealed.set_value(false);
        if at > self.furthest.get_untracked() {
            self.furthest.set(at);
        }
        if at >= self.len() {
            tour::note_done(&self.name.get_value());
            tour::keep(None);
            tour::forget_so_far();
            return;
        }
        let is_new = at > self.others_at.get_value();
        if is_new {
            self.others_at.set_value(at);
        }
        self.keep();
        if is_new {
            self.let_others_act(0);
        }
    }

    /// Keeps how far it has come; of what others do at the beginning of the step, what is kept already counts.
    fn keep(&self) {
        let done = self.furthest.get_untracked();
        if done >= self.len() {
            return;
        }
        let (name, others_at) = (self.name.get_value(), self.others_at.get_value());
        let before = tour::so_far(&name).filter(|it| it.others_at == others_at);
        let others = before.map_or(0, |it| it.others);
        tour::keep_so_far(&name, SoFar { done, others_at, others });
    }

    /// Lets others do what they do when the last new step begins, from a line on. A line that has happened is
    /// kept at once, even if the person has left meanwhile.
    fn let_others_act(&self, from: usize) {
        let at = self.others_at.get_value();
        let lines = self.file.with_value(|it| it.steps.get(at).map(|it| it.meanwhile.clone()));
        let (app, name) = (self.app, self.name.get_value());
        spawn_local(async move {
            for (line, (subject, what)) in lines.unwrap_or_default().iter().enumerate().skip(from) {
                practice::let_happen(app, subject, what).await;
                if let Some(it) = tour::so_far(&name).filter(|it| it.others_at == at) {
                    tour::keep_so_far(&name, SoFar { others: line + 1, ..it });
                }
            }
        });
    }

    /// Goes on if the step is done.
    pub fn beat(&self, host: Host) {
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
                    hold_focus(".tour__words");
                    self.missing.set(0);
                }
                if !self.was_revealed.get_value() {
                    self.was_revealed.set_value(true);
                    reveal(&it);
                }
            }
            None if self.missing.get_untracked() <= PATIENCE => self.missing.update(|it| *it += 1),
            None => {}
        }
    }

    /// Does the step that is shown, as a person would.
    pub fn show(&self) {
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
    pub fn lead(&self) {
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

/// Keeps the focus in the card when the part that has it is about to go.
fn hold_focus(part: &str) {
    if focus::is_in(part) {
        focus::put_on(".tour__foot .button--primary");
    }
}

/// Scrolls to a control that lies outside of the window.
fn reveal(control: &web_sys::Element) {
    let [_, top, _, height] = controls::place(control);
    let [_, window] = controls::window_size();
    if top < 0.0 || top + height > window {
        controls::reveal(control);
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
