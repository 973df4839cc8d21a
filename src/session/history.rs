//! Reading the journal again: the history of one conversation, and what a person may undo.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Done, Failure, Host, PAGE, Session, record, unshared};
use crate::model::rules::Rule;
use crate::model::{
    Act, Actor, Command, ConversationId, Event, Mailbox, Operation, PersonId, Refusal, Seq, Trial,
};
use crate::store::{Store, StoreError};

/// So many entries are read at once where each may hold an import of hundreds of messages.
const FEW: usize = 16;

impl<S: Store, H: Host> Session<S, H> {
    /// Returns the operations that touched a conversation, oldest first.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn history(&self, it: ConversationId) -> Result<Vec<(Seq, Operation)>, Failure> {
        let seqs = self.state().conversations.history(it);
        self.operations(&seqs).await
    }

    /// Takes back an act of a person, named by the entry that it began with: all of its entries that
    /// are not undone yet, the last one first. What else the person did in between stays, and so does
    /// what was acted on since.
    ///
    /// # Errors
    /// `NotUndoable` if nothing is left of it; what deciding it refuses, if that is all of it; what the
    /// store cannot do.
    pub async fn undo(
        &self,
        person: PersonId,
        view: Mailbox,
        began: Seq,
    ) -> Result<(Done, Operation), Failure> {
        if unshared::is_unshared(began)
            && let Some(undone) = self.take_back_unshared(began).await?
        {
            let operation =
                Operation { act: Act::Undo(began), actor: Actor::Person(person), ..undone.clone() };
            let (seq, operation) = (self.head().seq, Rc::new(operation));
            let (refused, told) = (Vec::new(), BTreeMap::new());
            return Ok((Done { seq, operation, refused, duplicates: 0, told }, undone));
        }
        let began = self.shared_as(began);
        let (mut whole, mut refused, mut refusal) = (None, Vec::new(), None);
        for (seq, operation) in self.entries_of(person, began).await? {
            let command = Command::Undo { seq, operation: Box::new(operation.clone()) };
            match self.run(Actor::Person(person), view, &command).await {
                Ok(done) => {
                    refused.extend(done.refused.iter().cloned());
                    let known: Option<(Done, Operation)> = whole.take();
                    let mut events = known.map_or_else(Vec::new, |it| it.1.events);
                    events.extend(operation.events.iter().cloned());
                    whole = Some((done, Operation { events, ..operation }));
                }
                Err(Failure::Refused(why)) => {
                    let left: BTreeSet<_> = operation.changed().collect();
                    refused.extend(left.into_iter().map(|it| (it, why.clone())));
                    refusal.get_or_insert(why);
                }
                Err(failure) => return Err(failure),
            }
        }
        let (done, operation) = whole.ok_or(refusal.unwrap_or(Refusal::NotUndoable))?;
        Ok((Done { refused, ..done }, operation))
    }

    /// Returns the entries of an act that are not undone yet, the last one first.
    async fn entries_of(&self, person: PersonId, began: Seq) -> Result<Vec<(Seq, Operation)>, Failure> {
        let (mut found, mut undone) = (Vec::new(), BTreeSet::new());
        for numbers in backwards(began, self.head().seq, FEW) {
            for (seq, operation) in self.operations(&numbers).await? {
                undone.extend(operation.events.iter().filter_map(undoes));
                let is_mine = operation.actor == Actor::Person(person);
                if is_mine && operation.began(seq) == began && !undone.contains(&seq) {
                    found.push((seq, operation));
                }
            }
        }
        Ok(found)
    }

    /// Returns the person's last act that is not yet undone and can be, after a reload too: the entry
    /// that it began with.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn last_act(&self, person: PersonId) -> Result<Option<Seq>, Failure> {
        if let Some(last) = self.last_unshared(person) {
            return Ok(Some(last));
        }
        let mut undone = BTreeSet::new();
        for numbers in backwards(Seq(1), self.head().seq, PAGE) {
            for (seq, operation) in self.operations(&numbers).await? {
                undone.extend(operation.events.iter().filter_map(undoes));
                let is_mine = operation.actor == Actor::Person(person);
                // Opening a message marks it as read: nobody means to undo that.
                let counts = operation.act.is_undoable() && operation.act != Act::Read;
                if is_mine && counts && !operation.is_amid() && !undone.contains(&seq) {
                    return Ok(Some(operation.began(seq)));
                }
            }
        }
        Ok(None)
    }

    /// Tries a rule on everything that the journal tells.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn try_rule(&self, rule: Rule) -> Result<Trial, Failure> {
        let mut trial = Trial::of(rule);
        let upto = self.head().seq.0;
        for from in (0..upto).step_by(FEW) {
            let few: Vec<_> = (from + 1..=upto.min(from + FEW as u32)).map(Seq).collect();
            for (_, operation) in self.operations(&few).await? {
                trial.hear(&self.state(), &operation);
            }
        }
        trial.end(&self.state());
        Ok(trial)
    }

    pub(super) async fn operations(&self, wanted: &[Seq]) -> Result<Vec<(Seq, Operation)>, Failure> {
        let (unshared, stored): (Vec<_>, Vec<_>) = wanted.iter().partition(|it| unshared::is_unshared(**it));
        let entries = self.readable(&stored).await?;
        let decoded = entries.into_iter().filter_map(|(seq, it)| Some((seq, record::decode(&it).ok()?)));
        Ok(decoded.chain(self.unshared_operations(&unshared)).collect())
    }

    /// Returns the entries of these numbers but for those that are damaged. Those that this tab has seen
    /// lately are in memory: Undo waits for no disk.
    async fn readable(&self, wanted: &[Seq]) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
        let known = |it: &Seq| Some((*it, self.recent.borrow().get(*it)?.to_vec()));
        let mut found: BTreeMap<_, _> = wanted.iter().filter_map(known).collect();
        let mut missing = wanted.to_vec();
        missing.retain(|it| !found.contains_key(it));
        while !missing.is_empty() {
            match self.store().entries(&missing).await {
                Err(StoreError::Damaged { seq }) if missing.contains(&seq) => missing.retain(|it| *it != seq),
                Err(error) => return Err(error),
                Ok(read) => {
                    found.extend(read.into_iter().map(|it| (it.head.seq, it.bytes)));
                    break;
                }
            }
        }
        Ok(wanted.iter().filter_map(|it| found.remove_entry(it)).collect())
    }
}

/// Returns the numbers from the last entry back to the first: a few at once to begin with, then more, up to
/// `most`. What is looked for is mostly near the end.
fn backwards(first: Seq, last: Seq, most: usize) -> impl Iterator<Item = Vec<Seq>> {
    let (mut left, mut count) = (first.0..last.0 + 1, FEW);
    std::iter::from_fn(move || {
        let from = left.start.max(left.end.saturating_sub(count as u32));
        let portion: Vec<_> = (from..left.end).rev().map(Seq).collect();
        (left.end, count) = (from, most.min(2 * count));
        (!portion.is_empty()).then_some(portion)
    })
}

const fn undoes(event: &Event) -> Option<Seq> {
    match event {
        Event::Undone(seq) => Some(*seq),
        _ => None,
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use futures::executor::block_on;

    use crate::model::*;
    use crate::session::fixture::{Clock, empty, finish, import};
    use crate::session::{Failure, Session};
    use crate::store::MemoryStore;

    type Tab = Session<MemoryStore, Clock>;

    const ANN: PersonId = PersonId(1);

    /// Returns what stands in Ann's Inbox, by subject.
    fn inbox(tab: &Tab) -> Vec<String> {
        let state = tab.state();
        let ids = state.mailbox(ANN, Mailbox::Inbox);
        let mut subjects: Vec<_> =
            ids.iter().map(|it| state.conversations.subject(ConversationId(it)).to_owned()).collect();
        subjects.sort();
        subjects
    }

    async fn archive(tab: &Tab, subject: &str) -> Seq {
        let all = 0..tab.state().len() as u32;
        let found = all.map(ConversationId).find(|it| tab.state().conversations.subject(*it) == subject);
        let targets = vec![Seen::now(&tab.state(), found.unwrap())];
        let command = Command::Triage(Triage { verb: Verb::Archive, targets, anyway: false });
        tab.run(Actor::Person(ANN), Mailbox::Inbox, &command).await.unwrap().seq
    }

    async fn undo_last(tab: &Tab) -> Result<Operation, Failure> {
        let last = tab.last_act(ANN).await.unwrap().ok_or(Refusal::NotUndoable)?;
        Ok(tab.undo(ANN, Mailbox::All, last).await?.1)
    }

    /// One import that ended, and one during which Ann archived what came by the first.
    async fn with_an_archive_in_between() -> (Tab, Seq, Seq) {
        let tab = empty().await;
        let before = import(&tab, &["Before"], None).await;
        finish(&tab, before).await;
        let first = import(&tab, &["One", "Two"], None).await;
        let archived = archive(&tab, "Before").await;
        import(&tab, &["Three", "Re: One"], Some(first)).await;
        (tab, first, archived)
    }

    #[test]
    fn the_journal_is_read_backwards_in_growing_portions_each_entry_once() {
        let portions: Vec<_> = super::backwards(Seq(3), Seq(100), 64).collect();
        assert_eq!(portions.iter().map(Vec::len).collect::<Vec<_>>(), [16, 32, 50]);
        assert!(portions.concat().into_iter().eq((3..=100).rev().map(Seq)));
        assert_eq!(super::backwards(Seq(1), Seq(0), 64).count(), 0);
    }

    #[test]
    fn an_import_is_taken_back_as_a_whole_and_nothing_else_with_it() {
        block_on(async {
            let (tab, first, archived) = with_an_archive_in_between().await;
            finish(&tab, first).await;
            assert_eq!(inbox(&tab), ["One", "Three", "Two"]);
            assert_eq!(tab.last_act(ANN).await, Ok(Some(first)), "it stands where it ended");
            let (done, _) = tab.undo(ANN, Mailbox::All, first).await.unwrap();
            assert!(done.refused.is_empty());
            assert!(inbox(&tab).is_empty(), "what was archived in between stays so");

            assert_eq!(tab.last_act(ANN).await, Ok(Some(archived)));
            undo_last(&tab).await.unwrap();
            assert_eq!(inbox(&tab), ["Before"]);
            undo_last(&tab).await.unwrap();
            assert!(inbox(&tab).is_empty(), "the import before it is an act of its own");
        });
    }

    #[test]
    fn an_import_that_is_going_on_or_broke_off_stands_where_it_began() {
        block_on(async {
            let (tab, first, archived) = with_an_archive_in_between().await;
            assert_eq!(tab.last_act(ANN).await, Ok(Some(archived)));
            tab.undo(ANN, Mailbox::All, first).await.unwrap();
            assert!(inbox(&tab).is_empty(), "all of it is taken back, and not the archive");
            undo_last(&tab).await.unwrap();
            assert_eq!(inbox(&tab), ["Before"]);
        });
    }

    #[test]
    fn what_is_taken_back_is_not_taken_back_again() {
        block_on(async {
            let (tab, first, _) = with_an_archive_in_between().await;
            finish(&tab, first).await;
            tab.undo(ANN, Mailbox::All, first).await.unwrap();
            let head = tab.head();
            let again = tab.undo(ANN, Mailbox::All, first).await;
            assert_eq!(again.err(), Some(Failure::Refused(Refusal::NotUndoable)));
            assert_eq!(tab.head(), head);
        });
    }

    #[test]
    fn what_was_acted_on_since_stays_and_is_named_and_the_rest_goes() {
        block_on(async {
            let tab = empty().await;
            let first = import(&tab, &["One"], None).await;
            import(&tab, &["Two", "Three"], Some(first)).await;
            finish(&tab, first).await;
            archive(&tab, "One").await;
            archive(&tab, "Two").await;
            let (done, _) = tab.undo(ANN, Mailbox::All, first).await.unwrap();
            let refused: Vec<_> = done.refused.iter().map(|it| it.0).collect();
            assert_eq!(refused, [ConversationId(1), ConversationId(0)]);
            assert_eq!(tab.state().mailbox(ANN, Mailbox::All).len(), 2);
            assert!(inbox(&tab).is_empty());
        });
    }

    #[test]
    fn an_import_of_only_what_is_known_is_no_part_of_anything() {
        block_on(async {
            let tab = empty().await;
            let first = import(&tab, &["One"], None).await;
            let head = tab.head();
            import(&tab, &["One"], Some(first)).await;
            assert_eq!(tab.head(), head);
        });
    }
}
