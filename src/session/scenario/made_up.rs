//! Made-up names and addresses in place of those of a workspace: the same one everywhere for the same.

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

/// What stands for what.
#[derive(Debug, Default)]
pub struct MadeUp {
    /// Words of names.
    words: BTreeMap<String, String>,
    /// Parts of addresses, in small letters.
    locals: BTreeMap<String, String>,
    domains: BTreeMap<String, String>,
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
            let number = self.words.len();
            let taken: BTreeSet<_> = self.words.values().cloned().collect();
            self.words.entry(word.to_owned()).or_insert_with(|| unlike(pool, number, &taken));
        }
    }

    fn company(&mut self, name: &str) {
        for word in words(name) {
            let number = self.words.len();
            self.words.entry(word.to_owned()).or_insert_with(|| format!("Company{number}"));
        }
    }

    fn address(&mut self, address: &str) {
        let address = address.to_lowercase();
        let Some((local, domain)) = address.rsplit_once('@') else {
            // A number, or a name of another channel.
            if !address.is_empty() {
                let number = self.locals.len() + 1;
                self.locals.entry(address).or_insert_with(|| format!("{:+}", 49_555_000 + number));
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
        let whole = self.locals.get(&text.to_lowercase()).filter(|_| !text.contains('@'));
        if let Some(whole) = whole.filter(|it| it.starts_with('+')) {
            return whole.clone_into(text);
        }
        let is_of_address = |it: char| it.is_alphanumeric() || "@._+-".contains(it);
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while !rest.is_empty() {
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
        if let Some((local, domain)) = bare.rsplit_once('@').filter(|it| !it.0.is_empty()) {
            let (local, domain) = (local.to_lowercase(), domain.to_lowercase());
            let local = self.locals.get(&local).cloned().unwrap_or(local);
            let domain = self.domains.get(&domain).cloned().unwrap_or_else(|| "elsewhere.example".to_owned());
            return format!("{local}@{domain}{tail}");
        }
        if let Some(domain) = self.domains.get(&bare.to_lowercase()) {
            return format!("{domain}{tail}");
        }
        let word = |it: &str| self.words.get(it).cloned().unwrap_or_else(|| it.to_owned());
        // Words of a name stand between signs of an address, too: "@Ann", "Ann.".
        token
            .split_inclusive(|it: char| !it.is_alphanumeric())
            .map(|part| {
                let bare = part.trim_end_matches(|it: char| !it.is_alphanumeric());
                format!("{}{}", word(bare), &part[bare.len()..])
            })
            .collect()
    }
}

/// Returns a word of a pool that stands for nobody yet.
fn unlike(pool: &[&str], number: usize, taken: &BTreeSet<String>) -> String {
    let all = (0..pool.len()).map(|at| pool[(number + at) % pool.len()].to_owned());
    all.into_iter()
        .find(|it| !taken.contains(it))
        .unwrap_or_else(|| format!("{}{number}", pool[number % pool.len()]))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|it: char| !it.is_alphanumeric())
        .filter(|it| it.chars().count() > 1 && !it.chars().all(char::is_numeric))
}
