//! Files: reading those a person gives us, and handing them one.

use std::ops::Range;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
    window,
};

use super::bytes::{release, taken_from};

/// How long a download may take to be picked up before its bytes are let go.
const PICK_UP_MS: u32 = 60_000;

/// Hands the person a file. It is saved and never shown: a `blob:` document would carry our origin.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let file = Parts::default();
    file.push(bytes)?;
    file.download(name, mime)
}

/// A file that is handed over in parts; the browser keeps them, outside our memory.
#[derive(Clone, Default)]
pub struct Parts(Array);

impl Parts {
    /// Adds the next bytes.
    pub fn push(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let copy = Uint8Array::new_from_slice(bytes);
        let part = Blob::new_with_u8_array_sequence(&Array::of1(&copy))?;
        release(&copy);
        self.0.push(&part.into());
        Ok(())
    }

    /// Tells whether each part can be read back: on a full disk the browser takes bytes and loses them.
    pub async fn is_readable(&self) -> bool {
        for part in self.0.iter() {
            let part: Blob = part.unchecked_into();
            let size = size(&part);
            let last = read(&part, size.saturating_sub(1)..size).await;
            if !last.is_ok_and(|it| it.len() as u64 == size.min(1)) {
                return false;
            }
        }
        true
    }

    /// Hands the person the file.
    pub fn download(&self, name: &str, mime: &str) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        save(name, &Blob::new_with_blob_sequence_and_options(&self.0, &options)?)
    }
}

/// Returns an address under which the page can show a picture, until it is let go.
pub fn picture(mime: &str, bytes: &[u8]) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::new_from_slice(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Lets the bytes of a picture go.
pub fn let_go(url: &str) {
    let _ = Url::revoke_object_url(url);
}

fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = window().and_then(|it| it.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(PICK_UP_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Reads a part of a file; the file itself stays on the disk.
pub async fn read(file: &Blob, range: Range<u64>) -> Result<Vec<u8>, JsValue> {
    let part = file.slice_with_f64_and_f64(range.start as f64, range.end as f64)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(taken_from(buffer.unchecked_into()))
}

/// Returns the size of a file in bytes.
pub fn size(file: &Blob) -> u64 {
    file.size() as u64
}

/// Returns the files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    brought(event.data_transfer())
}

/// Returns the files that a drop or a paste brings.
pub fn brought(data: Option<DataTransfer>) -> Vec<File> {
    list(data.and_then(|it| it.files()))
}

/// Returns the files that were chosen.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    list(input.files())
}

fn list(files: Option<FileList>) -> Vec<File> {
    files.into_iter().flat_map(|it| (0..it.length()).filter_map(move |place| it.get(place))).collect()
}
