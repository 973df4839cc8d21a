//! HTML that somebody pastes, with the pictures that it holds kept as files of the draft.

use super::Bench;
use super::writing::LARGEST;
use crate::mail::{self, Held, Kept, picture_name};
use crate::model::Attached;
use crate::store::{Bodies, pack_file};
use crate::work::{Pasted, WorkError};

/// What a picture is called that says nothing of itself.
const NAMELESS: &str = "picture";
/// Of what a picture shows so many letters are its name.
const LONGEST_NAME: usize = 60;

/// Reads what somebody pastes; none if it is too much.
pub async fn pasted(
    bench: &Bench,
    html: &str,
    brought: Vec<Attached>,
    mut room: u64,
) -> Result<Option<Pasted>, WorkError> {
    let names: Vec<_> = brought.iter().map(|it| it.name.clone()).collect();
    let (mut pasted, mut packs) = (Pasted::default(), Vec::new());
    let mut keep = |it: Held| {
        let size = it.bytes.len() as u64;
        if size > LARGEST {
            return Kept::TooLarge;
        }
        let (pack, body) = pack_file(&it.bytes);
        packs.push(pack);
        let file = |name| Attached { name, media: it.media.clone(), size: size as u32, body };
        if !it.is_shown || size > room {
            pasted.beside.push(file(file_name(&it)));
            return Kept::Beside;
        }
        room -= size;
        let name = picture_name(&it.shows, &it.media, &body);
        if !pasted.within.iter().any(|it| it.name == name) {
            pasted.within.push(file(name.clone()));
        }
        Kept::Within(name)
    };
    let Some((html, left_out)) = mail::pasted(html, &names, &mut keep) else { return Ok(None) };
    bench.store().await?.put_packs(packs).await?;
    pasted.within.extend(brought.into_iter().filter(|it| html.contains(&it.name)));
    Ok(Some(Pasted { html, left_out, ..pasted }))
}

/// Returns what the file of a picture is called.
fn file_name(it: &Held) -> String {
    let shows = if it.shows.is_empty() { NAMELESS } else { &it.shows };
    let kind = it.media.trim_start_matches("image/").split('+').next().unwrap_or_default();
    let name: String =
        shows.chars().filter(|it| !it.is_control() && !"/\\".contains(*it)).take(LONGEST_NAME).collect();
    format!("{name}.{kind}")
}
