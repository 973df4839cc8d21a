//! What the app says to the pages that speak to it (docs/custom-api.md).

use serde_json::json;

use crate::model::Time;

/// What the app says to pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What was asked is done.
    Accepted(String),
    /// What was asked is not done, and why.
    Refused(String, String),
    /// A message was sent.
    Message {
        /// The account.
        account: String,
        /// To whom.
        to: String,
        /// Its id.
        id: String,
        /// Who wrote it.
        by: String,
        /// Its text.
        text: String,
        /// When.
        at: Time,
    },
    /// Somebody of the team is typing to somebody.
    Typing(String, String),
    /// The team has read what somebody wrote.
    Read(String, String, Time),
}

impl Line {
    /// Returns it as it is said.
    pub fn text(&self) -> String {
        match self {
            Self::Accepted(id) => json!({"say": "accepted", "id": id}),
            Self::Refused(id, why) => json!({"say": "refused", "id": id, "why": why}),
            Self::Message { account, to, id, by, text, at } => json!({
                "say": "message", "account": account, "to": to,
                "message": {"id": id, "by": by, "text": text, "at": at.0},
            }),
            Self::Typing(account, to) => json!({"say": "typing", "account": account, "to": to}),
            Self::Read(account, to, upto) => {
                json!({"say": "read", "account": account, "to": to, "upto": upto.0})
            }
        }
        .to_string()
    }
}
