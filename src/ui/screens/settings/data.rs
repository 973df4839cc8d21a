//! Settings > Data: what is stored, import and export, and starting again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Heading;
use crate::browser::offline::{self, Held};
use crate::browser::{clock, local, space, storage};
use crate::model::{ConversationId, Mailbox, Time};
use crate::store::Meta;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, spaces, use_app};
use crate::ui::beside::copy::{self, remove_everything};
use crate::ui::doing::update;
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::route::Route;
use crate::ui::plain::workspace::{Kind, MINE};
use crate::ui::text::{self, language::Said};
use crate::wiring;

/// When everything was last exported.
const LAST_BACKUP: &str = "last-backup";

/// What this browser holds, and what can be done with it.
#[component]
pub fn Data() -> impl IntoView {
    let backup = RwSignal::new(None::<Time>);
    view! {
        <Heading title=text::settings::DATA.to_owned() />
        <Void />
        <Storage backup />
        <super::copies::Copies />
        <Offline />
        <section class="settings__part">
            <header class="settings__title"><div><h2>{text::data::IN_AND_OUT}</h2></div></header>
            <div class="settings__rows">
                <Backup backup />
                <ExportMailbox />
                <Check />
                <Ask row=text::data::IMPORT_ROW icon="upload" dialog=Dialog::Import />
                <Ask row=text::data::RESET icon="trash" danger=true dialog=Dialog::Settings(crate::ui::app::dialog::Ask::Reset) />
            </div>
        </section>
    }
}

/// Entries of a team's journal that count for nobody; nothing where there are none.
#[component]
fn Void() -> impl IntoView {
    let app = use_app();
    let count = move || {
        app.version.track();
        app.desk().void().len()
    };
    move || {
        let count = count();
        (count > 0).then(|| {
            view! {
                <p class="notice notice--warning" role="status"><Icon name="warning" /><span>{text::team::void(count)}</span></p>
            }
        })
    }
}

/// How much is stored, and whether it is safe.
#[component]
fn Storage(backup: RwSignal<Option<Time>>) -> impl IntoView {
    let app = use_app();
    let usage = RwSignal::new(None::<(f64, f64)>);
    let kept = RwSignal::new(None::<bool>);
    let places = RwSignal::new([true; 2]);
    spawn_local(async move {
        let _ = places.try_set(wiring::witness_places().await);
    });
    spawn_local(async move {
        let used = storage::usage().await.map(|it| (it.used, it.allowed));
        let is_kept = storage::is_persisted().await;
        let last = last_backup(app).await;
        // The page may have been left meanwhile.
        let _ = (usage.try_set(used), kept.try_set(Some(is_kept)), backup.try_set(last));
    });
    let says = move || {
        let last = backup.get().map(crate::ui::parts::in_full);
        app.read(|state| {
            let (messages, conversations) = (state.threads.len() as u64, state.len() as u64);
            text::data::holds(usage.get().map(|it| it.0), messages, conversations, last.as_deref())
        })
    };
    let share = move || usage.get().map_or(0.0, |(used, allowed)| used / allowed.max(1.0));
    let keep = move |_| {
        spawn_local(async move {
            let agreed = storage::persist().await;
            let _ = kept.try_set(Some(agreed));
            if !agreed {
                app.complain(text::data::KEEP_REFUSED);
            }
        });
    };
    let (title, subtitle) = text::data::STORAGE;
    view! {
        <section class="settings__part">
            <header class="settings__title"><div><h2>{title}</h2><p>{subtitle}</p></div></header>
            <div class="card"><div class="card__body">
                <meter class="meter" min="0" max="1" aria-label=text::data::STORAGE_USED prop:value=share></meter>
                <p class="muted">{says}</p>
                {move || kept.get().map(|is_kept| {
                    if is_kept {
                        view! { <p class="muted">{text::data::KEPT}</p> }.into_any()
                    } else {
                        view! {
                            <p class="notice notice--info">
                                <Icon name="info" /><span>{text::data::NOT_KEPT}</span>
                                <button class="button button--small" on:click=keep>{text::data::KEEP}</button>
                            </p>
                        }.into_any()
                    }
                })}
                {move || text::data::unwatched(places.get()).map(|it| view! {
                    <p class="notice notice--warning"><Icon name="warning" /><span>{it}</span></p>
                })}
            </div></div>
        </section>
    }
}

/// Whether the app opens without its server, and whether it is the newest.
#[component]
fn Offline() -> impl IntoView {
    let app = use_app();
    let (held, waits) = (update::followed(offline::held), update::followed(offline::has_update));
    let (title, subtitle) = text::offline::OFFLINE;
    let again = move || {
        (held.get() == Held::Failed).then(|| view! {
        <button class="button button--small" on:click=|_| offline::keep()>{text::offline::TRY_AGAIN}</button>
    })
    };
    let newer = move || {
        waits.get().then(|| view! {
        <p class="notice notice--info">
            <Icon name="download" /><span>{text::offline::NEWER}</span>
            <button class="button button--small" on:click=move |_| update::take(app)>{text::offline::RELOAD}</button>
        </p>
    })
    };
    view! {
        <section class="settings__part">
            <header class="settings__title"><div><h2>{title}</h2><p>{subtitle}</p></div></header>
            <div class="card"><div class="card__body">
                <p class="muted" role="status">{move || standing(held.get())} " " {again}</p>
                {newer}
            </div></div>
        </section>
    }
}

const fn standing(held: Held) -> Said {
    match held {
        Held::Preparing => text::offline::PREPARING,
        Held::Ready => text::offline::READY,
        Held::Failed => text::offline::FAILED,
        Held::Never => text::offline::NEVER,
        Held::File => text::offline::FILE,
    }
}

/// A row with a button that opens a dialog.
#[component]
fn Ask(
    /// Its name, what it does, and its button.
    row: (Said, Said, Said),
    icon: &'static str,
    dialog: Dialog,
    #[prop(optional)] danger: bool,
) -> impl IntoView {
    let app = use_app();
    let (name, says, button) = row;
    let class = if danger { "button button--danger" } else { "button" };
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small>{says}</small></div>
            <button class=class on:click=move |_| app.dialog.set(Some(dialog.clone()))><Icon name=icon />{button}</button>
        </div>
    }
}

/// Everything as one file.
#[component]
fn Backup(backup: RwSignal<Option<Time>>) -> impl IntoView {
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

/// Reads everything once, and says what of it is damaged.
#[component]
fn Check() -> impl IntoView {
    let app = use_app();
    let (name, says, button) = text::rescue::CHECK;
    let said = RwSignal::new(says.to_owned());
    let affected = RwSignal::new(Vec::new());
    let busy = RwSignal::new(false);
    let check = move |_| {
        busy.set(true);
        spawn_local(async move {
            let (found, lost) = match app.work().check().await {
                Ok((checked, back)) => {
                    copy::tell(app, back);
                    (text::rescue::checked(&checked), checked.lost.conversations)
                }
                Err(error) => (text::data::work_error(&error), Vec::new()),
            };
            let _ = (said.try_set(found), affected.try_set(lost), busy.try_set(false));
        });
    };
    let links = move || {
        let link = |it: ConversationId| {
            let (href, subject) = app.peek(|state| {
                let it = state.lead(it);
                (
                    Route::Conversation(it).fragment(&state.directory),
                    state.conversations.subject(it).to_owned(),
                )
            });
            view! { <li><a href=href>{subject}</a></li> }
        };
        // Nobody reads a thousand lines here.
        let links = affected.get().into_iter().take(1000).map(link).collect_view();
        (!affected.with(Vec::is_empty))
            .then(|| view! { <ul class="option__list" aria-label=text::rescue::AFFECTED>{links}</ul> })
    };
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small role="status">{said}</small>{links}</div>
            <button class="button" disabled=move || busy.get() on:click=check><Icon name="search" />{button}</button>
        </div>
    }
}

/// A mailbox as an mbox.
#[component]
fn ExportMailbox() -> impl IntoView {
    let app = use_app();
    let mailboxes = app.peek(|state| {
        let teams = state.teams_of(app.me.get_untracked()).into_iter();
        let teams = teams.flat_map(|(team, _)| [Mailbox::TeamInbox(team), Mailbox::TeamAll(team)]);
        let all: Vec<_> = Mailbox::OWN.into_iter().chain(teams).collect();
        all.into_iter().map(|it| (it, text::mailbox(it, &state.directory))).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(Mailbox::All);
    let names = mailboxes.clone();
    let choose = move |event| {
        let found = event_target_value(&event).parse::<usize>().ok().and_then(|it| Some(names.get(it)?.0));
        chosen.set(found.unwrap_or(Mailbox::All));
    };
    let export = move |_| {
        let mailbox = chosen.get_untracked();
        let (set, name) = app.peek(|state| {
            (state.mailbox(app.me.get_untracked(), mailbox), text::mailbox(mailbox, &state.directory))
        });
        export_mail(app, &format!("{name}.mbox"), set);
    };
    let option = |(nth, (mailbox, name)): (usize, (Mailbox, String))| {
        view! { <option value=nth.to_string() selected=mailbox == Mailbox::All>{name}</option> }
    };
    let (name, says, button) = text::data::EXPORT_MAILBOX;
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small>{says}</small></div>
            <select class="input" aria-label=text::data::MAILBOX on:change=choose>
                {mailboxes.into_iter().enumerate().map(option).collect_view()}
            </select>
            <button class="button" on:click=export><Icon name="download" />{button}</button>
        </div>
    }
}

/// Hands the person the messages of conversations as an mbox, and says how many they were.
pub fn export_mail(app: App, name: &str, conversations: roaring::RoaringBitmap) {
    let name = name.replace(['/', '\\', ':'], " ");
    let me = app.me.get_untracked();
    spawn_local(async move {
        match app.work().export_mail(&name, &conversations, me).await {
            Ok(count) => app.say(text::data::exported(u64::from(count))),
            Err(error) => app.complain(text::data::work_error(&error)),
        }
    });
}

/// Asks before everything is removed, and names what is lost.
#[component]
pub fn ResetDialog() -> impl IntoView {
    let app = use_app();
    let loses = app.peek(|state| {
        let (messages, conversations) = (state.threads.len() as u64, state.len() as u64);
        let people = state.directory.people.values().filter(|it| !it.removed).count();
        let teams = state.directory.teams.values().filter(|it| !it.removed).count();
        text::data::reset_loses(messages, conversations, people, teams)
    });
    let remove = move |_| {
        spawn_local(async move {
            match remove_everything().await {
                Ok(()) => {
                    local::remove(&space::key("acting-as"));
                    // A demo would begin itself again: who removes it has done with it.
                    match spaces::kind() {
                        Kind::Own => reload(),
                        _ => spaces::open(MINE, None, ""),
                    }
                }
                Err(error) => app.complain(text::store_error(&error)),
            }
        });
    };
    view! {
        <Modal label=text::data::RESET_ASKS class="dialog--small">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head"><h2>{text::data::RESET_ASKS}</h2></header>
                <div class="dialog__body"><p>{loses}</p></div>
                <footer class="dialog__foot">
                    <button class="button">{text::data::CANCEL}</button>
                    <button class="button button--danger" type="button" on:click=remove>{text::data::RESET_DOES}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// Starts again at the address without person and place: neither may exist any more.
fn reload() {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let path = location.pathname().unwrap_or_else(|_| "./".to_owned());
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    let _ = location.reload();
}

async fn last_backup(app: App) -> Option<Time> {
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
