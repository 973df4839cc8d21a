//! Which packs of bodies a journal needs. What was imported and taken back needs none: its pack goes
//! with the next sweep.

use std::collections::{HashMap, HashSet};

use super::backup::bodies;
use crate::model::{Event, MessageId, Operation};
use crate::store::PackKey;

/// Stands for a message whose body rests nowhere.
const NONE: u32 = u32::MAX;

/// How often each pack is referred to.
#[derive(Debug, Default)]
pub struct Usage {
    numbers: HashMap<PackKey, u32>,
    counts: Vec<u32>,
    /// The number of the pack of each message's body.
    of_messages: Vec<u32>,
}

impl Usage {
    /// Takes the next operation of the journal.
    pub fn note(&mut self, operation: &Operation) {
        for body in bodies(operation) {
            let number = self.number(body.pack);
            self.counts[number as usize] += 1;
        }
        for event in &operation.events {
            match event {
                Event::Arrived(it) if it.header.body.len > 0 => {
                    let number = self.number(it.header.body.pack);
                    let len = self.of_messages.len().max(it.message.index() + 1);
                    self.of_messages.resize(len, NONE);
                    self.of_messages[it.message.index()] = number;
                }
                Event::Retracted { message, .. } => self.retracted(*message),
                _ => {}
            }
        }
    }

    /// Returns the packs that something still refers to.
    pub fn packs(&self) -> HashSet<PackKey> {
        let is_used = |number: &u32| self.counts[*number as usize] > 0;
        self.numbers.iter().filter(|it| is_used(it.1)).map(|it| *it.0).collect()
    }

    fn number(&mut self, pack: PackKey) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(pack).or_insert(next);
        self.counts.resize(self.counts.len().max(number as usize + 1), 0);
        number
    }

    fn retracted(&mut self, message: MessageId) {
        let Some(number) = self.of_messages.get_mut(message.index()) else { return };
        if let Some(count) = self.counts.get_mut(std::mem::replace(number, NONE) as usize) {
            *count = count.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Actor, BodyRef, Command, Header, Mailbox, Mode, Party, Receive, Time};

    fn header(pack: u8, number: u32) -> Header {
        Header {
            message_id: format!("{pack}-{number}@x.example"),
            from: Party::bare("kim@x.example"),
            subject: format!("Number {pack}-{number}"),
            date: Some(Time(i64::from(number) + 1)),
            body: BodyRef { pack: [pack; 16], offset: number * 100, len: 100 },
            ..Header::default()
        }
    }

    #[test]
    fn what_an_import_brought_is_needed_until_it_is_taken_back_as_a_whole() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let ann = Actor::Person(world.id("Ann"));
        let mut import = |pack, count| {
            let messages = (0..count).map(|it| header(pack, it)).collect();
            let receive = Receive { account, mode: Mode::AsHistory, messages };
            world.ask(ann, Mailbox::All, &Command::Receive(receive)).unwrap();
        };
        import(1, 3);
        import(2, 2);
        world.undo("Ann").unwrap();
        let used = |journal: &[Operation]| {
            let mut usage = Usage::default();
            journal.iter().for_each(|it| usage.note(it));
            usage.packs()
        };
        let (last, before) = world.journal().split_last().unwrap();
        assert_eq!(used(before), HashSet::from([[1; 16], [2; 16]]));
        assert!(last.events.iter().any(|it| matches!(it, Event::Retracted { .. })));
        assert_eq!(used(world.journal()), HashSet::from([[1; 16]]), "and what was there before stays");
        let messages = vec![header(2, 1)];
        let again = Command::Receive(Receive { account, mode: Mode::AsNew, messages });
        world.ask(ann, Mailbox::All, &again).unwrap();
        assert_eq!(used(world.journal()).len(), 2, "imported again, it is needed again");
    }
}
