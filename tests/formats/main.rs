//! What is stored is read by every later build (docs/formats.md). A change of a stored type fails here,
//! with the sentence that says what to do; golden files of each released format are opened, restored
//! and worked on.
#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../properties_support/mod.rs"]
#[expect(dead_code, reason = "the property tests use the rest")]
mod properties_support;
#[path = "../features_support/standing.rs"]
mod standing;
#[path = "../features_support/truth.rs"]
mod truth;

mod clock;
mod cost;
mod cover;
mod golden;
mod lives;
mod make;
mod pinned;
mod stands;
mod story;
mod trace;

/// What a check of a life comes to: nothing, or what is wrong.
type Outcome = Result<(), String>;
