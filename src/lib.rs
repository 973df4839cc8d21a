//! Team Inbox: shared queues, assignment and message sharing in a browser.
//!
//! Arrows point one way: `ui → work → wiring → session → store → channels, mail, claims → model`; see
//! ARCHITECTURE.md. What needs a browser is left out of native builds.

pub mod channels;
pub mod claims;
pub mod formats;
pub mod mail;
pub mod model;
pub mod session;
pub mod store;
pub mod walkthrough;
pub mod work;

#[cfg(target_family = "wasm")]
pub mod browser;
pub mod ui;
#[cfg(target_family = "wasm")]
pub mod wiring;
