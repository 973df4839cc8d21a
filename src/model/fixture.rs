//! A small workspace for tests: what is asked is decided and applied, one command after the other.

use std::sync::Arc;

use uuid::Uuid;

use super::rules::{Action, Condition, Rule, Trigger};
use super::*;

/// The organization of every fixture.
pub const ORG: OrgId = OrgId(1);

/// A workspace with its journal.
pub struct World {
    /// What the journal folds to.
    pub state: State,
    /// Now; every command is a second later.
    pub now: Time,
    journal: Vec<Operation>,
}

impl World {
    /// Returns an organization of people by first name; the first is its owner.
    pub fn of(names: &[&str]) -> Self {
        let mut world = Self { state: State::default(), now: Time(1_000_000), journal: Vec::new() };
        let owner = names[0];
        world.ask(Actor::Setup, Mailbox::Inbox, &add_user(None, owner, Role::Member)).unwrap();
        world.configure(owner, Configure::AddOrganization { name: "Acme".into() }).unwrap();
        for name in &names[1..] {
            world.ask(world.actor(owner), Mailbox::Inbox, &add_user(Some(ORG), name, Role::Member)).unwrap();
        }
        world
    }

    /// Asks for something in a mailbox; what is decided is applied.
    pub fn ask(&mut self, actor: Actor, view: Mailbox, command: &Command) -> Result<Decision, Refusal> {
        self.now = self.now.plus(1000);
        let context = Context::of(Uuid::nil(), self.now, actor, view);
        let decision = decide(&self.state, command, &context)?;
        let seq = Seq(self.state.seq.0 + 1);
        self.state.apply(seq, &decision.operation);
        self.journal.push(decision.operation.clone());
        Ok(decision)
    }

    /// Changes the directory as somebody.
    pub fn configure(&mut self, who: &str, configure: Configure) -> Result<Decision, Refusal> {
        self.ask(self.actor(who), Mailbox::Inbox, &Command::Configure(configure))
    }

    /// Acts on a conversation as somebody who sees it as it is.
    pub fn triage(
        &mut self,
        who: &str,
        view: Mailbox,
        verb: Verb,
        it: ConversationId,
    ) -> Result<Decision, Refusal> {
        let targets = vec![Seen::now(&self.state, it)];
        self.ask(self.actor(who), view, &Command::Triage(Triage { verb, targets, anyway: false }))
    }

    /// Takes back the last entry of the journal as somebody.
    pub fn undo(&mut self, who: &str) -> Result<Decision, Refusal> {
        let operation = Box::new(self.journal.last().unwrap().clone());
        self.ask(self.actor(who), Mailbox::Inbox, &Command::Undo { seq: self.state.seq, operation })
    }

    /// Returns everything that was done.
    pub fn journal(&self) -> &[Operation] {
        &self.journal
    }

    /// Returns who has a first name.
    pub fn id(&self, name: &str) -> PersonId {
        let named = self.state.directory.people.values().find(|it| it.first_name() == name);
        named.unwrap().id
    }

    fn actor(&self, name: &str) -> Actor {
        Actor::Person(self.id(name))
    }

    /// Makes a team, as the owner.
    pub fn team(&mut self, name: &str, active: &[&str], observers: &[&str]) -> TeamId {
        let draft = self.team_draft(name, active, observers);
        self.configure_as_owner(Configure::PutTeam(None, draft)).unwrap();
        *self.state.directory.teams.last_key_value().unwrap().0
    }

    /// Returns a team as a form gives it.
    pub fn team_draft(&self, name: &str, active: &[&str], observers: &[&str]) -> TeamDraft {
        let ids = |names: &[&str]| names.iter().map(|it| self.id(it)).collect();
        TeamDraft {
            org: ORG,
            name: name.into(),
            emoji: String::new(),
            hue: 1,
            active: ids(active),
            observers: ids(observers),
            options: TeamOptions::default(),
            successor: None,
        }
    }

    /// Connects an e-mail account of somebody, shared or private.
    pub fn account(&mut self, owner: &str, address: &str, sharing: Option<SharingChoice>) -> AccountId {
        let add = Configure::AddAccount {
            owner: self.id(owner),
            name: address.into(),
            address: address.into(),
            channel: Channel::Email,
            simulated: true,
        };
        self.configure(owner, add).unwrap();
        let account = *self.state.directory.accounts.last_key_value().unwrap().0;
        if sharing.is_some() {
            self.configure_as_owner(Configure::ShareAccount { account, org: ORG, sharing }).unwrap();
        }
        account
    }

    /// Adds a verified shared address.
    pub fn address(&mut self, address: &str, sharing: SharingChoice) -> AddressId {
        let id = self.pending_address(address, sharing);
        self.configure_as_owner(Configure::VerifyAddress(id, None)).unwrap();
        id
    }

    /// Adds a shared address; its code is 1234.
    pub fn pending_address(&mut self, address: &str, sharing: SharingChoice) -> AddressId {
        self.configure_as_owner(put_address(None, address, sharing)).unwrap();
        *self.state.directory.addresses.last_key_value().unwrap().0
    }

    /// Changes the directory as the first person.
    pub fn configure_as_owner(&mut self, configure: Configure) -> Result<Decision, Refusal> {
        let owner = self.state.directory.people.values().next().unwrap().id;
        self.ask(Actor::Person(owner), Mailbox::Inbox, &Command::Configure(configure))
    }

    /// A message from outside comes through an account and begins a conversation.
    pub fn mail(&mut self, account: AccountId, to: &str, subject: &str) -> ConversationId {
        self.mail_from(Party::bare("customer@outside.example"), account, to, subject)
    }

    /// The same from somebody.
    pub fn mail_from(&mut self, from: Party, account: AccountId, to: &str, subject: &str) -> ConversationId {
        let number = self.state.threads.len() as u64;
        let header = Header {
            message_id: format!("{number}@outside.example"),
            from,
            to: vec![Party::bare(to)],
            subject: subject.into(),
            date: Some(self.now),
            fingerprint: number + 1,
            ..Header::default()
        };
        let receive = Receive::new(account, Mode::Live, vec![header]);
        self.ask(Actor::Outside, Mailbox::Inbox, &Command::Receive(receive)).unwrap();
        self.state.threads.conversation(MessageId(number as u32)).unwrap()
    }

    /// Splits a conversation from one of its messages on; returns the new one.
    pub fn split(&mut self, who: &str, it: ConversationId, message: MessageId) -> ConversationId {
        let journal = self.journal.iter().zip(1..).map(|(operation, seq)| (Seq(seq), operation.clone()));
        let story = Arc::new(Story::of(it, &journal.collect::<Vec<_>>()));
        let seen = Seen::now(&self.state, it);
        let split = Split { seen, message, story, anyway: false };
        self.ask(self.actor(who), Mailbox::All, &Command::Split(Box::new(split))).unwrap();
        self.state.threads.conversation(message).unwrap()
    }

    /// Connects a chat account of somebody.
    pub fn chat(&mut self, owner: &str, channel: Channel, address: &str) -> AccountId {
        let (id, name, address) = (self.id(owner), address.into(), address.into());
        self.configure(owner, Configure::AddAccount { owner: id, name, address, channel, simulated: true })
            .unwrap();
        *self.state.directory.accounts.last_key_value().unwrap().0
    }

    /// Somebody writes to a chat account; returns the message.
    pub fn says(&mut self, account: AccountId, by: &str, text: &str) -> MessageId {
        let message = MessageId(self.state.threads.len() as u32);
        let messages = vec![said(message, by, text, self.now)];
        self.ask(Actor::Outside, Mailbox::All, &Command::Simulate { account, messages }).unwrap();
        message
    }

    /// Imports messages of a chat as history.
    pub fn imports(&mut self, account: AccountId, messages: Vec<Header>) -> Result<Decision, Refusal> {
        let channel = self.state.directory.channel(account);
        let receive = Receive { channel, ..Receive::new(account, Mode::AsHistory, messages) };
        let owner = self.state.directory.accounts[&account].owner;
        self.ask(Actor::Person(owner), Mailbox::All, &Command::Receive(receive))
    }

    /// Returns the first names of those who have a conversation in a mailbox of theirs.
    pub fn who_has(&self, it: ConversationId, mailbox: Mailbox) -> Vec<&str> {
        let people = self.state.directory.people.values();
        let having = people.filter(|person| self.state.is_in(person.id, mailbox, it));
        having.map(Person::first_name).collect()
    }

    /// Returns the directory.
    pub fn directory(&self) -> &Directory {
        &self.state.directory
    }
}

/// Returns a message of a chat.
pub fn said(message: MessageId, by: &str, text: &str, at: Time) -> (Header, String) {
    let header = Header {
        message_id: format!("{}.{by}@chat.invalid", message.0),
        from: Party::bare(by),
        date: Some(at),
        snippet: text.into(),
        fingerprint: fnv1a(format!("{} {text}", message.0).bytes()),
        ..Header::default()
    };
    (header, text.into())
}

fn add_user(org: Option<OrgId>, name: &str, role: Role) -> Command {
    let email = format!("{}@acme.example", name.to_lowercase().replace(' ', "."));
    Command::Configure(Configure::AddUser { org, name: name.into(), email, role })
}

/// Returns the command that puts a shared address; its code is 1234.
pub fn put_address(id: Option<AddressId>, address: &str, sharing: SharingChoice) -> Configure {
    let (kind, code) = (AddressKind::Alias, "1234".into());
    Configure::PutAddress { id, org: ORG, address: address.into(), kind, sharing, code }
}

/// Returns a rule for what comes in.
pub fn rule(condition: Condition, actions: Vec<Action>) -> Rule {
    Rule {
        id: RuleId::default(),
        org: ORG,
        name: "Rule".into(),
        rank: 0,
        on: true,
        trigger: Trigger::Incoming,
        condition,
        actions,
        removed: false,
    }
}

/// Returns the command that makes a rule.
pub fn put_rule(rule: Rule) -> Configure {
    Configure::PutRule(None, ORG, Some(Box::new(rule)))
}
