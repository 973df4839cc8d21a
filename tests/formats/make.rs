//! Makes the golden files of the format that this build writes: `cargo test --test formats -- --ignored`.
//! A journal is `length (4) ‖ entry` for each entry; beside it lie the snapshot of its end, the workspace
//! file, the head and digest of the state, and what stands where.

use std::path::PathBuf;

use futures::executor::block_on;
use team_inbox::model::Time;
use team_inbox::session::{Session, backup, record, scenario};
use team_inbox::store::{Durability, Head, Journal as _, MemoryStore, Snapshots as _};

use crate::clock::Clock;
use crate::lives::{entries, lived};
use crate::stands::stands;
use crate::story::told;

/// When the demo was begun.
const NOW: Time = Time(1_800_000_000_000);

/// Returns the folder of a format's golden files.
pub fn folder(format: u8) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "formats", &format!("v{format}")].iter().collect()
}

#[test]
#[ignore = "writes tests/formats/vN, once for each format that is released"]
fn make_the_golden_files_of_this_format() {
    let demo = scenario::play(include_str!("../../public/demo.txt"), NOW);
    block_on(async {
        let session = Session::open(MemoryStore::default(), Clock::at(NOW)).await.unwrap();
        session.begin_with(demo).await.unwrap();
        keep("demo", &session).await;
        // Of the further lives the journal is enough: they are there for the variants.
        for seed in 1..=6 {
            let life = lived(seed, 400);
            let name = format!("life-{seed}");
            if seed > 1 {
                keep_journal(&name, &opened(&entries(&life)).await).await;
            } else {
                keep(&name, &opened(&entries(&told(life))).await).await;
            }
        }
    });
}

async fn opened(entries: &[Vec<u8>]) -> Session<MemoryStore, Clock> {
    let (store, mut head) = (MemoryStore::default(), Head::default());
    for entry in entries {
        head = store.append(head, entry, Durability::Relaxed).await.unwrap();
    }
    Session::open(store, Clock::at(NOW)).await.unwrap()
}

fn put(name: &str, kind: &str, bytes: &[u8]) {
    let folder = folder(format());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.{kind}")), bytes).unwrap();
}

/// Writes the journal, and what it comes to.
async fn keep_journal(name: &str, session: &Session<MemoryStore, Clock>) {
    let entries = session.store().since(Head::default(), usize::MAX).await.unwrap();
    let lengths = entries.iter().map(|it| (it.bytes.len() as u32).to_le_bytes());
    let journal: Vec<_> =
        lengths.zip(&entries).flat_map(|(len, it)| [&len[..], &it.bytes].concat()).collect();
    put(name, "journal", &journal);
    let hash: String = session.head().hash.iter().map(|it| format!("{it:02x}")).collect();
    let digest = record::digest(&session.state());
    put(name, "digest", format!("{} {hash} {digest}\n", session.head().seq).as_bytes());
}

/// Writes all that a workspace is kept as.
async fn keep(name: &str, session: &Session<MemoryStore, Clock>) {
    keep_journal(name, session).await;
    session.save_snapshot().await.unwrap();
    put(name, "snapshot", &session.store().load_snapshot().await.unwrap().unwrap().bytes);
    let mut file = Vec::new();
    backup::export(session.store(), NOW, |part| file.extend_from_slice(part)).await.unwrap();
    put(name, "workspace", &file);
    put(name, "stands", stands(&session.state()).as_bytes());
}

/// Returns the format that this build writes.
fn format() -> u8 {
    record::encode(&team_inbox::model::Operation::default())[0]
}
