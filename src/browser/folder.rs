//! A folder of the person's own, which they chose for copies: asked for, remembered, written to.
//! Not every browser lets a page do that. Works in a worker too, but for what asks the person.

use indexed_db_futures::{database::Database, prelude::*, transaction::TransactionMode};
use js_sys::{Function, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileSystemDirectoryHandle;

/// Handles are kept apart from the workspace, so that they outlive it.
const DATABASE: &str = "team-inbox-folder";
const STORE: &str = "folders";
const KEY: &str = "copy";

/// A folder that the person chose.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

/// Tells whether a page may ask for folders here.
pub fn is_offered() -> bool {
    Reflect::has(&global(), &"showDirectoryPicker".into()).unwrap_or(false)
}

/// Lets the person choose a folder, after a click of theirs, and remembers it; none if they chose none.
///
/// # Errors
/// What the browser says against it.
pub async fn choose() -> Result<Option<Folder>, JsValue> {
    let pick: Function = Reflect::get(&global(), &"showDirectoryPicker".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
    let chosen = JsFuture::from(pick.call1(&global(), &options)?.dyn_into::<Promise>()?).await;
    let Ok(handle) = chosen else { return Ok(None) };
    remember(Some(&handle)).await?;
    Ok(Some(Folder(handle.unchecked_into())))
}

/// Returns the folder that was chosen.
pub async fn remembered() -> Option<Folder> {
    let database = open().await.ok()?;
    let found = {
        let tx = database.transaction(STORE).build().ok()?;
        tx.object_store(STORE).ok()?.get::<JsValue, _, _>(KEY).primitive().ok()?.await.ok()?
    };
    database.close();
    found.filter(JsValue::is_object).map(|it| Folder(it.unchecked_into()))
}

/// Forgets the folder that was chosen; what was written into it stays.
///
/// # Errors
/// What the browser says against it.
pub async fn forget() -> Result<(), JsValue> {
    remember(None).await
}

async fn remember(handle: Option<&JsValue>) -> Result<(), JsValue> {
    let failed = |error: indexed_db_futures::error::Error| JsValue::from(error.to_string());
    let database = open().await?;
    let tx = database.transaction(STORE).with_mode(TransactionMode::Readwrite).build().map_err(failed)?;
    {
        let store = tx.object_store(STORE).map_err(failed)?;
        let value = handle.cloned().unwrap_or(JsValue::NULL);
        drop(store.put(value).with_key(KEY).without_key_type().primitive().map_err(failed)?);
    }
    tx.commit().await.map_err(failed)?;
    database.close();
    Ok(())
}

async fn open() -> Result<Database, JsValue> {
    let failed = |error: &dyn std::fmt::Display| JsValue::from(error.to_string());
    let name = super::space::key(DATABASE);
    let request = Database::open(&name).with_version(1_u32).with_on_upgrade_needed(|_, database| {
        database.create_object_store(STORE).build()?;
        Ok(())
    });
    request.build().map_err(|it| failed(&it))?.await.map_err(|it| failed(&it))
}

impl Folder {
    /// Returns its name; the browser tells no more of where it is.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Tells whether it may be written to; `None` if the person is to be asked again.
    pub async fn may_write(&self) -> Option<bool> {
        self.permission("queryPermission").await
    }

    /// Asks the person whether it may be written to, after a click of theirs.
    pub async fn ask(&self) -> bool {
        self.permission("requestPermission").await == Some(true)
    }

    async fn permission(&self, how: &str) -> Option<bool> {
        let ask: Function = Reflect::get(&self.0, &how.into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
        let asked: Promise = ask.call1(&self.0, &options).ok()?.dyn_into().ok()?;
        match JsFuture::from(asked).await.ok()?.as_string()?.as_str() {
            "granted" => Some(true),
            "denied" => Some(false),
            _ => None,
        }
    }

    /// Begins to write a file. The one that is there stays until this is [finished](Writing::finish).
    ///
    /// # Errors
    /// What the browser says against it.
    pub async fn write(&self, name: &str) -> Result<Writing, JsValue> {
        let options = web_sys::FileSystemGetFileOptions::new();
        options.set_create(true);
        let file = JsFuture::from(self.0.get_file_handle_with_options(name, &options)).await?;
        let create: Function = Reflect::get(&file, &"createWritable".into())?.dyn_into()?;
        let stream = JsFuture::from(create.call0(&file)?.dyn_into::<Promise>()?).await?;
        Ok(Writing(stream))
    }
}

/// A file that is being written.
#[derive(Clone, Debug)]
pub struct Writing(JsValue);

impl Writing {
    /// Writes the next bytes; what goes wrong with them is told in the end.
    pub fn push(&self, bytes: &[u8]) {
        let bytes = Uint8Array::new_from_slice(bytes);
        if let Ok(written) = call(&self.0, "write", &bytes) {
            spawn_local(async move { drop(JsFuture::from(written).await) });
        }
    }

    /// Puts the file in the place of the one before.
    ///
    /// # Errors
    /// What the browser says against it, now or in between; the file before stays then.
    pub async fn finish(self) -> Result<(), JsValue> {
        JsFuture::from(call(&self.0, "close", &JsValue::UNDEFINED)?).await.map(drop)
    }

    /// Gives it up; the file before stays.
    pub async fn give_up(self) {
        if let Ok(done) = call(&self.0, "abort", &JsValue::UNDEFINED) {
            let _ = JsFuture::from(done).await;
        }
    }
}

fn call(on: &JsValue, name: &str, with: &JsValue) -> Result<Promise, JsValue> {
    let method: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    method.call1(on, with)?.dyn_into()
}
