//! Who will see new messages, worked out by the model from a message that comes in under the choice.

use leptos::prelude::*;

use super::names;
use crate::model::{OrgId, PersonId, SharingChoice, preview_sharing};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::text::sharing as named;

/// Who will see new messages.
#[component]
pub fn Preview(
    /// In which organization.
    org: OrgId,
    /// How it would be shared.
    choice: Signal<Option<SharingChoice>>,
    /// Whose account receives.
    owner: Signal<Option<PersonId>>,
) -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let choice = choice.get()?;
        Some(app.directory(|directory| {
            let team = match &choice {
                SharingChoice::TeamInbox(team) => Some(directory.team_name(*team)),
                SharingChoice::Inbox(_) => None,
            };
            let groups = preview_sharing(directory, org, &choice, owner.get());
            let line = |(people, effect): &(Vec<PersonId>, _)| {
                (names(directory, people), named::effect(*effect, team))
            };
            groups.iter().map(line).collect::<Vec<_>>()
        }))
    };
    view! {
        <section class="preview" aria-label=named::PREVIEW aria-live="polite">
            <h3>
                <Icon name="eye" />
                {named::PREVIEW}
            </h3>
            {move || match lines() {
                Some(lines) if !lines.is_empty() => {
                    view! {
                        <dl>
                            {lines
                                .into_iter()
                                .map(|(who, how)| view! { <dt>{who}</dt> <dd>{how}</dd> })
                                .collect_view()}
                        </dl>
                    }
                        .into_any()
                }
                _ => view! { <p class="faint">{named::NOBODY}</p> }.into_any(),
            }}
        </section>
    }
}
