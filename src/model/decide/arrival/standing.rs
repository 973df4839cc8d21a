//! Where an imported message stood in the program that kept it: it stands there again.

use super::{incoming, sent};
use crate::model::command::Mode;
use crate::model::decide::working::Working;
use crate::model::directory::{Directory, Label, Role};
use crate::model::event::{DirectoryEvent, DraftKey, DraftText, Event, Put};
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::said::Said;

/// Receives a message as the file says that it stood. What the file does not say, the mode does.
pub fn receive(work: &mut Working, account: AccountId, mode: Mode, (header, said): (&Header, &Said)) {
    if let Some(writing) = &said.writing {
        draft(work, account, header, writing);
        return;
    }
    let before = work.events.len();
    let is_hidden = said.archived || said.closed || said.is_discarded();
    if said.sent || mode == Mode::AsSent {
        sent(work, account, header);
    } else {
        work.was_read = said.read == Some(true);
        incoming(work, account, header, None, mode == Mode::AsNew && !is_hidden);
        work.was_read = false;
    }
    for (conversation, is_begun) in touched(work, before) {
        stand(work, conversation, said, is_begun);
        // New mail that nobody has read is unread, wherever it stands.
        if mode == Mode::AsNew && is_hidden && said.read == Some(false) {
            let directory = work.directory();
            work.facts(conversation).mark_unread(directory, &|_| true);
        }
    }
}

/// Returns the conversations that messages went into from an event on, and whether they begin there.
fn touched(work: &Working, before: usize) -> Vec<(ConversationId, bool)> {
    let (earlier, now) = work.events.split_at(before);
    let of = |event: &Event| match event {
        Event::Arrived(it) => Some(it.conversation),
        _ => None,
    };
    let is_begun =
        |it: ConversationId| !work.state.has(it) && !earlier.iter().any(|event| of(event) == Some(it));
    now.iter().filter_map(of).map(|it| (it, is_begun(it))).collect()
}

/// Puts a conversation where its message stood. One that goes on stands where it stands: in Trash or
/// Spam is only what begins there, and such messages come last.
fn stand(work: &mut Working, conversation: ConversationId, said: &Said, is_begun: bool) {
    let person = work.context.actor.person();
    let org = work.facts(conversation).org;
    let directory = work.directory();
    let named = |it: &String| label_named(directory, person?, org?, it).map(|it| (it.id, it.owner));
    let labels: Vec<_> = said.labels.iter().filter_map(named).collect();
    let facts = work.facts(conversation);
    for (label, owner) in labels {
        match owner {
            Some(owner) => facts.put_own_label(owner, label, true),
            None => {
                if let Err(at) = facts.labels.binary_search(&label) {
                    facts.labels.insert(at, label);
                }
            }
        }
    }
    if is_begun {
        facts.closed |= said.closed;
        facts.spam |= said.spam;
        facts.trashed |= said.trashed && !said.spam;
    }
    if let Some(person) = person.filter(|_| said.starred) {
        facts.put(person, Flag::Starred, true);
    }
}

/// Returns the label whose name, with those it stands under, is this: the organization's before that of
/// who imports.
fn label_named<'a>(directory: &'a Directory, me: PersonId, org: OrgId, path: &str) -> Option<&'a Label> {
    let is_it = |it: &&Label| it.path(&directory.labels).to_lowercase() == path.to_lowercase();
    directory.labels_of(me, org).filter(is_it).min_by_key(|it| it.owner.is_some())
}

/// Makes the labels that messages have and their organization has not: for all of it where the person
/// may, else as their own.
pub fn make_labels<'a>(work: &mut Working, account: AccountId, said: impl Iterator<Item = &'a Said>) {
    let directory = work.directory();
    let org = directory.accounts.get(&account).filter(|it| it.sharing.is_some()).and_then(|it| it.org);
    let Some((org, me)) = org.zip(work.context.actor.person()) else { return };
    let Some(role) = directory.role(me, org) else { return };
    let owner = (role < Role::Admin).then_some(me);
    let mut names: Vec<&String> = said.flat_map(|it| &it.labels).collect();
    names.sort_unstable();
    names.dedup();
    let mut reshaped = directory.clone();
    let mut made = Vec::new();
    for name in names {
        let mut parent = None;
        // `Orders/2024` stands under `Orders`.
        let ends = name.match_indices('/').map(|it| it.0).chain([name.len()]);
        for end in ends {
            let path = &name[..end];
            let own = path.rsplit('/').next().unwrap_or_default().trim();
            if own.is_empty() {
                continue;
            }
            let known = label_named(&reshaped, me, org, path).map(|it| it.id);
            parent = Some(known.unwrap_or_else(|| {
                let id = LabelId(reshaped.labels.keys().next_back().map_or(1, |it| it.0 + 1));
                let hue = (id.0 % 8) as u8 + 1;
                // What stands under one's own label is one's own.
                let above = parent.and_then(|it| reshaped.labels.get(&it)?.owner);
                let (owner, name) = (above.or(owner), own.to_owned());
                let label = Label { id, org, owner, name, hue, parent, removed: false };
                made.push(label.clone());
                reshaped.labels.insert(id, label);
                id
            }));
        }
    }
    if !made.is_empty() {
        work.reshape(reshaped);
        made.into_iter()
            .for_each(|it| work.record(DirectoryEvent::Label(Put { before: None, after: Some(it) })));
    }
}

/// A draft goes on where it was left: as a reply where its conversation is known, and once only.
fn draft(work: &mut Working, account: AccountId, header: &Header, writing: &DraftText) {
    let Ok(author) = work.person() else { return };
    let is_known =
        |it: &DraftText| (&it.to, &it.subject, &it.text) == (&writing.to, &writing.subject, &writing.text);
    let of_author = work.state.drafts.iter().filter(|it| it.0.0 == author);
    if of_author.map(|it| it.1).any(is_known) {
        work.duplicates += 1;
        return;
    }
    let taken = |work: &Working, key: DraftKey| {
        let now = |it: &Event| matches!(it, Event::Drafted { author: of, key: at, .. } if (*of, *at) == (author, key));
        work.state.drafts.contains_key(&(author, key)) || work.events.iter().any(now)
    };
    let answered = answered(work, author, header).map(DraftKey::Reply).filter(|it| !taken(work, *it));
    let mut at = header.date.unwrap_or(work.at()).min(work.at());
    let key = answered.unwrap_or_else(|| {
        while taken(work, DraftKey::New(at)) {
            at = at.plus(1);
        }
        DraftKey::New(at)
    });
    let from = if writing.from.is_empty() {
        work.directory().accounts.get(&account).map(|it| it.address.clone()).unwrap_or_default()
    } else {
        writing.from.clone()
    };
    let after = Some(Box::new(DraftText { account, from, ..writing.clone() }));
    work.events.push(Event::Drafted { author, key, before: None, after });
}

/// Returns the conversation that a draft answers, if its author may see it.
fn answered(work: &mut Working, author: PersonId, header: &Header) -> Option<ConversationId> {
    let directory = work.directory();
    for key in &header.references {
        if let Some(it) = work.by_key(*key).into_iter().find(|it| work.facts(*it).admits(author, directory)) {
            return Some(it);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    fn world() -> (World, AccountId) {
        let mut world = World::of(&["Ann", "Ben"]);
        let everyone = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]);
        let account = world.account("Ann", "desk@acme.example", Some(everyone));
        world.now = Time(1_700_000_000_000);
        (world, account)
    }

    /// Imports a message of a thread as Ann; returns its conversation and how many were known.
    fn import(
        world: &mut World,
        account: AccountId,
        mode: Mode,
        id: &str,
        said: Said,
    ) -> (ConversationId, u32) {
        let header = Header {
            message_id: id.into(),
            references: vec![message_key(id.split('.').next().unwrap())],
            from: Party::bare("kim@x.example"),
            to: vec![Party::bare("desk@acme.example")],
            subject: id.into(),
            date: Some(Time(1_600_000_000_000)),
            fingerprint: fnv1a(id.bytes()),
            ..Header::default()
        };
        let receive = Receive { said: vec![said], ..Receive::new(account, mode, vec![header]) };
        let ann = Actor::Person(world.id("Ann"));
        let known = world.ask(ann, Mailbox::All, &Command::Receive(receive)).unwrap().duplicates;
        let last = MessageId(world.state.threads.len().saturating_sub(1) as u32);
        (world.state.threads.conversation(last).unwrap_or_default(), known)
    }

    fn says(what: impl FnOnce(&mut Said)) -> Said {
        let mut said = Said::default();
        what(&mut said);
        said
    }

    #[test]
    fn a_message_stands_where_it_stood() {
        use Mailbox::{All, Inbox, Sent, Spam, Starred, Trash};
        for (nth, mode, said, places, unread) in [
            (0, Mode::AsNew, Said::default(), &[Inbox, All][..], true),
            (1, Mode::AsNew, says(|it| it.read = Some(true)), &[Inbox, All], false),
            (2, Mode::AsNew, says(|it| it.read = Some(false)), &[Inbox, All], true),
            (3, Mode::AsNew, says(|it| it.sent = true), &[Sent, All], false),
            (4, Mode::AsHistory, says(|it| it.sent = true), &[Sent, All], false),
            (5, Mode::AsNew, says(|it| it.spam = true), &[Spam], false),
            (6, Mode::AsHistory, says(|it| it.trashed = true), &[Trash], false),
            (7, Mode::AsNew, says(|it| it.archived = true), &[All], false),
            (8, Mode::AsHistory, says(|it| it.starred = true), &[Starred, All], false),
            (9, Mode::AsHistory, says(|it| it.read = Some(false)), &[All], false),
        ] {
            let (mut world, account) = world();
            let (it, _) = import(&mut world, account, mode, &format!("{nth}@x"), said.clone());
            let ann = world.id("Ann");
            for place in [Inbox, Sent, Spam, Trash, Starred, All] {
                assert_eq!(world.state.is_in(ann, place, it), places.contains(&place), "{said:?} {place:?}");
            }
            assert_eq!(world.state.facts(it).has(ann, Flag::Unread), unread, "{said:?}");
        }
    }

    #[test]
    fn what_goes_on_stands_where_it_stands() {
        let (mut world, account) = world();
        let (it, _) = import(&mut world, account, Mode::AsNew, "a@x", Said::default());
        let (same, _) = import(&mut world, account, Mode::AsNew, "a@x.2", says(|it| it.trashed = true));
        let (also, _) = import(&mut world, account, Mode::AsNew, "a@x.3", says(|it| it.read = Some(true)));
        assert_eq!((it, it), (same, also));
        let facts = world.state.facts(it);
        assert!(!facts.trashed && facts.has(world.id("Ben"), Flag::Unread), "the first was not read");
    }

    #[test]
    fn labels_are_made_once_and_undo_takes_all_of_it_back() {
        let (mut world, account) = world();
        let labelled = || says(|it| it.labels = vec!["Orders/2024".into()]);
        let (it, _) = import(&mut world, account, Mode::AsHistory, "a@x", labelled());
        import(&mut world, account, Mode::AsHistory, "b@x", labelled());
        let labels = &world.state.directory.labels;
        let named = |it: &LabelId| labels[it].path(labels);
        assert_eq!(world.state.facts(it).labels.iter().map(named).collect::<Vec<_>>(), ["Orders/2024"]);
        assert_eq!(labels.len(), 2);
        let (mut world, account) = self::world();
        import(&mut world, account, Mode::AsHistory, "a@x", labelled());
        world.undo("Ann").unwrap();
        assert!(world.state.directory.labels.values().all(|it| it.removed));
    }

    #[test]
    fn drafts_go_on_where_they_were_left_once() {
        let (mut world, account) = world();
        let draft = |text: &str| {
            let writing = DraftText { to: "kim@x.example".into(), text: text.into(), ..DraftText::default() };
            says(|it| (it.draft, it.writing) = (true, Some(Box::new(writing))))
        };
        let (it, _) = import(&mut world, account, Mode::AsNew, "a@x", Said::default());
        assert_eq!(import(&mut world, account, Mode::AsNew, "a@x.2", draft("Dear Kim")).1, 0);
        assert_eq!(import(&mut world, account, Mode::AsNew, "new@x", draft("Hello")).1, 0);
        assert_eq!(import(&mut world, account, Mode::AsNew, "new@x", draft("Hello")).1, 1);
        let ann = world.id("Ann");
        let drafts: Vec<_> = world.state.drafts.iter().map(|(key, it)| (*key, it.from.as_str())).collect();
        let new = DraftKey::New(Time(1_600_000_000_000));
        assert_eq!(
            drafts,
            [((ann, DraftKey::Reply(it)), "desk@acme.example"), ((ann, new), "desk@acme.example"),]
        );
    }
}
