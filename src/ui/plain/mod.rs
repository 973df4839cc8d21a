//! What needs no browser: addresses, keys, drafts, and the arithmetic of lists. Tested natively.

pub mod article;
pub mod begun;
pub mod caret;
pub mod density;
pub mod draft;
pub mod emoji;
pub mod face;
pub mod find;
pub mod fuzzy;
mod intent;
pub mod keymap;
pub mod keys;
pub mod labels;
pub mod listing;
pub mod looks;
pub mod pins;
pub mod recipients;
pub mod route;
pub mod rule;
pub mod slots;
pub mod suggest;
pub mod swipes;
pub mod told;
pub mod walk;
pub mod window;
pub mod workspace;
