//! Makes the golden files of the format that this build writes: `cargo test --test formats -- --ignored`.
//! A journal is `length (4) ‖ entry` for each entry; beside it lie the snapshot of its end, the workspace
//! file, the head and digest of the state, and what stands where.

use std::path::PathBuf;

use futures::executor::block_on;
use team_inbox::model::Time;
use team_inbox::session::{Session, backup, demo, record};
use team_inbox::store::{Head, Journal as _, MemoryStore, Snapshots as _};

use crate::clock::Clock;
use crate::stands::stands;

/// When the demo was begun.
const NOW: Time = Time(1_800_000_000_000);

/// Returns the folder of a format's golden files.
pub fn folder(format: u8) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "formats", &format!("v{format}")].iter().collect()
}

#[test]
#[ignore = "writes tests/formats/vN, once for each format that is released"]
fn make_the_golden_files_of_this_format() {
    let demo = demo::play(include_str!("../../public/demo.txt"), NOW);
    block_on(async {
        let session = Session::open(MemoryStore::default(), Clock::at(NOW)).await.unwrap();
        session.begin_with(demo).await.unwrap();
        keep("demo", &session).await;
    });
}

async fn keep(name: &str, session: &Session<MemoryStore, Clock>) {
    let folder = folder(format());
    std::fs::create_dir_all(&folder).unwrap();
    let put =
        |kind: &str, bytes: &[u8]| std::fs::write(folder.join(format!("{name}.{kind}")), bytes).unwrap();
    let store = session.store();
    let entries = store.since(Head::default(), usize::MAX).await.unwrap();
    let journal: Vec<u8> = entries
        .iter()
        .flat_map(|it| [&(it.bytes.len() as u32).to_le_bytes()[..], &it.bytes].concat())
        .collect();
    put("journal", &journal);
    session.save_snapshot().await.unwrap();
    put("snapshot", &store.load_snapshot().await.unwrap().unwrap().bytes);
    let mut file = Vec::new();
    backup::export(store, NOW, |part| file.extend_from_slice(part)).await.unwrap();
    put("workspace", &file);
    let hash: String = session.head().hash.iter().map(|it| format!("{it:02x}")).collect();
    put("stands", stands(&session.state()).as_bytes());
    put("digest", format!("{} {hash} {}\n", session.head().seq, record::digest(&session.state())).as_bytes());
}

/// Returns the format that this build writes.
fn format() -> u8 {
    record::encode(&team_inbox::model::Operation::default())[0]
}
