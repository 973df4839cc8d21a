//! A workspace of a team: who this browser is there, how it stands to the server, and what the store asks
//! of entries, which are bytes to it.

mod link;
mod login;
mod nkey;

pub use link::Link;
pub use login::Login;
pub use nkey::letters;

use super::{Failure, Host, Session, bodies, record};
use crate::formats::{FORMAT, Unread};
use crate::model::{Actor, Operation};
use crate::store::team::{FOUNDER, VOIDS, Verdict, read_voids};
use crate::store::{PackKey, Store};

/// So many formats from now on may come from a newer build; what says to be later still is junk.
const NEXT: u8 = 8;

/// Judges an entry that the log proves to be of somebody. One that a newer build wrote counts: that build knows
/// whom it is by.
pub fn judge(by: u32, entry: &[u8]) -> Verdict {
    match record::decode(entry) {
        Ok(operation) if may_be_of(by, operation.actor) => Verdict::Counts(packs(&operation)),
        Err(Unread::Later(format)) if format <= FORMAT.saturating_add(NEXT) => Verdict::Later,
        _ => Verdict::Void,
    }
}

/// What the clock does, and what comes from outside, is written by whoever is there.
fn may_be_of(by: u32, actor: Actor) -> bool {
    match actor {
        _ if by == FOUNDER => true,
        Actor::Person(it) => u32::from(it.0) == by,
        Actor::Clock | Actor::Outside => by != u32::MAX,
        Actor::Setup => false,
    }
}

fn packs(operation: &Operation) -> Vec<PackKey> {
    let mut packs: Vec<_> = bodies::bodies(operation).map(|it| it.pack).collect();
    packs.sort_unstable();
    packs.dedup();
    packs
}

impl<S: Store, H: Host> Session<S, H> {
    /// Counts the entries that are void and lie before the snapshot that this began with.
    ///
    /// # Errors
    /// What the store cannot do.
    pub async fn recall_void(&self) -> Result<(), Failure> {
        let kept = self.store.meta_get(VOIDS).await?.unwrap_or_default();
        let before = read_voids(&kept).into_iter().filter(|it| *it <= self.opened_from);
        self.unread.borrow_mut().extend(before.map(|it| (it, Unread::Void)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonId;

    fn is_void(by: u32, entry: &[u8]) -> bool {
        judge(by, entry) == Verdict::Void
    }

    fn by(actor: Actor) -> Vec<u8> {
        record::encode(&Operation { actor, ..Operation::default() })
    }

    #[test]
    fn nobody_writes_as_somebody_else() {
        let ben = by(Actor::Person(PersonId(2)));
        assert!(!is_void(2, &ben));
        assert!(is_void(1, &ben) && is_void(u32::MAX, &ben));
        assert!(!is_void(FOUNDER, &ben), "a workspace that is brought along has entries of everybody");
        for actor in [Actor::Clock, Actor::Outside] {
            assert!(!is_void(1, &by(actor)) && is_void(u32::MAX, &by(actor)));
        }
        assert!(is_void(1, &by(Actor::Setup)) && !is_void(FOUNDER, &by(Actor::Setup)));
    }

    #[test]
    fn junk_is_void_and_what_a_newer_build_wrote_is_not() {
        assert!(is_void(1, b"") && is_void(1, b"junk") && is_void(FOUNDER, &[0, 1, 2]));
        assert_eq!(judge(1, &[FORMAT + 1, 1, 2]), Verdict::Later);
    }
}
