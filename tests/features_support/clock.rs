//! Phrases about time: what is due comes when the clock says so.

use team_inbox::model::{Actor, Command, Mailbox, Time, read_when};

use super::phrases::Phrase;
use super::world::MINUTE;
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{span} {pass|passes}",
        means: "it is so much later, and what is due happens: snoozes, held messages",
        run: |world, said| {
            world.now = world.now.plus(span(said.word(0))?);
            pass(world)
        },
    },
    Phrase {
        says: "it is {when}",
        means: "the next time it is that late, and what is due happens",
        run: |world, said| {
            world.now = when(world, said.word(0))?;
            pass(world)
        },
    },
];

/// What is due happens at that time and not a minute later, as acts do.
fn pass(world: &mut World) -> Outcome {
    world.now = world.now.plus(-MINUTE);
    world.act_in(Actor::Clock, Mailbox::All, Command::Due)?;
    world.shrug();
    Ok(())
}

/// Reads a span of time, in milliseconds.
pub fn span(said: &str) -> Result<i64, String> {
    let (count, unit) = said.split_once(' ').ok_or("a span is a number and a unit")?;
    let count: i64 = count.parse().map_err(|_| format!("{count} is no number"))?;
    let unit = match unit.trim_end_matches('s') {
        "second" => 1_000,
        "minute" => 60_000,
        "hour" => 3_600_000,
        "day" => 86_400_000,
        _ => 604_800_000,
    };
    Ok(count * unit)
}

/// Returns when an absence or a snooze ends: *for 2 hours*, *until tomorrow 9:00*; never, if nothing is said.
pub fn until(world: &World, said: &str) -> Result<Option<Time>, String> {
    match (said.strip_prefix("for "), said.strip_prefix("until ")) {
        (Some(said), _) => typed(world, &format!("in {said}")).map(Some),
        (None, Some(said)) => when(world, said).map(Some),
        (None, None) => Ok(None),
    }
}

/// Returns when something is to leave: *in 2 hours*, *for tomorrow 9:00*.
pub fn due(world: &World, said: &str) -> Result<Time, String> {
    match said.strip_prefix("in ") {
        Some(said) => Ok(world.now.plus(span(said)?)),
        None => when(world, said.trim_start_matches("for ")),
    }
}

/// Returns the time that is meant by *tomorrow 9:00* or *next Tuesday 9:00*, as the product reads it
/// where a person types it; a time of day that is past is tomorrow's.
fn when(world: &World, said: &str) -> Result<Time, String> {
    typed(world, said).or_else(|unclear| typed(world, &format!("tomorrow {said}")).map_err(|_| unclear))
}

fn typed(world: &World, words: &str) -> Result<Time, String> {
    read_when(words, world.now, |_| 0).map_err(|it| team_inbox::ui::text::refused::unclear(&it))
}
