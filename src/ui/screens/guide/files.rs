//! The files of walkthroughs and of the help.

use crate::browser::{fetch, local, packed};
use crate::mail;
use crate::ui::text::guide as words;
use crate::walkthrough::{self, Walkthrough};

/// What stands for the walkthrough of one's own in the place of a name.
pub const MINE: &str = "mine";
/// Where it is kept.
const MY_FILE: &str = "my-walkthrough";
/// What stands for a copy of the workspace that was open, in the place of the walkthrough whose scenario it is.
pub const COPY: &str = "copy";
/// Where a recording is kept, and whether it is over.
const RECORDING: &str = "recording";
const OVER: &str = "recording-over";

/// Returns the names in an index, in its order; none if it did not come.
pub async fn names(index: &str) -> Option<Vec<String>> {
    let text = fetch::text(index).await.ok()?;
    Some(text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect())
}

/// Returns a walkthrough by name.
pub async fn walkthrough(name: &str) -> Result<Walkthrough, String> {
    let text = if name == MINE {
        local::get(MY_FILE).ok_or_else(|| words::NOT_LOADED.to_owned())?
    } else {
        fetch::text(&format!("walkthroughs/{name}.txt")).await.map_err(|_| words::NOT_LOADED.to_owned())?
    };
    walkthrough::read(&text).map_err(|it| words::faulty(&it))
}

/// Returns the file of a walkthrough that stands in an address; earlier builds did not deflate it.
pub async fn sent(packed: &str) -> Option<String> {
    if let Some(file) = packed::unpacked(packed).await {
        return Some(file);
    }
    let plain = mail::base64(packed.replace('-', "+").replace('_', "/").as_bytes());
    String::from_utf8(plain).ok()
}

/// Returns the scenario of a walkthrough: its own, or that of another one that it names.
pub async fn scenario(of: &Walkthrough) -> Result<String, String> {
    match &of.scenario_of {
        Some(other) if of.scenario.is_empty() => Ok(Box::pin(walkthrough(other)).await?.scenario),
        _ => Ok(of.scenario.clone()),
    }
}

/// Keeps a walkthrough of one's own.
pub fn keep_mine(file: &str) -> bool {
    local::set(MY_FILE, file)
}

/// Keeps what is recorded so far, and whether that is over.
pub fn keep_recording(it: &Walkthrough, is_over: bool) {
    // Where the browser keeps nothing, a reload begins anew.
    local::set(RECORDING, &walkthrough::write(it));
    local::set(OVER, if is_over { "over" } else { "" });
}

/// Returns what was recorded before the page was loaded again, and whether that was over.
pub fn kept_recording() -> Option<(Walkthrough, bool)> {
    let it = walkthrough::draft(&local::get(RECORDING)?)?;
    Some((it, local::get(OVER).is_some_and(|it| !it.is_empty())))
}

/// Forgets what was recorded.
pub fn forget_recording() {
    local::remove(RECORDING);
    local::remove(OVER);
}

/// Returns an article of the help by name.
pub async fn article(name: &str) -> Result<String, String> {
    fetch::text(&format!("help/{name}.txt")).await.map_err(|_| words::HELP_NOT_LOADED.to_owned())
}
