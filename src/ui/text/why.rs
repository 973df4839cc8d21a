//! *Why is it here?* and *Why is it not?*, as sentences.

use super::{rules, story};
use crate::model::explain::{Cause, Giver, Inquiry, Lack, Setting, Step};
use crate::model::{
    Act, Arrived, Beat, Change, Directory, Flag, Grant, HeaderField, Mailbox, Membership, PersonId, Sharing,
    TeamId, Time, What, Who,
};

/// The question, of a mailbox that holds it.
pub const WHY: &str = "Why is it here?";
/// The question of somebody who has found it elsewhere.
pub const WHY_NOT_IN_INBOX: &str = "Why is it not in my Inbox?";
/// The question, of one that does not.
pub const WHY_NOT: &str = "Why is it not?";

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
        if person == self.me { "you".to_owned() } else { self.directory.name(person).to_owned() }
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
                format!("{who} mentioned {} in a comment", self.name(self.person))
            }
            Act::Due => format!("the snooze of {} was due", self.name(self.person)),
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
            Some(person) => format!("{} wrote the first message", self.name(person)),
            _ if step.act == Act::Import => {
                format!("a message from {} was imported", message.header.from.shown())
            }
            _ => format!("a message from {} came", message.header.from.shown()),
        }
    }

    /// Returns what a step that has no word of its own did.
    fn effect(&self, changes: &[Change]) -> String {
        let told = changes.iter().find_map(|it| match it {
            Change::Assignees(before, after) => {
                let added: Vec<_> =
                    after.iter().filter(|it| !before.contains(it)).map(|it| self.name(*it)).collect();
                Some(if added.is_empty() {
                    "took its assignees off".to_owned()
                } else {
                    format!("assigned this to {}", super::listed(&added))
                })
            }
            Change::Team(_, Some(team)) => Some(format!("moved this to {}", self.directory.team_name(*team))),
            Change::Closed(true) => Some("closed this".to_owned()),
            Change::Closed(false) => Some("reopened this".to_owned()),
            Change::Trashed(true) => Some("moved this to Trash for everyone".to_owned()),
            Change::Spam(true) => Some("marked this as spam for everyone".to_owned()),
            Change::Queued(true) => Some("put this in the team inbox".to_owned()),
            Change::Queued(false) => Some("took this out of the team inbox".to_owned()),
            Change::Labels(..) => Some("changed the labels".to_owned()),
            Change::Snooze(_, _, Some(_)) => Some("snoozed this".to_owned()),
            Change::Mark { flag, on, .. } => Some(self.marked(*flag, *on)),
            Change::Grants(..) => Some("changed who has access".to_owned()),
            _ => None,
        });
        told.unwrap_or_else(|| "changed this".to_owned())
    }

    fn marked(&self, flag: Flag, on: bool) -> String {
        let whose = if self.person == self.me {
            "your".to_owned()
        } else {
            format!("{}’s", self.name(self.person))
        };
        match (flag, on) {
            (Flag::Inbox, true) => format!("put this in {whose} Inbox"),
            (Flag::Inbox, false) => format!("took this out of {whose} Inbox"),
            (Flag::Trashed, true) => format!("moved this to {whose} Trash"),
            (Flag::Spam, true) => format!("marked this as spam for {}", self.name(self.person)),
            (Flag::Removed, true) => {
                format!("removed this from the team inbox for {}", self.name(self.person))
            }
            _ => "changed this".to_owned(),
        }
    }

    fn setting(&self, setting: Setting) -> String {
        let directory = self.directory;
        let team = |it: TeamId| directory.team_name(it);
        let account = |it| directory.accounts.get(&it).map_or("an account", |it| it.name.as_str());
        match setting {
            Setting::Member(it) => match directory.membership(self.person, it) {
                Some(Membership::Active) => {
                    format!("{} an active member of {}", self.does("is", "are"), team(it))
                }
                _ => self.does(&format!("observes {}", team(it)), &format!("observe {}", team(it))),
            },
            Setting::Observer(it) => {
                self.does(&format!("only observes {}", team(it)), &format!("only observe {}", team(it)))
            }
            Setting::Address(it, field) => {
                let Some(it) = directory.addresses.get(&it) else { return String::new() };
                format!("{} names {}, shared {}", header(field), it.address, self.sharing(it.sharing))
            }
            Setting::Account(it) => {
                let sharing = directory.accounts.get(&it).and_then(|it| it.sharing);
                let sharing = sharing.map(|it| self.sharing(it)).unwrap_or_default();
                format!("the account {} is shared {sharing}", account(it))
            }
            Setting::Entry(_, who) => format!("its sharing serves {}", self.who(who)),
            Setting::AutoArchive(who) => {
                let observes =
                    |it: TeamId| directory.membership(self.person, it) == Some(Membership::Observer);
                match who {
                    Who::Team(it) if observes(it) => {
                        format!("its sharing auto-archives for observers of {}", team(it))
                    }
                    who => format!("its sharing auto-archives for {}", self.who(who)),
                }
            }
            Setting::Owner(it) => self.does(
                &format!("owns the account {}", account(it)),
                &format!("own the account {}", account(it)),
            ),
            Setting::Leaves => self.does(
                "lets what is closed or assigned to others leave the Inbox",
                "let what is closed or assigned to others leave the Inbox",
            ),
            Setting::Away(it) if it == self.me => "you are out of office".to_owned(),
            Setting::Away(it) => format!("{} is out of office", self.name(it)),
            Setting::Requeues(it) => format!("{} shows replies in its team inbox", team(it)),
            Setting::Assigns(it) => format!("{} assigns whoever replies", team(it)),
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
            Sharing::TeamInbox(it) => format!("to the team inbox of {}", self.directory.team_name(it)),
            Sharing::Inbox(it) => {
                let entries = self.directory.audiences.get(&it).map(|it| it.entries.clone());
                let named: Vec<_> = entries.unwrap_or_default().iter().map(|it| self.who(it.0)).collect();
                format!("to the Inbox of {}", super::listed(&named))
            }
        }
    }

    fn who(&self, who: Who) -> String {
        match who {
            Who::Everyone => "everyone".to_owned(),
            Who::Team(it) => format!("the team {}", self.directory.team_name(it)),
            Who::Person(it) => self.name(it),
        }
    }

    /// Returns what a conversation lacks to stand in a mailbox, as a sentence without a full stop.
    pub fn lack(&self, lack: Lack) -> String {
        let team = |it: TeamId| self.directory.team_name(it);
        match lack {
            Lack::Access => format!(
                "{} no access: no sharing, team, assignment or mention gives it",
                self.does("has", "have")
            ),
            Lack::Giver(it) => self.giver(it),
            Lack::Erased => self.does(
                "has deleted it for ever, until a new message comes",
                "have deleted it for ever, until a new message comes",
            ),
            Lack::Membership(it) => format!("{} no member of {}", self.does("is", "are"), team(it)),
            Lack::ActiveMembership => format!("{} no active member of its team", self.does("is", "are")),
            Lack::Team => "it belongs to no team".to_owned(),
            Lack::OtherTeam(it) => format!("it does not belong to {}", team(it)),
            Lack::TeamInbox(it) => format!("{} has no team inbox", team(it)),
            Lack::Queue => "it does not wait in the team inbox".to_owned(),
            Lack::Delivery if self.person == self.me => "nothing has put it into your Inbox".to_owned(),
            Lack::Delivery => format!("nothing has put it into the Inbox of {}", self.name(self.person)),
            Lack::Assignee => "it is assigned to nobody".to_owned(),
            Lack::Assignment => format!("it is not assigned to {}", self.name(self.person)),
            Lack::Closing => "nobody has closed it".to_owned(),
            Lack::Opening => "it is closed".to_owned(),
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
                format!("{} not in {name}, where it belongs", self.does("is", "are"))
            }
            Giver::Owner(it) if it == self.me => {
                format!("it is private to you: assign it to {whom}, or mention {whom}, and it is shared")
            }
            Giver::Owner(it) => {
                let owner = self.name(it);
                format!("it is private to {owner}, who alone can assign it or mention somebody")
            }
            Giver::Team(it) => format!("a place in {} would give it", directory.team_name(it)),
            Giver::Account(it) => {
                let name = directory.accounts.get(&it).map_or("the account", |it| &it.name);
                format!("sharing {name} with {whom} would give it, also for existing conversations")
            }
            Giver::Address(it) => {
                let name = directory.addresses.get(&it).map_or("the address", |it| &it.address);
                format!("sharing {name} with {whom} would give it, also for existing conversations")
            }
            Giver::Assignment => format!("assigning it to {whom}, or a mention, would give it"),
        }
    }

    fn undone_deed(&self, mailbox: Mailbox) -> String {
        let (has, have) = match mailbox {
            Mailbox::Snoozed => ("has not snoozed it", "have not snoozed it"),
            Mailbox::Starred => ("has not starred it", "have not starred it"),
            Mailbox::Drafts => ("has no draft in it", "have no draft in it"),
            Mailbox::Sent => ("has sent no message in it", "have sent no message in it"),
            Mailbox::Outbox => ("has no message in it that waits", "have no message in it that waits"),
            Mailbox::Trash => return "nobody has put it into the Trash".to_owned(),
            Mailbox::Spam => return "nobody has marked it as spam".to_owned(),
            Mailbox::Label(_) => return "it does not have this label".to_owned(),
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

const fn header(field: HeaderField) -> &'static str {
    match field {
        HeaderField::To => "To",
        HeaderField::Cc => "Cc",
        HeaderField::Delivered => "Delivered-To",
        HeaderField::List => "List-Id",
        HeaderField::From => "From",
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
    let of = whose.map(|it| format!(" of {it}")).unwrap_or_default();
    format!("It {is} in {mailbox}{of}")
}
