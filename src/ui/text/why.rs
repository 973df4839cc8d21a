//! *Why is it here?* and *Why is it not?*, as sentences.

use super::{rules, story};
use crate::model::explain::{Cause, Giver, Inquiry, Lack, Setting, Step};
use crate::model::{
    Act, Arrived, Beat, Change, Directory, Flag, Grant, HeaderField, Mailbox, Membership, PersonId, Sharing,
    TeamId, Time, What, Who,
};
use crate::ui::text::language::{Names, Said, say};

/// The question, of a mailbox that holds it.
pub const WHY: Said = say("Why is it here?");
/// The question of somebody who has found it elsewhere.
pub const WHY_NOT_IN_INBOX: Said = say("Why is it not in my Inbox?");
/// Returns the question, of a mailbox that does not hold it.
pub fn why_not(mailbox: &str) -> String {
    say!("Why is it not in {mailbox}?", mailbox)
}

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
        super::who(person, self.me, self.directory)
    }

    /// Returns the person whom it is about.
    fn who(&self) -> Names {
        Names::one(self.name(self.person), self.person == self.me)
    }

    fn step(&self, step: &Step) -> String {
        let message = step.message.as_deref().filter(|it| !it.outgoing || step.is_first());
        if let Some(message) = message {
            return self.message(step, message);
        }
        let (act, rule, changes) = (step.act, step.rule, step.changes.clone());
        let who = story::who(step.actor, rule, self.directory, self.me);
        if rule.is_some() {
            let said = rules::said(&step.changes, self.directory, self.me);
            return story::did(&who, &said.unwrap_or_else(|| self.effect(&step.changes)));
        }
        let what = What::Act { act, rule, changes, undone: false };
        let beat = Beat { seq: crate::model::Seq::default(), at: step.at, actor: step.actor, what };
        match act {
            Act::Comment if self.is_mentioned(&step.changes) => {
                let name = super::whom(self.person, self.me, self.directory);
                story::did(&who, &say!("mentioned {name} in a comment", name))
            }
            Act::Due if self.person == self.me => say("your snooze was due").to_owned(),
            Act::Due => say!("the snooze of {name} was due", name = self.name(self.person)),
            _ => story::beat(&beat, self.directory, self.me)
                .unwrap_or_else(|| story::did(&who, &self.effect(&step.changes))),
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
        let from = message.header.from.shown();
        match message.sender {
            Some(person) => {
                story::did(&Names::one(self.name(person), person == self.me), &say("wrote the first message"))
            }
            _ if step.act == Act::Import => say!("a message from {from} was imported", from),
            _ => say!("a message from {from} arrived", from),
        }
    }

    /// Returns what a step that has no word of its own did.
    fn effect(&self, changes: &[Change]) -> String {
        let told = changes.iter().find_map(|it| match it {
            Change::Assignees(before, after) => {
                let added = after.iter().filter(|it| !before.contains(it));
                let added: Vec<_> = added.map(|it| super::to_whom(*it, self.me, self.directory)).collect();
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
        let (who, name) = (self.who(), super::whom(self.person, self.me, self.directory));
        match (flag, on) {
            (Flag::Inbox, true) => say!("put this in {who|you your|other #’s} Inbox", who),
            (Flag::Inbox, false) => say!("took this out of {who|you your|other #’s} Inbox", who),
            (Flag::Trashed, true) => say!("moved this to {who|you your|other #’s} Trash", who),
            (Flag::Spam, true) => say!("marked this as spam for {name}", name),
            (Flag::Removed, true) => say!("removed this from the team inbox for {name}", name),
            _ => say("changed this").to_owned(),
        }
    }

    fn setting(&self, setting: Setting) -> String {
        let (directory, who) = (self.directory, self.who());
        let team = |it: TeamId| directory.team_name(it);
        let account = |it| {
            let known = directory.accounts.get(&it).map(|it| it.name.clone());
            known.unwrap_or_else(|| say("an account").to_owned())
        };
        match setting {
            Setting::Member(it) => match directory.membership(self.person, it) {
                Some(Membership::Active) => {
                    say!("{who|you # are|other # is} an active member of {team}", who, team = team(it))
                }
                _ => say!("{who|you # observe|other # observes} {team}", who, team = team(it)),
            },
            Setting::Observer(it) => {
                say!("{who|you # only observe|other # only observes} {team}", who, team = team(it))
            }
            Setting::Address(it, field) => {
                let Some(it) = directory.addresses.get(&it) else { return String::new() };
                let (address, shared) = (&it.address, self.sharing(it.sharing));
                say!("{header} names {address}, shared {shared}", header = header(field), address, shared)
            }
            Setting::Account(it) => {
                let sharing = directory.accounts.get(&it).and_then(|it| it.sharing);
                let shared = sharing.map(|it| self.sharing(it)).unwrap_or_default();
                say!("the account {account} is shared {shared}", account = account(it), shared)
            }
            Setting::Entry(audience, whom) => {
                let is_account =
                    directory.accounts.values().any(|it| it.sharing == Some(Sharing::Inbox(audience)));
                let person = |it| super::to_whom(it, self.me, directory);
                match (is_account, whom) {
                    (true, Who::Everyone) => say("this account is shared with everyone").to_owned(),
                    (false, Who::Everyone) => say("this address is shared with everyone").to_owned(),
                    (true, Who::Team(it)) => {
                        say!("this account is shared with the team {team}", team = team(it))
                    }
                    (false, Who::Team(it)) => {
                        say!("this address is shared with the team {team}", team = team(it))
                    }
                    (true, Who::Person(it)) => say!("this account is shared with {name}", name = person(it)),
                    (false, Who::Person(it)) => say!("this address is shared with {name}", name = person(it)),
                }
            }
            Setting::AutoArchive(whom) => {
                let observes =
                    |it: TeamId| directory.membership(self.person, it) == Some(Membership::Observer);
                match whom {
                    Who::Team(it) if observes(it) => {
                        say!("its sharing auto-archives for observers of {team}", team = team(it))
                    }
                    whom => say!("its sharing auto-archives for {names}", names = self.for_whom(whom)),
                }
            }
            Setting::Owner(it) => {
                say!("{who|you # own|other # owns} the account {account}", who, account = account(it))
            }
            Setting::Leaves => {
                say!("{who|you # let|other # lets} what is closed or assigned to others leave the Inbox", who)
            }
            Setting::Away(it) => {
                let who = Names::one(self.name(it), it == self.me);
                say!("{who|you # are|other # is} out of office", who)
            }
            Setting::Requeues(it) => say!("{team} shows replies in its team inbox", team = team(it)),
            Setting::Assigns(it) => say!("{team} assigns whoever replies", team = team(it)),
            Setting::Star => say!("{who} starred it", who),
            Setting::Draft => say!("{who|you # have|other # has} a draft in it", who),
            Setting::Waiting => {
                say!("{who|you # have|other # has} a message in it that is not delivered", who)
            }
        }
    }

    fn sharing(&self, sharing: Sharing) -> String {
        match sharing {
            Sharing::TeamInbox(it) => {
                say!("to the team inbox of {team}", team = self.directory.team_name(it))
            }
            Sharing::Inbox(it) => {
                let entries = self.directory.audiences.get(&it).map(|it| it.entries.clone());
                let names: Vec<_> =
                    entries.unwrap_or_default().iter().map(|it| self.for_whom(it.0)).collect();
                say!("to the Inbox of {names}", names = super::listed(&names))
            }
        }
    }

    fn for_whom(&self, who: Who) -> String {
        match who {
            Who::Everyone => say("everyone").to_owned(),
            Who::Team(it) => say!("the team {team}", team = self.directory.team_name(it)),
            Who::Person(it) => super::whom(it, self.me, self.directory),
        }
    }

    /// Returns what a conversation lacks to stand in a mailbox, as a sentence without a full stop.
    pub fn lack(&self, lack: Lack) -> String {
        let who = self.who();
        let team = |it: TeamId| self.directory.team_name(it);
        match lack {
            Lack::Access => {
                say!(
                    "{who|you # have|other # has} no access: no sharing, team, assignment or mention gives it",
                    who
                )
            }
            Lack::Giver(it) => self.giver(it),
            Lack::Erased => {
                say!("{who|you # have|other # has} deleted it for ever, until a new message comes", who)
            }
            Lack::Membership(it) => {
                say!("{who|you # are|other # is} not a member of {team}", who, team = team(it))
            }
            Lack::ActiveMembership => say!("{who|you # are|other # is} no active member of its team", who),
            Lack::Team => say("it belongs to no team").to_owned(),
            Lack::OtherTeam(it) => say!("it does not belong to {team}", team = team(it)),
            Lack::TeamInbox(it) => say!("{team} has no team inbox", team = team(it)),
            Lack::Queue => say("it does not wait in the team inbox").to_owned(),
            Lack::Activity(it) => self.setting(Setting::Observer(it)),
            Lack::TeamQueue(it) => {
                say!("messages to {team} go to its team inbox, not to anybody’s own Inbox", team = team(it))
            }
            Lack::Delivery => {
                say!("nothing has put it into {who|you your Inbox|other the Inbox of #}", who)
            }
            Lack::Assignee => say("it is assigned to nobody").to_owned(),
            Lack::Assignment => {
                let name = super::to_whom(self.person, self.me, self.directory);
                say!("it is not assigned to {name}", name)
            }
            Lack::Closing => say("nobody has closed it").to_owned(),
            Lack::Opening => say("it is closed").to_owned(),
            Lack::Deed(mailbox) => self.undone_deed(mailbox),
        }
    }

    /// Returns what would give access, as a sentence without a full stop.
    fn giver(&self, giver: Giver) -> String {
        let (directory, who) = (self.directory, self.who());
        let name = super::to_whom(self.person, self.me, directory);
        match giver {
            Giver::Organization(it) => {
                let organization = directory.organizations.get(&it).map_or("", |it| it.name.as_str());
                say!("{who|you # are|other # is} not in {organization}, where it belongs", who, organization)
            }
            Giver::Owner(it) if it == self.me => {
                let who = super::whom(self.person, self.me, directory);
                say!(
                    "it is private to you: assign it to {name}, or mention {who}, and it is shared",
                    name,
                    who
                )
            }
            Giver::Owner(it) => {
                let owner = self.name(it);
                say!("it is private to {owner}, who alone can assign it or mention somebody", owner)
            }
            Giver::Team(it) => say!("a place in {team} would give it", team = directory.team_name(it)),
            Giver::Account(it) => {
                let account = directory.accounts.get(&it).map(|it| it.name.clone());
                let account = account.unwrap_or_else(|| say("the account").to_owned());
                say!(
                    "sharing {account} with {name} would give it, also for existing conversations",
                    account,
                    name
                )
            }
            Giver::Address(it) => {
                let account = directory.addresses.get(&it).map(|it| it.address.clone());
                let account = account.unwrap_or_else(|| say("the address").to_owned());
                say!(
                    "sharing {account} with {name} would give it, also for existing conversations",
                    account,
                    name
                )
            }
            Giver::Assignment => say!("assigning it to {name}, or a mention, would give it", name),
        }
    }

    fn undone_deed(&self, mailbox: Mailbox) -> String {
        let who = self.who();
        match mailbox {
            Mailbox::Snoozed => say!("{who|you # have|other # has} not snoozed it", who),
            Mailbox::Starred => say!("{who|you # have|other # has} not starred it", who),
            Mailbox::Drafts => say!("{who|you # have|other # has} no draft in it", who),
            Mailbox::Sent => say!("{who|you # have|other # has} sent no message in it", who),
            Mailbox::Outbox => say!("{who|you # have|other # has} no message in it that waits", who),
            Mailbox::Trash => say("nobody has put it into the Trash").to_owned(),
            Mailbox::Spam => say("nobody has marked it as spam").to_owned(),
            Mailbox::Label(_) => say("it does not have this label").to_owned(),
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
            | Mailbox::TeamAll(_) => String::new(),
        }
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
    say!("{count|one # more way|other # more ways}", count)
}

/// Returns a sentence as it begins a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// Returns "It is in Support" or "It is not in Inbox of Olga".
pub fn placed(is_there: bool, mailbox: &str, whose: Option<&str>) -> String {
    match (is_there, whose) {
        (true, None) => say!("It is in {mailbox}", mailbox),
        (false, None) => say!("It is not in {mailbox}", mailbox),
        (true, Some(name)) => say!("It is in {mailbox} of {name}", mailbox, name),
        (false, Some(name)) => say!("It is not in {mailbox} of {name}", mailbox, name),
    }
}
