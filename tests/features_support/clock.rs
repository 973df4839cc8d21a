//! Phrases about time: what is due comes when the clock says so.

use team_inbox::model::{Actor, Command, Mailbox, Time};

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
            world.now = when(world.now, said.word(0))?;
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
        (Some(said), _) => Ok(Some(world.now.plus(span(said)?))),
        (None, Some(said)) => when(world.now, said).map(Some),
        (None, None) => Ok(None),
    }
}

/// Returns when something is to leave: *in 2 hours*, *for tomorrow 9:00*.
pub fn due(world: &World, said: &str) -> Result<Time, String> {
    match said.strip_prefix("in ") {
        Some(said) => Ok(world.now.plus(span(said)?)),
        None => when(world.now, said.trim_start_matches("for ")),
    }
}

/// Returns the next time it is as late as *9:30*, *tomorrow 9:00* or *next Tuesday 9:00*.
fn when(now: Time, said: &str) -> Result<Time, String> {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const DAY: i64 = 86_400_000;
    let said = said.trim_start_matches("next ").replace(" at ", " ");
    let (day, clock) = said.rsplit_once(' ').unwrap_or(("", &said));
    let number = |it: &str| it.parse::<i64>().map_err(|_| format!("“{clock}” is no time of day"));
    let (hour, minute) = clock.split_once(':').ok_or_else(|| format!("“{clock}” is no time of day"))?;
    let time = (number(hour)? * 60 + number(minute)?) * 60_000;
    let midnight = now.0.div_euclid(DAY) * DAY;
    // The first day of the epoch was a Thursday.
    let today = (now.0.div_euclid(DAY) + 3).rem_euclid(7);
    let ahead = match day {
        "" | "today" => i64::from(day.is_empty() && midnight + time <= now.0),
        "tomorrow" => 1,
        _ => {
            let wanted = DAYS.iter().position(|it| *it == day).ok_or_else(|| format!("“{day}” is no day"))?;
            (wanted as i64 - today - 1).rem_euclid(7) + 1
        }
    };
    let then = Time(midnight + ahead * DAY + time);
    if then > now { Ok(then) } else { Err(format!("“{said}” is over")) }
}
