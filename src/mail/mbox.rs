//! Cuts a stream of bytes into messages: an mbox of any size, or a file that is one message.

use std::borrow::Cow;

use memchr::memmem;

use crate::model::{Said, Time};

use super::{
    emlx,
    from_line::{End, line_date, separates, split_line, unescape, without_blank_end},
    sniff::{FileKind, Reason, SNIFF_LEN, preamble_len, sniff},
};

/// The largest message that is read, in bytes.
pub const MAX_MESSAGE: usize = 50 * 1024 * 1024;
/// How much of a chunk is taken at once: the buffer holds at most this more than a message.
const STEP: usize = 64 * 1024;

/// What the splitter finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'x> {
    /// A message.
    Message {
        /// Its bytes, without the `From ` line and with `>From ` unescaped.
        raw: Cow<'x, [u8]>,
        /// The date of the `From ` line.
        date: Option<Time>,
        /// What the file says of it beside its header.
        said: Said,
    },
    /// Bytes that gave no message.
    Skipped {
        /// Where they start in the file.
        offset: u64,
        /// How many they are, as far as they were read.
        len: u64,
        /// Why.
        reason: Reason,
    },
}

/// Takes the bytes of one file in chunks of any size and hands out whole messages.
///
/// However the file is chunked, the pieces are the same.
#[derive(Debug)]
pub struct Splitter {
    limit: usize,
    kind: Option<Result<FileKind, Reason>>,
    /// The bytes of the message at hand, its `From ` line included.
    buffer: Vec<u8>,
    /// Up to where the buffer holds no further `From ` line.
    scanned: usize,
    /// Where the buffer starts in the file.
    offset: u64,
    /// Where the message at hand starts, if it is too large to be kept.
    too_large_from: Option<u64>,
    /// Lines end with a carriage return alone, as on the first Macs.
    ends_with_cr: bool,
}

impl Default for Splitter {
    fn default() -> Self {
        Self::with_limit(MAX_MESSAGE)
    }
}

impl Splitter {
    /// Returns a splitter that skips messages larger than `limit` bytes.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            limit,
            kind: None,
            buffer: Vec::new(),
            scanned: 0,
            offset: 0,
            too_large_from: None,
            ends_with_cr: false,
        }
    }

    /// Takes the next bytes of the file and hands the messages that they complete to `emit`.
    pub fn feed(&mut self, chunk: &[u8], emit: &mut impl FnMut(Piece<'_>)) {
        for step in chunk.chunks(STEP) {
            let start = self.buffer.len();
            self.buffer.extend_from_slice(step);
            if self.ends_with_cr {
                with_line_feeds(&mut self.buffer[start..]);
            }
            if self.kind.is_some() || self.buffer.len() >= SNIFF_LEN {
                self.advance(End::ToCome, emit);
            }
        }
    }

    /// Hands out what is left: a file that was cut off yields its last message.
    pub fn finish(mut self, emit: &mut impl FnMut(Piece<'_>)) {
        self.advance(End::Reached, emit);
        match self.kind {
            Some(Ok(_)) => self.emit_message(self.buffer.len(), emit),
            Some(Err(reason)) => {
                let len = self.offset + self.buffer.len() as u64;
                emit(Piece::Skipped { offset: 0, len, reason });
            }
            None => {}
        }
    }

    fn advance(&mut self, end: End, emit: &mut impl FnMut(Piece<'_>)) {
        if self.kind.is_none() {
            self.ends_with_cr = !self.buffer.contains(&b'\n') && self.buffer.contains(&b'\r');
            if self.ends_with_cr {
                with_line_feeds(&mut self.buffer);
            }
            self.kind = Some(sniff(&self.buffer));
            let preamble = preamble_len(&self.buffer);
            self.drop_start(preamble);
            // The first `From ` line starts the first message and ends none.
            self.scanned = 5;
        }
        match self.kind {
            Some(Ok(FileKind::Mbox)) => self.split(end, emit),
            Some(Ok(FileKind::Message | FileKind::AppleMessage)) => self.scanned = self.buffer.len(),
            // Only counted.
            _ => self.drop_start(self.buffer.len()),
        }
        if self.buffer.len() > self.limit || self.too_large_from.is_some() {
            self.forget_scanned();
        }
    }

    /// Hands out every message that another one follows.
    fn split(&mut self, end: End, emit: &mut impl FnMut(Piece<'_>)) {
        let mut start = 0;
        while let Some(found) = self.buffer.get(self.scanned..).and_then(|it| memmem::find(it, b"From ")) {
            let at = self.scanned + found;
            match separates(&self.buffer, at, end) {
                Some(true) => {
                    self.emit_span(start, at, emit);
                    start = at;
                }
                Some(false) => {}
                None => {
                    self.scanned = at;
                    self.drop_start(start);
                    return;
                }
            }
            self.scanned = at + 5;
        }
        // The last bytes may be the start of a `From `.
        self.scanned = self.scanned.max(self.buffer.len().saturating_sub(4));
        self.drop_start(start);
    }

    fn emit_message(&mut self, end: usize, emit: &mut impl FnMut(Piece<'_>)) {
        self.emit_span(0, end, emit);
    }

    fn emit_span(&mut self, start: usize, end: usize, emit: &mut impl FnMut(Piece<'_>)) {
        let here = self.offset + start as u64;
        if let Some(offset) = self.too_large_from.take() {
            let len = self.offset + end as u64 - offset;
            emit(Piece::Skipped { offset, len, reason: Reason::TooLarge });
            return;
        }
        let span = &self.buffer[start..end];
        if span.len() > self.limit {
            emit(Piece::Skipped { offset: here, len: span.len() as u64, reason: Reason::TooLarge });
            return;
        }
        let (raw, date, said) = match self.kind {
            Some(Ok(FileKind::Message)) => (Cow::Borrowed(span), None, Said::default()),
            Some(Ok(FileKind::AppleMessage)) => {
                let (raw, said) = emlx::read(span);
                (Cow::Borrowed(raw), None, said)
            }
            _ => {
                let (line, raw) = split_line(span);
                (unescape(without_blank_end(raw)), line_date(line), Said::default())
            }
        };
        emit(Piece::Message { raw, date, said });
    }

    fn drop_start(&mut self, len: usize) {
        self.buffer.drain(..len);
        self.offset += len as u64;
        self.scanned = self.scanned.saturating_sub(len);
    }

    /// Lets go of a message that is too large, but for what tells whether the next one starts.
    fn forget_scanned(&mut self) {
        self.too_large_from.get_or_insert(self.offset);
        self.drop_start(self.scanned.saturating_sub(3));
    }
}

fn with_line_feeds(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|it| **it == b'\r').for_each(|it| *it = b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = Result<(String, Option<i64>), Reason>;

    fn split_by(file: &[u8], size: usize, limit: usize) -> Vec<Found> {
        let mut pieces = Vec::new();
        let mut emit = |piece: Piece<'_>| {
            pieces.push(match piece {
                Piece::Message { raw, date, .. } => {
                    Ok((String::from_utf8_lossy(&raw).into_owned(), date.map(|it| it.0 / 1_000)))
                }
                Piece::Skipped { reason, .. } => Err(reason),
            });
        };
        let mut splitter = Splitter::with_limit(limit);
        for chunk in file.chunks(size) {
            splitter.feed(chunk, &mut emit);
        }
        splitter.finish(&mut emit);
        pieces
    }

    fn split(file: &str) -> Vec<Found> {
        let whole = split_by(file.as_bytes(), usize::MAX, MAX_MESSAGE);
        for size in [1, 2, 3, 7, 64] {
            assert_eq!(split_by(file.as_bytes(), size, MAX_MESSAGE), whole, "in chunks of {size}");
        }
        whole
    }

    #[expect(clippy::unnecessary_wraps, reason = "written beside Err(reason) in the tests below")]
    fn message(raw: &str, date: Option<i64>) -> Found {
        Found::Ok((raw.to_owned(), date))
    }

    const LINE: &str = "From ann@x.org Mon Jan  1 10:00:00 2024";

    #[test]
    fn messages_start_at_from_lines_after_blank_lines() {
        let day = Some(1_704_103_200);
        let file = format!("{LINE}\nA: 1\n\none\nFrom here\n\n{LINE}\nA: 2\n\ntwo\n");
        assert_eq!(split(&file), [message("A: 1\n\none\nFrom here\n", day), message("A: 2\n\ntwo\n", day)]);
        let crlf = file.replace('\n', "\r\n");
        assert_eq!(
            split(&crlf),
            [message("A: 1\r\n\r\none\r\nFrom here\r\n", day), message("A: 2\r\n\r\ntwo\r\n", day),]
        );
    }

    #[test]
    fn prose_that_begins_with_from_is_no_line() {
        let file = format!("{LINE}\nA: 1\n\none\n\nFrom my point of view\nit is one message.\n");
        assert_eq!(split(&file).len(), 1);
        let dateless = "From \nTo: 1\n\none\n\nFrom \nTo: 2\n\ntwo";
        assert_eq!(split(dateless), [message("To: 1\n\none\n", None), message("To: 2\n\ntwo", None)]);
    }

    #[test]
    fn lines_end_as_they_ended_on_any_machine() {
        let file = format!("{LINE}\nA: 1\n\none\n\n{LINE}\nA: 2\n\ntwo\n");
        let wanted = split(&file);
        let old = split_by(file.replace('\n', "\r").as_bytes(), 5, MAX_MESSAGE);
        assert_eq!(old, wanted);
        let one = split_by(b"Subject: a\r\rhi\rthere", usize::MAX, MAX_MESSAGE);
        assert_eq!(one, [message("Subject: a\n\nhi\nthere", None)]);
    }

    #[test]
    fn a_zero_byte_refuses_nothing() {
        let file = format!("{LINE}\nA: 1\n\no\0ne\n\n{LINE}\nA: 2\n\ntwo\n");
        assert_eq!(split(&file).len(), 2);
        assert_eq!(split("Subject: a\n\nfirst\0words"), [message("Subject: a\n\nfirst\0words", None)]);
    }

    #[test]
    fn escaped_lines_lose_one_mark() {
        let file = format!("{LINE}\n>From x\nA: 1\n\n>From a\n>>From b\n> From c\n\n>From d\n");
        let wanted = ">From x\nA: 1\n\nFrom a\n>From b\n> From c\n\nFrom d\n";
        assert_eq!(split(&file), [message(wanted, Some(1_704_103_200))]);
    }

    #[test]
    fn a_file_that_is_cut_off_yields_its_last_message() {
        let file = format!("{LINE}\nA: 1\n\none\n\n{LINE}\nA: 2\n\ntw");
        for len in 60..file.len() {
            let pieces = split(&file[..len]);
            assert!(pieces.iter().all(Result::is_ok) && !pieces.is_empty(), "{len}");
        }
    }

    #[test]
    fn one_message_is_one_piece() {
        let file = format!("\n\nSubject: a\n\nhi\n\n{LINE}\nA: 1\n\n");
        assert_eq!(split(&file), [message(&file[2..], None)]);
    }

    #[test]
    fn what_is_no_mail_gives_a_reason() {
        assert_eq!(split(""), [Err(Reason::Empty)]);
        assert_eq!(split("PK\u{3}\u{4}"), [Err(Reason::Archive)]);
        assert_eq!(split_by(&vec![0; 100_000], 10_000, 1_000), [Err(Reason::Binary)]);
        assert_eq!(split("Dear Ann,\n\nFrom here\nA: 1\n"), [Err(Reason::NoHeader)]);
    }

    #[test]
    fn a_message_over_the_limit_is_skipped_and_never_held() {
        let big = "x".repeat(300_000);
        let file = format!("{LINE}\nA: 1\n\none\n\n{LINE}\nA: 2\n\n{big}\n\n{LINE}\nA: 3\n\nthree\n");
        for size in [1_000, 65_536, 1_000_000] {
            let pieces = split_by(file.as_bytes(), size, 10_000);
            let wanted = [
                message("A: 1\n\none\n", Some(1_704_103_200)),
                Err(Reason::TooLarge),
                message("A: 3\n\nthree\n", Some(1_704_103_200)),
            ];
            assert_eq!(pieces, wanted, "in chunks of {size}");
        }
        let mut splitter = Splitter::with_limit(10_000);
        for chunk in file.as_bytes().chunks(1_000_000) {
            splitter.feed(chunk, &mut |_| {});
            assert!(splitter.buffer.len() <= 10_000 + STEP);
        }
        let eml = format!("Subject: a\n\n{big}");
        assert_eq!(split_by(eml.as_bytes(), 1_000, 10_000), [Err(Reason::TooLarge)]);
    }
}
