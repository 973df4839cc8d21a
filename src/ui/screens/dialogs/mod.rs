//! Dialogs: which one is shown.

mod add;
mod assign;
mod block;
mod customer;
mod erase;
pub mod keys;
pub mod label;
mod later;
mod merge;
mod move_to;
mod organization;
mod original;
mod overtaken;
mod search;
mod snooze;
mod stale;

use leptos::prelude::*;

use super::palette::Palette;
use crate::ui::app::dialog::Dialog;

/// Returns what a dialog shows.
pub fn view(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Assign(seen) => view! { <assign::Assign seen /> }.into_any(),
        Dialog::AddPeople(seen) => view! { <add::AddPeople seen /> }.into_any(),
        Dialog::Move(seen) => view! { <move_to::MoveTo seen /> }.into_any(),
        Dialog::Snooze(seen) => view! { <snooze::Snooze seen /> }.into_any(),
        Dialog::Label(seen) => view! { <label::Label seen /> }.into_any(),
        Dialog::Stale(stale) => {
            let (command, refused) = *stale;
            view! { <stale::Stale command refused /> }.into_any()
        }
        Dialog::Overtaken => view! { <overtaken::OvertakenActs /> }.into_any(),
        Dialog::Original(original) => {
            let (subject, source) = *original;
            view! { <original::Original subject source /> }.into_any()
        }
        Dialog::Block(block) => {
            let (org, address, on) = *block;
            view! { <block::Block org address on /> }.into_any()
        }
        Dialog::Customer(it) => view! { <customer::CustomerDialog it /> }.into_any(),
        Dialog::Erase(seen) => view! { <erase::Erase seen /> }.into_any(),
        Dialog::Merge(seen) => view! { <merge::Merge seen /> }.into_any(),
        Dialog::Later(send) => view! { <later::Later send=*send /> }.into_any(),
        Dialog::Draft(key) => view! { <super::compose::NewMessage key=Some(key) /> }.into_any(),
        Dialog::Link(link) => view! { <super::compose::NewMessage link=Some(link) /> }.into_any(),
        Dialog::Compose => view! { <super::compose::NewMessage /> }.into_any(),
        Dialog::Import => view! { <super::import::ImportDialog /> }.into_any(),
        // They come in files of their own.
        Dialog::Settings(_) | Dialog::Saving(_) | Dialog::Share(_) => ().into_any(),
        Dialog::Keys => view! { <keys::Keys /> }.into_any(),
        Dialog::Palette(typed) => view! { <Palette typed /> }.into_any(),
        Dialog::Sections => view! { <super::sections::Edit /> }.into_any(),
    }
}
