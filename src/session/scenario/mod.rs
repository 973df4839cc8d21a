//! Scenarios: a workspace as plain text, dated relative to now, the same on every machine
//! (docs/scenarios.md). A scenario is played through `decide` like anything a person does. The demo is one.

mod aside;
mod company;
mod excerpt;
mod lines;
mod made_up;
mod numbers;
mod playing;
mod problem;
mod read;
mod run;
mod saved;
mod script;
mod stage;

use crate::model::{Operation, Time};
use crate::session::record;
use crate::store::Pack;

pub use aside::aside;
pub use excerpt::{Excerpt, excerpt};
pub use made_up::MadeUp;
pub use problem::{Problem, Why};
pub use read::read;
pub use run::{Next, Run};
pub use saved::{Opens, Saved, Scope, save};
pub use script::{Deed, Scene, Script, Setting};
use stage::Stage;

/// What a scenario comes to.
pub struct Played {
    /// The journal up to now.
    pub journal: Vec<Operation>,
    /// The same as entries, with what was asked.
    pub entries: Vec<Vec<u8>>,
    /// The bodies of its mail.
    pub packs: Vec<Pack>,
    /// What could not be read or done; everything else was.
    pub problems: Vec<Problem>,
}

/// Plays a scenario up to now.
pub fn play(text: &str, now: Time) -> Played {
    let script = read(text);
    if script.saved.format == 0 {
        let Stage { journal, entries, packs, problems, .. } = staged(script, now);
        return Played { journal, entries, packs, problems };
    }
    let mut problems = script.problems;
    let entries = script.saved.entries(now, &mut problems);
    let journal = entries.iter().map(|it| record::decode(it).unwrap_or_default()).collect();
    Played { journal, entries, packs: script.saved.packs, problems }
}

/// Returns what a scenario is called, if it says.
pub fn title(text: &str) -> Option<String> {
    let said = text.lines().find_map(|it| it.strip_prefix("scenario "))?;
    Some(said.trim().to_owned()).filter(|it| !it.is_empty())
}

/// Returns who acts at first where a scenario is opened, and at which fragment, if it says.
pub fn opens(text: &str) -> Option<(String, String)> {
    let said = text.lines().find_map(|it| it.strip_prefix("opens "))?;
    let (person, place) = said.split_once(" | ")?;
    Some((person.trim().to_owned(), place.trim().to_owned())).filter(|it| it.1.starts_with("#/"))
}

fn staged(script: Script, now: Time) -> Stage {
    let Script { settings, mut scenes, before, problems, .. } = script;
    let oldest = scenes.iter().map(|it| it.ago).max().unwrap_or(0);
    let mut stage = Stage::begin(now, company::founded(&settings, oldest));
    stage.problems = problems;
    company::found(&mut stage, &settings);
    stage.remember(&before);
    scenes.retain(|it| it.ago >= 0);
    scenes.sort_by_key(|it| std::cmp::Reverse(it.ago));
    for scene in scenes {
        stage.wait_until(scene.ago);
        stage.play(&scene);
    }
    stage.problems.sort_by_key(|it| it.line);
    stage
}

#[cfg(test)]
mod tests;
