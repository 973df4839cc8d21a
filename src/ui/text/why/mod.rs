//! *Why is it here?* and *Why is it not?*, as sentences.

mod lack;
mod setting;

use super::{rules, story};
use crate::model::explain::{Cause, Inquiry, Step};
use crate::model::{Act, Arrived, Beat, Change, Directory, Flag, Grant, PersonId, Time, What};
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
