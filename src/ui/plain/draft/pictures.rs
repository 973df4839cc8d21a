//! Pictures in the text of a draft: their files come and go with them, as Undo and Cut take them away and bring
//! them back.

use crate::mail::markup::pictures;
use crate::model::{Attached, DraftText};

/// Takes the files of pictures that the text named and names no longer, and brings those back that it names again.
/// `aside` holds what was taken.
pub fn settle(draft: &mut DraftText, before: &str, aside: &mut Vec<Attached>) {
    if draft.text == before {
        return;
    }
    let (named, names) = (pictures(before), pictures(&draft.text));
    for gone in named.iter().filter(|it| !names.contains(it)) {
        if let Some(at) = draft.files.iter().position(|it| it.name == **gone) {
            aside.push(draft.files.remove(at));
        }
    }
    for name in names {
        let is_there = draft.files.iter().any(|it| it.name == name);
        if let Some(at) = aside.iter().position(|it| it.name == name).filter(|_| !is_there) {
            draft.files.push(aside.remove(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_picture_goes_and_comes_with_it() {
        let file = |name: &str| Attached { name: name.into(), ..Attached::default() };
        let mut draft = DraftText { files: vec![file("a.png"), file("b.png")], ..DraftText::default() };
        let mut aside = Vec::new();
        let mut write = |draft: &mut DraftText, text: &str| {
            let before = std::mem::replace(&mut draft.text, text.into());
            settle(draft, &before, &mut aside);
            draft.files.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(write(&mut draft, "x ![](a.png)"), ["a.png", "b.png"]);
        assert_eq!(write(&mut draft, "x "), ["b.png"], "deleted; what is attached beside stays");
        assert_eq!(write(&mut draft, "x ![](a.png)![](a.png)"), ["b.png", "a.png"], "undone");
        assert_eq!(write(&mut draft, "![](a.png)"), ["b.png", "a.png"], "one of two");
        assert_eq!(write(&mut draft, "![](unknown.png)"), ["b.png"]);
    }
}
