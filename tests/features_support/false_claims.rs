//! Claims that are false must fail: `false-claims.feature` says each phrase that claims something once
//! as it is, and once, under *But*, as it is not.

use std::collections::BTreeSet;

use cucumber::gherkin::{Feature, GherkinEnv};

use super::phrases::{all_claims, found};
use super::tidying::tidied;
use super::{Outcome, World};

const FILE: &str = "tests/features/false-claims.feature";
const TAG: &str = "false-claims";
/// What stands before a claim that is false, in a feature with the tag.
pub const KEYWORD: &str = "But";

/// Lets a scenario make claims that are false, if its feature has the tag.
pub fn prepare(feature: &Feature, world: &mut World) {
    world.is_denying = feature.tags.iter().any(|it| it == TAG);
}

/// Fails unless a claim does, and not merely because it says what nobody understands. A refusal that it
/// spoke of is there to be spoken of again.
pub fn denied(world: &mut World, claim: impl FnOnce(&mut World) -> Outcome) -> Outcome {
    let refusals = world.refusals.clone();
    let played = claim(world);
    world.refusals = refusals;
    match played {
        Ok(()) => Err("this passes, though it is false".to_owned()),
        Err(wrong) if wrong.starts_with("there is no ") && wrong.contains('“') => Err(wrong),
        Err(wrong) if wrong.contains(" should follow") => Err(wrong),
        Err(_) => Ok(()),
    }
}

/// Fails unless each claim of the vocabulary is made as it is, and as it is not.
pub fn check() -> Outcome {
    let feature = Feature::parse_path(FILE, GherkinEnv::default()).map_err(|it| format!("{FILE}: {it}"))?;
    let (mut truths, mut lies) = (BTreeSet::new(), BTreeSet::new());
    for step in feature.scenarios.iter().flat_map(|it| &it.steps) {
        let (phrase, _) = found(&tidied(&step.value)).map_err(|it| format!("{FILE}: {it}"))?;
        let kind = if step.keyword.trim() == KEYWORD { &mut lies } else { &mut truths };
        kind.insert(phrase.says());
    }
    let missing: Vec<_> = all_claims().filter(|it| !lies.contains(it) || !truths.contains(it)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{FILE} should say what is true of these, and under {KEYWORD} what is false:\n  {}",
        missing.join("\n  ")
    ))
}
