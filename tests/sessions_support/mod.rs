//! Tabs that are values: a desk with people, each at a tab of their own over one store.

mod hesitant;

use std::cell::Cell;

use team_inbox::model::{
    AccountId, Actor, Channel, Command, Configure, ConversationId, Header, Mailbox, Mode, OrgId, Party,
    PersonId, Receive, Role, Seen, SharingChoice, TeamDraft, TeamId, TeamOptions, Time, Triage, Verb, fnv1a,
};
use team_inbox::session::{Done, Failure, Host, Session};
use team_inbox::store::Store;
use uuid::Uuid;

pub use hesitant::{Hesitant, Loss};

/// The organization.
const ORG: OrgId = OrgId(1);
/// The team whose inbox all mail comes to.
pub const TEAM: TeamId = TeamId(1);
/// The account that it comes to.
const ACCOUNT: AccountId = AccountId(1);
/// Everybody, each an active member of the team.
pub const PEOPLE: [PersonId; 3] = [PersonId(1), PersonId(2), PersonId(3)];

/// The clock of a tab, and its ids.
pub struct Clock {
    tab: u64,
    ticks: Cell<u64>,
}

impl Host for Clock {
    fn now(&self) -> Time {
        self.ticks.set(self.ticks.get() + 1);
        Time(1_000_000 + self.ticks.get() as i64 * 1000)
    }

    fn new_id(&self) -> Uuid {
        self.ticks.set(self.ticks.get() + 1);
        Uuid::from_u64_pair(self.tab, self.ticks.get())
    }
}

/// A tab.
pub type Tab = Session<Hesitant, Clock>;

/// Opens a tab over a store.
pub async fn open<S: Store>(store: S, tab: u64) -> Session<S, Clock> {
    Session::open(store, Clock { tab, ticks: Cell::new(0) }).await.expect("a memory store opens")
}

/// Opens a tab over an empty store and sets a small office up.
pub async fn office(store: Hesitant) -> Tab {
    let tab = open(store, 0).await;
    let arrange = async |actor, change| {
        tab.run(actor, Mailbox::All, &Command::Configure(change)).await.expect("it is allowed");
    };
    let owner = Actor::Person(PEOPLE[0]);
    let user = |org, name: &str, role| Configure::AddUser {
        org,
        name: name.to_owned(),
        email: format!("{name}@people.example"),
        role,
    };
    arrange(Actor::Setup, user(None, "Ann", Role::Owner)).await;
    arrange(owner, Configure::AddOrganization { name: "Badge".to_owned() }).await;
    arrange(owner, user(Some(ORG), "Ben", Role::Member)).await;
    arrange(owner, user(Some(ORG), "Cleo", Role::Member)).await;
    let draft = TeamDraft {
        org: ORG,
        name: "Support".to_owned(),
        emoji: String::new(),
        hue: 1,
        active: PEOPLE.to_vec(),
        observers: Vec::new(),
        options: TeamOptions::default(),
        successor: None,
    };
    arrange(owner, Configure::PutTeam(None, draft)).await;
    let (name, address) = ("Desk".to_owned(), "desk@badge.example".to_owned());
    let channel = Channel::Email;
    arrange(owner, Configure::AddAccount { owner: PEOPLE[0], name, address, channel, simulated: false })
        .await;
    let sharing = Some(SharingChoice::TeamInbox(TEAM));
    arrange(owner, Configure::ShareAccount { account: ACCOUNT, org: ORG, sharing }).await;
    tab
}

/// Lets a message come in at a tab; a new conversation, unless it answers one.
pub async fn receive<S: Store>(
    tab: &Session<S, Clock>,
    number: u64,
    answers: Option<u64>,
) -> Result<Done, Failure> {
    let id = |number: u64| format!("{number}@mail.example");
    let header = Header {
        message_id: id(number),
        references: answers.map(|it| team_inbox::model::message_key(&id(it))).into_iter().collect(),
        from: Party::bare("kim@example.com"),
        to: vec![Party::bare("desk@badge.example")],
        subject: format!("S{number}"),
        date: Some(tab.host().now()),
        fingerprint: fnv1a(number.to_le_bytes()),
        ..Header::default()
    };
    let receive = Receive::new(ACCOUNT, Mode::Live, vec![header]);
    tab.run(Actor::Outside, Mailbox::All, &Command::Receive(receive)).await
}

/// Has a person act at their tab on what it shows them.
pub async fn act<S: Store>(
    tab: &Session<S, Clock>,
    person: PersonId,
    verb: Verb,
    it: ConversationId,
    anyway: bool,
) -> Result<Done, Failure> {
    let targets = vec![Seen::now(&tab.state(), it)];
    let triage = Command::Triage(Triage { verb, targets, anyway });
    tab.run(Actor::Person(person), Mailbox::TeamInboxes, &triage).await
}
