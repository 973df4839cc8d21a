//! What it costs that entries say what was asked, and that older ones climb the ladder:
//! `cargo test --config profile.dev.opt-level=2 --test formats cost -- --ignored --nocapture`.

use std::collections::BTreeMap;
use std::time::Instant;

use team_inbox::model::{
    AccountId, Actor, Asked, Command, Header, Mailbox, Mode, Party, PersonId, Receive, Time, decide, fnv1a,
};
use team_inbox::session::{record, scenario};

use crate::golden::golden_demo;
use crate::lives::lived;

#[test]
#[ignore = "measures"]
fn the_cost_of_what_was_asked() {
    let demo = scenario::play(include_str!("../../public/demo.txt"), Time(1_800_000_000_000));
    let mut acts: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    for (entry, operation) in demo.entries.iter().zip(&demo.journal) {
        let sum = acts.entry(format!("{:?}", operation.act)).or_default();
        *sum = (sum.0 + 1, sum.1 + record::encode(operation).len(), sum.2 + entry.len());
    }
    for (act, (count, bare, whole)) in &acts {
        println!(
            "{act:20} {count:4} entries, {:6} bytes each, {:6} with what was asked",
            bare / count,
            whole / count
        );
    }
    let whole: (usize, usize) = acts.values().fold((0, 0), |sum, it| (sum.0 + it.1, sum.1 + it.2));
    println!("the demo: {} bytes, {} with what was asked", whole.0, whole.1);
    import();
    reading();
}

fn import() {
    let life = lived(1, 0);
    let messages = (0..256_u64).map(header).collect();
    let command = Command::Receive(Receive::new(AccountId(1), Mode::AsNew, messages));
    let context = life.context(Actor::Person(PersonId(1)), Mailbox::All);
    let (mut deciding, mut bare, mut asking) = (0.0, 0.0, 0.0);
    let mut sizes = (0, 0);
    for _ in 0..40 {
        let start = Instant::now();
        let operation = decide(&life.state, &command, &context).unwrap().operation;
        deciding += start.elapsed().as_secs_f64();
        let start = Instant::now();
        sizes.0 = std::hint::black_box(record::encode(&operation)).len();
        bare += start.elapsed().as_secs_f64();
        let start = Instant::now();
        let asked = Asked::of(&command, &context, 0, &life.state, &operation);
        sizes.1 = std::hint::black_box(record::encode_with(&operation, &asked)).len();
        asking += start.elapsed().as_secs_f64();
    }
    let ms = |it: f64| it * 1000.0 / 40.0;
    println!(
        "a batch of 256: {:.2} ms to decide, {:.2} ms to encode, {:.2} ms with what was asked; {} and {} bytes",
        ms(deciding),
        ms(bare),
        ms(asking),
        sizes.0,
        sizes.1,
    );
}

fn reading() {
    let old = golden_demo();
    let new: Vec<_> = old.iter().map(|it| record::encode(&record::decode(it).unwrap())).collect();
    let time = |entries: &[Vec<u8>]| {
        let start = Instant::now();
        for _ in 0..20 {
            entries.iter().for_each(|it| drop(std::hint::black_box(record::decode(it))));
        }
        start.elapsed().as_secs_f64() * 1e6 / (20 * entries.len()) as f64
    };
    println!(
        "reading the demo: {:.2} us an entry of this format, {:.2} us of format 1",
        time(&new),
        time(&old)
    );
}

fn header(number: u64) -> Header {
    Header {
        message_id: format!("{number}.abcdef0123456789@mail.example"),
        references: vec![number, number + 1],
        from: Party { name: "Kim Example".to_owned(), address: format!("kim{number}@example.com") },
        to: vec![Party::bare("account0@badge.example")],
        subject: format!("Question {number} about an order of badges and lanyards"),
        snippet:
            "Dear team, we ordered two hundred badges last week and have not heard of them since; could you"
                .to_owned(),
        date: Some(Time(1_700_000_000_000 + number as i64 * 60_000)),
        fingerprint: fnv1a(number.to_le_bytes()),
        ..Header::default()
    }
}
