//! The browser's promise to keep what we store, and how much there is of it.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageManager, window};

/// How much is stored, as the browser counts it. What it calls free says nothing about the disk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Bytes in use.
    pub used: f64,
    /// Bytes that the browser would allow.
    pub allowed: f64,
}

/// Asks that our data is not cleared when space runs out; answers whether it is so.
pub async fn persist() -> bool {
    let Some(manager) = manager() else { return false };
    let Ok(asked) = manager.persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|it| it.is_truthy())
}

/// Returns whether the browser has promised to keep our data.
pub async fn is_persisted() -> bool {
    let Some(manager) = manager() else { return false };
    let Ok(asked) = manager.persisted() else { return false };
    JsFuture::from(asked).await.is_ok_and(|it| it.is_truthy())
}

/// Returns how much is stored, if the browser says.
pub async fn usage() -> Option<Usage> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Usage { used: number("usage")?, allowed: number("quota")? })
}

/// None on pages that are not served securely.
fn manager() -> Option<StorageManager> {
    let navigator = window()?.navigator();
    let offered = Reflect::get(&navigator, &"storage".into()).ok()?;
    offered.is_object().then(|| navigator.storage())
}
