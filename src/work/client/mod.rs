//! The page's side of the line: asks a worker, waits, and starts one again that has failed.

mod wire;

use std::cell::RefCell;
use std::rc::Rc;

use roaring::RoaringBitmap;
use web_sys::File;

use crate::mail::Letter;
use crate::model::{Arrived, Attached, BodyRef, ConversationId, PersonId, Story, Time};
use crate::session::backup::{BackupError, Summary};
use crate::session::survey::Checked;
use crate::store::{Hash, PackKey};
use crate::work::search::{Found, Query};
use crate::work::{CopyState, Looked, Pasted, Request, TakenBack, WorkError, protocol};
pub use wire::Wire;
use wire::hand_over;

/// The workers that live as long as the page; each starts when it is first needed. Whatever is asked
/// fails with what the store or the worker cannot do.
#[derive(Default)]
pub struct Client {
    reader: Wire,
    search: Wire,
}

impl Client {
    /// Reads a message as the reading pane shows it.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if its body is not stored here, or no longer.
    pub async fn letter(&self, body: BodyRef) -> Result<Letter, WorkError> {
        self.letters(vec![body]).await?.pop().unwrap_or(Err(WorkError::Missing))
    }

    /// Reads messages as the reading pane shows them, in one go.
    pub async fn letters(&self, bodies: Vec<BodyRef>) -> Result<Vec<Result<Letter, WorkError>>, WorkError> {
        self.reader.ask(&Request::Letters { bodies }).await
    }

    /// Returns the bytes of an attachment.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if the path leads to none.
    pub async fn attachment(&self, body: BodyRef, path: Vec<u32>) -> Result<Vec<u8>, WorkError> {
        self.reader.ask(&Request::Attachment { body, path }).await
    }

    /// Returns a message as it came.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if its body is not stored here, or no longer.
    pub async fn source(&self, body: BodyRef) -> Result<Vec<u8>, WorkError> {
        self.reader.ask(&Request::Source { body }).await
    }

    /// Keeps a file to be sent.
    ///
    /// # Errors
    /// [`WorkError::TooLarge`] if no mail takes it; what the store cannot do.
    pub async fn keep_file(&self, file: &File) -> Result<Attached, WorkError> {
        let request = Request::KeepFile { name: file.name(), media: file.type_() };
        self.reader.ask_about(&request, file).await
    }

    /// Keeps the attachments of a message to be sent on.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if its body is not stored here, or no longer.
    pub async fn keep_attachments(&self, body: BodyRef) -> Result<Vec<Attached>, WorkError> {
        self.reader.ask(&Request::KeepAttachments { body }).await
    }

    /// Returns the bytes of a file that was kept.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if it is not stored here, or no longer.
    pub async fn file(&self, body: BodyRef) -> Result<Vec<u8>, WorkError> {
        self.reader.ask(&Request::File { body }).await
    }

    /// Reads HTML that somebody pastes, with the pictures that came beside it, and keeps those that it holds
    /// while there is room; none if it is too much.
    pub async fn pasted(
        &self,
        html: String,
        brought: Vec<Attached>,
        room: u64,
    ) -> Result<Option<Pasted>, WorkError> {
        self.reader.ask(&Request::Pasted { html, brought, room }).await
    }

    /// Returns a message as bytes: as it came, or as it would leave; of one that answers others,
    /// `story` knows which.
    ///
    /// # Errors
    /// [`WorkError::Missing`] if something of it is not stored here, or no longer.
    pub async fn eml(&self, arrived: &Arrived, story: &Story) -> Result<Vec<u8>, WorkError> {
        let Some(text) = arrived.text.clone() else { return self.source(arrived.header.body).await };
        let header = Box::new(arrived.header.clone());
        let references = story.references_of(&header);
        self.reader.ask(&Request::Compose { header, text, at: arrived.at, references }).await
    }

    /// Searches the text of conversations.
    pub async fn search(&self, query: Query) -> Result<Found, WorkError> {
        self.search.ask(&Request::Search(query)).await
    }

    /// Looks into files of mail, without storing anything.
    pub async fn look(&self, files: &[File]) -> Result<Looked, WorkError> {
        let (wire, mut all) = (Wire::default(), Looked::default());
        for file in files {
            all.add(wire.ask_about(&Request::Look, file).await?);
        }
        Ok(all)
    }

    /// Hands the person everything as a workspace file.
    pub async fn export(&self, name: &str) -> Result<Result<Summary, BackupError>, WorkError> {
        hand_over(&Wire::default(), &Request::Export, name, "application/x-ndjson").await
    }

    /// Hands the person everything of another space as a workspace file.
    pub async fn export_of(space: &str, name: &str) -> Result<Result<Summary, BackupError>, WorkError> {
        hand_over(&Wire::to(space), &Request::Export, name, "application/x-ndjson").await
    }

    /// Returns everything of this space as a workspace file.
    pub async fn whole() -> Result<Vec<u8>, WorkError> {
        let (wire, bytes) = (Wire::default(), Rc::new(RefCell::new(Vec::new())));
        let collect = {
            let bytes = Rc::clone(&bytes);
            move |part: Vec<u8>| bytes.borrow_mut().extend(part)
        };
        let answer = wire.worker()?.follow(&protocol::address(&Request::Export), None, collect).await;
        let answer = answer.map_err(|_| WorkError::Failed)?;
        protocol::answered::<Result<Summary, BackupError>>(&answer)?.map_err(|_| WorkError::Failed)?;
        Ok(bytes.take())
    }

    /// Hands a person the messages of conversations as an mbox, as they stand for them; returns how many
    /// they are.
    pub async fn export_mail(
        &self,
        name: &str,
        conversations: &RoaringBitmap,
        me: PersonId,
    ) -> Result<u32, WorkError> {
        let mut among = Vec::new();
        conversations.serialize_into(&mut among).map_err(|_| WorkError::Failed)?;
        hand_over(&Wire::default(), &Request::ExportMail { among, me }, name, "application/mbox").await
    }

    /// Restores a workspace file into the empty workspace.
    pub async fn restore(&self, file: &File) -> Result<Result<Summary, BackupError>, WorkError> {
        Wire::default().ask_about(&Request::Restore, file).await
    }

    /// Reads the whole journal and all bodies, and tells what of them is damaged, and what came back from
    /// the second copy.
    pub async fn check(&self) -> Result<(Checked, TakenBack), WorkError> {
        Wire::default().ask(&Request::Check).await
    }

    /// Overwrites all text of conversations that are deleted for ever.
    pub async fn erase(&self, conversations: Vec<ConversationId>) -> Result<u32, WorkError> {
        self.search.ask(&Request::Erase { conversations }).await
    }

    /// Removes packs that an import has left that broke off.
    pub async fn discard(&self, packs: Vec<PackKey>) -> Result<u32, WorkError> {
        self.search.ask(&Request::Discard { packs }).await
    }

    /// Removes packs that nothing has long referred to; returns what came back from the second copy.
    pub async fn sweep(&self) -> Result<TakenBack, WorkError> {
        self.search.ask(&Request::Sweep).await
    }

    /// Puts into the database what it lacks and the second copy holds.
    pub async fn bring_back(known: Option<Hash>) -> Result<TakenBack, WorkError> {
        Wire::default().ask(&Request::BringBack { known }).await
    }

    /// Says how the second copy stands; none where this browser keeps none.
    pub async fn copy_state(&self) -> Result<Option<CopyState>, WorkError> {
        Wire::default().ask(&Request::CopyState).await
    }

    /// Has bodies copied, too, and waits until they are; or no longer.
    pub async fn copy_bodies(&self, on: bool) -> Result<(), WorkError> {
        Wire::default().ask(&Request::CopyBodies { on }).await
    }

    /// Writes everything into the folder that the person chose; none if it may not be written to.
    pub async fn copy_to_folder(&self) -> Result<Option<Time>, WorkError> {
        Wire::default().ask(&Request::CopyToFolder).await
    }

    /// Keeps the second copy up until the worker fails or the database is gone; `on_news` hears what
    /// came of it.
    ///
    /// # Errors
    /// [`WorkError::Failed`] if the worker did.
    pub async fn keep_copy(
        on_news: impl Fn(Result<TakenBack, WorkError>) + 'static,
    ) -> Result<(), WorkError> {
        let hear = move |part: Vec<u8>| {
            if let Ok(news) = protocol::decode(&part) {
                on_news(news);
            }
        };
        let wire = Wire::default();
        let answer = wire.worker()?.follow(&protocol::address(&Request::KeepCopy), None, hear).await;
        protocol::answered::<()>(&answer.map_err(|_| WorkError::Failed)?)
    }

    /// Removes the database and the second copy.
    pub async fn forget() -> Result<(), WorkError> {
        Wire::default().ask(&Request::Forget).await
    }

    /// Removes the database and the second copy of another space.
    pub async fn forget_of(space: &str) -> Result<(), WorkError> {
        Wire::to(space).ask(&Request::Forget).await
    }

    /// Keeps a snapshot, made by a worker of its own, which gives back the memory that it took.
    pub async fn snapshot(&self) -> Result<(), WorkError> {
        Wire::default().ask(&Request::Snapshot).await
    }
}
