//! A team's log over NATS JetStream, by hand: the words, the questions, the connection, the log.
//!
//! `async-nats` does not build for wasm, and the client of NATS for pages weighs seven times as much.

pub mod jetstream;
#[cfg(target_family = "wasm")]
mod log;
pub mod protocol;
#[cfg(target_family = "wasm")]
mod wire;

#[cfg(target_family = "wasm")]
pub use log::NatsLog;
#[cfg(target_family = "wasm")]
pub use wire::Proof;
