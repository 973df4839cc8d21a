//! Trying a rule on the messages that are there, before it is saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::rules::Rule;
use crate::model::{ConversationId, Mailbox};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::route::Route;
use crate::ui::text::{self, rules as words};

/// So many examples are shown.
const EXAMPLES: usize = 4;

/// What a trial came to.
#[derive(Clone, Debug, PartialEq)]
enum Tried {
    /// Nothing was tried.
    Not,
    /// It is on its way.
    Trying,
    /// So it ended; examples with their subject and party.
    Found(String, Vec<(ConversationId, String)>),
    /// The journal could not be read.
    Failed(String),
}

/// "Test on existing messages".
#[component]
pub fn Try(draft: RwSignal<Rule>) -> impl IntoView {
    let app = use_app();
    let tried = RwSignal::new(Tried::Not);
    // What was found is true of the rule as it was then.
    Effect::new(move |_| {
        draft.track();
        tried.set(Tried::Not);
    });
    let test = move |_| {
        tried.set(Tried::Trying);
        let (rule, desk, me) = (draft.get_untracked(), app.desk(), app.me.get_untracked());
        let trigger = rule.trigger;
        spawn_local(async move {
            let outcome = match desk.try_rule(rule).await {
                Ok(trial) => {
                    let state = desk.state();
                    let examples = trial.examples(&state, me, EXAMPLES).into_iter();
                    let named = examples.map(|it| {
                        let all = &state.conversations;
                        (it, format!("{}: {}", all.party(it), text::subject(all.subject(it))))
                    });
                    Tried::Found(words::matched(trial.matched(), trial.tested(), trigger), named.collect())
                }
                Err(failure) => Tried::Failed(app.peek(|state| text::failure(&failure, &state.directory))),
            };
            // The dialog may be gone, or the rule another one by now.
            if tried.try_get_untracked() == Some(Tried::Trying) {
                tried.set(outcome);
            }
        });
    };
    let is_trying = move || tried.with(|it| *it == Tried::Trying);
    let result = move || match tried.get() {
        Tried::Not => ().into_any(),
        Tried::Trying => view! { <p class="faint">{words::TESTING}</p> }.into_any(),
        Tried::Failed(why) => view! { <p class="field__error">{why}</p> }.into_any(),
        Tried::Found(said, examples) => found(said, examples),
    };
    view! {
        <div class="rule__try">
            <button type="button" class="button" disabled=is_trying on:click=test>
                <Icon name="play" />
                {words::TEST}
            </button>
            <div class="rule__tried" role="status">{result}</div>
        </div>
    }
}

fn found(said: String, examples: Vec<(ConversationId, String)>) -> AnyView {
    let app = use_app();
    let has_examples = !examples.is_empty();
    let example = move |(it, name): (ConversationId, String)| {
        let href = app.href(&Route::Mailbox(Mailbox::All, Some(it)));
        view! { <li><a href=href target="_blank">{name}</a></li> }
    };
    view! {
        <p><b>{said}</b></p>
        {has_examples.then(|| view! {
            <p class="faint">{words::EXAMPLES}</p>
            <ul>{examples.into_iter().map(example).collect_view()}</ul>
        })}
    }
    .into_any()
}
