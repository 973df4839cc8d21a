//! Text of what has to do with use without a network, and with newer versions.

use crate::ui::text::language::{Said, say};

/// The name of the bar.
pub const UPDATE: Said = say("Update");
/// A newer build waits.
pub const NEWER: Said = say("A new version is ready.");
/// Begins with it.
pub const RELOAD: Said = say("Reload");
/// Hides the bar.
pub const LATER: Said = say("Later");
/// To begin again now would break off an import.
pub const IMPORTING: Said = say("An import is still going on: reload when it has ended.");
/// Settings > Data: the heading, and what it is about.
pub const OFFLINE: (Said, Said) =
    (say("Without a network"), say("The app itself can be kept in this browser, beside your data."));
/// Tries again.
pub const TRY_AGAIN: Said = say("Try again");

/// The one file, where the browser may clear what it keeps.
pub const FORGETS: Said = say(
    "Your browser may delete what you do here, and it is not saved in this file. Export it now and then.",
);
/// Leads to the export.
pub const EXPORT: Said = say("Export");
/// Hides a notice.
pub const HIDE: Said = say("Hide");

/// Its files are on their way.
pub const PREPARING: Said = say("Getting ready for offline use…");
/// All of them are held.
pub const READY: Said = say("Ready for offline use. Every part of the app is kept in this browser.");
/// One of them did not come.
pub const FAILED: Said = say(
    "Not ready for offline use: a part of the app did not come. What is open goes on working while the server is there.",
);
/// They cannot be held, or are not meant to be.
pub const NEVER: Said =
    say("This browser does not keep the app at this address, so it needs its server to open.");
/// The page is one file.
pub const FILE: Said = say("This file holds the whole app: it needs no server and no network.");
