//! A run of text and what could be in it.

/// A block is closed at this size: small enough that most blocks lack some part of a rare word.
const FULL: usize = 64 * 1024;
const BITS: usize = 1 << 16;

/// Text, and a bit for each three-letter run in it.
pub struct Block {
    text: String,
    runs: Box<[u64]>,
}

impl Default for Block {
    fn default() -> Self {
        Self { text: String::new(), runs: vec![0; BITS / 64].into_boxed_slice() }
    }
}

impl Block {
    /// Tells whether more text goes into a new block.
    pub const fn is_full(&self) -> bool {
        self.text.len() >= FULL
    }

    /// Adds text; returns where it starts.
    pub fn add(&mut self, text: &str) -> u32 {
        let start = self.text.len();
        self.text.push_str(text);
        for run in super::fold(text).as_bytes().windows(3) {
            let bit = bit(run);
            self.runs[bit / 64] |= 1 << (bit % 64);
        }
        if self.is_full() {
            self.text.shrink_to_fit();
        }
        start as u32
    }

    /// Returns the text between two places.
    pub fn text(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Tells whether a word with these bits could be in the text.
    pub fn may_hold(&self, bits: &[usize]) -> bool {
        bits.iter().all(|bit| self.runs[bit / 64] & (1 << (bit % 64)) != 0)
    }

    /// Returns how many bytes it takes.
    pub const fn size(&self) -> usize {
        self.text.capacity() + BITS / 8
    }
}

/// Returns the bits of the runs of a folded word; a word of two letters has none.
pub fn bits(folded: &str) -> Vec<usize> {
    folded.as_bytes().windows(3).map(bit).collect()
}

fn bit(run: &[u8]) -> usize {
    let run = run.iter().fold(0_u32, |run, byte| (run << 8) | u32::from(*byte));
    (run.wrapping_mul(0x9e37_79b1) >> 16) as usize
}
