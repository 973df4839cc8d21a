//! What is proved sooner here than in plain words: evenness, pointers, loads.

use uuid::Uuid;

use crate::model::fixture::{self, ORG, World, put_rule};
use crate::model::rules::*;
use crate::model::*;

fn rule(trigger: Trigger, condition: Condition, actions: Vec<Action>) -> Configure {
    put_rule(Rule { trigger, ..fixture::rule(condition, actions) })
}

fn always() -> Condition {
    Condition::All(Vec::new())
}

fn balance(method: Method, people: &[PersonId]) -> Action {
    Action::Assign(Balance {
        method,
        people: people.to_vec(),
        teams: Vec::new(),
        attendance: Attendance::InOffice,
    })
}

/// A team of Ann, Ben and Cleo, its account, and a rule that assigns what comes in.
fn office(method: Method) -> (World, AccountId, [PersonId; 3]) {
    let mut world = World::of(&["Ann", "Ben", "Cleo"]);
    let team = world.team("Support", &["Ann", "Ben", "Cleo"], &[]);
    let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
    let people = ["Ann", "Ben", "Cleo"].map(|it| world.id(it));
    world.configure("Ann", rule(Trigger::Incoming, always(), vec![balance(method, &people)])).unwrap();
    (world, account, people)
}

fn mail(number: u32) -> Header {
    Header {
        message_id: format!("{number}@outside.example"),
        from: Party::bare(&format!("kim{number}@outside.example")),
        to: vec![Party::bare("s@acme.example")],
        subject: format!("Subject {number}"),
        date: Some(Time(1_000_000 + i64::from(number))),
        fingerprint: u64::from(number) + 1,
        ..Header::default()
    }
}

/// Messages in one command, under an id of its own.
fn receive(world: &mut World, account: AccountId, numbers: std::ops::Range<u32>) -> Operation {
    world.now = world.now.plus(1000);
    let operation = Uuid::from_u128(u128::from(numbers.start) + 7);
    let context = Context::of(operation, world.now, Actor::Outside, Mailbox::All);
    let receive = Receive::new(account, Mode::Live, numbers.map(mail).collect());
    let command = Command::Receive(receive);
    let decision = decide(&world.state, &command, &context).unwrap();
    assert_eq!(decide(&world.state, &command, &context).unwrap(), decision, "a run repeats");
    world.state.apply(Seq(world.state.seq.0 + 1), &decision.operation);
    decision.operation
}

fn loads(world: &World, people: &[PersonId]) -> Vec<usize> {
    let open = |it: &PersonId| &world.state.shelf(*it).assigned - &world.state.conversations.closed;
    people.iter().map(|it| open(it).len() as usize).collect()
}

#[test]
fn randomly_is_even_over_a_thousand_runs_one_by_one_and_in_one_import() {
    for batch in [1, 50] {
        let (mut world, account, people) = office(Method::Random);
        for start in (0..1000).step_by(batch as usize) {
            receive(&mut world, account, start..start + batch);
        }
        let loads = loads(&world, &people);
        assert_eq!(loads.iter().sum::<usize>(), 1000);
        // 333 each; five times the standard deviation (15) would be a fault.
        assert!(loads.iter().all(|it| (260..410).contains(it)), "{batch}: {loads:?}");
    }
}

#[test]
fn in_turn_goes_round_across_commands_snapshots_and_imports() {
    let (mut world, account, people) = office(Method::Turn);
    receive(&mut world, account, 0..4);
    assert_eq!(loads(&world, &people), [2, 1, 1]);
    let bytes = postcard::to_extend(&world.state, Vec::new()).unwrap();
    let mut resumed: State = postcard::from_bytes(&bytes).unwrap();
    resumed.reindex();
    world.state = resumed;
    receive(&mut world, account, 4..5);
    assert_eq!(loads(&world, &people), [2, 2, 1]);
    assert_eq!(world.state.turns[&RuleId(1)], people[1]);
    let runs = world.state.rule_runs[&RuleId(1)];
    assert_eq!((runs.seq, runs.at, runs.count), (world.state.seq, world.now, 5));
}

#[test]
fn in_turn_passes_over_who_is_away_and_comes_back_to_their_place() {
    let (mut world, account, people) = office(Method::Turn);
    let ben = people[1];
    receive(&mut world, account, 0..1);
    world.configure("Ben", Configure::SetAway(ben, Some((None, None)))).unwrap();
    receive(&mut world, account, 1..3);
    assert_eq!(loads(&world, &people), [2, 0, 1]);
    world.configure("Ben", Configure::SetAway(ben, None)).unwrap();
    receive(&mut world, account, 3..4);
    assert_eq!(loads(&world, &people), [2, 1, 1]);
}

#[test]
fn least_busy_first_of_six_five_and_one_is_the_third_until_they_are_even() {
    let mut world = World::of(&["Ann", "Ben", "Cleo"]);
    let team = world.team("Support", &["Ann", "Ben", "Cleo"], &[]);
    let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
    let people = ["Ann", "Ben", "Cleo"].map(|it| world.id(it));
    receive(&mut world, account, 0..13);
    let given = [[0; 6].as_slice(), &[1; 5], &[2]].concat();
    for (number, person) in given.into_iter().enumerate() {
        let it = ConversationId(number as u32);
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![people[person]]), it).unwrap();
    }
    // A closed one does not count.
    world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![people[2]]), ConversationId(12)).unwrap();
    world.triage("Ann", Mailbox::All, Verb::Close, ConversationId(12)).unwrap();
    let least = vec![balance(Method::Least, &people)];
    world.configure("Ann", rule(Trigger::Incoming, always(), least)).unwrap();
    receive(&mut world, account, 20..21);
    assert_eq!(loads(&world, &people), [6, 5, 2]);
    receive(&mut world, account, 21..26);
    assert_eq!(loads(&world, &people), [6, 6, 6], "within one command too");
    // Ann was assigned least recently.
    receive(&mut world, account, 26..27);
    assert_eq!(loads(&world, &people), [7, 6, 6]);
}

#[test]
fn an_undo_puts_the_turn_back_unless_it_went_on() {
    let mut world = World::of(&["Ann", "Ben", "Cleo"]);
    let team = world.team("Support", &["Ann", "Ben", "Cleo"], &[]);
    let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
    let [ben, cleo] = ["Ben", "Cleo"].map(|it| world.id(it));
    let label = LabelDraft::common("VIP", 1);
    world.configure("Ann", Configure::PutLabel(None, ORG, Some(label))).unwrap();
    world
        .configure("Ann", rule(Trigger::Labels, always(), vec![balance(Method::Turn, &[ben, cleo])]))
        .unwrap();
    receive(&mut world, account, 0..2);
    let label = |world: &mut World, it| {
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Label(LabelId(1), true), ConversationId(it)).unwrap()
    };
    label(&mut world, 0);
    world.undo("Ann").unwrap();
    assert!(world.state.turns.is_empty() && !world.state.facts(ConversationId(0)).is_assigned());
    let first = label(&mut world, 0).operation;
    let seq = world.state.seq;
    label(&mut world, 1);
    assert_eq!(world.state.conversations.assignees(ConversationId(1)), [cleo]);
    let actor = Actor::Person(world.id("Ann"));
    let undo = Command::Undo { seq, operation: Box::new(first) };
    world.ask(actor, Mailbox::Inbox, &undo).unwrap();
    assert_eq!(world.state.turns[&RuleId(1)], cleo, "Cleo has had her turn");
}

#[test]
fn a_planned_message_sets_rules_off_when_it_is_due() {
    let mut world = World::of(&["Ann", "Ben"]);
    let team = world.team("Support", &["Ann", "Ben"], &[]);
    let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
    let ben = world.id("Ben");
    world.configure("Ann", rule(Trigger::Outgoing, always(), vec![Action::AssignSender])).unwrap();
    let header = Header { from: Party::bare("s@acme.example"), ..mail(1) };
    let send = Send {
        reply_to: None,
        account,
        header,
        text: "Hello".into(),
        then: Then::Stay,
        draft: Some(DraftKey::New(Time(1))),
        on: None,
        anyway: false,
    };
    let due = world.now.plus(3_600_000);
    world.ask(Actor::Person(ben), Mailbox::All, &Command::Schedule(Box::new(send), due)).unwrap();
    assert!(world.state.rule_runs.is_empty() && world.state.is_empty());
    world.now = due;
    world.ask(Actor::Clock, Mailbox::All, &Command::Due).unwrap();
    assert_eq!(world.state.conversations.assignees(ConversationId(0)), [ben]);
    assert_eq!(world.state.rule_runs[&RuleId(1)].count, 1);
}

#[test]
fn a_rule_is_tried_on_what_is_there_by_the_same_conditions() {
    let (mut world, account, _) = office(Method::Turn);
    let mut journal = vec![receive(&mut world, account, 0..30)];
    let private = world.account("Cleo", "cleo@acme.example", None);
    journal.push(receive(&mut world, private, 30..40));
    let subject = Condition::Subject("subject 1".into());
    let Configure::PutRule(_, _, Some(tried)) = rule(Trigger::Incoming, subject, vec![Action::Close]) else {
        unreachable!()
    };
    let mut trial = Trial::of(Rule { org: ORG, ..(*tried).clone() });
    journal.iter().for_each(|it| trial.hear(&world.state, it));
    trial.end(&world.state);
    assert_eq!((trial.matched(), trial.tested()), (11, 30), "what is private is nobody else's");
    let examples = trial.examples(&world.state, world.id("Ben"), 3);
    assert_eq!(examples, [19, 18, 17].map(ConversationId));
    let mut trial = Trial::of(Rule { org: ORG, trigger: Trigger::Closed, ..*tried });
    journal.iter().for_each(|it| trial.hear(&world.state, it));
    trial.end(&world.state);
    assert_eq!((trial.matched(), trial.tested()), (11, 30));
}

#[test]
fn a_saved_reply_that_a_rule_sends_takes_its_files_along_by_mail_alone() {
    let mut world = World::of(&["Ann"]);
    let team = world.team("Support", &["Ann"], &[]);
    let mail = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
    let chat = world.chat("Ann", Channel::LiveChat, "chat");
    let share =
        Configure::ShareAccount { account: chat, org: ORG, sharing: Some(SharingChoice::TeamInbox(team)) };
    world.configure("Ann", share).unwrap();
    let files = vec![Attached { name: "map.pdf".into(), ..Attached::default() }];
    let reply = ReplyDraft { files, ..ReplyDraft::common("Way", "See the map") };
    world.configure("Ann", Configure::PutSavedReply(None, ORG, Some(reply))).unwrap();
    let send = vec![Action::Reply(SavedReplyId(1))];
    world.configure("Ann", rule(Trigger::Incoming, always(), send)).unwrap();
    let sent = |operation: &Operation| {
        let out = operation.events.iter().find_map(|it| match it {
            Event::Arrived(it) if it.outgoing => Some(&it.header),
            _ => None,
        });
        out.map(|it| (it.attachments.clone(), it.files.len()))
    };
    assert_eq!(sent(&receive(&mut world, mail, 1..2)), Some((vec!["map.pdf".to_owned()], 1)));
    world.says(chat, "visitor", "Where are you?");
    assert_eq!(world.journal().last().and_then(sent), Some((vec![], 0)));
}
