//! Where a scenario is played: a workspace of its own, with a clock that is set by the scenario.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::problem::{Problem, Why};
use crate::model::*;
use crate::session::record;
use crate::store::Pack;

pub(super) const MINUTE: i64 = 60_000;

/// What is asked: by whom, in which mailbox.
pub type Wanted = (Actor, Mailbox, Command);

/// A workspace in which a scenario is played.
pub struct Stage {
    /// What happened so far comes to.
    pub state: State,
    /// What happened so far.
    pub journal: Vec<Operation>,
    pub entries: Vec<Vec<u8>>,
    /// The bodies of the mail.
    pub packs: Vec<Pack>,
    /// What could not be read or done; nothing, if the scenario is sound.
    pub problems: Vec<Problem>,
    /// Lines are asked of a workspace that goes on, too: what is asked is kept.
    pub is_live: bool,
    pub wanted: Vec<Wanted>,
    /// The line that is played.
    pub line: u32,
    /// The name of the company, and the domain of addresses that name none.
    pub company: String,
    pub domain: String,
    /// What the scenario calls its accounts and addresses: the account that receives, and the address.
    pub receivers: BTreeMap<String, (AccountId, String)>,
    /// The first e-mail account: shared addresses come through it.
    pub main: Option<AccountId>,
    /// The time at which the scenario is played, and that of what happens in it.
    pub now: Time,
    pub at: Time,
    /// Of each conversation of the script: its number, and the latest Message-ID.
    pub begun: BTreeMap<usize, (ConversationId, String)>,
}

impl Stage {
    /// Begins so many minutes before now.
    pub fn begin(now: Time, ago: i64) -> Self {
        Self {
            state: State::default(),
            journal: Vec::new(),
            entries: Vec::new(),
            packs: Vec::new(),
            problems: Vec::new(),
            is_live: false,
            wanted: Vec::new(),
            line: 0,
            company: "Company".to_owned(),
            domain: "company.example".to_owned(),
            receivers: BTreeMap::new(),
            main: None,
            now,
            at: now.plus(-ago * MINUTE),
            begun: BTreeMap::new(),
        }
    }

    /// Returns the time so many minutes before now.
    pub const fn before_now(&self, minutes: i64) -> Time {
        self.now.plus(-minutes * MINUTE)
    }

    /// Goes on in a workspace at a time that its clock tells.
    pub fn go_on_at(&mut self, now: Time) {
        self.now = now;
        self.at = now.max(self.state.at);
    }

    /// Waits until so many minutes before now; what falls due meanwhile is done.
    pub fn wait_until(&mut self, ago: i64) {
        let until = self.before_now(ago).max(self.at);
        while let Some(due) = self.state.next_due().filter(|it| *it <= until) {
            self.at = self.at.max(due);
            let before = self.journal.len();
            self.ask(Actor::Clock, Mailbox::All, &Command::Due);
            if self.journal.len() == before {
                break;
            }
        }
        self.at = until;
    }

    /// Changes the directory as somebody.
    pub fn configure(&mut self, who: &str, configure: Configure) {
        if let Some(actor) = self.actor(who) {
            self.ask(actor, Mailbox::All, &Command::Configure(configure));
        }
    }

    /// Changes the directory as the first person.
    pub fn configure_as_owner(&mut self, configure: Configure) {
        let owner = self.state.directory.people.keys().next().copied().unwrap_or_default();
        self.ask(Actor::Person(owner), Mailbox::All, &Command::Configure(configure));
    }

    /// Makes the first person.
    pub fn set_up(&mut self, configure: Configure) {
        self.ask(Actor::Setup, Mailbox::All, &Command::Configure(configure));
    }

    /// Returns the organization.
    pub fn org(&self) -> OrgId {
        self.state.directory.organizations.keys().next().copied().unwrap_or_default()
    }

    /// Returns who has a name: a first name, or the whole with a line below in place of each space.
    pub fn person(&self, name: &str) -> Option<PersonId> {
        let whole = name.replace('_', " ");
        let people = || self.state.directory.people.values();
        let found =
            people().find(|it| it.name == whole).or_else(|| people().find(|it| it.first_name() == name));
        found.map(|it| it.id)
    }

    /// Returns the people of a list, `Ann, Ben`.
    pub fn people(&self, names: &str) -> Result<Vec<PersonId>, (String, Why)> {
        let names = names.split(',').map(str::trim).filter(|it| !it.is_empty());
        names.map(|it| self.person(it).ok_or_else(|| (it.to_owned(), Why::Person))).collect()
    }

    /// Returns a whole address: one that ends with `@` is of the company's domain.
    pub fn full(&self, address: &str) -> String {
        if address.ends_with('@') { format!("{address}{}", self.domain) } else { address.to_owned() }
    }

    /// Returns the account that receives what is written to somebody, and the address.
    pub fn receiver(&mut self, to: &str) -> Option<(AccountId, String)> {
        let found = self.receivers.get(to).cloned();
        let main = || self.main.filter(|_| to.contains('@')).map(|it| (it, self.full(to)));
        let found = found.or_else(main);
        if found.is_none() {
            self.wrong(to, Why::Account);
        }
        found
    }

    /// Notes what could not be done in the line that is played.
    pub fn wrong(&mut self, word: &str, why: Why) {
        self.problems.push(Problem::new(self.line, word, why));
    }

    /// Returns the team of a name.
    pub fn team(&self, name: &str) -> Option<TeamId> {
        self.state.directory.teams.values().find(|it| it.name == name).map(|it| it.id)
    }

    /// Returns the label of a name.
    pub fn label(&self, name: &str) -> Option<LabelId> {
        self.state.directory.common_labels(self.org()).find(|it| it.name == name).map(|it| it.id)
    }

    /// Returns who acts, by name.
    pub fn actor(&mut self, who: &str) -> Option<Actor> {
        let found = self.person(who);
        if found.is_none() {
            self.wrong(who, Why::Person);
        }
        found.map(Actor::Person)
    }

    /// Decides and applies; operations are numbered, so that they are the same everywhere.
    pub fn ask(&mut self, actor: Actor, view: Mailbox, command: &Command) {
        if self.is_live {
            self.wanted.push((actor, view, command.clone()));
        }
        let operation = Uuid::from_u128(self.journal.len() as u128 + 1);
        let context = Context::of(operation, self.at, actor, view);
        match decide(&self.state, command, &context) {
            Ok(decision) => {
                let asked = Asked::of(command, &context, record::BUILD, &self.state, &decision.operation);
                self.entries.push(record::encode_with(&decision.operation, &asked));
                let seq = Seq(self.state.seq.0 + 1);
                self.state.apply(seq, &decision.operation);
                self.journal.push(decision.operation);
            }
            Err(_) => self.wrong(&told(command), Why::Refused),
        }
    }
}

/// Returns the words of a command that tell it apart, for what was refused.
fn told(command: &Command) -> String {
    format!("{command:?}").chars().take(120).collect()
}
