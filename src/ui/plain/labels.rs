//! Labels by name.

use crate::model::Directory;
use crate::model::Label as Entry;

/// Returns "Bugs / UI" for a label under another one.
pub fn path(directory: &Directory, label: &Entry) -> String {
    let parent = |it: &&Entry| it.parent.and_then(|parent| directory.labels.get(&parent));
    let mut names: Vec<_> =
        std::iter::successors(Some(label), parent).take(8).map(|it| it.name.as_str()).collect();
    names.reverse();
    names.join(" / ")
}
