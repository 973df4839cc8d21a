//! Apple's .emlx: the length of the message on a line of its own, the message, and a property list
//! with its flags.

use memchr::memmem;

use crate::model::Said;

/// Returns the length of a first line that holds nothing but a number.
pub(crate) fn first_line(bytes: &[u8]) -> Option<usize> {
    let len = memchr::memchr(b'\n', &bytes[..bytes.len().min(32)])? + 1;
    let digits = bytes[..len].trim_ascii();
    (!digits.is_empty() && digits.iter().all(u8::is_ascii_digit)).then_some(len)
}

/// Returns the message, and what is said of it behind.
pub(crate) fn read(file: &[u8]) -> (&[u8], Said) {
    let start = first_line(file).unwrap_or(0);
    let (line, rest) = file.split_at(start);
    let len = std::str::from_utf8(line.trim_ascii()).ok().and_then(|it| it.parse().ok());
    let len =
        len.filter(|it| *it <= rest.len()).or_else(|| memmem::find(rest, b"<?xml")).unwrap_or(rest.len());
    let (message, list) = rest.split_at(len);
    (message, flags(list).map_or_else(Said::default, said))
}

/// Returns the number under the key `flags`.
fn flags(list: &[u8]) -> Option<u64> {
    let list = String::from_utf8_lossy(list);
    let (_, behind) = list.split_once("<key>flags</key>")?;
    let (number, _) = behind.split_once("<integer>")?.1.split_once("</integer>")?;
    number.trim().parse().ok()
}

fn said(flags: u64) -> Said {
    let has = |bit: u32| flags & 1 << bit != 0;
    Said { read: Some(has(0)), deleted: has(1), starred: has(4), draft: has(6), ..Said::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_stands_between_its_length_and_its_flags() {
        let plist =
            "<?xml version=\"1.0\"?>\n<plist><dict><key>flags</key>\n<integer>17</integer></dict></plist>";
        let file = format!("15        \nSubject: a\n\nhi\n{plist}");
        let (raw, said) = read(file.as_bytes());
        assert_eq!(raw, b"Subject: a\n\nhi\n");
        assert_eq!(said, Said { read: Some(true), starred: true, ..Said::default() });
        let wrong = format!("999\nSubject: a\n\nhi\n{plist}");
        assert_eq!(read(wrong.as_bytes()).0, b"Subject: a\n\nhi\n");
        assert_eq!(read(b"3\nSubject: a\n\nhi\n"), (&b"Sub"[..], Said::default()));
        assert_eq!(read(b""), (&b""[..], Said::default()));
    }
}
