//! Verbs without views: what keys, buttons and dialogs do.

pub mod act;
pub mod candidates;
pub mod drafts;
pub mod effect;
pub mod intent;
pub mod keep;
pub mod kept;
pub mod link;
pub mod listing;
pub mod pane;
pub mod pinning;
pub mod plan;
pub mod practice;
pub mod restoring;
pub mod unsent;
pub mod update;
pub mod written;
