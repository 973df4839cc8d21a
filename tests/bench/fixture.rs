//! A workspace of a made-up company and its mail: the same numbers give the same bytes.

use team_inbox::model::{
    AccountId, Actor, BodyRef, Channel, Command, Configure, Context, Header, Mailbox, Mode, Operation, OrgId,
    Party, PersonId, Receive, Role, Seq, SharingChoice, State, TeamDraft, TeamId, TeamOptions, Time, decide,
    fnv1a,
};
use uuid::Uuid;

/// When everything is done: after the last of the mail.
const NOW: Time = Time(1_700_000_000_000);
/// Whoever acts.
pub const ME: PersonId = PersonId(1);

const WORDS: [&str; 16] = [
    "badge", "printer", "lanyard", "order", "invoice", "delivery", "refund", "question", "attendee", "booth",
    "session", "speaker", "schedule", "deadline", "upload", "template",
];

/// Returns the commands that set the company up: people, a team of all of them, an account that is
/// shared with its inbox. The directory hands out numbers in order, so they are known.
pub fn company(people: u16) -> Vec<(Actor, Configure)> {
    let org = OrgId(1);
    let user = |nth: u16, org: Option<OrgId>, role: Role| Configure::AddUser {
        org,
        name: format!("Person {nth}"),
        email: format!("person{nth}@bench.example"),
        role,
    };
    let me = Actor::Person(ME);
    let mut all = vec![(Actor::Setup, user(1, None, Role::Owner))];
    all.push((me, Configure::AddOrganization { name: "Bench".to_owned() }));
    all.extend((2..=people).map(|nth| (me, user(nth, Some(org), Role::Member))));
    let team = TeamDraft {
        org,
        name: "Support".to_owned(),
        emoji: String::new(),
        hue: 1,
        active: (1..=people).map(PersonId).collect(),
        observers: Vec::new(),
        options: TeamOptions::default(),
        successor: None,
    };
    all.push((me, Configure::PutTeam(None, team)));
    let (name, address) = ("Support".to_owned(), "support@bench.example".to_owned());
    let channel = Channel::Email;
    all.push((me, Configure::AddAccount { owner: ME, name, address, channel, simulated: false }));
    let sharing = Some(SharingChoice::TeamInbox(TeamId(1)));
    all.push((me, Configure::ShareAccount { account: AccountId(1), org, sharing }));
    all
}

/// Returns the command that brings messages `from..to`, a conversation each.
pub fn batch(from: u32, to: u32) -> Command {
    let messages = (from..to).map(header).collect();
    Command::Receive(Receive::new(AccountId(1), Mode::AsNew, messages))
}

/// Returns the header of message `n`, as parsing leaves it.
pub fn header(n: u32) -> Header {
    let author = n % 5_003;
    Header {
        message_id: format!("bench-{n}@example.com"),
        from: Party { name: format!("{} {author}", word(author)), address: format!("c{author}@example.com") },
        to: vec![Party::bare("support@bench.example")],
        date: Some(Time(1_600_000_000_000 + i64::from(n) * 60_000)),
        subject: format!("{} {} {n}", word(n), word(n / 16)),
        snippet: text(n, 12),
        fingerprint: fnv1a(n.to_le_bytes()),
        body: BodyRef { pack: [1; 16], offset: n, len: 1 },
        ..Header::default()
    }
}

/// Returns so many words of message `n`.
pub fn text(n: u32, words: u32) -> String {
    let all: Vec<_> = (0..words).map(|it| word(n.wrapping_mul(31).wrapping_add(it * 7))).collect();
    all.join(" ")
}

fn word(n: u32) -> &'static str {
    WORDS[n as usize % WORDS.len()]
}

/// Returns a state with so many people and conversations, decided and applied without a store.
pub fn state(people: u16, conversations: u32) -> Result<State, String> {
    let mut state = State::default();
    for (actor, configure) in company(people) {
        apply(&mut state, actor, &Command::Configure(configure))?;
    }
    for from in (0..conversations).step_by(256) {
        apply(&mut state, Actor::Outside, &batch(from, (from + 256).min(conversations)))?;
    }
    Ok(state)
}

fn apply(state: &mut State, actor: Actor, command: &Command) -> Result<(), String> {
    let operation = decided(state, actor, command)?;
    state.apply(Seq(state.seq.0 + 1), &operation);
    Ok(())
}

/// Returns what a command comes to.
pub fn decided(state: &State, actor: Actor, command: &Command) -> Result<Operation, String> {
    let context = Context::of(Uuid::nil(), NOW, actor, Mailbox::All);
    let decision = decide(state, command, &context).map_err(|it| format!("{it:?}"))?;
    Ok(decision.operation)
}
