//! localStorage for a few short lines: never throws, and is simply empty where there is none.

use web_sys::Storage;

/// Returns the line kept under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a line under `key`; tells whether the browser lets us and has room for it.
pub fn set(key: &str, line: &str) -> bool {
    storage().is_some_and(|it| it.set_item(key, line).is_ok())
}

/// Forgets the line under `key`.
pub fn remove(key: &str) {
    if let Some(it) = storage() {
        let _ = it.remove_item(key);
    }
}

/// Returns the line that this tab keeps under `key`, over reloads.
pub fn of_tab(key: &str) -> Option<String> {
    web_sys::window()?.session_storage().ok()??.get_item(key).ok()?
}

/// Keeps a line under `key` for this tab alone.
pub fn set_of_tab(key: &str, line: &str) {
    if let Some(it) = web_sys::window().and_then(|it| it.session_storage().ok().flatten()) {
        let _ = it.set_item(key, line);
    }
}

/// Returns the keys of all lines.
pub fn keys() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let all = 0..storage.length().unwrap_or(0);
    all.filter_map(|at| storage.key(at).ok().flatten()).collect()
}

/// Forgets the lines of a space: those whose keys end with `~` and its name.
pub fn forget_space(space: &str) {
    let end = format!("~{space}");
    let is_of_it = |it: &&String| !space.is_empty() && it.ends_with(&end);
    keys().iter().filter(is_of_it).for_each(|it| remove(it));
}

/// Tells whether what is set is kept.
pub fn works() -> bool {
    const PROBE: &str = "probe";
    let is_kept = set(PROBE, "1");
    remove(PROBE);
    is_kept
}

/// None in a worker, and where storage is forbidden.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
