//! Why something was not done: what the model refuses, holds back, does not understand or warns of.

use super::language::translated;
use super::{SOMEBODY, channels};
use crate::model::filling::VARIABLES;
use crate::model::{
    Act, AddressId, Answering, Changer, Channel, Directory, Hold, PersonId, Refusal, Shared, Unclear, Warning,
};
use crate::ui::text::language::{Said, say};

/// Why a rule is refused, as the model says it: here for the tables, which [`translated`] looks into.
pub const OF_RULES: [Said; 7] = [
    say("the account is not there any more."),
    say("its time window is empty."),
    say("its time window has no day."),
    say("two of its conditions exclude each other."),
    say("a group of its conditions is empty."),
    say("it has no action."),
    say("only an outgoing message has a sender to assign."),
];

fn who(person: Option<PersonId>, directory: &Directory) -> String {
    person.map_or_else(|| SOMEBODY.to_owned(), |it| directory.name(it).to_owned())
}

/// Returns why a command was refused.
pub fn sentence(refusal: &Refusal, directory: &Directory) -> String {
    let who_of = |it: &Changer| who(it.person, directory);
    let fixed = match refusal {
        Refusal::Unknown => say("This no longer exists."),
        Refusal::NobodyActs => say("Only a person can do this."),
        Refusal::AdminsOnly => say("Only the owner and admins of the organization can change this."),
        Refusal::OwnerOnly => say("Only the owner of the organization can do this."),
        Refusal::SelfOrAdminOnly => say("Only the person themselves or an admin can change this."),
        Refusal::SelfOnly => say("Only the person themselves can change this."),
        Refusal::PrivateToOwner => say("This conversation is private: only its owner can share it."),
        Refusal::NothingToTakeAway => say(
            "It is not in your Inbox or in any of your team inboxes, so there is nothing to remove it from.",
        ),
        Refusal::NoChange => say("It is already like that."),
        Refusal::NewerMessage(_) => say("A new message has arrived: read it first."),
        Refusal::AssigneesChanged(it) => {
            let who = who_of(it);
            return match it.assignee {
                None => say!("{who} removed the assignee.", who),
                Some(person) if it.person == Some(person) => say!("{who} took it first.", who),
                Some(person) => {
                    say!("{who} assigned it to {name} first.", who, name = directory.name(person))
                }
            };
        }
        Refusal::TeamChanged(it) => return say!("{who} moved it to another team.", who = who_of(it)),
        Refusal::ClosedMeanwhile(it) => return say!("{who} closed it.", who = who_of(it)),
        Refusal::ReopenedMeanwhile(it) => return say!("{who} reopened it.", who = who_of(it)),
        Refusal::MergedMeanwhile(it) => {
            return say!("{who} merged it into another conversation.", who = who_of(it));
        }
        Refusal::RepliedMeanwhile(it) => return say!("{who} replied first.", who = who_of(it)),
        Refusal::NotInOrganization(person) => {
            return say!("{name} is not in this organization.", name = directory.name(*person));
        }
        Refusal::WhichOrganization(_) => say("Choose the organization to share it with."),
        Refusal::OtherOrganization => say("It belongs to another organization."),
        Refusal::NoTeamInbox(team) => {
            return say!("{team} has no team inbox.", team = directory.team_name(*team));
        }
        Refusal::NobodyNamed => say("Choose at least one person."),
        Refusal::Empty => say("Something is missing: fill in the empty field."),
        Refusal::NotAnAddress(text) => return say!("“{text}” is not an address.", text),
        Refusal::Taken(text) => return say!("“{text}” is already in use.", text),
        Refusal::WrongCode => say("That is not the code that was sent."),
        Refusal::BothRoles(person) => {
            return say!(
                "{name} cannot be an active member and an observer.",
                name = directory.name(*person)
            );
        }
        Refusal::EndsBeforeItBegins => say("It ends before it begins."),
        Refusal::UnderItself => say("A label cannot stand under itself."),
        Refusal::LastOwner => say("An organization needs an owner: make somebody else the owner first."),
        Refusal::NeedsSuccessor { uses, queued } => {
            return say!(
                "Choose a team that takes over: {uses|one # sharing or rule points|other # sharings or rules point} here, and {queued|one # conversation waits|other # conversations wait} in its inbox.",
                uses,
                queued
            );
        }
        Refusal::NeedsHeir(count) => {
            return say!(
                "Choose who takes over {count|one # shared account|other # shared accounts}.",
                count
            );
        }
        Refusal::MayNotSendAs(address) => return say!("You may not send as {address}.", address),
        Refusal::ActedSince(person, act) => return acted_since(*person, *act, directory),
        Refusal::SettingsSince => say("Settings were changed since."),
        Refusal::NotUndoable => say("That cannot be undone."),
        Refusal::NotYours => say("Only your own acts can be undone."),
        Refusal::NotTheAuthor => say("Only its author can change a comment."),
        Refusal::NotTheDraftsAuthor => say("Only its author can schedule this draft."),
        Refusal::NotTheSender => say("Only the sender can mark it as delivered."),
        Refusal::MayNotImport => {
            say("Only the owner of this account, or an admin where it is shared, can import into it.")
        }
        Refusal::OtherChannel { file: Channel::Email, account: is } => {
            return say!(
                "These files are mail, and this is {account}: choose an e-mail account.",
                account = channels::account(*is)
            );
        }
        Refusal::OtherChannel { file, account: is } => {
            return say!(
                "These messages are for {other}, and this is {account}.",
                other = channels::account(*file),
                account = channels::account(*is)
            );
        }
        Refusal::NoSuchMessage => say("No such message is known in this account."),
        Refusal::NothingStays => say("All of it answers this message: nothing would stay behind."),
        Refusal::NoVariable(name) => {
            let known = VARIABLES.map(|it| format!("{{{{{}}}}}", it.0)).join(", ");
            let name = format!("{{{{{name}}}}}");
            return say!("There is nothing to fill in for {name}. Known are {known}.", name, known);
        }
        Refusal::NotInTrash => say("Only what is in your Trash can be deleted for ever."),
        Refusal::TooLateThere(channel) => {
            let name = channels::name(*channel);
            return match channel.answering() {
                Answering::ThenTemplate(_) => say!(
                    "By then {name} lets you send an approved template only: they will have written more than 24 hours before, or never.",
                    name
                ),
                _ => say!(
                    "By then {name} lets nobody write to them: they will have written more than 7 days before, or never.",
                    name
                ),
            };
        }
        Refusal::InThePast => say("That time is in the past."),
        Refusal::NeverMatches(why) => {
            return say!("This rule can never match: {why}", why = translated(why));
        }
        Refusal::NeverActs(why) => return say!("This rule can never act: {why}", why = translated(why)),
    };
    fixed.to_owned()
}

fn acted_since(person: Option<PersonId>, act: Option<Act>, directory: &Directory) -> String {
    let did = match act {
        Some(Act::Receive) => return say("A message came in since.").to_owned(),
        Some(Act::Due) => return say("A snooze or a scheduled message was due since.").to_owned(),
        Some(act) => did(act),
        None => say("acted on it"),
    };
    say!("{who} {did} since.", who = who(person, directory), did)
}

/// Returns what somebody did to a conversation, behind who it was.
const fn did(act: Act) -> Said {
    match act {
        Act::Assign | Act::Unassign => say("changed the assignees"),
        Act::Archive | Act::ArchiveForEveryone => say("archived it"),
        Act::Close => say("closed it"),
        Act::Reopen => say("reopened it"),
        Act::Trash | Act::TrashForEveryone => say("put it into the Trash"),
        Act::Spam | Act::SpamForEveryone => say("marked it as spam"),
        Act::Restore => say("restored it"),
        Act::NotSpam => say("took it out of Spam"),
        Act::Snooze | Act::Unsnooze => say("changed a snooze of it"),
        Act::Move => say("moved it to another team"),
        Act::MoveToInbox => say("moved it to an Inbox"),
        Act::PutBack => say("put it back in the team inbox"),
        Act::Label | Act::OwnLabel => say("changed its labels"),
        Act::Comment => say("commented on it"),
        Act::EditComment => say("edited a comment on it"),
        Act::DeleteComment => say("deleted a comment on it"),
        Act::Send | Act::SendAndClose | Act::SendAndArchive | Act::Schedule => say("replied"),
        Act::Import => say("imported a message into it"),
        Act::Configure => say("changed settings that concern it"),
        Act::Undo(_) => say("undid something"),
        Act::Merge => say("merged it with another"),
        Act::Erase => say("deleted something of it for ever"),
        Act::Belong => say("put it into an organization"),
        Act::Split => say("split it"),
        Act::SendAgain => say("sent a message again"),
        Act::AddPeople | Act::GiveAccess => say("added people to it"),
        Act::Draft => say("edited the draft"),
        Act::DiscardDraft => say("discarded the draft"),
        Act::ShareDraft => say("stopped sharing the draft"),
        Act::RemovePeople => say("removed people from it"),
        _ => say("acted on it"),
    }
}

/// Returns why a scheduled message did not leave.
pub fn hold(hold: Hold, directory: &Directory) -> String {
    let who = |it| who(it, directory);
    match hold {
        Hold::Late => say("It was due while the app was not open.").to_owned(),
        Hold::NewMessage => say("A new message came in since.").to_owned(),
        Hold::Replied(it) => say!("{who} replied since.", who = who(it)),
        Hold::Reassigned(it) => say!("{who} changed the assignees since.", who = who(it)),
        Hold::Closed(it) => say!("{who} closed it since.", who = who(it)),
        Hold::Merged(it) => say!("{who} merged it into another conversation since.", who = who(it)),
        Hold::NotAllowed => say("It may not be sent from there any more.").to_owned(),
    }
}

/// Returns why words are no time to come.
pub fn unclear(unclear: &Unclear) -> String {
    match unclear {
        Unclear::Nothing => {
            say("Type a time: “in 3 hours”, “tomorrow”, “next Tuesday 9:00”, “12 June”.").to_owned()
        }
        Unclear::Word(word) => {
            say!("“{word}” was not understood. Try “in 3 hours” or “Friday 14:30”.", word)
        }
        Unclear::EitherWay(word) => say!("“{word}” can be read in two ways: write “12 June”.", word),
        Unclear::NoSuch(word) => say!("There is no “{word}”.", word),
        Unclear::Twice => say("A day or a time is named twice.").to_owned(),
        Unclear::Past => say("That is over already.").to_owned(),
    }
}

/// Returns what a setting warns of.
pub fn warning(warning: Warning, directory: &Directory) -> String {
    let name = |it: Shared| shared(it, directory);
    match warning {
        Warning::NobodyActive { team, .. } => say!(
            "{team} has no active members: nobody is notified of what comes into its inbox.",
            team = directory.team_name(team)
        ),
        Warning::NoTeamInbox(it, team) => say!(
            "{name} is shared with {team}, which has no team inbox: its messages go to single people.",
            name = name(it),
            team = directory.team_name(team)
        ),
        Warning::NobodyServed(it) => say!("{name} is shared with nobody who is here.", name = name(it)),
        Warning::NobodyReceives(it) => say!(
            "{name} is auto-archived for everybody it is shared with: nobody is notified of its messages.",
            name = name(it)
        ),
        Warning::Shadowed(it, by) => say!(
            "Messages to {name} go where those to {other} go.",
            name = name(it),
            other = address(by, directory)
        ),
        Warning::NoAccount(it) => say!(
            "No e-mail account of the organization can receive messages to {address}.",
            address = address(it, directory)
        ),
        Warning::Pending(it) => {
            say!("{address} shares nothing until it is verified.", address = address(it, directory))
        }
    }
}

/// Returns the name of what is shared.
pub fn shared(it: Shared, directory: &Directory) -> String {
    let account = |id| directory.accounts.get(&id).map(|it| it.name.clone());
    match it {
        Shared::Account(id) => account(id).unwrap_or_else(|| say("an account").to_owned()),
        Shared::Address(id) => address(id, directory),
    }
}

fn address(it: AddressId, directory: &Directory) -> String {
    directory.addresses.get(&it).map_or_else(|| say("an address").to_owned(), |it| it.address.clone())
}
