//! What happens on the stage: each scene becomes the commands that people would give.

use std::collections::BTreeMap;

use super::problem::Why;
use super::script::{Before, Deed, Scene};
use super::stage::{MINUTE, Stage};
use crate::mail::{self, Outgoing};
use crate::model::*;
use crate::store::Packer;

/// What a text begins with that is the rest of a mail as it came.
const MIME: &str = "MIME-Version:";

impl Stage {
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
            on: None,
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
