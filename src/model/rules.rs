//! Rules: when, if and then. What they do is decided in `decide::rules`.

use serde::{Deserialize, Serialize};

use super::directory::{Channel, Membership};
use super::ids::*;
use super::kept::Kept;
use super::window::Window;

/// A rule of an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// Its organization.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// Rules run by rising rank.
    pub rank: u32,
    /// A rule that is off never runs.
    pub on: bool,
    /// What sets it off.
    pub trigger: Trigger,
    /// What must hold.
    pub condition: Condition,
    /// What it does, in order.
    pub actions: Vec<Action>,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// What sets a rule off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trigger {
    /// A message from outside.
    Incoming,
    /// A message sent by a member.
    Outgoing,
    /// A comment.
    Comment,
    /// A close.
    Closed,
    /// A reopening.
    Reopened,
    /// Other assignees.
    Assignees,
    /// Another team.
    Team,
    /// Other labels.
    Labels,
    /// A message that did not get there.
    Failed,
}

impl Trigger {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Incoming,
        Self::Outgoing,
        Self::Comment,
        Self::Closed,
        Self::Reopened,
        Self::Assignees,
        Self::Team,
        Self::Labels,
        Self::Failed,
    ];

    /// Tells whether it is a message, with a header of its own.
    pub const fn is_message(self) -> bool {
        matches!(self, Self::Incoming | Self::Outgoing)
    }
}

/// What must hold for a rule to act. Texts are found in any case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// All of them; with none it always holds.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The author's address or name contains a text; of what people do, the other party's.
    From(String),
    /// A To address or name contains a text.
    To(String),
    /// A Cc address or name contains a text.
    Cc(String),
    /// The subject contains a text.
    Subject(String),
    /// The body contains a text. Of what was read from a file it is the start of it, looked through as
    /// it is read; of what was there before the rule was, the first words.
    Body(String),
    /// An attachment's name contains a text.
    Attachment(String),
    /// It travels by a channel.
    Channel(Channel),
    /// It came to an account.
    Account(AccountId),
    /// It belongs to a team.
    Team(TeamId),
    /// It is the first message of its conversation, or not.
    First(bool),
    /// It happens within a time window.
    Within(Window),
    /// A header field contains a text.
    Header(Kept, String),
    /// The other side of a chat wrote within the last 24 hours.
    Heard,
    /// A message that was sent did not get there, and was not sent again.
    Failed,
}

impl Condition {
    /// Tells whether it holds, by what is known of the conditions that it is composed of: nothing of
    /// some, and so perhaps nothing of it. A group within it that is empty holds never, nor does its
    /// opposite: there is nothing that it could have meant.
    pub fn told_by(&self, known: &dyn Fn(&Self) -> Option<bool>) -> Option<bool> {
        match self {
            Self::All(parts) if parts.is_empty() => Some(true),
            _ => self.told_within(known),
        }
    }

    fn told_within(&self, known: &dyn Fn(&Self) -> Option<bool>) -> Option<bool> {
        let composed = |parts: &[Self], decides: bool| {
            let mut told = Some(!decides);
            for part in parts {
                match part.told_within(known) {
                    Some(it) if it == decides => return Some(decides),
                    Some(_) => {}
                    None => told = None,
                }
            }
            told
        };
        match self {
            _ if self.is_hollow() => Some(false),
            Self::All(parts) => composed(parts, false),
            Self::Any(parts) => composed(parts, true),
            Self::Not(part) => part.told_within(known).map(|it| !it),
            single => known(single),
        }
    }

    /// Tells whether it is a group without a condition, or holds nothing but such.
    fn is_hollow(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_hollow),
            Self::Not(part) => part.is_hollow(),
            _ => false,
        }
    }

    /// Tells whether a group within it is empty.
    pub fn has_hollow_group(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().any(|it| it.is_hollow() || it.has_hollow_group())
            }
            Self::Not(part) => part.is_hollow() || part.has_hollow_group(),
            _ => false,
        }
    }

    /// Takes the blanks around texts off: nobody means to look for them.
    pub fn trim(&mut self) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(Self::trim),
            Self::Not(part) => part.trim(),
            Self::From(text)
            | Self::To(text)
            | Self::Cc(text)
            | Self::Subject(text)
            | Self::Body(text)
            | Self::Header(_, text)
            | Self::Attachment(text) => *text = text.trim().to_owned(),
            _ => {}
        }
    }

    /// Tells whether it asks for the account, in any part.
    pub fn asks_for_account(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_for_account),
            Self::Not(part) => part.asks_for_account(),
            Self::Account(_) | Self::Channel(_) => true,
            _ => false,
        }
    }

    /// Adds the texts that the body is asked for.
    pub fn body_texts(&self, texts: &mut Vec<String>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|it| it.body_texts(texts)),
            Self::Not(part) => part.body_texts(texts),
            Self::Body(text) => texts.push(text.trim().to_owned()),
            _ => {}
        }
    }
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Assigns users by a balancing method.
    Assign(Balance),
    /// Assigns the sender of an outgoing message.
    AssignSender,
    /// Moves to a team.
    Move(TeamId),
    /// Archives for everyone: out of the team inbox; where it is in none, out of every Inbox.
    Archive,
    /// Archives for some.
    ArchiveFor(Vec<PersonId>),
    /// Removes from the team inbox for some.
    RemoveFor(Vec<PersonId>),
    /// Marks as read for some.
    ReadFor(Vec<PersonId>),
    /// Closes.
    Close,
    /// Puts into the Trash, for everyone.
    Trash,
    /// Adds a label.
    Label(LabelId),
    /// Comments.
    Comment(String),
    /// Notifies some.
    Notify(Vec<PersonId>),
    /// Snoozes for some, for so many minutes or until a reply.
    Snooze(Vec<PersonId>, u32),
    /// Sends a saved reply to whoever wrote last from outside.
    Reply(SavedReplyId),
}

/// How *Assign users* chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The method.
    pub method: Method,
    /// The listed users, in order.
    pub people: Vec<PersonId>,
    /// The members of teams, as they are then, after the listed ones.
    pub teams: Vec<(TeamId, Membership)>,
    /// Who of them may be chosen, by where they are.
    pub attendance: Attendance,
}

/// Who may be chosen by where they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attendance {
    /// Who is not out of office.
    #[default]
    InOffice,
    /// Anybody, also who is out of office.
    Anybody,
    /// Who is not out of office, and online: acts in a tab that is open.
    Online,
}

impl Attendance {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InOffice, Self::Anybody, Self::Online];
}

/// The four balancing methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// Every listed user.
    All,
    /// One, evenly, by a seeded generator.
    Random,
    /// One, cyclic in the listed order.
    Turn,
    /// The one with the fewest open conversations.
    Least,
}

impl Method {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Random, Self::Turn, Self::Least];
}

/// What a rule that ran has to say besides what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// There was nobody to assign it to; these are listed, but out of office.
    NobodyEligible(Vec<PersonId>),
    /// It sent no reply.
    NotAnswered(Silence),
    /// There was nobody to assign it to: these are in the office, but not online.
    NobodyOnline(Vec<PersonId>),
}

/// Why a rule sent no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Silence {
    /// A machine or a mailing list wrote: answering those goes on for ever.
    Automatic,
    /// There is no address to write to, or it is one of ours.
    NoRecipient,
    /// There is no shared address to write from.
    NoSender,
    /// A rule has written to them within a day.
    Already,
    /// They wrote too long ago: the channel takes nothing from a rule any more, or an approved template alone.
    TooLate,
}

#[cfg(test)]
mod tests {
    use super::Condition::{All, Any, First, Not};

    #[test]
    fn a_group_that_is_empty_never_holds_nor_does_its_opposite() {
        let not = |it| Not(Box::new(it));
        for (condition, wanted) in [
            (All(vec![]), true),
            (Any(vec![]), false),
            (All(vec![All(vec![])]), false),
            (All(vec![First(true), Any(vec![])]), false),
            (All(vec![First(true), All(vec![])]), false),
            (Any(vec![All(vec![]), First(true)]), true),
            (not(All(vec![])), false),
            (All(vec![not(Any(vec![]))]), false),
            (All(vec![First(true)]), true),
        ] {
            assert_eq!(condition.told_by(&|_| Some(true)), Some(wanted), "{condition:?}");
        }
    }
}
