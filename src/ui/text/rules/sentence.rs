//! A rule as one sentence.

use super::{DAYS, method, trigger};
use crate::model::Window;
use crate::model::rules::{Action, Attendance, Balance, Condition, Rule};
use crate::model::{Directory, Membership, PersonId};
use crate::ui::text::language::{Said, say};
use crate::ui::text::{channels, listed};

/// Returns a rule as a sentence: "When …, if … and …, then …".
pub fn sentence(rule: &Rule, directory: &Directory) -> String {
    let condition = condition(&rule.condition, directory);
    let actions: Vec<_> = rule.actions.iter().map(|it| action(it, directory)).collect();
    let actions = if actions.is_empty() { say("do nothing").to_owned() } else { listed(&actions) };
    let trigger = trigger(rule.trigger);
    if condition.is_empty() {
        say!("When {trigger}, then {actions}.", trigger, actions)
    } else {
        say!("When {trigger}, if {condition}, then {actions}.", trigger, condition, actions)
    }
}

/// Returns a condition in words; empty if it always holds.
pub fn condition(it: &Condition, directory: &Directory) -> String {
    match it {
        Condition::All(parts) => joined(parts, say("and"), directory),
        Condition::Any(parts) => joined(parts, say("or"), directory),
        Condition::Not(part) => say!("not {condition}", condition = bracketed(part, directory)),
        Condition::From(text) => say!("From contains “{text}”", text),
        Condition::To(text) => say!("To contains “{text}”", text),
        Condition::Cc(text) => say!("Cc contains “{text}”", text),
        Condition::Subject(text) => say!("the subject contains “{text}”", text),
        Condition::Body(text) => say!("the body contains “{text}”", text),
        Condition::Attachment(text) => say!("an attachment’s name contains “{text}”", text),
        Condition::Header(field, text) => {
            say!("the header {name} contains “{text}”", name = field.name(), text)
        }
        Condition::Channel(it) => say!("the channel is {channel}", channel = channels::name(*it)),
        Condition::Account(id) => {
            let known = directory.accounts.get(id).map(|it| it.name.clone());
            let name = known.unwrap_or_else(|| say("an account that is gone").to_owned());
            say!("it came to {name}", name)
        }
        Condition::Team(team) => say!("it belongs to {team}", team = directory.team_name(*team)),
        Condition::First(true) => say("it is the first message").to_owned(),
        Condition::First(false) => say("it is a reply").to_owned(),
        Condition::Within(window) => within(window),
        Condition::Heard => say("the customer wrote within the last 24 hours").to_owned(),
        Condition::Failed => say("a delivery failed").to_owned(),
    }
}

fn joined(parts: &[Condition], word: Said, directory: &Directory) -> String {
    match parts {
        [one] => condition(one, directory),
        parts => {
            parts.iter().map(|it| bracketed(it, directory)).collect::<Vec<_>>().join(&format!(" {word} "))
        }
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
    let (from, until) = (clock(window.from), clock(window.until));
    if window.days & Window::DAILY == Window::DAILY {
        return say!("it is between {from} and {until}", from, until);
    }
    let days = DAYS.iter().enumerate().filter(|(at, _)| window.days >> at & 1 == 1);
    let days = listed(&days.map(|it| (*it.1).to_owned()).collect::<Vec<_>>());
    say!("it is between {from} and {until} on {days}", from, until, days)
}

fn action(it: &Action, directory: &Directory) -> String {
    let names = |people: &[PersonId]| {
        listed(&people.iter().map(|it| directory.name(*it).to_owned()).collect::<Vec<_>>())
    };
    match it {
        Action::Assign(balance) => assign(balance, directory),
        Action::AssignSender => say("assign the sender").to_owned(),
        Action::Move(team) => say!("move it to {team}", team = directory.team_name(*team)),
        Action::Archive => say("archive it for everyone").to_owned(),
        Action::ArchiveFor(people) => say!("archive it for {names}", names = names(people)),
        Action::RemoveFor(people) => say!("remove it from the team inbox for {names}", names = names(people)),
        Action::ReadFor(people) => say!("mark it as read for {names}", names = names(people)),
        Action::Close => say("close it").to_owned(),
        Action::Trash => say("move it to Trash for everyone").to_owned(),
        Action::Label(label) => {
            say!("label it {label}", label = directory.labels.get(label).map_or("", |it| &it.name))
        }
        Action::Comment(text) => say!("comment “{text}”", text),
        Action::Notify(people) => say!("notify {names}", names = names(people)),
        Action::Snooze(people, minutes) => {
            say!("snooze it for {names} for {span}", names = names(people), span = span(*minutes))
        }
        Action::Reply(reply) => {
            say!(
                "reply with “{title}”",
                title = directory.saved_replies.get(reply).map_or("", |it| &it.title)
            )
        }
    }
}

fn assign(balance: &Balance, directory: &Directory) -> String {
    let people = balance.people.iter().map(|it| directory.name(*it).to_owned());
    let teams = balance.teams.iter().map(|(team, membership)| {
        let team = directory.team_name(*team);
        match membership {
            Membership::Active => say!("the active members of {team}", team),
            Membership::Observer => say!("the observers of {team}", team),
        }
    });
    let whom: Vec<_> = people.chain(teams).collect();
    let is_one = whom.len() == 1 && balance.teams.is_empty();
    let names = listed(&whom);
    let said = if is_one {
        say!("assign {names}", names)
    } else {
        say!("assign {names} {method}", names, method = method(balance.method))
    };
    match balance.attendance {
        Attendance::InOffice => said,
        Attendance::Anybody => say!("{assign}, also who is out of office", assign = said),
        Attendance::Online => say!("{assign}, of those who are online", assign = said),
    }
}

fn span(minutes: u32) -> String {
    match minutes {
        it if it.is_multiple_of(24 * 60) => say!("{count|one # day|other # days}", count = it / (24 * 60)),
        it if it.is_multiple_of(60) => say!("{count|one # hour|other # hours}", count = it / 60),
        count => say!("{count|one # minute|other # minutes}", count),
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
