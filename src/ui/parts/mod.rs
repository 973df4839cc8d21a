//! Small parts that screens are made of. They show what they are given and decide nothing.

pub mod access;
pub mod ago;
pub mod attached;
pub mod drawer;
pub mod emoji;
pub mod found;
pub mod help;
mod icons;
pub mod keycap;
pub mod late;
pub mod linked;
pub mod marked;
pub mod menu;
pub mod modal;
pub mod moment;
pub mod more;
pub mod offered;
pub mod picker;
pub mod present;
mod said;
pub mod switch;
mod times;
pub mod visitor;

pub use icons::{Avatar, Icon};
pub use times::{dated, day, in_full, when};
