//! The frame: sidebar, list, reading pane, details; what stands above them all.

mod bar;
mod damage;
pub mod deferred;
mod dialogs;
mod forgets;
mod notices;
mod offer;
mod panes;
mod person;
mod pin_menu;
mod pins;
mod scrolled;
mod search;
mod sidebar;
mod title;
mod toast;
mod update;

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::model::Mailbox;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, Asked, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::Listing;
use crate::ui::doing::pane::attend_heading;
use crate::ui::parts::found::Found;
use crate::ui::parts::late::{late, once_here};
use crate::ui::plain::route::{Guide, Route, SettingsPage};
use crate::ui::screens::list::List;
use crate::ui::text::{self, names};
use deferred::{GuidePart, SettingsPart, StagePart};
use dialogs::Dialogs;
use panes::{Details, Reader};
use toast::Toasts;

/// The list is there after so long.
const FOCUS: std::time::Duration = std::time::Duration::from_millis(200);

/// What stands in the middle.
#[derive(Clone, Debug, PartialEq)]
enum Middle {
    /// The list and the reading pane.
    Mail,
    /// A settings page.
    Settings(SettingsPage),
    /// The other end of every channel.
    Customers,
    /// What teaches.
    Guide(Guide),
    /// A scenario to be opened, or people side by side.
    Stage(StagePart),
    /// An address that names nothing.
    Unknown(String),
}

/// The frame.
#[component]
pub fn Frame() -> impl IntoView {
    let app = use_app();
    let listing = Listing::new(app);
    provide_context(listing);
    intent::listen(app, listing);
    title::keep(app, listing);
    deferred::fetch_all(app);
    find_home(app);
    begin_message(app);
    if app.arrived.get_value() {
        app.arrived.set_value(false);
        // The list is there a moment later; who is elsewhere by then stays there.
        set_timeout(
            move || {
                // Not on a row: the first key for the next one goes to the first.
                attend_heading();
            },
            FOCUS,
        );
    }

    let middle = Memo::new(move |_| match app.route.get() {
        Route::Settings(page) => Middle::Settings(page),
        Route::Customers => Middle::Customers,
        Route::Guide(it) => Middle::Guide(it),
        Route::Open(packed) => Middle::Stage(StagePart::Open(packed)),
        Route::Side(people) => Middle::Stage(StagePart::Side(people)),
        Route::Unknown(address) => Middle::Unknown(address),
        Route::Mailbox(..) | Route::Search(..) | Route::Conversation(_) | Route::Why(..) | Route::New(_) => {
            Middle::Mail
        }
    });
    // What had the focus may be gone with the page before, or have been a key.
    Effect::new(move |before: Option<()>| {
        middle.track();
        listing.place.track();
        if before.is_some() {
            set_timeout(attend_heading, FOCUS);
        }
    });
    let pane = move || if app.route.with(Route::open).is_some() { "conversation" } else { "list" };
    let open = |it: RwSignal<bool>| move || if it.get() { "open" } else { "closed" };
    let hide = move |_| {
        app.sidebar.set(false);
        app.details.set(false);
    };
    view! {
        <bar::Bar />
        <div class="app" data-pane=pane data-sidebar=open(app.sidebar) data-details=open(app.details)>
            <sidebar::Sidebar />
            {move || match middle.get() {
                Middle::Mail => view! { <main class="main"><List />{deferred::hands()}<Reader /></main> }.into_any(),
                Middle::Settings(page) => page_of(SettingsPart::Page(page)),
                Middle::Customers => page_of(SettingsPart::Customers),
                Middle::Guide(it) => view! { <main class="main main--page">{deferred::guide(GuidePart::Page(it))}</main> }.into_any(),
                Middle::Stage(part) => {
                    view! { <main class="main main--page">{deferred::stage(part)}</main> }.into_any()
                }
                Middle::Unknown(address) => {
                    view! { <main class="main main--page"><Lost address=address /></main> }.into_any()
                }
            }}
            <Show when=move || middle.get() == Middle::Mail>
                <Details />
            </Show>
            <button class="app__veil" tabindex="-1" aria-label=names::HIDE_THE_PANEL on:click=hide></button>
        </div>
        {once_here(over)}
    }
}

late!(fn over() = view! { <Over /> });

/// What stands above the list, once there is something to say or to ask.
#[component]
fn Over() -> impl IntoView {
    let app = use_app();
    scrolled::follow(app);
    view! {
        <forgets::Forgets />
        <div class="app__notices">
            <damage::Damage />
            <Found />
            <update::Update />
        </div>
        <Dialogs />
        {move || app.help.get().map(|it| deferred::guide(GuidePart::Beside(it)))}
        {move || app.tour.get().map(|it| deferred::guide(GuidePart::Over(it)))}
        <Toasts />
        <title::Announcer />
    }
}

fn page_of(place: SettingsPart) -> AnyView {
    view! { <main class="main main--page">{deferred::settings(place)}</main> }.into_any()
}

/// An address without a mailbox leads to the first one that holds its conversation.
fn find_home(app: App) {
    Effect::new(move |_| {
        let route = app.route.get();
        let (Route::Conversation(it) | Route::Why(it, ..)) = route else {
            // Whatever was chosen in the drawer is shown now; who types a search goes on typing.
            if !focus::is_in(".sidebar__search") {
                app.sidebar.set(false);
            }
            return;
        };
        let me = app.me.get();
        let home = app.read(|state| state.home_of(me, it));
        if let (Route::Why(_, person, mailbox), Some(view)) = (route, home) {
            let of = app.peek(|state| state.directory.person_at(&person)).map(|person| (it, person));
            app.asked.set(Some(Asked { view, mailbox: Some(mailbox), of }));
            app.details.set(true);
        }
        let route = match home {
            Some(mailbox) => Route::Mailbox(mailbox, Some(it)),
            None => Route::Unknown(location::fragment()),
        };
        if home.is_some() {
            location::replace(&app.href(&route));
        }
        app.route.set(route);
    });
}

/// An address that asks for a message begins one, over the Inbox.
fn begin_message(app: App) {
    Effect::new(move |_| {
        let Route::New(asked) = app.route.get() else { return };
        let inbox = Route::Mailbox(Mailbox::Inbox, None);
        location::replace(&app.href(&inbox));
        app.route.set(inbox);
        app.dialog.set(Some(if asked.is_empty() { Dialog::Compose } else { Dialog::Link(asked) }));
    });
}

/// Says that an address names nothing here, and offers the way home.
#[component]
fn Lost(address: String) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="empty">
            <crate::ui::parts::Icon name="search" />
            <h1>{text::LOST}</h1>
            <p>{text::lost(&address)}</p>
            <div class="empty__acts">
                <a class="button button--primary" href=app.href(&Route::Mailbox(Mailbox::Inbox, None))>
                    {names::GO_TO_INBOX}
                </a>
            </div>
        </div>
    }
}
