//! What reading a file or a payload needs to know of the account that it is for.

use serde::{Deserialize, Serialize};

use crate::model::{Channel, Time, Zone};

/// What reading needs to know besides the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// By what the messages travelled.
    pub channel: Channel,
    /// The address of the account.
    pub account: String,
    /// How we are called there: who is called so has sent what they wrote.
    pub ours: Vec<String>,
    /// The zone of times that do not say theirs.
    pub zone: Zone,
    /// Now, which is when came what does not say when it came.
    pub now: Option<Time>,
}
