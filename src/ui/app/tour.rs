//! The walkthrough that goes on over the page, and how far somebody has come in each. It is kept in this
//! browser, so that a reload goes on where it was.

use crate::browser::local;
use crate::ui::app::spaces;
use crate::ui::plain::workspace::Kind;

/// Where what goes on is kept.
const GOES_ON: &str = "walkthrough";
/// Where the walkthroughs are kept that were done to their end.
const DONE: &str = "walkthroughs-done";

/// What goes on over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tour {
    /// A walkthrough of a name is played, from a step on, from 0.
    Playing(String, usize),
    /// One is recorded, in the scenario of a name.
    Recording(String),
}

/// Returns what goes on over this page: nothing but in the practice workspace.
pub fn goes_on() -> Option<Tour> {
    kept().filter(|_| spaces::kind() == Kind::Practice)
}

/// Returns what went on when the practice workspace was left.
pub fn kept() -> Option<Tour> {
    let line = local::get(GOES_ON)?;
    match line.split(' ').collect::<Vec<_>>()[..] {
        ["plays", name, step] => Some(Tour::Playing(name.to_owned(), step.parse().ok()?)),
        ["records", name] => Some(Tour::Recording(name.to_owned())),
        _ => None,
    }
}

/// Keeps what goes on.
pub fn keep(tour: Option<&Tour>) {
    match tour {
        Some(Tour::Playing(name, step)) => drop(local::set(GOES_ON, &format!("plays {name} {step}"))),
        Some(Tour::Recording(name)) => drop(local::set(GOES_ON, &format!("records {name}"))),
        None => local::remove(GOES_ON),
    }
}

/// Returns the walkthroughs that were done to their end.
pub fn done() -> Vec<String> {
    local::get(DONE).map(|it| it.split(' ').map(str::to_owned).collect()).unwrap_or_default()
}

/// Keeps that one was done to its end.
pub fn note_done(name: &str) {
    let mut all = done();
    if !all.iter().any(|it| it == name) {
        all.push(name.to_owned());
        local::set(DONE, &all.join(" "));
    }
}
