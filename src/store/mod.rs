//! The journal and what rests beside it: snapshots, message bodies, search text, small facts.
//!
//! Bytes in, bytes out: the store knows nothing of what an entry says, of people or of
//! conversations; the session encodes and decodes. [`port`] is what every backend offers,
//! [`contract`] is what it promises, [`MemoryStore`] serves native tests and `idb` the browser; where a
//! [`team`] shares the journal, a log decides, which [`nats`] speaks to.

pub mod contract;
pub mod copy;
mod damage;
mod end;
mod error;
#[cfg(target_family = "wasm")]
pub mod idb;
mod memory;
mod mend;
pub mod nats;
#[cfg(target_family = "wasm")]
pub mod opfs;
mod packing;
mod port;
mod record;
pub mod team;
mod verify;
mod witness;

pub use damage::{Portion, past_damage};
pub use error::StoreError;
pub use memory::MemoryStore;
pub use packing::{Packer, Sealed, Texts, pack_file, unpack_file};
pub use port::{
    Bodies, Durability, Entry, Journal, Mend, Meta, Pack, PackKey, Record, Snapshot, Snapshots, Store,
};
pub use record::{Hash, Head, checksum, pack_key};
pub use verify::{Verdict, verify};
pub use witness::Witness;
