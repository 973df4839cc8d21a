//! The person menu: who acts in this tab, and in which workspace.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{focus, location};
use crate::model::sorting::sort_by_key;
use crate::model::{Directory, Person, PersonId};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::{App, spaces, use_app};
use crate::ui::parts::late::{late, once_here};
use crate::ui::parts::menu::{on_menu_key, on_menu_toggle};
use crate::ui::parts::{Avatar, Icon};
use crate::ui::plain::route::Route;
use crate::ui::plain::workspace::{Kind, Workspace};
use crate::ui::text::language::Said;
use crate::ui::text::{self, names};

/// The person menu.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let app = use_app();
    let name = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| it.name(me).to_owned())
    });
    let toggled = RwSignal::new(0_u32);
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
            on:toggle=move |event| {
                toggled.update(|it| *it = it.wrapping_add(1));
                on_menu_toggle(event);
            }
        >
            {once_here(move || items(toggled))}
        </div>
    }
}

/// So many people stand in the menu; in a larger company the palette finds the others.
const SHOWN: usize = 20;

late!(fn items(toggled: RwSignal<u32>) = view! { <Items toggled /> });

/// What stands in it. Over a team each browser is one person's.
#[component]
fn Items(toggled: RwSignal<u32>) -> impl IntoView {
    view! {
        {(!spaces::is_team()).then(|| view! { <People /> })}
        <Workspaces toggled />
    }
}

/// Who may act, here or in a tab of their own, and all beside each other.
#[component]
fn People() -> impl IntoView {
    let app = use_app();
    let people = Memo::new(move |_| app.directory(|it| shown(it, app.me.get())));
    let is_cut = Memo::new(move |_| app.directory(|it| present(it).nth(SHOWN).is_some()));
    let side_by_side = move || {
        let first = people.get().into_iter().take(3).map(|it| it.2).collect::<Vec<_>>().join(",");
        app.href(&Route::Side(first))
    };
    view! {
        <span class="menu__head" role="presentation">{names::ACT_AS}</span>
        {move || people.get().into_iter().map(|it| person(app, it)).collect_view()}
        {move || is_cut.get().then(|| asks(app, "search", names::SOMEBODY_ELSE, Dialog::Palette(String::new())))}
        <hr class="menu__line" />
        <p class="menu__note" role="presentation">
            {if spaces::kind() == Kind::Own { text::NO_WALL_OF_MINE } else { text::NO_WALL }}
        </p>
        <a class="menu__item" role="menuitem" href=side_by_side on:click=hide>
            <Icon name="panel" />
            <span class="menu__text">{text::stage::SIDE_BY_SIDE}</span>
        </a>
        <hr class="menu__line" />
    }
}

/// A person: a click lets them act here, and what stands beside it in a tab of their own.
fn person(app: App, (person, name, email): (PersonId, String, String)) -> impl IntoView {
    let is_me = move || app.me.get() == person;
    let label = name.clone();
    let window = location::address(&spaces::name(), Some(&email), "#/team-inboxes");
    let opens = text::workspaces::open_as(&name);
    // As with any link, a held key or the middle button opens a tab of its own.
    let here = move |click: ev::MouseEvent| {
        if !(click.ctrl_key() || click.meta_key() || click.shift_key()) {
            click.prevent_default();
            app.act_as(person);
            hide(click);
        }
    };
    view! {
        <div class="menu__pair" role="presentation">
            <a
                class="menu__item"
                role="menuitem"
                href=window.clone()
                aria-current=move || is_me().then_some("true")
                aria-label=label
                on:click=here
            >
                <Avatar person=person name=name.clone() small=true />
                <span class="menu__text">{name}<span class="menu__sub">{email}</span></span>
                {move || is_me().then(|| view! { <Icon name="check" /> })}
            </a>
            <a class="menu__beside" role="menuitem" href=window target="_blank" rel="noopener" title=opens.clone() aria-label=opens on:click=hide>
                <Icon name="panel" class="icon--small" />
                <span class="menu__meaning">{text::workspaces::NEW_TAB}</span>
            </a>
        </div>
    }
}

/// The workspaces of this browser. Which there are is looked at whenever the menu opens.
#[component]
fn Workspaces(toggled: RwSignal<u32>) -> impl IntoView {
    let app = use_app();
    let workspaces = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        if toggled.get() > 0 {
            workspaces.set(spaces::known());
            spawn_local(async move {
                let found = spaces::look().await;
                let _ = workspaces.try_set(found);
            });
        }
    });
    view! {
        <span class="menu__head" role="presentation">{text::workspaces::WORKSPACES}</span>
        {move || workspaces.get().iter().map(workspace).collect_view()}
        {asks(app, "settings", text::workspaces::MANAGE, Dialog::Settings(Ask::Workspaces))}
    }
}

fn workspace(it: &Workspace) -> impl IntoView + use<> {
    let is_here = it.name == spaces::name();
    view! {
        <a
            class="menu__item"
            role="menuitem"
            href=location::address(&it.name, None, "")
            aria-current=is_here.then_some("true")
        >
            <Icon name="inbox" />
            <span class="menu__text">{text::workspaces::title(it)}</span>
            {is_here.then(|| view! { <Icon name="check" /> })}
        </a>
    }
}

/// What opens a dialog.
fn asks(app: App, icon: &'static str, name: Said, dialog: Dialog) -> impl IntoView {
    view! {
        <button
            class="menu__item"
            role="menuitem"
            popovertarget="person-menu"
            popovertargetaction="hide"
            on:click=move |_| app.dialog.set(Some(dialog.clone()))
        >
            <Icon name=icon />
            <span class="menu__text">{name}</span>
        </button>
    }
}

/// Closes the menu: a link leads elsewhere in this page, and it would stay open over that.
fn hide(_: ev::MouseEvent) {
    if let Some(menu) = focus::find("#person-menu") {
        focus::show_popover(&menu, false);
    }
}

fn present(directory: &Directory) -> impl Iterator<Item = &Person> {
    directory.people.values().filter(|it| !it.removed)
}

/// Returns who stands in the menu, whoever acts among them.
fn shown(directory: &Directory, me: PersonId) -> Vec<(PersonId, String, String)> {
    let (mine, others): (Vec<_>, Vec<_>) = present(directory).partition(|it| it.id == me);
    let mut all: Vec<_> = mine.into_iter().chain(others).take(SHOWN).collect();
    sort_by_key(&mut all, |it| it.id);
    all.into_iter().map(|it| (it.id, it.name.clone(), it.email.clone())).collect()
}
