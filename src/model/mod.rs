//! What a workspace is, what may happen in it, who sees what, and why.
//!
//! Pure: no browser, no clock, no randomness, no I/O. Time, actor and new ids come in with a
//! context, so that a journal replays to the same state everywhere.

pub mod blocking;
pub mod command;
mod customers;
pub mod decide;
pub mod directory;
pub mod event;
pub mod explain;
pub mod facts;
pub mod filling;
#[cfg(test)]
pub(crate) mod fixture;
mod grant;
mod ids;
mod kept;
mod known;
pub mod letters;
pub mod mention;
mod message;
mod preview;
pub mod query;
mod refusal;
mod robot;
pub mod rules;
mod said;
pub mod small_map;
pub mod sorting;
pub mod state;
mod story;
mod template;
mod warnings;
mod when;
mod window;
mod wiping;
mod zone;

pub use command::*;
pub use customers::Contact;
pub use decide::{
    Decision, Going, Leaving, Reach, Scope, Trial, decide, erasure, going, leaving, reach, scope,
};
pub use directory::*;
pub use event::*;
pub use facts::*;
pub use ids::*;
pub use kept::Kept;
pub use known::Known;
pub use message::*;
pub use preview::{Effect, Probe, preview_sharing};
pub use refusal::*;
pub use said::Said;
pub use state::{Fare, Gone, Link, Mailbox, Outgoing, Runs, Sender, Sorted, State, Tombstone};
pub use story::*;
pub use template::{fits_template, has_variables};
pub use warnings::*;
pub(crate) use when::calendar;
pub use when::*;
pub use window::Window;
pub use wiping::*;
pub use zone::*;
