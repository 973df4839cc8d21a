//! The screens.

pub mod compose;
pub mod customers;
pub mod details;
pub mod dialogs;
pub mod finding;
pub mod guide;
pub mod import;
pub mod joining;
pub mod list;
pub mod palette;
pub mod reader;
pub mod rescue;
pub mod sections;
pub mod settings;
pub mod stage;
pub mod start;
