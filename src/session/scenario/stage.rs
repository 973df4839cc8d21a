//! Where a scenario is played: a workspace of its own, with a clock that is set by the scenario.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::problem::{Problem, Why};
use super::read::{Before, Deed, Scene};
use crate::mail::{self, Outgoing};
use crate::model::*;
use crate::session::record;
use crate::store::Pack;
use crate::store::Packer;

const MINUTE: i64 = 60_000;
/// What a text begins with that is the rest of a mail as it came.
const MIME: &str = "MIME-Version:";

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
    now: Time,
    at: Time,
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

    /// Files away what was there before.
    pub fn remember(&mut self, before: &[Before]) {
        let mut mail: BTreeMap<AccountId, Vec<Vec<u8>>> = BTreeMap::new();
        for (nth, Before { line, ago, conversation, text }) in before.iter().enumerate() {
            self.line = *line;
            let Some((account, address)) = self.receiver(&conversation.to) else { continue };
            let outgoing = Outgoing {
                from: conversation.from.clone(),
                to: vec![Party::bare(&address)],
                subject: conversation.subject.clone(),
                date: self.before_now(*ago),
                message_id: format!("before-{nth}@demo.{}", self.domain),
                text: text.clone(),
                ..Outgoing::default()
            };
            mail.entry(account).or_default().push(mail::compose(&outgoing));
        }
        for (account, mail) in mail {
            self.deliver(account, Mode::AsHistory, &mail);
        }
    }

    /// Plays a scene.
    pub fn play(&mut self, scene: &Scene) {
        self.line = scene.line;
        if scene.who.is_empty() && !matches!(scene.deed, Deed::Writes(_)) {
            return self.wrong(&scene.who, Why::Person);
        }
        let it = match (&scene.deed, self.begun.get(&scene.place)) {
            (_, Some(begun)) => begun.0,
            (Deed::Writes(_) | Deed::CatchesUp, None) => ConversationId::default(),
            // Where it could not begin, or has not yet, nothing is done in any other.
            _ => return self.wrong(&scene.conversation.subject, Why::NoConversation),
        };
        match &scene.deed {
            Deed::Writes(text) => self.receive(scene, text),
            Deed::Says(text) => self.comment(&scene.who, it, text),
            Deed::Replies(text) => self.reply(scene, it, text, Then::Stay),
            Deed::RepliesAndCloses(text) => self.reply(scene, it, text, Then::Close),
            Deed::Assigns(names) => {
                let missing = names.iter().find(|it| self.person(it).is_none());
                if let Some(name) = missing {
                    self.wrong(&name.clone(), Why::Person);
                }
                let people = names.iter().filter_map(|it| self.person(it)).collect();
                self.triage(&scene.who, Verb::Assign(people), &[it]);
            }
            Deed::Closes => self.triage(&scene.who, Verb::Close, &[it]),
            Deed::Archives => self.triage(&scene.who, Verb::Archive, &[it]),
            Deed::Stars => self.triage(&scene.who, Verb::Star(true), &[it]),
            Deed::Snoozes(hours) => {
                let until = self.now.plus(hours * 60 * MINUTE);
                self.triage(&scene.who, Verb::Snooze(Snooze { until, wakes: true }), &[it]);
            }
            Deed::Labels(name) => match self.label(name) {
                Some(label) => self.triage(&scene.who, Verb::Label(label, true), &[it]),
                None => self.wrong(name, Why::Label),
            },
            Deed::Moves(name) => match self.team(name) {
                Some(team) => self.triage(&scene.who, Verb::Move(team), &[it]),
                None => self.wrong(name, Why::Team),
            },
            Deed::Spams => self.triage(&scene.who, Verb::Spam, &[it]),
            Deed::Trashes => self.triage(&scene.who, Verb::Trash, &[it]),
            Deed::CatchesUp => self.catch_up(&scene.who),
            Deed::Fares(fate) => self.fare(scene, fate),
        }
    }

    /// The other side, or its provider, says how far what was sent last has come.
    fn fare(&mut self, scene: &Scene, fate: &Fate) {
        let Some((account, _)) = self.receiver(&scene.conversation.to) else { return };
        let message = self.begun.get(&scene.place).map(|it| it.1.clone()).unwrap_or_default();
        let by = scene.conversation.from.address.clone();
        let words = vec![Afterword { message, by, says: Says::Fared(fate.clone()) }];
        self.ask(Actor::Outside, Mailbox::All, &Command::Heed { account, words });
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

    fn receiver(&mut self, to: &str) -> Option<(AccountId, String)> {
        let found = self.receivers.get(to).cloned();
        let main = || self.main.filter(|_| to.contains('@')).map(|it| (it, self.full(to)));
        let found = found.or_else(main);
        if found.is_none() {
            self.wrong(to, Why::Account);
        }
        found
    }

    fn wrong(&mut self, word: &str, why: Why) {
        self.problems.push(Problem::new(self.line, word, why));
    }

    /// Returns the team of a name.
    pub fn team(&self, name: &str) -> Option<TeamId> {
        self.state.directory.teams.values().find(|it| it.name == name).map(|it| it.id)
    }

    /// Returns the label of a name.
    pub fn label(&self, name: &str) -> Option<LabelId> {
        self.state.directory.labels.values().find(|it| it.name == name).map(|it| it.id)
    }

    fn actor(&mut self, who: &str) -> Option<Actor> {
        let found = self.person(who);
        if found.is_none() {
            self.wrong(who, Why::Person);
        }
        found.map(Actor::Person)
    }

    /// Decides and applies; operations are numbered, so that they are the same everywhere.
    fn ask(&mut self, actor: Actor, view: Mailbox, command: &Command) {
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

    fn triage(&mut self, who: &str, verb: Verb, ids: &[ConversationId]) {
        let targets = ids.iter().map(|it| Seen::now(&self.state, *it)).collect();
        let command = Command::Triage(Triage { verb, targets, anyway: false });
        if let Some(actor) = self.actor(who) {
            self.ask(actor, Mailbox::TeamInboxes, &command);
        }
    }

    fn comment(&mut self, who: &str, conversation: ConversationId, text: &str) {
        let mentioned = self.state.directory.people.values();
        let people = mentioned.filter(|it| text.contains(&format!("@{}", it.first_name()))).map(|it| it.id);
        let command = Command::Comment {
            conversation,
            text: text.to_owned(),
            people: people.collect(),
            teams: Vec::new(),
        };
        if let Some(actor) = self.actor(who) {
            self.ask(actor, Mailbox::TeamInboxes, &command);
        }
    }

    fn receive(&mut self, scene: &Scene, text: &str) {
        let Some((account, address)) = self.receiver(&scene.conversation.to) else { return };
        let mut header = self.header(scene, text);
        header.from = scene.conversation.from.clone();
        header.to = vec![Party::bare(&address)];
        let id = header.message_id.clone();
        let message = MessageId(self.state.threads.len() as u32);
        if text.starts_with(MIME) {
            let mail = self.mail(scene, &header, text);
            self.deliver(account, Mode::Live, &[mail]);
        } else {
            let messages = vec![(header, text.to_owned())];
            self.ask(Actor::Outside, Mailbox::All, &Command::Simulate { account, messages });
        }
        if let Some(it) = self.state.threads.conversation(message) {
            self.begun.insert(scene.place, (it, id));
        }
    }

    /// Returns a mail whose text says for itself what it is.
    fn mail(&self, scene: &Scene, header: &Header, text: &str) -> Vec<u8> {
        let before = self.begun.get(&scene.place).map(|it| it.1.clone());
        let outgoing = Outgoing {
            from: header.from.clone(),
            to: header.to.clone(),
            subject: header.subject.clone(),
            date: self.at,
            message_id: header.message_id.clone(),
            references: before.into_iter().collect(),
            ..Outgoing::default()
        };
        [mail::head(&outgoing).as_bytes(), text.as_bytes()].concat()
    }

    /// Mail comes in whose bodies rest in the store.
    fn deliver(&mut self, account: AccountId, mode: Mode, mail: &[Vec<u8>]) {
        let (mut packer, mut full) = (Packer::default(), Vec::new());
        mail.iter().for_each(|raw| packer.add(raw, mail::parse(raw, None), &mut full));
        full.extend(packer.seal());
        for sealed in full {
            self.packs.push(sealed.pack);
            let receive = Receive::new(account, mode, sealed.headers);
            self.ask(Actor::Outside, Mailbox::All, &Command::Receive(receive));
        }
    }

    fn reply(&mut self, scene: &Scene, it: ConversationId, text: &str, then: Then) {
        let Some((_, address)) = self.receiver(&scene.conversation.to) else { return };
        let mut senders = self.person(&scene.who).map(|it| self.state.senders(it)).unwrap_or_default();
        senders.retain(|it| it.address == address);
        let Some(sender) = senders.pop() else {
            return self.wrong(&scene.who, Why::Refused);
        };
        let mut header = self.header(scene, text);
        header.from = Party { name: sender.name, address };
        header.to = vec![scene.conversation.from.clone()];
        let id = header.message_id.clone();
        let send = Send {
            reply_to: Some((Seen::now(&self.state, it), self.state.conversations.last(it))),
            account: sender.account,
            header,
            text: text.to_owned(),
            then,
            draft: None,
            anyway: false,
        };
        if let Some(actor) = self.actor(&scene.who) {
            self.ask(actor, Mailbox::TeamInboxes, &Command::Send(Box::new(send)));
        }
        self.begun.insert(scene.place, (it, id));
    }

    /// Returns the header of the next message of a conversation, without its parties.
    fn header(&self, scene: &Scene, text: &str) -> Header {
        let number = self.state.threads.len();
        let before = self.begun.get(&scene.place).map(|it| it.1.as_str());
        let subject = &scene.conversation.subject;
        Header {
            message_id: format!("{number}@demo.{}", self.domain),
            references: before.map(message_key).into_iter().collect(),
            date: Some(self.at),
            subject: before.map_or_else(|| subject.clone(), |_| format!("Re: {subject}")),
            snippet: snippet(text),
            fingerprint: fnv1a(format!("{number} {text}").bytes()),
            ..Header::default()
        }
    }

    /// Somebody reads whatever waits for them, and looks at their notices.
    fn catch_up(&mut self, who: &str) {
        let Some(person) = self.person(who) else { return };
        let unread = self.state.shelf(person).set(Flag::Unread).iter().map(ConversationId);
        let ids: Vec<_> = unread.filter(|it| self.state.is_in(person, Mailbox::All, *it)).collect();
        self.triage(who, Verb::Look, &ids);
        self.ask(Actor::Person(person), Mailbox::All, &Command::SeeNotices);
    }
}

/// Returns the first words of a text, on one line.
pub fn snippet(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(140).collect()
}

/// Returns the words of a command that tell it apart, for what was refused.
fn told(command: &Command) -> String {
    format!("{command:?}").chars().take(120).collect()
}
