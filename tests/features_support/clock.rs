//! Phrases about time: what is due comes when the clock says so.

use team_inbox::model::{Actor, Command, Mailbox};

use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[Phrase {
    says: "{span} {pass|passes}",
    means: "it is so much later, and what is due happens: snoozes, held messages",
    run: pass,
}];

fn pass(world: &mut World, said: &Said) -> Outcome {
    world.now = world.now.plus(span(said.word(0))?);
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
