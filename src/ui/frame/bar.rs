//! The bar above a workspace that is not the person's own: which one it is, and what can be done there.

use leptos::prelude::*;

use super::deferred;
use crate::browser::location;
use crate::session::team::Link;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{spaces, use_app};
use crate::ui::parts::late::{late, once_here};
use crate::ui::plain::workspace::{Kind, MINE};
use crate::ui::text::{self, workspaces as words};

/// The bar; nothing above one's own work.
#[component]
pub fn Bar() -> impl IntoView {
    let open = spaces::current();
    let is_team = open.kind() == Kind::Team;
    (open.kind() != Kind::Own).then(|| {
        view! {
            <section class="bar" aria-label=words::BAR hidden=location::is_framed()>
                <b class="bar__name">{words::title(&open)}</b>
                {if is_team { once_here(state) } else { deferred::controls() }}
                <a class="bar__leave" href=location::address(MINE, None, "")>{words::LEAVE}</a>
            </section>
        }
    })
}

late!(fn state() = view! { <LinkState /> });

/// How this browser stands to the team's server.
#[component]
fn LinkState() -> impl IntoView {
    let app = use_app();
    let is_live = move || app.link.with(|it| *it == Link::Live);
    let unshared = Memo::new(move |_| app.read(|_| app.desk().count_unshared()));
    let is_old = Memo::new(move |_| app.read(|_| !app.desk().later().is_empty()));
    let overtaken = Memo::new(move |_| app.read(|_| app.desk().count_overtaken()));
    let look = move |count: usize| {
        view! {
            <button class="button button--small" on:click=move |_| app.dialog.set(Some(Dialog::Overtaken))>
                {text::team::overtaken(count)}
            </button>
        }
    };
    view! {
        <span class="bar__state" role="status" data-live=move || is_live().to_string()>
            {move || app.link.with(|it| text::team::state(it, unshared.get(), is_old.get()))}
        </span>
        {move || Some(overtaken.get()).filter(|it| *it > 0).map(look)}
    }
}
