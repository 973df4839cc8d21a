//! Keys that sign, made by the browser, which never gives the secret half away.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

const ALGORITHM: &str = "Ed25519";

/// A pair of keys, as the browser holds it and its databases keep it.
#[derive(Clone)]
pub struct Keys(JsValue);

impl Keys {
    /// Makes a pair; none where the browser cannot.
    pub async fn make() -> Option<Self> {
        let uses = Array::of2(&"sign".into(), &"verify".into());
        let pair = asked("generateKey", &[ALGORITHM.into(), JsValue::FALSE, uses.into()]).await?;
        Some(Self(pair))
    }

    /// Takes what a database has kept for a pair; none if it is none.
    pub fn kept(value: JsValue) -> Option<Self> {
        let it = Self(value);
        (it.half("privateKey")?.is_object() && it.half("publicKey")?.is_object()).then_some(it)
    }

    /// Returns what a database keeps.
    pub const fn to_keep(&self) -> &JsValue {
        &self.0
    }

    /// Returns the public half.
    pub async fn public(&self) -> Option<[u8; 32]> {
        let raw = asked("exportKey", &["raw".into(), self.half("publicKey")?]).await?;
        Uint8Array::new(&raw).to_vec().try_into().ok()
    }

    /// Signs something.
    pub async fn sign(&self, what: &[u8]) -> Option<Vec<u8>> {
        let what = Uint8Array::new_from_slice(what);
        let signed = asked("sign", &[ALGORITHM.into(), self.half("privateKey")?, what.into()]).await?;
        Some(Uint8Array::new(&signed).to_vec())
    }

    fn half(&self, name: &str) -> Option<JsValue> {
        Reflect::get(self.0.dyn_ref::<Object>()?, &name.into()).ok()
    }
}

/// Asks the browser's cryptography for something; none where there is none, or it does not know how.
async fn asked(what: &str, of: &[JsValue]) -> Option<JsValue> {
    let crypto = Reflect::get(&global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)?;
    let ask: Function = Reflect::get(&subtle, &what.into()).ok()?.dyn_into().ok()?;
    let of: Array = of.iter().collect();
    let answer: Promise = ask.apply(&subtle, &of).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}
