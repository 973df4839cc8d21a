//! Text of a team's workspace: joining it, beginning it, and how this browser stands to its server.

use super::{listed, triage};
use crate::model::{Command, Directory, Verb};
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
/// What a browser shows that nobody has let in yet.
pub const SEND_CODE: Said = say(
    "This browser has made a key for you, which never leaves it. Send this code to whoever runs your team’s server: as soon as they have let it in, the workspace opens here.",
);
/// The field with it.
pub const YOUR_CODE: Said = say("Your code");
/// Where no key is made.
pub const KEYLESS: Said = say(
    "This browser cannot make the key that this needs. Ask for an invitation with a secret, or use another browser.",
);
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

/// Returns how this browser stands to the team's server, which has not heard of so many acts yet; a page that
/// is older than what the team has written shares none.
pub fn state(link: &Link, unshared: usize, is_old: bool) -> String {
    match link {
        Link::Live if unshared > 0 && is_old => {
            say!("{count|one # act waits|other # acts wait} until you reload", count = unshared)
        }
        Link::Offline if unshared > 0 => {
            say!("Offline: {count|one # act|other # acts} not yet shared", count = unshared)
        }
        Link::Live if unshared > 0 => say!("Sharing {count|one # act|other # acts}…", count = unshared),
        Link::Alone => String::new(),
        Link::Uninvited => LOST_INVITATION.to_owned(),
        Link::Connecting => say("Connecting…").to_owned(),
        Link::CatchingUp { here, of } => say!("Catching up: {here} of {of}", here = *here, of = *of),
        Link::Live => say("Live").to_owned(),
        Link::Offline => say("Offline").to_owned(),
        Link::Keyless => say("Not connected: this browser makes no keys").to_owned(),
        Link::Refused | Link::Unknown(_) => say("The team’s server does not let you in").to_owned(),
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
        "To invite {name}, run this on the team’s server, and send them the link it prints: make invite PERSON={number}. They send back a code: make admit CODE=…",
        name,
        number
    )
}

/// Says how somebody is invited.
pub const INVITE: Said = say("Invite");

/// Returns what was done without the server.
pub fn not_yet(said: &str) -> String {
    say!("{said} Not shared with the team yet.", said)
}

/// What was done while offline, and refused at the end.
pub const OVERTAKEN: Said = say("Not done: somebody was first");
/// What became of it.
pub const OVERTAKEN_IS: Said =
    say("You did this while you were offline. When it was shared, something else had happened before.");
/// A message that was written stays.
pub const IS_DRAFT: Said = say("What you wrote is in your drafts.");
/// Nothing is in its way any more.
pub const IS_FREE: Said = say("It can be done now.");
/// Lets it be.
pub const LEAVE_IT: Said = say("Leave it");

/// Returns the name of the way to what was refused.
pub fn overtaken(count: usize) -> String {
    say!("{count|one # act was|other # acts were} not done", count)
}

/// Returns what somebody wanted.
pub fn wanted(command: &Command, directory: &Directory) -> String {
    let names =
        |people: &[_]| listed(&people.iter().map(|it| directory.name(*it).to_owned()).collect::<Vec<_>>());
    let fixed = match command {
        Command::Triage(it) => match &it.verb {
            Verb::Assign(people) | Verb::AssignIn(_, people) => {
                return say!("Assign it to {names}", names = names(people));
            }
            Verb::Add { people, .. } => return say!("Add {names}", names = names(people)),
            Verb::RemovePeople(people) => return say!("Remove {names}", names = names(people)),
            Verb::Unassign(person) => return triage::unassign(directory.name(*person)),
            Verb::Move(team) => return say!("Move it to {team}", team = directory.team_name(*team)),
            Verb::Archive => triage::ARCHIVE,
            Verb::Close => triage::CLOSE,
            Verb::Reopen => triage::REOPEN,
            Verb::Trash => triage::TRASH,
            Verb::Spam => triage::SPAM,
            Verb::Restore => triage::RESTORE,
            Verb::NotSpam => triage::NOT_SPAM,
            Verb::MoveToInbox => triage::MOVE_TO_INBOX,
            Verb::PutBack => triage::PUT_BACK,
            Verb::Merge(_) => triage::MERGE,
            Verb::Unsnooze => triage::UNSNOOZE,
            Verb::Snooze(_) => say("Snooze"),
            Verb::Label(..) => say("Change its labels"),
            _ => say("Change it"),
        },
        Command::Comment { .. } => say("Comment on it"),
        Command::Send(_) | Command::Schedule(..) => say("Send a message"),
        Command::Configure(_) => say("Change your settings"),
        Command::Undo { .. } => say("Undo something"),
        _ => say("Change it"),
    };
    fixed.to_owned()
}
