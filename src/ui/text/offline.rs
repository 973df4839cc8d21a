//! Text of what has to do with use without a network, and with newer versions.

/// The name of the bar.
pub const UPDATE: &str = "Update";
/// A newer build waits.
pub const NEWER: &str = "A new version is ready.";
/// Begins with it.
pub const RELOAD: &str = "Reload";
/// Hides the bar.
pub const LATER: &str = "Later";
/// To begin again now would break off an import.
pub const IMPORTING: &str = "An import is still going on: reload when it has ended.";
/// Settings > Data: the heading, and what it is about.
pub const OFFLINE: (&str, &str) =
    ("Without a network", "The app itself can be kept in this browser, beside your data.");
/// Tries again.
pub const TRY_AGAIN: &str = "Try again";

/// The one file, where the browser may clear what it keeps.
pub const FORGETS: &str = "The browser has not promised to keep what you do here, and it does not go along with the file. Export it now and then.";
/// Leads to the export.
pub const EXPORT: &str = "Export";
/// Hides a notice.
pub const HIDE: &str = "Hide";

/// Its files are on their way.
pub const PREPARING: &str = "Getting ready for offline use …";
/// All of them are held.
pub const READY: &str = "Ready for offline use. Every part of the app is kept in this browser.";
/// One of them did not come.
pub const FAILED: &str = "Not ready for offline use: a part of the app did not come. What is open goes on working while the server is there.";
/// They cannot be held, or are not meant to be.
pub const NEVER: &str = "This browser does not keep the app at this address, so it needs its server to open.";
/// The page is one file.
pub const FILE: &str = "This file holds the whole app: it needs no server and no network.";
