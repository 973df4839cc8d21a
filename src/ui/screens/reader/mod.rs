//! The reading pane: the conversation that is open, what can be done with it, and its story.

mod composer;
mod head;
mod letter;
mod message;
mod more;
mod rich;
mod source;
mod thread;
mod triage;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus;
use crate::browser::swipe::Swipe;
use crate::model::{ConversationId, Flag, PersonId, Seen, Story, Triage, Verb};
use crate::ui::app::{App, use_app};
use crate::ui::frame::deferred::{self, Pane};
use crate::ui::parts::{Icon, in_full};
use crate::ui::plain::route::Route;
use crate::ui::text;

pub use letter::Letters;

/// What the parts of the reading pane share about the open conversation.
#[derive(Clone, Copy)]
pub struct Reading {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Its story, once it is read.
    pub story: RwSignal<Option<Arc<Story>>>,
    /// The conversation as it was when it was opened, or when the person last acted.
    pub seen: RwSignal<Seen>,
}

/// The reading pane.
#[component]
pub fn Reader() -> impl IntoView {
    let app = use_app();
    provide_context(Letters::default());
    let swipe = StoredValue::new_local(Swipe::default());
    let open = open(app);
    // The address of one that was merged leads on.
    Effect::new(move |_| {
        let Some(old) = app.route.with(Route::open) else { return };
        let lead = app.read(|state| state.lead(old));
        if lead != old {
            app.walk(Some(lead));
        }
    });
    view! {
        <section
            class="reader"
            role="region"
            aria-label="Conversation"
            on:pointerdown=move |event| swipe.with_value(|it| it.begin(&event))
            on:pointercancel=move |_| swipe.with_value(Swipe::give_up)
            on:pointerup=move |event| {
                if swipe.with_value(|it| it.went_right(&event)) && focus::matches_media("(width < 720px)") {
                    app.open(None);
                }
            }
        >
            {move || match open.get() {
                Some((conversation, _)) => deferred::conversation(conversation, Pane::Reader),
                None => nothing(app).into_any(),
            }}
        </section>
    }
}

/// Returns the conversation that is open, if the person may see it, and the person: another one reads
/// it anew, what one writes is nothing of the other's.
pub fn open(app: App) -> Memo<Option<(ConversationId, PersonId)>> {
    Memo::new(move |_| {
        let route = app.route.get();
        let me = app.me.get();
        let open = route.open().filter(|it| app.read(|state| state.facts(*it).admits(me, &state.directory)));
        open.map(|it| (it, me))
    })
}

fn nothing(app: App) -> impl IntoView {
    let said = move || {
        let (open, me) = (app.route.with(Route::open), app.me.get());
        let tombstone = open.and_then(|it| app.read(|state| state.tombstones.get(&it).cloned()));
        match tombstone.filter(|it| it.readers.contains(&me)) {
            Some(it) => app.directory(|directory| text::erasing::tombstone(&it, &in_full(it.at), directory)),
            None if open.is_some() => text::NO_SUCH_CONVERSATION.to_owned(),
            None => text::NOTHING_OPEN.to_owned(),
        }
    };
    view! {
        <div class="empty">
            <Icon name="mail"/>
            <p>{said}</p>
            {move || app.route.with(|it| it.open().is_some()).then(|| view! {
                <div class="empty__acts">
                    <button class="button" on:click=move |_| app.open(None)>{text::BACK_TO_LIST}</button>
                </div>
            })}
        </div>
    }
}

/// A conversation, read.
#[component]
pub fn Open(conversation: ConversationId) -> impl IntoView {
    let app = use_app();
    let seen = app.peek(|state| Seen::now(state, conversation));
    let reading = Reading { conversation, story: RwSignal::new(None), seen: RwSignal::new(seen) };
    provide_context(reading);
    follow(app, reading);
    mark_read(app, conversation);
    view! {
        <head::Head reading/>
        <triage::TriageBar reading/>
        <head::Meanwhile reading/>
        <thread::Thread reading/>
        <composer::Composer reading/>
    }
}

/// Reads the story again whenever an entry touches the conversation.
fn follow(app: App, reading: Reading) {
    let it = reading.conversation;
    let entries = Memo::new(move |_| app.read(|state| state.conversations.last_entry(it)));
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody has read hears of nothing.
        entries.get();
        let desk = app.desk();
        spawn_local(async move {
            match desk.history(it).await {
                // The pane may show something else by now.
                Ok(operations) => drop(reading.story.try_set(Some(Arc::new(Story::of(it, &operations))))),
                Err(failure) => app.complain(text::failure(&failure, &desk.state().directory)),
            }
        });
    });
}

/// Opening is reading; also when a message comes while it is open and looked at.
fn mark_read(app: App, it: ConversationId) {
    let unread = Memo::new(move |_| {
        let me: PersonId = app.me.get();
        let last = app.read(|state| state.conversations.last(it));
        app.read(|state| state.shelf(me).has(it, Flag::Unread)).then_some(last)
    });
    let skip = StoredValue::new(None);
    Effect::new(move |_| {
        let Some(last) = unread.get() else { return };
        // Marked as unread by hand while it is open: it stays so until a new message comes.
        if skip.get_value() == Some(last) {
            return;
        }
        skip.set_value(Some(last));
        let triage = Triage { verb: Verb::Look, targets: app.seen(&[it]), anyway: true };
        app.run(crate::model::Command::Triage(triage), |_, _| {});
    });
}
