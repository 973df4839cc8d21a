//! The rows on reading: states and threading maps out of bytes, search, MIME, files of mail.

use js_sys::{Reflect, Uint8Array, global};
use serde_json::{Value, json};
use team_inbox::mail;
use team_inbox::model::query::Search;
use team_inbox::model::state::Threads;
use team_inbox::model::{Actor, PersonId, Seq};
use team_inbox::session::record;
use team_inbox::work::search::{Index, Query};
use team_inbox::work::{Import, protocol};
use wasm_bindgen::JsCast;

use super::fixture;
use super::rows::clock;

/// Keeps bytes outside our memory, where a fresh instance finds them by name.
pub fn keep(name: &str, bytes: &[u8]) {
    let _ = Reflect::set(&global(), &name.into(), &Uint8Array::new_from_slice(bytes));
}

fn kept(name: &Value) -> Result<Uint8Array, String> {
    let name = name.as_str().unwrap_or_default();
    let found = Reflect::get(&global(), &name.into()).ok();
    found.and_then(|it| it.dyn_into().ok()).ok_or_else(|| format!("nothing is kept as {name}"))
}

/// Returns how far a value grows the memory of a fresh instance, without the bytes it is read from.
fn growth<T>(name: &Value, read: impl Fn(&[u8]) -> Option<T>) -> Result<Value, String> {
    let bytes = kept(name)?.to_vec();
    let (before, start) = (memory(), clock());
    let value = read(&bytes).ok_or("not readable")?;
    let answer = json!({ "bytes": memory() - before, "ms": clock() - start, "read": bytes.len() });
    drop(value);
    Ok(answer)
}

fn memory() -> usize {
    core::arch::wasm32::memory_size(0) * 64 * 1024
}

/// B17: loads a state.
pub fn load(name: &Value) -> Result<Value, String> {
    growth(name, |bytes| record::decode_state(bytes).ok())
}

/// B17: loads a threading map alone.
pub fn threads(name: &Value) -> Result<Value, String> {
    growth(name, |bytes| protocol::decode::<Threads>(bytes).ok())
}

/// B11, B12, B13: builds the index over so many messages of 60 words, and asks it.
pub fn search(count: u32, times: u32) -> Result<Value, String> {
    let mut state = team_inbox::model::State::default();
    for (actor, configure) in fixture::company(6) {
        let operation = fixture::decided(&state, actor, &team_inbox::model::Command::Configure(configure))?;
        state.apply(Seq(state.seq.0 + 1), &operation);
    }
    let (mut index, mut spent, before) = (Index::default(), 0.0, memory());
    for from in (0..count).step_by(256) {
        let operation =
            fixture::decided(&state, Actor::Outside, &fixture::batch(from, (from + 256).min(count)))?;
        let seq = Seq(state.seq.0 + 1);
        state.apply(seq, &operation);
        let texts: Vec<_> = (from..from + 256).map(|it| fixture::text(it, 60)).collect();
        let start = clock();
        index.read(seq, &operation, |it| {
            texts.get((it.header.body.offset - from) as usize).map(String::as_str)
        });
        spent += clock() - start;
    }
    let mut among = Vec::new();
    let all = state.accessible(PersonId(1));
    all.serialize_into(&mut among).map_err(|it| it.to_string())?;
    let queries = ["badge printer", "invoice ref", "lanyard 77", "speaker sched", "nothing12", "c42@exam"];
    let mut samples = Vec::new();
    for nth in 0..times as usize {
        let terms = Search::parse(queries[nth % queries.len()]).terms;
        let query = Query {
            terms,
            without: Vec::new(),
            me: PersonId(1),
            among: among.clone(),
            limit: 100,
            upto: state.seq,
        };
        let start = clock();
        std::hint::black_box(index.search(&query));
        samples.push(clock() - start);
    }
    Ok(json!({ "build": spent, "size": index.size(), "memory": memory() - before, "samples": samples }))
}

/// B14: parses a message again and again; returns messages a second.
pub fn mime(asked: &Value) -> Result<Value, String> {
    let raw = asked["raw"].as_str().ok_or("no message")?.as_bytes();
    let times = asked["times"].as_u64().unwrap_or(1);
    let start = clock();
    for _ in 0..times {
        std::hint::black_box(mail::parse(raw, None));
    }
    Ok(json!(times as f64 / (clock() - start) * 1000.0))
}

/// The floor of B15: cuts, parses and packs an mbox, without a store.
pub fn mbox(name: &Value) -> Result<Value, String> {
    let file = kept(name)?;
    let (mut import, start) = (Import::default(), clock());
    import.open("bench.mbox".to_owned());
    for from in (0..file.length()).step_by(2 << 20) {
        let part = file.subarray(from, (from + (2 << 20)).min(file.length())).to_vec();
        std::hint::black_box(import.feed(&part));
    }
    std::hint::black_box(import.close());
    Ok(json!({ "ms": clock() - start, "messages": import.messages() }))
}
