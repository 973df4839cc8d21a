//! The bodies of messages: asked of the worker once, kept while the pane lives.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::mail::Letter;
use crate::model::BodyRef;
use crate::ui::app::App;
use crate::work::WorkError;

/// A body, as far as it is known.
pub type Slot = RwSignal<Option<Result<Arc<Letter>, WorkError>>>;

/// The bodies that were asked for.
#[derive(Clone, Copy)]
pub struct Letters(StoredValue<HashMap<BodyRef, Slot>>, StoredValue<Option<Owner>>);

impl Default for Letters {
    fn default() -> Self {
        // Slots are made by messages that come and go: they belong to the pane.
        Self(StoredValue::default(), StoredValue::new(Owner::current()))
    }
}

impl Letters {
    /// Returns the body of a message, asked for if it was not yet.
    pub fn of(&self, app: App, body: BodyRef) -> Slot {
        if let Some(slot) = self.0.with_value(|it| it.get(&body).copied()) {
            return slot;
        }
        let make = || RwSignal::new(None);
        let slot: Slot = self.1.get_value().map_or_else(make, |it| it.with(make));
        self.0.update_value(|it| {
            it.insert(body, slot);
        });
        let client = app.work();
        spawn_local(async move {
            let letter = client.letter(body).await.map(Arc::new);
            drop(slot.try_set(Some(letter)));
        });
        slot
    }
}
