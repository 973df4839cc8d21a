//! Says what reading makes of files of mail, by hand: `cargo run --example reading -- FOLDER…`.
//!
//! A line for each file that holds one message, counts for those that hold many, and how many
//! messages a second were parsed.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use team_inbox::mail::{Parsed, Piece, Splitter, parse, read};
use team_inbox::model::message_key;

/// A message, raw and parsed.
type Message = (Vec<u8>, Parsed);
/// The messages of a file, and why others gave none.
type Found = (Vec<Message>, Vec<String>);

fn found(file: &Path) -> Found {
    let (mut messages, mut reasons) = (Vec::new(), Vec::new());
    let mut emit = |piece: Piece<'_>| match piece {
        Piece::Message { raw, date, .. } => messages.push((raw.to_vec(), parse(&raw, date))),
        Piece::Skipped { reason, .. } => reasons.push(reason.to_string()),
    };
    let mut splitter = Splitter::default();
    splitter.feed(&fs::read(file).unwrap(), &mut emit);
    splitter.finish(&mut emit);
    (messages, reasons)
}

/// Returns how many conversations References alone make.
fn conversations(messages: &[Message]) -> usize {
    fn root(parents: &mut HashMap<u64, u64>, key: u64) -> u64 {
        let mut at = key;
        while parents[&at] != at {
            at = parents[&at];
        }
        parents.insert(key, at);
        at
    }
    let mut parents = HashMap::new();
    for (nth, (_, Parsed { header, .. })) in messages.iter().enumerate() {
        let own = if header.message_id.is_empty() { nth as u64 } else { message_key(&header.message_id) };
        parents.entry(own).or_insert(own);
        for reference in &header.references {
            parents.entry(*reference).or_insert(*reference);
            let (own, other) = (root(&mut parents, own), root(&mut parents, *reference));
            parents.insert(own, other);
        }
    }
    let keys = messages.iter().enumerate().map(|(nth, (_, it))| {
        if it.header.message_id.is_empty() { nth as u64 } else { message_key(&it.header.message_id) }
    });
    keys.map(|it| root(&mut parents, it)).collect::<HashSet<_>>().len()
}

fn line(file: &Path) {
    let (messages, reasons) = found(file);
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let count = |is: &dyn Fn(&Message) -> bool| messages.iter().filter(|it| is(it)).count();
    let bad = |it: &Message| read(&it.0).text.contains('\u{fffd}');
    println!(
        "{name}: {} messages, {} skipped, {} conversations, {} without date, {} without sender, {} with �, {} without text, {} with attachments",
        messages.len(),
        reasons.len(),
        conversations(&messages),
        count(&|it| it.1.header.date.is_none()),
        count(&|it| it.1.header.from.address.is_empty()),
        count(&bad),
        count(&|it| it.1.search_text.is_empty()),
        count(&|it| !it.1.header.attachments.is_empty()),
    );
    reasons.iter().for_each(|it| println!("    {it}"));
    for (raw, Parsed { header, search_text, .. }) in messages.iter().filter(|_| messages.len() < 9) {
        let body = read(raw);
        let start = |it: &str| it.chars().take(60).collect::<String>();
        println!(
            "    {:?} | {:?} | {:?} | {:?} | text {:?} | html {:?} | files {:?} | to {}",
            header.date.map(|it| it.0 / 1000),
            header.from,
            header.subject,
            start(search_text),
            start(&body.text),
            body.html.as_deref().map(start),
            header.attachments,
            header.to.len(),
        );
    }
}

fn main() {
    let folders: Vec<_> = env::args().skip(1).map(PathBuf::from).collect();
    for folder in &folders {
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        files.iter().for_each(|it| line(it));
        let all: Vec<_> = files.iter().flat_map(|it| found(it).0).collect();
        let (start, mut times) = (Instant::now(), 0);
        while start.elapsed().as_secs() < 3 {
            all.iter().for_each(|it| drop(std::hint::black_box(parse(&it.0, None))));
            times += all.len();
        }
        println!(
            "{}: {:.0} messages a second",
            folder.display(),
            times as f64 / start.elapsed().as_secs_f64()
        );
    }
}
