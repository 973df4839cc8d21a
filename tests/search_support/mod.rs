//! A search without an index, and what it is asked about.

pub mod mail;
pub mod scan;
