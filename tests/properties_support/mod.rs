//! Small workspaces that live at random, and what is watched meanwhile.

pub mod copies;
pub mod founding;
pub mod life;
mod manners;
pub mod order;
pub mod reasons;
mod rules;
mod settings;
pub mod step;
mod watch;
