//! What stands behind the feature files: the phrases that they are written in, and the world
//! that they are played in. It knows the model alone.

mod accounts;
mod acts;
mod arrivals;
mod clock;
mod comments;
mod existing;
pub mod false_claims;
mod later;
mod letters;
mod members;
mod merging;
mod names;
mod nearest;
pub mod phrases;
mod reasons;
mod rule_words;
mod rules;
mod sending;
mod settings;
mod standing;
mod stands;
mod successors;
mod tabled;
mod tidying;
mod together;
mod told;
mod truth;
mod walkthroughs;
mod wordings;
mod world;

pub use world::World;

/// What a phrase comes to: nothing, or what is wrong.
pub type Outcome = Result<(), String>;
