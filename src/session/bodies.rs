//! Where the bodies and files rest that a journal names: drafts, saved replies, backups and the sweep ask.

use crate::model::{Attached, BodyRef, Event, Operation};

/// Returns where the bodies and files rest that an operation brought.
pub fn bodies(operation: &Operation) -> impl Iterator<Item = BodyRef> {
    let bodies = |it: &Event| {
        let (body, files): (_, &[Attached]) = match it {
            Event::Arrived(arrived) => (Some(arrived.header.body), &arrived.header.files),
            Event::Drafted { after: Some(draft), .. } => (None, &draft.files),
            Event::Directory(it) => (None, it.files()),
            _ => (None, &[]),
        };
        body.into_iter().chain(files.iter().map(|it| it.body)).filter(|it| it.len > 0).collect::<Vec<_>>()
    };
    operation.events.iter().flat_map(bodies)
}
