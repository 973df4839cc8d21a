//! Which rows are on screen, and where. Arithmetic only.
//!
//! Rows of a list have one height, so that a million of them cost as much as forty. Chromium clamps an
//! element's height at 33,554,428 px; a longer list gets that height, and scroll positions are
//! scaled to it.

/// The tallest list that a browser lays out.
const TALLEST: f64 = 33_554_000.0;
/// Rows kept ready above and below what is seen.
const SPARE: usize = 6;
/// Elements show other rows after so many at a time, not after each.
const STRIDE: usize = 4;

/// Returns a length as styles say it. Half a pixel is not seen, and to write fractions takes 5 kB of code.
pub const fn pixels(length: f64) -> i64 {
    length.round() as i64
}

/// A list of rows seen through a viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The height of a row.
    pub row: f64,
    /// How many rows there are.
    pub len: usize,
    /// The height of what is seen.
    pub viewport: f64,
    /// How far it is scrolled.
    pub scroll: f64,
}

impl Window {
    /// Returns the height of the whole list.
    pub fn height(&self) -> f64 {
        self.full_height().min(TALLEST)
    }

    /// Returns the first row to be kept ready.
    pub fn first(&self, slots: usize) -> usize {
        let first = self.first_seen().saturating_sub(SPARE);
        (first - first % STRIDE).min(self.len.saturating_sub(slots))
    }

    /// Returns how many rows are kept ready at a time.
    pub fn slots(&self) -> usize {
        (self.viewport / self.row).ceil() as usize + 1 + 2 * SPARE
    }

    /// Returns what is to be added to `at * row` for the place of a row.
    pub fn offset(&self) -> f64 {
        // Whole multiples of 4 stay exact in the compositor's single precision.
        ((self.scroll - self.top()) / 4.0).round() * 4.0
    }

    /// Returns how many rows fit, for Page Up and Page Down.
    pub fn page(&self) -> usize {
        ((self.viewport / self.row) as usize).max(2) - 1
    }

    /// Returns where to scroll so that a row is wholly seen; none if it is.
    pub fn reveal(&self, at: usize) -> Option<f64> {
        let (from, to) = (at as f64 * self.row, (at + 1) as f64 * self.row);
        let top = self.top();
        let wanted = if from < top {
            from
        } else if to > top + self.viewport {
            to - self.viewport
        } else {
            return None;
        };
        Some(wanted.max(0.0) / self.scale())
    }

    /// Returns where to scroll so that what is seen stays where it is although so many more rows stand above it, or
    /// fewer. At its top a list shows what comes.
    pub fn kept_still(&self, more: isize) -> Option<f64> {
        let is_at_top = self.scroll < 1.0;
        (more != 0 && !is_at_top).then(|| (self.top() + more as f64 * self.row).max(0.0) / self.scale())
    }

    /// Returns the first row of which something is seen.
    pub fn first_seen(&self) -> usize {
        (self.top() / self.row) as usize
    }

    /// Returns how far the unscaled list would be scrolled.
    fn top(&self) -> f64 {
        self.scroll.max(0.0) * self.scale()
    }

    fn scale(&self) -> f64 {
        let (hidden, scrolled) = (self.full_height() - self.viewport, self.height() - self.viewport);
        if hidden > scrolled && scrolled > 0.0 { hidden / scrolled } else { 1.0 }
    }

    fn full_height(&self) -> f64 {
        self.len as f64 * self.row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: f64 = 60.0;

    const fn window(len: usize, scroll: f64) -> Window {
        Window { row: ROW, len, viewport: 600.0, scroll }
    }

    #[test]
    fn the_ends_of_a_list_are_shown() {
        let slots = window(1000, 0.0).slots();
        assert_eq!(window(1000, 0.0).first(slots), 0);
        let end = window(1000, 1000.0 * ROW - 600.0);
        assert_eq!(end.first(slots) + slots, 1000);
        assert_eq!(window(3, 0.0).first(slots), 0);
        assert_eq!(window(0, 0.0).first(slots), 0);
    }

    #[test]
    fn what_is_seen_is_always_ready() {
        let slots = window(1000, 0.0).slots();
        for scroll in (0..(1000 * 60 - 600)).step_by(7) {
            let first = window(1000, f64::from(scroll)).first(slots);
            assert!(
                first <= scroll as usize / 60 && (first + slots) * 60 >= scroll as usize + 600,
                "{scroll}"
            );
        }
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_shortest_way() {
        let seen = window(1000, 1200.0);
        assert_eq!(seen.reveal(20), None);
        assert_eq!(seen.reveal(29), None);
        assert_eq!(seen.reveal(19), Some(1140.0));
        assert_eq!(seen.reveal(30), Some(1260.0));
    }

    #[test]
    fn what_is_seen_stays_where_it_is() {
        assert_eq!(window(1000, 0.0).kept_still(3), None, "what comes is seen at the top");
        assert_eq!(window(1000, 1200.0).kept_still(0), None);
        assert_eq!(window(1000, 1210.0).kept_still(3), Some(1390.0));
        assert_eq!(window(1000, 1210.0).kept_still(-2), Some(1090.0));
        assert_eq!(window(1000, 70.0).kept_still(-5), Some(0.0));
        assert_eq!(window(1000, 1210.0).first_seen(), 20);
    }

    #[test]
    fn two_million_rows_reach_both_ends() {
        let len = 2_000_000;
        let slots = window(len, 0.0).slots();
        let start = window(len, 0.0);
        assert!(start.height() < 33_554_428.0);
        assert_eq!(start.first(slots), 0);
        let end = window(len, start.height() - 600.0);
        assert_eq!(end.first(slots) + slots, len);
        let place = (len - 1) as f64 * ROW + end.offset();
        assert!((place - (end.height() - ROW)).abs() <= 4.0, "the last row stands at the end");
        let middle = window(len, start.reveal(1_000_000).unwrap_or_default());
        let shown = 1_000_000.0 * ROW + middle.offset() - middle.scroll;
        assert!((0.0..=600.0 - ROW + 4.0).contains(&shown), "{shown}");
    }
}
