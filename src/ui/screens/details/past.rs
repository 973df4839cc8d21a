//! The past of the open conversation, read from the journal whenever an entry touches it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::{ConversationId, Operation, Party, Seq, Story};
use crate::ui::app::App;
use crate::ui::text;

/// The operations that touched the conversation, oldest first.
pub type Operations = Arc<Vec<(Seq, Operation)>>;

/// The past of a conversation.
#[derive(Clone, Copy)]
pub struct Past {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Its operations, once they are read.
    pub operations: RwSignal<Option<Operations>>,
    /// Its story.
    pub story: Memo<Arc<Story>>,
}

impl Past {
    /// Reads the past of a conversation and follows it.
    pub fn of(app: App, conversation: ConversationId) -> Self {
        let operations = RwSignal::new(None::<Operations>);
        let story = Memo::new(move |_| {
            let story = |it: &Operations| Story::of(conversation, it);
            Arc::new(operations.with(|it| it.as_ref().map(story).unwrap_or_default()))
        });
        let last = Memo::new(move |_| app.read(|it| it.conversations.last_entry(conversation)));
        Effect::new(move |_| {
            // Read, not only tracked: a memo that nobody has read hears of nothing.
            last.get();
            let desk = app.desk();
            spawn_local(async move {
                match desk.history(conversation).await {
                    // The pane may show something else by now.
                    Ok(read) => drop(operations.try_set(Some(Arc::new(read)))),
                    Err(failure) => app.complain(text::failure(&failure, &desk.state().directory)),
                }
            });
        });
        Self { conversation, operations, story }
    }

    /// Returns the other party: who wrote the first message from outside, else whom the first one
    /// was sent to.
    pub fn party(&self) -> Option<Party> {
        self.story.with(|story| {
            let incoming = story.messages().find(|it| !it.outgoing).map(|it| it.header.from.clone());
            incoming.or_else(|| story.messages().next()?.header.to.first().cloned())
        })
    }
}
