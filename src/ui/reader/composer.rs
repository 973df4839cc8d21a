//! Below the story: reply, reply to all, forward, or a comment for colleagues.

use leptos::prelude::*;

use super::Reading;
use crate::model::{Command, DraftKey, PersonId, Seen, State, TeamId};
use crate::ui::app::{App, Compose, use_app};
use crate::ui::compose::{self, Form, Planned, Purpose, draft};
use crate::ui::parts::Icon;
use crate::ui::{act, text};

/// What the composer shows.
#[derive(Clone)]
enum Mode {
    Closed,
    Reply(Box<Purpose>),
    Comment,
}

/// The composer.
#[component]
pub fn Composer(reading: Reading) -> impl IntoView {
    let app = use_app();
    let mode = RwSignal::new(Mode::Closed);
    Effect::new(move |_| {
        let Some(what) = app.compose.get() else { return };
        if what != Compose::New && reading.story.with(Option::is_some) {
            app.compose.set(None);
            begin(app, reading, what, mode);
        }
    });
    // A draft that was left is taken up where it was.
    let resumed = StoredValue::new(false);
    Effect::new(move |_| {
        if reading.story.with(Option::is_some) && !resumed.get_value() {
            resumed.set_value(true);
            let is_begun = |state: &State| {
                own_draft(state, app.me.get_untracked(), reading).is_some_and(|it| it.plan.is_none())
            };
            if app.peek(is_begun) {
                begin(app, reading, Compose::Reply, mode);
            }
        }
    });
    let close = Callback::new(move |()| {
        drop(mode.try_set(Mode::Closed));
        drop(reading.seen.try_set(app.peek(|state| Seen::now(state, reading.conversation))));
    });
    let key = DraftKey::Reply(reading.conversation);
    let plan = compose::plan(app, key);
    // The form is gone once it is planned: what is written then stands in the draft.
    Effect::new(move |_| {
        if plan.with(Option::is_some) {
            mode.set(Mode::Closed);
        }
    });
    let edit = Callback::new(move |()| begin(app, reading, Compose::Reply, mode));
    move || {
        if let Some(plan) = plan.get() {
            return view! { <Planned key plan on_edit=edit/> }.into_any();
        }
        match mode.get() {
        Mode::Closed => view! {
            <div class="composer composer--closed">
                <button class="composer__open" on:click=move |_| begin(app, reading, Compose::Reply, mode)>"Write a reply"</button>
                <button class="button button--quiet button--small" on:click=move |_| begin(app, reading, Compose::ReplyAll, mode)>
                    <Icon name="reply-all"/>"Reply all"
                </button>
                <button class="button button--quiet button--small" on:click=move |_| mode.set(Mode::Comment)>
                    <Icon name="comment"/>"Comment"
                </button>
            </div>
        }
        .into_any(),
        Mode::Reply(purpose) => {
            let to = purpose.answered.as_ref().map_or("", |it| it.header.from.shown());
            let label = format!("Reply to {to}");
            view! { <Form purpose=*purpose label on_end=close/> }.into_any()
        }
        Mode::Comment => view! { <Comment reading on_end=close/> }.into_any(),
    }
    }
}

fn own_draft(state: &State, me: PersonId, reading: Reading) -> Option<crate::model::DraftText> {
    state.drafts.get(&(me, DraftKey::Reply(reading.conversation))).cloned()
}

fn begin(app: App, reading: Reading, what: Compose, mode: RwSignal<Mode>) {
    let Some(story) = reading.story.get_untracked() else { return };
    let (it, me) = (reading.conversation, app.me.get_untracked());
    let draft = app.peek(|state| {
        own_draft(state, me, reading).unwrap_or_else(|| draft::begin(state, me, it, &story, what))
    });
    if draft.from.is_empty() {
        app.complain(text::NO_SENDER);
        return;
    }
    // What the author saw when they began: a reply begun before something happened is held.
    let now = app.peek(|state| (Seen::now(state, it), state.conversations.last(it)));
    let seen = draft.seen.map_or(now.1, |seen| seen.min(now.1));
    let purpose = Purpose {
        key: DraftKey::Reply(it),
        draft,
        reply_to: Some((now.0, seen)),
        answered: draft::answered(&story).cloned(),
    };
    mode.set(Mode::Reply(Box::new(purpose)));
}

/// A comment: seen by colleagues with access, never sent.
#[component]
fn Comment(reading: Reading, on_end: Callback<()>) -> impl IntoView {
    let app = use_app();
    let said = RwSignal::new(String::new());
    let add = move || {
        let text = said.get_untracked();
        let (people, teams) = app.peek(|state| mentions(state, reading, &text));
        let command = Command::Comment { conversation: reading.conversation, text, people, teams };
        act::perform_then(app, command, move |done| {
            if done {
                on_end.run(());
            }
        });
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            event.stop_propagation();
            add();
        }
    };
    view! {
        <form class="composer composer--comment" aria-label="Comment" on:keydown=keys
            on:submit=move |event| { event.prevent_default(); add(); }>
            <textarea class="composer__text" aria-label="Comment" rows="3" placeholder="Only colleagues see this. @name mentions somebody."
                prop:value=move || said.get() on:input=move |event| said.set(event_target_value(&event))></textarea>
            <div class="composer__foot">
                <button type="button" class="button button--quiet" on:click=move |_| on_end.run(())>"Cancel"</button>
                <span class="composer__send"><button class="button button--primary" type="submit">"Comment"</button></span>
            </div>
        </form>
    }
}

/// Returns who is mentioned: `@Ben`, `@Ben Lee` or `@Support`, of the conversation's organization.
fn mentions(state: &State, reading: Reading, said: &str) -> (Vec<PersonId>, Vec<TeamId>) {
    let directory = &state.directory;
    let said = said.to_lowercase();
    let named = |name: &str| said.contains(&format!("@{}", name.to_lowercase()));
    let org = state.conversations.org(reading.conversation);
    let orgs = org.map_or_else(|| directory.organizations.keys().copied().collect(), |it| vec![it]);
    let people = orgs.iter().flat_map(|it| directory.people_of(*it)).filter(|it| named(it.first_name()));
    let teams = orgs.iter().flat_map(|it| directory.teams_of(*it)).filter(|it| named(&it.name));
    (people.map(|it| it.id).collect(), teams.map(|it| it.id).collect())
}
