//! The world of one scenario: a journal, what it folds to, and what people saw of it.

use std::collections::{BTreeMap, BTreeSet};

use cucumber::event::ScenarioFinished;
use team_inbox::model::{
    Act, Actor, Command, Context, ConversationId, Decision, Event, Mailbox, Operation, PersonId, Refusal,
    Seq, State, Story, Time, decide,
};
use team_inbox::ui::text::refused;
use uuid::Uuid;

use super::Outcome;
use super::arrivals::Post;
use super::truth::invariants;

/// Scenarios begin on Monday, 2 June 2025, at nine.
const MORNING: Time = Time(1_748_854_800_000);
/// What an act takes, in milliseconds.
pub const MINUTE: i64 = 60_000;

/// The world of one scenario.
#[derive(Debug)]
pub struct World {
    /// What the journal folds to.
    pub state: State,
    /// Now; every act takes a minute.
    pub now: Time,
    /// The messages that came and went.
    pub post: Post,
    /// Everything that was done.
    pub journal: Vec<Operation>,
    /// What the world was before each entry of the journal.
    pub before: Vec<State>,
    /// What the world was when somebody last looked.
    pub looks: BTreeMap<PersonId, State>,
    /// The last command that was refused, wholly or in part, to be done anyway.
    pub refused: Option<(Actor, Mailbox, Command)>,
    /// Refusals that no step has spoken of yet.
    pub refusals: Vec<(Option<ConversationId>, Refusal)>,
    /// Who is online.
    pub online: BTreeSet<PersonId>,
    /// How many entries the journal had before the last act, which may have added none.
    pub acted_at: usize,
    /// What a step claims under *But* is to be false.
    pub is_denying: bool,
}

impl cucumber::World for World {
    type Error = std::convert::Infallible;

    async fn new() -> Result<Self, Self::Error> {
        Ok(Self::empty())
    }
}

impl World {
    /// Returns a world in which nothing was done yet.
    pub fn empty() -> Self {
        Self {
            state: State::default(),
            now: MORNING,
            post: Post::default(),
            journal: Vec::new(),
            before: Vec::new(),
            looks: BTreeMap::new(),
            refused: None,
            refusals: Vec::new(),
            online: BTreeSet::new(),
            acted_at: 0,
            is_denying: false,
        }
    }

    /// Has a person do something in a mailbox where that does not matter.
    pub fn act(&mut self, person: PersonId, command: Command) -> Outcome {
        self.act_in(Actor::Person(person), Mailbox::All, command)
    }

    /// Has somebody do something in a mailbox. A refusal is kept for the step that speaks of it.
    pub fn act_in(&mut self, actor: Actor, view: Mailbox, command: Command) -> Outcome {
        self.done_in(actor, view, command).map(drop)
    }

    /// Has somebody do something in a mailbox; returns what came of it, unless it is refused.
    pub fn done_in(
        &mut self,
        actor: Actor,
        view: Mailbox,
        command: Command,
    ) -> Result<Option<Decision>, String> {
        self.heeded()?;
        self.refused = None;
        let decided = self.decide(actor, view, &command)?;
        self.refusals = match &decided {
            Ok(decision) => decision.refused.iter().map(|it| (Some(it.0), it.1.clone())).collect(),
            Err(refusal) => vec![(None, refusal.clone())],
        };
        if !self.refusals.is_empty() {
            self.refused = Some((actor, view, command));
        }
        let Ok(decision) = decided else { return Ok(None) };
        self.append(decision.operation.clone())?;
        Ok(Some(decision))
    }

    /// Has something done that a scenario takes for granted.
    pub fn arrange(&mut self, actor: Actor, command: Command) -> Outcome {
        self.heeded()?;
        match self.decide(actor, Mailbox::All, &command)? {
            Ok(decision) => self.append(decision.operation),
            Err(refusal) => {
                Err(format!("it is refused: “{}”", refused::sentence(&refusal, &self.state.directory)))
            }
        }
    }

    fn decide(
        &mut self,
        actor: Actor,
        view: Mailbox,
        command: &Command,
    ) -> Result<Result<Decision, Refusal>, String> {
        self.now = self.now.plus(MINUTE);
        self.acted_at = self.journal.len();
        let operation = Uuid::from_u128(self.journal.len() as u128 + 1);
        let context = Context { online: &self.online, ..Context::of(operation, self.now, actor, view) };
        let decided = decide(&self.state, command, &context);
        if decided == decide(&self.state, command, &context) {
            Ok(decided)
        } else {
            Err("the same command was decided in two ways".to_owned())
        }
    }

    /// Appends an entry to the journal and folds it in.
    pub fn append(&mut self, operation: Operation) -> Outcome {
        self.acted_at = self.journal.len();
        self.before.push(self.state.clone());
        self.state.apply(Seq(self.journal.len() as u32 + 1), &operation);
        self.post.note(&operation);
        invariants(&self.state, &operation)?;
        self.journal.push(operation);
        Ok(())
    }

    /// Fails if something was refused and no step spoke of it.
    pub fn heeded(&self) -> Outcome {
        let Some((conversation, refusal)) = self.refusals.first() else { return Ok(()) };
        let which = conversation.map(|it| format!(" for “{}”", self.state.conversations.subject(it)));
        let sentence = refused::sentence(refusal, &self.state.directory);
        Err(format!("what was done before is refused{}: “{sentence}”", which.unwrap_or_default()))
    }

    /// Takes it well that nothing was changed by what was done last.
    pub fn shrug(&mut self) {
        self.refusals.retain(|it| it.1 != Refusal::NoChange);
    }

    /// Returns the story of a conversation as the session folds it: from the entries that touched it.
    pub fn story(&self, it: ConversationId) -> Story {
        let entry = |seq: Seq| (seq, self.journal[seq.index() - 1].clone());
        let entries = self.state.conversations.history(it).into_iter().map(entry);
        Story::of(it, &entries.collect::<Vec<_>>())
    }

    /// Returns the last entry of the journal.
    pub fn last(&self) -> Result<&Operation, String> {
        self.journal.last().ok_or_else(|| "nothing was done yet".to_owned())
    }

    /// Returns what came of the last act: nothing if it was refused, or if nothing was due.
    pub fn last_events(&self) -> impl Iterator<Item = &Event> {
        self.journal[self.acted_at..].iter().flat_map(|it| &it.events)
    }

    /// Returns the entries of a person's last act that are not undone yet, the last one first.
    pub fn to_undo(&self, person: PersonId) -> Vec<Seq> {
        let undone = |seq: Seq| {
            let events = self.journal.iter().flat_map(|it| &it.events);
            events.into_iter().any(|it| *it == Event::Undone(seq))
        };
        let entries = self.journal.iter().enumerate().rev().map(|(at, it)| (Seq(at as u32 + 1), it));
        let mine = entries.filter(|(_, it)| it.actor == Actor::Person(person));
        let acts = mine.filter(|(_, it)| it.act.is_undoable() && it.act != Act::Read);
        let acts: Vec<_> = acts.filter(|it| !undone(it.0)).collect();
        let last = acts.iter().find(|(_, it)| !it.is_amid()).map(|(seq, it)| it.began(*seq));
        acts.into_iter().filter(|(seq, it)| Some(it.began(*seq)) == last).map(|it| it.0).collect()
    }

    /// Fails a scenario that ends with a refusal nobody spoke of.
    #[expect(clippy::panic, reason = "cucumber knows a failed hook by its panic")]
    pub fn farewell(world: Option<&mut Self>, finished: &ScenarioFinished) {
        if let (ScenarioFinished::StepPassed, Some(Err(wrong))) = (finished, world.map(|it| it.heeded())) {
            panic!("the scenario ends, but {wrong}");
        }
    }
}
