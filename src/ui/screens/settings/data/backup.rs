//! Everything as one file, and when it was last written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::model::Time;
use crate::store::Meta;
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text;

/// When everything was last exported.
const LAST_BACKUP: &str = "last-backup";

/// Everything as one file.
#[component]
pub fn Backup(backup: RwSignal<Option<Time>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let export = move |_| {
        busy.set(true);
        spawn_local(async move {
            match app.work().export(&format!("team-inbox-{}.jsonl", day())).await {
                Ok(Ok(it)) => {
                    let _ = backup.try_set(Some(note_backup(app).await));
                    if it.lacks.is_nothing() {
                        app.say(text::data::BACKED_UP);
                    } else {
                        app.complain(text::data::backed_up_in_part(&it.lacks));
                    }
                }
                Ok(Err(error)) => app.complain(text::settings::cannot_restore(&error)),
                Err(error) => app.complain(text::data::work_error(&error)),
            }
            let _ = busy.try_set(false);
        });
    };
    let (name, says, button) = text::data::EXPORT;
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small>{says}</small></div>
            <button class="button" disabled=move || busy.get() on:click=export><Icon name="download" />{button}</button>
        </div>
    }
}

pub async fn last_backup(app: App) -> Option<Time> {
    let bytes = app.desk().store().meta_get(LAST_BACKUP).await.ok().flatten()?;
    Some(Time(i64::from_le_bytes(bytes.try_into().ok()?)))
}

/// Notes that there is a backup; a note that is not kept only makes the page say so too early.
async fn note_backup(app: App) -> Time {
    let now = clock::now();
    let _ = app.desk().store().meta_put(LAST_BACKUP, &now.0.to_le_bytes()).await;
    now
}

/// Returns today as `2026-11-22`.
fn day() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}
