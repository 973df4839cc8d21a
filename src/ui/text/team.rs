//! Text of a team's workspace: joining it, beginning it, and how this browser stands to its server.

use crate::session::team::Link;
use crate::ui::text::language::{Said, say};

/// The way into a team's workspace.
pub const JOIN: Said = say("Join a team workspace");
/// What joining takes.
pub const JOIN_TAKES: Said = say("With the invitation you were sent. The team’s server is on this address.");
/// The field for it.
pub const INVITATION: Said = say("Invitation");
/// What belongs there.
pub const INVITATION_IS: Said = say("The whole link, or the code at its end.");
/// What was typed is none.
pub const NO_INVITATION: Said = say("This is no invitation. Paste the whole link you were sent.");
/// Joins.
pub const DOES_JOIN: Said = say("Join");
pub const BACK: Said = say("Back");
/// Before an invitation is given.
pub const UNINVITED: Said = say("To join this team, paste the invitation you were sent.");
/// What a team's workspace is.
pub const WHAT_IT_IS: Said = say("A workspace that your team shares over its own server.");
/// Nobody has begun the workspace.
pub const NOT_BEGUN: Said =
    say("Nobody has begun this workspace yet. It opens here as soon as its founder has.");
/// The founder begins it.
pub const BEGINS: Said = say("You are connected. Begin the workspace of your team:");
/// Begins it empty.
pub const NEW: Said = say("Start an empty workspace");
/// What that asks for.
pub const NEW_ASKS: Said = say("You name yourself and your organization, then add people.");
/// Why nothing is deleted for ever.
pub const NOT_FOR_EVER: Said = say(
    "Nothing is deleted for ever in a team workspace yet: the team’s server keeps what was stored. Conversations stay in the Trash.",
);
/// What a browser shows that lost its invitation.
const LOST_INVITATION: Said = say("Not connected: no invitation");

/// Returns how this browser stands to the team's server.
pub fn state(link: &Link) -> String {
    match link {
        Link::Alone => String::new(),
        Link::Uninvited => LOST_INVITATION.to_owned(),
        Link::Connecting => say("Connecting …").to_owned(),
        Link::CatchingUp { here, of } => say!("Catching up: {here} of {of}", here = *here, of = *of),
        Link::Live => say("Live").to_owned(),
        Link::Offline => say("Offline: reading only").to_owned(),
        Link::Refused => say("The team’s server does not let you in").to_owned(),
        Link::OtherPast => say("Not connected: the server has lost entries").to_owned(),
        Link::Broken(words) => say!("Not connected: {words}", words),
    }
}

/// Returns what stands above an invitation.
pub fn invited(title: &str) -> String {
    say!("You are invited to “{title}”.", title)
}

/// Returns the name of the way that brings a workspace of this browser to the team.
pub fn bring(title: &str) -> String {
    say!("Move “{title}” to the team", title)
}

/// What that does.
pub const BRING_DOES: Said =
    say("All of it becomes the beginning of the team’s workspace. The one in this browser stays as it is.");

/// Returns how far a workspace is that is brought.
pub fn brought(here: u32, of: u32) -> String {
    say!("Moving: {here} of {of} entries", here, of)
}

/// It broke off.
pub fn broke_off(why: &str) -> String {
    say!("Not everything was moved. {why} Choose the same again to go on.", why)
}

/// Returns how many entries count for nobody.
pub fn void(count: usize) -> String {
    say!(
        "{count|one # entry does|other # entries do} not count: {count|one it is|other they are} not by whom {count|one it says|other they say}. Whoever runs the server can see who sent {count|one it|other them}.",
        count
    )
}

/// Returns how somebody is invited.
pub fn invite(name: &str, number: u32) -> String {
    say!(
        "To invite {name}, run this on the team’s server, and send them the link it prints: make invite PERSON={number}",
        name,
        number
    )
}

/// Says how somebody is invited.
pub const INVITE: Said = say("Invite");
