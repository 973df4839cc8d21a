//! Mail by dice: words that are easily confused, and what happens to the messages.

use team_inbox::model::{
    Act, Actor, Arrived, Change, Changed, ConversationId, DraftKey, DraftText, Event, Header, MessageId,
    Operation, Party, PersonId, Seq, Time,
};
use uuid::Uuid;

/// A word and how it is written next to others: alike at the start, in case, in script, in signs.
const WORDS: [&str; 28] = [
    "order",
    "Orders",
    "ORDER",
    "ord",
    "border",
    "or",
    "c42@x.example",
    "c4",
    "42",
    "x.example",
    "don’t",
    "don",
    "t",
    "日本語",
    "本",
    "Ünal",
    "ünal",
    "U\u{308}nal",
    "İ",
    "straße",
    "->",
    "-",
    "🎉",
    "(order)",
    "order,",
    "a",
    "é",
    "K",
];
/// What stands between words.
const GAPS: [&str; 6] = [" ", " ", " ", "  ", ", ", ""];
/// So many conversations there are at most.
pub const CONVERSATIONS: u32 = 40;
/// Who writes drafts and searches.
pub const PEOPLE: u16 = 2;

/// Small numbers that decide on what comes next.
pub type Dice = [u8; 8];

/// Mail on its way: what was handed out so far.
#[derive(Default)]
pub struct Mail {
    messages: u32,
    /// The last entry of the journal.
    seq: Seq,
    /// The comments, each with the entry that wrote it.
    comments: Vec<(ConversationId, Seq)>,
    /// The conversations with mail, and what each was merged into.
    conversations: Vec<(ConversationId, Option<ConversationId>)>,
}

impl Mail {
    /// Returns what happens next, and the text of a message that came from a file.
    pub fn next(&mut self, dice: Dice) -> (Operation, String) {
        let [what, which, when, ..] = dice;
        let conversation = ConversationId(u32::from(which) % CONVERSATIONS);
        let is_known = self.conversations.iter().any(|it| it.0 == conversation);
        let text = text(&dice[3..]);
        self.seq = Seq(self.seq.0 + 1);
        let mut act = Act::Receive;
        let event = match what % 16 {
            8 | 9 if is_known => {
                self.comments.push((conversation, self.seq));
                comment(conversation, text.clone())
            }
            10 if is_known => {
                let last = self.comments.iter().rposition(|it| it.0 == conversation);
                act = Act::Undo(last.map(|it| self.comments.remove(it).1).unwrap_or_default());
                uncomment(conversation)
            }
            11 if self.messages > 0 => retract(MessageId(u32::from(when) % self.messages)),
            12 if is_known => Event::Erased { conversation, readers: Vec::new() },
            13 if is_known => draft(conversation, dice, &text),
            14 | 15 if is_known => self.merge(conversation, usize::from(when)),
            _ => self.arrival(conversation, dice, &text),
        };
        let (id, actor, at) = (Uuid::nil(), Actor::Outside, Time(i64::from(when)));
        (Operation { id, at, actor, act, events: vec![event] }, text)
    }

    fn arrival(&mut self, conversation: ConversationId, dice: Dice, text: &str) -> Event {
        if !self.conversations.iter().any(|it| it.0 == conversation) {
            self.conversations.push((conversation, None));
        }
        let message = MessageId(self.messages);
        self.messages += 1;
        let header = Header {
            from: Party { name: word(dice[3]).to_owned(), address: word(dice[4]).to_owned() },
            to: dice[5..7].iter().map(|it| Party::bare(word(*it))).collect(),
            subject: self::text(&dice[6..]),
            ..Header::default()
        };
        // What is written here comes with its text, what is read from a file does not.
        let text = dice[7].is_multiple_of(4).then(|| one_line(text));
        let at = Time(i64::from(dice[2]));
        Event::Arrived(Box::new(Arrived { message, conversation, at, header, text, ..Arrived::default() }))
    }

    /// Merges a conversation into another, or takes that back.
    fn merge(&mut self, conversation: ConversationId, other: usize) -> Event {
        let into = self.conversations[other % self.conversations.len()];
        let own = self.conversations.iter_mut().find(|it| it.0 == conversation).expect("it is known");
        let before = own.1;
        own.1 = (before.is_none() && into.0 != conversation && into.1.is_none()).then_some(into.0);
        let changes = vec![Change::Merged(before, own.1)];
        Event::Changed(Changed { conversation, rule: None, prior: Seq(0), changes })
    }
}

/// Returns some words.
pub fn text(dice: &[u8]) -> String {
    dice.iter().map(|it| format!("{}{}", word(*it), GAPS[usize::from(it / 28) % GAPS.len()])).collect()
}

fn word(die: u8) -> &'static str {
    WORDS[usize::from(die) % WORDS.len()]
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comment(conversation: ConversationId, text: String) -> Event {
    Event::Commented { conversation, author: PersonId(0), text, before: Time::default(), prior: Seq(0) }
}

const fn uncomment(conversation: ConversationId) -> Event {
    Event::Uncommented { conversation, before: Time(0), prior: Seq(0) }
}

const fn retract(message: MessageId) -> Event {
    Event::Retracted { message, conversation: ConversationId(0), before: None }
}

fn draft(conversation: ConversationId, dice: Dice, text: &str) -> Event {
    let text = DraftText { text: one_line(text), ..DraftText::default() };
    let after = (!dice[7].is_multiple_of(3)).then(|| Box::new(text));
    let author = PersonId(u16::from(dice[2]) % PEOPLE);
    Event::Drafted { author, key: DraftKey::Reply(conversation), before: None, after }
}
