//! What goes on beside the screens for as long as the page lives. The page begins it; no screen does.

mod digest;
pub mod import;
mod journal;
pub mod keeping;
pub mod notify;
mod presence;
mod search;

use crate::ui::app::App;

/// Begins all of it.
pub fn begin(app: App) {
    journal::follow(app);
    digest::listen(app);
    import::listen(app);
    import::tell(app);
    search::follow(app);
    keeping::follow(app);
    presence::follow(app);
    notify::follow(app);
}
