//! Pictures that may be shown: such as are nothing but dots, told by their first bytes.

use super::markup::pictures;
use crate::model::{Attached, BodyRef};

/// The media types; an `svg` is a document.
const DOTS: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"];
/// So many bytes tell.
pub const PICTURE_LEN: u64 = 12;
/// How much of pictures one document shows, in bytes.
pub const MAX_PICTURES: usize = 24 * 1024 * 1024;

/// Tells whether a media type is that of a picture that may be shown.
pub fn is_picture(media: &str) -> bool {
    DOTS.contains(&media)
}

/// Returns the media type of a picture that may be shown, by its first [`PICTURE_LEN`] bytes.
pub fn picture_kind(start: &[u8]) -> Option<&'static str> {
    let at = |place: usize, what: &[u8]| start.get(place..).is_some_and(|it| it.starts_with(what));
    Some(match () {
        () if at(0, b"\x89PNG\r\n\x1a\n") => "image/png",
        () if at(0, b"\xff\xd8\xff") => "image/jpeg",
        () if at(0, b"GIF87a") || at(0, b"GIF89a") => "image/gif",
        () if at(0, b"RIFF") && at(8, b"WEBP") => "image/webp",
        () if at(4, b"ftypavif") || at(4, b"ftypavis") => "image/avif",
        () if at(0, b"BM") => "image/bmp",
        () => return None,
    })
}

/// Returns the name under which a picture can stand in a text. No other picture has it.
pub fn picture_name(file: &str, media: &str, body: &BodyRef) -> String {
    /// Of a long name so much is kept.
    const LONGEST: usize = 40;
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    let plain: String = stem.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect();
    let mut words: Vec<_> = plain.split_whitespace().map(str::to_owned).collect();
    words.push(body.pack.iter().take(4).map(|it| format!("{it:02x}")).collect());
    let name = words.join("-");
    let kind = media.strip_prefix("image/").unwrap_or("png");
    format!("{}.{kind}", &name[name.len().saturating_sub(LONGEST)..].trim_start_matches('-'))
}

/// Parts the files of a text into those that stand within it and those that go beside it.
pub fn part_files(text: &str, files: &[Attached]) -> (Vec<Attached>, Vec<Attached>) {
    let shown = pictures(text);
    files.iter().cloned().partition(|it| shown.contains(&it.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_by_its_bytes() {
        for (start, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\r"[..], Some("image/png")),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (b"GIF89a", Some("image/gif")),
            (b"RIFF\0\0\0\0WEBP", Some("image/webp")),
            (b"\0\0\0 ftypavif", Some("image/avif")),
            (b"BM", Some("image/bmp")),
            (b"<svg xmlns=", None),
            (b"%PDF-1.7", None),
            (b"", None),
        ] {
            assert_eq!(picture_kind(start), kind);
            assert!(kind.is_none_or(is_picture));
        }
        assert!(!is_picture("image/svg+xml"));
    }

    #[test]
    fn a_picture_gets_a_name_that_can_stand_in_a_text() {
        let body = BodyRef { pack: [0xab; 16], ..BodyRef::default() };
        let long = "x".repeat(300);
        for (file, name) in [
            ("Screenshot 2026-01-02 (1)_ä.png", "Screenshot-2026-01-02-1-abababab.png"),
            ("", "abababab.png"),
            ("../..", "abababab.png"),
            (long.as_str(), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-abababab.png"),
        ] {
            assert_eq!(picture_name(file, "image/png", &body), name);
            assert_eq!(pictures(&format!("![]({name})")), [name]);
        }
    }
}
