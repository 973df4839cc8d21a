//! The company of the demo: people, teams, accounts, shared addresses.

use super::stage::Stage;
use crate::model::rules::{Action, Attendance, Balance, Condition, Method, Rule, Trigger};
use crate::model::{
    AddressKind, Channel, Configure, Delivery, LabelDraft, Membership, Role, RuleId, SharingChoice,
    TeamDraft, TeamOptions, Who,
};

/// The company's name.
const COMPANY: &str = "ConferenceBadge";
/// Its domain, which can never belong to anybody.
pub const DOMAIN: &str = "confbadge.example";

const PEOPLE: [(&str, Role); 6] = [
    ("Ann Keller", Role::Owner),
    ("Ben Ortiz", Role::Admin),
    ("Sofia Lindqvist", Role::Member),
    ("Olga Petrova", Role::Member),
    ("Marc Dubois", Role::Member),
    ("Tom Okafor", Role::Member),
];

/// Name, emoji, colour, active members, observers.
type TeamRow = (&'static str, &'static str, u8, &'static [&'static str], &'static [&'static str]);

const TEAMS: [TeamRow; 3] = [
    ("Support", "⛑️", 1, &["Ann", "Ben", "Sofia"], &["Olga"]),
    ("Sales", "💶", 4, &["Ann", "Marc", "Sofia"], &["Ben"]),
    ("Operations", "🛠️", 7, &["Tom", "Olga"], &["Ann"]),
];

/// Where the messages of an account or address go.
#[derive(Clone, Copy)]
enum Goes {
    /// Nowhere but to its owner.
    Private,
    /// Into the inbox of a team.
    Team(&'static str),
    /// Into the Inbox of some; archived for everyone else.
    Inbox(&'static [&'static str]),
}

/// An account: what the script calls it, its name, address, channel, owner, sharing.
type AccountRow = (&'static str, &'static str, &'static str, Channel, &'static str, Goes);

const ACCOUNTS: [AccountRow; 9] = [
    ("admin@", "Admin", "admin", Channel::Email, "Ann", Goes::Team("Support")),
    ("office@", "Office", "office", Channel::Email, "Olga", Goes::Inbox(&["Ann", "Olga"])),
    ("sms", "Text messages", "+49 30 5550 100", Channel::Sms, "Ben", Goes::Team("Support")),
    ("whatsapp", "WhatsApp", "+49 30 5550 190", Channel::WhatsApp, "Sofia", Goes::Team("Sales")),
    ("chat", "Website chat", "chat", Channel::LiveChat, "Ben", Goes::Team("Support")),
    ("instagram", "Instagram", "@conferencebadge", Channel::Instagram, "Marc", Goes::Inbox(&["Marc"])),
    ("messenger", "Messenger", "conferencebadge", Channel::Messenger, "Sofia", Goes::Team("Support")),
    ("printer", "Print partner", "print-partner", Channel::Custom, "Tom", Goes::Team("Operations")),
    ("ann@", "Ann Keller", "ann", Channel::Email, "Ann", Goes::Private),
];

/// Shared addresses: the address, its kind, sharing, verified.
const ADDRESSES: [(&str, AddressKind, Goes, bool); 4] = [
    ("support@", AddressKind::Alias, Goes::Team("Support"), true),
    ("sales@", AddressKind::GoogleGroup, Goes::Team("Sales"), true),
    ("orders@", AddressKind::Forwarded, Goes::Team("Operations"), true),
    ("press@", AddressKind::DistributionList, Goes::Inbox(&["Ann", "Marc"]), false),
];

const LABELS: [(&str, u8); 5] = [("VIP", 6), ("Refund", 1), ("Rush order", 2), ("How-to", 5), ("Chat", 7)];

const SAVED_REPLIES: [(&str, &str); 2] = [
    (
        "Thanks, we look into it",
        "Hi {{first_name|there}},\n\nThank you for writing. We look into it and come back to you today.\n\nConferenceBadge",
    ),
    (
        "How to upload names",
        "Hi {{first_name|there}},\n\nOpen your order, choose “Names”, and drop a spreadsheet there: one row for each badge.\n\nConferenceBadge",
    ),
];

/// Sets the company up.
pub fn found(stage: &mut Stage) {
    for (place, (name, role)) in PEOPLE.iter().enumerate() {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let (name, email) = ((*name).to_owned(), full(&format!("{first}@")));
        if place == 0 {
            stage.set_up(Configure::AddUser { org: None, name, email, role: *role });
            stage.configure("Ann", Configure::AddOrganization { name: COMPANY.to_owned() });
        } else {
            stage.configure("Ann", Configure::AddUser { org: Some(stage.org()), name, email, role: *role });
        }
    }
    for team in TEAMS {
        let draft = team_draft(stage, team);
        stage.configure("Ann", Configure::PutTeam(None, draft));
    }
    ACCOUNTS.iter().for_each(|it| connect(stage, *it));
    for (address, kind, goes, verified) in ADDRESSES {
        let (org, address) = (stage.org(), full(address));
        let Some(sharing) = choice(stage, goes) else { continue };
        let code = "4711".to_owned();
        stage.configure("Ann", Configure::PutAddress { id: None, org, address, kind, sharing, code });
        let added = stage.state.directory.addresses.last_key_value().map(|it| *it.0);
        if let Some(id) = added.filter(|_| verified) {
            stage.configure("Ann", Configure::VerifyAddress(id, None));
        }
    }
    for (name, hue) in LABELS {
        let draft = LabelDraft { name: name.to_owned(), hue, parent: None };
        stage.configure("Ann", Configure::PutLabel(None, stage.org(), Some(draft)));
    }
    if let Some(sofia) = stage.person("Sofia") {
        let away = (Some(stage.before_now(12 * 60)), Some(stage.before_now(-3 * 24 * 60)));
        stage.configure("Sofia", Configure::SetAway(sofia, Some(away)));
    }
    for (title, text) in SAVED_REPLIES {
        let reply = (title.to_owned(), text.to_owned());
        stage.configure("Ann", Configure::PutSavedReply(None, stage.org(), Some(reply)));
    }
    for rule in rules(stage) {
        let org = stage.org();
        stage.configure("Ann", Configure::PutRule(None, org, Some(Box::new(rule))));
    }
}

/// Returns three rules: one that has run, one that waits, one that is off.
fn rules(stage: &Stage) -> Vec<Rule> {
    let label = |name| stage.label(name).map(Action::Label);
    let support = stage.team("Support").map(|it| (it, Membership::Active));
    let balance = Balance {
        method: Method::Turn,
        people: Vec::new(),
        teams: support.into_iter().collect(),
        attendance: Attendance::InOffice,
    };
    let says = |text: &str| Condition::Subject(text.to_owned());
    let urgent = Condition::Any(vec![says("urgent"), says("asap")]);
    let chat = Condition::Channel(Channel::LiveChat);
    let first = Condition::All(vec![chat.clone(), Condition::First(true)]);
    let rows = [
        ("Website chat", true, chat, label("Chat")),
        ("Urgent first", true, urgent, label("Rush order")),
        ("Chats in turn", false, first, Some(Action::Assign(balance))),
    ];
    let rule = |(name, on, condition, action): (&str, bool, Condition, Option<Action>)| Rule {
        id: RuleId::default(),
        org: stage.org(),
        name: name.to_owned(),
        rank: 0,
        on,
        trigger: Trigger::Incoming,
        condition,
        actions: action.into_iter().collect(),
        removed: false,
    };
    rows.into_iter().map(rule).collect()
}

/// Returns the account that receives what is written to an address of the script, and the full
/// address.
pub fn receiver(to: &str) -> (String, String) {
    let account = ACCOUNTS.iter().find(|it| it.0 == to);
    let receives = account.or_else(|| ACCOUNTS.iter().find(|it| it.0 == "admin@"));
    let account = receives.map(address_of).unwrap_or_default();
    let address = if to.ends_with('@') { full(to) } else { account.clone() };
    (account, address)
}

fn address_of(row: &AccountRow) -> String {
    if row.3 == Channel::Email { full(row.0) } else { row.2.to_owned() }
}

fn full(local: &str) -> String {
    format!("{local}{DOMAIN}")
}

fn team_draft(stage: &Stage, (name, emoji, hue, active, observers): TeamRow) -> TeamDraft {
    let ids = |names: &[&str]| names.iter().filter_map(|it| stage.person(it)).collect();
    TeamDraft {
        org: stage.org(),
        name: name.to_owned(),
        emoji: emoji.to_owned(),
        hue,
        active: ids(active),
        observers: ids(observers),
        options: TeamOptions::default(),
        successor: None,
    }
}

fn connect(stage: &mut Stage, row: AccountRow) {
    let (_, name, _, channel, owner, goes) = row;
    let Some(person) = stage.person(owner) else { return };
    let add = Configure::AddAccount {
        owner: person,
        name: name.to_owned(),
        address: address_of(&row),
        channel,
        simulated: true,
    };
    stage.configure(owner, add);
    let added = stage.state.directory.accounts.last_key_value().map(|it| *it.0);
    if let (Some(account), Some(sharing)) = (added, choice(stage, goes)) {
        let share = Configure::ShareAccount { account, org: stage.org(), sharing: Some(sharing) };
        stage.configure("Ann", share);
    }
}

fn choice(stage: &Stage, goes: Goes) -> Option<SharingChoice> {
    match goes {
        Goes::Private => None,
        Goes::Team(team) => stage.team(team).map(SharingChoice::TeamInbox),
        Goes::Inbox(receive) => {
            let named = receive.iter().filter_map(|it| stage.person(it));
            let mut entries: Vec<_> = named.map(|it| (Who::Person(it), Delivery::Receive)).collect();
            entries.push((Who::Everyone, Delivery::AutoArchive));
            Some(SharingChoice::Inbox(entries))
        }
    }
}
