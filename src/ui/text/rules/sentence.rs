//! A rule as one sentence.

use super::{DAYS, method, trigger};
use crate::model::Window;
use crate::model::rules::{Action, Attendance, Balance, Condition, Rule};
use crate::model::{Directory, Membership, PersonId};
use crate::ui::text::{counted, listed, settings};

/// Returns a rule as a sentence: "When …, if … and …, then …".
pub fn sentence(rule: &Rule, directory: &Directory) -> String {
    let condition = condition(&rule.condition, directory);
    let condition = if condition.is_empty() { String::new() } else { format!(", if {condition}") };
    let actions: Vec<_> = rule.actions.iter().map(|it| action(it, directory)).collect();
    let actions = if actions.is_empty() { "do nothing".to_owned() } else { listed(&actions) };
    format!("When {}{condition}, then {actions}.", trigger(rule.trigger))
}

/// Returns a condition in words; empty if it always holds.
pub fn condition(it: &Condition, directory: &Directory) -> String {
    match it {
        Condition::All(parts) => joined(parts, " and ", directory),
        Condition::Any(parts) => joined(parts, " or ", directory),
        Condition::Not(part) => format!("not {}", bracketed(part, directory)),
        Condition::From(text) => format!("From contains “{text}”"),
        Condition::To(text) => format!("To contains “{text}”"),
        Condition::Cc(text) => format!("Cc contains “{text}”"),
        Condition::Subject(text) => format!("the subject contains “{text}”"),
        Condition::Body(text) => format!("the body contains “{text}”"),
        Condition::Attachment(text) => format!("an attachment’s name contains “{text}”"),
        Condition::Header(field, text) => format!("the header {} contains “{text}”", field.name()),
        Condition::Channel(channel) => format!("it travels by {}", settings::channel(*channel)),
        Condition::Account(id) => {
            let name = directory.accounts.get(id).map_or("an account that is gone", |it| &it.name);
            format!("it came to {name}")
        }
        Condition::Team(team) => format!("it belongs to {}", directory.team_name(*team)),
        Condition::First(true) => "it is the first message".to_owned(),
        Condition::First(false) => "it is a reply".to_owned(),
        Condition::Within(window) => within(window),
    }
}

fn joined(parts: &[Condition], word: &str, directory: &Directory) -> String {
    match parts {
        [one] => condition(one, directory),
        parts => parts.iter().map(|it| bracketed(it, directory)).collect::<Vec<_>>().join(word),
    }
}

/// A group within a group stands in brackets.
fn bracketed(it: &Condition, directory: &Directory) -> String {
    let text = condition(it, directory);
    match it {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({text})"),
        _ => text,
    }
}

fn within(window: &Window) -> String {
    let clock = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    let hours = format!("it is between {} and {}", clock(window.from), clock(window.until));
    if window.days & Window::DAILY == Window::DAILY {
        return hours;
    }
    let days = DAYS.iter().enumerate().filter(|(at, _)| window.days >> at & 1 == 1);
    format!("{hours} on {}", listed(&days.map(|it| (*it.1).to_owned()).collect::<Vec<_>>()))
}

fn action(it: &Action, directory: &Directory) -> String {
    let names = |people: &[PersonId]| {
        listed(&people.iter().map(|it| directory.name(*it).to_owned()).collect::<Vec<_>>())
    };
    match it {
        Action::Assign(balance) => assign(balance, directory),
        Action::AssignSender => "assign the sender".to_owned(),
        Action::Move(team) => format!("move it to {}", directory.team_name(*team)),
        Action::Archive => "archive it for everyone".to_owned(),
        Action::ArchiveFor(people) => format!("archive it for {}", names(people)),
        Action::RemoveFor(people) => format!("remove it from the team inbox for {}", names(people)),
        Action::ReadFor(people) => format!("mark it as read for {}", names(people)),
        Action::Close => "close it".to_owned(),
        Action::Trash => "move it to Trash for everyone".to_owned(),
        Action::Label(label) => {
            format!("label it {}", directory.labels.get(label).map_or("", |it| &it.name))
        }
        Action::Comment(text) => format!("comment “{text}”"),
        Action::Notify(people) => format!("notify {}", names(people)),
        Action::Snooze(people, minutes) => format!("snooze it for {} for {}", names(people), span(*minutes)),
        Action::Reply(reply) => {
            format!("reply with “{}”", directory.saved_replies.get(reply).map_or("", |it| &it.title))
        }
    }
}

fn assign(balance: &Balance, directory: &Directory) -> String {
    let people = balance.people.iter().map(|it| directory.name(*it).to_owned());
    let teams = balance.teams.iter().map(|(team, membership)| {
        let who = if *membership == Membership::Active { "active members" } else { "observers" };
        format!("the {who} of {}", directory.team_name(*team))
    });
    let whom: Vec<_> = people.chain(teams).collect();
    let is_one = whom.len() == 1 && balance.teams.is_empty();
    let how = if is_one { String::new() } else { format!(" {}", method(balance.method)) };
    let who = match balance.attendance {
        Attendance::InOffice => "",
        Attendance::Anybody => ", also who is out of office",
        Attendance::Online => ", of those who are online",
    };
    format!("assign {}{how}{who}", listed(&whom))
}

fn span(minutes: u32) -> String {
    match minutes {
        it if it.is_multiple_of(24 * 60) => counted(it as usize / (24 * 60), "day", "days"),
        it if it.is_multiple_of(60) => counted(it as usize / 60, "hour", "hours"),
        it => counted(it as usize, "minute", "minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TeamId;
    use crate::model::Zone;
    use crate::model::fixture::rule;
    use crate::model::rules::Method;

    #[test]
    fn a_rule_reads_as_a_sentence() {
        let any = Condition::Any(vec![Condition::From("kim".into()), Condition::First(true)]);
        let weekdays = Window { from: 9 * 60, until: 17 * 60 + 30, days: 0b1, zone: Zone::default() };
        let not = Condition::Not(Box::new(Condition::Within(weekdays)));
        let balance = Balance {
            method: Method::Turn,
            people: vec![PersonId(1), PersonId(2)],
            teams: vec![(TeamId(1), Membership::Observer)],
            attendance: Attendance::Anybody,
        };
        let actions = vec![Action::Assign(balance), Action::Snooze(vec![PersonId(1)], 120)];
        let both = rule(Condition::All(vec![any, not]), actions);
        assert_eq!(
            sentence(&both, &Directory::default()),
            "When a message arrives, if (From contains “kim” or it is the first message) and not it is \
             between 9:00 and 17:30 on Mon, then assign somebody, somebody and the observers of a team in \
             turn, also who is out of office and snooze it for somebody for 2 hours."
        );
        let always = rule(Condition::All(vec![]), vec![Action::Close]);
        assert_eq!(sentence(&always, &Directory::default()), "When a message arrives, then close it.");
    }
}
