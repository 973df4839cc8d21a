//! What a person does while a walkthrough is recorded: each act is noted before the page hears of it, and becomes
//! a step once it is seen what it brought about.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Recording;
use super::control::control_of;
use crate::browser::{controls, focus};
use crate::claims::{self, Claimed, Control, Ground, Names, Page, Spot, tell};
use crate::model::State;
use crate::ui::screens::guide::here::Here;
use crate::ui::text::guide as words;
use crate::walkthrough::{self, Act, Change, Step};

/// What an act brings about is there by then, in beats.
const SETTLED: u32 = 5;

/// An act whose outcome is awaited.
pub struct Pending {
    control: Control,
    act: Act,
    place: String,
    before: State,
    spot: Spot,
    dialog: Option<String>,
    beats: u32,
}

/// Hears what a person does, before the page does; what they do once it is over is no step.
pub fn follow(recording: Recording) {
    let control = move |event: &web_sys::Event, selector: &str| {
        if recording.is_over.get_untracked() {
            return None;
        }
        let it = event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()?;
        it.closest(".tour").ok()?.is_none().then_some(it)
    };
    let pressed = move |event: web_sys::Event| {
        let found =
            control(&event, "button,a[href],[role=menuitem],input[type=radio],input[type=checkbox],summary");
        if let Some(it) = found {
            recording.note(&it, Act::Press);
        }
    };
    let filled = move |event: web_sys::Event| {
        let Some(it) = control(&event, "input,textarea,select") else { return };
        match controls::role(&it) {
            Some("textbox" | "searchbox") => recording.note(&it, Act::Type(controls::value(&it))),
            Some("combobox") => recording.note(&it, Act::Choose(controls::value(&it))),
            _ => {}
        }
    };
    controls::hear("click", pressed);
    controls::hear("change", filled);
}

impl Recording {
    /// Notes an act; what the one before brought about is there by now.
    fn note(&self, element: &Element, act: Act) {
        self.settle();
        let Some(control) = control_of(element) else { return };
        self.close_menu(&control);
        let here = Here(self.app);
        let pending = Pending {
            control,
            act,
            place: self.app.route.with_untracked(|it| self.app.href(it)),
            before: self.app.peek(Clone::clone),
            spot: here.spot(),
            dialog: here.dialog(),
            beats: 0,
        };
        self.pending.set_value(Some(pending));
    }

    /// Looks whether it is time to see what the act brought about.
    pub fn beat(&self) {
        let is_due = self.pending.try_update_value(|it| match it {
            Some(pending) => {
                pending.beats += 1;
                pending.beats > SETTLED
            }
            None => false,
        });
        if is_due == Some(true) {
            self.settle();
        }
    }

    /// Writes the step of the act that is awaited, if it brought anything about.
    pub fn settle(&self) {
        let Some(pending) = self.pending.try_update_value(Option::take).flatten() else { return };
        let Some(waits_for) = self.outcome(&pending) else { return };
        let Ok(waits) = claims::read(&waits_for) else { return };
        let step = step_of(pending.control, pending.place, pending.act, (waits, waits_for));
        self.push(step);
    }

    /// Returns what says best what an act brought about: in the workspace, else on the page, else in the
    /// control itself.
    fn outcome(&self, pending: &Pending) -> Option<String> {
        let (app, here) = (self.app, Here(self.app));
        let me = app.me.get_untracked();
        let changed = app.peek(|after| {
            walkthrough::proposed(Change { before: &pending.before, after, me }).or_else(|| {
                let spot = here.spot();
                (spot != pending.spot).then(|| tell::shows(after, spot)).flatten()
            })
        });
        let dialog = here.dialog();
        let opened = || (dialog != pending.dialog).then(|| tell::dialog(dialog.as_deref()));
        let (name, role) = (&pending.control.name.text, pending.control.role.as_str());
        let own = || match (&pending.act, role) {
            (Act::Type(text) | Act::Choose(text), _) => Some(tell::holds(role, name, text)),
            (Act::Press, "radio" | "checkbox") => Some(tell::chosen(role, name)),
            _ => None,
        };
        let said = changed.or_else(opened).or_else(own)?;
        let holds = app.peek(|state| {
            let ground = Ground { names: Names::of(state), page: Some(&here) };
            claims::read(&said).is_ok_and(|it| it.holds(&ground).is_ok())
        });
        holds.then_some(said)
    }

    /// An item of a menu follows the button that opens it, which by itself changes nothing.
    fn close_menu(&self, control: &Control) {
        if control.role != "menuitem" {
            return;
        }
        let Some(opener) = focus::all("[popovertarget]").into_iter().find(|it| {
            it.get_attribute("popovertarget")
                .and_then(|id| focus::find(&format!("#{id}")))
                .is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false))
        }) else {
            return;
        };
        let waits_for = tell::there(&control.role, &control.name.text);
        if let (Some(opener), Ok(waits)) = (control_of(&opener), claims::read(&waits_for)) {
            let place = self.app.route.with_untracked(|it| self.app.href(it));
            let step = step_of(opener, place, Act::Press, (waits, waits_for));
            self.push(step);
        }
    }
}

/// Returns the step of an act that brought something about; what else it says is written by hand.
fn step_of(control: Control, place: String, act: Act, (waits, waits_for): (Claimed, String)) -> Step {
    Step {
        line: 0,
        words: words::recorded(&control.role, &control.name.text),
        place,
        control,
        act,
        waits,
        waits_for,
        meanwhile: Vec::new(),
        does: Vec::new(),
        shown: String::new(),
        otherwise: String::new(),
    }
}
