//! Labels by name, and which of them a dialog offers.

use crate::model::Label as Entry;
use crate::model::{ConversationId, Directory, LabelId, PersonId, State};

/// Returns "Bugs / UI" for a label under another one.
pub fn path(directory: &Directory, label: &Entry) -> String {
    let parent = |it: &&Entry| it.parent.and_then(|parent| directory.labels.get(&parent));
    let mut names: Vec<_> =
        std::iter::successors(Some(label), parent).take(8).map(|it| it.name.as_str()).collect();
    names.reverse();
    names.join(" / ")
}

/// A label that can be put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The label.
    pub id: LabelId,
    /// Its name, with those it stands under.
    pub path: String,
    /// Its colour.
    pub hue: u8,
    /// It is the person's own.
    pub own: bool,
}

/// Returns the labels that a person may put on conversations: those of the conversations'
/// organizations, and all of their own.
pub fn offered(state: &State, me: PersonId, ids: &[ConversationId]) -> Vec<Offered> {
    let organizations: Vec<_> = ids.iter().filter_map(|it| state.conversations.org(*it)).collect();
    let fits = |it: &&Entry| it.owner.is_some() || organizations.contains(&it.org);
    let labels = state.directory.labels_seen_by(me).filter(fits);
    let offer = |it: &Entry| Offered {
        id: it.id,
        path: path(&state.directory, it),
        hue: it.hue,
        own: it.owner.is_some(),
    };
    let mut offered: Vec<_> = labels.map(offer).collect();
    offered.sort_by_key(|it| it.path.to_lowercase());
    offered
}
