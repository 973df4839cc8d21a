//! The files of walkthroughs and of the help.

use crate::browser::{fetch, local};
use crate::ui::text::guide as words;
use crate::walkthrough::{self, Walkthrough};

/// What stands for the walkthrough of one's own in the place of a name.
pub const MINE: &str = "mine";
/// Where it is kept.
const MY_FILE: &str = "my-walkthrough";

/// Returns the names in an index, in its order.
pub async fn names(index: &str) -> Result<Vec<String>, String> {
    let text = fetch::text(index).await.map_err(|_| words::NOT_LOADED.to_owned())?;
    Ok(text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect())
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

/// Returns an article of the help by name.
pub async fn article(name: &str) -> Result<String, String> {
    fetch::text(&format!("help/{name}.txt")).await.map_err(|_| words::HELP_NOT_LOADED.to_owned())
}
