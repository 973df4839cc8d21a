//! Where a person is: a typed route over the URL fragment. Every state that can be reached has an
//! address; the mailbox is part of it, since it decides for whom an act is done.

use crate::model::{ConversationId, Directory, LabelId, Mailbox, OrgId};

/// No longer address is handed on: some programs cut them.
pub const LONGEST_LINK: usize = 32_000;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A mailbox, and the conversation that is open in it.
    Mailbox(Mailbox, Option<ConversationId>),
    /// A conversation without a mailbox: the first that holds it is opened.
    Conversation(ConversationId),
    /// The same, with the question why it is, or is not, in a mailbox of somebody, by their address.
    Why(ConversationId, String, Mailbox),
    /// A search, and the conversation that is open in it.
    Search(String, Option<ConversationId>),
    /// A settings page.
    Settings(SettingsPage),
    /// The other end of every channel.
    Customers,
    /// The walkthroughs there are, and the help.
    Guide(Guide),
    /// A new message: the `mailto:` address that begins it, or nothing.
    New(String),
    /// A scenario to be opened: what the address brings of it; nothing if it comes from a file.
    Open(String),
    /// People side by side, by their addresses: `ann@club.example,ben@club.example`.
    Side(String),
    /// An address that names nothing here.
    Unknown(String),
}

/// What teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guide {
    /// The list of walkthroughs.
    Walkthroughs,
    /// A walkthrough by name, and which step of it, from 1.
    Walkthrough(String, usize),
    /// A walkthrough that stands in the address itself.
    Sent(String),
    /// A walkthrough is being recorded, in the scenario of a name.
    Record(String),
    /// An article of the help by name; the empty one lists them.
    Help(String),
}

/// A settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsPage {
    /// A tab of an organization.
    Organization(OrgId, SettingsTab),
    /// The accounts of the person.
    Accounts,
    /// The person's own options.
    Preferences,
    /// Import, export, storage, reset.
    Data,
    /// From nothing to a team inbox.
    Begin,
}

/// A tab of the settings of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsTab {
    /// Shared accounts and shared addresses.
    MessageSharing,
    /// Teams.
    Teams,
    /// Users.
    Users,
    /// Rules.
    Rules,
    /// Labels.
    Labels,
    /// Saved replies.
    SavedReplies,
    /// Options.
    Options,
}

impl SettingsPage {
    /// Returns the article of the help that says how it works.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Begin => "sharing",
            Self::Preferences => "preferences",
            Self::Data => "data",
            Self::Organization(_, tab) => match tab {
                SettingsTab::MessageSharing => "sharing",
                SettingsTab::Teams => "teams",
                SettingsTab::Users => "people",
                SettingsTab::Rules => "balance",
                SettingsTab::Labels => "labels",
                SettingsTab::SavedReplies => "saved-replies",
                SettingsTab::Options => "options",
            },
        }
    }
}

impl SettingsTab {
    /// All tabs, in the order in which they are shown, with their part of the address.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::MessageSharing, "message-sharing"),
        (Self::Teams, "teams"),
        (Self::Users, "users"),
        (Self::Rules, "rules"),
        (Self::Labels, "labels"),
        (Self::SavedReplies, "saved-replies"),
        (Self::Options, "options"),
    ];
}

impl Route {
    /// Returns what a fragment (`#/inbox/c/12`) names. The empty one is the Inbox.
    pub fn parse(fragment: &str, directory: &Directory) -> Self {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let parts: Vec<_> = path.split('/').filter(|it| !it.is_empty()).collect();
        Self::from_parts(&parts, directory).unwrap_or_else(|| Self::Unknown(fragment.to_owned()))
    }

    fn from_parts(parts: &[&str], directory: &Directory) -> Option<Self> {
        Some(match parts {
            [] => Self::Mailbox(Mailbox::Inbox, None),
            ["c", id] => Self::Conversation(conversation(id)?),
            ["c", id, "why", person, place @ ..] => {
                Self::Why(conversation(id)?, decoded(person)?, mailbox(place, directory)?)
            }
            ["settings", rest @ ..] => Self::Settings(page(rest, directory)?),
            ["customers" | "simulator"] => Self::Customers,
            ["walkthroughs"] => Self::Guide(Guide::Walkthroughs),
            ["walkthroughs", "sent", text] => Self::Guide(Guide::Sent((*text).to_owned())),
            ["walkthroughs", "record", name] => Self::Guide(Guide::Record(file(name)?)),
            ["walkthroughs", name] => Self::Guide(Guide::Walkthrough(file(name)?, 1)),
            ["walkthroughs", name, step] => {
                let step = step.parse().ok().filter(|it| *it > 0)?;
                Self::Guide(Guide::Walkthrough(file(name)?, step))
            }
            ["help"] => Self::Guide(Guide::Help(String::new())),
            ["help", name] => Self::Guide(Guide::Help(file(name)?)),
            ["new", begun @ ..] => Self::New(decoded(&begun.join("/"))?),
            ["open"] => Self::Open(String::new()),
            ["open", packed] => Self::Open((*packed).to_owned()),
            ["side-by-side"] => Self::Side(String::new()),
            ["side-by-side", people] => Self::Side(decoded(people)?),
            ["search"] => Self::Search(String::new(), None),
            ["search", query] => Self::Search(decoded(query)?, None),
            ["search", query, "c", id] => Self::Search(decoded(query)?, Some(conversation(id)?)),
            [place @ .., "c", id] => Self::Mailbox(mailbox(place, directory)?, Some(conversation(id)?)),
            place => Self::Mailbox(mailbox(place, directory)?, None),
        })
    }

    /// Returns the fragment that names this.
    pub fn fragment(&self, directory: &Directory) -> String {
        let open = |it: &Option<ConversationId>| it.map(|it| format!("/c/{it}")).unwrap_or_default();
        match self {
            Self::Mailbox(mailbox, it) => format!("#/{}{}", place(*mailbox, directory), open(it)),
            Self::Conversation(it) => format!("#/c/{it}"),
            Self::Why(it, person, mailbox) => {
                format!("#/c/{it}/why/{}/{}", encoded(person), place(*mailbox, directory))
            }
            Self::Search(query, it) => format!("#/search/{}{}", encoded(query), open(it)),
            Self::Settings(page) => format!("#/settings/{}", page_place(*page, directory)),
            Self::Customers => "#/customers".to_owned(),
            Self::Guide(guide) => match guide {
                Guide::Walkthroughs => "#/walkthroughs".to_owned(),
                Guide::Walkthrough(name, step) => format!("#/walkthroughs/{name}/{step}"),
                Guide::Sent(text) => format!("#/walkthroughs/sent/{text}"),
                Guide::Record(name) => format!("#/walkthroughs/record/{name}"),
                Guide::Help(name) if name.is_empty() => "#/help".to_owned(),
                Guide::Help(name) => format!("#/help/{name}"),
            },
            Self::New(begun) if begun.is_empty() => "#/new".to_owned(),
            Self::New(begun) => format!("#/new/{}", encoded(begun)),
            Self::Open(packed) if packed.is_empty() => "#/open".to_owned(),
            Self::Open(packed) => format!("#/open/{packed}"),
            Self::Side(people) => format!("#/side-by-side/{}", encoded(people)),
            Self::Unknown(fragment) => fragment.clone(),
        }
    }

    /// Returns the mailbox in which acts are done here.
    pub const fn view(&self) -> Mailbox {
        match self {
            Self::Mailbox(mailbox, _) => *mailbox,
            _ => Mailbox::All,
        }
    }

    /// Returns the conversation that is open.
    pub const fn open(&self) -> Option<ConversationId> {
        match self {
            Self::Mailbox(_, it) | Self::Search(_, it) => *it,
            Self::Conversation(it) | Self::Why(it, ..) => Some(*it),
            _ => None,
        }
    }

    /// Returns the same list with another conversation open, or none.
    #[must_use]
    pub fn with_open(&self, it: Option<ConversationId>) -> Self {
        match self {
            Self::Search(query, _) => Self::Search(query.clone(), it),
            other => Self::Mailbox(other.view(), it),
        }
    }
}

/// The name of a file of ours: nothing else may be fetched by an address.
fn file(name: &str) -> Option<String> {
    let is_plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    name.chars().all(is_plain).then(|| name.to_owned())
}

fn conversation(id: &str) -> Option<ConversationId> {
    id.parse().ok().map(ConversationId)
}

fn mailbox(parts: &[&str], directory: &Directory) -> Option<Mailbox> {
    match parts {
        [name] => Mailbox::OWN.into_iter().find(|it| it.slug() == *name),
        ["teams", slug, name] => {
            let team = directory.teams.values().find(|it| it.slug == *slug && !it.removed)?;
            Mailbox::of_team(team.id).into_iter().find(|it| it.slug() == *name)
        }
        ["labels", id] => {
            let label = LabelId(id.parse().ok()?);
            directory.labels.contains_key(&label).then_some(Mailbox::Label(label))
        }
        _ => None,
    }
}

fn place(mailbox: Mailbox, directory: &Directory) -> String {
    let name = mailbox.slug();
    if let Mailbox::Label(label) = mailbox {
        return format!("{name}/{label}");
    }
    match mailbox.team() {
        Some(team) => format!("teams/{}/{name}", directory.teams.get(&team).map_or("", |it| &it.slug)),
        None => name.to_owned(),
    }
}

fn page(parts: &[&str], directory: &Directory) -> Option<SettingsPage> {
    Some(match parts {
        [] => SettingsPage::Preferences,
        ["accounts"] => SettingsPage::Accounts,
        ["preferences"] => SettingsPage::Preferences,
        ["data"] => SettingsPage::Data,
        ["begin"] => SettingsPage::Begin,
        ["organizations", slug, tab @ ..] => {
            let org = directory.organizations.values().find(|it| it.slug == *slug && !it.removed)?;
            let tab = match tab {
                [] => SettingsTab::MessageSharing,
                [tab] => SettingsTab::ALL.iter().find(|it| it.1 == *tab)?.0,
                _ => return None,
            };
            SettingsPage::Organization(org.id, tab)
        }
        _ => return None,
    })
}

fn page_place(page: SettingsPage, directory: &Directory) -> String {
    match page {
        SettingsPage::Accounts => "accounts".to_owned(),
        SettingsPage::Preferences => "preferences".to_owned(),
        SettingsPage::Data => "data".to_owned(),
        SettingsPage::Begin => "begin".to_owned(),
        SettingsPage::Organization(org, tab) => {
            let slug = directory.organizations.get(&org).map_or("", |it| &it.slug);
            let tab = SettingsTab::ALL.iter().find(|it| it.0 == tab).map_or("", |it| it.1);
            format!("organizations/{slug}/{tab}")
        }
    }
}

fn encoded(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~@:,".contains(&byte);
    let mut encoded = String::new();
    for byte in text.bytes() {
        if keep(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_comes_back() {
        let directory = Directory::default();
        for fragment in [
            "#/inbox",
            "#/team-inboxes/c/12",
            "#/c/7",
            "#/c/7/why/ben@club.example/team-inboxes",
            "#/search/from:kim%20%C3%BC%2Fx/c/3",
            "#/settings/preferences",
            "#/settings/data",
            "#/customers",
            "#/settings/begin",
            "#/open",
            "#/open/a-b_9",
            "#/side-by-side/ann@club.example,ben@club.example",
            "#/new",
            "#/new/mailto:kim@x.example%3Fsubject%3D1%252F2",
            "#/nonsense/1",
            "#/walkthroughs",
            "#/walkthroughs/alias/3",
            "#/walkthroughs/sent/abc_-",
            "#/help/sharing",
            "#/help",
            "#/teams/support/inbox",
        ] {
            assert_eq!(Route::parse(fragment, &directory).fragment(&directory), fragment);
        }
        for mailbox in Mailbox::OWN {
            let route = Route::Mailbox(mailbox, None);
            assert_eq!(Route::parse(&route.fragment(&directory), &directory), route);
        }
        assert_eq!(Route::parse("", &directory), Route::Mailbox(Mailbox::Inbox, None));
        assert_eq!(Route::parse("#/settings", &directory), Route::Settings(SettingsPage::Preferences));
        for fragment in ["#/walkthroughs/../demo/1", "#/walkthroughs/alias/0", "#/help/A.B"] {
            assert!(matches!(Route::parse(fragment, &directory), Route::Unknown(_)), "{fragment}");
        }
        assert!(matches!(Route::parse("#/inbox/c/x", &directory), Route::Unknown(_)));
    }
}
