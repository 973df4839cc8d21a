//! The rows of `make bench` that are ours and need no page: called by bench.mjs as
//! `await ours(NAME, JSON)`, each answers with JSON. All of it runs on the library itself.

#[cfg(target_family = "wasm")]
mod fixture;
#[cfg(target_family = "wasm")]
mod reading;
#[cfg(target_family = "wasm")]
mod rows;
#[cfg(target_family = "wasm")]
mod team;

#[cfg(target_family = "wasm")]
mod page {
    use js_sys::{Promise, Reflect, global};
    use wasm_bindgen::prelude::{Closure, JsValue};
    use wasm_bindgen_futures::future_to_promise;

    /// Offers the rows to the page under the name `ours`.
    pub fn start() {
        let call = Closure::<dyn Fn(String, String) -> Promise>::new(|name: String, asked: String| {
            future_to_promise(async move {
                let asked = serde_json::from_str(&asked).unwrap_or_default();
                match super::rows::run(&name, &asked).await {
                    Ok(answer) => Ok(JsValue::from_str(&answer.to_string())),
                    Err(why) => Err(JsValue::from_str(&why)),
                }
            })
        });
        let _ = Reflect::set(&global(), &"ours".into(), call.as_ref());
        call.forget();
    }
}

fn main() {
    #[cfg(target_family = "wasm")]
    page::start();
}
