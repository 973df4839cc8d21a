//! The menu in which one chooses what stands in the sidebar.

use leptos::prelude::*;

use super::pins::{Pinboard, TeamSpace};
use crate::model::Mailbox;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::parts::late::{late, once_here};
use crate::ui::text::{self, names};

late!(fn pin_menu(pins: Pinboard, spaces: Memo<Vec<TeamSpace>>) = view! { <PinMenu pins=pins spaces=spaces /> });

/// The way to it, and the menu.
pub fn menu(pins: Pinboard, spaces: Memo<Vec<TeamSpace>>) -> AnyView {
    once_here(move || pin_menu(pins, spaces))
}

#[component]
fn PinMenu(pins: Pinboard, spaces: Memo<Vec<TeamSpace>>) -> impl IntoView {
    let choice = move |mailbox: Mailbox, name: String| {
        view! {
            <label class="menu__item">
                <input
                    type="checkbox"
                    prop:checked=move || pins.has(mailbox)
                    on:change=move |it| pins.put(mailbox, event_target_checked(&it))
                />
                <span class="menu__text">{name}</span>
            </label>
        }
    };
    let app = use_app();
    let own = Mailbox::OWN.into_iter().map(move |it| {
        choice(it, app.peek(|state| text::mailbox(it, &state.directory, app.me.get_untracked())))
    });
    view! {
        <button class="sidebar__item" popovertarget="pin-menu" aria-haspopup="dialog">
            <Icon name="plus" />
            <span class="sidebar__name">{names::PIN_TO_SIDEBAR}</span>
        </button>
        <div class="menu menu--up" id="pin-menu" popover="auto" role="dialog" aria-label=names::PIN_TO_SIDEBAR>
            {move || {
                let spaces = spaces.get();
                (!spaces.is_empty())
                    .then(|| {
                        view! {
                            <span class="menu__head">{names::TEAM_SPACES}</span>
                            {spaces
                                .into_iter()
                                .map(|it| choice(Mailbox::TeamInbox(it.id), it.name))
                                .collect_view()}
                        }
                    })
            }}
            <span class="menu__head">{names::MAILBOXES}</span>
            {own.collect_view()}
            <hr class="menu__line" />
            <button
                class="menu__item"
                popovertarget="pin-menu"
                popovertargetaction="hide"
                on:click=move |_| app.dialog.set(Some(Dialog::Sections))
            >
                <Icon name="pin" />
                <span class="menu__text">{text::pins::EDIT}</span>
            </button>
        </div>
    }
}
