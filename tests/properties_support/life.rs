//! The life of a small workspace: founded at random, lived step by step, watched all along.

use team_inbox::model::{
    AccountId, Actor, AddressKind, Channel, Command, Configure, Context, ConversationId, Decision, Delivery,
    Event, Header, Mailbox, Mode, Operation, OrgId, PersonId, Refusal, Role, Seq, SharingChoice, State,
    TeamDraft, TeamId, TeamOptions, Time, Who, decide,
};
use uuid::Uuid;

use super::step::Step;
use super::watch::Watch;
use crate::{Outcome, truth};

const MORNING: Time = Time(1_748_854_800_000);
/// So many people are in every workspace.
const PEOPLE: u16 = 5;
/// The only organization.
pub const ORG: OrgId = OrgId(1);
/// Its owner.
pub const OWNER: PersonId = PersonId(1);

/// A workspace and everything that happened to it.
pub struct Life {
    /// What the journal folds to.
    pub state: State,
    /// Everything that was done.
    pub journal: Vec<Operation>,
    /// What the state was before the last steps, for acts on what is out of date.
    pub earlier: Vec<State>,
    /// Now.
    pub now: Time,
    /// The headers of all messages, for answers and copies.
    pub mail: Vec<(ConversationId, Header)>,
    watch: Watch,
}

impl Life {
    /// Founds a workspace: who is in which team, who shares what with whom, and the options.
    pub fn found(dice: [u8; 16]) -> Result<Self, String> {
        let mut life = Self {
            state: State::default(),
            journal: Vec::new(),
            earlier: Vec::new(),
            now: MORNING,
            mail: Vec::new(),
            watch: Watch::default(),
        };
        life.arrange(Actor::Setup, user(None, OWNER, Role::Owner))?;
        let owner = Actor::Person(OWNER);
        life.arrange(owner, Configure::AddOrganization { name: "Badge".to_owned() })?;
        for person in (1..PEOPLE).map(|it| PersonId(it + 1)) {
            life.arrange(owner, user(Some(ORG), person, Role::Member))?;
        }
        for number in 0..2 {
            let draft =
                team_draft(team(number), [dice[10 + usize::from(number)], dice[12 + usize::from(number)]]);
            life.arrange(owner, Configure::PutTeam(None, draft))?;
        }
        for number in 0..2 {
            life.connect(number, &dice[usize::from(number) * 3..])?;
        }
        Ok(life)
    }

    /// Connects an account of somebody, shared in some way or not, and a shared address.
    fn connect(&mut self, number: u8, dice: &[u8]) -> Outcome {
        let owner = Actor::Person(OWNER);
        let (owned_by, address) = (person(dice[0]), format!("account{number}@badge.example"));
        let (name, channel) = (address.clone(), Channel::Email);
        let add = Configure::AddAccount { owner: owned_by, name, address, channel, simulated: false };
        self.arrange(Actor::Person(owned_by), add)?;
        if !dice[1].is_multiple_of(3) {
            let sharing = Some(sharing(dice[1] / 3));
            self.arrange(owner, Configure::ShareAccount { account: account(number), org: ORG, sharing })?;
        }
        let (address, kind, code) =
            (format!("shared{number}@badge.example"), AddressKind::Alias, "1".to_owned());
        let sharing = sharing(dice[2]);
        self.arrange(owner, Configure::PutAddress { id: None, org: ORG, address, kind, sharing, code })?;
        let Some(id) = self.state.directory.addresses.keys().next_back().copied() else { return Ok(()) };
        let is_verified = self.state.directory.addresses[&id].verified;
        if is_verified { Ok(()) } else { self.arrange(owner, Configure::VerifyAddress(id, None)) }
    }

    /// Takes a step, and checks all that must hold after it.
    pub fn take(&mut self, step: &Step) -> Outcome {
        self.now = self.now.plus(60_000);
        let Some((actor, view, command)) = step.command(self) else { return Ok(()) };
        self.earlier.push(self.state.clone());
        if self.earlier.len() > 4 {
            self.earlier.remove(0);
        }
        let context = self.context(actor, view);
        let decided = decide(&self.state, &command, &context);
        if decided != decide(&self.state, &command, &context) {
            return Err(format!("decided in two ways: {command:?}"));
        }
        let Ok(decision) = decided else { return Ok(()) };
        Watch::refused_are_left_alone(&decision).map_err(|it| told(&it, &command))?;
        self.undo_restores(&decision).map_err(|it| told(&it, &command))?;
        let is_history = matches!(&command, Command::Receive(it) if it.mode == Mode::AsHistory);
        self.append(decision.operation, is_history).map_err(|it| told(&it, &command))
    }

    /// Returns the context of a command that is decided now.
    pub fn context(&self, actor: Actor, view: Mailbox) -> Context {
        Context { operation: Uuid::from_u128(self.journal.len() as u128 + 1), at: self.now, actor, view }
    }

    fn append(&mut self, operation: Operation, is_history: bool) -> Outcome {
        let before = self.state.clone();
        self.state.apply(Seq(self.journal.len() as u32 + 1), &operation);
        for event in &operation.events {
            if let Event::Arrived(it) = event {
                self.mail.push((it.conversation, it.header.clone()));
            }
        }
        truth::invariants(&self.state, &operation)?;
        self.watch.follow(&before, &self.state, &operation, is_history)?;
        self.journal.push(operation);
        Ok(())
    }

    /// An act that is taken back at once leaves everything as it was.
    fn undo_restores(&self, decision: &Decision) -> Outcome {
        let operation = &decision.operation;
        if operation.actor.person().is_none() || !operation.act.is_undoable() {
            return Ok(());
        }
        let seq = Seq(self.journal.len() as u32 + 1);
        let mut state = self.state.clone();
        state.apply(seq, operation);
        let undo = Command::Undo { seq, operation: Box::new(operation.clone()) };
        let context = self.context(operation.actor, Mailbox::All);
        let undone = decide(&state, &undo, &context).map_err(|it| format!("Undo is refused: {it:?}"))?;
        if !undone.refused.is_empty() {
            return Err(format!("Undo is refused in part: {:?}", undone.refused));
        }
        state.apply(Seq(seq.0 + 1), &undone.operation);
        truth::same(&self.state, &state)
    }

    fn arrange(&mut self, actor: Actor, change: Configure) -> Outcome {
        let context = self.context(actor, Mailbox::All);
        match decide(&self.state, &Command::Configure(change), &context) {
            Ok(decision) => self.append(decision.operation, false),
            // A team without an inbox cannot be shared with: then it is not.
            Err(Refusal::NoTeamInbox(_) | Refusal::NobodyNamed) => Ok(()),
            Err(refusal) => Err(format!("founding is refused: {refusal:?}")),
        }
    }
}

fn told(wrong: &str, command: &Command) -> String {
    format!("{wrong}\nafter {command:?}")
}

/// Returns the person of a number.
pub fn person(number: u8) -> PersonId {
    PersonId(1 + u16::from(number) % PEOPLE)
}

/// Returns the team of a number: there are two.
pub fn team(number: u8) -> TeamId {
    TeamId(1 + u16::from(number) % 2)
}

/// Returns the account of a number: there are two.
pub fn account(number: u8) -> AccountId {
    AccountId(1 + u16::from(number) % 2)
}

/// Returns the command that adds a person by number.
pub fn user(org: Option<OrgId>, person: PersonId, role: Role) -> Configure {
    Configure::AddUser { org, name: format!("P{person}"), email: format!("p{person}@people.example"), role }
}

/// Returns a team with members and options by dice: two bits for each person.
pub fn team_draft(team: TeamId, [members, more]: [u8; 2]) -> TeamDraft {
    let bits = u16::from(members) | (u16::from(more) << 8);
    let place = |wanted: u16| {
        (0..PEOPLE).filter(move |it| (bits >> (it * 2)) & 3 == wanted).map(|it| PersonId(it + 1))
    };
    let options = TeamOptions {
        reply_assigns: bits >> 10 & 1 == 0,
        reply_requeues: bits >> 11 & 1 == 1,
        mention_all: bits >> 12 & 1 == 1,
        inbox: bits >> 13 != 7,
    };
    TeamDraft {
        org: ORG,
        name: format!("T{team}"),
        emoji: String::new(),
        hue: 1,
        active: place(1).collect(),
        observers: place(2).collect(),
        options,
        successor: None,
    }
}

/// Returns a sharing by dice.
pub fn sharing(dice: u8) -> SharingChoice {
    match dice % 6 {
        it @ 0..2 => SharingChoice::TeamInbox(team(it)),
        2 => SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]),
        3 => SharingChoice::Inbox(vec![
            (Who::Person(person(dice / 6)), Delivery::Receive),
            (Who::Everyone, Delivery::AutoArchive),
        ]),
        4 => SharingChoice::Inbox(vec![(Who::Team(team(dice / 6)), Delivery::Receive)]),
        _ => SharingChoice::Inbox(vec![
            (Who::Team(team(0)), Delivery::AutoArchive),
            (Who::Team(team(1)), Delivery::Receive),
            (Who::Person(person(dice / 6)), Delivery::AutoArchive),
        ]),
    }
}
