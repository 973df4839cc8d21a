//! Where the demo is played: a workspace of its own, with a clock that is set by the script.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::cast;
use super::script::{Conversation, Deed, Scene};
use crate::mail::{self, Outgoing};
use crate::model::*;
use crate::session::record;
use crate::store::Pack;
use crate::store::Packer;

const MINUTE: i64 = 60_000;
/// What a text begins with that is the rest of a mail as it came.
const MIME: &str = "MIME-Version:";

/// A workspace in which the demo is played.
pub struct Stage {
    /// What happened so far comes to.
    pub state: State,
    /// What happened so far.
    pub journal: Vec<Operation>,
    pub entries: Vec<Vec<u8>>,
    /// The bodies of the mail.
    pub packs: Vec<Pack>,
    /// What was refused; nothing, if the script is sound.
    pub refused: Vec<String>,
    now: Time,
    at: Time,
    /// Of each conversation of the script: its number, and the latest Message-ID.
    begun: BTreeMap<usize, (ConversationId, String)>,
}

impl Stage {
    /// Begins so many minutes before now.
    pub fn begin(now: Time, ago: i64) -> Self {
        Self {
            state: State::default(),
            journal: Vec::new(),
            entries: Vec::new(),
            packs: Vec::new(),
            refused: Vec::new(),
            now,
            at: now.plus(-ago * MINUTE),
            begun: BTreeMap::new(),
        }
    }

    /// Returns the time so many minutes before now.
    pub const fn before_now(&self, minutes: i64) -> Time {
        self.now.plus(-minutes * MINUTE)
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
    pub fn remember(&mut self, history: &[(i64, Conversation, &str)]) {
        let mut mail: BTreeMap<AccountId, Vec<Vec<u8>>> = BTreeMap::new();
        for (nth, (ago, conversation, text)) in history.iter().enumerate() {
            let (account, address) = cast::receiver(&conversation.to);
            let Some(account) = self.account(&account) else { continue };
            let outgoing = Outgoing {
                from: conversation.from.clone(),
                to: vec![Party::bare(&address)],
                subject: conversation.subject.clone(),
                date: self.before_now(*ago),
                message_id: format!("before-{nth}@demo.{}", cast::DOMAIN),
                text: (*text).to_owned(),
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
        let it = self.begun.get(&scene.place).map(|it| it.0).unwrap_or_default();
        match &scene.deed {
            Deed::Writes(text) => self.receive(scene, text),
            Deed::Says(text) => self.comment(&scene.who, it, text),
            Deed::Replies(text) => self.reply(scene, it, text, Then::Stay),
            Deed::RepliesAndCloses(text) => self.reply(scene, it, text, Then::Close),
            Deed::Assigns(names) => {
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
                None => self.refused.push(format!("no label {name}")),
            },
            Deed::Moves(name) => match self.team(name) {
                Some(team) => self.triage(&scene.who, Verb::Move(team), &[it]),
                None => self.refused.push(format!("no team {name}")),
            },
            Deed::Spams => self.triage(&scene.who, Verb::Spam, &[it]),
            Deed::Trashes => self.triage(&scene.who, Verb::Trash, &[it]),
            Deed::CatchesUp => self.catch_up(&scene.who),
        }
    }

    /// Changes the directory as somebody.
    pub fn configure(&mut self, who: &str, configure: Configure) {
        let actor = self.actor(who);
        self.ask(actor, Mailbox::All, &Command::Configure(configure));
    }

    /// Makes the first person.
    pub fn set_up(&mut self, configure: Configure) {
        self.ask(Actor::Setup, Mailbox::All, &Command::Configure(configure));
    }

    /// Returns the organization.
    pub fn org(&self) -> OrgId {
        self.state.directory.organizations.keys().next().copied().unwrap_or_default()
    }

    /// Returns who has a first name.
    pub fn person(&self, first: &str) -> Option<PersonId> {
        self.state.directory.people.values().find(|it| it.first_name() == first).map(|it| it.id)
    }

    /// Returns the team of a name.
    pub fn team(&self, name: &str) -> Option<TeamId> {
        self.state.directory.teams.values().find(|it| it.name == name).map(|it| it.id)
    }

    /// Returns the label of a name.
    pub fn label(&self, name: &str) -> Option<LabelId> {
        self.state.directory.labels.values().find(|it| it.name == name).map(|it| it.id)
    }

    fn actor(&self, who: &str) -> Actor {
        Actor::Person(self.person(who).unwrap_or_default())
    }

    /// Decides and applies; operations are numbered, so that they are the same everywhere.
    fn ask(&mut self, actor: Actor, view: Mailbox, command: &Command) {
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
            Err(refusal) => self.refused.push(format!("{actor:?} {:?}: {refusal:?}", told(command))),
        }
    }

    fn triage(&mut self, who: &str, verb: Verb, ids: &[ConversationId]) {
        let targets = ids.iter().map(|it| Seen::now(&self.state, *it)).collect();
        let command = Command::Triage(Triage { verb, targets, anyway: false });
        self.ask(self.actor(who), Mailbox::TeamInboxes, &command);
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
        self.ask(self.actor(who), Mailbox::TeamInboxes, &command);
    }

    fn receive(&mut self, scene: &Scene, text: &str) {
        let (account, address) = cast::receiver(&scene.conversation.to);
        let Some(account) = self.account(&account) else { return };
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
        let (_, address) = cast::receiver(&scene.conversation.to);
        let mut senders = self.person(&scene.who).map(|it| self.state.senders(it)).unwrap_or_default();
        senders.retain(|it| it.address == address);
        let Some(sender) = senders.pop() else {
            self.refused.push(format!("{} may not send as {address}", scene.who));
            return;
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
        self.ask(self.actor(&scene.who), Mailbox::TeamInboxes, &Command::Send(Box::new(send)));
        self.begun.insert(scene.place, (it, id));
    }

    /// Returns the header of the next message of a conversation, without its parties.
    fn header(&self, scene: &Scene, text: &str) -> Header {
        let number = self.state.threads.len();
        let before = self.begun.get(&scene.place).map(|it| it.1.as_str());
        let subject = &scene.conversation.subject;
        Header {
            message_id: format!("{number}@demo.{}", cast::DOMAIN),
            references: before.map(message_key).into_iter().collect(),
            date: Some(self.at),
            subject: before.map_or_else(|| subject.clone(), |_| format!("Re: {subject}")),
            snippet: snippet(text),
            fingerprint: fnv1a(format!("{number} {text}").bytes()),
            ..Header::default()
        }
    }

    fn account(&self, address: &str) -> Option<AccountId> {
        self.state.directory.accounts.values().find(|it| it.address == address).map(|it| it.id)
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
