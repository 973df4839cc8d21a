//! What the forms of the settings share: saving, the sentence of a refusal, who may change what.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::focus;
use crate::model::{Command, Configure, OrgId, Refusal};
use crate::session::Failure;
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text::{self, language::Said, settings as words};

/// Why something was not saved, in words.
pub type Problem = RwSignal<Option<String>>;

/// Saves a change. What is typed stays where it is if that is refused; `problem` says why.
pub fn save(app: App, configure: Configure, problem: Problem, then: impl FnOnce(App) + 'static) {
    let asked = configure.clone();
    app.run(Command::Configure(configure), move |app, outcome| match outcome {
        Ok(done) => {
            app.say_done(app.peek(|state| words::saved(&asked, &state.directory)), &done);
            then(app);
        }
        Err(Failure::Refused(Refusal::NoChange)) => then(app),
        Err(failure) => {
            if matches!(failure, Failure::Refused(Refusal::Empty)) {
                attend_to_what_is_empty();
            }
            let why = app.peek(|state| text::failure(&failure, &state.directory));
            // The form may be gone by now; then the toast says it.
            if problem.try_set(Some(why.clone())).is_some() {
                app.complain(why);
            }
        }
    });
}

/// Puts the focus on the first field of the dialog that nothing is written in.
fn attend_to_what_is_empty() {
    let fields = focus::all("dialog[open] input:is([type=text], [type=email], :not([type]))");
    let is_empty = |it: &&web_sys::Element| {
        it.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(|it| it.value().trim().is_empty())
    };
    if let Some(field) = fields.iter().find(is_empty) {
        focus::put(field);
        field.scroll_into_view_with_bool(false);
    }
}

/// Saves a change that has no form: the toast says why it was not done.
pub fn save_now(app: App, configure: Configure) {
    crate::ui::doing::act::perform(app, Command::Configure(configure));
}

/// The sentence of a refusal, below what it is about.
#[component]
pub fn Why(problem: Problem) -> impl IntoView {
    move || {
        let text = problem.get()?;
        Some(view! {
            <p class="notice notice--danger" role="alert">
                <Icon name="warning" />
                <span>{text}</span>
            </p>
        })
    }
}

/// Returns whether the person who acts may change an organization. A memo: a form that is made
/// anew with every entry of the journal would lose what is typed.
pub fn may_change(app: App, org: OrgId) -> Signal<bool> {
    let may = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| it.administers(me, org))
    });
    may.into()
}

/// Says why nothing can be changed here, if so.
#[component]
pub fn ReadOnly(org: OrgId) -> impl IntoView {
    let may = may_change(use_app(), org);
    move || {
        (!may.get()).then(|| {
            view! {
                <p class="notice notice--info">
                    <Icon name="info" />
                    <span>{words::READ_ONLY}</span>
                </p>
            }
        })
    }
}

/// The head of a part of a page: title, what it is, and what can be added.
#[component]
pub fn PartHead(
    title: Said,
    #[prop(optional)] text: Said,
    /// What the button says; none if nothing can be added.
    #[prop(optional)]
    add: Said,
    /// Whether it is shown.
    #[prop(optional, into)]
    may: Signal<bool>,
    #[prop(optional)] on_add: Option<Callback<()>>,
) -> impl IntoView {
    let button = move || {
        let act = on_add?;
        may.get().then(|| {
            view! {
                <button class="button" on:click=move |_| act.run(())>
                    <Icon name="plus" />
                    {add}
                </button>
            }
        })
    };
    view! {
        <header class="settings__title">
            <div>
                <h2>{title}</h2>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            </div>
            {button}
        </header>
    }
}

/// The foot of a dialog: what is said, Cancel, and what is done.
#[component]
pub fn Foot(
    /// What is done.
    #[prop(into)]
    act: Signal<Said>,
    /// It takes something away.
    #[prop(optional)]
    danger: bool,
) -> impl IntoView {
    let app = use_app();
    view! {
        <footer class="dialog__foot">
            <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                {words::CANCEL}
            </button>
            <button class="button button--primary" class:button--danger=danger>
                {move || act.get()}
            </button>
        </footer>
    }
}

/// An option with two values.
#[component]
pub fn Either(
    name: Said,
    #[prop(optional)] hint: Said,
    values: [Said; 2],
    /// Whether the second value is chosen.
    second: Signal<bool>,
    /// Called with whether the second value is chosen.
    on_choose: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let [one, two] = values;
    view! {
        <div class="option">
            <div class="option__text">
                <b>{name}</b>
                <small>{hint}</small>
            </div>
            <select
                class="input"
                aria-label=name
                disabled=move || disabled.get()
                on:change=move |event| on_choose.run(event_target_value(&event) == "1")
            >
                <option value="0" prop:selected=move || !second.get()>
                    {one}
                </option>
                <option value="1" prop:selected=move || second.get()>
                    {two}
                </option>
            </select>
        </div>
    }
}
