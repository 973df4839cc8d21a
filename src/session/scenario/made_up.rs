//! Made-up names and addresses in place of those of a workspace: the same one everywhere for the same.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{DirectoryEvent, Event, Operation, Party};
use crate::session::record;

const FIRST: [&str; 24] = [
    "Ada", "Bo", "Cleo", "Dana", "Emil", "Finn", "Gita", "Hugo", "Ines", "Juri", "Kai", "Lena", "Milo",
    "Nora", "Otto", "Pia", "Rosa", "Sam", "Tara", "Uwe", "Vera", "Wim", "Yara", "Zeno",
];
const LAST: [&str; 16] = [
    "Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Glen", "Hazel", "Ivy", "Lake", "Moss", "Oak", "Pine",
    "Reed", "Stone", "Vale",
];
/// Parts of addresses that name what they are for, and nobody.
const ROLES: [&str; 12] = [
    "support", "sales", "info", "office", "admin", "hello", "orders", "press", "team", "contact", "billing",
    "users",
];

/// What stands for what, all in small letters.
#[derive(Debug, Default)]
pub struct MadeUp {
    /// Words of names.
    words: BTreeMap<String, String>,
    /// The words that stand for one.
    taken: BTreeSet<String>,
    /// What stands before the @ of an address.
    locals: BTreeMap<String, String>,
    domains: BTreeMap<String, String>,
    /// Numbers, and names on channels that have no addresses with an @.
    handles: BTreeMap<String, String>,
    /// What stands before the @ of addresses that nobody is known by: of strangers in a text, and of messages.
    strangers: RefCell<BTreeMap<String, String>>,
}

impl MadeUp {
    /// Makes names up for everybody whom the entries of a journal name.
    pub fn of(entries: &[Vec<u8>]) -> Self {
        let mut it = Self::default();
        for operation in entries.iter().filter_map(|it| record::decode(it).ok()) {
            it.note(&operation);
        }
        it
    }

    fn note(&mut self, operation: &Operation) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => {
                    let header = &it.header;
                    let parties =
                        std::iter::once(&header.from).chain(&header.to).chain(&header.cc).chain(&header.bcc);
                    parties.for_each(|it| self.party(it));
                }
                Event::Directory(it) => self.entry(it),
                _ => {}
            }
        }
    }

    fn entry(&mut self, it: &DirectoryEvent) {
        match it {
            DirectoryEvent::Person(it) => {
                for it in it.after.iter() {
                    self.name(&it.name);
                    self.address(&it.email);
                }
            }
            DirectoryEvent::Customer(it) => {
                for it in it.after.iter() {
                    self.name(&it.name);
                    it.addresses.iter().for_each(|it| self.address(&it.1));
                }
            }
            DirectoryEvent::Organization(it) => it.after.iter().for_each(|it| self.company(&it.name)),
            DirectoryEvent::Account(it) => it.after.iter().for_each(|it| self.address(&it.address)),
            DirectoryEvent::Address(it) => it.after.iter().for_each(|it| self.address(&it.address)),
            _ => {}
        }
    }

    fn party(&mut self, it: &Party) {
        self.name(&it.name);
        self.address(&it.address);
    }

    fn name(&mut self, name: &str) {
        for (nth, word) in words(name).enumerate() {
            let pool: &[&str] = if nth == 0 { &FIRST } else { &LAST };
            self.word(word, |number, taken| unlike(pool, number, taken));
        }
    }

    fn company(&mut self, name: &str) {
        words(name).for_each(|it| self.word(it, |number, _| format!("Company{number}")));
    }

    /// Makes a word up, if it is not known.
    fn word(&mut self, word: &str, make_up: impl FnOnce(usize, &BTreeSet<String>) -> String) {
        let word = word.to_lowercase();
        if !self.words.contains_key(&word) {
            let made_up = make_up(self.words.len(), &self.taken);
            self.taken.insert(made_up.clone());
            self.words.insert(word, made_up);
        }
    }

    fn address(&mut self, address: &str) {
        let address = address.to_lowercase();
        let Some((local, domain)) = address.rsplit_once('@') else {
            let number = self.handles.len() + 1;
            let is_number = address.starts_with(|it: char| it == '+' || it.is_ascii_digit());
            let made_up = if is_number { number_of(number) } else { format!("someone{number}") };
            if !address.is_empty() {
                self.handles.entry(address).or_insert(made_up);
            }
            return;
        };
        let number = self.domains.len() + 1;
        self.domains.entry(domain.to_owned()).or_insert_with(|| format!("place{number}.example"));
        if !ROLES.contains(&local) {
            let number = self.locals.len() + 1;
            self.locals.entry(local.to_owned()).or_insert_with(|| format!("person{number}"));
        }
    }

    /// Replaces names and addresses in a text.
    pub fn replace(&self, text: &mut String) {
        if let Some(handle) = self.handles.get(&text.to_lowercase()) {
            return handle.clone_into(text);
        }
        let is_of_address = |it: char| it.is_alphanumeric() || "@._+-".contains(it);
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if let Some((number, behind)) = telephone(rest) {
                replaced.push_str(self.handles.get(&number).map_or(STRANGER, String::as_str));
                rest = behind;
                continue;
            }
            let end = rest.find(|it| !is_of_address(it)).unwrap_or(rest.len());
            let (token, behind) = rest.split_at(end);
            replaced.push_str(&self.token(token));
            let mut letters = behind.chars();
            replaced.extend(letters.next());
            rest = letters.as_str();
        }
        *text = replaced;
    }

    fn token(&self, token: &str) -> String {
        let bare = token.trim_end_matches(['.', '-', '_']);
        let tail = &token[bare.len()..];
        let lower = bare.to_lowercase();
        if let Some((local, domain)) = lower.rsplit_once('@').filter(|it| !it.0.is_empty()) {
            let domain = self.domains.get(domain).map_or("elsewhere.example", String::as_str);
            return format!("{}@{domain}{tail}", self.local(local));
        }
        // An address may be named without its end, where it cannot be taken for a word.
        let local = self.locals.get(&lower).filter(|_| !lower.chars().all(char::is_alphabetic));
        if let Some(known) = self.domains.get(&lower).or_else(|| self.handles.get(&lower)).or(local) {
            return format!("{known}{tail}");
        }
        // Words of a name stand between signs of an address, too: "@Ann", "Ann.".
        token
            .split_inclusive(|it: char| !it.is_alphanumeric())
            .map(|part| {
                let bare = part.trim_end_matches(|it: char| !it.is_alphanumeric());
                let word = self.words.get(&bare.to_lowercase());
                let word = word.map_or_else(|| bare.to_owned(), |it| as_written(it, bare));
                format!("{word}{}", &part[bare.len()..])
            })
            .collect()
    }

    /// Returns what stands before the @ in place of something.
    fn local(&self, local: &str) -> String {
        if ROLES.contains(&local) {
            return local.to_owned();
        }
        self.locals.get(local).cloned().unwrap_or_else(|| {
            let mut strangers = self.strangers.borrow_mut();
            let number = strangers.len() + 1;
            strangers.entry(local.to_owned()).or_insert_with(|| format!("other{number}")).clone()
        })
    }
}

/// The number of whoever nobody is known by.
const STRANGER: &str = "+4955500000";

fn number_of(number: usize) -> String {
    format!("{:+}", 4_955_500_000_u64 + number as u64)
}

/// Takes a telephone number with its country off the start of a text, however it is written.
fn telephone(text: &str) -> Option<(String, &str)> {
    if !text.starts_with('+') {
        return None;
    }
    let is_of_number = |it: char| it.is_ascii_digit() || " \u{a0}\u{202f}-./()".contains(it);
    let end = text[1..].find(|it| !is_of_number(it)).map_or(text.len(), |it| it + 1);
    let written = text[..end].trim_end_matches(|it: char| !it.is_ascii_digit());
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 7).then(|| (format!("+{digits}"), &text[written.len()..]))
}

/// Returns a word in large or small letters, as another is written.
fn as_written(word: &str, like: &str) -> String {
    if !like.chars().any(char::is_uppercase) {
        word.to_lowercase()
    } else if like.chars().any(char::is_lowercase) {
        word.to_owned()
    } else {
        word.to_uppercase()
    }
}

/// Returns a word of a pool that stands for nobody yet.
fn unlike(pool: &[&str], number: usize, taken: &BTreeSet<String>) -> String {
    let all = (0..pool.len()).map(|at| pool[(number + at) % pool.len()].to_owned());
    all.into_iter()
        .find(|it| !taken.contains(it))
        .unwrap_or_else(|| format!("{}{number}", pool[number % pool.len()]))
}

/// Words that stand in many names and name nobody: left as they are, lest every text is full of holes.
const COMMON: [&str; 24] = [
    "the", "and", "of", "for", "from", "via", "at", "on", "in", "to", "by", "with", "your", "our", "team",
    "service", "support", "customer", "der", "die", "das", "und", "von", "für",
];

/// Returns the words of a name that name somebody.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|it: char| !it.is_alphanumeric()).filter(|it| {
        let is_common = || COMMON.contains(&it.to_lowercase().as_str());
        it.chars().count() > 1 && !it.chars().all(char::is_numeric) && !is_common()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{ORG, World};
    use crate::model::{Channel, Configure, CustomerDraft};

    fn made_up() -> MadeUp {
        let mut world = World::of(&["Mara", "Ben"]);
        let account = world.chat("Mara", Channel::Sms, "+49305550190");
        let chat = world.chat("Mara", Channel::LiveChat, "chat");
        world.says(account, "+491715550134", "Hello");
        world.says(chat, "visitor-1", "Hello");
        let mail = world.account("Mara", "mara.lind@club.example", None);
        world.mail(mail, "mara.lind@club.example", "Hello");
        let draft = CustomerDraft {
            name: "Kim Novak".into(),
            addresses: vec![(Channel::Sms, "+491715550134".into())],
        };
        world.configure("Mara", Configure::PutCustomer(None, ORG, Some(draft))).unwrap();
        let entries: Vec<_> = world.journal().iter().map(record::encode).collect();
        MadeUp::of(&entries)
    }

    fn replaced(made_up: &MadeUp, text: &str) -> String {
        let mut text = text.to_owned();
        made_up.replace(&mut text);
        text
    }

    #[test]
    fn nothing_of_a_name_is_left_however_it_is_written() {
        let made_up = made_up();
        for text in [
            "mara",
            "MARA",
            "Mara's",
            "ask kim novak",
            "KIM",
            "call +49 171 555-0134 now",
            "(+491715550134)",
            "m1.visitor-1@chat.invalid",
            "visitor-1 is there",
            "Visitor-1.",
            "stranger@other.example",
            "write to mara.lind at once",
            "+49 (171) 5550134",
            "call +1 212 555 0100",
        ] {
            let said = replaced(&made_up, text);
            let lower = said.to_lowercase();
            for real in
                ["mara", "lind", "kim", "novak", "171", "555-0134", "5550134", "visitor-1", "stranger", "212"]
            {
                assert!(!lower.contains(real), "{text}: {said}");
            }
        }
        let words = ["mara", "Mara", "MARA"].map(|it| replaced(&made_up, it));
        assert_eq!(words, [words[1].to_lowercase(), words[1].clone(), words[1].to_uppercase()]);
        let number = replaced(&made_up, "+491715550134");
        assert_eq!(replaced(&made_up, "on +49 171 5550134, please"), format!("on {number}, please"));
        let stranger = replaced(&made_up, "stranger@other.example");
        assert_eq!(replaced(&made_up, "<Stranger@other.example>"), format!("<{stranger}>"));
        assert_ne!(replaced(&made_up, "another@other.example"), stranger);
        for plain in
            ["is there a place left?", "2 + 2 = 4", "+1", "support@club.example".split('@').next().unwrap()]
        {
            assert_eq!(replaced(&made_up, plain), plain);
        }
    }

    #[test]
    fn many_names_are_made_up_at_once_and_all_differ() {
        let mut made_up = MadeUp::default();
        for nth in 0..20_000 {
            made_up.name(&format!("Kim{nth} Novak{}", nth % 7));
        }
        assert_eq!(made_up.words.values().collect::<BTreeSet<_>>().len(), made_up.words.len());
    }
}
