//! What an entry of the journal keeps besides what was done: enough to decide it again on the state
//! before it, and so to check it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::{Command, Context, Receive};
use crate::model::event::{Event, Operation};
use crate::model::ids::*;
use crate::model::said::Said;
use crate::model::state::{Mailbox, State};

/// What was asked, and what deciding knew besides the state; who asked, when, and the id stand in the
/// operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked<'a> {
    /// The mailbox in which it was asked.
    pub view: Mailbox,
    /// Who acted in a tab that was open, as far as was known.
    pub online: Cow<'a, BTreeSet<PersonId>>,
    /// The build that decided: the first 32 bits of its commit; 0 where that is not known.
    pub build: u32,
    /// What was wanted. Of messages that came in, those that left a trace: the others were known.
    pub command: Cow<'a, Command>,
}

impl<'a> Asked<'a> {
    /// Returns what is kept of a command that was decided on a state.
    pub fn of(
        command: &'a Command,
        context: &Context<'a>,
        build: u32,
        state: &State,
        done: &Operation,
    ) -> Self {
        let command = match command {
            Command::Receive(receive) => {
                traced(receive, state, done).map_or(Cow::Borrowed(command), Cow::Owned)
            }
            other => Cow::Borrowed(other),
        };
        Self { view: context.view, online: Cow::Borrowed(context.online), build, command }
    }

    /// Returns the context in which an operation was decided.
    pub fn context(&self, operation: &Operation) -> Context<'_> {
        let Operation { id, at, actor, .. } = *operation;
        Context { online: &self.online, ..Context::of(id, at, actor, self.view) }
    }
}

/// Returns the messages that left a trace; none if all did.
fn traced(receive: &Receive, state: &State, done: &Operation) -> Option<Command> {
    let traces: HashSet<u64> = done
        .events
        .iter()
        .filter_map(|it| match it {
            Event::Arrived(it) => Some(it.header.fingerprint),
            Event::Copied { message, .. } => Some(state.threads.fingerprint(*message)),
            _ => None,
        })
        .collect();
    // What a file says of a message stands beside it, if anything does; a draft becomes no message.
    let nothing = Said::default();
    let all = receive.messages.iter().zip(receive.said.iter().chain(std::iter::repeat(&nothing)));
    let (left, said): (Vec<_>, Vec<_>) =
        all.filter(|(it, said)| said.draft || traces.contains(&it.fingerprint)).unzip();
    if left.len() == receive.messages.len() {
        return None;
    }
    let said = said.into_iter().take(if receive.said.is_empty() { 0 } else { left.len() }).cloned().collect();
    let messages = left.into_iter().cloned().collect();
    Some(Command::Receive(Receive {
        messages,
        said,
        account: receive.account,
        mode: receive.mode,
        part_of: receive.part_of,
        channel: receive.channel,
    }))
}
