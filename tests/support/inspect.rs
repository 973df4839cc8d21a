//! Reads a journal that a harness has taken out of a browser: checks its hash chain, folds it with
//! the model itself, and prints as JSON what it comes to, so that no harness needs rules of its own.
//!
//! `inspect --later HEAD` makes a record that a later build might append. `inspect DUMP`: the dump is `count (4)`, then `number (4) ‖ length (4) ‖ record` for each entry,
//! then `key (16) ‖ length (4)` for each pack of bodies; `journal.mjs` writes it.

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let told = match &arguments[..] {
        [dump] => native::inspect(dump),
        [later, head] if later == "--later" => native::later(head),
        _ => Err("inspect DUMP, or inspect --later HEAD".to_owned()),
    };
    match told {
        Ok(report) => println!("{report}"),
        Err(why) => eprintln!("{why}"),
    }
    std::process::ExitCode::SUCCESS
}

#[cfg(not(target_family = "wasm"))]
mod native {
    use std::collections::{BTreeMap, HashMap};

    use serde_json::{Value, json};
    use team_inbox::model::{
        Act, Actor, Arrived, Change, Changed, ConversationId, Event, Flag, Mailbox, Operation, PersonId, Seq,
        State,
    };
    use team_inbox::session::record;
    use team_inbox::store::{Head, PackKey};

    /// Returns what a dump holds, as JSON.
    pub fn inspect(path: &str) -> Result<Value, String> {
        let bytes = std::fs::read(path).map_err(|it| format!("{path}: {it}"))?;
        let dump = Dump::read(&bytes).ok_or("this is no dump of a journal")?;
        let mut told = Told { packs: dump.packs, ..Told::default() };
        for (seq, record) in dump.records {
            if let Err(why) = told.entry(seq, record) {
                told.broken.push(json!({ "seq": seq, "why": why }));
            }
        }
        Ok(told.report())
    }

    /// Returns the record that a later build would append after a head, and the head then, as JSON; all
    /// of them in hexadecimal.
    pub fn later(head: &str) -> Result<Value, String> {
        let bytes: Option<Vec<u8>> = (0..head.len() / 2)
            .map(|at| u8::from_str_radix(head.get(2 * at..2 * at + 2)?, 16).ok())
            .collect();
        let seen = bytes.and_then(|it| Head::from_bytes(&it)).ok_or("this is no head")?;
        let entry = [250, 1, 2, 3];
        let head = seen.after(&entry);
        let hex = |bytes: &[u8]| bytes.iter().map(|it| format!("{it:02x}")).collect::<String>();
        let record = [&seen.hash[..], &head.hash, &entry].concat();
        Ok(json!({ "seq": head.seq, "record": hex(&record), "head": hex(&head.to_bytes()) }))
    }

    struct Dump<'a> {
        records: Vec<(u32, &'a [u8])>,
        packs: HashMap<PackKey, u32>,
    }

    impl<'a> Dump<'a> {
        fn read(mut bytes: &'a [u8]) -> Option<Self> {
            let (mut records, mut packs) = (Vec::new(), HashMap::new());
            let n_records = number(&mut bytes)?;
            for _ in 0..n_records {
                let (seq, len) = (number(&mut bytes)?, number(&mut bytes)?);
                let (record, rest) = bytes.split_at_checked(len as usize)?;
                records.push((seq, record));
                bytes = rest;
            }
            while !bytes.is_empty() {
                let (key, rest) = bytes.split_first_chunk()?;
                bytes = rest;
                packs.insert(*key, number(&mut bytes)?);
            }
            Some(Self { records, packs })
        }
    }

    fn number(bytes: &mut &[u8]) -> Option<u32> {
        let (number, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(u32::from_le_bytes(*number))
    }

    /// What is known so far.
    #[derive(Default)]
    struct Told {
        head: Head,
        state: State,
        broken: Vec<Value>,
        packs: HashMap<PackKey, u32>,
        bodiless: u32,
        batches: Vec<Value>,
        acts: Vec<Value>,
        claims: BTreeMap<ConversationId, Vec<Value>>,
    }

    impl Told {
        /// Checks an entry by its record and its link, and folds it in.
        fn entry(&mut self, seq: u32, record: &[u8]) -> Result<(), String> {
            let (before, rest) = record.split_first_chunk::<16>().ok_or("too short")?;
            let (hash, entry) = rest.split_first_chunk::<16>().ok_or("too short")?;
            let head = self.head.after(entry);
            if head.seq != Seq(seq) || self.head.hash != *before || head.hash != *hash {
                return Err("not linked to the one before".to_owned());
            }
            let operation = record::decode(entry).map_err(|_| "not readable")?;
            self.state.apply(head.seq, &operation);
            self.head = head;
            self.note(head.seq, &operation);
            Ok(())
        }

        fn note(&mut self, seq: Seq, operation: &Operation) {
            let arrived: Vec<_> = operation
                .events
                .iter()
                .filter_map(|it| match it {
                    Event::Arrived(it) => Some(it.as_ref()),
                    _ => None,
                })
                .collect();
            let has_body = |it: &Arrived| {
                let body = it.header.body;
                let end = u64::from(body.offset) + u64::from(body.len);
                it.text.is_some() || self.packs.get(&body.pack).is_some_and(|len| u64::from(*len) >= end)
            };
            self.bodiless += arrived.iter().filter(|it| !has_body(it)).count() as u32;
            if operation.act == Act::Import && !arrived.is_empty() {
                let ids: Vec<_> = arrived.iter().map(|it| it.header.message_id.clone()).collect();
                self.batches.push(json!({ "seq": seq, "messages": ids }));
            }
            if let Actor::Person(person) = operation.actor {
                let changed = operation.events.iter().filter_map(|it| match it {
                    Event::Changed(it) => Some(it),
                    _ => None,
                });
                let touched: Vec<_> = changed.clone().map(|it| it.conversation).collect();
                let act = format!("{:?}", operation.act);
                self.acts.push(json!({ "seq": seq, "by": person, "act": act, "conversations": touched }));
                changed.for_each(|it| self.claim(person, it));
            }
        }

        /// Notes who took a conversation that nobody had, and that nobody has it any more (an Undo, say).
        fn claim(&mut self, person: PersonId, changed: &Changed) {
            for it in &changed.changes {
                let Change::Assignees(before, after) = it else { continue };
                let claims = self.claims.entry(changed.conversation).or_default();
                if before.is_empty() && !after.is_empty() {
                    claims.push(json!({ "by": self.state.directory.name(person), "let_go": false }));
                } else if let (true, Some(last)) = (after.is_empty(), claims.last_mut()) {
                    last["let_go"] = true.into();
                }
            }
        }

        fn report(&self) -> Value {
            let people = self.state.directory.people.values().filter(|it| !it.removed);
            let hash: String = self.head.hash.iter().map(|it| format!("{it:02x}")).collect();
            json!({
                "seq": self.head.seq,
                "hash": hash,
                "broken": self.broken,
                "digest": record::digest(&self.state),
                "messages": self.state.threads.len(),
                "bodiless": self.bodiless,
                "batches": self.batches,
                "acts": self.acts,
                "claims": self.claims,
                "conversations": (0..self.state.len()).map(|it| self.conversation(it)).collect::<Vec<_>>(),
                "people": people.map(|it| self.person(it.id)).collect::<Vec<_>>(),
            })
        }

        fn conversation(&self, row: usize) -> Value {
            let (id, state) = (ConversationId(row as u32), &self.state);
            let all = &state.conversations;
            let flagged = |flag: Flag| {
                let people = state.directory.people.keys().filter(|it| state.shelf(**it).has(id, flag));
                people.map(|it| state.directory.name(*it)).collect::<Vec<_>>()
            };
            json!({
                "id": id,
                "subject": all.subject(id),
                "messages": all.messages(id),
                "team": all.team(id).map(|it| state.directory.team_name(it)),
                "queued": all.is_queued(id),
                "closed": all.is_closed(id),
                "trashed": all.trashed.contains(id.0),
                "assignees": all.assignees(id).iter().map(|it| state.directory.name(*it)).collect::<Vec<_>>(),
                "starred": flagged(Flag::Starred),
                "unread": flagged(Flag::Unread),
            })
        }

        /// Says what stands in each mailbox of a person, in order, and how much of it is unread.
        fn person(&self, person: PersonId) -> Value {
            let state = &self.state;
            let teams = state.teams_of(person).into_iter().map(|it| Mailbox::TeamInbox(it.0));
            let mailboxes: Vec<_> = Mailbox::OWN.into_iter().chain(teams).collect();
            let unread = state.badges(person, &mailboxes);
            let listed = mailboxes.iter().zip(unread).map(|(mailbox, unread)| {
                let rows = state.sorted(person, *mailbox, &state.mailbox(person, *mailbox)).ids;
                let name = match mailbox {
                    Mailbox::TeamInbox(team) => state.directory.team_name(*team).to_owned(),
                    other => format!("{other:?}"),
                };
                (name, json!({ "unread": unread, "rows": rows }))
            });
            json!({
                "name": state.directory.name(person),
                "email": state.directory.person(person).map(|it| it.email.clone()),
                "mailboxes": listed.collect::<serde_json::Map<_, _>>(),
            })
        }
    }
}
