//! Locks across tabs and workers. One that dies lets go of what it held.

use js_sys::{Array, Function, Promise, Reflect, global};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held until it is dropped; nothing where the browser has none.
#[must_use]
pub struct Lock(Option<Function>);

/// Waits until nobody else holds the lock, then takes it.
pub async fn take(name: &str) -> Lock {
    let Some(locks) = manager() else { return Lock(None) };
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut requested = None;
    let granted = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        let on_grant = Closure::once_into_js(move |_: JsValue| -> JsValue {
            let _ = resolve.call0(&JsValue::NULL);
            held.into()
        });
        requested = request(&locks, name, &on_grant);
    });
    let Some(requested) = requested else { return Lock(None) };
    // The request itself ends only once the lock is let go, or when it is refused.
    let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &requested))).await;
    Lock(release)
}

fn request(locks: &JsValue, name: &str, on_grant: &JsValue) -> Option<Promise> {
    let request: Function = Reflect::get(locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(locks, &name.into(), on_grant).ok()?.dyn_into().ok()
}

fn manager() -> Option<JsValue> {
    let navigator = Reflect::get(&global(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}
