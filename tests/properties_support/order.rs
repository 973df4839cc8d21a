//! One set of messages that comes in several orders, cut into slices at several places.
//!
//! Nobody begins two things under one subject within thirty days, and whoever answers without naming
//! anything, or several times, is whoever began it: where the subject alone has to tell, what comes later
//! may tell otherwise, and what was joined is not torn apart by itself.

use std::collections::{BTreeMap, BTreeSet};

use team_inbox::model::{
    Actor, Command, ConversationId, Event, Header, Mailbox, Mode, Party, Receive, Time, fnv1a, message_key,
};

use super::founding::{Dice, account};
use super::life::Life;

/// So many messages are written at most.
const MOST: usize = 14;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A message that was written.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The number of the account that has it.
    account: u8,
    /// It was sent from here.
    outgoing: bool,
    header: Header,
}

/// The conversations that a set of messages makes, each as the numbers of its messages.
pub type Conversations = BTreeSet<BTreeSet<usize>>;

/// Founds a workspace where what comes is all in one organization, or all private to one person: what is
/// private stays so, whatever it answers; and where each team has its copy, what answers several copies
/// unites none.
pub fn founded(founding: Dice, is_shared: bool) -> Dice {
    let mut dice = founding;
    (dice[1], dice[2]) = (1, 1);
    // Accounts are private; the first address is shared with the first team, which has an inbox.
    for number in 0..3 {
        let at = 9 + number * 3;
        (dice[at], dice[at + 1]) = (1, 0);
        dice[at + 2] = if is_shared && number == 0 { 0 } else { 241 };
    }
    dice[4] &= 15;
    dice
}

/// Writes messages by dice, six small numbers each: they begin something, or answer one or several that
/// were written before, naming them, or some of them, or only by their subject or by what they quote. Some of what is answered
/// is not here.
pub fn write(dice: &[[u8; 6]], is_shared: bool) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    // Either something is missing, or some messages answer two things at once.
    let is_whole = dice.first().is_some_and(|it| it[5] % 2 == 0);
    for (number, dice) in dice.iter().take(MOST).enumerate() {
        let written = letter(number, *dice, &letters, (is_shared, is_whole));
        letters.push(written);
    }
    // What is left out was written, and is named, but is not here.
    letters.into_iter().zip(dice).filter(|it| is_whole || it.1[5] % 6 != 5).map(|it| it.0).collect()
}

fn letter(number: usize, dice: [u8; 6], before: &[Letter], (is_shared, is_whole): (bool, bool)) -> Letter {
    let [kind, which, how, more, who, _] = dice;
    let answered = before.get(usize::from(which) % before.len().max(1)).filter(|_| kind % 4 > 0);
    let own = if is_shared { "shared0@badge.example" } else { "account0@badge.example" };
    let outgoing = answered.is_some() && kind / 4 % 4 == 0;
    let mut header = Header {
        message_id: format!("{number}@mail.example"),
        subject: format!("S{number}"),
        date: Some(Time(number as i64 * DAY)),
        fingerprint: fnv1a(number.to_le_bytes()),
        ..Header::default()
    };
    let mut party = Party::bare(&format!("kim{}@example.com", who % 3));
    if let Some(answered) = answered {
        let known = &answered.header;
        header.subject = format!("Re: {}", known.subject.trim_start_matches("Re: "));
        let begun = before.iter().find(|it| header.subject.ends_with(&it.header.subject));
        let is_bare = kind / 16 % 4 == 0;
        if is_bare || who % 2 == 0 {
            party = begun.map_or(party, |it| it.header.from.clone());
        } else {
            party = Party::bare(&format!("lee{number}@example.com"));
        }
        if is_bare && how % 3 == 0 {
            header.subject = header.subject.trim_start_matches("Re: ").to_owned();
            header.quotes = true;
        }
        if !is_bare {
            header.references = references(known, how);
            if is_whole && more % 5 == 0 && kind / 16 % 4 == 1 {
                let other = &before[usize::from(more) % before.len()].header;
                header.references.extend(references(other, how / 16));
                // What it names of the other one may come last.
                party = Party::bare(&format!("lee{number}@example.com"));
            }
        }
    }
    let (from, to) = if outgoing { (Party::bare(own), party) } else { (party, Party::bare(own)) };
    (header.from, header.to) = (from, vec![to]);
    let account =
        if is_shared && answered.is_none() { more % 2 } else { answered.map_or(0, |it| it.account) };
    Letter { account, outgoing, header }
}

/// Names what is answered, and some of what that named.
fn references(known: &Header, how: u8) -> Vec<u64> {
    let all = std::iter::once(message_key(&known.message_id)).chain(known.references.iter().copied());
    let some = all.clone().enumerate().filter(|it| how >> (it.0 % 6) & 3 != 3).map(|it| it.1);
    let some: Vec<_> = some.collect();
    if some.is_empty() { all.take(1).collect() } else { some }
}

/// Describes messages, a line each.
pub fn told(letters: &[Letter]) -> String {
    let id = |key: &u64| {
        let named = (0..MOST).find(|it| message_key(&format!("{it}@mail.example")) == *key);
        named.map_or_else(|| "?".to_owned(), |it| it.to_string())
    };
    let line = |Letter { account, outgoing, header }: &Letter| {
        let references: Vec<_> = header.references.iter().map(id).collect();
        let (from, to) = (&header.from.address, &header.to[0].address);
        let way = if *outgoing { "out" } else { "in" };
        format!("{} {way} {account} {from} > {to} {:?} {references:?}", header.message_id, header.subject)
    };
    letters.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Lets messages come in an order that numbers give, in slices, and returns the conversations that
/// they make.
pub fn arrive(founding: &Dice, letters: &[Letter], order: &[u8]) -> Result<Conversations, String> {
    let mut life = Life::found_without_rules(founding)?;
    let dice = |it: usize| order.get(it % order.len().max(1)).copied().unwrap_or_default();
    let mut numbers: Vec<_> = (0..letters.len()).collect();
    numbers.sort_by_key(|it| dice(*it));
    let mut known = BTreeMap::new();
    let mut slice: Vec<usize> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        slice.push(*number);
        let next = numbers.get(at + 1).map(|it| &letters[*it]);
        let place = |it: &Letter| (it.account, it.outgoing);
        let ends = next.is_none_or(|it| place(it) != place(&letters[*number])) || dice(at + 7) % 3 == 0;
        if ends {
            receive(&mut life, letters, &slice, dice(at + 3), &mut known)?;
            slice.clear();
        }
    }
    let mut made: BTreeMap<ConversationId, BTreeSet<usize>> = BTreeMap::new();
    for (number, it) in known {
        made.entry(life.state.lead(it)).or_default().insert(number);
    }
    Ok(made.into_values().collect())
}

fn receive(
    life: &mut Life,
    letters: &[Letter],
    slice: &[usize],
    dice: u8,
    known: &mut BTreeMap<usize, ConversationId>,
) -> Result<(), String> {
    let first = &letters[slice[0]];
    let mode = match dice % 3 {
        _ if first.outgoing => Mode::AsSent,
        0 => Mode::Live,
        1 => Mode::AsNew,
        _ => Mode::AsHistory,
    };
    let messages = slice.iter().map(|it| letters[*it].header.clone()).collect();
    let receive = Receive::new(account(first.account), mode, messages);
    // Who imports can take it back.
    let owner = life.state.directory.accounts.get(&receive.account).map(|it| it.owner);
    let actor = owner.filter(|_| mode != Mode::Live).map_or(Actor::Outside, Actor::Person);
    let before = life.journal.len();
    life.have(actor, Mailbox::All, &Command::Receive(receive))?;
    for event in life.journal[before..].iter().flat_map(|it| &it.events) {
        if let Event::Arrived(it) = event {
            let number = letters.iter().position(|letter| letter.header.message_id == it.header.message_id);
            known.insert(number.ok_or("a message that was not written")?, it.conversation);
        }
    }
    Ok(())
}

/// Tells which conversations messages make, by what is written alone: those are one that share an id, as
/// their own or in their references; and an answer that names nothing, or nothing that leads to what is
/// no answer, goes to the last message before it, within thirty days, of the same account, other party
/// and subject.
pub fn expected(letters: &[Letter]) -> Conversations {
    let mut of: Vec<usize> = (0..letters.len()).collect();
    let keys = |it: &Letter| -> BTreeSet<u64> {
        let own = message_key(&it.header.message_id);
        it.header.references.iter().copied().chain([own]).collect()
    };
    let unite = |of: &mut Vec<usize>, a: usize, b: usize| {
        let (a, b) = (of[a], of[b]);
        of.iter_mut().filter(|it| **it == a).for_each(|it| *it = b);
    };
    for a in 0..letters.len() {
        for b in 0..a {
            if !keys(&letters[a]).is_disjoint(&keys(&letters[b])) {
                unite(&mut of, a, b);
            }
        }
    }
    let about = |it: usize| {
        let Letter { account, outgoing, header } = &letters[it];
        let party = if *outgoing { &header.to[0] } else { &header.from };
        (*account, party.address.clone(), header.subject.trim_start_matches("Re: ").to_owned())
    };
    let header = |it: usize| &letters[it].header;
    let is_answer = |it: usize| header(it).quotes || header(it).subject.starts_with("Re: ");
    let date = |it: usize| header(it).date.unwrap_or_default().0;
    let before = |it: usize| {
        let is_same = |other: &usize| about(*other) == about(it) && date(it) - date(*other) <= 30 * DAY;
        (0..it).rev().find(is_same).filter(|_| is_answer(it))
    };
    let bare = (0..letters.len()).filter(|it| header(*it).references.is_empty());
    for (it, other) in bare.filter_map(|it| Some((it, before(it)?))) {
        unite(&mut of, it, other);
    }
    let mut is_done = false;
    while !is_done {
        is_done = true;
        for it in 0..letters.len() {
            let is_headless = (0..letters.len()).filter(|other| of[*other] == of[it]).all(is_answer);
            if is_headless && let Some(other) = before(it).filter(|other| of[*other] != of[it]) {
                unite(&mut of, it, other);
                is_done = false;
            }
        }
    }
    let mut made: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, it) in of.iter().enumerate() {
        made.entry(*it).or_default().insert(number);
    }
    made.into_values().collect()
}
