//! Reading a second copy from front to back: whatever is whole in it is found, wherever it is damaged.

use std::collections::BTreeMap;

use memchr::memmem;

use super::file::File;
use super::layout::{FRAME_MARK, FRAMES, HEADER, Label, parse};
use crate::model::Seq;
use crate::store::{Hash, Head, StoreError, record};

/// So much of a file is read at once.
const WINDOW: usize = 1 << 20;

/// Where a whole record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number and its hash.
    pub head: Head,
    /// Its first byte.
    pub at: u64,
    /// Its length in bytes.
    pub len: u32,
}

/// Returns where the records end that stand one after the other from a label on, and the last of them.
pub(super) fn tail(file: &impl File, label: &Label) -> Result<(Head, u64), StoreError> {
    let mut window = Window::of(file)?;
    let (mut head, mut at) = (label.head, label.end);
    while let Some(place) = frame(&mut window, &label.database, at)?.and_then(|it| it.whole) {
        (head, at) = (place.head, place.at + u64::from(place.len));
    }
    Ok((head, at))
}

/// Returns the whole records, by number; of two the later one.
pub(super) fn places(file: &impl File, database: &Hash) -> Result<Vec<Place>, StoreError> {
    let mut window = Window::of(file)?;
    let mut found: BTreeMap<Seq, Place> = BTreeMap::new();
    let mut at = FRAMES;
    while at < window.size {
        at = match frame(&mut window, database, at)? {
            Some(frame) => {
                found.extend(frame.whole.map(|it| (it.head.seq, it)));
                frame.end
            }
            None => window.next_mark(at + 1)?,
        };
    }
    Ok(found.into_values().collect())
}

/// A frame whose header is whole.
struct Frame {
    end: u64,
    /// Its record, if that is whole too.
    whole: Option<Place>,
}

fn frame<F: File>(window: &mut Window<'_, F>, database: &Hash, at: u64) -> Result<Option<Frame>, StoreError> {
    let Some((seq, len)) = parse(database, window.get(at, HEADER)?) else { return Ok(None) };
    let start = at + HEADER as u64;
    let end = start + u64::from(len);
    if end > window.size {
        return Ok(None);
    }
    let hash = record::hash(seq, window.get(start, len as usize)?);
    let whole = hash.map(|hash| Place { head: Head { seq, hash }, at: start, len });
    Ok(Some(Frame { end, whole }))
}

/// A file of which much is read at once.
struct Window<'a, F> {
    file: &'a F,
    size: u64,
    /// Where `bytes` begin.
    at: u64,
    bytes: Vec<u8>,
}

impl<'a, F: File> Window<'a, F> {
    fn of(file: &'a F) -> Result<Self, StoreError> {
        Ok(Self { file, size: file.size()?, at: 0, bytes: Vec::new() })
    }

    /// Returns `len` bytes from a place on; fewer where the file ends.
    fn get(&mut self, at: u64, len: usize) -> Result<&[u8], StoreError> {
        let wanted_end = at + len as u64;
        if at < self.at || wanted_end > self.at + self.bytes.len() as u64 {
            self.bytes = self.file.read(at, len.max(WINDOW))?;
            self.at = at;
        }
        let rest = self.bytes.get((at - self.at) as usize..).unwrap_or_default();
        Ok(&rest[..len.min(rest.len())])
    }

    /// Returns where the next frame may begin; the end of the file if there is none.
    fn next_mark(&mut self, mut at: u64) -> Result<u64, StoreError> {
        while at < self.size {
            let bytes = self.get(at, WINDOW)?;
            if let Some(found) = memmem::find(bytes, &FRAME_MARK) {
                return Ok(at + found as u64);
            }
            // A mark may lie across the end of what was read.
            let step = bytes.len().saturating_sub(FRAME_MARK.len() - 1).max(1);
            at += step as u64;
        }
        Ok(self.size)
    }
}
