//! New messages that are not sent yet: which stand above a list, and steps among them.

use leptos::prelude::*;

use crate::browser::focus;
use crate::model::{DraftKey, DraftText, Mailbox};
use crate::ui::app::App;
use crate::ui::plain::listing::{Filter, ListOf};

/// What the keys stand on.
const EDIT: &str = ".unsent__edit";

/// Returns the new messages of the person that stand in a list; none in other mailboxes.
pub fn unsent(app: App, place: &ListOf) -> Vec<(DraftKey, DraftText)> {
    let is_outbox = match place {
        ListOf::Mailbox(Mailbox::Drafts) => false,
        ListOf::Mailbox(Mailbox::Outbox) => true,
        _ => return Vec::new(),
    };
    if app.filter.get() != Filter::Everything {
        return Vec::new();
    }
    let me = app.me.get();
    app.read(|state| {
        let mine = state.drafts.iter().filter(|it| it.0.0 == me && matches!(it.0.1, DraftKey::New(_)));
        let shown = mine.filter(|it| it.1.plan.is_some() || (!is_outbox && !it.1.is_untouched()));
        shown.map(|((_, key), it)| (*key, it.clone())).collect()
    })
}

/// Steps among the new messages, from the row that one stands on or from one of them; tells whether
/// the step ended on one.
pub fn step(row: Option<usize>, by: isize) -> bool {
    let all = focus::all(EDIT);
    let active = focus::active();
    let at = all.iter().position(|it| active.as_deref() == Some(it));
    let next = match (at, row) {
        (Some(at), _) => at.saturating_add_signed(by),
        (None, None) => 0,
        (None, Some(0)) if by < 0 => all.len().wrapping_sub(1),
        _ => return false,
    };
    let found = all.get(next);
    if let Some(edit) = found {
        focus::put(edit);
    }
    found.is_some()
}
