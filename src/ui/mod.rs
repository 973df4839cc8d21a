//! What a person sees and does: the board (state as signals), intents and keys, all text, and the
//! components by screen.

pub mod compose;
pub mod fuzzy;
pub mod keys;
pub mod list;
pub mod route;
pub mod text;

#[cfg(target_family = "wasm")]
mod act;
#[cfg(target_family = "wasm")]
mod app;
#[cfg(target_family = "wasm")]
mod board;
#[cfg(target_family = "wasm")]
mod deferred;
#[cfg(target_family = "wasm")]
mod details;
#[cfg(target_family = "wasm")]
mod dialogs;
#[cfg(target_family = "wasm")]
mod digest;
#[cfg(target_family = "wasm")]
mod frame;
#[cfg(target_family = "wasm")]
pub mod import;
#[cfg(target_family = "wasm")]
mod intent;
#[cfg(target_family = "wasm")]
mod linked;
#[cfg(target_family = "wasm")]
mod moment;
#[cfg(target_family = "wasm")]
mod notices;
#[cfg(target_family = "wasm")]
mod notify;
#[cfg(target_family = "wasm")]
mod page;
#[cfg(target_family = "wasm")]
mod palette;
#[cfg(target_family = "wasm")]
pub mod parts;
#[cfg(target_family = "wasm")]
mod presence;
#[cfg(target_family = "wasm")]
mod reader;
#[cfg(target_family = "wasm")]
mod rescue;
#[cfg(target_family = "wasm")]
pub mod search;
#[cfg(target_family = "wasm")]
mod settings;
#[cfg(target_family = "wasm")]
mod settled;
#[cfg(target_family = "wasm")]
mod simulator;
#[cfg(target_family = "wasm")]
mod start;
#[cfg(target_family = "wasm")]
mod toast;
#[cfg(target_family = "wasm")]
pub mod workers;

#[cfg(target_family = "wasm")]
pub use app::{App, use_app};
#[cfg(target_family = "wasm")]
pub use page::Page;
