//! Writing: the form that replies and new messages share, comments, and what is offered while one
//! types. What is written survives everything: it is a draft in the journal a moment after each
//! key, and kept beside it until then.

pub mod caret;
pub mod draft;

#[cfg(target_family = "wasm")]
pub mod comment;
#[cfg(target_family = "wasm")]
mod complete;
#[cfg(target_family = "wasm")]
mod form;
#[cfg(target_family = "wasm")]
mod kept;

#[cfg(target_family = "wasm")]
pub use form::{Form, NewMessage, Purpose};
