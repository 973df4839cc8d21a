//! Which pictures of a message may be shown: such as came with it.

use crate::mail::encode::base64_encode;
use crate::mail::html_text::unescape_into;
use crate::mail::pictures::{MAX_PICTURES, is_picture};

/// A picture that came with the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineImage {
    /// The media type in lower case.
    pub media: String,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// The pictures of one message.
pub(super) struct Images<'f> {
    /// Finds the attachment that a `cid:` address names.
    inline: &'f mut dyn FnMut(&str) -> Option<InlineImage>,
    /// How many were left out, since they are on other servers.
    pub remote: u32,
    /// What is put into the document, in bytes.
    bytes: usize,
}

impl<'f> Images<'f> {
    pub fn new(inline: &'f mut dyn FnMut(&str) -> Option<InlineImage>) -> Self {
        Self { inline, remote: 0, bytes: 0 }
    }

    /// Returns the address under which a picture may be shown: only such as hold it themselves.
    pub fn address(&mut self, source: &str) -> Option<String> {
        let mut address = String::new();
        unescape_into(source.trim(), &mut address);
        let (scheme, rest) = address.split_once(':')?;
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => {
                self.remote += 1;
                None
            }
            "cid" => {
                let image = (self.inline)(rest.trim_matches(['<', '>']))?;
                is_picture(&image.media).then_some(())?;
                self.has_room_for(image.bytes.len()).then_some(())?;
                Some(format!("data:{};base64,{}", image.media, base64_encode(&image.bytes)))
            }
            "data" => {
                let (media, data) = rest.split_once(',')?;
                let media = media.strip_suffix(";base64")?.to_ascii_lowercase();
                let data: String = data.chars().filter(|it| !it.is_ascii_whitespace()).collect();
                let is_base64 =
                    data.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'='));
                let is_fine = is_picture(&media) && is_base64 && self.has_room_for(data.len());
                is_fine.then(|| format!("data:{media};base64,{data}"))
            }
            _ => None,
        }
    }

    fn has_room_for(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        self.bytes <= MAX_PICTURES
    }
}
