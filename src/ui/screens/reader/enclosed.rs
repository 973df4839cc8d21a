//! What a message brings besides its text: an invitation, a report of a delivery, messages within it, and
//! that it cannot be read here.

use leptos::prelude::*;

use super::message::Body;
use crate::mail::{Invitation, Letter, Nested, Report, Reported, Sealed};
use crate::model::BodyRef;
use crate::ui::parts::{Icon, in_full};
use crate::ui::text::{language::Said, letter as words};

/// What a letter brings, in cards above its text.
#[component]
pub fn Cards(letter: std::sync::Arc<Letter>) -> impl IntoView {
    let also = (!letter.also_from.is_empty()).then(|| words::also_from(&letter.also_from));
    view! {
        {also.map(|it| view! { <p class="notice message__card"><Icon name="info"/>{it}</p> })}
        {letter.sealed.map(|it| view! { <Shut sealed=it/> })}
        {letter.invitation.clone().map(|it| view! { <Calendar invitation=it/> })}
        {letter.report.clone().map(|it| view! { <Delivery report=it/> })}
    }
}

/// It cannot be read here.
#[component]
fn Shut(sealed: Sealed) -> impl IntoView {
    view! { <p class="notice message__card"><Icon name="shield"/>{words::sealed(sealed)}</p> }
}

/// A line of a card: what it is, then what it says.
fn line(name: Said, says: String) -> Option<impl IntoView> {
    (!says.trim().is_empty()).then(|| view! { <dt>{name}</dt> <dd dir="auto">{says}</dd> })
}

/// What, when, where, and who invites.
#[component]
fn Calendar(invitation: Invitation) -> impl IntoView {
    let when = words::when(&invitation, in_full);
    let organizer = invitation.organizer.as_ref().map(words::party).unwrap_or_default();
    view! {
        <section class="card card__body message__card" aria-label=words::INVITATION>
            <h3 class="message__cardname"><Icon name="calendar"/>{words::purpose(&invitation)}</h3>
            <dl>
                {line(words::WHAT, invitation.what.clone())}
                {line(words::WHEN, when)}
                {line(words::WHERE, invitation.place.clone())}
                {line(words::ORGANIZER, organizer)}
            </dl>
        </section>
    }
}

/// Who did not get a message, and why.
#[component]
fn Delivery(report: Report) -> impl IntoView {
    let recipient = |it: Reported| {
        let said = (!it.said.is_empty()).then(|| {
            view! { <details><summary>{words::SERVER_SAID}</summary><p class="message__text">{it.said.clone()}</p></details> }
        });
        view! {
            <li>
                <p><strong>{it.address.clone()}</strong> " " {words::outcome(it.outcome)} {words::because(&it.why)}</p>
                {said}
            </li>
        }
    };
    view! {
        <section class="card card__body message__card" aria-label=words::REPORT>
            <h3 class="message__cardname"><Icon name="info"/>{words::about(&report)}</h3>
            <ul>{report.recipients.into_iter().map(recipient).collect_view()}</ul>
        </section>
    }
}

/// The messages within a message, each opened in place.
#[component]
pub fn Within(
    nested: Vec<Nested>,
    body: BodyRef,
    /// The numbers of the attachments that lead to the message they came in.
    path: Vec<u32>,
) -> impl IntoView {
    let one = move |it: Nested| {
        let mut path = path.clone();
        path.push(it.index);
        let letter = std::sync::Arc::new(it.letter);
        let date = it.date.map(in_full).unwrap_or_default();
        view! {
            <details class="message message__nested">
                <summary class="message__head">
                    <Icon name="mail"/>
                    <span class="message__from">{words::party(&it.from)}</span>
                    <span class="message__peek">{crate::ui::text::subject(&it.subject).to_owned()}</span>
                    <time>{date}</time>
                </summary>
                <Body letter body path/>
            </details>
        }
        .into_any()
    };
    nested.into_iter().map(one).collect_view()
}
