//! Why is it here, why is it not, and who was told (docs/behaviour.md, section 11).
//!
//! An answer is recomputed from the operations of the conversation and the live directory. What was
//! done is decided again ([`again`](super::decide::again)), with and without each [`Cause`]; what
//! cannot be reproduced (settings changed since, imports, Undo) is replayed as it is recorded.
//! *Placed* asks the mailboxes themselves. So no rule is written a second time here.
//!
//! A *change set* is a smallest set of causes whose removal changes the placement. The alternatives of
//! an [`Explanation`] are the smallest sets that have a cause in common with every change set. From
//! that follows what makes an explanation true: to take one cause of each alternative away, and no
//! more than that needs, is to take a change set away; and what is cited nowhere is in no change set.

mod cause;
mod chain;
mod essence;
mod explanation;
mod inquiry;
mod lack;
mod past;
mod quest;
mod rerun;
mod setting;
mod step;
mod told;
mod ways;

pub use cause::{Cause, Setting};
pub use explanation::Explanation;
pub use inquiry::Inquiry;
pub use lack::{Giver, Lack, lacks};
pub use quest::EFFORT;
pub use step::Step;
pub use told::{Telling, Unheard, tellings};
