//! The person menu: who acts in this tab.

use leptos::prelude::*;

use crate::model::PersonId;
use crate::ui::app::use_app;
use crate::ui::parts::menu::{on_menu_key, on_menu_toggle};
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text;
use crate::ui::text::names;

/// The person menu.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let app = use_app();
    let name = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| it.name(me).to_owned())
    });
    let people = Memo::new(move |_| {
        app.directory(|it| {
            let present = it.people.values().filter(|it| !it.removed);
            present.map(|it| (it.id, it.name.clone(), it.email.clone())).collect::<Vec<_>>()
        })
    });
    let item = move |(person, name, email): (PersonId, String, String)| {
        let is_me = move || app.me.get() == person;
        let label = name.clone();
        view! {
            <button
                class="menu__item"
                role="menuitem"
                popovertarget="person-menu"
                popovertargetaction="hide"
                aria-current=move || is_me().then_some("true")
                aria-label=label
                on:click=move |_| app.act_as(person)
            >
                <Avatar person=person name=name.clone() small=true />
                <span class="menu__text">{name}<span class="menu__sub">{email}</span></span>
                {move || is_me().then(|| view! { <Icon name="check" /> })}
            </button>
        }
    };
    view! {
        <button
            class="sidebar__person"
            popovertarget="person-menu"
            aria-haspopup="menu"
            aria-label=move || names::acting_as(&name.get())
        >
            {move || view! { <Avatar person=app.me.get() name=name.get() /> }}
            <span class="truncate">{name}</span>
            <Icon name="down" class="icon--small" />
        </button>
        <div
            class="menu"
            id="person-menu"
            popover="auto"
            role="menu"
            aria-label=names::ACT_AS
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            <span class="menu__head" role="presentation">{names::ACT_AS}</span>
            {move || people.get().into_iter().map(item).collect_view()}
            <hr class="menu__line" />
            <p class="menu__note" role="presentation">{text::NO_WALL}</p>
        </div>
    }
}
