//! The space that a page or a worker works in. An origin has one of each kind of storage, channel and lock,
//! by name: the space tells the names apart, so that two of them never meet. The first space has no name of
//! its own; whatever was kept before there were others is in it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

thread_local! {
    static NAME: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Says which space this page works in, before anything is opened.
pub fn enter(name: &str) {
    NAME.with_borrow_mut(|it| *it = Some(name.to_owned()));
}

/// Returns the name of the space, empty for the first one. A worker is in the one that it was started for.
pub fn name() -> String {
    NAME.with_borrow_mut(|it| it.get_or_insert_with(of_worker).clone())
}

/// Returns the name under which something of this space is kept.
pub fn key(base: &str) -> String {
    of(&name(), base)
}

/// Returns the name under which something of a space is kept.
pub fn of(space: &str, base: &str) -> String {
    if space.is_empty() { base.to_owned() } else { format!("{base}~{space}") }
}

fn of_worker() -> String {
    let scope: Result<DedicatedWorkerGlobalScope, _> = js_sys::global().dyn_into();
    scope.map(|it| it.name()).unwrap_or_default()
}
