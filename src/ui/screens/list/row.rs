//! A row: an element that shows now this conversation, now that one.

use leptos::ev;
use leptos::prelude::*;

use super::slot::Slot;
use crate::channels;
use crate::model::{ConversationId, Mailbox, Scope, Verb};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::settled::settled;
use crate::ui::app::use_app;
use crate::ui::doing::act;
use crate::ui::doing::listing::use_listing;
use crate::ui::doing::pane;
use crate::ui::parts::marked::Marked;
use crate::ui::parts::present;
use crate::ui::parts::{Avatar, Icon, when};
use crate::ui::plain::face::{self, Face};
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::looks::{hue_of, initials};
use crate::ui::plain::route::Route;
use crate::ui::plain::window::pixels;
use crate::ui::text::{self, language::Said, names};
use crate::work::search::{Hit, Within};

/// Reads from the face, if there is one.
fn of<T: Default>(face: RwSignal<Option<Face>>, read: impl FnOnce(&Face) -> T) -> T {
    face.with(|it| it.as_ref().map(read).unwrap_or_default())
}

/// A row.
#[component]
pub fn Row(
    /// The number of the element: its link is called as the row is.
    number: usize,
    /// The element, and what it shows.
    place: Slot,
    /// Where the rows begin.
    offset: RwSignal<f64>,
    /// How many rows there are.
    len: RwSignal<usize>,
) -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let Slot { row, id, node } = place;
    let face = settled(move || {
        let (id, me, view) = (id.get()?, app.me.get(), listing.place.with(ListOf::view));
        Some(app.read(|state| Face::of(state, me, view, id)))
    });
    // What is snoozed says when it comes back.
    let time = Memo::new(move |_| of(face, |it| it.snoozed.unwrap_or(it.at)));
    let shown_time = Memo::new(move |_| when(time.get(), listing.today.get()));
    let presence = present::said(app, id.into());
    let name = Memo::new(move |_| of(face, |it| text::row(it, &shown_time.get(), presence.get().as_deref())));
    let subject = Memo::new(move |_| of(face, |it| text::subject(&it.subject).to_owned()));
    let is_open = settled(move || id.get().is_some() && app.route.with(Route::open) == id.get());
    let is_selected =
        Memo::new(move |_| id.get().is_some_and(|it| app.selected.with(|all| all.contains(&it))));
    let href = move || id.get().map(|it| app.href(&listing.place.get().route(Some(it))));
    let shift = move || {
        let height = listing.density.get().row();
        format!("translateY({}px)", pixels(row.get().unwrap_or_default() as f64 * height + offset.get()))
    };
    let is_missed = Memo::new(move |_| {
        listing.place.with(|it| matches!(it, ListOf::Search(_))) && of(face, |it| !it.inbox)
    });
    let class = move || {
        let is = |read: fn(&Face) -> bool| of(face, read);
        [
            ("row", true),
            (" row--unread", is(|it| it.unread)),
            (" row--closed", is(|it| it.closed)),
            (" row--chat", is(|it| channels::is_chat(it.channel))),
            (" row--selected", is_selected.get()),
            (" row--missed", is_missed.get()),
        ]
        .into_iter()
        .filter_map(|(name, is)| is.then_some(name))
        .collect::<String>()
    };
    let on_click = move |click: ev::MouseEvent| {
        if let Some(it) = id.get_untracked().filter(|_| click.shift_key()) {
            click.prevent_default();
            listing.select_to(it);
        } else {
            listing.attend();
        }
    };
    view! {
        <li
            node_ref=node
            id=format!("row-{number}")
            class=class
            hidden=move || row.get().is_none()
            data-hue=move || of(face, |it| it.team.as_ref().map(|it| it.0.to_string()))
            aria-setsize=move || len.get().to_string()
            aria-posinset=move || (row.get().unwrap_or_default() + 1).to_string()
            aria-current=move || is_open.get().then_some("true")
            aria-label=name
            style:transform=shift
            on:focusin=move |_| {
                if let Some(it) = id.get_untracked() {
                    listing.focused(it);
                }
            }
        >
            <a
                class="row__open"
                href=href
                aria-labelledby=format!("row-{number}")
                tabindex="-1"
                on:click=on_click
            >
                <RowFace id=id face=face shown_time=shown_time presence=presence />
            </a>
            <Check id=id subject=subject is_selected=is_selected />
            <Acts id=id face=face subject=subject is_missed=is_missed />
        </li>
    }
}

#[component]
fn RowFace(
    id: RwSignal<Option<ConversationId>>,
    face: RwSignal<Option<Face>>,
    shown_time: Memo<String>,
    presence: Memo<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    // Empty but for a search.
    let hit = Memo::new(move |_| id.get().and_then(|it| app.hits.with(|hits| hits.notes.get(&it).cloned())));
    let in_subject = move || hit.get().filter(|it| it.place == Within::Subject);
    let elsewhere = move || hit.get().filter(|it| it.place != Within::Subject);
    let subject = move || of(face, |it| text::subject(&it.subject).to_owned());
    let snippet = move || of(face, |it| it.snippet.clone());
    let party = move || of(face, |it| text::party(&it.party).to_owned());
    let channel = Signal::derive(move || channels::icon(of(face, |it| it.channel)));
    let listing = use_listing();
    let draft =
        move || of(face, |it| (it.draft, it.held, it.planned.map(|at| when(at, listing.today.get()))));
    let draft = move || match draft() {
        (false, ..) => of(face, |it| it.draft_of.as_deref().map(text::writing::draft_of)),
        (_, true, _) => Some(text::writing::NOT_SENT.to_owned()),
        (_, _, Some(at)) => Some(text::writing::planned_at(&at)),
        _ => Some(text::writing::DRAFT.to_owned()),
    };
    let count = move || of(face, |it| (it.messages > 1).then(|| it.messages.to_string()));
    let state = move || {
        let (closed, snoozed) = of(face, |it| (it.closed, it.snoozed.is_some()));
        let icon = |is: bool, name: &'static str| is.then(|| view! { <Icon name class="icon--small" /> });
        (closed || snoozed).then(|| (icon(closed, "check"), icon(snoozed, "snooze")))
    };
    view! {
        <span class="row__face">
            <span class="avatar" data-hue=move || hue_of(&party()).to_string() aria-hidden="true">
                {move || initials(&party())}
                <span class="avatar__channel"><Icon name=channel class="icon--small" /></span>
            </span>
        </span>
        <span class="row__line">
            <span class="row__name" dir="auto">{party}</span>
            {move || count().map(|it| view! { <span class="row__number">{it}</span> })}
            <span class="row__when">
                {state}
                <time>{shown_time}</time>
            </span>
        </span>
        <span class="row__body">
            <span class="row__text" class=("row__text--short", move || elsewhere().is_some()) dir="auto">
                {move || draft().map(|it| view! { <bdi class="row__draft">{it}" "</bdi> })}
                <span class="row__subject">{move || marked(in_subject(), || told(subject()))}</span>
            </span>
            <span class="row__snippet" dir="auto">{move || marked(elsewhere(), || snippet().into_any())}</span>
            <Marks face=face presence=presence />
        </span>
    }
}

/// Shows what a search found, else the text itself.
fn marked(hit: Option<Hit>, text: impl Fn() -> AnyView) -> AnyView {
    match hit {
        Some(hit) => view! { <Marked hit=hit /> }.into_any(),
        None => text(),
    }
}

/// Shows a subject, with the name of a mailing list before it as what matters less.
fn told(subject: String) -> AnyView {
    match face::cut(&subject) {
        ("", _) => subject.into_any(),
        (list, rest) => {
            view! { <span class="row__list">{list.to_owned()}</span>{rest.to_owned()} }.into_any()
        }
    }
}

#[component]
fn Marks(face: RwSignal<Option<Face>>, presence: Memo<Option<String>>) -> impl IntoView {
    /// So many faces of assignees fit.
    const FACES: usize = 2;
    let labels = Memo::new(move |_| of(face, |it| it.labels.clone()));
    let assignees = Memo::new(move |_| of(face, |it| it.assignees.clone()));
    let faces = move || {
        let all = assignees.get();
        let more = all.len().saturating_sub(FACES);
        (!all.is_empty()).then(|| {
            view! {
                <span class="avatars">
                    {all
                        .into_iter()
                        .take(FACES)
                        .map(|(person, name)| view! { <Avatar person=person name=name small=true /> })
                        .collect_view()}
                    {(more > 0).then(|| view! { <span class="avatar avatar--small">{format!("+{more}")}</span> })}
                </span>
            }
        })
    };
    view! {
        <span class="row__marks">
            {move || presence.get().map(|it| view! { <span class="row__presence" title=it></span> })}
            {move || labels.get().into_iter().map(label).collect_view()}
            {move || of(face, |it| it.attachment).then(|| view! { <Icon name="attachment" class="icon--small" /> })}
            {move || of(face, |it| it.starred).then(|| view! { <Icon name="star" class="icon--small icon--star" /> })}
            {faces}
        </span>
    }
}

fn label((hue, name): (u8, String)) -> impl IntoView {
    view! { <span class="label" data-hue=hue.to_string()>{name}</span> }
}

#[component]
fn Check(
    id: RwSignal<Option<ConversationId>>,
    subject: Memo<String>,
    is_selected: Memo<bool>,
) -> impl IntoView {
    let listing = use_listing();
    let on_click = move |click: ev::MouseEvent| {
        let Some(it) = id.get_untracked() else { return };
        if click.shift_key() {
            listing.select_to(it);
        } else {
            listing.toggle(it);
        }
    };
    view! {
        <input
            class="row__check"
            type="checkbox"
            tabindex="-1"
            aria-label=move || names::select(&subject.get())
            prop:checked=is_selected
            on:click=on_click
        />
    }
}

#[component]
fn Acts(
    id: RwSignal<Option<ConversationId>>,
    face: RwSignal<Option<Face>>,
    subject: Memo<String>,
    is_missed: Memo<bool>,
) -> impl IntoView {
    let app = use_app();
    let scope = Memo::new(move |_| face.with(|it| it.as_ref().and_then(|it| it.scope)));
    let closed = Memo::new(move |_| of(face, |it| it.closed));
    let archive = move || text::archive(scope.get().unwrap_or(Scope::Mine));
    let close = move || if closed.get() { names::REOPEN } else { names::CLOSE };
    let named = move |name: Said| format!("{name}: {}", subject.get());
    let triage = move |verb: fn(bool) -> Verb| {
        move |_: ev::MouseEvent| {
            if let Some(it) = id.get_untracked() {
                act::triage(app, verb(closed.get_untracked()), &[it]);
            }
        }
    };
    // Who finds what they have not seen coming asks why.
    let why = move |_: ev::MouseEvent| {
        app.open(id.get_untracked());
        pane::ask(app, Some(Mailbox::Inbox));
    };
    view! {
        <div class="row__acts">
            <button
                class="button button--quiet button--icon button--small"
                tabindex="-1"
                hidden=move || !is_missed.get()
                title=text::why::WHY_NOT_IN_INBOX
                aria-label=move || named(text::why::WHY_NOT_IN_INBOX)
                on:click=why
            >
                <Icon name="info" />
            </button>
            <button
                class="button button--quiet button--icon button--small"
                tabindex="-1"
                title=names::ASSIGN
                aria-label=move || named(names::ASSIGN)
                on:click=move |_| {
                    if let Some(it) = id.get_untracked() {
                        app.dialog.set(Some(Dialog::Assign(app.seen(&[it]))));
                    }
                }
            >
                <Icon name="assign" />
            </button>
            <button
                class="button button--quiet button--icon button--small"
                tabindex="-1"
                hidden=move || scope.get().is_none()
                title=archive
                aria-label=move || named(archive())
                on:click=triage(|_| Verb::Archive)
            >
                <Icon name="archive" />
            </button>
            <button
                class="button button--quiet button--icon button--small"
                tabindex="-1"
                title=close
                aria-label=move || named(close())
                on:click=triage(|closed| if closed { Verb::Reopen } else { Verb::Close })
            >
                <Icon name=Signal::derive(move || if closed.get() { "reopen" } else { "close" }) />
            </button>
        </div>
    }
}
