//! Trials on real mail that is not part of the project: they run where `../shared/data/mail` is, and say
//! that they are skipped where it is not. Cargo's own harness cannot: a test that does nothing passes.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{
    collections::HashMap,
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
    process::ExitCode,
};

use team_inbox::{
    mail::{Parsed, Piece, Splitter, parse},
    model::message_key,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mail");

const TRIALS: [(&str, fn()); 4] = [
    ("lists_give_the_messages_and_conversations_that_were_counted", lists),
    ("every_file_ends_in_messages_or_a_reason", every_file),
    ("copies_from_two_archives_are_the_same_message", copies),
    ("odd_messages_say_what_they_say", odd_messages),
];

/// Runs the trials whose names hold a word of the command line, or all, and closes with cargo's own line.
fn main() -> ExitCode {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let mut wanted = words.iter().filter(|it| !it.starts_with('-')).peekable();
    let is_any = wanted.peek().is_none();
    let wanted: Vec<_> = wanted.collect();
    let chosen = TRIALS.iter().filter(|(name, _)| is_any || wanted.iter().any(|it| name.contains(*it)));
    if words.iter().any(|it| it == "--list") {
        chosen.for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, trial) in chosen {
        let outcome = if !Path::new(FOLDER).is_dir() {
            skipped += 1;
            "ignored, without the mail"
        } else if catch_unwind(trial).is_ok() {
            passed += 1;
            "ok"
        } else {
            failed += 1;
            "FAILED"
        };
        println!("test {name} ... {outcome}");
    }
    if skipped > 0 {
        println!("\nskipped: {skipped} trials on real mail, since {FOLDER} is not there");
    }
    let said = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {said}. {passed} passed; {failed} failed; {skipped} ignored\n");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn folder() -> PathBuf {
    PathBuf::from(FOLDER)
}

/// Returns the messages of a file and the reasons for what gave none.
fn read(file: &Path) -> (Vec<Parsed>, Vec<String>) {
    let (mut messages, mut reasons) = (Vec::new(), Vec::new());
    let mut emit = |piece: Piece<'_>| match piece {
        Piece::Message { raw, date, .. } => messages.push(parse(&raw, date)),
        Piece::Skipped { reason, .. } => reasons.push(reason.to_string()),
    };
    let mut splitter = Splitter::default();
    for chunk in fs::read(file).unwrap().chunks(100_000) {
        splitter.feed(chunk, &mut emit);
    }
    splitter.finish(&mut emit);
    (messages, reasons)
}

/// Returns the sizes of the conversations that References alone make.
fn conversations(messages: &[Parsed]) -> Vec<usize> {
    fn root(parents: &mut HashMap<u64, u64>, key: u64) -> u64 {
        let parent = *parents.entry(key).or_insert(key);
        if parent == key {
            return key;
        }
        let root = root(parents, parent);
        parents.insert(key, root);
        root
    }
    let mut parents = HashMap::new();
    for Parsed { header, .. } in messages {
        for reference in &header.references {
            let own = root(&mut parents, message_key(&header.message_id));
            let other = root(&mut parents, *reference);
            parents.insert(own, other);
        }
    }
    let mut sizes: HashMap<u64, usize> = HashMap::new();
    for Parsed { header, .. } in messages {
        *sizes.entry(root(&mut parents, message_key(&header.message_id))).or_default() += 1;
    }
    sizes.into_values().collect()
}

fn lists() {
    let folder = folder();
    for (file, count, conversation_count, largest, single, list) in [
        ("httpd-users-2020-07.mbox", 108, 41, 13, 17, "users@httpd.apache.org"),
        ("maven-dev-2017-12-mboxvm.mbox", 221, 61, 42, 30, "dev@maven.apache.org"),
    ] {
        let (messages, reasons) = read(&folder.join(file));
        assert!(reasons.is_empty(), "{file}: {reasons:?}");
        assert_eq!(messages.len(), count, "{file}");
        let sizes = conversations(&messages);
        assert_eq!(sizes.len(), conversation_count, "{file}");
        assert_eq!(sizes.iter().max(), Some(&largest), "{file}");
        assert_eq!(sizes.iter().filter(|it| **it == 1).count(), single, "{file}");
        for Parsed { header, search_text, .. } in &messages {
            assert!(header.list.iter().any(|it| it == list), "{file}: {}", header.message_id);
            assert!(header.date.is_some() && header.from.address.contains('@'), "{file}");
            assert!(!search_text.is_empty(), "{file}: {}", header.message_id);
        }
    }
}

fn every_file() {
    let folder = folder();
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let (messages, reasons) = read(&file);
        assert_ne!(messages.len() + reasons.len(), 0, "{}", file.display());
        let is_mail = file.extension().is_some_and(|it| it == "mbox");
        assert_eq!(reasons.is_empty(), is_mail, "{}: {reasons:?}", file.display());
    }
}

fn copies() {
    let folder = folder();
    let key = |it: &Parsed| (it.header.message_id.clone(), it.header.fingerprint);
    let keys = |file: &str| {
        let mut keys: Vec<_> = read(&folder.join(file)).0.iter().map(key).collect();
        keys.sort();
        keys
    };
    let one = keys("maven_duplicates_2017_listsao_1.mbox");
    assert_eq!(one.len(), 10);
    assert_eq!(one, keys("maven_duplicates_2017_mboxvm.mbox"));
}

fn odd_messages() {
    let folder = folder();
    let only = |file: &str| read(&folder.join(file)).0.remove(0);
    assert!(only("text_enriched.mbox").search_text.contains("<Host name=\"www.tomcat1.com\" >"));
    assert!(
        only("nexus-html-only.mbox").search_text.starts_with("Message from: https://repository.apache.org")
    );
    assert!(only("tomcat-ancient-boundary.mbox").header.snippet.starts_with("Lajos... ...this should"));
    assert_eq!(only("empty_body.mbox").search_text, "");
    assert_eq!(only("empty_body.mbox").header.from.name, "Sebastian Bazley");
    assert_eq!(only("no_date.mbox").header.list, ["test@test.invalid"]);
    assert_eq!(only("no_date.mbox").header.date, None);
}
