//! What the workers do, and the words in which the page asks them for it.
//!
//! A worker is a function: a request in, an answer out, both encoded by `postcard`. The same wasm
//! file runs several times: one instance reads messages for the reading pane, one searches, and
//! an import, a backup or a snapshot has one of its own, which is dropped afterwards with all the
//! memory it took. What needs no browser is here as plain functions, so that it is tested natively.

#[cfg(target_family = "wasm")]
pub mod client;
mod export;
mod import;
mod look;
pub mod protocol;
pub mod search;
#[cfg(target_family = "wasm")]
pub mod serve;
mod written;

pub use export::Export;
pub use import::{Batch, Import, Place, ReadSoFar, Skipped, Why};
pub use look::{Look, Looked};
pub use protocol::{CopyState, Pasted, Request, TakenBack, WorkError};
pub use written::written;
