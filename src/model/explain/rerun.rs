//! A world without some settings: the same directory but for them, in which a story may go on
//! otherwise and a mailbox may hold other ways to stand.

use uuid::Uuid;

use super::cause::Setting;
use crate::model::decide::differences;
use crate::model::event::*;
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::state::{Mailbox, Outgoing, State};

/// Where an act is decided again: the state without some settings.
#[derive(Debug)]
pub struct Rerun {
    /// The directory alone: what is done again is decided on it.
    pub bare: State,
    /// The settings that are left: some are what the person has about the conversation without a trace
    /// in its history.
    left: Vec<Setting>,
    person: PersonId,
    /// One conversation for each way to stand that was asked for.
    shown: State,
}

impl Rerun {
    /// Returns a state without some of the settings that matter to a person.
    pub fn without(state: &State, person: PersonId, settings: &[Setting], removed: &[Setting]) -> Self {
        let mut directory = state.directory.clone();
        for setting in removed {
            setting.take_from(&mut directory, person);
        }
        let bare = State { directory, ..State::default() };
        let left = settings.iter().copied().filter(|it| !removed.contains(it)).collect();
        let shown = bare.clone();
        Self { bare, left, person, shown }
    }

    /// Asks a mailbox whether it holds what stands so.
    pub fn holds(&mut self, mailbox: Mailbox, facts: &Facts) -> bool {
        let it = ConversationId(self.shown.len() as u32);
        let seq = Seq(self.shown.seq.0 + 1);
        self.shown.apply(seq, &operation(Act::Receive, begun(it, facts)));
        self.put_own(it);
        self.shown.is_in(self.person, mailbox, it)
    }

    fn put_own(&mut self, it: ConversationId) {
        let person = self.person;
        for setting in &self.left {
            match setting {
                Setting::Star => {
                    let star = Change::Mark { flag: Flag::Starred, on: true, people: vec![person] };
                    self.shown.apply(self.shown.seq, &operation(Act::Star, vec![changed(it, vec![star])]));
                }
                Setting::Draft => {
                    self.shown.drafts.insert((person, DraftKey::Reply(it)), DraftText::default());
                }
                Setting::Waiting => {
                    let waiting = Outgoing { conversation: it, sender: person, posting: Posting::Waiting };
                    self.shown.outbox.insert(MessageId(it.0), waiting);
                }
                _ => {}
            }
        }
    }
}

/// A conversation that stands in some way.
fn begun(conversation: ConversationId, facts: &Facts) -> Vec<Event> {
    let arrived = Arrived { message: MessageId(conversation.0), conversation, ..Arrived::default() };
    let changes = differences(&Facts::default(), facts);
    vec![Event::Arrived(Box::new(arrived)), changed(conversation, changes)]
}

fn changed(conversation: ConversationId, changes: Vec<Change>) -> Event {
    Event::Changed(Changed { conversation, rule: None, prior: Seq::default(), changes })
}

fn operation(act: Act, events: Vec<Event>) -> Operation {
    Operation { id: Uuid::nil(), at: Time::default(), actor: Actor::Setup, act, events }
}
