//! The origin's private file system: where the second copy rests. Files are read and written at once,
//! which browsers allow in dedicated workers only; some do not have it at all.

mod shelf;

pub use shelf::Shelf;

use js_sys::{AsyncIterator, Function, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemReadWriteOptions, FileSystemRemoveOptions,
    FileSystemSyncAccessHandle,
};

use super::StoreError;
use super::copy::File;
use crate::browser::bytes::release;

/// A folder.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// Returns the top folder of this origin.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where there is none.
    pub async fn top() -> Result<Self, StoreError> {
        let found = async {
            let navigator = Reflect::get(&global(), &"navigator".into())?;
            let storage = Reflect::get(&navigator, &"storage".into())?;
            let get: Function = Reflect::get(&storage, &"getDirectory".into())?.dyn_into()?;
            JsFuture::from(get.call0(&storage)?.dyn_into::<Promise>()?).await?.dyn_into()
        };
        found.await.map(Self).map_err(failure)
    }

    /// Returns a folder in this one, made if there is none.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn make(&self, name: &str) -> Result<Self, StoreError> {
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(true);
        let asked = self.0.get_directory_handle_with_options(name, &options);
        JsFuture::from(asked).await.map(|it| Self(it.unchecked_into())).map_err(failure)
    }

    /// Returns a folder in this one; none if there is none.
    pub async fn find(&self, name: &str) -> Option<Self> {
        let found = JsFuture::from(self.0.get_directory_handle(name)).await.ok()?;
        Some(Self(found.unchecked_into()))
    }

    /// Removes a file or a folder with everything in it; one that is not there is no failure.
    ///
    /// # Errors
    /// What the browser cannot do, as when somebody has a file of it open.
    pub async fn remove(&self, name: &str) -> Result<(), StoreError> {
        let options = FileSystemRemoveOptions::new();
        options.set_recursive(true);
        match JsFuture::from(self.0.remove_entry_with_options(name, &options)).await {
            Ok(_) => Ok(()),
            Err(error) if is_named(&error, "NotFoundError") => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }

    /// Returns the names of everything in it, in no order.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn names(&self) -> Result<Vec<String>, StoreError> {
        let names: AsyncIterator = self.0.keys();
        let mut found = Vec::new();
        loop {
            let step = JsFuture::from(names.next().map_err(failure)?).await.map_err(failure)?;
            let Ok(Some(name)) = Reflect::get(&step, &"value".into()).map(|it| it.as_string()) else {
                return Ok(found);
            };
            found.push(name);
        }
    }

    /// Opens a file, made if there is none. Nobody else can open it before this is dropped.
    ///
    /// # Errors
    /// What the browser cannot do, as when somebody else has it open.
    pub async fn open(&self, name: &str) -> Result<OpenFile, StoreError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let asked = JsFuture::from(self.0.get_file_handle_with_options(name, &options));
        OpenFile::open(asked.await.map_err(failure)?.unchecked_into()).await
    }

    /// Opens a file, if there is one.
    ///
    /// # Errors
    /// What the browser cannot do, as when somebody else has it open.
    pub async fn open_if_there(&self, name: &str) -> Result<Option<OpenFile>, StoreError> {
        let Ok(found) = JsFuture::from(self.0.get_file_handle(name)).await else { return Ok(None) };
        OpenFile::open(found.unchecked_into()).await.map(Some)
    }

    /// Returns the bytes of a file that may be open elsewhere; none if it is not there.
    pub async fn size_of(&self, name: &str) -> Option<u64> {
        let found = JsFuture::from(self.0.get_file_handle(name)).await.ok()?;
        let file = JsFuture::from(found.unchecked_into::<FileSystemFileHandle>().get_file()).await.ok()?;
        Some(file.unchecked_into::<web_sys::Blob>().size() as u64)
    }
}

/// A file that is open.
#[derive(Debug)]
pub struct OpenFile(FileSystemSyncAccessHandle);

impl OpenFile {
    async fn open(handle: FileSystemFileHandle) -> Result<Self, StoreError> {
        let open = async {
            let open: Function = Reflect::get(&handle, &"createSyncAccessHandle".into())?.dyn_into()?;
            JsFuture::from(open.call0(&handle)?.dyn_into::<Promise>()?).await
        };
        open.await.map(|it| Self(it.unchecked_into())).map_err(failure)
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl File for OpenFile {
    fn size(&self) -> Result<u64, StoreError> {
        self.0.get_size().map(|it| it as u64).map_err(failure)
    }

    fn read(&self, at: u64, len: usize) -> Result<Vec<u8>, StoreError> {
        let left = self.size()?.saturating_sub(at);
        let mut bytes = vec![0; usize::try_from(left).unwrap_or(usize::MAX).min(len)];
        let read = self.0.read_with_u8_array_and_options(&mut bytes, &place(at)).map_err(failure)?;
        bytes.truncate(read as usize);
        Ok(bytes)
    }

    fn write(&self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        // Of our memory nothing is handed on directly: the call takes what it is given, or less.
        let bytes = Uint8Array::new_from_slice(bytes);
        let written = self.0.write_with_js_u8_array_and_options(&bytes, &place(at)).map_err(failure)?;
        let len = bytes.length();
        release(&bytes);
        // Browsers differ in how they say that no more fits.
        if written < f64::from(len) { Err(StoreError::Full) } else { Ok(()) }
    }

    fn truncate(&self, size: u64) -> Result<(), StoreError> {
        self.0.truncate_with_f64(size as f64).map_err(failure)
    }

    fn flush(&self) -> Result<(), StoreError> {
        self.0.flush().map_err(failure)
    }
}

fn place(at: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at(at as f64);
    options
}

fn failure(error: JsValue) -> StoreError {
    if is_named(&error, "QuotaExceededError") {
        return StoreError::Full;
    }
    let detail = match error.dyn_ref::<DomException>() {
        Some(it) => format!("{}: {}", it.name(), it.message()),
        None => format!("{error:?}"),
    };
    StoreError::Unavailable { detail }
}

fn is_named(error: &JsValue, name: &str) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|it| it.name() == name)
}
