//! The settings of a scenario: organization, people, teams, accounts, shared addresses, labels, rules.

use super::lines::minutes;
use super::problem::{Problem, Why};
use super::script::Setting;
use super::stage::Stage;
use crate::model::rules::{Action, Attendance, Balance, Condition, Method, Rule, Trigger};
use crate::model::{
    AddressKind, Channel, Configure, Delivery, LabelDraft, Membership, ReplyDraft, Role, RuleId,
    SharingChoice, TeamDraft, TeamId, TeamOptions, Who,
};

/// The code that verifies every address of a scenario.
const CODE: &str = "4711";

const KINDS: [(&str, AddressKind); 4] = [
    ("alias", AddressKind::Alias),
    ("google-group", AddressKind::GoogleGroup),
    ("distribution-list", AddressKind::DistributionList),
    ("forwarded", AddressKind::Forwarded),
];
const ROLES: [(&str, Role); 3] = [("owner", Role::Owner), ("admin", Role::Admin), ("member", Role::Member)];

/// What is wrong with which word.
type Wrong = (String, Why);

/// Sets the company up, line by line.
pub fn found(stage: &mut Stage, settings: &[Setting]) {
    for setting in settings {
        stage.line = setting.line;
        let parts: Vec<&str> = setting.parts.iter().map(String::as_str).collect();
        let done = match (setting.word.as_str(), &parts[..]) {
            ("scenario" | "opens" | "founded" | "saved", _) => Ok(()),
            ("organization", [name, domain @ ..]) => {
                stage.company = (*name).to_owned();
                stage.domain = (*domain.first().unwrap_or(&"company.example")).to_owned();
                Ok(())
            }
            ("person", [name, role, email @ ..]) => person(stage, name, role, email.first().copied()),
            ("team", [name, emoji, hue, active, observers @ ..]) => {
                team(stage, (name, emoji, hue), active, observers.first().unwrap_or(&""))
            }
            ("account", [key, name, channel, owner, goes, address @ ..]) => {
                account(stage, (key, name), (channel, owner, goes), address.first().copied())
            }
            ("address", [address, kind, goes, more @ ..]) => shared(stage, address, kind, goes, more),
            ("label", [name, hue]) => label(stage, name, hue),
            ("away", [name, from, until]) => away(stage, name, from, until),
            ("reply", [title, text @ ..]) if !text.is_empty() => {
                let reply = ReplyDraft::common(title, &text.join(" | ").replace("\\n", "\n"));
                stage.configure_as_owner(Configure::PutSavedReply(None, stage.org(), Some(reply)));
                Ok(())
            }
            ("template", [title, text @ ..]) if !text.is_empty() => {
                let reply = ReplyDraft::common(title, &text.join(" | "));
                stage.configure_as_owner(Configure::PutSavedReply(None, stage.org(), Some(reply)));
                if let Some(id) = stage.state.directory.saved_replies.keys().next_back().copied() {
                    stage.configure_as_owner(Configure::SetTemplate(id, true));
                }
                Ok(())
            }
            ("rule", [name, on, when, actions]) => rule(stage, name, on, when, actions),
            _ => Err((setting.word.clone(), Why::Parts)),
        };
        if let Err((word, why)) = done {
            stage.problems.push(Problem::new(setting.line, &word, why));
        }
    }
}

/// Returns how many minutes ago the company began; a day before the oldest thing that happens, if it does
/// not say.
pub fn founded(settings: &[Setting], oldest: i64) -> i64 {
    let said = settings.iter().find(|it| it.word == "founded").and_then(|it| minutes(it.parts.first()?));
    said.unwrap_or(0).max(oldest + 24 * 60)
}

fn wrong<T>(word: &str, why: Why) -> Result<T, Wrong> {
    Err((word.to_owned(), why))
}

fn choice<T: Copy>(all: &[(&str, T)], word: &str) -> Result<T, Wrong> {
    all.iter().find(|it| it.0 == word).map_or_else(|| wrong(word, Why::Choice), |it| Ok(it.1))
}

fn channel_of(word: &str) -> Result<Channel, Wrong> {
    Channel::ALL.into_iter().find(|it| it.slug() == word).map_or_else(|| wrong(word, Why::Choice), Ok)
}

fn person(stage: &mut Stage, name: &str, role: &str, email: Option<&str>) -> Result<(), Wrong> {
    let role = choice(&ROLES, role)?;
    let first = name.split(' ').next().unwrap_or(name).to_lowercase();
    let email = stage.full(email.unwrap_or(&format!("{first}@")));
    let name = name.to_owned();
    if stage.state.directory.people.is_empty() {
        stage.set_up(Configure::AddUser { org: None, name, email, role });
        stage.configure_as_owner(Configure::AddOrganization { name: stage.company.clone() });
    } else {
        stage.configure_as_owner(Configure::AddUser { org: Some(stage.org()), name, email, role });
    }
    Ok(())
}

fn team(
    stage: &mut Stage,
    (name, emoji, hue): (&str, &str, &str),
    active: &str,
    observers: &str,
) -> Result<(), Wrong> {
    let draft = TeamDraft {
        org: stage.org(),
        name: name.to_owned(),
        emoji: emoji.to_owned(),
        hue: number(hue)?,
        active: stage.people(active)?,
        observers: stage.people(observers)?,
        options: TeamOptions::default(),
        successor: None,
    };
    stage.configure_as_owner(Configure::PutTeam(None, draft));
    Ok(())
}

fn number(word: &str) -> Result<u8, Wrong> {
    word.parse().map_or_else(|_| wrong(word, Why::Choice), Ok)
}

fn account(
    stage: &mut Stage,
    (key, name): (&str, &str),
    (channel, owner, goes): (&str, &str, &str),
    address: Option<&str>,
) -> Result<(), Wrong> {
    let channel = channel_of(channel)?;
    let Some(person) = stage.person(owner) else { return wrong(owner, Why::Person) };
    let sharing = sharing(stage, goes)?;
    let address = stage.full(address.unwrap_or(key));
    let add = Configure::AddAccount {
        owner: person,
        name: name.to_owned(),
        address: address.clone(),
        channel,
        simulated: true,
    };
    let before = stage.state.directory.accounts.len();
    stage.configure(owner, add);
    let Some(account) = stage.state.directory.accounts.last_key_value().map(|it| *it.0) else {
        return Ok(());
    };
    if stage.state.directory.accounts.len() == before {
        return Ok(());
    }
    stage.receivers.insert(key.to_owned(), (account, address));
    if channel == Channel::Email && stage.main.is_none() {
        stage.main = Some(account);
    }
    if sharing.is_some() {
        let share = Configure::ShareAccount { account, org: stage.org(), sharing };
        stage.configure_as_owner(share);
    }
    Ok(())
}

fn shared(stage: &mut Stage, key: &str, kind: &str, goes: &str, more: &[&str]) -> Result<(), Wrong> {
    let kind = choice(&KINDS, kind)?;
    let (mut is_verified, mut through) = (false, stage.main);
    for word in more {
        match word.strip_prefix("through ") {
            Some(account) => match stage.receivers.get(account) {
                Some(it) => through = Some(it.0),
                None => return wrong(account, Why::Account),
            },
            None if *word == "verified" => is_verified = true,
            None => return wrong(word, Why::Choice),
        }
    }
    let Some(sharing) = sharing(stage, goes)? else { return wrong(goes, Why::Choice) };
    let (org, address, code) = (stage.org(), stage.full(key), CODE.to_owned());
    let put = Configure::PutAddress { id: None, org, address: address.clone(), kind, sharing, code };
    let before = stage.state.directory.addresses.len();
    stage.configure_as_owner(put);
    let added = stage.state.directory.addresses.last_key_value().map(|it| *it.0);
    let Some(id) = added.filter(|_| stage.state.directory.addresses.len() > before) else { return Ok(()) };
    if is_verified {
        stage.configure_as_owner(Configure::VerifyAddress(id, None));
    }
    if let Some(account) = through {
        stage.receivers.insert(key.to_owned(), (account, address));
    }
    Ok(())
}

fn sharing(stage: &Stage, goes: &str) -> Result<Option<SharingChoice>, Wrong> {
    if goes == "private" {
        return Ok(None);
    }
    if let Some(name) = goes.strip_prefix("team ") {
        return team_of(stage, name).map(|it| Some(SharingChoice::TeamInbox(it)));
    }
    let Some(names) = goes.strip_prefix("inbox ") else { return wrong(goes, Why::Choice) };
    let named = stage.people(names)?.into_iter();
    let mut entries: Vec<_> = named.map(|it| (Who::Person(it), Delivery::Receive)).collect();
    entries.push((Who::Everyone, Delivery::AutoArchive));
    Ok(Some(SharingChoice::Inbox(entries)))
}

fn team_of(stage: &Stage, name: &str) -> Result<TeamId, Wrong> {
    stage.team(name).map_or_else(|| wrong(name, Why::Team), Ok)
}

fn label(stage: &mut Stage, name: &str, hue: &str) -> Result<(), Wrong> {
    let draft = LabelDraft::common(name, number(hue)?);
    stage.configure_as_owner(Configure::PutLabel(None, stage.org(), Some(draft)));
    Ok(())
}

/// Somebody is away from so long ago until so far ahead.
fn away(stage: &mut Stage, name: &str, from: &str, until: &str) -> Result<(), Wrong> {
    let Some(person) = stage.person(name) else { return wrong(name, Why::Person) };
    let time = |word: &str| minutes(word).map_or_else(|| wrong(word, Why::Time), Ok);
    let away = (Some(stage.before_now(time(from)?)), Some(stage.before_now(time(until)?)));
    stage.configure(name, Configure::SetAway(person, Some(away)));
    Ok(())
}

fn rule(stage: &mut Stage, name: &str, on: &str, when: &str, actions: &str) -> Result<(), Wrong> {
    let on = choice(&[("on", true), ("off", false)], on)?;
    let condition = condition(when)?;
    let actions = actions.split("; ").map(|it| action(stage, it)).collect::<Result<_, _>>()?;
    let rule = Rule {
        id: RuleId::default(),
        org: stage.org(),
        name: name.to_owned(),
        rank: 0,
        on,
        trigger: Trigger::Incoming,
        condition,
        actions,
        removed: false,
    };
    stage.configure_as_owner(Configure::PutRule(None, stage.org(), Some(Box::new(rule))));
    Ok(())
}

fn condition(when: &str) -> Result<Condition, Wrong> {
    let when = when.strip_prefix("when ").unwrap_or(when);
    let parts = |with: &str| when.split(with).map(condition).collect::<Result<Vec<_>, _>>();
    if when.contains(" or ") {
        return parts(" or ").map(Condition::Any);
    }
    if when.contains(" and ") {
        return parts(" and ").map(Condition::All);
    }
    if when == "always" {
        return Ok(Condition::All(Vec::new()));
    }
    let (what, text) = when.split_once(' ').unwrap_or((when, ""));
    let words = text.to_owned();
    Ok(match what {
        "subject" => Condition::Subject(words),
        "from" => Condition::From(words),
        "to" => Condition::To(words),
        "body" => Condition::Body(words),
        "first" => Condition::First(true),
        "channel" => Condition::Channel(channel_of(text)?),
        _ => return wrong(what, Why::Choice),
    })
}

fn action(stage: &Stage, text: &str) -> Result<Action, Wrong> {
    const METHODS: [(&str, Method); 4] = [
        ("assign in turn ", Method::Turn),
        ("assign at random ", Method::Random),
        ("assign the least busy ", Method::Least),
        ("assign all ", Method::All),
    ];
    for (words, method) in METHODS {
        if let Some(team) = text.strip_prefix(words) {
            return Ok(Action::Assign(Balance {
                method,
                people: Vec::new(),
                teams: vec![(team_of(stage, team)?, Membership::Active)],
                attendance: Attendance::InOffice,
            }));
        }
    }
    let (what, rest) = text.split_once(' ').unwrap_or((text, ""));
    Ok(match what {
        "label" => match stage.label(rest) {
            Some(it) => Action::Label(it),
            None => return wrong(rest, Why::Label),
        },
        "move" => Action::Move(team_of(stage, rest)?),
        "comment" => Action::Comment(rest.to_owned()),
        "archive" => Action::Archive,
        "close" => Action::Close,
        _ => return wrong(what, Why::Choice),
    })
}
