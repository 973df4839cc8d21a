//! Names as people write them, looked up strictly: a misspelt one says what there is.

use std::collections::BTreeMap;

use crate::model::*;

/// Finds the one thing with a name among those there are.
///
/// # Errors
/// There is none, or more than one.
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

/// Returns the name of a mailbox in a claim; the team inbox is named for its team.
pub fn mailbox_name(state: &State, mailbox: Mailbox) -> String {
    let team = |it| state.directory.team_name(it);
    match mailbox {
        Mailbox::Inbox => "Inbox".to_owned(),
        Mailbox::TeamInboxes => "Team Inboxes".to_owned(),
        Mailbox::TeamInbox(it) => format!("the team inbox of \"{}\"", team(it)),
        Mailbox::AssignedToMe => "Assigned to me".to_owned(),
        Mailbox::AssignedToOthers => "Assigned to others".to_owned(),
        Mailbox::Closed => "Closed".to_owned(),
        Mailbox::All => "All".to_owned(),
        Mailbox::Snoozed => "Snoozed".to_owned(),
        Mailbox::Starred => "Starred".to_owned(),
        Mailbox::Drafts => "Drafts".to_owned(),
        Mailbox::Sent => "Sent".to_owned(),
        Mailbox::Outbox => "Outbox".to_owned(),
        Mailbox::Trash => "Trash".to_owned(),
        Mailbox::Spam => "Spam".to_owned(),
        Mailbox::TeamAssigned(it) => format!("Assigned of \"{}\"", team(it)),
        Mailbox::TeamClosed(it) => format!("Closed of \"{}\"", team(it)),
        Mailbox::TeamAll(it) => format!("All of \"{}\"", team(it)),
        Mailbox::Label(it) => {
            let label = state.directory.labels.get(&it);
            format!("the label \"{}\"", label.map_or("", |it| it.name.as_str()))
        }
    }
}

/// The names of a workspace.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The workspace.
    pub state: &'a State,
    /// What it was before, the latest last: what was deleted for ever still answers to its name.
    pub before: &'a [State],
}

impl<'a> Names<'a> {
    /// Returns the names of a workspace as it is.
    pub const fn of(state: &'a State) -> Self {
        Self { state, before: &[] }
    }

    /// Returns the person with a first name.
    pub fn person(&self, name: &str) -> Result<PersonId, String> {
        let people = self.state.directory.people.values();
        find("person", name, people.map(|it| (it.first_name(), it.id)))
    }

    /// Returns the people of a list of first names.
    pub fn people(&self, names: &str) -> Result<Vec<PersonId>, String> {
        listed(names).map(|it| self.person(it)).collect()
    }

    /// Returns a person's first name.
    pub fn first_name(&self, person: PersonId) -> &'a str {
        self.state.directory.people.get(&person).map_or("", Person::first_name)
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

    /// Returns the rule with a name.
    pub fn rule(&self, name: &str) -> Result<RuleId, String> {
        let rules = self.state.directory.rules.values().filter(|it| !it.removed);
        find("rule", name, rules.map(|it| (it.name.as_str(), it.id)))
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
        let names = named(self.state);
        find("conversation", subject, names.iter().map(|(id, name)| (name.as_str(), *id)))
    }

    /// Returns the conversations of a list of subjects.
    pub fn conversations_of(&self, subjects: &str) -> Result<Vec<ConversationId>, String> {
        quoted(subjects).map(|it| self.conversation(it)).collect()
    }

    /// Returns all conversations with the names they have in claims.
    pub fn conversations(&self) -> Vec<(ConversationId, String)> {
        named(self.state)
    }

    /// Returns the mailbox that is meant; *the team inbox* is that of the conversation's team.
    pub fn mailbox(&self, said: &str, of: Option<ConversationId>) -> Result<Mailbox, String> {
        let said = said.trim().trim_start_matches("the ");
        let own = Mailbox::OWN.map(|it| (mailbox_name(self.state, it), it));
        if let Some(own) = own.iter().find(|it| it.0.eq_ignore_ascii_case(said)) {
            return Ok(own.1);
        }
        if said.eq_ignore_ascii_case("team inbox") {
            let team = of.and_then(|it| self.state.conversations.team(it));
            return team
                .map(Mailbox::TeamInbox)
                .ok_or_else(|| "the conversation belongs to no team".to_owned());
        }
        if let Some(label) = said.strip_prefix("label ") {
            return Ok(Mailbox::Label(self.label(label.trim_matches('"'))?));
        }
        type Of = fn(TeamId) -> Mailbox;
        let of_team: [(&str, Of); 3] = [
            ("Assigned of ", Mailbox::TeamAssigned),
            ("Closed of ", Mailbox::TeamClosed),
            ("All of ", Mailbox::TeamAll),
        ];
        let team_in = |it: &str| it.trim_start_matches("the team ").trim_matches('"').to_owned();
        if let Some((team, of)) = of_team.iter().find_map(|(words, of)| Some((said.strip_prefix(words)?, of)))
        {
            return Ok(of(self.team(&team_in(team))?));
        }
        let team = &team_in(said.strip_prefix("team inbox of ").unwrap_or(said));
        let teams = self.state.directory.teams.values().filter(|it| !it.removed);
        let queues = teams.map(|it| (it.name.as_str(), Mailbox::TeamInbox(it.id)));
        find("mailbox", team, own.iter().map(|(name, it)| (name.as_str(), *it)).chain(queues))
    }

    /// Reads a sharing: where to, and for whom.
    pub fn sharing(&self, said: &str) -> Result<SharingChoice, String> {
        if let Some(team) = said.strip_prefix("to the team inbox of ") {
            return Ok(SharingChoice::TeamInbox(self.team(team.trim_matches('"'))?));
        }
        let (receive, archive) = match said.strip_prefix("to the Inbox of ") {
            None => ("", said.strip_prefix("auto-archived for ").unwrap_or(said)),
            Some(rest) => rest
                .split_once(", auto-archived for ")
                .or_else(|| rest.split_once(" and auto-archived for "))
                .unwrap_or((rest, "")),
        };
        let mut entries = self.audience(receive, Delivery::Receive)?;
        entries.extend(self.audience(archive, Delivery::AutoArchive)?);
        Ok(SharingChoice::Inbox(entries))
    }

    /// Splits *Ann, the team "Sales" and Ben (auto-archived)*; what no bracket says is as given.
    fn audience(&self, said: &str, delivery: Delivery) -> Result<Vec<(Who, Delivery)>, String> {
        let entry = |said: &str| {
            let (name, role) = said.split_once(" (").unwrap_or((said, ""));
            let delivery = match role.trim_end_matches(')') {
                "" => delivery,
                "receive" | "receives" | "receiving" => Delivery::Receive,
                "auto-archive" | "auto-archived" | "archived" => Delivery::AutoArchive,
                other => return Err(format!("there is (receive) and (auto-archived), not ({other})")),
            };
            Ok((self.who(name)?, delivery))
        };
        listed(said).map(entry).collect()
    }

    fn who(&self, said: &str) -> Result<Who, String> {
        if said == "everyone" {
            return Ok(Who::Everyone);
        }
        match said.strip_prefix("the team ") {
            Some(team) => Ok(Who::Team(self.team(team.trim_matches('"'))?)),
            None if said.starts_with('"') => Ok(Who::Team(self.team(said.trim_matches('"'))?)),
            None => Ok(Who::Person(self.person(said)?)),
        }
    }
}

/// Returns all conversations with their names; the second one of a name has a number.
fn named(state: &State) -> Vec<(ConversationId, String)> {
    let all = &state.conversations;
    let mut earlier = BTreeMap::new();
    let name = |it: ConversationId| {
        let subject = all.subject(it);
        let name = if subject.is_empty() { all.party(it) } else { subject };
        let count = earlier.entry(name).and_modify(|it| *it += 1).or_insert(1);
        (it, if *count == 1 { name.to_owned() } else { format!("{name} #{count}") })
    };
    (0..state.len() as u32).map(ConversationId).map(name).collect()
}
