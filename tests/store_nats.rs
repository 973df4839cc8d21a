//! The store of a team over a real nats-server, in a browser: the contract. `tests/team/contract.mjs`
//! starts the server and opens the page; the address says how many workspaces there are and the secret.
#![cfg(target_family = "wasm")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::cell::Cell;
use std::rc::Rc;

use team_inbox::store::contract;
use team_inbox::store::idb::IdbStore;
use team_inbox::store::nats::NatsLog;
use team_inbox::store::team::{Judge, Shared, Uplink};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Entries of the contract are by anybody and name nothing.
const JUDGE: Judge = Judge { is_void: |_, _| false, packs: |_| Vec::new() };

thread_local! {
    static RULE: Cell<u32> = const { Cell::new(0) };
}

macro_rules! on_nats {
    ($rule:ident) => {
        #[wasm_bindgen_test]
        async fn $rule() {
            let workspace = format!("rule-{}", RULE.replace(RULE.get() + 1));
            let name = format!("test-{}", uuid::Uuid::now_v7());
            // Two tabs of one browser, each with a connection of its own.
            let (here, there) = (tab(&name, &workspace).await, tab(&name, &workspace).await);
            contract::$rule(&here, &there).await.unwrap();
        }
    };
}
team_inbox::store_contract!(on_nats);

async fn tab(name: &str, workspace: &str) -> Shared<IdbStore> {
    let replica = IdbStore::open(name, |_| ()).await.unwrap();
    let search = web_sys::window().unwrap().location().search().unwrap();
    let who = (&*format!("{workspace}-7"), search.trim_start_matches('?'));
    let line = Uplink::new(replica.clone(), NatsLog::new(workspace, 7), JUDGE);
    line.log().connect("/nats", who, || (), || ()).await.unwrap();
    let store = Shared::of_team(replica);
    store.join(Rc::new(line));
    store
}
