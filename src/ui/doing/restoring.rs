//! Restoring a workspace file.

use web_sys::File;

use crate::session::backup::Lacks;
use crate::ui::app::App;
use crate::ui::text;

/// Restores a workspace file into the empty workspace; returns what it lacks. Nothing is changed if it
/// cannot be.
///
/// # Errors
/// Why not, in words.
pub async fn restore(app: App, file: &File) -> Result<Lacks, String> {
    let desk = app.desk();
    match app.work().restore(file).await {
        Ok(Ok(it)) => {
            desk.has_appended();
            let pulled = desk.pull().await;
            pulled.map(|()| it.lacks).map_err(|failure| text::failure(&failure, &desk.state().directory))
        }
        Ok(Err(error)) => Err(text::settings::cannot_restore(&error)),
        Err(error) => Err(text::data::work_error(&error)),
    }
}
