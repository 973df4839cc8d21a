//! Random lives of small workspaces.

pub mod life;
pub mod reasons;
pub mod step;
mod watch;
