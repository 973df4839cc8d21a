//! The panes beside the list: what is open in them, and showing the details.

use leptos::prelude::*;

use crate::browser::focus;
use crate::model::{ConversationId, Mailbox, PersonId};
use crate::ui::app::{App, Asked, choices};
use crate::ui::plain::route::Route;

/// Returns the conversation that is open, if the person may see it, and the person: another one reads
/// it anew, what one writes is nothing of the other's.
pub fn opened(app: App) -> Memo<Option<(ConversationId, PersonId)>> {
    Memo::new(move |_| {
        let route = app.route.get();
        let me = app.me.get();
        let open = route.open().filter(|it| app.read(|state| state.facts(*it).admits(me, &state.directory)));
        open.map(|it| (it, me))
    })
}

/// Tells whether the details have the focus and lie over the other panes.
pub fn is_over() -> bool {
    !choices::details_are_beside() && focus::is_in(".details")
}

/// Shows the pane, or hides it. The focus goes where the person looks next.
pub fn show(app: App, on: bool) {
    app.details.set(on);
    choices::keep_details(on);
    if !choices::details_are_beside() || !on {
        let next = if on { ".details__head h2" } else { "#details-button" };
        // What was hidden takes the focus only once it has been shown.
        request_animation_frame(move || request_animation_frame(move || focus::put_on(next)));
    }
}

/// Shows the pane or hides it; of the row that keys act on, if nothing is open.
pub fn toggle(app: App) {
    let is_shown = app.details.get_untracked() && app.route.with_untracked(Route::open).is_some();
    if !is_shown {
        open_cursor(app);
    }
    show(app, !is_shown);
}

/// Asks why a conversation is or is not in a mailbox; none is the one that is shown.
pub fn ask(app: App, mailbox: Option<Mailbox>) {
    open_cursor(app);
    app.asked.set(Some(Asked { view: app.view(), mailbox, of: None }));
    show(app, true);
}

/// Returns whom and which mailbox the question of a conversation is about: oneself and the one that is shown,
/// unless something else was asked here.
pub fn question(app: App, it: ConversationId) -> (PersonId, Mailbox) {
    // Who has searched asks why it is not in the Inbox.
    let shown = app.route.with(|route| match route {
        Route::Mailbox(mailbox, _) => *mailbox,
        _ => Mailbox::Inbox,
    });
    let view = app.route.with(Route::view);
    let asked = app.asked.get();
    let mailbox = asked.filter(|it| it.view == view).and_then(|it| it.mailbox);
    let person = asked.and_then(|asked| asked.of.filter(|of| of.0 == it)).map(|of| of.1);
    (person.unwrap_or_else(|| app.me.get()), mailbox.unwrap_or(shown))
}

fn open_cursor(app: App) {
    let is_open = app.route.with_untracked(Route::open).is_some();
    if let Some(it) = app.cursor.get_untracked().filter(|_| !is_open) {
        app.open(Some(it));
    }
}

/// Puts the focus on the heading of what is shown, unless it is somewhere: keys and screen readers go on from
/// there.
pub fn attend_heading() {
    if focus::active().is_none() {
        focus::put_on(".main h1[tabindex]");
    }
}
