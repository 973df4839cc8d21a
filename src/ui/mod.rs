//! What a person sees and does. Each room names only what stands before it in this list: `plain`,
//! `text`, `app`, `parts`, `doing`, `beside`, `screens`, `frame`; [`Page`] begins it all.

pub mod plain;
pub mod text;

#[cfg(target_family = "wasm")]
mod app;
#[cfg(target_family = "wasm")]
mod beside;
#[cfg(target_family = "wasm")]
mod doing;
#[cfg(target_family = "wasm")]
mod frame;
#[cfg(target_family = "wasm")]
mod page;
#[cfg(target_family = "wasm")]
mod parts;
#[cfg(target_family = "wasm")]
mod screens;

#[cfg(target_family = "wasm")]
pub use app::{App, use_app};
#[cfg(target_family = "wasm")]
pub use page::Page;
