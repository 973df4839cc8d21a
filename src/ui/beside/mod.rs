//! What goes on beside the screens for as long as the page lives. The page begins it; no screen does.

pub mod digest;
pub mod import;
pub mod journal;
pub mod notify;
pub mod presence;
pub mod search;
