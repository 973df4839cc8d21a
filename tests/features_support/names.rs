//! Names in feature files, looked up strictly: a misspelt one fails and says what there is.

use team_inbox::model::{AccountId, AddressId, ConversationId, LabelId, OrgId, PersonId, State, TeamId};

use super::World;

/// Finds the one thing with a name among those there are.
pub fn find<'a, I: Copy>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = (&'a str, I)>,
) -> Result<I, String> {
    let known: Vec<_> = known.collect();
    match known.iter().filter(|it| it.0 == name).collect::<Vec<_>>()[..] {
        [it] => Ok(it.1),
        [] => {
            let names: Vec<_> = known.iter().map(|it| format!("“{}”", it.0)).collect();
            let names = if names.is_empty() { "there is none yet".to_owned() } else { names.join(", ") };
            let nearest = known.iter().map(|it| (differing(name, it.0), it.0)).min();
            let hint = nearest.filter(|it| it.0 <= 2).map(|it| format!(" Is “{}” meant?", it.1));
            Err(format!("there is no {what} “{name}”: {names}.{}", hint.unwrap_or_default()))
        }
        _ => Err(format!("there is more than one {what} “{name}”")),
    }
}

/// Returns how many letters differ between two names.
fn differing(one: &str, other: &str) -> usize {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let letters: Vec<_> = other.chars().collect();
    let mut row: Vec<_> = (0..=letters.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (place, wanted) in letters.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *wanted);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[letters.len()]
}

/// Splits *Ann, Ben and Cleo*.
pub fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').flat_map(|it| it.split(" and ")).map(str::trim).filter(|it| !it.is_empty())
}

/// Splits *"First", "Second" and "Third"*.
pub fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

impl World {
    /// Returns the person with a first name.
    pub fn person(&self, name: &str) -> Result<PersonId, String> {
        let people = self.state.directory.people.values();
        find("person", name, people.map(|it| (it.name.as_str(), it.id)))
    }

    /// Returns the people of a list of first names.
    pub fn people(&self, names: &str) -> Result<Vec<PersonId>, String> {
        listed(names).map(|it| self.person(it)).collect()
    }

    /// Returns the organization with a name.
    pub fn organization(&self, name: &str) -> Result<OrgId, String> {
        let organizations = self.state.directory.organizations.values();
        find("organization", name, organizations.map(|it| (it.name.as_str(), it.id)))
    }

    /// Returns the team with a name.
    pub fn team(&self, name: &str) -> Result<TeamId, String> {
        let teams = self.state.directory.teams.values().filter(|it| !it.removed);
        find("team", name, teams.map(|it| (it.name.as_str(), it.id)))
    }

    /// Returns the account with an address.
    pub fn account(&self, address: &str) -> Result<AccountId, String> {
        let accounts = self.state.directory.accounts.values().filter(|it| !it.removed);
        find("account", address, accounts.map(|it| (it.address.as_str(), it.id)))
    }

    /// Returns the shared address.
    pub fn shared_address(&self, address: &str) -> Result<AddressId, String> {
        let addresses = self.state.directory.addresses.values().filter(|it| !it.removed);
        find("shared address", address, addresses.map(|it| (it.address.as_str(), it.id)))
    }

    /// Returns the label with a name.
    pub fn label(&self, name: &str) -> Result<LabelId, String> {
        let labels = self.state.directory.labels.values().filter(|it| !it.removed);
        find("label", name, labels.map(|it| (it.name.as_str(), it.id)))
    }

    /// Returns the conversation with a subject, or else with a party; `Printer #2` is the second one.
    /// One that was deleted for ever still answers to its name, if no other has it.
    pub fn conversation(&self, subject: &str) -> Result<ConversationId, String> {
        self.present(subject).or_else(|missing| {
            let mut erased = self.before.iter().rev().flat_map(named);
            erased.find(|it| it.1 == subject).map(|it| it.0).ok_or(missing)
        })
    }

    /// Returns the conversation with a subject that was not deleted for ever.
    pub fn present(&self, subject: &str) -> Result<ConversationId, String> {
        let names: Vec<_> = self.conversations().collect();
        find("conversation", subject, names.iter().map(|(id, name)| (name.as_str(), *id)))
    }

    /// Returns the conversations of a list of subjects.
    pub fn conversations_of(&self, subjects: &str) -> Result<Vec<ConversationId>, String> {
        quoted(subjects).map(|it| self.conversation(it)).collect()
    }

    /// Returns all conversations with the names they have in feature files.
    pub fn conversations(&self) -> impl Iterator<Item = (ConversationId, String)> {
        named(&self.state)
    }
}

fn named(state: &State) -> impl Iterator<Item = (ConversationId, String)> {
    (0..state.len() as u32).map(ConversationId).map(|it| (it, name_of(state, it)))
}

fn name_of(state: &State, it: ConversationId) -> String {
    let all = &state.conversations;
    let subject = |it| if all.subject(it).is_empty() { all.party(it) } else { all.subject(it) };
    let before = (0..it.0).filter(|earlier| subject(ConversationId(*earlier)) == subject(it)).count();
    match before {
        0 => subject(it).to_owned(),
        earlier => format!("{} #{}", subject(it), earlier + 1),
    }
}
