//! How much memory an export of 200 MB takes: `cargo test --test mail -- --ignored --nocapture exports`.

use team_inbox::channels::Around;
use team_inbox::channels::exports::{AsMail, Kind, Reader};
use team_inbox::model::Channel;

/// Returns the most memory that was used so far, in MB.
fn most() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or_default() / 1024
}

#[test]
#[ignore = "measures"]
fn two_hundred_megabytes_take_as_much_memory_as_a_piece() {
    const PIECE: usize = 2 * 1024 * 1024;
    let (before, around) = (most(), Around { channel: Channel::WhatsApp, ..Around::default() });
    let (mut reader, mut as_mail) = (Reader::of(Kind::WhatsApp, b"", &around), AsMail::of(&around));
    let (mut piece, mut read, mut count) = (String::new(), 0, 0);
    while read < 200 * 1024 * 1024 {
        piece.clear();
        while piece.len() < PIECE {
            let day = 1 + (count + piece.len()) % 28;
            piece +=
                &format!("{day:02}/01/2023, 18:05 - Kim Novak: Hello, a message of some length {read}\n");
        }
        read += piece.len();
        let found = reader.feed(piece.as_bytes());
        count += found.messages.len();
        let _ = as_mail.write(found.messages);
    }
    count += reader.finish().messages.len();
    println!("{count} messages of {} MB: {} MB at most, {before} MB before", read >> 20, most());
    assert!(most() - before < 64, "it is kept as a whole");
}
