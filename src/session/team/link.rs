//! How a browser stands to its team's server, as a person is told.

/// How a browser stands to the server of its team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// It has none to do with: the workspace is of this browser alone.
    #[default]
    Alone,
    /// It has no invitation.
    Uninvited,
    /// It is asking for the first time.
    Connecting,
    /// It fetches entries: so many are here, of so many.
    CatchingUp {
        /// Entries that are here.
        here: u32,
        /// Entries of the team.
        of: u32,
    },
    /// It has everything, and hears of what comes.
    Live,
    /// Nobody answers. It asks again by itself.
    Offline,
    /// The server does not let it in. It asks again by itself, now and then.
    Refused,
    /// The server does not know the key of this browser: whoever runs it lets it in by this code.
    Unknown(String),
    /// The invitation holds no secret, and the browser makes no keys.
    Keyless,
    /// The log is not the one that was seen before: nothing of it is taken.
    OtherPast,
    /// Something else is wrong, in words for a report.
    Broken(String),
}
