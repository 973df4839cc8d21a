//! What is kept up when there is nothing better to do: snapshots, packs that nothing refers to, the
//! text of what is deleted for ever.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::copy;
use crate::browser::turn;
use crate::ui::app::App;
use crate::ui::text;
use crate::wiring;
use crate::work::WorkError;

/// A start reads the journal from the last snapshot on: so many entries are quick to read.
const TAIL_AT_START: u32 = 64;
/// So many entries later the next snapshot is made.
const TAIL: u32 = 500;
/// A snapshot waits for an idle moment, but no longer than this.
const PATIENCE_MS: u32 = 10_000;
/// By then the start is over.
const SETTLED_MS: u32 = 8_000;

/// Makes a snapshot when idle, once the journal has grown much since the last one.
pub fn follow(app: App) {
    let last = StoredValue::new(app.desk().opened_from().0);
    let head = app.desk().head().seq.0;
    if head.saturating_sub(last.get_value()) > TAIL_AT_START {
        last.set_value(head);
        settle(app);
    }
    sweep(app);
    erase(app);
    Effect::new(move |_| {
        app.version.track();
        let head = app.desk().head().seq.0;
        if head.saturating_sub(last.get_value()) > TAIL {
            last.set_value(head);
            settle(app);
        }
    });
}

/// Makes a snapshot when idle. One that fails is only a slower start.
pub fn settle(app: App) {
    let client = app.work();
    spawn_local(async move {
        turn::idle(PATIENCE_MS).await;
        if let Err(error) = client.snapshot().await {
            leptos::logging::warn!("no snapshot: {error}");
        }
    });
}

/// Wipes what is deleted for ever from the store, at once and at the start: a tab may have died
/// before it did. The snapshots that were there held what is gone: one is made anew.
fn erase(app: App) {
    let count = Memo::new(move |_| app.read(|state| state.tombstones.len()));
    Effect::new(move |_| {
        if count.get() == 0 {
            return;
        }
        let conversations = app.peek(|state| state.tombstones.keys().copied().collect());
        let client = app.work();
        spawn_local(async move {
            let outcome = async {
                if client.erase(conversations).await? > 0 {
                    client.snapshot().await?;
                }
                Ok::<_, WorkError>(())
            };
            if let Err(error) = outcome.await {
                app.complain(text::data::work_error(&error));
            }
        });
    });
}

/// Some while after the start, when idle: sweeps, and lets search read what it will be asked for.
fn sweep(app: App) {
    let client = app.work();
    Timeout::new(SETTLED_MS, move || {
        spawn_local(async move {
            turn::idle(PATIENCE_MS).await;
            match client.sweep().await {
                Ok(back) => copy::tell(app, back),
                Err(error) => leptos::logging::warn!("not swept: {error}"),
            }
            // Where it cannot be laid by, a full disk stops acts too, and says so.
            wiring::lay_reserve_by().await;
        });
    })
    .forget();
}
