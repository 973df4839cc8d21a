//! TNEF, the `winmail.dat` of Outlook: the files and the text in it.

/// So many files are looked for, and so long their names are.
const MAX_FILES: usize = 200;
const MAX_NAME: usize = 200;
/// So many values of one property, and properties of one list.
const MAX_PROPERTIES: u32 = 10_000;

/// What was in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// The text, if it has one.
    pub text: Option<String>,
    /// The HTML, if it has one.
    pub html: Option<Vec<u8>>,
    /// The files.
    pub files: Vec<Packed>,
}

/// A file in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Packed {
    pub name: String,
    pub media: String,
    pub bytes: Vec<u8>,
}

/// Unpacks; none if it is no TNEF. What is cut off ends what is read.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Unpacked> {
    let mut reader = Reader { rest: bytes };
    (reader.u32()? == 0x223e_9f78).then_some(())?;
    reader.take(2)?;
    let mut found = Unpacked::default();
    while let Some(attribute) = reader.attribute() {
        let (id, data) = attribute;
        let has_room = found.files.len() < MAX_FILES;
        match (id & 0xffff, found.files.last_mut()) {
            (0x9002, _) if has_room => found.files.push(Packed::default()),
            (0x8010, Some(file)) if file.name.is_empty() => file.name = eight_bits(data),
            (0x800f, Some(file)) => file.bytes = data.to_vec(),
            (0x9005, Some(file)) => {
                let mut properties = Reader { rest: data };
                properties.each_property(&mut |id, value| match id {
                    0x3707 => file.name = value.text(),
                    0x3704 if file.name.is_empty() => file.name = value.text(),
                    0x370e => file.media = value.text().to_lowercase(),
                    0x3701 if file.bytes.is_empty() => file.bytes = value.bytes().to_vec(),
                    _ => {}
                });
            }
            (0x800c, _) => found.text = Some(eight_bits(data)),
            (0x9003, _) => {
                let mut properties = Reader { rest: data };
                properties.each_property(&mut |id, value| match id {
                    0x1000 => found.text = Some(value.text()),
                    0x1013 => found.html = Some(value.bytes().to_vec()),
                    _ => {}
                });
            }
            _ => {}
        }
    }
    found.files.retain(|it| !it.bytes.is_empty() || !it.name.is_empty());
    for file in &mut found.files {
        let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = super::fields::one_line(name, MAX_NAME).trim_start_matches('.').to_owned();
        file.name = if name.is_empty() { "untitled.bin".to_owned() } else { name };
    }
    Some(found)
}

/// A value of a property: letters of one or two bytes, or bytes.
struct Value<'x> {
    kind: u16,
    data: &'x [u8],
}

impl Value<'_> {
    fn text(&self) -> String {
        if self.kind != 0x1f {
            return eight_bits(self.bytes());
        }
        let units = self.data.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
        let text: String =
            char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        text.trim_end_matches('\0').to_owned()
    }

    /// An object begins with what it is.
    fn bytes(&self) -> &[u8] {
        if self.kind == 0x0d { self.data.get(16..).unwrap_or_default() } else { self.data }
    }
}

fn eight_bits(data: &[u8]) -> String {
    super::charset::guessed(data, false).trim_end_matches('\0').to_owned()
}

struct Reader<'x> {
    rest: &'x [u8],
}

impl<'x> Reader<'x> {
    fn take(&mut self, len: usize) -> Option<&'x [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Reads an attribute: its level, its number, its length, its data and a sum nobody minds.
    fn attribute(&mut self) -> Option<(u32, &'x [u8])> {
        self.take(1)?;
        let (id, len) = (self.u32()?, self.u32()? as usize);
        let data = self.take(len)?;
        // The sum may be cut off.
        let _ = self.take(2);
        Some((id, data))
    }

    fn each_property(&mut self, note: &mut impl FnMut(u16, Value<'x>)) -> Option<()> {
        for _ in 0..self.u32()?.min(MAX_PROPERTIES) {
            let (kind, id) = (self.u16()?, self.u16()?);
            if id >= 0x8000 {
                self.named()?;
            }
            let (is_several, kind) = (kind & 0x1000 != 0, kind & 0x0fff);
            let is_long = matches!(kind, 0x1e | 0x1f | 0x0d | 0x102);
            let count = if is_several || is_long { self.u32()?.min(MAX_PROPERTIES) } else { 1 };
            for _ in 0..count {
                let data = if is_long {
                    let len = self.u32()? as usize;
                    let data = self.take(len)?;
                    self.take((4 - len % 4) % 4)?;
                    data
                } else {
                    self.take(match kind {
                        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => 8,
                        0x48 => 16,
                        _ => 4,
                    })?
                };
                note(id, Value { kind, data });
            }
        }
        Some(())
    }

    /// Passes over the name of a property that has no number of its own.
    fn named(&mut self) -> Option<()> {
        self.take(16)?;
        if self.u32()? == 0 {
            self.take(4)?;
        } else {
            let len = self.u32()? as usize;
            self.take(len)?;
            self.take((4 - len % 4) % 4)?;
        }
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
        [&[level][..], &id.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data, &[0, 0]].concat()
    }

    fn property(kind: u16, id: u16, data: &[u8]) -> Vec<u8> {
        let pad = vec![0; (4 - data.len() % 4) % 4];
        [
            &kind.to_le_bytes()[..],
            &id.to_le_bytes(),
            &1_u32.to_le_bytes(),
            &(data.len() as u32).to_le_bytes(),
            data,
            &pad,
        ]
        .concat()
    }

    /// Returns a container with a text, HTML and two files.
    pub fn sample() -> Vec<u8> {
        let wide = |it: &str| it.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let list = |all: &[Vec<u8>]| [&(all.len() as u32).to_le_bytes()[..], &all.concat()].concat();
        let flag = [&0x0003_u16.to_le_bytes()[..], &0x0e07_u16.to_le_bytes(), &[0; 4]].concat();
        let props = list(&[
            flag.clone(),
            property(0x1e, 0x1000, b"plain words\0"),
            property(0x102, 0x1013, b"<p>rich words</p>"),
        ]);
        let second = list(&[
            flag,
            property(0x1f, 0x3707, &wide("Übersicht lang.pdf")),
            property(0x1e, 0x370e, b"application/pdf\0"),
        ]);
        [
            0x223e_9f78_u32.to_le_bytes().to_vec(),
            vec![1, 0],
            attribute(1, 0x0006_9003, &props),
            attribute(2, 0x0006_9002, &[0; 14]),
            attribute(2, 0x0001_8010, b"one.txt\0"),
            attribute(2, 0x0006_800f, b"first file"),
            attribute(2, 0x0006_9002, &[0; 14]),
            attribute(2, 0x0001_8010, b"UEBERS~1.PDF\0"),
            attribute(2, 0x0006_800f, b"%PDF"),
            attribute(2, 0x0006_9005, &second),
        ]
        .concat()
    }

    #[test]
    fn files_and_text_are_unpacked() {
        let found = unpack(&sample()).unwrap();
        assert_eq!(found.text.as_deref(), Some("plain words"));
        assert_eq!(found.html.as_deref(), Some(&b"<p>rich words</p>"[..]));
        let files: Vec<_> =
            found.files.iter().map(|it| (it.name.as_str(), it.media.as_str(), it.bytes.as_slice())).collect();
        assert_eq!(
            files,
            [("one.txt", "", &b"first file"[..]), ("Übersicht lang.pdf", "application/pdf", b"%PDF"),]
        );
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_read_as_far_as_it_goes() {
        let whole = sample();
        for len in 0..whole.len() {
            let found = unpack(&whole[..len]);
            assert_eq!(found.is_some(), len >= 6, "{len}");
        }
        let mut odd = whole.clone();
        for at in 6..odd.len() {
            odd[at] ^= 0xff;
            let _ = unpack(&odd);
            odd[at] ^= 0xff;
        }
        assert_eq!(unpack(b"PK\x03\x04 something else"), None);
    }
}
