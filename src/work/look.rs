//! A look into files of mail before they are imported: how many messages, from when to when, and which
//! addresses they were written to. Nothing is stored.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::mail::{Piece, Splitter, parse};
use crate::model::{Header, Time};

/// So many addresses are told, the most frequent first.
const TOLD: usize = 5;

/// What is in files of mail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// How many messages.
    pub messages: u32,
    /// The date of the oldest.
    pub from: Option<Time>,
    /// The date of the newest.
    pub until: Option<Time>,
    /// The addresses they were written to, each with the number of messages it stands in.
    pub addresses: BTreeMap<String, u32>,
}

/// A look on its way.
#[derive(Debug, Default)]
pub struct Look {
    splitter: Splitter,
    messages: u32,
    from: Option<Time>,
    until: Option<Time>,
    addresses: BTreeMap<String, u32>,
}

impl Looked {
    /// Adds what is in another file.
    pub fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.from = [self.from, other.from].into_iter().flatten().min();
        self.until = [self.until, other.until].into_iter().flatten().max();
        for (address, count) in other.addresses {
            *self.addresses.entry(address).or_default() += count;
        }
    }

    /// Returns the addresses that they were written to most.
    pub fn most_written_to(&self) -> Vec<(String, u32)> {
        let mut addresses: Vec<_> = self.addresses.clone().into_iter().collect();
        addresses.sort_by_key(|it| std::cmp::Reverse(it.1));
        addresses.truncate(TOLD);
        addresses
    }
}

impl Look {
    /// Takes the next bytes of a file.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut splitter = std::mem::take(&mut self.splitter);
        splitter.feed(bytes, &mut |piece| self.take(piece));
        self.splitter = splitter;
    }

    /// A file has ended.
    pub fn close(&mut self) {
        let splitter = std::mem::take(&mut self.splitter);
        splitter.finish(&mut |piece| self.take(piece));
    }

    /// Returns what was found.
    pub fn finish(self) -> Looked {
        Looked { messages: self.messages, from: self.from, until: self.until, addresses: self.addresses }
    }

    fn take(&mut self, piece: Piece<'_>) {
        let Piece::Message { raw, date, .. } = piece else { return };
        let Header { to, cc, date, .. } = parse(&raw, date).header;
        self.messages += 1;
        self.from = [self.from, date].into_iter().flatten().min();
        self.until = [self.until, date].into_iter().flatten().max();
        let named: BTreeSet<_> = to.iter().chain(&cc).map(|it| it.address.to_lowercase()).collect();
        for address in named.into_iter().filter(|it| it.contains('@')) {
            *self.addresses.entry(address).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_dates_and_addresses_are_counted() {
        let mail = |n: u32, to: &str| {
            format!(
                "From a@b.example Sat Jun 0{n} 10:00:00 2024\nFrom: a@b.example\nTo: {to}\nCc: Users@club.example\nSubject: {n}\nDate: Sat, 0{n} Jun 2024 10:00:00 +0000\n\nx\n\n"
            )
        };
        let text = [mail(1, "users@club.example"), mail(3, "mara@club.example"), mail(2, "x")].concat();
        let mut look = Look::default();
        text.as_bytes().chunks(7).for_each(|it| look.feed(it));
        look.close();
        let looked = look.finish();
        let Looked { messages, from, until, .. } = looked;
        assert_eq!(messages, 3);
        assert_eq!(until.unwrap().0 - from.unwrap().0, 2 * 24 * 60 * 60 * 1000);
        let told = [("users@club.example".to_owned(), 3), ("mara@club.example".to_owned(), 1)];
        assert_eq!(looked.most_written_to(), told);
        assert_eq!(Look::default().finish(), Looked::default());
    }

    #[test]
    fn what_stands_seldom_in_each_of_many_files_counts_in_all_of_them() {
        let mut all = Looked::default();
        for file in 0..10 {
            let mut addresses: BTreeMap<_, _> =
                (0..6).map(|nth| (format!("{nth}@file{file}.example"), 2)).collect();
            addresses.insert("users@club.example".to_owned(), 1);
            all.add(Looked { messages: 13, addresses, ..Looked::default() });
        }
        assert_eq!(all.most_written_to()[0], ("users@club.example".to_owned(), 10));
        assert_eq!((all.messages, all.most_written_to().len()), (130, TOLD));
    }
}
