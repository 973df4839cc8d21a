//! Messages on their way out, as an mbox: with the ids that their answers name, and as they stand, so
//! that they come in elsewhere as they were here.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::mail::{append_to_mbox, reply_references, with_standing};
use crate::model::{Arrived, ConversationId, Flag, Header, Mailbox, PersonId, Said, State, message_key};

/// An export of one person, in the order of the journal.
pub struct Export {
    /// How the conversations stand, messages that were sent aside.
    standing: HashMap<ConversationId, Said>,
    /// Messages that were taken back.
    gone: RoaringBitmap,
    /// Message-IDs by their keys: headers keep nothing else of what they answer.
    ids: HashMap<u64, String>,
}

impl Export {
    /// Begins with some conversations; stars and unread marks are those of the person.
    pub fn of(state: &State, me: PersonId, among: &RoaringBitmap) -> Self {
        let places = [Mailbox::Inbox, Mailbox::TeamInboxes, Mailbox::AssignedToMe];
        let places = places.into_iter().map(|it| state.mailbox(me, it));
        let before_me = places.fold(RoaringBitmap::new(), |all, it| all | it);
        let each = among.iter().map(ConversationId);
        let standing = each.map(|it| (it, standing(state, me, state.lead(it), &before_me))).collect();
        Self { standing, gone: state.threads.gone().clone(), ids: HashMap::new() }
    }

    /// Notes the id of a message, whether or not it is exported.
    pub fn note(&mut self, header: &Header) {
        self.note_id(&header.message_id);
    }

    /// Tells whether a message is exported: it is still there, and of one of the conversations.
    pub fn has(&self, arrived: &Arrived) -> bool {
        self.standing.contains_key(&arrived.conversation) && !self.gone.contains(arrived.message.0)
    }

    /// Returns the ids that a message answers, as far as they are known, oldest first.
    pub fn references(&self, header: &Header) -> Vec<String> {
        header.references.iter().rev().filter_map(|it| self.ids.get(it)).cloned().collect()
    }

    /// Appends a message, which is `raw` as it came or as it would leave.
    pub fn append(&mut self, mbox: &mut Vec<u8>, arrived: &Arrived, raw: &[u8]) {
        if arrived.text.is_none() {
            reply_references(raw).iter().for_each(|it| self.note_id(it));
        }
        let mut said = self.standing.get(&arrived.conversation).cloned().unwrap_or_default();
        if arrived.outgoing {
            (said.sent, said.read) = (true, Some(true));
        }
        append_to_mbox(mbox, &with_standing(raw, &said), &arrived.header.from.address, arrived.at);
    }

    fn note_id(&mut self, id: &str) {
        if !id.is_empty() {
            self.ids.entry(message_key(id)).or_insert_with(|| id.to_owned());
        }
    }
}

/// Returns how a conversation stands for a person: as its messages do.
fn standing(state: &State, me: PersonId, it: ConversationId, before_me: &RoaringBitmap) -> Said {
    let facts = state.facts(it);
    let labels = &state.directory.labels;
    Said {
        read: Some(!facts.has(me, Flag::Unread)),
        starred: facts.has(me, Flag::Starred),
        spam: facts.in_spam(me),
        trashed: facts.in_trash(me),
        archived: !before_me.contains(it.0),
        closed: facts.closed,
        labels: state.labels_for(me, it).map(|it| it.path(labels)).collect(),
        ..Said::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::mail::{compose, parse};
    use crate::model::fixture::{ORG, World};
    use crate::model::*;
    use crate::work::{Import, written};

    /// How a conversation is left: with what verb, and with which marks.
    #[derive(Clone, Debug)]
    struct Left {
        verb: usize,
        starred: bool,
        unread: bool,
        label: bool,
    }

    /// A message: from outside or from us, and which earlier one it answers.
    #[derive(Clone, Debug)]
    struct Letter {
        ours: bool,
        parent: Option<prop::sample::Index>,
    }

    fn world() -> (World, AccountId) {
        let mut world = World::of(&["Ann", "Ben"]);
        let everyone = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]);
        let account = world.account("Ann", "desk@acme.example", Some(everyone));
        world.now = Time(1_750_000_000_000);
        (world, account)
    }

    /// What is told of a conversation: its messages, and how it stands for Ann.
    type Told = BTreeMap<BTreeSet<String>, (Vec<String>, Vec<bool>)>;

    fn told(world: &World) -> Told {
        let (state, ann) = (&world.state, world.id("Ann"));
        let mut ids: BTreeMap<ConversationId, BTreeSet<String>> = BTreeMap::new();
        for event in world.journal().iter().flat_map(|it| &it.events) {
            if let Event::Arrived(it) = event {
                ids.entry(it.conversation).or_default().insert(it.header.message_id.clone());
            }
        }
        let standing = |it: ConversationId| {
            let facts = state.facts(it);
            let labels =
                facts.labels.iter().map(|it| state.directory.labels[it].path(&state.directory.labels));
            let flags = vec![
                facts.in_inbox(ann, &state.directory),
                facts.has(ann, Flag::Unread),
                facts.has(ann, Flag::Starred),
                facts.closed,
                facts.in_spam(ann),
                facts.in_trash(ann),
                state.mailbox(ann, Mailbox::Sent).contains(it.0),
            ];
            (labels.collect(), flags)
        };
        ids.into_iter().map(|(it, ids)| (ids, standing(it))).collect()
    }

    /// Receives and sends messages; returns them raw, by number.
    fn live(world: &mut World, account: AccountId, letters: &[Letter]) -> Vec<Vec<u8>> {
        let (mut raws, ann): (Vec<Vec<u8>>, _) = (Vec::new(), world.id("Ann"));
        for (nth, letter) in letters.iter().enumerate() {
            let parent = letter.parent.filter(|_| nth > 0).map(|it| it.index(nth));
            let headers = world.journal().iter().flat_map(|it| &it.events).filter_map(|it| match it {
                Event::Arrived(it) => Some((**it).clone()),
                _ => None,
            });
            let answered = parent.and_then(|it| headers.clone().nth(it));
            if let (true, Some(answered)) = (letter.ours, &answered) {
                let own = message_key(&answered.header.message_id);
                let references =
                    [own].into_iter().chain(answered.header.references.iter().copied()).collect();
                let header = Header {
                    message_id: format!("{nth}@acme.example"),
                    references,
                    from: Party::bare("desk@acme.example"),
                    to: vec![Party::bare("kim@x.example")],
                    subject: "Re: Order".into(),
                    ..Header::default()
                };
                let seen = (Seen::now(&world.state, answered.conversation), answered.message);
                let send = Send {
                    reply_to: Some(seen),
                    account,
                    header,
                    text: format!("answer {nth}"),
                    then: Then::Stay,
                    draft: None,
                    on: None,
                    anyway: true,
                };
                world.ask(Actor::Person(ann), Mailbox::Inbox, &Command::Send(Box::new(send))).unwrap();
                raws.push(Vec::new());
            } else {
                let chain = answered.map(|it| {
                    let id = &it.header.message_id;
                    format!("In-Reply-To: <{id}>\nReferences: <{id}>\n")
                });
                let date = mail_parser::DateTime::from_timestamp(world.now.0 / 1000).to_rfc822();
                let raw = format!(
                    "Date: {date}\nMessage-ID: <{nth}@x.example>\nFrom: kim{nth}@x.example\nTo: desk@acme.example\n\
                     Subject: Order {nth}\n{}\nbody {nth}\nFrom here\n",
                    chain.unwrap_or_default()
                );
                let receive = Receive::new(account, Mode::Live, vec![parse(raw.as_bytes(), None).header]);
                world.ask(Actor::Outside, Mailbox::Inbox, &Command::Receive(receive)).unwrap();
                raws.push(raw.into_bytes());
            }
            // Nothing is at the same second as another.
            world.now = world.now.plus(60_000);
        }
        raws
    }

    fn leave(world: &mut World, left: &[Left]) {
        let draft = LabelDraft::common("Orders, all", 1);
        world.configure("Ann", Configure::PutLabel(None, ORG, Some(draft))).unwrap();
        let label = *world.state.directory.labels.keys().next().unwrap();
        for (it, left) in (0..world.state.len() as u32).map(ConversationId).zip(left.iter().cycle()) {
            let verbs = [None, Some(Verb::Archive), Some(Verb::Close), Some(Verb::Spam), Some(Verb::Trash)];
            let mut act = |verb| drop(world.triage("Ann", Mailbox::Inbox, verb, it));
            act(Verb::Unread(left.unread));
            act(Verb::Star(left.starred));
            act(Verb::Label(label, left.label));
            verbs[left.verb % verbs.len()].clone().into_iter().for_each(act);
        }
    }

    fn exported(world: &World, raws: &[Vec<u8>]) -> Vec<u8> {
        let all = (0..world.state.len() as u32).collect();
        let (mut export, mut mbox) = (Export::of(&world.state, world.id("Ann"), &all), Vec::new());
        for event in world.journal().iter().flat_map(|it| &it.events) {
            let Event::Arrived(it) = event else { continue };
            export.note(&it.header);
            let raw = match &it.text {
                Some(text) => {
                    compose(&written(&it.header, text, it.at, export.references(&it.header), Vec::new()))
                }
                None => raws[it.message.index()].clone(),
            };
            export.append(&mut mbox, it, &raw);
        }
        mbox
    }

    /// Imports a file as new mail, in slices; makes what is missing.
    fn imported(mbox: &[u8], slice: usize) -> World {
        let (mut world, account) = world();
        world.now = Time(1_800_000_000_000);
        let mut import = Import::default();
        import.open("box".into());
        import.feed(mbox);
        import.close();
        let batch = import.next_batch();
        for (messages, said) in batch.messages.chunks(slice).zip(batch.said.chunks(slice)) {
            let new = Receive::new(account, Mode::AsNew, messages.to_vec());
            let receive = Receive { said: said.to_vec(), ..new };
            let ann = Actor::Person(world.id("Ann"));
            world.ask(ann, Mailbox::All, &Command::Receive(receive)).unwrap();
        }
        world
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn what_goes_out_comes_in_elsewhere_as_it_was(
            letters in prop::collection::vec(
                (any::<bool>(), prop::option::weighted(0.7, any::<prop::sample::Index>()))
                    .prop_map(|(ours, parent)| Letter { ours, parent }),
                1..12,
            ),
            left in prop::collection::vec(
                (0..5_usize, any::<bool>(), any::<bool>(), any::<bool>())
                    .prop_map(|(verb, starred, unread, label)| Left { verb, starred, unread, label }),
                1..6,
            ),
            slice in 1..5_usize,
        ) {
            let (mut here, account) = world();
            let raws = live(&mut here, account, &letters);
            leave(&mut here, &left);
            let mbox = exported(&here, &raws);
            let answers = letters.iter().skip(1).filter(|it| it.ours && it.parent.is_some()).count();
            let text = String::from_utf8_lossy(&mbox);
            prop_assert!(text.matches("\nIn-Reply-To: ").count() >= answers, "{}", text);
            let there = imported(&mbox, slice);
            prop_assert_eq!(told(&here), told(&there));
        }
    }
}
