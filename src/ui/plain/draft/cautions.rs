//! What its author should look at before a draft leaves. Nothing here refuses: it may all be meant.

use super::parties;
use crate::model::{Directory, DraftText, Story};

/// So many people in To may know each other.
const MANY: usize = 10;

/// What says in a text that a file goes with it.
const SAYS_ATTACHED: [&str; 12] = [
    "attached",
    "attachment",
    "attachments",
    "enclosed",
    "attaching",
    "anbei",
    "anhang",
    "angehängt",
    "angehängte",
    "angehängten",
    "beigefügt",
    "beiliegend",
];

/// Something to look at before sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The conversation was among colleagues; these are not.
    Outsiders(Vec<String>),
    /// So many people see each other's addresses in To.
    ManySeen(usize),
    /// The text says that a file goes with it, by this word, and there is none.
    NoFile(String),
}

/// Tells whether everybody who has written or was written to in a conversation is one of ours.
pub fn is_among_ours(story: &Story, directory: &Directory) -> bool {
    let mut messages = story.messages().peekable();
    messages.peek().is_some()
        && messages.all(|it| {
            let header = &it.header;
            let all = std::iter::once(&header.from).chain(&header.to).chain(&header.cc);
            all.into_iter().all(|it| directory.is_ours(&it.address))
        })
}

/// Returns what is to be looked at in a draft; `among_ours` if it answers what was among colleagues.
pub fn cautions(draft: &DraftText, among_ours: bool, directory: &Directory) -> Vec<Caution> {
    let to = parties(&draft.to).unwrap_or_default();
    let copies = [&draft.cc, &draft.bcc].into_iter().flat_map(|it| parties(it).unwrap_or_default());
    let mut found = Vec::new();
    if among_ours {
        let all = to.iter().cloned().chain(copies);
        let outside: Vec<_> =
            all.filter(|it| !directory.is_ours(&it.address)).map(|it| it.shown().to_owned()).collect();
        if !outside.is_empty() {
            found.push(Caution::Outsiders(outside));
        }
    }
    if to.len() >= MANY {
        found.push(Caution::ManySeen(to.len()));
    }
    if draft.files.is_empty() {
        found.extend(says_attached(&draft.text).map(|it| Caution::NoFile(it.to_owned())));
    }
    found
}

/// Returns the word by which a text says that a file goes with it; what is quoted or forwarded was said
/// by somebody else.
fn says_attached(text: &str) -> Option<&str> {
    let own = text.lines().take_while(|it| !it.starts_with("-----")).filter(|it| !it.starts_with('>'));
    let mut words = own.flat_map(|it| it.split(|it: char| !it.is_alphanumeric()));
    words.find(|it| SAYS_ATTACHED.contains(&it.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Actor, Arrived, Attached, Beat, Header, Party, Seq, Time, What};

    fn draft(to: &str, text: &str) -> DraftText {
        DraftText { to: to.into(), text: text.into(), ..DraftText::default() }
    }

    #[test]
    fn a_file_that_is_named_and_missing_is_asked_for() {
        let world = World::of(&["Ann"]);
        let found = |draft: &DraftText| cautions(draft, false, world.directory());
        for (text, word) in [
            ("The plan is Attached.", "Attached"),
            ("Anbei der Plan", "Anbei"),
            ("Hi,\n> nothing is attached\nsee attachment", "attachment"),
        ] {
            assert_eq!(found(&draft("", text)), [Caution::NoFile(word.into())], "{text}");
        }
        for none in ["Unattached", "> the plan is attached", "Look:\n-----Original message-----\nattached"] {
            assert_eq!(found(&draft("", none)), [], "{none}");
        }
        let with_file = DraftText { files: vec![Attached::default()], ..draft("", "attached") };
        assert_eq!(found(&with_file), []);
    }

    #[test]
    fn many_people_in_to_see_each_other() {
        let world = World::of(&["Ann"]);
        let to =
            |count: usize| (0..count).map(|it| format!("p{it}@x.example")).collect::<Vec<_>>().join(", ");
        assert_eq!(cautions(&draft(&to(9), ""), false, world.directory()), []);
        assert_eq!(cautions(&draft(&to(10), ""), false, world.directory()), [Caution::ManySeen(10)]);
    }

    #[test]
    fn somebody_from_outside_in_a_talk_among_colleagues_is_named() {
        let world = World::of(&["Ann", "Ben"]);
        let directory = world.directory();
        let email = |name: &str| directory.people[&world.id(name)].email.clone();
        let talk = |to: &str| {
            let header =
                Header { from: Party::bare(&email("Ann")), to: vec![Party::bare(to)], ..Header::default() };
            let what = What::Message(Box::new(Arrived { header, ..Arrived::default() }));
            let mut story = Story::default();
            story.beats.push(Beat { seq: Seq(1), at: Time(0), actor: Actor::Outside, what });
            story
        };
        assert!(is_among_ours(&talk(&email("Ben")), directory));
        assert!(!is_among_ours(&talk("kim@x.example"), directory));
        assert!(!is_among_ours(&Story::default(), directory), "a new message is no talk");
        let written = draft(&format!("{}, Kim <kim@x.example>", email("Ben")), "");
        assert_eq!(cautions(&written, true, directory), [Caution::Outsiders(vec!["Kim".into()])]);
        assert_eq!(cautions(&written, false, directory), []);
    }
}
