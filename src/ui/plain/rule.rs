//! A rule as it is being built, and the parts of its condition by their place in it.
//!
//! Knows what can be chosen, not what makes sense: that is asked of the model.

use crate::model::Window;
use crate::model::rules::{Action, Attendance, Balance, Condition, Method, Rule, Trigger};
use crate::model::{Channel, Directory, Kept, OrgId, RuleId, Zone};

/// Returns a rule to begin with.
pub fn new_rule(org: OrgId) -> Rule {
    Rule {
        id: RuleId::default(),
        org,
        name: String::new(),
        rank: 0,
        on: true,
        trigger: Trigger::Incoming,
        condition: Condition::All(vec![Condition::Subject(String::new())]),
        actions: Vec::new(),
        removed: false,
    }
}

/// Returns a rule whose condition is a group, as the builder has it.
pub fn grouped(rule: Rule) -> Rule {
    let condition = match rule.condition {
        it @ (Condition::All(_) | Condition::Any(_)) => it,
        one => Condition::All(vec![one]),
    };
    Rule { condition, ..rule }
}

/// What a condition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A text in From.
    From,
    /// A text in To.
    To,
    /// A text in Cc.
    Cc,
    /// A text in the subject.
    Subject,
    /// A text in the body.
    Body,
    /// A text in a header field.
    Header,
    /// A text in the name of an attachment.
    Attachment,
    /// The channel.
    Channel,
    /// The account.
    Account,
    /// The team.
    Team,
    /// The first message or a reply.
    First,
    /// A time window.
    Within,
    /// That the customer wrote within a day.
    Heard,
    /// That a message did not get there.
    Failed,
}

impl Asks {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::From,
        Self::To,
        Self::Cc,
        Self::Subject,
        Self::Body,
        Self::Header,
        Self::Attachment,
        Self::Channel,
        Self::Account,
        Self::Team,
        Self::First,
        Self::Within,
        Self::Heard,
        Self::Failed,
    ];

    /// Returns what a condition asks for; nothing for a group.
    pub fn of(condition: &Condition) -> Option<Self> {
        Some(match condition {
            Condition::All(_) | Condition::Any(_) => return None,
            Condition::Not(part) => return Self::of(part),
            Condition::From(_) => Self::From,
            Condition::To(_) => Self::To,
            Condition::Cc(_) => Self::Cc,
            Condition::Subject(_) => Self::Subject,
            Condition::Body(_) => Self::Body,
            Condition::Header(..) => Self::Header,
            Condition::Attachment(_) => Self::Attachment,
            Condition::Channel(_) => Self::Channel,
            Condition::Account(_) => Self::Account,
            Condition::Team(_) => Self::Team,
            Condition::First(_) => Self::First,
            Condition::Within(_) => Self::Within,
            Condition::Heard => Self::Heard,
            Condition::Failed => Self::Failed,
        })
    }

    /// Returns a condition that asks for it, with a text that was typed already.
    pub fn fresh(self, text: String, org: OrgId, directory: &Directory, zone: Zone) -> Condition {
        let team = || directory.teams_of(org).first().map(|it| it.id).unwrap_or_default();
        let account =
            || directory.accounts.values().find(|it| !it.removed).map(|it| it.id).unwrap_or_default();
        match self {
            Self::From => Condition::From(text),
            Self::To => Condition::To(text),
            Self::Cc => Condition::Cc(text),
            Self::Subject => Condition::Subject(text),
            Self::Body => Condition::Body(text),
            Self::Header => Condition::Header(Kept::AutoSubmitted, text),
            Self::Attachment => Condition::Attachment(text),
            Self::Channel => Condition::Channel(Channel::Email),
            Self::Account => Condition::Account(account()),
            Self::Team => Condition::Team(team()),
            Self::First => Condition::First(true),
            Self::Heard => Condition::Heard,
            Self::Failed => Condition::Failed,
            Self::Within => {
                Condition::Within(Window { from: 9 * 60, until: 17 * 60, days: 0b001_1111, zone })
            }
        }
    }
}

/// Returns the text that a condition looks for, if it looks for one.
pub fn text_mut(condition: &mut Condition) -> Option<&mut String> {
    match condition {
        Condition::From(text)
        | Condition::To(text)
        | Condition::Cc(text)
        | Condition::Subject(text)
        | Condition::Body(text)
        | Condition::Attachment(text)
        | Condition::Header(_, text) => Some(text),
        Condition::Not(part) => text_mut(part),
        _ => None,
    }
}

/// Returns the parts of a group, through a negation.
pub fn parts_mut(condition: &mut Condition) -> Option<&mut Vec<Condition>> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => Some(parts),
        Condition::Not(part) => parts_mut(part),
        _ => None,
    }
}

/// Returns the condition at a place: which part, of that which part, and so on.
pub fn at_mut<'a>(condition: &'a mut Condition, place: &[usize]) -> Option<&'a mut Condition> {
    match place.split_first() {
        None => Some(condition),
        Some((first, rest)) => at_mut(parts_mut(condition)?.get_mut(*first)?, rest),
    }
}

/// Returns a condition without its negation, and whether it had one.
pub const fn plain(condition: &Condition) -> (&Condition, bool) {
    match condition {
        Condition::Not(part) => (part, true),
        other => (other, false),
    }
}

/// Negates a condition, or no longer.
pub fn negate(condition: &mut Condition, is_not: bool) {
    let it = std::mem::replace(condition, Condition::All(Vec::new()));
    let inner = match it {
        Condition::Not(part) => *part,
        other => other,
    };
    *condition = if is_not { Condition::Not(Box::new(inner)) } else { inner };
}

/// What an action does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Assigns users.
    Assign,
    /// Assigns the sender.
    AssignSender,
    /// Moves to a team.
    Move,
    /// Labels.
    Label,
    /// Archives for everyone.
    Archive,
    /// Archives for some.
    ArchiveFor,
    /// Removes from the team inbox for some.
    RemoveFor,
    /// Marks as read for some.
    ReadFor,
    /// Closes.
    Close,
    /// Puts into the Trash.
    Trash,
    /// Snoozes for some.
    Snooze,
    /// Comments.
    Comment,
    /// Notifies some.
    Notify,
    /// Sends a saved reply.
    Reply,
}

impl Does {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Assign,
        Self::AssignSender,
        Self::Move,
        Self::Label,
        Self::Archive,
        Self::ArchiveFor,
        Self::RemoveFor,
        Self::ReadFor,
        Self::Close,
        Self::Trash,
        Self::Snooze,
        Self::Comment,
        Self::Notify,
        Self::Reply,
    ];

    /// Returns what an action does.
    pub const fn of(action: &Action) -> Self {
        match action {
            Action::Assign(_) => Self::Assign,
            Action::AssignSender => Self::AssignSender,
            Action::Move(_) => Self::Move,
            Action::Label(_) => Self::Label,
            Action::Archive => Self::Archive,
            Action::ArchiveFor(_) => Self::ArchiveFor,
            Action::RemoveFor(_) => Self::RemoveFor,
            Action::ReadFor(_) => Self::ReadFor,
            Action::Close => Self::Close,
            Action::Trash => Self::Trash,
            Action::Snooze(..) => Self::Snooze,
            Action::Comment(_) => Self::Comment,
            Action::Notify(_) => Self::Notify,
            Action::Reply(_) => Self::Reply,
        }
    }

    /// Returns an action that does it, as far as it can be said without asking.
    pub fn fresh(self, org: OrgId, directory: &Directory) -> Action {
        let team = || directory.teams_of(org).first().map(|it| it.id).unwrap_or_default();
        let label = || {
            let first = directory.common_labels(org).next();
            first.map(|it| it.id).unwrap_or_default()
        };
        let reply = || {
            let replies = directory.common_replies(org).next();
            replies.map(|it| it.id).unwrap_or_default()
        };
        match self {
            Self::Assign => Action::Assign(Balance {
                method: Method::Turn,
                people: Vec::new(),
                teams: Vec::new(),
                attendance: Attendance::InOffice,
            }),
            Self::AssignSender => Action::AssignSender,
            Self::Move => Action::Move(team()),
            Self::Label => Action::Label(label()),
            Self::Archive => Action::Archive,
            Self::ArchiveFor => Action::ArchiveFor(Vec::new()),
            Self::RemoveFor => Action::RemoveFor(Vec::new()),
            Self::ReadFor => Action::ReadFor(Vec::new()),
            Self::Close => Action::Close,
            Self::Trash => Action::Trash,
            Self::Snooze => Action::Snooze(Vec::new(), 3 * 60),
            Self::Comment => Action::Comment(String::new()),
            Self::Notify => Action::Notify(Vec::new()),
            Self::Reply => Action::Reply(reply()),
        }
    }
}
