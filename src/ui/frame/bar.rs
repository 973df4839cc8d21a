//! The bar above a workspace that is not the person's own: which one it is, and what can be done there.

use leptos::prelude::*;

use super::deferred::{self, StagePart};
use crate::browser::location;
use crate::ui::app::spaces;
use crate::ui::plain::workspace::{Kind, MINE};
use crate::ui::text::workspaces as words;

/// The bar; nothing above one's own work.
#[component]
pub fn Bar() -> impl IntoView {
    let open = spaces::current();
    (open.kind() != Kind::Own).then(|| {
        view! {
            <section class="bar" aria-label=words::BAR hidden=location::is_framed()>
                <b class="bar__name">{words::title(&open)}</b>
                {deferred::stage(StagePart::Controls)}
                <a class="bar__leave" href=location::address(MINE, None, "")>{words::LEAVE}</a>
            </section>
        }
    })
}
