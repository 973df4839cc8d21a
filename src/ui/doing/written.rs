//! The workspace that is open, written as a scenario.

use crate::browser::clock;
use crate::session::backup::{Gathered, Lacks, gather};
use crate::session::scenario::{MadeUp, Opens, Scope, save};
use crate::ui::app::App;

/// A scenario, and what the workspace lacked that it was made of.
pub struct Written {
    /// The scenario.
    pub text: String,
    /// What was lacking.
    pub lacks: Lacks,
}

/// Returns this workspace as a scenario that begins at a place, if it says; none if it cannot be read.
pub async fn written(
    app: App,
    (title, opens): (&str, Option<&Opens>),
    scope: &Scope,
    is_made_up: bool,
) -> Option<Written> {
    let desk = app.desk();
    let Gathered { entries, packs, lacks } = gather(desk.store()).await.ok()?;
    let made_up = is_made_up.then(|| MadeUp::of(&entries));
    let text = save((title, opens), (&entries, &packs), scope, made_up.as_ref(), clock::now());
    Some(Written { text, lacks })
}
