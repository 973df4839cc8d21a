//! Writing: the form that replies and new messages share. What is written survives everything: it
//! is a draft in the journal a moment after each key.

#[cfg(target_family = "wasm")]
mod form;

#[cfg(target_family = "wasm")]
pub mod draft;

#[cfg(target_family = "wasm")]
mod planned;

#[cfg(target_family = "wasm")]
pub use planned::{Planned, cancel, plan, send_now, standing};

#[cfg(target_family = "wasm")]
pub use form::{Form, NewMessage, Purpose};
