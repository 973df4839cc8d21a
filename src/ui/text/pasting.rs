//! What is said of pictures in pasted text that do not stand in it.

use crate::mail::LeftOut;
use crate::ui::text::language::{Said, say};

/// What was pasted is too much for formatted text.
pub const AS_TEXT: Said = say("That is too large to paste with its formatting. Its text was pasted.");

/// Returns how many pictures of pasted text are not in it, and why.
pub fn left_out(it: &LeftOut) -> String {
    let all = [
        (it.remote, remote(it.remote)),
        (it.missing, missing(it.missing)),
        (it.damaged, damaged(it.damaged)),
        (it.drawings, drawings(it.drawings)),
        (it.beside, beside(it.beside)),
        (it.too_large, too_large(it.too_large)),
    ];
    let said: Vec<_> = all.into_iter().filter(|it| it.0 > 0).map(|it| it.1).collect();
    said.join(" ")
}

fn remote(count: u32) -> String {
    say!(
        "{count|one # picture is on another website and was not loaded|other # pictures are on other websites and were not loaded}. Save what you need there, then drop it here.",
        count
    )
}

fn missing(count: u32) -> String {
    say!(
        "{count|one # picture was not in the clipboard|other # pictures were not in the clipboard}. Copy each one by itself and paste it here.",
        count
    )
}

fn damaged(count: u32) -> String {
    say!(
        "{count|one # picture is damaged and was left out|other # pictures are damaged and were left out}.",
        count
    )
}

fn drawings(count: u32) -> String {
    say!(
        "{count|one # drawing (SVG) cannot be shown in mail and is attached as a file|other # drawings (SVG) cannot be shown in mail and are attached as files}.",
        count
    )
}

fn beside(count: u32) -> String {
    say!(
        "Pictures in the text may have 24 MB together: {count|one # is attached as a file|other # are attached as files}.",
        count
    )
}

fn too_large(count: u32) -> String {
    say!(
        "{count|one # picture is larger than 25 MB, which no mail takes, and was left out|other # pictures are larger than 25 MB, which no mail takes, and were left out}.",
        count
    )
}
