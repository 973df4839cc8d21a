//! Where the witness stands: in localStorage, which is quick, and in Cache storage, which rests
//! elsewhere on the disk and is there in workers too. A second database would be no second place:
//! Chromium keeps all databases of an origin in the same files.

use crate::browser::{cache, local};
use crate::store::Witness;

/// Returns what localStorage knows of the database `name`.
pub(super) fn at_hand(name: &str) -> Option<Witness> {
    local::get(&key(name)).as_deref().and_then(Witness::from_line)
}

/// Returns what each place knows.
pub(super) async fn read(name: &str) -> Vec<Witness> {
    let cached = cache::get(&key(name)).await.ok().flatten().and_then(|it| String::from_utf8(it).ok());
    let cached = cached.as_deref().and_then(Witness::from_line);
    at_hand(name).into_iter().chain(cached).collect()
}

/// Writes the witness: to localStorage at once, to the other place as soon as that is done.
pub(super) fn write(name: &str, witness: Witness) {
    let (key, line) = (key(name), witness.to_line());
    local::set(&key, &line);
    wasm_bindgen_futures::spawn_local(async move {
        // Where there is none, Settings > Data says so.
        let _ = cache::put(&key, line.into_bytes()).await;
    });
}

/// Forgets what was seen.
pub(super) async fn forget(name: &str) {
    local::remove(&key(name));
    let _ = cache::remove(&key(name)).await;
}

/// Tells which places work: localStorage, Cache storage.
pub(super) async fn work() -> [bool; 2] {
    const PROBE: &str = "probe";
    let is_cached = cache::put(PROBE, b"1".to_vec()).await.is_ok();
    [local::works(), is_cached]
}

fn key(name: &str) -> String {
    format!("{name}.witness")
}
