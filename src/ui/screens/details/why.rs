//! *Why is it here?*, and *Why is it not?*, for any person and mailbox. The model answers.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Past;
use crate::browser::{clock, turn};
use crate::model::explain::{Inquiry, lacks};
use crate::model::{ConversationId, Mailbox, PersonId, Seq, State, Time};
use crate::ui::app::{App, Asked, use_app};
use crate::ui::doing::pane::question as asked_about;
use crate::ui::parts::picker::{FEW, Picker};
use crate::ui::parts::{Icon, in_full, when};
use crate::ui::text::{
    self, details as words,
    language::Said,
    why as sentences,
    why::{Asked as About, Because},
};

/// So many ways of a choice are shown.
const SHOWN: usize = 5;
/// An answer waits for a moment in which nothing else is to be done, but no longer than this.
const PATIENCE_MS: u32 = 200;

/// An answer in words.
#[derive(Clone, Debug, PartialEq)]
struct Answer {
    is_there: bool,
    title: String,
    common: Vec<Because>,
    choices: Vec<Vec<Vec<Because>>>,
    lacks: Vec<String>,
    given_until: Option<Time>,
}

/// What an answer depends on: while that stands, it holds.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    person: PersonId,
    mailbox: Mailbox,
    is_there: bool,
    last: Option<Seq>,
    configured: Seq,
}

/// The question and its answer.
#[component]
pub fn Why(past: Past) -> impl IntoView {
    let app = use_app();
    let it = past.conversation;
    let question = Memo::new(move |_| {
        let (person, mailbox) = asked_about(app, it);
        app.read(|state| Question {
            person,
            mailbox,
            is_there: state.is_in(person, mailbox, it),
            last: state.conversations.history(it).last().copied(),
            configured: state.configured,
        })
    });
    let answer = RwSignal::new(None::<Answer>);
    Effect::new(move |_| {
        let asked = question.get();
        past.operations.track();
        spawn_local(async move {
            turn::idle(PATIENCE_MS).await;
            if question.try_get_untracked().as_ref() == Some(&asked) {
                drop(answer.try_set(answered(app, past, &asked)));
            }
        });
    });
    let name = move || {
        let (is_there, mailbox) = question.with(|it| (it.is_there, it.mailbox));
        if is_there {
            sentences::WHY.to_owned()
        } else {
            app.directory(|it| sentences::why_not(&text::mailbox(mailbox, it, app.me.get())))
        }
    };
    view! {
        <section class="details__part" id="details-why">
            <h3 class="details__name">{name}</h3>
            <div class="why__asked">
                <People it question/>
                <Mailboxes it question/>
            </div>
            <div role="status">
                {move || answer.get().map(|it| view! { <Answered it/> })}
            </div>
        </section>
    }
}

/// Asks something else of a conversation.
fn ask(app: App, it: ConversationId, (person, mailbox): (PersonId, Mailbox)) {
    let view = app.view();
    app.asked.set(Some(Asked { view, mailbox: Some(mailbox), of: Some((it, person)) }));
}

fn answered(app: App, past: Past, asked: &Question) -> Option<Answer> {
    let operations = past.operations.get_untracked()?;
    let me = app.me.get_untracked();
    app.peek(|state| {
        let (it, directory) = (past.conversation, &state.directory);
        let inquiry = Inquiry::into(state, it, asked.person, &operations);
        let explanation = inquiry.explain(asked.mailbox);
        let words = About { directory, me, person: asked.person };
        let line = |cause| words.cause(&inquiry, cause);
        let whose = (asked.person != me).then(|| directory.name(asked.person));
        let lacking = explanation.is_lacking(asked.mailbox);
        let lacking = if lacking { lacks(state, asked.person, asked.mailbox, it) } else { Vec::new() };
        Some(Answer {
            is_there: explanation.is_there,
            title: sentences::placed(
                explanation.is_there,
                &text::mailbox(asked.mailbox, directory, me),
                whose,
            ),
            common: explanation.common().into_iter().map(line).collect(),
            choices: explanation
                .choices()
                .into_iter()
                .map(|it| it.into_iter().map(|it| it.into_iter().map(line).collect()).collect())
                .collect(),
            lacks: lacking.into_iter().map(|it| words.lack(it)).collect(),
            given_until: explanation.given_until,
        })
    })
}

#[component]
fn Answered(it: Answer) -> impl IntoView {
    let is_empty = it.common.is_empty() && it.choices.is_empty() && it.lacks.is_empty();
    let icon = if it.is_there { "check" } else { "minus" };
    let is_first = it.common.is_empty();
    view! {
        <p class="why__title"><Icon name=icon/>{it.title}</p>
        <ul class="why">
            {it.common.into_iter().map(line).collect_view()}
            {it.lacks
                .into_iter()
                .map(|text| line(Because { text, at: None }))
                .collect_view()}
            {is_empty.then(|| line(Because { text: words::OLD_STORY.to_owned(), at: None }))}
        </ul>
        {it.choices.into_iter().enumerate().map(|(at, it)| choice(it, is_first && at == 0)).collect_view()}
        {it.given_until
            .filter(|_| !is_empty)
            .map(|at| view! {
                <ul class="why">{line(Because { text: words::GIVEN.to_owned(), at: Some(at) })}</ul>
            })}
    }
}

/// Ways of which each is enough; `is_first`: nothing stands before them.
fn choice(ways: Vec<Vec<Because>>, is_first: bool) -> impl IntoView {
    let more = ways.len().saturating_sub(SHOWN);
    view! {
        <p class="why__each">{if is_first { words::ONE_OF } else { words::AND_ONE_OF }}</p>
        <ul class="why why--ways">
            {ways.into_iter().take(SHOWN).map(way).collect_view()}
            {(more > 0).then(|| view! { <li class="why__more">{sentences::more_ways(more)}</li> })}
        </ul>
    }
}

fn way(lines: Vec<Because>) -> impl IntoView {
    view! { <li><ul class="why">{lines.into_iter().map(line).collect_view()}</ul></li> }
}

fn line(it: Because) -> impl IntoView {
    let at = it.at;
    view! {
        <li>
            <span>{sentences::capital(&it.text)}</span>
            {at.map(|at| view! { <time title=in_full(at)>{when(at, clock::now())}</time> })}
        </li>
    }
}

/// Chooses a person: oneself first, then who has access, then everybody else of the organization.
#[component]
fn People(it: ConversationId, question: Memo<Question>) -> impl IntoView {
    let app = use_app();
    let groups = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| people(state, me, it))
    });
    let about = move |person: Option<PersonId>| {
        let person = person.unwrap_or_else(|| app.me.get_untracked());
        ask(app, it, (person, question.with_untracked(|it| it.mailbox)));
    };
    let choose = move |event: web_sys::Event| about(event_target_value(&event).parse().ok().map(PersonId));
    let is_many = Memo::new(move |_| groups.with(|[with, without]| with.1.len() + without.1.len() >= FEW));
    let is_asked = move |person| question.with(|it| it.person) == person;
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || is_asked(person)>{name}</option> }
    };
    let few = move || {
        view! {
            <select class="input" aria-label=words::FOR_WHOM on:change=choose>
                <option value="" selected=move || is_asked(app.me.get())>{words::ME}</option>
                {move || {
                    let groups = groups.get().into_iter();
                    groups
                        .filter(|it| !it.1.is_empty())
                        .map(|(name, people)| view! {
                            <optgroup label=name>{people.into_iter().map(option).collect_view()}</optgroup>
                        })
                        .collect_view()
                }}
            </select>
        }
    };
    // Oneself, then the others as the groups have them.
    let others = move |[with, without]: &[Group; 2]| [with.1.clone(), without.1.clone()].concat();
    let many = move || {
        let options = Signal::derive(move || {
            let names = groups.with(others).into_iter().map(|it| it.1);
            std::iter::once(words::ME.to_owned()).chain(names).collect::<Vec<_>>()
        });
        let chosen = Signal::derive(move || {
            let place = groups.with(others).iter().position(|it| is_asked(it.0));
            Some(place.map_or(0, |it| it + 1))
        });
        let pick = Callback::new(move |at: usize| {
            about(at.checked_sub(1).and_then(|at| groups.with_untracked(others).get(at).map(|it| it.0)));
        });
        view! { <Picker id="for-whom" label=words::FOR_WHOM options chosen on_pick=pick /> }
    };
    view! {
        <label class="why__choice">
            <span aria-hidden="true">{words::FOR}</span>
            {move || if is_many.get() { many().into_any() } else { few().into_any() }}
        </label>
    }
}

type Group = (Said, Vec<(PersonId, String)>);

fn people(state: &State, me: PersonId, it: ConversationId) -> [Group; 2] {
    let (facts, directory) = (state.facts(it), &state.directory);
    let org = facts.org.or_else(|| directory.organizations_of(me).first().map(|it| it.id));
    let readers = facts.readers(directory);
    let colleagues = org.map(|it| directory.people_of(it)).unwrap_or_default();
    let named = |it: PersonId| (it, directory.name(it).to_owned());
    let others = colleagues.iter().map(|it| it.id).filter(|it| *it != me && !readers.contains(it));
    [
        (words::WITH_ACCESS, readers.iter().copied().filter(|it| *it != me).map(named).collect()),
        (words::WITHOUT_ACCESS, others.map(named).collect()),
    ]
}

/// Chooses a mailbox.
#[component]
fn Mailboxes(it: ConversationId, question: Memo<Question>) -> impl IntoView {
    let app = use_app();
    let places = Memo::new(move |_| {
        let (person, mailbox) = question.with(|it| (it.person, it.mailbox));
        app.read(|state| mailboxes(state, person, mailbox, it))
    });
    let choose = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(mailbox) = at.and_then(|at| places.with_untracked(|it| it.get(at).map(|it| it.0))) {
            ask(app, it, (question.with_untracked(|it| it.person), mailbox));
        }
    };
    view! {
        <label class="why__choice">
            <span aria-hidden="true">{words::IN}</span>
            <select class="input" aria-label=words::IN_WHICH on:change=choose>
                {move || {
                    let places = places.get().into_iter().enumerate();
                    places
                        .map(|(at, (mailbox, name))| {
                            let is_asked = move || question.with(|it| it.mailbox) == mailbox;
                            view! { <option value=at.to_string() selected=is_asked>{name}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

/// Returns the mailboxes that may be asked about: those of the person, those of its team, and the one
/// that is asked about.
fn mailboxes(state: &State, person: PersonId, asked: Mailbox, it: ConversationId) -> Vec<(Mailbox, String)> {
    let own = state.teams_of(person).into_iter().map(|it| it.0);
    let teams = own.chain(state.conversations.team(it)).map(Mailbox::TeamInbox);
    let (first, rest) = Mailbox::OWN.split_at(1);
    let mut found: Vec<Mailbox> = Vec::new();
    for mailbox in first.iter().copied().chain(teams).chain(rest.iter().copied()).chain([asked]) {
        if !found.contains(&mailbox) {
            found.push(mailbox);
        }
    }
    found.into_iter().map(|it| (it, text::mailbox(it, &state.directory, person))).collect()
}
