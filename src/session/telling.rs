//! What tabs of one browser tell each other: that the journal grew, and the new entry itself where it is
//! one of a moderate size. A tab that stands right before it folds it in without reading the journal, so
//! people side by side see an act within the same frame.

use std::rc::Rc;

use super::{Host, Session, record};
use crate::store::{Head, Store};

/// An entry that is longer than this is read from the journal: a copy for each tab would cost more.
const LONGEST: usize = 1 << 16;
/// A head as bytes.
const HEAD: usize = 20;

impl<S: Store, H: Host> Session<S, H> {
    /// Calls `on_append` whenever this tab itself has appended something, with what the others are told of
    /// it; empty where they have to read.
    pub fn on_append(&self, on_append: impl Fn(Vec<u8>) + 'static) {
        *self.on_append.borrow_mut() = Some(Rc::new(on_append));
    }

    /// Says that this tab, or a worker of it, has appended something.
    pub fn has_appended(&self) {
        self.tell_others(Vec::new());
    }

    /// Says that this tab has appended an entry.
    pub(super) fn has_appended_entry(&self, head: Head, entry: &[u8]) {
        let word = if entry.len() > LONGEST { Vec::new() } else { [&head.to_bytes(), entry].concat() };
        self.tell_others(word);
    }

    fn tell_others(&self, word: Vec<u8>) {
        let on_append = self.on_append.borrow().clone();
        if let Some(on_append) = on_append {
            on_append(word);
        }
    }

    /// Folds in the entry of which another tab has told, if it follows what this one knows. If not, the
    /// journal is to be read.
    pub fn take(&self, word: &[u8]) -> bool {
        let Some((said, entry)) = word.split_at_checked(HEAD) else { return false };
        let (known, said) = (self.head(), Head::from_bytes(said));
        let head = known.after(entry);
        // The hash holds everything up to this entry, so this is the same journal, without a gap. Where it
        // begins, somebody may be restoring it; what is not shared yet is decided anew after each entry.
        if known.seq.0 == 0 || said != Some(head) || self.has_unshared() || record::is_older(entry) {
            return false;
        }
        let Ok(operation) = record::decode_own(entry) else { return false };
        self.recent.borrow_mut().note(head.seq, entry);
        self.fold(head, &operation);
        self.show_unshared();
        true
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use std::cell::RefCell;

    use futures::executor::block_on;

    use super::*;
    use crate::model::{Actor, Command, ConversationId, Mailbox, Seen, Seq, Triage, Verb};
    use crate::session::fixture::{Clock, workspace};
    use crate::store::MemoryStore;

    type Tab = Session<MemoryStore, Clock>;

    async fn star(tab: &Tab, star: bool) {
        let me = *tab.state().directory.people.keys().next().unwrap();
        let targets = vec![Seen::now(&tab.state(), ConversationId(0))];
        let command = Command::Triage(Triage { verb: Verb::Star(star), targets, anyway: false });
        tab.run(Actor::Person(me), Mailbox::All, &command).await.unwrap();
    }

    /// What a tab says, as it says it.
    fn words(tab: &Tab) -> Rc<RefCell<Vec<Vec<u8>>>> {
        let words = Rc::<RefCell<Vec<Vec<u8>>>>::default();
        let said = Rc::clone(&words);
        tab.on_append(move |word| said.borrow_mut().push(word));
        words
    }

    #[test]
    fn an_entry_that_another_tab_tells_of_needs_no_reading() {
        block_on(async {
            let here = workspace().await;
            let there = Session::open(here.store().clone(), Clock::default()).await.unwrap();
            let said = words(&here);
            star(&here, true).await;
            // The journal is out of reach: what is folded in comes from the word alone.
            let next = there.head().seq.0 + 1;
            there.store().damage_entry(Seq(next));
            let word = said.borrow()[0].clone();
            assert!(there.take(&word));
            assert_eq!(there.head(), here.head());
            assert_eq!(record::encode_state(&there.state()), record::encode_state(&here.state()));
            assert!(!there.take(&word), "it is known by now");
            assert_eq!(there.head(), here.head());
        });
    }

    #[test]
    fn a_word_that_does_not_follow_changes_nothing() {
        block_on(async {
            let here = workspace().await;
            let there = Session::open(here.store().clone(), Clock::default()).await.unwrap();
            let said = words(&here);
            star(&here, true).await;
            star(&here, false).await;
            let (first, second) = (said.borrow()[0].clone(), said.borrow()[1].clone());
            let before = there.head();
            assert!(!there.take(&second), "one is missing");
            assert!(!there.take(&[]) && !there.take(&first[..first.len() - 1]) && !there.take(&[7; 3]));
            let mut altered = first.clone();
            *altered.last_mut().unwrap() ^= 1;
            assert!(!there.take(&altered), "the hash holds the entry");
            assert_eq!(there.head(), before);
            assert!(there.take(&first) && there.take(&second));
            assert_eq!(there.head(), here.head());
        });
    }
}
