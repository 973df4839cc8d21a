//! A clock that goes on by a second whenever it is asked, and counts ids.

use std::cell::Cell;

use team_inbox::model::Time;
use team_inbox::session::Host;
use uuid::Uuid;

/// A clock of tests.
pub struct Clock(Cell<i64>, Cell<u128>);

impl Clock {
    /// Returns a clock that begins at a time.
    pub const fn at(now: Time) -> Self {
        Self(Cell::new(now.0), Cell::new(0))
    }

    /// Lets so many milliseconds pass.
    pub fn wait(&self, ms: i64) {
        self.0.set(self.0.get() + ms);
    }
}

impl Host for Clock {
    fn now(&self) -> Time {
        self.wait(1000);
        Time(self.0.get())
    }

    fn new_id(&self) -> Uuid {
        self.1.set(self.1.get() + 1);
        Uuid::from_u128(self.1.get())
    }
}
