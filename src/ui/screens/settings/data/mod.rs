//! Settings > Data: what is stored, import and export, and starting again.

mod backup;
mod check;
mod copies;
mod mailbox;
mod offline;
mod reset;
mod storage;

use leptos::prelude::*;

use super::heading::Heading;
use crate::model::Time;
use crate::ui::app::dialog::{self, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::text::{self, language::Said};
use backup::Backup;
use check::Check;
use copies::Copies;
use mailbox::ExportMailbox;
use offline::Offline;
pub use reset::ResetDialog;
use storage::Storage;

/// What this browser holds, and what can be done with it.
#[component]
pub fn Data() -> impl IntoView {
    let backup = RwSignal::new(None::<Time>);
    view! {
        <Heading title=text::settings::DATA.to_owned() />
        <Void />
        <Storage backup />
        <Copies />
        <Offline />
        <section class="settings__part">
            <header class="settings__title"><div><h2>{text::data::IN_AND_OUT}</h2></div></header>
            <div class="settings__rows">
                <Backup backup />
                <ExportMailbox />
                <Check />
                <Ask row=text::data::IMPORT_ROW icon="upload" dialog=Dialog::Import />
                <Ask row=text::data::RESET icon="trash" danger=true dialog=Dialog::Settings(dialog::Ask::Reset) />
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
