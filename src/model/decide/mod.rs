//! Deciding: a command and the state it meets give events, or a refusal. Pure.
//!
//! One way for every change: a rule of docs/behaviour.md changes [`Facts`](super::Facts) of a
//! conversation in a [`Working`] copy; the difference to what was true before is what is kept.
//! The same code decides, previews and tests.

mod adding;
mod afterwards;
pub(super) mod again;
mod arrival;
mod assign;
mod belonging;
mod comment;
mod configure;
mod decision;
mod differences;
mod drafts;
mod due;
mod erase;
mod faring;
mod guard;
mod joining;
mod labelling;
mod later;
mod merge;
mod notice;
pub(super) mod routing;
mod rules;
mod ruling;
mod scope;
mod sending;
mod splitting;
mod triage;
mod twins;
mod undo;
mod uniting;
mod working;

use std::cell::OnceCell;

use super::command::{Command, Context};
use super::refusal::Refusal;
use super::state::State;
use working::Working;

pub use configure::{Going, Leaving, Reach, going, leaving, reach};
pub(super) use configure::{Shared, next, shared};
pub use decision::Decision;
pub(super) use differences::differences;
pub use erase::erasure;
pub use rules::Trial;
pub(super) use rules::{set_off_by, triggers};
pub use scope::{Scope, scope};

/// Decides a command. A refused one changes nothing.
///
/// # Errors
/// A [`Refusal`] if nothing at all is done.
pub fn decide(state: &State, command: &Command, context: &Context) -> Result<Decision, Refusal> {
    let reshaped = OnceCell::new();
    let mut work = Working::on(state, *context, &reshaped);
    let act = match command {
        Command::Triage(triage) => triage::decide(&mut work, triage)?,
        Command::Split(split) => splitting::decide(&mut work, split)?,
        Command::Comment { conversation, text, people, teams } => {
            comment::decide(&mut work, *conversation, text, people, teams)?
        }
        Command::EditComment(edit) => comment::edit(&mut work, edit)?,
        Command::SaveDraft { key, draft, on } => drafts::save(&mut work, *key, draft.as_ref(), *on)?,
        Command::ShareDraft { key, on } => drafts::share(&mut work, *key, *on)?,
        Command::Send(send) => sending::decide(&mut work, send)?,
        Command::Schedule(send, due) => later::schedule(&mut work, send, *due)?,
        Command::MarkDelivered(message) => sending::mark_delivered(&mut work, *message)?,
        Command::Receive(receive) => arrival::decide(&mut work, receive)?,
        Command::Simulate { account, messages } => arrival::simulate(&mut work, *account, messages)?,
        Command::Tell { account, header, text } => arrival::tell(&mut work, *account, header, text)?,
        Command::FinishImport { first, told } => notice::summarise(&mut work, *first, told),
        Command::SeeNotices => notice::see(&mut work)?,
        Command::SeeNoticesOf(conversation) => notice::see_of(&mut work, *conversation)?,
        Command::Configure(configure) => configure::decide(&mut work, configure)?,
        Command::Undo { seq, operation } => undo::decide(&mut work, *seq, operation)?,
        Command::Due => due::decide(&mut work),
        Command::Heed { account, words } => afterwards::heed(&mut work, *account, words)?,
        Command::SendAgain(message) => afterwards::send_again(&mut work, *message)?,
    };
    rules::follow(&mut work, command);
    work.finish(act)
}
