//! Intents: what a key, the palette or a bar asks for is done here, in one way.

use std::cell::Cell;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::listing::Listing;
use super::{act, pane};
use crate::browser::{clock, focus, typing};
use crate::model::{ConversationId, Flag, Mailbox, State, Verb};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, choices};
use crate::ui::plain::draft::Compose;
use crate::ui::plain::keys::{Intent, Stroke, intent_for, is_g};
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::route::Route;

/// A `g` is waited for no longer than this.
const PATIENCE: i64 = 1500;

thread_local! {
    static G_AT: Cell<i64> = const { Cell::new(0) };
}

/// Follows the keyboard for as long as the component that asks is there.
pub fn listen(app: App, listing: Listing) {
    let handle = window_event_listener(ev::keydown, move |key| on_key(app, listing, &key));
    on_cleanup(move || handle.remove());
}

/// Does what a key asks for. Frames that catch keys of their own hand them on to this.
pub fn on_key(app: App, listing: Listing, key: &KeyboardEvent) {
    // With AltGr a keyboard writes signs, as Spanish ones do `#`; with Alt alone the browser has its menus.
    let writes_sign = key.get_modifier_state("AltGraph");
    if key.default_prevented() || key.is_composing() || (key.alt_key() && !writes_sign) {
        return;
    }
    let target = key.target().and_then(|it| it.dyn_into::<Element>().ok()).filter(|it| !is_in_closed(it));
    let now = clock::now().0;
    let after_g = now - G_AT.replace(0) < PATIENCE;
    let stroke = Stroke {
        key: key.key(),
        code: key.code(),
        primary: (key.ctrl_key() && !writes_sign) || key.meta_key(),
        shift: key.shift_key(),
        typing: target.as_ref().is_some_and(is_field),
        held: key.repeat(),
        after_g,
    };
    // A button would be pressed again and again for as long as Enter is held on it.
    if stroke.held && stroke.key == "Enter" && target.as_ref().is_some_and(|it| is_for(it, Intent::Open)) {
        key.prevent_default();
        return;
    }
    if is_modal(app) {
        return write_ahead(app, key, &stroke);
    }
    typing::forget();
    let (in_field, single) = (stroke.typing, !stroke.primary && stroke.key.chars().count() == 1);
    if single && !choices::single_keys() {
        return;
    }
    if is_g(&stroke) && !in_field && !stroke.primary && !after_g {
        G_AT.set(now);
        return;
    }
    let Some(intent) = choices::keymap(|it| intent_for(it, &stroke)) else { return };
    if target.as_ref().is_some_and(|it| is_for(it, intent)) {
        return;
    }
    match intent {
        // The composer stands nearer to these keys and has heard them already.
        Intent::Send | Intent::SendAndClose => return,
        // The browser closes it and gives the focus back.
        Intent::Back if focus::find("[popover]:popover-open").is_some() => return,
        // An overlay goes as a whole, whichever of its fields has the focus.
        Intent::Back if in_field && !pane::is_over() => leave_field(listing),
        other => fulfil(app, listing, other),
    }
    key.prevent_default();
}

/// Keeps what is typed for a dialog whose file is on its way: it is not for the page behind. Escape takes the
/// dialog back.
fn write_ahead(app: App, key: &KeyboardEvent, stroke: &Stroke) {
    if stroke.primary || !is_on_its_way(app) {
        return;
    }
    if stroke.key == "Escape" {
        app.dialog.set(None);
    }
    typing::keep(&stroke.key);
    key.prevent_default();
}

/// Tells whether keys write into an element or move within it.
fn is_field(element: &Element) -> bool {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "button" | "submit" | "reset");
    }
    let within =
        "textarea, select, [contenteditable], [role=listbox], [role=menu], [role=tablist], [popover]";
    element.closest(within).is_ok_and(|it| it.is_some())
}

/// Tells whether an element is in a dialog that was closed: it may have the focus for a moment longer, and what is
/// typed then is for the page.
fn is_in_closed(element: &Element) -> bool {
    element.closest("dialog:not([open])").is_ok_and(|it| it.is_some())
}

/// Tells whether an element has a use of its own for a key.
fn is_for(element: &Element, intent: Intent) -> bool {
    let within = |selector: &str| element.closest(selector).is_ok_and(|it| it.is_some());
    match intent {
        Intent::Open => within("button, summary, a:not(.row__open), [role=button], [role=menuitem]"),
        // The messages scroll; j and k walk.
        Intent::Next | Intent::Previous => within(".reader__scroll, [role=menu], [role=toolbar], .details"),
        _ => false,
    }
}

/// Tells whether a dialog stands above all, or is about to: keys are its own then. One that was closed is in the
/// page for a moment longer, and takes none.
fn is_modal(app: App) -> bool {
    focus::find("dialog[open]").is_some() || is_on_its_way(app)
}

/// Tells whether a dialog is asked for whose file is not here yet.
fn is_on_its_way(app: App) -> bool {
    app.dialog.with_untracked(Option::is_some) && focus::find("dialog.dialog").is_none()
}

/// Leaves a field for the row that one was at, or for the list as a whole.
pub fn leave_field(listing: Listing) {
    if let Some(field) = focus::active() {
        let _ = field.blur();
    }
    listing.attend();
    leptos::prelude::request_animation_frame(pane::attend_heading);
}

/// Does what is asked for.
pub fn fulfil(app: App, listing: Listing, intent: Intent) {
    match intent {
        Intent::Next => listing.step(1),
        Intent::Previous => listing.step(-1),
        Intent::Select => on_cursor(app, listing, Listing::toggle),
        Intent::SelectRange => on_cursor(app, listing, Listing::select_to),
        Intent::SelectAll => listing.select_all(),
        Intent::Open => on_cursor(app, listing, |_, it| app.open(Some(it))),
        Intent::Back => back(app, listing),
        Intent::Details => pane::toggle(app),
        Intent::Undo => act::undo_last(app),
        Intent::Search => search(app),
        Intent::Keys => app.dialog.set(Some(Dialog::Keys)),
        Intent::Palette => app.dialog.set(Some(Dialog::Palette(String::new()))),
        Intent::Compose => compose(app, Compose::New),
        Intent::Reply => compose(app, Compose::Reply(None)),
        Intent::ReplyAll => compose(app, Compose::ReplyAll(None)),
        Intent::Forward => compose(app, Compose::Forward(None)),
        Intent::Comment => compose(app, Compose::Comment),
        Intent::Send | Intent::SendAndClose => {}
        Intent::GoInbox => app.go(Route::Mailbox(Mailbox::Inbox, None)),
        Intent::GoTeamInboxes => app.go(Route::Mailbox(Mailbox::TeamInboxes, None)),
        Intent::GoAssigned => app.go(Route::Mailbox(Mailbox::AssignedToMe, None)),
        Intent::GoAll => app.go(Route::Mailbox(Mailbox::All, None)),
        triage => act_on(app, &listing.targets(), triage),
    }
}

fn on_cursor(app: App, listing: Listing, then: impl FnOnce(Listing, ConversationId)) {
    if let Some(it) = app.cursor.get_untracked() {
        then(listing, it);
    }
}

/// Does an act on conversations, or opens the dialog that asks what exactly.
pub fn act_on(app: App, ids: &[ConversationId], intent: Intent) {
    if ids.is_empty() {
        return;
    }
    let me = app.me.get_untracked();
    let all = |flag| app.peek(|state: &State| ids.iter().all(|it| state.shelf(me).has(*it, flag)));
    let verb = match intent {
        Intent::Assign => return app.dialog.set(Some(Dialog::Assign(app.seen(ids)))),
        Intent::AddPeople => return app.dialog.set(Some(Dialog::AddPeople(app.seen(ids)))),
        Intent::Move => return app.dialog.set(Some(Dialog::Move(app.seen(ids)))),
        Intent::Snooze => return app.dialog.set(Some(Dialog::Snooze(app.seen(ids)))),
        Intent::Erase => return app.dialog.set(Some(Dialog::Erase(app.seen(ids)))),
        Intent::Merge => return app.dialog.set(Some(Dialog::Merge(app.seen(ids)))),
        Intent::Label => return app.dialog.set(Some(Dialog::Label(app.seen(ids)))),
        Intent::AssignToMe => Verb::Assign(vec![me]),
        Intent::UnassignMe => Verb::Unassign(me),
        Intent::Archive => Verb::Archive,
        Intent::CloseOrReopen => {
            let closed = app.peek(|state| ids.iter().all(|it| state.conversations.is_closed(*it)));
            if closed { Verb::Reopen } else { Verb::Close }
        }
        Intent::Star => Verb::Star(!all(Flag::Starred)),
        Intent::Unread => Verb::Unread(!all(Flag::Unread)),
        Intent::Watch => Verb::Watch(!all(Flag::Watching)),
        Intent::Trash => Verb::Trash,
        Intent::Spam => Verb::Spam,
        _ => return,
    };
    act::triage(app, verb, ids);
}

/// Closes what is open on top: a menu, a drawer, the selection, the conversation.
fn back(app: App, listing: Listing) {
    if let Some(menu) = focus::find("[popover]:popover-open") {
        focus::show_popover(&menu, false);
    } else if app.sidebar.get_untracked() {
        app.sidebar.set(false);
    } else if app.details.get_untracked() && !choices::details_are_beside() {
        pane::show(app, false);
    } else if app.selected.with_untracked(|it| !it.is_empty()) {
        app.selected.update(std::collections::BTreeSet::clear);
    } else if app.route.with_untracked(Route::open).is_some() {
        app.walk(None);
        listing.attend();
    } else if matches!(listing.place.get_untracked(), ListOf::Search(_) | ListOf::Nowhere) {
        app.go(Route::Mailbox(Mailbox::Inbox, None));
    }
}

fn search(app: App) {
    if focus::matches_media("(width < 1024px)") {
        app.sidebar.set(true);
    }
    // Once the drawer is shown, but before the next key: that is a letter of the search, and no act.
    spawn_local(async {
        tick().await;
        focus::put_on("#search");
    });
}

fn compose(app: App, what: Compose) {
    if what == Compose::New {
        app.sidebar.set(false);
        app.dialog.set(Some(Dialog::Compose));
        app.compose.set(Some(what));
    } else if app.route.with_untracked(Route::open).is_some() {
        app.compose.set(Some(what));
    } else if let Some(it) = app.cursor.get_untracked() {
        app.open(Some(it));
        app.compose.set(Some(what));
    }
}
