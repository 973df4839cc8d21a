//! What is stored is read by every later build (docs/formats.md). A change of a stored type fails here,
//! with the sentence that says what to do; golden files of each released format are opened, restored
//! and worked on.
#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod clock;
mod cover;
mod golden;
mod make;
mod pinned;
mod stands;
mod trace;
