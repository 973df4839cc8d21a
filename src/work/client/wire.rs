//! A wire to one worker, and answers that become files.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::de::DeserializeOwned;
use web_sys::File;

use crate::browser::files::Parts;
use crate::browser::space;
use crate::browser::worker::Worker;
use crate::work::{Request, WorkError, protocol};

/// A wire to a worker that is started when it is first needed, and again after it has failed.
#[derive(Default)]
pub struct Wire {
    worker: RefCell<Option<Rc<Worker>>>,
    /// The space that the worker works in; none is that of the page.
    space: Option<String>,
}

impl Wire {
    /// Returns a wire to a worker of another space.
    pub(super) fn to(space: &str) -> Self {
        Self { space: Some(space.to_owned()), ..Self::default() }
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// What the worker answers; [`WorkError::Failed`] if it does not.
    pub async fn ask<T: DeserializeOwned>(&self, request: &Request) -> Result<T, WorkError> {
        self.send(request, None).await
    }

    /// Asks something about a file, and waits for the answer.
    ///
    /// # Errors
    /// What the worker answers; [`WorkError::Failed`] if it does not.
    pub async fn ask_about<T: DeserializeOwned>(
        &self,
        request: &Request,
        file: &File,
    ) -> Result<T, WorkError> {
        self.send(request, Some(file)).await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        request: &Request,
        file: Option<&File>,
    ) -> Result<T, WorkError> {
        let answer = self.worker()?.follow(&protocol::address(request), file, |_| ()).await;
        let Ok(bytes) = answer else {
            self.worker.take();
            return Err(WorkError::Failed);
        };
        protocol::answered(&bytes)
    }

    /// Returns the worker, started if need be.
    ///
    /// # Errors
    /// [`WorkError::Failed`] if it cannot be started.
    pub(super) fn worker(&self) -> Result<Rc<Worker>, WorkError> {
        if let Some(worker) = self.worker.borrow().clone() {
            return Ok(worker);
        }
        let url = worker_url().ok_or(WorkError::Failed)?;
        let space = self.space.clone().unwrap_or_else(space::name);
        let worker = Rc::new(Worker::start(&url, &space).map_err(|_| WorkError::Failed)?);
        self.worker.replace(Some(Rc::clone(&worker)));
        Ok(worker)
    }
}

/// Collects the parts of an answer into a file, and hands it over if the answer is a good one.
pub(super) async fn hand_over<T: DeserializeOwned>(
    wire: &Wire,
    request: &Request,
    name: &str,
    mime: &str,
) -> Result<T, WorkError> {
    let (file, is_whole) = (Parts::default(), Rc::new(Cell::new(true)));
    let collect = {
        let (file, is_whole) = (file.clone(), Rc::clone(&is_whole));
        move |part: Vec<u8>| is_whole.set(is_whole.get() && file.push(&part).is_ok())
    };
    let answer = wire.worker()?.follow(&protocol::address(request), None, collect).await;
    let answer = protocol::answered::<T>(&answer.map_err(|_| WorkError::Failed)?)?;
    // No file at all rather than one that nothing can restore.
    let is_handed_over = is_whole.get() && file.is_readable().await && file.download(name, mime).is_ok();
    if is_handed_over { Ok(answer) } else { Err(WorkError::NotWritten) }
}

/// Trunk writes the name of the built file into the page.
fn worker_url() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("meta[name=boot]").ok()??.get_attribute("data-worker")
}
