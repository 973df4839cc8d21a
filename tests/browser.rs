//! The wrappers that do more than pass a call on, in a browser.
#![cfg(target_family = "wasm")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use team_inbox::browser::{
    files,
    presence::Presence,
    storage, turn,
    worker::{Worker, WorkerFailed},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, Url};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers with the question twice: a part, then the rest. Dies of the question "9".
const ECHO: &str = "onmessage = ({ data: [number, bytes, file] }) => {
    if (bytes[0] === 9) throw new Error('dead');
    const part = bytes.slice();
    postMessage([number, part, true], [part.buffer]);
    const answer = new Uint8Array([...bytes, file ? file.size : 0]);
    postMessage([number, answer, false], [answer.buffer]);
};";

fn echo() -> Worker {
    let script = Blob::new_with_str_sequence(&Array::of1(&ECHO.into())).unwrap();
    // A blob has no type here, and a module needs one.
    let script =
        script.slice_with_f64_and_f64_and_content_type(0.0, script.size(), "text/javascript").unwrap();
    Worker::start(&Url::create_object_url_with_blob(&script).unwrap(), "").unwrap()
}

#[wasm_bindgen_test]
async fn a_worker_answers_each_question_with_its_own_answer() {
    let worker = echo();
    let parts = Rc::new(RefCell::new(Vec::new()));
    let heard = parts.clone();
    let answer = worker.follow(&[1, 2], None, move |it| heard.borrow_mut().push(it)).await;
    assert_eq!(answer, Ok(vec![1, 2, 0]));
    assert_eq!(*parts.borrow(), [[1, 2]]);
    assert_eq!(worker.ask(&[3]).await, Ok(vec![3, 0]));
    assert_eq!(worker.ask(&[]).await, Ok(vec![0]));
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_leaves_no_question_open() {
    let worker = echo();
    assert_eq!(worker.ask(&[9]).await, Err(WorkerFailed));
    assert_eq!(worker.ask(&[1]).await, Err(WorkerFailed));
}

#[wasm_bindgen_test]
async fn a_part_of_a_file_is_read() {
    let file = Blob::new_with_str_sequence(&Array::of1(&"From here to there".into())).unwrap();
    assert_eq!(files::size(&file), 18);
    assert_eq!(files::read(&file, 5..9).await.unwrap(), b"here");
    assert_eq!(files::read(&file, 13..99).await.unwrap(), b"there");
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other_but_not_themselves() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listen = |who: &'static str| {
        let heard = heard.clone();
        move |line| heard.borrow_mut().push((who, line))
    };
    let (ben, anna) = (Presence::join(listen("ben")), Presence::join(listen("anna")));
    ben.say("looking 7");
    while heard.borrow().is_empty() {
        turn::next().await;
    }
    assert_eq!(*heard.borrow(), [("anna", "looking 7".to_owned())]);
    drop(anna);
}

#[wasm_bindgen_test]
async fn waiting_ends() {
    turn::next().await;
    turn::idle(50).await;
    turn::next_frame().await;
    assert!(storage::usage().await.is_some_and(|it| it.allowed > 0.0));
}
