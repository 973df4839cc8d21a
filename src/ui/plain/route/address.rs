//! A route as the text of an address, and back.

use super::{Guide, Route, SettingsPage, SettingsTab};
use crate::model::{ConversationId, Directory, LabelId, Mailbox};

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
