//! Checks an entry of the journal: what was asked is decided again on the state before it, and comes to
//! the same.

use super::record;
use std::sync::Arc;

use crate::model::{
    Command, ConversationId, EditComment, Event, Operation, Refusal, Seq, Split, State, Story, decide,
};
use record::Unread;

/// What a check of one entry found.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// It is what comes of what was asked.
    Same,
    /// It does not say what was asked: it is of format 1, or that was deleted for ever.
    Unsaid,
    /// It cannot be read.
    Unread(Unread),
    /// What was asked is refused on this state.
    Refused(Refusal),
    /// Something else comes of it: from this event on, with what was kept and what should have been.
    Differs {
        /// The number of the event.
        at: usize,
        /// What the entry says.
        kept: Option<Box<Event>>,
        /// What comes of what was asked.
        wanted: Option<Box<Event>>,
    },
}

/// Checks an entry against the state before it. `earlier` returns operations that came before.
pub fn check(state: &State, entry: &[u8], earlier: impl Fn(Seq) -> Option<Operation>) -> Checked {
    let read = record::decode(entry).and_then(|it| Ok((it, record::asked(entry)?)));
    let (kept, asked) = match read {
        Ok((kept, Some(asked))) => (kept, asked),
        Ok((_, None)) => return Checked::Unsaid,
        Err(why) => return Checked::Unread(why),
    };
    let context = asked.context(&kept);
    let whole = match asked.command.as_ref() {
        // An Undo names what it takes back.
        Command::Undo { seq, .. } => {
            let operation = Box::new(earlier(*seq).unwrap_or_default());
            Some(Command::Undo { seq: *seq, operation })
        }
        // A split is told by the messages of its conversation, an edit by what its comment said.
        Command::Split(split) => {
            let story = story(state, split.seen.conversation, earlier);
            Some(Command::Split(Box::new(Split { story, ..(**split).clone() })))
        }
        Command::EditComment(edit) => {
            let story = story(state, edit.conversation, earlier);
            Some(Command::EditComment(Box::new(EditComment { story, ..(**edit).clone() })))
        }
        _ => None,
    };
    match decide(state, whole.as_ref().unwrap_or(&asked.command), &context) {
        Err(refusal) => Checked::Refused(refusal),
        Ok(wanted) if wanted.operation == kept => Checked::Same,
        Ok(wanted) => {
            let wanted = wanted.operation.events;
            let alike = kept.events.iter().zip(&wanted).take_while(|it| it.0 == it.1).count();
            let nth = |events: &[Event]| events.get(alike).cloned().map(Box::new);
            Checked::Differs { at: alike, kept: nth(&kept.events), wanted: nth(&wanted) }
        }
    }
}

/// Returns the story of a conversation as it stood.
fn story(state: &State, it: ConversationId, earlier: impl Fn(Seq) -> Option<Operation>) -> Arc<Story> {
    let seqs = state.conversations.history(it).into_iter();
    let history: Vec<_> = seqs.filter_map(|seq| Some((seq, earlier(seq)?))).collect();
    Arc::new(Story::of(it, &history))
}
