//! What a message is about, so that an answer which names no message by its id finds its conversation:
//! account, other party and subject.

use serde::{Deserialize, Serialize};

use super::State;
use crate::model::directory::Channel;
use crate::model::ids::*;
use crate::model::message::{Header, Party, fnv1a, normalised_subject};

/// An answer joins what was written within this time before it: 30 days.
const WINDOW: u32 = 30 * 24 * 60 * 60;

/// The bit of a message that names none.
const BARE: u32 = 1 << 31;

/// A message under the key of account, other party and subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Topic {
    /// When it was written, in seconds.
    at: u32,
    /// The message; the highest bit is set where it names none that it answers.
    message: u32,
    /// A hash of the other party's display name; 0 for none.
    name: u32,
}

/// What a message is about.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The key of account, other party and subject; on other channels than e-mail of account and party.
    pub key: u64,
    /// It is an answer, by its subject or by what it quotes.
    pub answers: bool,
    /// When, and who.
    pub topic: Topic,
}

impl About {
    /// Returns the key of all that was written to and by somebody on another channel than e-mail.
    pub fn talk(account: AccountId, party: &str) -> u64 {
        key(account, party, "")
    }

    /// Returns what a message is about; nothing without a subject or another party.
    pub fn of(
        (account, channel): (AccountId, Channel),
        outgoing: bool,
        at: Time,
        message: MessageId,
        header: &Header,
    ) -> Option<Self> {
        let is_mail = channel == Channel::Email;
        let subject = if is_mail { normalised_subject(&header.subject) } else { String::new() };
        let (party, name) = party(header, outgoing)?;
        if (is_mail && subject.is_empty()) || party.address.is_empty() {
            return None;
        }
        let key = key(account, &party.address, &subject);
        let at = (at.0 / 1000).clamp(0, i64::from(u32::MAX)) as u32;
        let answers = is_mail && header.is_answer();
        let bare = if header.references.is_empty() { BARE } else { 0 };
        Some(Self { key, answers, topic: Topic { at, message: message.0 | bare, name: hashed(name) } })
    }
}

fn key(account: AccountId, party: &str, subject: &str) -> u64 {
    let account = account.0.to_le_bytes();
    fnv1a(account.into_iter().chain(party.bytes()).chain([0]).chain(subject.bytes()))
}

/// Returns the other party, and the name by which it is told from others at the same address. Who asks
/// for replies elsewhere is whoever is there, as with a form on a web page; at the address of a relay
/// there are as many as there are names.
fn party(header: &Header, outgoing: bool) -> Option<(&Party, &str)> {
    if outgoing {
        return header.to.first().map(|it| (it, it.name.as_str()));
    }
    let elsewhere = header.reply_to.first().filter(|it| it.address != header.from.address);
    Some(elsewhere.map_or((&header.from, header.from.name.as_str()), |it| (it, "")))
}

fn hashed(name: &str) -> u32 {
    let letters = name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut letters = letters.peekable();
    let mut buffer = [0; 4];
    match letters.peek() {
        None => 0,
        Some(_) => {
            let bytes = letters.flat_map(|it| it.encode_utf8(&mut buffer).to_owned().into_bytes());
            (fnv1a(bytes) as u32).max(1)
        }
    }
}

impl Topic {
    /// Returns the message.
    pub const fn message(self) -> MessageId {
        MessageId(self.message & !BARE)
    }

    /// Returns when it was written, to the second.
    pub const fn time(self) -> Time {
        Time(self.at as i64 * 1000)
    }

    /// Tells whether it names no message that it answers: its subject alone can tell.
    pub const fn is_bare(self) -> bool {
        self.message & BARE != 0
    }

    /// Tells whether this may answer another: written within the time after it.
    pub const fn may_answer(self, other: Self) -> bool {
        other.at <= self.at && self.at - other.at <= WINDOW
    }

    /// Tells whether both are by or to the same party, as far as display names tell; `known` are those
    /// under their key. Where several names are known at one address, who has none may be any of them.
    pub fn is_of_the_same(self, other: Self, known: &[Self]) -> bool {
        if self.name != 0 && other.name != 0 {
            return self.name == other.name;
        }
        let mut names = known.iter().chain([&self, &other]).map(|it| it.name).filter(|it| *it != 0);
        let first = names.next();
        names.all(|it| Some(it) == first)
    }
}

impl State {
    /// Tells whether a message bears another subject than the conversation in which it stands: an answer whose
    /// author wrote a new one, say.
    pub fn is_about_else(&self, it: ConversationId, header: &Header) -> bool {
        let own = normalised_subject(&header.subject);
        !own.is_empty() && own != normalised_subject(self.conversations.subject(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;

    fn about(from: &str, name: &str, reply_to: &str, subject: &str) -> About {
        let from = Party { name: name.into(), address: from.into() };
        let reply_to = [reply_to].into_iter().filter(|it| !it.is_empty()).map(Party::bare).collect();
        let header = Header { from, reply_to, subject: subject.into(), ..Header::default() };
        let place = (AccountId(1), Channel::Email);
        About::of(place, false, Time(1_000_000), MessageId(0), &header).unwrap()
    }

    #[test]
    fn who_asks_for_replies_elsewhere_is_whoever_is_there() {
        let form = about("form@shop.example", "The form", "ada@cust.example", "Question");
        let other = about("form@shop.example", "The form", "bea@cust.example", "Question");
        let mail = about("ada@cust.example", "Ada L.", "", "Re: Question");
        assert_eq!(form.key, mail.key);
        assert_ne!(form.key, other.key);
        assert!(mail.answers && !form.answers);
        assert!(mail.topic.is_of_the_same(form.topic, &[form.topic]));
    }

    #[test]
    fn what_quotes_is_an_answer_unless_it_passes_that_on() {
        let answers = |subject: &str, quotes| {
            let from = Party::bare("ada@cust.example");
            let header = Header { from, subject: subject.into(), quotes, ..Header::default() };
            let place = (AccountId(1), Channel::Email);
            About::of(place, false, Time(1_000_000), MessageId(0), &header).unwrap().answers
        };
        assert!(answers("Question", true) && !answers("Question", false));
        assert!(!answers("Fwd: Question", true) && !answers("[it@list] WG: Question", true));
    }

    #[test]
    fn at_the_address_of_a_relay_there_are_as_many_as_there_are_names() {
        let [ada, bea, nobody] = ["Ada via Market", "Bea via Market", ""]
            .map(|it| about("relay@market.example", it, "", "Order").topic);
        let again = about("relay@market.example", "ADA (via Market)", "", "Re: Order").topic;
        assert!(again.is_of_the_same(ada, &[ada, bea]));
        assert!(!again.is_of_the_same(bea, &[ada, bea]));
        assert!(again.is_of_the_same(nobody, &[ada, nobody]), "only one name is known there");
        assert!(!again.is_of_the_same(nobody, &[ada, bea, nobody]));
        assert!(nobody.is_of_the_same(ada, &[ada, nobody]) && !nobody.is_of_the_same(ada, &[ada, bea]));
    }

    #[test]
    fn an_answer_may_be_about_something_else() {
        let mut world = World::of(&["Ann"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let it = world.mail(account, "ann@acme.example", "Group order");
        let is_else = |subject: &str| {
            world.state.is_about_else(it, &Header { subject: subject.into(), ..Header::default() })
        };
        assert!(is_else("Completely new topic: invoice") && is_else("Re: Invoice"));
        for same in ["Re: Group order", "[desk@acme] AW: group  ORDER", "Fwd: Group order", "", "Re:"] {
            assert!(!is_else(same), "{same}");
        }
    }

    #[test]
    fn an_answer_comes_after_what_it_answers_and_within_thirty_days() {
        let at = |days: u32| Topic { at: days * 86_400, message: days, name: 0 };
        assert!(at(30).may_answer(at(0)) && at(5).may_answer(at(5)));
        assert!(!at(31).may_answer(at(0)) && !at(4).may_answer(at(5)));
    }
}
