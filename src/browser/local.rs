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
