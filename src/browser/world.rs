//! The clock and new ids.

use uuid::Uuid;

use crate::model::Time;
use crate::session::World;

/// Returns now.
pub fn now() -> Time {
    Time(js_sys::Date::now() as i64)
}

/// The browser's clock and random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserWorld;

impl World for BrowserWorld {
    fn now(&self) -> Time {
        now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}
