//! Showing what is not shared: decided anew, one after the other, on a copy of what the journal folds to.

use super::naming::Names;
use crate::model::Operation;
use crate::session::{Host, Session};
use crate::store::Store;

/// Shows what is not shared on what the journal folds to by now.
pub fn show<S: Store, H: Host>(session: &Session<S, H>) {
    let held = &session.unshared;
    let Some(tools) = held.tools.get() else { return };
    let mut acts = held.acts.borrow_mut();
    let mut base = held.base.borrow_mut();
    if acts.is_empty() {
        if let Some(base) = base.take() {
            *session.state.borrow_mut() = base;
        }
    } else {
        let mut state = base.get_or_insert_with(|| session.state().clone()).clone();
        let mut names = Names::default();
        for act in acts.iter_mut() {
            act.show(&mut state, &mut names, tools);
        }
        *session.state.borrow_mut() = state;
    }
    drop((acts, base));
    session.tell(session.head().seq, &Operation::default());
}
