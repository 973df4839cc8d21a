//! What the second copy asks of a file, and a file in memory for tests.

use crate::store::StoreError;

/// A file that is read and written at once, without waiting: in a browser, of the origin's private
/// file system. An error is [`StoreError::Full`] or [`StoreError::Unavailable`].
pub trait File {
    /// Returns its length in bytes.
    fn size(&self) -> Result<u64, StoreError>;

    /// Returns at most `len` bytes from a place on; fewer where the file ends.
    fn read(&self, at: u64, len: usize) -> Result<Vec<u8>, StoreError>;

    /// Writes bytes at a place. They rest on the disk only once they are [flushed](Self::flush).
    fn write(&self, at: u64, bytes: &[u8]) -> Result<(), StoreError>;

    /// Cuts the file off.
    fn truncate(&self, size: u64) -> Result<(), StoreError>;

    /// Returns once everything written rests on the disk.
    fn flush(&self) -> Result<(), StoreError>;
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
pub mod memory {
    use std::{cell::RefCell, rc::Rc};

    use super::*;

    /// A file in memory, of which a power cut may take what was not flushed. Clones are the same file.
    #[derive(Clone, Debug, Default)]
    pub struct MemoryFile(Rc<RefCell<Contents>>);

    #[derive(Debug, Default)]
    struct Contents {
        bytes: Vec<u8>,
        /// As it was when it was last flushed.
        flushed: Vec<u8>,
        /// What was done since.
        pending: Vec<Change>,
        room: Option<u64>,
    }

    #[derive(Debug)]
    enum Change {
        Written(u64, Vec<u8>),
        Cut(u64),
    }

    impl MemoryFile {
        /// Returns a file that holds these bytes.
        pub fn of(bytes: Vec<u8>) -> Self {
            let flushed = bytes.clone();
            Self(Rc::new(RefCell::new(Contents { bytes, flushed, ..Contents::default() })))
        }

        /// Returns what is in it.
        pub fn bytes(&self) -> Vec<u8> {
            self.0.borrow().bytes.clone()
        }

        /// Lets it grow to this size and no further.
        pub fn set_room(&self, room: Option<u64>) {
            self.0.borrow_mut().room = room;
        }

        /// Returns the file as a power cut may leave it: each change since the last flush is there, or
        /// a part of it, or nothing, as `keep` says in bytes for each.
        pub fn after_a_cut(&self, mut keep: impl FnMut(usize) -> usize) -> Self {
            let it = self.0.borrow();
            let mut bytes = it.flushed.clone();
            for change in &it.pending {
                match change {
                    Change::Written(at, written) => {
                        let kept = keep(written.len()).min(written.len());
                        put(&mut bytes, *at, &written[..kept]);
                    }
                    Change::Cut(size) if keep(1) > 0 => bytes.truncate(*size as usize),
                    Change::Cut(_) => {}
                }
            }
            Self::of(bytes)
        }
    }

    impl File for MemoryFile {
        fn size(&self) -> Result<u64, StoreError> {
            Ok(self.0.borrow().bytes.len() as u64)
        }

        fn read(&self, at: u64, len: usize) -> Result<Vec<u8>, StoreError> {
            let it = self.0.borrow();
            let rest = it.bytes.get(at as usize..).unwrap_or_default();
            Ok(rest[..len.min(rest.len())].to_vec())
        }

        fn write(&self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
            let mut it = self.0.borrow_mut();
            if it.room.is_some_and(|room| at + bytes.len() as u64 > room) {
                return Err(StoreError::Full);
            }
            put(&mut it.bytes, at, bytes);
            it.pending.push(Change::Written(at, bytes.to_vec()));
            Ok(())
        }

        fn truncate(&self, size: u64) -> Result<(), StoreError> {
            let mut it = self.0.borrow_mut();
            it.bytes.truncate(size as usize);
            it.pending.push(Change::Cut(size));
            Ok(())
        }

        fn flush(&self) -> Result<(), StoreError> {
            let mut it = self.0.borrow_mut();
            let bytes = it.bytes.clone();
            it.flushed = bytes;
            it.pending.clear();
            Ok(())
        }
    }

    fn put(file: &mut Vec<u8>, at: u64, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let end = at as usize + bytes.len();
        file.resize(file.len().max(end), 0);
        file[at as usize..end].copy_from_slice(bytes);
    }
}
