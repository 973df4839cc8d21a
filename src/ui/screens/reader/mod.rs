//! The reading pane: the conversation that is open, what can be done with it, and its story.

mod blocks;
mod comment;
mod composer;
mod composing;
mod enclosed;
mod fate;
mod files;
mod head;
mod letter;
mod message;
mod more;
mod other_side;
mod picture;
mod printing;
mod rich;
mod shared_drafts;
mod source;
mod thread;
mod triage;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::{Command, ConversationId, Flag, PersonId, Seen, Story, Triage, Verb};
use crate::ui::app::{App, use_app};
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

/// A conversation, read.
#[component]
pub fn Open(conversation: ConversationId) -> impl IntoView {
    let app = use_app();
    let seen = app.peek(|state| Seen::now(state, conversation));
    let reading = Reading { conversation, story: RwSignal::new(None), seen: RwSignal::new(seen) };
    provide_context(reading);
    follow(app, reading);
    mark_read(app, conversation);
    see_notices(app, conversation);
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

/// What one was told about a conversation is seen once it is open.
fn see_notices(app: App, it: ConversationId) {
    let is_told = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.unseen_notices(me).any(|(_, notice)| notice.conversation == Some(it)))
    });
    Effect::new(move |_| {
        if is_told.get() {
            app.run(Command::SeeNoticesOf(it), |_, _| {});
        }
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
        app.run(Command::Triage(triage), |_, _| {});
    });
}
