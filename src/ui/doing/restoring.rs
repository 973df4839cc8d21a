//! Restoring a workspace file.

use web_sys::File;

use crate::ui::app::App;
use crate::ui::text;

/// Restores a workspace file into the empty workspace; nothing is changed if it cannot be.
///
/// # Errors
/// Why not, in words.
pub async fn restore(app: App, file: &File) -> Result<(), String> {
    let desk = app.desk();
    match app.work().restore(file).await {
        Ok(Ok(_)) => desk.pull().await.map_err(|failure| text::failure(&failure, &desk.state().directory)),
        Ok(Err(error)) => Err(text::settings::cannot_restore(&error)),
        Err(error) => Err(text::data::work_error(&error)),
    }
}
