//! The folder in which the second copy of a workspace rests: the journal in a file with a number, and
//! the packs of bodies, if they are copied, in a folder beside it.
//!
//! Only one may be at it at a time: whoever calls this holds a lock.

use super::{Folder, OpenFile};
use crate::model::{BodyRef, Seq, Time};
use crate::store::copy::{Back, File, SecondCopy, decode_pack, encode_pack, follow, rewrite, take_back};
use crate::store::{Hash, Journal, Mend, Pack, PackKey, StoreError, Texts, port, witness};

/// The journal; a number follows.
const JOURNAL: &str = "journal-";
/// The folder of packs.
const BODIES: &str = "bodies";

/// The folder of a second copy.
#[derive(Debug)]
pub struct Shelf(Folder);

impl Shelf {
    /// Returns the shelf of this name, made if there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser has no such files.
    pub async fn make(name: &str) -> Result<Self, StoreError> {
        Folder::top().await?.make(name).await.map(Self)
    }

    /// Returns the shelf of this name, if there is one.
    pub async fn find(name: &str) -> Option<Self> {
        Folder::top().await.ok()?.find(name).await.map(Self)
    }

    /// Returns the names of all shelves; none where there can be none.
    pub async fn names() -> Vec<String> {
        match Folder::top().await {
            Ok(top) => top.names().await.unwrap_or_default(),
            Err(_) => Vec::new(),
        }
    }

    /// Removes the shelf of this name with everything on it. Where there can be none, that is no failure.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn remove(name: &str) -> Result<(), StoreError> {
        match Folder::top().await {
            Ok(top) => top.remove(name).await,
            Err(_) => Ok(()),
        }
    }

    /// Returns the copy of the journal that is whole, and its number; what a crash left beside it is
    /// removed. One that does not tell whose it is is read as a copy of `known`.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn journal(
        &self,
        known: Option<Hash>,
    ) -> Result<Option<(u32, SecondCopy<OpenFile>)>, StoreError> {
        let names = self.0.names().await?.into_iter();
        let mut numbers: Vec<u32> = names.filter_map(|it| it.strip_prefix(JOURNAL)?.parse().ok()).collect();
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        for &number in &numbers {
            let file = self.0.open(&file_name(number)).await?;
            if let Some(copy) = SecondCopy::open(file, None)? {
                self.keep_only(number, &numbers).await?;
                return Ok(Some((number, copy)));
            }
        }
        for &number in &numbers {
            let file = self.0.open(&file_name(number)).await?;
            if let Some(copy) = SecondCopy::open(file, known)? {
                return Ok(Some((number, copy)));
            }
        }
        Ok(None)
    }

    async fn keep_only(&self, number: u32, numbers: &[u32]) -> Result<(), StoreError> {
        for other in numbers.iter().filter(|it| **it != number) {
            self.0.remove(&file_name(*other)).await?;
        }
        Ok(())
    }

    /// Brings the copy up to the journal of `database`: copies what is new, or writes it anew where
    /// that is not enough. `wiped` stands for what was overwritten. Before anything is given up that
    /// the journal lacks, it is put there; returns what that was.
    ///
    /// # Errors
    /// What the store or the browser cannot do.
    pub async fn keep_up(
        &self,
        journal: &(impl Journal + Mend),
        (database, wiped): (Hash, Hash),
        at: Time,
    ) -> Result<Back, StoreError> {
        let mut back = Back::default();
        // An empty journal has nothing to copy, and may be one that was lost.
        if journal.head().await?.seq == Seq(0) {
            return Ok(back);
        }
        let mut last = 0;
        if let Some((number, mut copy)) = self.journal(Some(database)).await? {
            last = number;
            let label = *copy.label();
            if label.database == database {
                if label.wiped == wiped && follow(journal, &mut copy, at).await? {
                    return Ok(back);
                }
                back = take_back(journal, &copy).await?;
            }
        }
        let write = async |number: u32| {
            let file = self.0.open(&file_name(number)).await?;
            rewrite(journal, file, (database, wiped), at).await.map(drop)
        };
        match write(last + 1).await {
            // No room for both: what is overwritten may not stay, and the journal is there.
            Err(StoreError::Full) if last > 0 => {
                self.0.remove(&file_name(last + 1)).await?;
                self.0.remove(&file_name(last)).await?;
                write(last + 1).await?;
            }
            written => written?,
        }
        if last > 0 {
            self.0.remove(&file_name(last)).await?;
        }
        Ok(back)
    }

    /// Returns which packs are copied; none if no bodies are.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn pack_keys(&self) -> Result<Option<Vec<PackKey>>, StoreError> {
        let Some(folder) = self.0.find(BODIES).await else { return Ok(None) };
        let names = folder.names().await?;
        Ok(Some(names.iter().filter_map(|it| witness::from_hex(it)).collect()))
    }

    /// Returns a pack, if it is copied and whole.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn pack(&self, key: PackKey) -> Result<Option<Pack>, StoreError> {
        let Some(folder) = self.0.find(BODIES).await else { return Ok(None) };
        let Some(file) = folder.open_if_there(&witness::to_hex(&key)).await? else { return Ok(None) };
        let bytes = file.read(0, usize::try_from(file.size()?).unwrap_or(0))?;
        Ok(decode_pack(key, &bytes))
    }

    /// Copies a pack.
    ///
    /// # Errors
    /// What the browser cannot do; nothing of the pack is left then.
    pub async fn put_pack(&self, pack: &Pack) -> Result<(), StoreError> {
        let (folder, name) = (self.0.make(BODIES).await?, witness::to_hex(&pack.key));
        let written = async {
            let file = folder.open(&name).await?;
            let bytes = encode_pack(pack);
            file.write(0, &bytes)?;
            file.truncate(bytes.len() as u64)?;
            file.flush()
        };
        if let Err(error) = written.await {
            let _ = folder.remove(&name).await;
            return Err(error);
        }
        Ok(())
    }

    /// Removes packs.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn remove_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        let Some(folder) = self.0.find(BODIES).await else { return Ok(()) };
        for key in keys {
            folder.remove(&witness::to_hex(key)).await?;
        }
        Ok(())
    }

    /// Removes all packs.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn remove_bodies(&self) -> Result<(), StoreError> {
        self.0.remove(BODIES).await
    }

    /// Overwrites messages in their packs for ever, with what search reads of them.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn erase(&self, unwanted: &[BodyRef]) -> Result<(), StoreError> {
        let mut keys: Vec<PackKey> = unwanted.iter().map(|it| it.pack).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let Some(mut pack) = self.pack(key).await? else {
                // Damaged or not there: nothing of it is to stay.
                self.remove_packs(&[key]).await?;
                continue;
            };
            let mut texts = Texts::decode(&pack.texts);
            for body in unwanted.iter().filter(|it| it.pack == key) {
                port::blank(&mut pack.bodies, *body);
                texts.forget(body.offset);
            }
            pack.texts = texts.encode();
            self.put_pack(&pack).await?;
        }
        Ok(())
    }

    /// Returns the bytes that the packs take.
    ///
    /// # Errors
    /// What the browser cannot do.
    pub async fn size_of_bodies(&self) -> Result<u64, StoreError> {
        let Some(folder) = self.0.find(BODIES).await else { return Ok(0) };
        let mut sum = 0;
        for name in folder.names().await? {
            sum += folder.size_of(&name).await.unwrap_or(0);
        }
        Ok(sum)
    }
}

fn file_name(number: u32) -> String {
    format!("{JOURNAL}{number}")
}
