//! What a workspace has of what it needs: people, a team, an address, mail.

use crate::model::State;

/// What there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Somebody besides the person.
    pub people: bool,
    /// A team.
    pub team: bool,
    /// An account, or a shared address.
    pub address: bool,
    /// A message.
    pub mail: bool,
}

impl Begun {
    /// Returns what there is.
    pub fn of(state: &State) -> Self {
        let directory = &state.directory;
        Self {
            people: directory.people.values().filter(|it| !it.removed).count() > 1,
            team: directory.teams.values().any(|it| !it.removed),
            address: directory.accounts.values().any(|it| !it.removed)
                || directory.addresses.values().any(|it| !it.removed),
            mail: !state.threads.is_empty(),
        }
    }

    /// Tells whether nothing can arrive yet, or nothing has: an empty list is then no success.
    pub const fn is_early(self) -> bool {
        !self.address || !self.mail
    }
}

/// Returns the names and addresses that are written one to a line: `Ben Ortiz <ben@club.example>`, or the
/// address alone. Lines without an address are returned as they are.
pub fn people(text: &str) -> Result<Vec<(String, String)>, String> {
    lines(text).map(|line| person(line).ok_or_else(|| line.to_owned())).collect()
}

/// Returns what is left of the text without the first people in it.
pub fn without_first(text: &str, people: usize) -> String {
    lines(text).skip(people).collect::<Vec<_>>().join("\n")
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ',', ';']).map(str::trim).filter(|it| !it.is_empty())
}

fn person(line: &str) -> Option<(String, String)> {
    let line = line.trim_end_matches('>');
    let (name, address) = line.rsplit_once(['<', ' ']).unwrap_or(("", line));
    let (local, domain) = address.split_once('@')?;
    if local.is_empty() || domain.is_empty() {
        return None;
    }
    let name = name.trim().trim_matches('"').trim();
    let name = if name.is_empty() { named_after(local) } else { name.to_owned() };
    Some((name, address.to_owned()))
}

/// Returns "Ben Ortiz" of `ben.ortiz`.
fn named_after(local: &str) -> String {
    let word = |it: &str| {
        let mut letters = it.chars();
        letters.next().map(|it| it.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    local.split(['.', '_', '-']).filter(|it| !it.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_one_to_a_line() {
        let text =
            "Ben Ortiz <ben@club.example>\n\nolga.petrova@club.example\nTom tom@club.example, \"Lee, X\" ";
        assert_eq!(people(text), Err("\"Lee".to_owned()));
        let text = "Ben Ortiz <ben@club.example>\n\nolga.petrova@club.example\nTom tom@club.example";
        let pair = |name: &str, address: &str| (name.to_owned(), address.to_owned());
        assert_eq!(
            people(text).unwrap(),
            [
                pair("Ben Ortiz", "ben@club.example"),
                pair("Olga Petrova", "olga.petrova@club.example"),
                pair("Tom", "tom@club.example")
            ]
        );
        assert_eq!(people("just a name"), Err("just a name".to_owned()));
        assert_eq!(without_first(text, 2), "Tom tom@club.example");
    }

    #[test]
    fn a_new_workspace_lacks_everything() {
        let begun = Begun::of(&State::default());
        assert_eq!(begun, Begun::default());
        assert!(begun.is_early());
    }
}
