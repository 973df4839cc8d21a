//! Team Inbox: shared queues, assignment and message sharing in a browser.
//!
//! Arrows point up only: `ui → session → store → channels, mail → model`.
//! Everything above `browser` compiles natively; see ARCHITECTURE.md.

pub mod channels;
pub mod mail;
pub mod model;
pub mod session;
pub mod store;
pub mod work;

#[cfg(target_family = "wasm")]
pub mod browser;
pub mod ui;
#[cfg(target_family = "wasm")]
pub mod wiring;
