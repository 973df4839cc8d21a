//! The worker's side of the line: hears requests, does them, answers.

mod archive;
mod copying;
mod erasing;
mod foldering;
mod importing;
mod keeping;
mod pasting;
mod reading;
mod searching;
mod writing;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Import;
use super::protocol::{Request, WorkError, addressed, encode};
use crate::browser::worker::{Question, serve};
use crate::channels::exports::AsMail;
use crate::session::{Failure, Session};
use crate::store::{Pack, StoreError};
use crate::wiring::{self, BrowserHost, Disk};

/// Answers requests for as long as the worker lives.
pub fn start() {
    let bench = Rc::new(Bench::default());
    serve(move |question| {
        let bench = Rc::clone(&bench);
        spawn_local(async move { bench.answer(question).await });
    });
}

/// What a worker keeps between requests.
#[derive(Default)]
struct Bench {
    store: RefCell<Option<Disk>>,
    import: RefCell<Import>,
    /// Packs of what the import has read, to be stored while it reads on.
    unsaved: RefCell<Vec<Pack>>,
    /// The export of another channel that is being read.
    export: RefCell<Option<importing::Reading>>,
    /// What makes mail of it.
    as_mail: RefCell<Option<AsMail>>,
    search: searching::Searching,
}

impl Bench {
    async fn answer(&self, question: Question) {
        let answer = match addressed(&question.bytes) {
            // Nobody knows how another build reads an answer.
            Err(WorkError::OtherBuild) => Vec::new(),
            Err(error) => encode(&Err::<(), _>(error)),
            Ok(Request::Letters { bodies }) => encode(&reading::letters(self, &bodies).await),
            Ok(Request::Attachment { body, path }) => encode(&reading::attachment(self, body, &path).await),
            Ok(Request::Source { body }) => encode(&reading::source(self, body).await),
            Ok(Request::KeepFile { name, media }) => {
                encode(&writing::keep_file(self, question.file.as_ref(), name, media).await)
            }
            Ok(Request::KeepAttachments { body }) => encode(&writing::keep_attachments(self, body).await),
            Ok(Request::File { body }) => encode(&writing::file(self, body).await),
            Ok(Request::Pasted { html, brought, room }) => {
                encode(&pasting::pasted(self, &html, brought, room).await)
            }
            Ok(Request::Compose { header, text, at, references }) => {
                encode(&writing::compose(self, &header, &text, at, references).await)
            }
            Ok(Request::ReadFile { name, from, watched, around }) => {
                encode(&importing::read(self, question.file.as_ref(), (name, from), watched, &around).await)
            }
            Ok(Request::Look) => encode(&importing::look(question.file.as_ref()).await),
            Ok(Request::NextBatch) => encode(&Ok::<_, WorkError>(self.import.borrow_mut().next_batch())),
            Ok(Request::Snapshot) => encode(&self.snapshot().await),
            Ok(Request::Export) => encode(&keeping::export(self, &question).await),
            Ok(Request::Restore) => encode(&keeping::restore(self, question.file.as_ref()).await),
            Ok(Request::ExportMail { among, me }) => {
                encode(&keeping::export_mail(self, &question, &among, me).await)
            }
            Ok(Request::Check) => encode(&keeping::check(self).await),
            Ok(Request::Erase { conversations }) => encode(&erasing::erase(self, &conversations).await),
            Ok(Request::Sweep) => encode(&keeping::sweep(self).await),
            Ok(Request::NewPacks) => encode(&Ok::<_, WorkError>(self.import.borrow().news())),
            Ok(Request::Discard { packs }) => encode(&keeping::discard(self, &packs).await),
            Ok(Request::Search(query)) => encode(&searching::search(self, &query).await),
            Ok(Request::KeepCopy) => encode(&copying::keep_up(self, &question).await),
            Ok(Request::BringBack { known }) => encode(&copying::bring_back(known).await),
            Ok(Request::CopyState) => encode(&copying::state(self).await),
            Ok(Request::CopyBodies { on }) => encode(&copying::set_with_bodies(self, on).await),
            Ok(Request::CopyToFolder) => encode(&foldering::copy(self).await),
            Ok(Request::Forget) => encode(&copying::forget().await),
        };
        question.answer(&answer);
    }

    /// Folds the whole journal, and keeps what it comes to.
    async fn snapshot(&self) -> Result<(), WorkError> {
        let session = Session::open(self.store().await?, BrowserHost).await.map_err(failed)?;
        session.save_snapshot().await.map_err(failed)
    }

    /// Returns the store, opened when it is first needed.
    async fn store(&self) -> Result<Disk, StoreError> {
        if let Some(store) = self.store.borrow().clone() {
            return Ok(store);
        }
        // The page hears of trouble by itself; here it comes with the next request.
        let store = wiring::open_disk(|_| ()).await?;
        self.store.replace(Some(store.clone()));
        Ok(store)
    }
}

fn failed(failure: Failure) -> WorkError {
    match failure {
        Failure::Store(error) => WorkError::Store(error),
        Failure::Refused(_) | Failure::Outdated | Failure::Incomplete => WorkError::Failed,
    }
}
