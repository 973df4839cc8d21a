//! localStorage for a few short lines: never throws, and is simply empty where there is none.

use web_sys::Storage;

/// Returns the line kept under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a line under `key`, if the browser lets us.
pub fn set(key: &str, line: &str) {
    if let Some(it) = storage() {
        let _ = it.set_item(key, line);
    }
}

/// Forgets the line under `key`.
pub fn remove(key: &str) {
    if let Some(it) = storage() {
        let _ = it.remove_item(key);
    }
}

/// None in a worker, and where storage is forbidden.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
