//! Random lives of small workspaces.

pub mod life;
pub mod step;
mod watch;
