//! The directory of a .zip, which is what an export with its pictures is: what is in it, and where.

/// So much of the end of a file holds the end of its directory: the longest comment, and what stands
/// before it.
pub const TAIL: u64 = 66_000;
/// The beginning of a .zip.
const MARK: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";

/// Something in a .zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with folders.
    pub name: String,
    /// It is deflated; else it is stored as it is.
    pub deflated: bool,
    /// How many bytes it takes.
    pub packed: u64,
    /// How many bytes it has.
    pub size: u64,
    /// Where its own head begins.
    pub at: u64,
}

/// So many bytes of the head of an entry tell where it begins.
pub const HEAD: u64 = 30;

/// Tells whether a file is a .zip, by how it begins.
pub fn is_it(head: &[u8]) -> bool {
    head.starts_with(MARK)
}

/// Returns where the directory of a .zip lies, by the end of the file; none if it has none that is
/// understood.
pub fn directory(tail: &[u8]) -> Option<std::ops::Range<u64>> {
    let at = memchr::memmem::rfind(tail, END)?;
    let (len, start) = (number(tail, at + 12, 4)?, number(tail, at + 16, 4)?);
    // Beyond 4 GB both say so, and the numbers stand elsewhere.
    (start < u64::from(u32::MAX)).then(|| start..start + len)
}

/// Returns what is in a .zip, by its directory. What is encrypted or packed otherwise is left out, and so
/// is what has no bytes.
pub fn entries(directory: &[u8]) -> Vec<Entry> {
    let (mut entries, mut at) = (Vec::new(), 0);
    while directory.get(at..at + 4) == Some(ENTRY) {
        let read = |from: usize, len: usize| number(directory, at + from, len);
        let Some([flags, method, packed, size, name, extra, comment, start]) = all([
            read(8, 2),
            read(10, 2),
            read(20, 4),
            read(24, 4),
            read(28, 2),
            read(30, 2),
            read(32, 2),
            read(42, 4),
        ]) else {
            break;
        };
        let Some(named) = directory.get(at + 46..at + 46 + name as usize) else { break };
        let name_text = String::from_utf8_lossy(named).into_owned();
        if flags & 1 == 0 && matches!(method, 0 | 8) && size > 0 {
            entries.push(Entry { name: name_text, deflated: method == 8, packed, size, at: start });
        }
        at += 46 + (name + extra + comment) as usize;
    }
    entries
}

/// Returns where the bytes of an entry lie, by its own head.
pub fn bytes_of(entry: &Entry, head: &[u8]) -> Option<std::ops::Range<u64>> {
    let start = head.starts_with(MARK).then(|| Some(number(head, 26, 2)? + number(head, 28, 2)?))??;
    let start = entry.at + HEAD + start;
    Some(start..start + entry.packed)
}

impl Entry {
    /// Returns its name without folders.
    pub fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// Tells whether it may be what was said: a text, not a picture.
    pub fn may_be_text(&self) -> bool {
        let end = self.name.rsplit_once('.').map(|it| it.1.to_lowercase());
        let is_shadow = self.name.starts_with("__MACOSX") || self.file_name().starts_with("._");
        !is_shadow && end.is_some_and(|it| matches!(it.as_str(), "txt" | "json" | "xml" | "csv"))
    }
}

fn number(bytes: &[u8], at: usize, len: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + len)?;
    Some(bytes.iter().rev().fold(0, |number, it| (number << 8) | u64::from(*it)))
}

fn all<const N: usize>(numbers: [Option<u64>; N]) -> Option<[u64; N]> {
    let mut found = [0; N];
    for (place, it) in found.iter_mut().zip(numbers) {
        *place = it?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a .zip whose entries are stored as they are.
    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let le = |number: usize, len: usize| number.to_le_bytes()[..len].to_vec();
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let at = out.len();
            let sizes = [le(bytes.len(), 4), le(bytes.len(), 4), le(name.len(), 2), le(0, 2)].concat();
            let common = [le(20, 2), le(0, 2), le(0, 2), le(0, 4), le(0, 4), sizes].concat();
            out.extend([MARK, &common, name.as_bytes(), bytes].concat());
            let rest = [le(0, 2), le(0, 2), le(0, 2), le(0, 4), le(at, 4)].concat();
            directory.extend([ENTRY, &le(20, 2), &common, &rest, name.as_bytes()].concat());
        }
        let (at, len, count) = (out.len(), directory.len(), files.len());
        let end = [le(0, 4), le(count, 2), le(count, 2), le(len, 4), le(at, 4), le(4, 2)].concat();
        [out, directory, END.to_vec(), end, b"note".to_vec()].concat()
    }

    #[test]
    fn what_is_in_a_zip_is_found_where_it_lies() {
        let bytes = zip(&[
            ("chat/_chat.txt", b"[24.01.23, 18:05:00] Kim: Hi"),
            ("chat/a.jpg", b"\xff\xd8"),
            ("empty/", b""),
        ]);
        assert!(is_it(&bytes));
        let range = directory(&bytes).unwrap();
        let entries = entries(&bytes[range.start as usize..range.end as usize]);
        assert_eq!(entries.iter().map(Entry::file_name).collect::<Vec<_>>(), ["_chat.txt", "a.jpg"]);
        assert!(entries[0].may_be_text() && !entries[1].may_be_text());
        let head = &bytes[entries[1].at as usize..][..HEAD as usize];
        let range = bytes_of(&entries[1], head).unwrap();
        assert_eq!(&bytes[range.start as usize..range.end as usize], b"\xff\xd8");
    }

    #[test]
    fn what_is_damaged_gives_nothing_and_never_a_panic() {
        let bytes = zip(&[("a.txt", b"Hello"), ("b.txt", b"there")]);
        for end in 0..bytes.len() {
            let cut = &bytes[..end];
            if let Some(range) = directory(cut) {
                let _ = entries(cut.get(range.start as usize..range.end as usize).unwrap_or_default());
            }
            let _ = entries(cut);
        }
        assert_eq!(directory(b""), None);
        let entry = Entry { name: "a".into(), deflated: false, packed: 1, size: 1, at: 0 };
        assert_eq!(bytes_of(&entry, b"PK"), None);
    }
}
