//! The second copy: the records of the journal once more, in a file outside the database, for the
//! day on which a browser damages or drops what it stored.
//!
//! It follows the journal and never leads it; each record proves itself, as in the journal. What is
//! overwritten there is overwritten here by writing a new file, which takes the place of the old one
//! when it is whole. Nothing here knows a browser: [`File`] is what it asks of one.

mod file;
mod follow;
mod layout;
mod pack;
mod scan;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;

pub use file::File;
pub use follow::{Back, follow, rewrite, take_back};
pub use layout::Label;
pub use pack::{decode_pack, encode_pack};
pub use scan::Place;

use layout::{FRAMES, HEADER, LABEL, header};

use super::{Hash, Head, Record, StoreError, record};
use crate::model::Time;

/// A second copy of a journal.
#[derive(Debug)]
pub struct SecondCopy<F> {
    file: F,
    /// How many labels were written.
    turn: u64,
    label: Label,
}

impl<F: File> SecondCopy<F> {
    /// Begins a copy in a file; what was in it is gone. It is no copy before it is [settled](Self::settle).
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn begin(file: F, database: Hash, wiped: Hash) -> Result<Self, StoreError> {
        file.truncate(0)?;
        let label = Label { database, wiped, end: FRAMES, ..Label::default() };
        Ok(Self { file, turn: 0, label })
    }

    /// Opens the copy in a file, with what was copied after its label was written; none if it holds
    /// no copy. One whose labels are both damaged is read as a copy of the database `known`.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn open(file: F, known: Option<Hash>) -> Result<Option<Self>, StoreError> {
        let labels = file.read(0, 2 * LABEL)?;
        let newest = labels.chunks(LABEL).filter_map(Label::decode).max_by_key(|it| it.0);
        let size = file.size()?;
        let (turn, mut label) = match (newest, known) {
            (Some((turn, label)), _) => (turn + 1, label),
            (None, Some(database)) if size > FRAMES => (0, Label { database, ..Label::default() }),
            (None, _) => return Ok(None),
        };
        if label.end < FRAMES || label.end > size {
            // The file does not bear its label out: what is there is told by itself.
            label = Label { head: Head::default(), end: FRAMES, ..label };
        }
        let mut copy = Self { file, turn, label };
        let tail = scan::tail(&copy.file, &copy.label)?;
        (copy.label.head, copy.label.end) = tail;
        Ok(Some(copy))
    }

    /// Returns what it is a copy of, and how far it goes.
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// Returns the bytes that it takes on the disk.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn size(&self) -> Result<u64, StoreError> {
        self.file.size()
    }

    /// Appends whole records, oldest first, and returns once they rest on the disk: tells whether it
    /// did, since those that do not come after what was copied are of another past. Nothing is
    /// appended if it fails.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn append(&mut self, records: &[Record]) -> Result<bool, StoreError> {
        let mut bytes = Vec::with_capacity(records.iter().map(|it| HEADER + it.1.len()).sum());
        let mut head = self.label.head;
        for (seq, record) in records {
            let (Some((before, hash)), Ok(len)) = (record::says(record), u32::try_from(record.len())) else {
                continue;
            };
            let is_next = seq.0 == head.seq.0.wrapping_add(1);
            if *seq <= head.seq || (is_next && !record::follows(before, head.hash)) {
                return Ok(false);
            }
            bytes.extend_from_slice(&header(&self.label.database, *seq, len));
            bytes.extend_from_slice(record);
            head = Head { seq: *seq, hash };
        }
        if bytes.is_empty() {
            return Ok(true);
        }
        let end = self.label.end;
        if let Err(error) = self.write_whole(end, &bytes) {
            // Half a frame at the end would be passed over; it is not left there all the same.
            let _ = self.file.truncate(end);
            return Err(error);
        }
        (self.label.head, self.label.end) = (head, end + bytes.len() as u64);
        Ok(true)
    }

    fn write_whole(&self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        // What a crash left behind the end was never spoken of.
        if self.file.size()? > at {
            self.file.truncate(at)?;
        }
        self.file.write(at, bytes)?;
        self.file.flush()
    }

    /// Writes into the file how far the copy goes. It may be lost again in a crash: the records
    /// themselves tell as well.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn settle(&mut self, at: Time) -> Result<(), StoreError> {
        self.label.at = at;
        self.file.write(self.turn % 2 * LABEL as u64, &self.label.encode(self.turn))?;
        self.turn += 1;
        Ok(())
    }

    /// Returns once everything written rests on the disk.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.file.flush()
    }

    /// Reads the whole file, and returns where each whole record lies, by number.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn places(&self) -> Result<Vec<Place>, StoreError> {
        scan::places(&self.file, &self.label.database)
    }

    /// Returns the record at a place.
    ///
    /// # Errors
    /// What the file cannot do.
    pub fn record(&self, place: Place) -> Result<Vec<u8>, StoreError> {
        self.file.read(place.at, place.len as usize)
    }
}
