//! Thin wrappers, one browser API each. Nothing here knows the domain.

pub mod cache;
pub mod clock;
pub mod controls;
pub mod databases;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod folder;
pub mod language;
pub mod launch;
pub mod local;
pub mod location;
pub mod lock;
pub mod notifications;
pub mod offline;
pub mod poke;
pub mod presence;
pub mod space;
pub mod storage;
pub mod swipe;
pub mod timer;
pub mod title;
pub mod turn;
pub mod window;
pub mod worker;
pub mod zone;
