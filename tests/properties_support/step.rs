//! One random step of a life: six small numbers, read as what somebody does.

use std::sync::Arc;

use team_inbox::model::{
    Actor, Adding, Beat, Command, ConversationId, DraftKey, DraftText, EditComment, Event, Header, LabelId,
    Mailbox, MessageId, Mode, Party, PersonId, Receive, Seen, Send, Seq, Snooze, Split, State, Story, Then,
    Triage, Verb, What, fnv1a, message_key,
};

use super::founding::{account, org, person, team};
use super::life::Life;
use super::settings;

/// Six small numbers: what is done, by whom, to what, and how.
#[derive(Clone, Debug)]
pub struct Step {
    kind: u8,
    who: PersonId,
    which: u8,
    more: u8,
    how: u8,
    dice: u8,
}

impl From<[u8; 6]> for Step {
    fn from([kind, who, which, more, how, dice]: [u8; 6]) -> Self {
        Self { kind, who: person(who), which, more, how, dice }
    }
}

impl Step {
    /// Returns the step as one that is about the first conversation, or answers it.
    pub const fn about_the_first(self) -> Self {
        // Settings are not about a conversation.
        if self.kind % 16 == 13 { self } else { Self { which: 0, dice: self.dice & !4, ..self } }
    }

    /// Returns what is done by whom, and where; nothing if there is nothing to do it to.
    pub fn command(&self, life: &mut Life) -> Option<(Actor, Mailbox, Command)> {
        let me = Actor::Person(self.who);
        let command = match self.kind % 16 {
            0..3 => {
                let receive = self.mail(life);
                // Whoever imports a file can take it back.
                let may_import = life.state.directory.may_import(self.who, receive.account);
                let is_mine = receive.mode != Mode::Live && may_import;
                let actor = if is_mine { me } else { Actor::Outside };
                return Some((actor, Mailbox::All, Command::Receive(receive)));
            }
            3 if self.more.is_multiple_of(5) => self.split(life)?,
            3..10 => Command::Triage(self.triage(life)?),
            10 | 11 => {
                let send = Box::new(self.send(life)?);
                if self.more.is_multiple_of(6) {
                    let due = life.now.plus(i64::from(self.more) * 60_000);
                    Command::Schedule(send, due)
                } else {
                    Command::Send(send)
                }
            }
            12 => self.write(life)?,
            13 => {
                let (who, change) = settings::change(life, [self.which, self.more, self.how, self.dice]);
                return Some((Actor::Person(who), Mailbox::All, Command::Configure(change)));
            }
            14 => self.undo(life)?,
            _ => {
                life.now = life.now.plus(i64::from(self.dice) * 600_000);
                return Some((Actor::Clock, Mailbox::All, Command::Due));
            }
        };
        Some((me, self.view(), command))
    }

    fn view(&self) -> Mailbox {
        match self.dice % 5 {
            0 => Mailbox::Inbox,
            1 => Mailbox::TeamInboxes,
            2 => Mailbox::TeamInbox(team(self.dice / 5)),
            3 => Mailbox::AssignedToMe,
            _ => Mailbox::All,
        }
    }

    fn person(&self) -> PersonId {
        person(self.more)
    }

    fn conversation(&self, life: &Life) -> Option<ConversationId> {
        let len = life.state.len() as u32;
        (len > 0).then(|| ConversationId(u32::from(self.which) % len))
    }

    /// New mail, an answer, a copy of what came before, or an import of a few of these.
    fn mail(&self, life: &Life) -> Receive {
        let account = account(self.more);
        let mode = match self.how % 8 {
            0 => Mode::AsNew,
            1 if self.dice.is_multiple_of(3) => Mode::AsSent,
            1 => Mode::AsHistory,
            _ => Mode::Live,
        };
        let copied = |number: usize| life.mail.get(number % life.mail.len().max(1)).map(|it| it.1.clone());
        let again = copied(life.mail.len().saturating_sub(1 + usize::from(self.which / 16)));
        let header = again.filter(|_| self.dice.is_multiple_of(8)).unwrap_or_else(|| self.header(life, 0));
        let mut messages = vec![header];
        if mode != Mode::Live {
            let more = usize::from(self.which % 3);
            messages.extend((1..=more).map(|it| self.header(life, it)));
            messages.extend(copied(usize::from(self.dice)).filter(|_| self.dice.is_multiple_of(4)));
        }
        Receive::new(account, mode, messages)
    }

    /// The header of one message that comes, and of more that come with it.
    fn header(&self, life: &Life, more: usize) -> Header {
        let answered = self.conversation(life).filter(|_| self.dice % 8 < 5);
        let known = answered.and_then(|it| life.mail.iter().rev().find(|(known, _)| *known == it));
        let address = |it: u8| match it % 4 {
            0 => format!("account{}@badge.example", it / 4 % 3),
            1 => "somebody@example.com".to_owned(),
            _ => format!("shared{}@badge.example", it / 4 % 3),
        };
        let (from, number) = (Party::bare(&format!("kim{}@example.com", self.who)), life.mail.len() + more);
        // What comes last in a file may be the oldest.
        let date = Some(life.now.plus(-1000 * more as i64));
        Header {
            message_id: format!("{number}@mail.example"),
            references: known.map(|it| message_key(&it.1.message_id)).into_iter().collect(),
            from,
            to: vec![Party::bare(&address(self.how))],
            cc: vec![Party::bare(&address(self.dice / 8))],
            subject: format!("S{number}"),
            date,
            fingerprint: fnv1a(number.to_le_bytes()),
            ..Header::default()
        }
    }

    fn triage(&self, life: &Life) -> Option<Triage> {
        let first = self.conversation(life)?;
        let until = life.now.plus(i64::from(self.how) * 600_000);
        let verb = match self.more / 8 % 28 {
            0..3 => Verb::Assign(vec![self.person()]),
            3 => Verb::Assign(vec![self.who, self.person()]),
            4 => Verb::Unassign(self.person()),
            5 => Verb::Unassign(*life.state.conversations.assignees(first).first()?),
            6..9 => Verb::Archive,
            9 | 10 => Verb::Close,
            11 => Verb::Reopen,
            12 => Verb::Trash,
            13 => Verb::Spam,
            14 => Verb::Restore,
            15 => Verb::NotSpam,
            16 => Verb::Unread(self.how.is_multiple_of(2)),
            17 => Verb::Snooze(Snooze { until, wakes: self.how.is_multiple_of(2) }),
            18 => Verb::Unsnooze,
            19 | 20 => Verb::Move(team(self.how)),
            21 => Verb::MoveToInbox,
            22 => Verb::PutBack,
            23 | 24 => Verb::Erase,
            25 => Verb::Belong(org(self.how)),
            26 if self.how % 4 == 3 => Verb::RemovePeople(vec![self.person(), self.who]),
            26 => {
                let how = if self.how.is_multiple_of(2) { Adding::ToInbox } else { Adding::AccessAlone };
                Verb::Add { people: vec![self.person(), self.who], how, org: None }
            }
            _ => match self.how % 8 {
                6 | 7 => Verb::Merge(ConversationId(u32::from(self.dice) % life.state.len() as u32)),
                it @ 0..2 => Verb::Label(LabelId(1 + u16::from(self.dice) % 3), it == 0),
                it @ 2..4 => Verb::Watch(it == 2),
                it => Verb::Star(it == 4),
            },
        };
        let mut targets = vec![first];
        if self.how.is_multiple_of(4) {
            targets.push(ConversationId((first.0 + 1) % life.state.len() as u32));
        }
        targets.dedup();
        let targets = targets.into_iter().map(|it| Seen::now(self.seen(life), it)).collect();
        Some(Triage { verb, targets, anyway: self.dice.is_multiple_of(2) })
    }

    /// Most people know what is; some act on what was.
    fn seen<'a>(&self, life: &'a Life) -> &'a State {
        match life.earlier.first() {
            Some(earlier) if self.dice % 16 == 7 => earlier,
            _ => &life.state,
        }
    }

    fn send(&self, life: &Life) -> Option<Send> {
        let senders = life.state.senders(self.who);
        let sender = senders.get(usize::from(self.more) % senders.len().max(1))?;
        let state = self.seen(life);
        let then = [Then::Stay, Then::Close, Then::Archive][usize::from(self.how) % 3];
        let answered = self.conversation(life).filter(|_| !self.dice.is_multiple_of(8));
        let reply_to = answered.map(|it| (Seen::now(state, it), state.conversations.last(it)));
        let known = answered.and_then(|it| life.mail.iter().rev().find(|(known, _)| *known == it));
        let number = life.mail.len();
        let header = Header {
            message_id: format!("{number}@badge.example"),
            references: known.map(|it| message_key(&it.1.message_id)).into_iter().collect(),
            from: Party::bare(&sender.address),
            to: vec![Party::bare("kim0@example.com")],
            subject: format!("S{number}"),
            date: Some(life.now),
            ..Header::default()
        };
        let draft = answered.map(DraftKey::Reply);
        let text = "Hello".to_owned();
        Some(Send {
            reply_to,
            account: sender.account,
            header,
            text,
            then,
            draft,
            on: None,
            anyway: self.dice.is_multiple_of(2),
        })
    }

    /// A comment, a draft, or a look at the notices.
    fn write(&self, life: &Life) -> Option<Command> {
        let conversation = self.conversation(life)?;
        Some(match self.how % 6 {
            4 => {
                let message = life.state.outbox.keys().next().copied();
                Command::MarkDelivered(message.unwrap_or(MessageId(u32::from(self.dice))))
            }
            5 if life.state.drafts.contains_key(&(self.who, DraftKey::Reply(conversation))) => {
                Command::SaveDraft { key: DraftKey::Reply(conversation), draft: None, on: None }
            }
            0 => {
                let draft = DraftText { text: format!("Draft {}", self.dice), ..DraftText::default() };
                Command::SaveDraft { key: DraftKey::Reply(conversation), draft: Some(draft), on: None }
            }
            1 if self.dice.is_multiple_of(3) => Command::SeeNoticesOf(conversation),
            1 => Command::SeeNotices,
            2 if self.dice.is_multiple_of(2) => return self.edit(life),
            _ => {
                let people = if self.dice.is_multiple_of(2) { vec![self.person()] } else { Vec::new() };
                let teams = if self.dice.is_multiple_of(5) { vec![team(self.dice)] } else { Vec::new() };
                Command::Comment { conversation, text: "Look".to_owned(), people, teams }
            }
        })
    }

    /// Edits or deletes a comment, be it of somebody else.
    fn edit(&self, life: &Life) -> Option<Command> {
        let it = life.state.lead(self.conversation(life)?);
        let story = story(life, it);
        let is_comment = |it: &&Beat| matches!(it.what, What::Comment { .. });
        let comment = story.beats.iter().rfind(is_comment)?.seq;
        let text = (!self.dice.is_multiple_of(3)).then(|| format!("Look {}", self.dice));
        let people = if self.how.is_multiple_of(2) { vec![self.person()] } else { Vec::new() };
        let edit = EditComment { conversation: it, comment, text, people, teams: Vec::new(), story };
        Some(Command::EditComment(Box::new(edit)))
    }

    /// Splits a conversation from one of its messages on.
    fn split(&self, life: &Life) -> Option<Command> {
        let it = life.state.lead(self.conversation(life)?);
        let story = story(life, it);
        let messages: Vec<_> = story.messages().map(|it| it.message).collect();
        let message = *messages.get(usize::from(self.how) % messages.len().max(1))?;
        let seen = Seen::now(&life.state, it);
        Some(Command::Split(Box::new(Split { seen, message, story, anyway: false })))
    }

    fn undo(&self, life: &Life) -> Option<Command> {
        let undone: Vec<_> = life.journal.iter().flat_map(|it| &it.events).collect();
        let is_undone = |seq: Seq| undone.iter().any(|it| **it == Event::Undone(seq));
        let entries = life.journal.iter().enumerate().rev();
        let mine = entries.filter(|it| it.1.actor == Actor::Person(self.who) && it.1.act.is_undoable());
        let mut candidates = mine.map(|(at, it)| (Seq(at as u32 + 1), it)).filter(|it| !is_undone(it.0));
        let (seq, operation) = candidates.next()?;
        Some(Command::Undo { seq, operation: Box::new(operation.clone()) })
    }
}

fn story(life: &Life, it: ConversationId) -> Arc<Story> {
    let seqs = life.state.conversations.history(it).into_iter();
    let history: Vec<_> = seqs.map(|seq| (seq, life.journal[seq.index() - 1].clone())).collect();
    Arc::new(Story::of(it, &history))
}
