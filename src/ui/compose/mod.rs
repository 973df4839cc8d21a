//! Writing: the form that replies and new messages share, comments, and what is offered while one
//! types. What is written survives everything: it is a draft in the journal a moment after each
//! key, and kept beside it until then.

pub mod caret;
pub mod draft;

#[cfg(target_family = "wasm")]
mod attached;
#[cfg(target_family = "wasm")]
pub mod comment;
#[cfg(target_family = "wasm")]
mod complete;
#[cfg(target_family = "wasm")]
pub mod discarded;
#[cfg(target_family = "wasm")]
mod form;
#[cfg(target_family = "wasm")]
pub mod kept;
#[cfg(target_family = "wasm")]
mod lines;
#[cfg(target_family = "wasm")]
mod new;
#[cfg(target_family = "wasm")]
mod planned;
#[cfg(target_family = "wasm")]
mod tools;
#[cfg(target_family = "wasm")]
mod writing;

#[cfg(target_family = "wasm")]
pub use planned::{Planned, cancel, plan, send_now, standing};

#[cfg(target_family = "wasm")]
pub use form::Form;
#[cfg(target_family = "wasm")]
pub use new::NewMessage;
#[cfg(target_family = "wasm")]
pub use tools::read;
#[cfg(target_family = "wasm")]
pub use writing::Purpose;
