//! A reserve of space for acts of people: a file of no use that is given up when the disk is full.
//!
//! Where a log cannot be written any more, Chromium cuts every connection of the origin, and the
//! database cannot be opened until there is room. So the file lies outside it, in Cache storage.

use crate::browser::cache;

const NAME: &str = "spare";
/// Thousands of acts; a small database needs some of it to open at all.
const SIZE: usize = 4 * 1024 * 1024;

/// Lays the reserve by, if there is none. Tells whether there is one now.
pub async fn lay_by() -> bool {
    match cache::get(NAME).await {
        Ok(Some(it)) if it.len() == SIZE => true,
        Ok(_) => cache::put(NAME, noise()).await.is_ok(),
        Err(_) => false,
    }
}

/// Gives the reserve up. Tells whether there was one.
pub(super) async fn release() -> bool {
    cache::remove(NAME).await.unwrap_or(false)
}

/// Returns bytes that no file system can store in less.
fn noise() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let word = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(word).take(SIZE / 8).flatten().collect()
}
