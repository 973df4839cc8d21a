//! The page as claims see it.

use web_sys::Element;

use crate::browser::{controls, focus};
use crate::claims::{Asked, Control, Ground, Name, Names, Page, Spot, Tab};
use crate::model::PersonId;
use crate::ui::app::App;
use crate::ui::plain::route::{Route, SettingsPage, SettingsTab};
use crate::ui::text::names;
use crate::walkthrough::Step;
use leptos::prelude::*;

/// What a text may stand in.
const SHOWN: &str = "main,.details,dialog[open],.toasts";

/// The page.
pub struct Here(pub App);

impl Page for Here {
    fn spot(&self) -> Spot {
        spot(&self.0.route.get_untracked())
    }

    fn me(&self) -> PersonId {
        self.0.me.get_untracked()
    }

    fn dialog(&self) -> Option<String> {
        focus::find("dialog[open]").map(|it| controls::name(&it))
    }

    fn asks(&self, asked: &Asked) -> bool {
        let of = |role: &str, name: &str| controls::find(None, role, &|it| it.starts_with(name));
        match asked {
            Asked::There(role, name) => of(role, name).is_some(),
            Asked::Chosen(role, name) => of(role, name).is_some_and(|it| controls::is_chosen(&it)),
            Asked::Holds(role, name, value) => {
                of(role, name).is_some_and(|it| controls::value(&it) == *value)
            }
            Asked::Text(text) => controls::says(SHOWN, text),
        }
    }
}

/// Returns what a claim calls the place of an address.
pub fn spot(route: &Route) -> Spot {
    match route {
        Route::Mailbox(mailbox, it) => Spot::Mailbox(*mailbox, *it),
        Route::Settings(SettingsPage::Begin) => Spot::Other,
        Route::Settings(page) => Spot::Tab(tab(*page)),
        Route::Customers => Spot::Tab(Tab::Customers),
        _ => Spot::Other,
    }
}

const fn tab(page: SettingsPage) -> Tab {
    match page {
        // The page that leads there is no tab.
        SettingsPage::Accounts | SettingsPage::Begin => Tab::Accounts,
        SettingsPage::Preferences => Tab::Preferences,
        SettingsPage::Data => Tab::Data,
        SettingsPage::Organization(_, tab) => match tab {
            SettingsTab::MessageSharing => Tab::MessageSharing,
            SettingsTab::Teams => Tab::Teams,
            SettingsTab::Users => Tab::Users,
            SettingsTab::Rules => Tab::Rules,
            SettingsTab::Labels => Tab::Labels,
            SettingsTab::SavedReplies => Tab::SavedReplies,
            SettingsTab::Options => Tab::Options,
        },
    }
}

/// Tells whether what a step waits for has come.
pub fn holds(app: App, step: &Step) -> bool {
    let here = Here(app);
    app.peek(|state| step.waits.holds(&Ground { names: Names::of(state), page: Some(&here) }).is_ok())
}

/// Returns a control, if it can be seen; what stands in the drawer of a narrow window is behind the button
/// that opens it.
pub fn find(control: &Control) -> Option<Element> {
    let found = directly(control);
    let is_of_drawer = control.area.as_ref().is_some_and(|it| it.0 == "navigation");
    if found.is_none() && is_of_drawer {
        return controls::find(None, "button", &|it| it == names::SHOW_MAILBOXES.text());
    }
    found
}

fn directly(control: &Control) -> Option<Element> {
    let named = |it: &Name| {
        let name = it.clone();
        move |said: &str| name.is(said)
    };
    let name = named(&control.name);
    let Some((role, area)) = &control.area else { return controls::find(None, &control.role, &name) };
    let is = |said: &str| area.as_ref().is_none_or(|it| it.is(said));
    // Of several areas of one name, the first that has it.
    let within = controls::all(role, &is);
    within.iter().find_map(|it| controls::find(Some(it), &control.role, &name))
}
