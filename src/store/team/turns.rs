//! One after the other: whoever has the turn goes, the others wait.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Whose turn it is.
#[derive(Default)]
pub struct Turns {
    is_taken: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// The turn of somebody, until it is dropped.
pub struct Turn<'a>(&'a Turns);

impl Turns {
    /// Waits for the turn.
    pub async fn take(&self) -> Turn<'_> {
        poll_fn(|cx| {
            if self.is_taken.replace(true) {
                self.waiting.borrow_mut().push(cx.waker().clone());
                Poll::Pending
            } else {
                Poll::Ready(Turn(self))
            }
        })
        .await
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.is_taken.set(false);
        for it in self.0.waiting.take() {
            it.wake();
        }
    }
}
