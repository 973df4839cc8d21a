//! What a session needs only once somebody acts, or where an older build has written. A page brings it
//! in a file of its own, after the first list.

use super::record::{self, Unread};
use crate::model::{Asked, Command, Context, Decision, Operation, Refusal, State, decide};

/// A decision, and the entry of the journal that says it; or why not.
pub(super) type Decided = Result<(Decision, Vec<u8>), Refusal>;

/// What a [`Host`](super::Host) brings when it is needed.
#[derive(Clone, Copy, Debug)]
pub struct Tools {
    /// Decides a command, and writes what comes of it as an entry of the journal.
    pub decide: fn(&State, &Command, &Context) -> Decided,
    /// Returns the operation of an entry of the journal, whichever build wrote it.
    pub read: fn(&[u8]) -> Result<Operation, Unread>,
}

impl Tools {
    /// Those that are there from the start.
    pub const HERE: Self = Self { decide: decide_and_write, read: record::decode };
}

fn decide_and_write(state: &State, command: &Command, context: &Context) -> Decided {
    let decision = decide(state, command, context)?;
    let done = &decision.operation;
    let asked = Asked::of(command, context, record::BUILD, state, done);
    let entry = record::encode_with(done, &asked);
    Ok((decision, entry))
}
