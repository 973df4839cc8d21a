//! What text stands on: the colours of the elements that are open, so that no text is lost on paper of
//! its own colour. What gave it another paper was a picture, a sheet, or something else that is not
//! shown here.

use super::colour::{Colour, WHITE, is_lost, of_background, read};
use crate::mail::tags::attributes;

/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "col", "wbr"];

/// The elements that are open.
#[derive(Default)]
pub(super) struct Papers {
    /// What each stands on, and the colour of its text, if one is set.
    open: Vec<(Colour, Option<Colour>)>,
}

impl Papers {
    /// Returns how many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens the element that stands for the whole page.
    pub fn whole(&mut self, style: &str) {
        self.push(style, None, None);
    }

    /// Opens an element; returns whether the colour it asks for would make its text vanish.
    pub fn open(&mut self, name: &str, attrs: &str) -> bool {
        if VOID.contains(&name) {
            return false;
        }
        let (mut style, mut paper, mut text) = ("", None, None);
        for (name, value) in attributes(attrs) {
            match name {
                "style" => style = value,
                "bgcolor" => paper = read(value),
                "color" => text = read(value),
                _ => {}
            }
        }
        self.push(style, paper, text)
    }

    fn push(&mut self, style: &str, paper: Option<Colour>, text: Option<Colour>) -> bool {
        let (outer, inherited) = self.open.last().copied().unwrap_or((WHITE, None));
        let paper = last_of(style, "background-color:").and_then(of_background).and_then(read).or(paper);
        let asked = last_of(style, "color:").and_then(read).or(text);
        let paper = paper.unwrap_or(outer);
        let is_gone = asked.is_some_and(|it| is_lost(it, paper));
        let text = if is_gone { inherited.filter(|it| !is_lost(*it, paper)) } else { asked.or(inherited) };
        self.open.push((paper, text));
        is_gone
    }

    /// Closes an element; returns how many are open now.
    pub fn close(&mut self, name: &str) -> usize {
        if !VOID.contains(&name) {
            self.open.pop();
        }
        self.open.len()
    }
}

/// Returns the last value of a property; what is cleaned has no spaces before it.
fn last_of<'x>(style: &'x str, property: &str) -> Option<&'x str> {
    style.split(';').rev().find_map(|it| it.trim_start().strip_prefix(property))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_lost_on_paper_of_its_own_colour_alone() {
        let lost = |elements: &[&str]| {
            let mut papers = Papers::default();
            elements.iter().map(|it| papers.open("td", it)).collect::<Vec<_>>()
        };
        assert_eq!(lost(&[" style=\"color:#fff\""]), [true]);
        assert_eq!(lost(&[" bgcolor=\"#000000\"", " style=\"color:#fff\""]), [false, false]);
        assert_eq!(lost(&[" style=\"background-color:navy;color:white\""]), [false]);
        assert_eq!(
            lost(&[" style=\"background-color:navy\"", " bgcolor=\"white\" color=\"#FFFFFE\""]),
            [false, true]
        );
        assert_eq!(lost(&[" style=\"color:#767676\""]), [false]);
    }

    #[test]
    fn what_is_closed_counts_no_more() {
        let mut papers = Papers::default();
        papers.open("td", " bgcolor=\"black\"");
        papers.open("br", "");
        assert_eq!((papers.depth(), papers.close("td")), (1, 0));
        assert!(papers.open("p", " style=\"color:white\""));
    }
}
