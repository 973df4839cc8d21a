//! *Why is it here?* and *Why is it not?*, as sentences.

use super::{rules, story};
use crate::model::explain::{Cause, Giver, Inquiry, Lack, Setting, Step};
use crate::model::{
    Act, Arrived, Beat, Change, Directory, Flag, Grant, HeaderField, Mailbox, Membership, PersonId, Sharing,
    TeamId, Time, What, Who,
};
use crate::ui::text::language::{Said, say};

/// The question, of a mailbox that holds it.
pub const WHY: Said = say("Why is it here?");
/// The question of somebody who has found it elsewhere.
pub const WHY_NOT_IN_INBOX: Said = say("Why is it not in my Inbox?");
/// The question, of one that does not.
pub const WHY_NOT: Said = say("Why is it not?");

/// Who asks, and about whom.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Names.
    pub directory: &'a Directory,
    /// Who asks.
    pub me: PersonId,
    /// About whom.
    pub person: PersonId,
}

/// A cause in words, with the time at which it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The sentence, without a full stop.
    pub text: String,
    /// When.
    pub at: Option<Time>,
}

impl Asked<'_> {
    /// Returns a cause in words.
    pub fn cause(&self, inquiry: &Inquiry, cause: Cause) -> Because {
        match cause {
            Cause::Setting(setting) => Because { text: self.setting(setting), at: None },
            Cause::Deed(..) => {
                let step = inquiry.step(cause);
                Because { text: step.map_or_else(String::new, |it| self.step(it)), at: step.map(|it| it.at) }
            }
        }
    }

    fn name(&self, person: PersonId) -> String {
        if person == self.me { say("you").to_owned() } else { self.directory.name(person).to_owned() }
    }

    /// Returns "Ben owns" or "you own".
    fn does(&self, does: &str, you_do: &str) -> String {
        let verb = if self.person == self.me { you_do } else { does };
        format!("{} {verb}", self.name(self.person))
    }

    fn step(&self, step: &Step) -> String {
        let message = step.message.as_deref().filter(|it| !it.outgoing || step.is_first());
        if let Some(message) = message {
            return self.message(step, message);
        }
        let (act, rule, changes) = (step.act, step.rule, step.changes.clone());
        if rule.is_some() {
            let who = story::who(step.actor, rule, self.directory, self.me);
            let said = rules::said(&step.changes, self.directory, self.me);
            return format!("{who} {}", said.unwrap_or_else(|| self.effect(&step.changes)));
        }
        let what = What::Act { act, rule, changes, undone: false };
        let beat = Beat { seq: crate::model::Seq::default(), at: step.at, actor: step.actor, what };
        let who = story::who(step.actor, rule, self.directory, self.me);
        match act {
            Act::Comment if self.is_mentioned(&step.changes) => {
                say!("{who} mentioned {name} in a comment", who, name = self.name(self.person))
            }
            Act::Due => say!("the snooze of {name} was due", name = self.name(self.person)),
            _ => story::beat(&beat, self.directory, self.me)
                .unwrap_or_else(|| format!("{who} {}", self.effect(&step.changes))),
        }
    }

    fn is_mentioned(&self, changes: &[Change]) -> bool {
        let mentions = |it: &Change| match it {
            Change::Grants(_, after) => after.contains(&Grant::Mentioned(self.person)),
            Change::Mark { flag: Flag::Inbox, on, people } => *on && people.contains(&self.person),
            _ => false,
        };
        changes.iter().any(mentions)
    }

    fn message(&self, step: &Step, message: &Arrived) -> String {
        match message.sender {
            Some(person) => say!("{name} wrote the first message", name = self.name(person)),
            _ if step.act == Act::Import => {
                say!("a message from {name} was imported", name = message.header.from.shown())
            }
            _ => say!("a message from {name} came", name = message.header.from.shown()),
        }
    }

    /// Returns what a step that has no word of its own did.
    fn effect(&self, changes: &[Change]) -> String {
        let told = changes.iter().find_map(|it| match it {
            Change::Assignees(before, after) => {
                let added: Vec<_> =
                    after.iter().filter(|it| !before.contains(it)).map(|it| self.name(*it)).collect();
                Some(if added.is_empty() {
                    say("took its assignees off").to_owned()
                } else {
                    say!("assigned this to {names}", names = super::listed(&added))
                })
            }
            Change::Team(_, Some(team)) => {
                Some(say!("moved this to {team}", team = self.directory.team_name(*team)))
            }
            Change::Closed(true) => Some(say("closed this").to_owned()),
            Change::Closed(false) => Some(say("reopened this").to_owned()),
            Change::Trashed(true) => Some(say("moved this to Trash for everyone").to_owned()),
            Change::Spam(true) => Some(say("marked this as spam for everyone").to_owned()),
            Change::Queued(true) => Some(say("put this in the team inbox").to_owned()),
            Change::Queued(false) => Some(say("took this out of the team inbox").to_owned()),
            Change::Labels(..) => Some(say("changed the labels").to_owned()),
            Change::Snooze(_, _, Some(_)) => Some(say("snoozed this").to_owned()),
            Change::Mark { flag, on, .. } => Some(self.marked(*flag, *on)),
            Change::Grants(..) => Some(say("changed who has access").to_owned()),
            _ => None,
        });
        told.unwrap_or_else(|| say("changed this").to_owned())
    }

    fn marked(&self, flag: Flag, on: bool) -> String {
        let whose = if self.person == self.me {
            say("your").to_owned()
        } else {
            format!("{}’s", self.name(self.person))
        };
        match (flag, on) {
            (Flag::Inbox, true) => say!("put this in {whose} Inbox", whose),
            (Flag::Inbox, false) => say!("took this out of {whose} Inbox", whose),
            (Flag::Trashed, true) => say!("moved this to {whose} Trash", whose),
            (Flag::Spam, true) => say!("marked this as spam for {name}", name = self.name(self.person)),
            (Flag::Removed, true) => {
                say!("removed this from the team inbox for {name}", name = self.name(self.person))
            }
            _ => say("changed this").to_owned(),
        }
    }

    fn setting(&self, setting: Setting) -> String {
        let directory = self.directory;
        let team = |it: TeamId| directory.team_name(it);
        let account = |it| directory.accounts.get(&it).map_or("an account", |it| it.name.as_str());
        match setting {
            Setting::Member(it) => match directory.membership(self.person, it) {
                Some(Membership::Active) => {
                    say!("{does} an active member of {team}", does = self.does("is", "are"), team = team(it))
                }
                _ => self.does(
                    &say!("observes {team}", team = team(it)),
                    &say!("observe {team}", team = team(it)),
                ),
            },
            Setting::Observer(it) => self.does(
                &say!("only observes {team}", team = team(it)),
                &say!("only observe {team}", team = team(it)),
            ),
            Setting::Address(it, field) => {
                let Some(it) = directory.addresses.get(&it) else { return String::new() };
                say!(
                    "{header} names {address}, shared {sharing}",
                    header = header(field),
                    address = it.address,
                    sharing = self.sharing(it.sharing)
                )
            }
            Setting::Account(it) => {
                let sharing = directory.accounts.get(&it).and_then(|it| it.sharing);
                let sharing = sharing.map(|it| self.sharing(it)).unwrap_or_default();
                say!("the account {number} is shared {sharing}", number = account(it), sharing)
            }
            Setting::Entry(_, who) => say!("its sharing serves {who}", who = self.who(who)),
            Setting::AutoArchive(who) => {
                let observes =
                    |it: TeamId| directory.membership(self.person, it) == Some(Membership::Observer);
                match who {
                    Who::Team(it) if observes(it) => {
                        say!("its sharing auto-archives for observers of {team}", team = team(it))
                    }
                    who => say!("its sharing auto-archives for {who}", who = self.who(who)),
                }
            }
            Setting::Owner(it) => self.does(
                &say!("owns the account {number}", number = account(it)),
                &say!("own the account {number}", number = account(it)),
            ),
            Setting::Leaves => self.does(
                "lets what is closed or assigned to others leave the Inbox",
                "let what is closed or assigned to others leave the Inbox",
            ),
            Setting::Away(it) if it == self.me => say("you are out of office").to_owned(),
            Setting::Away(it) => say!("{name} is out of office", name = self.name(it)),
            Setting::Requeues(it) => say!("{team} shows replies in its team inbox", team = team(it)),
            Setting::Assigns(it) => say!("{team} assigns whoever replies", team = team(it)),
            Setting::Star => self.does("starred it", "starred it"),
            Setting::Draft => self.does("has a draft in it", "have a draft in it"),
            Setting::Waiting => self.does(
                "has a message in it that is not delivered",
                "have a message in it that is not delivered",
            ),
        }
    }

    fn sharing(&self, sharing: Sharing) -> String {
        match sharing {
            Sharing::TeamInbox(it) => {
                say!("to the team inbox of {team}", team = self.directory.team_name(it))
            }
            Sharing::Inbox(it) => {
                let entries = self.directory.audiences.get(&it).map(|it| it.entries.clone());
                let named: Vec<_> = entries.unwrap_or_default().iter().map(|it| self.who(it.0)).collect();
                say!("to the Inbox of {names}", names = super::listed(&named))
            }
        }
    }

    fn who(&self, who: Who) -> String {
        match who {
            Who::Everyone => say("everyone").to_owned(),
            Who::Team(it) => say!("the team {team}", team = self.directory.team_name(it)),
            Who::Person(it) => self.name(it),
        }
    }

    /// Returns what a conversation lacks to stand in a mailbox, as a sentence without a full stop.
    pub fn lack(&self, lack: Lack) -> String {
        let team = |it: TeamId| self.directory.team_name(it);
        match lack {
            Lack::Access => say!(
                "{does} no access: no sharing, team, assignment or mention gives it",
                does = self.does("has", "have")
            ),
            Lack::Giver(it) => self.giver(it),
            Lack::Erased => self.does(
                "has deleted it for ever, until a new message comes",
                "have deleted it for ever, until a new message comes",
            ),
            Lack::Membership(it) => {
                say!("{does} no member of {team}", does = self.does("is", "are"), team = team(it))
            }
            Lack::ActiveMembership => {
                say!("{does} no active member of its team", does = self.does("is", "are"))
            }
            Lack::Team => say("it belongs to no team").to_owned(),
            Lack::OtherTeam(it) => say!("it does not belong to {team}", team = team(it)),
            Lack::TeamInbox(it) => say!("{team} has no team inbox", team = team(it)),
            Lack::Queue => say("it does not wait in the team inbox").to_owned(),
            Lack::Delivery if self.person == self.me => say("nothing has put it into your Inbox").to_owned(),
            Lack::Delivery => {
                say!("nothing has put it into the Inbox of {name}", name = self.name(self.person))
            }
            Lack::Assignee => say("it is assigned to nobody").to_owned(),
            Lack::Assignment => say!("it is not assigned to {name}", name = self.name(self.person)),
            Lack::Closing => say("nobody has closed it").to_owned(),
            Lack::Opening => say("it is closed").to_owned(),
            Lack::Deed(mailbox) => self.undone_deed(mailbox),
        }
    }

    /// Returns what would give access, as a sentence without a full stop.
    fn giver(&self, giver: Giver) -> String {
        let directory = self.directory;
        let whom = self.name(self.person);
        match giver {
            Giver::Organization(it) => {
                let name = directory.organizations.get(&it).map_or("", |it| &it.name);
                say!("{does} not in {name}, where it belongs", does = self.does("is", "are"), name)
            }
            Giver::Owner(it) if it == self.me => {
                say!("it is private to you: assign it to {whom}, or mention {whom}, and it is shared", whom)
            }
            Giver::Owner(it) => {
                let owner = self.name(it);
                say!("it is private to {owner}, who alone can assign it or mention somebody", owner)
            }
            Giver::Team(it) => say!("a place in {team} would give it", team = directory.team_name(it)),
            Giver::Account(it) => {
                let name = directory.accounts.get(&it).map_or("the account", |it| &it.name);
                say!("sharing {name} with {whom} would give it, also for existing conversations", name, whom)
            }
            Giver::Address(it) => {
                let name = directory.addresses.get(&it).map_or("the address", |it| &it.address);
                say!("sharing {name} with {whom} would give it, also for existing conversations", name, whom)
            }
            Giver::Assignment => say!("assigning it to {whom}, or a mention, would give it", whom),
        }
    }

    fn undone_deed(&self, mailbox: Mailbox) -> String {
        let (has, have) = match mailbox {
            Mailbox::Snoozed => ("has not snoozed it", "have not snoozed it"),
            Mailbox::Starred => ("has not starred it", "have not starred it"),
            Mailbox::Drafts => ("has no draft in it", "have no draft in it"),
            Mailbox::Sent => ("has sent no message in it", "have sent no message in it"),
            Mailbox::Outbox => ("has no message in it that waits", "have no message in it that waits"),
            Mailbox::Trash => return say("nobody has put it into the Trash").to_owned(),
            Mailbox::Spam => return say("nobody has marked it as spam").to_owned(),
            Mailbox::Label(_) => return say("it does not have this label").to_owned(),
            // No deed of anybody's puts a conversation into these: they have words of their own.
            Mailbox::Inbox
            | Mailbox::TeamInboxes
            | Mailbox::TeamInbox(_)
            | Mailbox::AssignedToMe
            | Mailbox::AssignedToOthers
            | Mailbox::TeamAssigned(_)
            | Mailbox::Closed
            | Mailbox::TeamClosed(_)
            | Mailbox::All
            | Mailbox::TeamAll(_) => return String::new(),
        };
        self.does(has, have)
    }
}

const fn header(field: HeaderField) -> Said {
    match field {
        HeaderField::To => say("To"),
        HeaderField::Cc => say("Cc"),
        HeaderField::Delivered => say("Delivered-To"),
        HeaderField::List => say("List-Id"),
        HeaderField::From => say("From"),
    }
}

/// Returns how many alternatives are not shown.
pub fn more_ways(count: usize) -> String {
    super::counted(count, "more way", "more ways")
}

/// Returns a sentence as it begins a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// Returns "It is in Support" or "It is not in Inbox of Olga".
pub fn placed(is_there: bool, mailbox: &str, whose: Option<&str>) -> String {
    let is = if is_there { "is" } else { "is not" };
    let of = whose.map(|it| say!(" of {it}", it)).unwrap_or_default();
    say!("It {is} in {mailbox}{of}", is, mailbox, of)
}
