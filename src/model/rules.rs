//! Rules: when, if and then. Deciding what they do stands in `decide::rules`.

use serde::{Deserialize, Serialize};

use super::ids::*;

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
}

/// What must hold for a rule to act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// All of them; with none it always holds.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The author's address or name contains a text.
    From(String),
    /// A To address or name contains a text.
    To(String),
    /// A Cc address or name contains a text.
    Cc(String),
    /// The subject contains a text.
    Subject(String),
    /// The first words of the body contain a text.
    Body(String),
    /// An attachment's name contains a text.
    Attachment(String),
    /// It travels by a channel.
    Channel(super::Channel),
    /// It came to an account.
    Account(AccountId),
    /// It belongs to a team.
    Team(TeamId),
    /// It is the first message of its conversation, or not.
    First(bool),
    /// The minute of the day (UTC) lies in a window; over midnight if the end is before the start.
    Between(u16, u16),
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
    /// Archives, out of the queue for everyone.
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
}

/// How *Assign users* chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The method.
    pub method: Method,
    /// The listed users, in order.
    pub people: Vec<PersonId>,
    /// The active members of a team, after the listed ones.
    pub team: Option<TeamId>,
    /// Assign people who are out of office too.
    pub absent_too: bool,
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
