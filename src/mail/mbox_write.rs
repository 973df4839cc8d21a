//! Writing an mbox: what other mail programs import.

use mail_parser::DateTime;

use crate::model::Time;

/// Appends a message to an mbox. Lines that look like the start of a message get a `>` (mboxrd),
/// which reading takes away again.
pub fn append_to_mbox(mbox: &mut Vec<u8>, raw: &[u8], from: &str, at: Time) {
    let from = if from.is_empty() { "MAILER-DAEMON" } else { from };
    mbox.extend_from_slice(
        format!("From {} {}\n", from.replace(char::is_whitespace, ""), line_date(at)).as_bytes(),
    );
    for line in raw.split_inclusive(|it| *it == b'\n') {
        let marks = line.iter().take_while(|it| **it == b'>').count();
        if line[marks..].starts_with(b"From ") {
            mbox.push(b'>');
        }
        mbox.extend_from_slice(line);
    }
    mbox.extend_from_slice(if raw.ends_with(b"\n") { b"\n" } else { b"\n\n" });
}

/// Returns a time as `Fri Jan 24 12:24:14 2003`.
fn line_date(at: Time) -> String {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let seconds = at.0.div_euclid(1_000);
    let date = DateTime::from_timestamp(seconds);
    // The epoch was a Thursday.
    let day = DAYS[(seconds.div_euclid(86_400) + 4).rem_euclid(7) as usize];
    let month = MONTHS[usize::from(date.month.clamp(1, 12)) - 1];
    let (hour, minute, second) = (date.hour, date.minute, date.second);
    format!("{day} {month} {:2} {hour:02}:{minute:02}:{second:02} {}", date.day, date.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Piece, Splitter};

    #[test]
    fn what_is_written_reads_back() {
        let messages: [&[u8]; 3] =
            [b"Subject: a\n\nFrom here\n>From there\nend", b"Subject: b\n\nx\n", b"Subject: c\r\n\r\ny\r\n"];
        let at = Time(1_043_411_054_000);
        let mut mbox = Vec::new();
        messages.iter().for_each(|it| append_to_mbox(&mut mbox, it, "a@x", at));
        assert!(mbox.starts_with(b"From a@x Fri Jan 24 12:24:14 2003\n"));
        let mut found = Vec::new();
        let mut splitter = Splitter::default();
        let mut note = |piece: Piece<'_>| match piece {
            Piece::Message { raw, date, .. } => found.push((raw.into_owned(), date)),
            Piece::Skipped { .. } => {}
        };
        splitter.feed(&mbox, &mut note);
        splitter.finish(&mut note);
        assert_eq!(found.len(), 3);
        for ((raw, date), message) in found.iter().zip(messages) {
            assert_eq!(raw.trim_ascii_end(), message.trim_ascii_end());
            assert_eq!(*date, Some(at));
        }
    }
}
