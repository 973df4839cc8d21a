//! Above Send: what its author should look at first. It stops nothing; Send asks once.

use leptos::prelude::*;

use super::writing::Writing;
use crate::ui::app::App;
use crate::ui::parts::Icon;
use crate::ui::plain::draft::{self, Caution};
use crate::ui::text::{compose as words, names};

/// What is to be looked at, and what of it was.
#[derive(Clone, Copy)]
pub struct Looking {
    found: Memo<Vec<Caution>>,
    /// Confirmed: not shown again, and not asked for again.
    seen: RwSignal<Vec<Caution>>,
}

impl Looking {
    /// Begins to look at a draft.
    pub fn at(app: App, writing: Writing) -> Self {
        let among_ours = writing.purpose.with_value(|it| it.among_ours);
        let seen = RwSignal::new(Vec::<Caution>::new());
        let found = Memo::new(move |_| {
            let mut found = app
                .directory(|directory| writing.draft.with(|it| draft::cautions(it, among_ours, directory)));
            seen.with(|seen| found.retain(|it| !seen.contains(it)));
            found
        });
        Self { found, seen }
    }

    /// Tells whether there is something that nobody has confirmed.
    pub fn is_needed(self) -> bool {
        self.found.with_untracked(|it| !it.is_empty())
    }

    /// Confirms what is shown.
    pub fn confirm(self) {
        let found = self.found.get_untracked();
        self.seen.update(|it| it.extend(found));
    }
}

/// The lines.
#[component]
pub fn Cautions(looking: Looking) -> impl IntoView {
    let line = |it: Caution| {
        view! {
            <p class="composer__hint composer__hint--warning">
                <Icon name="warning" />
                {words::caution(&it)}
            </p>
        }
    };
    view! {
        <div role="status" aria-label=names::LOOK_FIRST>
            {move || looking.found.get().into_iter().map(line).collect_view()}
        </div>
    }
}
