//! Senders that want to be taken for somebody else: what the name says is not what the address is.

use super::host::{has_mixed_letters, own_letters};
use crate::model::{Directory, Party, PersonId};

/// How a sender looks like somebody they are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pretence {
    /// The name shows another address than the one it came from.
    Address(String),
    /// The name is a colleague's, the address is nobody's here.
    Colleague(PersonId),
    /// The domain looks like this one of ours.
    Domain(String),
    /// The domain is written in letters of several scripts that look alike.
    Letters,
}

/// Returns whom a message from outside may pretend to come from; nothing for our own addresses, which
/// are asked about elsewhere.
pub fn pretence(from: &Party, directory: &Directory) -> Option<Pretence> {
    if from.address.is_empty() || directory.is_ours(&from.address) {
        return None;
    }
    let named = named_address(&from.name).filter(|it| *it != from.address);
    if let Some(named) = named {
        return Some(Pretence::Address(named));
    }
    let domain = from.address.rsplit_once('@').map(|it| it.1)?;
    let ours = our_domains(directory).find(|it| *it != domain && skeleton(it) == skeleton(domain));
    if let Some(ours) = ours {
        return Some(Pretence::Domain(ours.to_owned()));
    }
    if has_mixed_letters(domain) {
        return Some(Pretence::Letters);
    }
    let mut people = directory.people.values().filter(|it| !it.removed && it.name.contains(' '));
    people.find(|it| fold(&it.name) == fold(&from.name)).map(|it| Pretence::Colleague(it.id))
}

/// Returns the address that a display name shows, if it shows one.
fn named_address(name: &str) -> Option<String> {
    let looks = |it: &&str| {
        let Some((local, domain)) = it.split_once('@') else { return false };
        !local.is_empty() && domain.contains('.') && !domain.ends_with('.')
    };
    let words = name.split(|it: char| it.is_whitespace() || "<>()[]\"',;".contains(it));
    words.filter(|it| !it.is_empty()).find(looks).map(str::to_lowercase)
}

fn our_domains(directory: &Directory) -> impl Iterator<Item = &str> {
    let accounts = directory.accounts.values().filter(|it| !it.removed).map(|it| &it.address);
    let people = directory.people.values().filter(|it| !it.removed).map(|it| &it.email);
    accounts.chain(people).filter_map(|it| Some(it.rsplit_once('@')?.1))
}

fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Returns what a domain looks like at a glance: two with the same look are easily taken for each other.
fn skeleton(domain: &str) -> String {
    let looks = own_letters(domain).to_lowercase().chars().map(look).collect::<String>();
    looks.replace("rn", "m").replace("vv", "w").replace('-', "")
}

/// Returns the Latin letter that a letter or digit looks like.
const fn look(it: char) -> char {
    match it {
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ї' | '1' | 'l' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'ո' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' | '5' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::small_map::SmallMap;
    use crate::model::{Account, AccountId, Channel, Person, WhenSettled};

    fn directory() -> Directory {
        let mut directory = Directory::default();
        let ann = Person {
            id: PersonId(0),
            name: "Ann Keller".into(),
            email: "ann@acme.example".into(),
            roles: SmallMap::new(),
            when_settled: WhenSettled::default(),
            sections: Vec::new(),
            away: None,
            signatures: Vec::new(),
            removed: false,
        };
        let support = Account {
            id: AccountId(0),
            owner: ann.id,
            name: "Support".into(),
            address: "support@acme.example".into(),
            channel: Channel::Email,
            sharing: None,
            org: None,
            simulated: false,
            removed: false,
        };
        directory.people.insert(ann.id, ann);
        directory.accounts.insert(support.id, support);
        directory
    }

    fn from(name: &str, address: &str) -> Option<Pretence> {
        pretence(&Party { name: name.into(), address: address.into() }, &directory())
    }

    #[test]
    fn a_name_that_shows_another_address_is_found() {
        let shown = Some(Pretence::Address("support@acme.example".into()));
        for name in ["support@acme.example", "Acme <Support@acme.example>", "Acme (support@acme.example)"] {
            assert_eq!(from(name, "x@evil.example"), shown, "{name}");
        }
        assert_eq!(from("kim@x.example", "kim@x.example"), None);
        assert_eq!(from("Kim @ home", "kim@x.example"), None);
        // What comes from our own addresses is asked about by itself.
        assert_eq!(from("ann@acme.example", "support@acme.example"), None);
    }

    #[test]
    fn a_colleagues_name_at_an_address_of_somebody_else_is_found() {
        let ann = Some(Pretence::Colleague(PersonId(0)));
        assert_eq!(from("Ann Keller", "ceo@free.example"), ann);
        assert_eq!(from("ann  KELLER", "ceo@free.example"), ann);
        assert_eq!(from("Ann", "ann@x.example"), None);
        assert_eq!(from("Ann Keller", "ann@acme.example"), None);
    }

    #[test]
    fn a_domain_that_looks_like_ours_is_found() {
        let ours = Some(Pretence::Domain("acme.example".into()));
        for domain in ["асme.example", "acrne.example", "ac-me.example", "xn--me-6kc2e.example"] {
            assert_eq!(from("Kim", &format!("kim@{domain}")), ours, "{domain}");
        }
        assert_eq!(from("Kim", "kim@pаypal.example"), Some(Pretence::Letters), "one letter is Cyrillic");
        for honest in ["kim@acmes.example", "kim@пример.example", "kim@mail.acme.example"] {
            assert_eq!(from("Kim", honest), None, "{honest}");
        }
    }
}
