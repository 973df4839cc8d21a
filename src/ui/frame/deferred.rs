//! Parts of the page that come in files of their own. What the list needs is loaded first; the rest
//! follows when there is nothing better to do, so that it is there before anybody asks for it.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use crate::browser::part::{Fetched, Missing, part};
use crate::browser::{location, offline, turn};
use crate::model::ConversationId;
use crate::session::Failure;
use crate::session::team::Link;
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::tour::Tour;
use crate::ui::app::{App, spaces, use_app};
use crate::ui::parts::Icon;
use crate::ui::parts::late::at_once;
use crate::ui::plain::route::{Guide, Route, SettingsPage};
use crate::ui::screens::finding::Finding;
use crate::ui::text::rescue as words;

/// A file waits for an idle moment, but no longer than this.
const PATIENCE_MS: u32 = 2_000;

/// What acts is asked for again after so long if it did not come.
const RETRY_MS: u32 = 5_000;

/// A part, once its file is here.
type Built = Result<AnyView, Missing>;

part!(start, fetch_start: fn start_part(failure: Option<Failure>) -> AnyView = match failure {
    None => crate::ui::screens::start::Start().into_any(),
    Some(failure) => crate::ui::screens::rescue::Rescue(crate::ui::screens::rescue::RescueProps { failure }).into_any(),
});
part!(conversation, fetch_conversation: fn conversation_part(it: ConversationId, pane: Pane) -> AnyView = match pane {
    Pane::Reader => view! { <crate::ui::screens::reader::Open conversation=it /> }.into_any(),
    Pane::Details => view! { <crate::ui::screens::details::Parts it /> }.into_any(),
});
part!(conversation, fetch_hands: fn hands_part() -> AnyView = crate::ui::screens::list::Hands().into_any());
part!(conversation, fetch_sections: fn sections_part() -> AnyView = crate::ui::screens::sections::Sections().into_any());
part!(dialogs, fetch_dialogs: fn dialog_part(dialog: Dialog) -> AnyView = crate::ui::screens::dialogs::view(dialog));
part!(dialogs, fetch_finding: fn finding_part(finding: Finding) -> AnyView = view! {
    <crate::ui::screens::finding::Offered finding />
}.into_any());
part!(settings, fetch_settings: fn settings_part(place: SettingsPart) -> AnyView = match place {
    SettingsPart::Page(page) => view! { <crate::ui::screens::settings::Settings page /> }.into_any(),
    SettingsPart::Customers => crate::ui::screens::customers::Customers().into_any(),
    SettingsPart::Dialog(ask) => crate::ui::screens::settings::asked(ask),
});

part!(stage, fetch_stage: fn stage_part(part: StagePart) -> AnyView = match part {
    StagePart::Controls => crate::ui::screens::stage::Controls().into_any(),
    StagePart::Open(packed) => view! { <crate::ui::screens::stage::Opening packed /> }.into_any(),
    StagePart::Side(people) => view! { <crate::ui::screens::stage::Side people /> }.into_any(),
    StagePart::Saving(selected) => view! { <crate::ui::screens::stage::Saving selected /> }.into_any(),
    StagePart::Share(it) => view! { <crate::ui::screens::stage::Share it /> }.into_any(),
});
part!(guide, fetch_guide: fn guide_part(place: GuidePart) -> AnyView = match place {
    GuidePart::Page(it) => crate::ui::screens::guide::page(it),
    GuidePart::Beside(it) => crate::ui::screens::guide::beside(it),
    GuidePart::Over(it) => crate::ui::screens::guide::over(it),
});

part!(acts: fn begin_rest(app: App) -> () = {
    crate::ui::beside::begin_rest(app);
    follow_team(app);
});
part!(team: fn begin_team(app: App) -> () = crate::ui::beside::team::follow(app));
part!(settings: fn begin_last(app: App) -> () = {
    crate::ui::beside::outside::follow(app);
    crate::ui::beside::copy::follow(app);
});

/// A pane that shows a conversation.
#[derive(Clone, Copy, Debug)]
pub enum Pane {
    /// The reading pane.
    Reader,
    /// Its details.
    Details,
}

/// What shows a workspace to others.
#[derive(Clone, Debug, PartialEq)]
pub enum StagePart {
    /// The controls in the bar.
    Controls,
    /// A scenario to be opened: what the address brings of it.
    Open(String),
    /// People side by side, by their addresses.
    Side(String),
    /// The dialog in which the workspace, or some conversations, are saved.
    Saving(Vec<ConversationId>),
    /// The same, of one conversation that is to be handed on.
    Share(ConversationId),
}

/// What is shown of the settings.
#[derive(Clone, Debug)]
pub enum SettingsPart {
    /// A page.
    Page(SettingsPage),
    /// The other end of every channel.
    Customers,
    /// A dialog.
    Dialog(Ask),
}

/// What is shown of what teaches.
#[derive(Clone, Debug)]
pub enum GuidePart {
    /// A page.
    Page(Guide),
    /// What goes on over the page.
    Over(Tour),
    /// An article beside what it is about.
    Beside(&'static str),
}

/// What stands in the place of the app: the first start, or what went wrong at this one.
pub fn start(failure: Option<Failure>) -> AnyView {
    shown(fetch_start(), start_part(failure), missing)
}

/// What stands in the place of the app while another tab fills the workspace.
pub fn waiting() -> AnyView {
    view! { <main class="start"><p role="status">{words::BEGINNING_ELSEWHERE}</p></main> }.into_any()
}

/// What shows a workspace to others.
pub fn stage(part: StagePart) -> AnyView {
    let app = use_app();
    let is_dialog = matches!(part, StagePart::Saving(_) | StagePart::Share(_));
    let instead = move || if is_dialog { taken_back(app) } else { missing() };
    shown(fetch_stage(), stage_part(part), instead)
}

/// A conversation, in one of its panes.
pub fn conversation(it: ConversationId, pane: Pane) -> AnyView {
    shown(fetch_conversation(), conversation_part(it, pane), missing)
}

/// What hands do to a list beside its rows; nothing as long as its file is not here.
pub fn hands() -> AnyView {
    once_painted(|| shown(fetch_hands(), hands_part(), || ().into_any()))
}

/// The person's own sections of the sidebar; nothing as long as their file is not here.
pub fn sections() -> AnyView {
    once_painted(|| shown(fetch_sections(), sections_part(), || ().into_any()))
}

/// The controls in the bar above a workspace that is not the person's own; nothing as long as their file is not here.
pub fn controls() -> AnyView {
    once_painted(|| shown(fetch_stage(), stage_part(StagePart::Controls), || ().into_any()))
}

/// A dialog.
pub fn dialog(dialog: Dialog) -> AnyView {
    let app = use_app();
    match dialog {
        Dialog::Settings(ask) => settings(SettingsPart::Dialog(ask)),
        Dialog::Saving(selected) => stage(StagePart::Saving(selected)),
        Dialog::Share(it) => stage(StagePart::Share(it)),
        _ => shown(fetch_dialogs(), dialog_part(dialog), move || taken_back(app)),
    }
}

/// What the search box offers; nothing as long as its file is not here.
pub fn finding(finding: Finding) -> AnyView {
    shown(fetch_finding(), finding_part(finding), || ().into_any())
}

/// Something of the settings.
pub fn settings(place: SettingsPart) -> AnyView {
    let app = use_app();
    let is_dialog = matches!(place, SettingsPart::Dialog(_));
    let instead = move || if is_dialog { taken_back(app) } else { missing() };
    shown(fetch_settings(), settings_part(place), instead)
}

/// Something that teaches.
pub fn guide(place: GuidePart) -> AnyView {
    shown(fetch_guide(), guide_part(place), missing)
}

/// Returns what the address asks for of what teaches.
pub fn taught(app: App) -> Option<Guide> {
    match app.route.get() {
        Route::Guide(it) => Some(it),
        _ => None,
    }
}

/// A page that teaches, in a workspace in which nobody is yet.
pub fn alone(place: Guide) -> AnyView {
    view! { <main class="main main--page">{guide(GuidePart::Page(place))}</main> }.into_any()
}

/// Fetches what acts, as soon as the first list is painted, and begins what goes on beside the screens.
/// An act that comes sooner waits for it.
pub fn fetch_acts(app: App) {
    let fetched = async move {
        turn::painted().await;
        while begin_rest(app).await.is_err() {
            offline::mend();
            turn::pause(RETRY_MS).await;
        }
        app.complete.set(true);
    };
    spawn_local(ScopedFuture::new_untracked(fetched));
}

/// Follows the team's server, in a workspace that has one.
fn follow_team(app: App) {
    if spaces::is_team() {
        spawn_local(ScopedFuture::new_untracked(async move {
            while begin_team(app).await.is_err() {
                app.link.set(Link::Offline);
                turn::pause(RETRY_MS).await;
            }
        }));
    }
}

/// Fetches every file, one by one, when there is nothing better to do, and begins what waited for that.
pub fn fetch_all(app: App) {
    spawn_local(async move {
        turn::idle(PATIENCE_MS).await;
        // One that does not come is asked for again when it is needed, and missed only then.
        let _ = fetch_conversation().await;
        turn::idle(PATIENCE_MS).await;
        let _ = fetch_dialogs().await;
        turn::idle(PATIENCE_MS).await;
        let _ = fetch_settings().await;
        turn::idle(PATIENCE_MS).await;
        let _ = fetch_guide().await;
        turn::idle(PATIENCE_MS).await;
        let _ = fetch_stage().await;
        // One that did not come leaves it to another tab, or to the next start.
        let _ = begin_last(app).await;
    });
}

/// Leaves the first list its processor and its line: files that it does not need are asked for once it is painted.
fn once_painted(part: fn() -> AnyView) -> AnyView {
    if use_app().complete.get_untracked() {
        return part();
    }
    let is_painted = RwSignal::new(false);
    spawn_local(async move {
        turn::painted().await;
        let _ = is_painted.try_set(true);
    });
    (move || is_painted.get().then(part)).into_any()
}

/// Shows a part: at once if its file is here, else as soon as it is, and something else if it does
/// not come.
fn shown(
    fetched: impl Future<Output = Fetched> + 'static,
    part: impl Future<Output = Built> + 'static,
    missing: impl Fn() -> AnyView + 'static,
) -> AnyView {
    // Boxed: one body for every part.
    shown_boxed(Box::pin(fetched), Box::pin(async move { part.await.unwrap_or_else(|_| missing()) }))
}

fn shown_boxed(
    mut fetched: Pin<Box<dyn Future<Output = Fetched>>>,
    built: Pin<Box<dyn Future<Output = AnyView>>>,
) -> AnyView {
    let mut built = Box::pin(ScopedFuture::new_untracked(built));
    let is_here = at_once(fetched.as_mut()).is_some();
    if is_here && let Some(view) = at_once(built.as_mut()) {
        return view;
    }
    let here = RwSignal::new_local(None);
    spawn_local(async move {
        if !is_here {
            // If it did not come, the part asks once more.
            let _ = fetched.await;
        }
        // The person may have gone elsewhere meanwhile. What is built then would live on, unseen.
        if !here.is_disposed() {
            let view = built.await;
            drop(here.try_set(Some(view)));
        }
    });
    (move || {
        here.track();
        here.try_update_untracked(Option::take).flatten()
    })
    .into_any()
}

/// A dialog that did not come is not asked for any more: nothing would stand there to be closed.
fn taken_back(app: App) -> AnyView {
    app.dialog.set(None);
    offline::mend();
    app.complain(words::PART_MISSING);
    ().into_any()
}

/// A part of the app did not load: what happened, and what to do.
fn missing() -> AnyView {
    offline::mend();
    view! {
        <p class="notice notice--danger" role="alert">
            <Icon name="warning" />
            <span>{words::PART_MISSING}</span>
            <button class="button button--small" on:click=move |_| location::reload()>{words::RELOAD}</button>
        </p>
    }
    .into_any()
}
