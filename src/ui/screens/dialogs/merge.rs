//! "Merge conversations": which one the others go into.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::clock::now;
use crate::model::{Actor, Command, ConversationId, Event, Operation, Seen, Triage, Verb, reach};
use crate::ui::app::{App, use_app};
use crate::ui::doing::act::perform;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::when;
use crate::ui::plain::find;
use crate::ui::text::{self, merging as words};

/// So many conversations are offered to one that is merged into another.
const OFFERED: usize = 8;

/// "Merge conversations".
#[component]
pub fn Merge(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let is_one = ids.len() == 1;
    let title = if is_one { words::MERGE_INTO } else { words::MERGE };
    // Of several the one that began first; of one, whichever is chosen.
    let target = RwSignal::new(if is_one { None } else { ids.iter().min().copied() });
    let typed = RwSignal::new(String::new());
    let (seen, all) = (StoredValue::new(seen), StoredValue::new(ids));
    let rows = Memo::new(move |_| {
        if is_one { offered(app, all.with_value(|it| it[0]), &typed.get()) } else { all.get_value() }
    });
    let command = move |targets: Vec<Seen>| {
        let into = target.get()?;
        let targets = targets.into_iter().filter(|it| it.conversation != into).collect();
        Some(Command::Triage(Triage { verb: Verb::Merge(into), targets, anyway: false }))
    };
    let told = move || match command(app.seen(&all.get_value())) {
        Some(command) => effect(app, &command, target.get().unwrap_or_default()),
        None => words::CHOOSE.to_owned(),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(command) = untrack(|| command(seen.get_value())) {
            app.dialog.set(None);
            perform(app, command);
        }
    };
    view! {
        <Modal label=title>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                {is_one
                    .then(|| {
                        view! {
                            <div class="assign__search">
                                <input
                                    class="input"
                                    type="text"
                                    autofocus
                                    placeholder=words::FIND
                                    aria-label=words::FIND
                                    bind:value=typed
                                />
                            </div>
                        }
                    })}
                <div class="dialog__body dialog__body--flush" role="radiogroup" aria-label=words::INTO>
                    {move || {
                        rows.get().into_iter().map(|it| view! { <Target it target /> }).collect_view()
                    }}
                    {move || rows.with(Vec::is_empty).then(|| view! { <p class="assign__none">{words::NONE}</p> })}
                </div>
                <footer class="dialog__foot">
                    <p class="dialog__note assign__effect" aria-live="polite">{told}</p>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {text::triage::CANCEL}
                    </button>
                    <button class="button button--primary" disabled=move || target.with(Option::is_none)>
                        {words::MERGE_DO}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

/// One that the others may go into.
#[component]
fn Target(it: ConversationId, target: RwSignal<Option<ConversationId>>) -> impl IntoView {
    let app = use_app();
    let (subject, about) = app.peek(|state| {
        let all = &state.conversations;
        let team = all.team(it).map(|it| state.directory.team_name(it).to_owned());
        let party = text::party(all.party(it)).to_owned();
        let at = when(all.order.activity(it), now());
        (text::subject(all.subject(it)).to_owned(), words::about(&party, all.messages(it), team, &at))
    });
    view! {
        <label class="pick">
            <input
                type="radio"
                name="target"
                aria-label=subject.clone()
                prop:checked=move || target.get() == Some(it)
                on:change=move |_| target.set(Some(it))
            />
            <span class="pick__name merge__name">{subject} <small>{about}</small></span>
        </label>
    }
}

/// Returns what one can be merged into: what a message showed to be one with it and others of the same
/// party, or what has all the words.
fn offered(app: App, it: ConversationId, typed: &str) -> Vec<ConversationId> {
    let me = app.me.get_untracked();
    app.peek(|state| {
        let all = &state.conversations;
        let accessible = state.accessible(me);
        let words = find::words(typed);
        let unions = state.unions_offered(me, it);
        let may = |other: &ConversationId| *other != it && accessible.contains(other.0);
        let fits = |other: &ConversationId| {
            if words.is_empty() {
                unions.contains(other) || all.party(*other) == all.party(it)
            } else {
                find::has_all(state, *other, &words)
            }
        };
        all.order.newest_first().filter(|other| may(other) && fits(other)).take(OFFERED).collect()
    })
}

/// Returns what becomes of them: how many messages, who may see it then, or why it is refused.
fn effect(app: App, command: &Command, into: ConversationId) -> String {
    let actor = Actor::Person(app.me.get_untracked());
    let decision = app.desk().preview(actor, app.view(), command);
    app.peek(|state| {
        let decision = match decision {
            Ok(it) => it,
            Err(refusal) => return text::refused::sentence(&refusal, &state.directory),
        };
        let (mut messages, mut events) = (state.conversations.messages(into), Vec::new());
        for event in decision.operation.events {
            match &event {
                Event::Changed(it) if it.conversation == into => events.push(event),
                Event::Changed(it) => messages += state.conversations.messages(it.conversation),
                _ => {}
            }
        }
        let gain = reach(state, &Operation { events, ..decision.operation }).gain;
        let names: Vec<_> = gain.keys().map(|it| state.directory.name(*it).to_owned()).collect();
        let left = decision.refused.first().map(|it| text::refused::sentence(&it.1, &state.directory));
        words::effect(messages, &names, left.as_deref())
    })
}
