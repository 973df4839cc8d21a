//! Records a walkthrough: follows what a person does, and writes a step for each act, with its control and
//! with a claim proposed from what changed. The words are edited in place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::files;
use super::here::Here;
use super::host::{Host, every_beat};
use crate::browser::{controls, files as disk, focus, location};
use crate::claims::{self, Control, Ground, Name, Names, Page, ROLES, Spot, tell};
use crate::model::State;
use crate::ui::app::tour;
use crate::ui::app::{App, use_app};
use crate::ui::plain::route::{Guide, Route};
use crate::ui::text::guide as words;
use crate::walkthrough::{self, Act, Change, Step, Walkthrough};

/// What an act brings about is there by then, in beats.
const SETTLED: u32 = 5;

/// An act whose outcome is awaited.
struct Pending {
    control: Control,
    act: Act,
    place: String,
    before: State,
    spot: Spot,
    dialog: Option<String>,
    beats: u32,
}

#[derive(Clone, Copy)]
struct Recording {
    app: App,
    steps: RwSignal<Vec<Step>>,
    pending: StoredValue<Option<Pending>, LocalStorage>,
    is_over: RwSignal<bool>,
    /// Who acted at the beginning, by first name.
    person: StoredValue<String>,
}

/// Follows what a person does.
#[component]
pub fn Recorder(
    /// The walkthrough in whose scenario it is recorded.
    scenario: String,
) -> impl IntoView {
    let app = use_app();
    let first = app.peek(|state| Names::of(state).first_name(app.me.get_untracked()).to_owned());
    let recording = Recording {
        app,
        steps: RwSignal::default(),
        pending: StoredValue::new_local(None),
        is_over: RwSignal::default(),
        person: StoredValue::new(first),
    };
    let host = Host::new();
    follow(recording);
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
                            view! { <Edit recording scenario=scenario.clone() /> }.into_any()
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
    };
    view! {
        <div class="tour__words" role="status">
            <p class="tour__step">{words::RECORDING} " · " {move || words::steps(recording.steps.with(Vec::len))}</p>
            <p class="tour__text">{move || last().unwrap_or_else(|| words::NO_STEP_YET.to_owned())}</p>
        </div>
        <footer class="tour__foot">
            <button class="button button--primary button--small" on:click=finish>{words::FINISH}</button>
            <button class="button button--quiet button--small" on:click=move |_| leave(recording.app)>{words::DISCARD}</button>
        </footer>
    }
}

fn leave(app: App) {
    tour::keep(None);
    app.tour.set(None);
    app.go(Route::Guide(Guide::Walkthroughs));
}

/// Once it is over: the words of each step, and what becomes of all.
#[component]
fn Edit(recording: Recording, scenario: String) -> impl IntoView {
    let app = recording.app;
    let (title, audience) =
        (RwSignal::new(words::MY_WALKTHROUGH.to_owned()), RwSignal::new(words::EVERYONE.to_owned()));
    let made = move || {
        let person = recording.person.get_value();
        let steps = recording.steps.get_untracked();
        let place = steps.first().map(|it| it.place.clone()).unwrap_or_default();
        Walkthrough {
            title: title.get_untracked(),
            minutes: (steps.len() as u32).div_ceil(3).max(1),
            audience: audience.get_untracked(),
            about: title.get_untracked(),
            person,
            place,
            end: words::FINISHED.to_owned(),
            help: Vec::new(),
            steps,
            scenario: String::new(),
            scenario_of: Some(scenario.clone()),
        }
    };
    let made = StoredValue::new(made);
    let file = move || made.with_value(|it| it());
    let save = move |_| {
        let text = walkthrough::write(&file());
        // Where the browser lets nothing be saved, it says so itself.
        let _ = disk::download("walkthrough.txt", "text/plain", text.as_bytes());
    };
    let copy = move |_| {
        let link = location::whole(
            &app.href(&Route::Guide(Guide::Sent(walkthrough::packed(&walkthrough::write(&file()))))),
        );
        leptos::task::spawn_local(async move {
            if location::copy(&link).await {
                app.say(words::COPIED);
            } else {
                app.complain(words::NOT_COPIED);
            }
        });
    };
    let print = move |_| {
        // It opens in a window of its own, where the browser prints it.
        controls::print(&walkthrough::print(&file()));
    };
    let play = move |_| {
        files::keep_mine(&walkthrough::write(&file()));
        tour::keep(None);
        app.tour.set(None);
        app.go(Route::Guide(Guide::Walkthrough(files::MINE.to_owned(), 1)));
    };
    view! {
        <label class="field">
            <span class="field__name">{words::TITLE}</span>
            <input class="input" bind:value=title />
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
            <button class="button button--primary button--small" on:click=play>{words::PLAY}</button>
            <button class="button button--small" on:click=save>{words::SAVE_FILE}</button>
            <button class="button button--small" on:click=copy>{words::COPY_LINK}</button>
            <button class="button button--small" on:click=print>{words::PRINT}</button>
            <button class="button button--quiet button--small" on:click=move |_| leave(app)>{words::DISCARD}</button>
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
        }
    };
    let (control, waits) = (step.control.to_string(), step.waits_for.clone());
    let remove = move |_| recording.steps.update(|it| drop(it.remove(at)));
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

    fn beat(&self) {
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
    fn settle(&self) {
        let Some(pending) = self.pending.try_update_value(Option::take).flatten() else { return };
        let Some(waits_for) = self.outcome(&pending) else { return };
        let Ok(waits) = claims::read(&waits_for) else { return };
        let text = pending.control.name.text.clone();
        let step = Step {
            line: 0,
            words: words::recorded(&pending.control.role, &text),
            place: pending.place,
            control: pending.control,
            act: pending.act,
            waits,
            waits_for,
            meanwhile: Vec::new(),
            does: Vec::new(),
            shown: String::new(),
            otherwise: String::new(),
        };
        self.steps.update(|it| it.push(step));
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
            let step = Step {
                line: 0,
                words: words::recorded(&opener.role, &opener.name.text),
                place: self.app.route.with_untracked(|it| self.app.href(it)),
                control: opener,
                act: Act::Press,
                waits,
                waits_for,
                meanwhile: Vec::new(),
                does: Vec::new(),
                shown: String::new(),
                otherwise: String::new(),
            };
            self.steps.update(|it| it.push(step));
        }
    }
}

/// Returns how an element is found again: by landmark, role and name.
fn control_of(element: &Element) -> Option<Control> {
    let role = controls::role(element).filter(|it| ROLES.contains(it))?;
    let name = short(&controls::name(element));
    if name.text.is_empty() {
        return None;
    }
    let areas = [
        ("dialog", "dialog[open]"),
        ("toolbar", "[role=toolbar]"),
        ("list", "[role=list]"),
        ("navigation", "nav"),
        ("complementary", "aside"),
        ("main", "main"),
    ];
    let area = areas.iter().find_map(|(role, selector)| {
        let area = element.closest(selector).ok().flatten()?;
        let name = Some(controls::name(&area)).filter(|_| *role != "main").map(|it| short(&it));
        Some(((*role).to_owned(), name.filter(|it| !it.text.is_empty())))
    });
    Some(Control { area: area.filter(|_| role != "menuitem"), role: role.to_owned(), name })
}

/// A long name, or one with a number in it, goes on behind its first words.
fn short(name: &str) -> Name {
    let first: Vec<_> =
        name.split(' ').take_while(|it| !it.starts_with(|it: char| it.is_ascii_digit())).take(4).collect();
    let text = first.join(" ").replace('"', "");
    Name { goes_on: text != name, text }
}

/// Hears what a person does, before the page does.
fn follow(recording: Recording) {
    let control = |event: &web_sys::Event, selector: &str| {
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
