//! What does not vary from machine to machine, counted: the memory of a conversation, and what an act and a
//! mailbox allocate. Here is what they take today and little more, so that none of it grows unnoticed.

#[path = "bench/fixture.rs"]
mod fixture;

use allocation_counter::measure;
use fixture::ME;
use team_inbox::model::{
    Actor, Command, ConversationId, Mailbox, Operation, Seen, Seq, State, TeamId, Triage, Verb,
};

const CONVERSATIONS: u32 = 100_000;

/// Bytes of one conversation of 100,000, all told: columns, order, texts and threads.
const MEMORY: u64 = 376;
/// Allocations to decide an act of triage, and to apply it.
const DECIDED: u64 = 18;
const APPLIED: u64 = 1;
/// Allocations to open the mailbox that takes most.
const OPENED: u64 = 30;

#[test]
fn a_conversation_an_act_and_a_mailbox_take_what_they_took() -> Result<(), String> {
    let mut made = Err(String::new());
    let memory = measure(|| made = fixture::state(6, CONVERSATIONS));
    let mut state = made?;
    let each = memory.bytes_current.unsigned_abs() / u64::from(CONVERSATIONS);
    let opened = mailboxes().map(|it| (open(&state, it), it)).max_by_key(|it| it.0);
    // The first act of a state may fill what later ones find.
    let (mut decided, mut applied) = (0, 0);
    for nth in 0..2 {
        (decided, applied) = act(&mut state, ConversationId(CONVERSATIONS / 2 + nth))?;
    }
    println!("{each} bytes a conversation; {decided} + {applied} allocations an act; most: {opened:?}");
    assert!(each <= MEMORY, "a conversation takes {each} bytes");
    assert!(decided <= DECIDED, "an act is decided in {decided} allocations");
    assert!(applied <= APPLIED, "an act is applied in {applied} allocations");
    assert!(
        opened.is_some_and(|it| it.0 <= OPENED),
        "a mailbox is opened in so many allocations: {opened:?}"
    );
    Ok(())
}

fn mailboxes() -> impl Iterator<Item = Mailbox> {
    Mailbox::OWN.into_iter().chain([Mailbox::TeamInbox(TeamId(1)), Mailbox::TeamAll(TeamId(1))])
}

/// Opens a mailbox; returns how many allocations that took.
fn open(state: &State, mailbox: Mailbox) -> u64 {
    measure(|| drop(std::hint::black_box(state.sorted(ME, mailbox, &state.mailbox(ME, mailbox))))).count_total
}

/// Archives a conversation; returns how many allocations it took to decide that, and to apply it.
fn act(state: &mut State, conversation: ConversationId) -> Result<(u64, u64), String> {
    let targets = vec![Seen::now(state, conversation)];
    let command = Command::Triage(Triage { verb: Verb::Archive, targets, anyway: false });
    let mut operation = Ok(Operation::default());
    let decided = measure(|| operation = fixture::decided(state, Actor::Person(ME), &command));
    let (operation, seq) = (operation?, Seq(state.seq.0 + 1));
    let applied = measure(|| state.apply(seq, &operation));
    Ok((decided.count_total, applied.count_total))
}
