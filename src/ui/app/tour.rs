//! The walkthrough that goes on over the page, and how far somebody has come in it. It is kept in this
//! browser, so that a reload goes on where it was and does nothing twice.

use crate::browser::local;
use crate::ui::app::spaces;
use crate::ui::plain::workspace::Kind;

/// Where what goes on is kept.
const GOES_ON: &str = "walkthrough";
/// Where it is kept how far the one that was begun last has come.
const SO_FAR: &str = "walkthrough-so-far";
/// Where the walkthroughs are kept that were done to their end.
const DONE: &str = "walkthroughs-done";

/// What goes on over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tour {
    /// A walkthrough of a name is played, and shows a step, from 0; none: the one that it has come to.
    Playing(String, Option<usize>),
    /// One is recorded, in the scenario of a name.
    Recording(String),
}

/// How far a walkthrough has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    /// So many steps are done.
    pub done: usize,
    /// The last step at whose beginning others act.
    pub others_at: usize,
    /// So many of their lines there have happened.
    pub others: usize,
}

/// Returns what goes on over this page: nothing but in the practice workspace.
pub fn goes_on() -> Option<Tour> {
    if spaces::kind() != Kind::Practice {
        return None;
    }
    let line = local::get(GOES_ON)?;
    match line.split_once(' ')? {
        ("plays", name) => Some(Tour::Playing(name.to_owned(), None)),
        ("records", name) => Some(Tour::Recording(name.to_owned())),
        _ => None,
    }
}

/// Keeps what goes on; how far it has come stays.
pub fn keep(tour: Option<&Tour>) {
    match tour {
        Some(Tour::Playing(name, _)) => drop(local::set(GOES_ON, &format!("plays {name}"))),
        Some(Tour::Recording(name)) => drop(local::set(GOES_ON, &format!("records {name}"))),
        None => local::remove(GOES_ON),
    }
}

/// Returns how far a walkthrough has come; none if another was begun since, or this one never.
pub fn so_far(name: &str) -> Option<SoFar> {
    let line = local::get(SO_FAR)?;
    let [of, done, others_at, others] = line.split(' ').collect::<Vec<_>>()[..] else { return None };
    let number = |it: &str| it.parse().ok();
    let so_far = SoFar { done: number(done)?, others_at: number(others_at)?, others: number(others)? };
    (of == name).then_some(so_far)
}

/// Keeps how far a walkthrough has come.
pub fn keep_so_far(name: &str, it: SoFar) {
    local::set(SO_FAR, &format!("{name} {} {} {}", it.done, it.others_at, it.others));
}

/// Forgets how far the one that was begun last has come.
pub fn forget_so_far() {
    local::remove(SO_FAR);
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
