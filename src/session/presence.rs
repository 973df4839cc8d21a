//! Who is looking at what right now, as the tabs tell each other. Nothing of it is kept: it is no
//! part of the journal, and whoever falls silent is forgotten.
//!
//! Pure: the calls and the time come in. What a viewer may see of it is asked of the model.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::model::sorting::sort_by_key;
use crate::model::{ConversationId, PersonId, State, Time};

/// A tab says where it is so often, in milliseconds.
pub const BEAT: u32 = 10_000;
/// A tab that was not heard for so long is gone: two beats and some slack.
const SILENCE: i64 = 25_000;

/// What a person does with a conversation; the greater says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// Has it open.
    Looking,
    /// Writes a comment.
    Commenting,
    /// Writes a reply.
    Writing,
}

/// Where a tab is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Who acts there.
    pub person: PersonId,
    /// What is open.
    pub conversation: ConversationId,
    /// What they do.
    pub doing: Doing,
}

/// What a tab says to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Where it is.
    Here(Uuid, Spot),
    /// It is at no conversation, but somebody acts there.
    Online(Uuid, PersonId),
    /// It is nowhere any more.
    Gone(Uuid),
    /// It has just come, and asks where the others are.
    Who,
}

impl Call {
    /// Returns the call as it goes over the channel.
    pub fn text(self) -> String {
        match self {
            Self::Here(tab, Spot { person, conversation, doing }) => {
                let doing = match doing {
                    Doing::Looking => "looking",
                    Doing::Commenting => "commenting",
                    Doing::Writing => "writing",
                };
                format!("here {tab} {person} {conversation} {doing}")
            }
            Self::Online(tab, person) => format!("online {tab} {person}"),
            Self::Gone(tab) => format!("gone {tab}"),
            Self::Who => "who".to_owned(),
        }
    }

    /// Reads a call; none for what is no call of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<_> = text.split(' ').collect();
        Some(match words[..] {
            ["here", tab, person, conversation, doing] => {
                let doing = match doing {
                    "looking" => Doing::Looking,
                    "commenting" => Doing::Commenting,
                    "writing" => Doing::Writing,
                    _ => return None,
                };
                let person = PersonId(person.parse().ok()?);
                let conversation = ConversationId(conversation.parse().ok()?);
                Self::Here(tab.parse().ok()?, Spot { person, conversation, doing })
            }
            ["online", tab, person] => Self::Online(tab.parse().ok()?, PersonId(person.parse().ok()?)),
            ["gone", tab] => Self::Gone(tab.parse().ok()?),
            ["who"] => Self::Who,
            _ => return None,
        })
    }
}

/// Where the other tabs are, as far as they were heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    tabs: BTreeMap<Uuid, Tab>,
    /// In which chat the other side is typing, and since when they were heard.
    pub customer: Option<(ConversationId, Time)>,
    /// The visitors who have a chat open, each by the address of its account and their own; none until
    /// one has listened for long enough to know.
    pub visitors: Option<BTreeSet<(String, String)>>,
}

/// Another tab, as it was heard last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tab {
    person: PersonId,
    spot: Option<Spot>,
    heard: Time,
}

impl Presence {
    /// Tells whether nobody else is at any conversation.
    pub fn is_empty(&self) -> bool {
        self.tabs.values().all(|it| it.spot.is_none())
    }

    /// Returns who acts in another tab.
    pub fn online(&self) -> BTreeSet<PersonId> {
        self.tabs.values().map(|it| it.person).collect()
    }

    /// Takes a call in; tells whether anybody is somewhere else by it.
    pub fn hear(&mut self, call: Call, now: Time) -> bool {
        let (tab, person, spot) = match call {
            Call::Here(tab, spot) => (tab, spot.person, Some(spot)),
            Call::Online(tab, person) => (tab, person, None),
            Call::Gone(tab) => return self.tabs.remove(&tab).is_some(),
            Call::Who => return false,
        };
        let before = self.tabs.insert(tab, Tab { person, spot, heard: now });
        before.is_none_or(|it| (it.person, it.spot) != (person, spot))
    }

    /// Forgets who has fallen silent; tells whether there was anybody.
    pub fn forget_silent(&mut self, now: Time) -> bool {
        let before = self.tabs.len();
        self.tabs.retain(|_, it| it.heard.plus(SILENCE) > now);
        self.tabs.len() < before
    }

    /// Returns who else is at a conversation, with the most that they do there, writers first. `me` is
    /// left out, though they may be there in another tab. Who may not see the conversation is neither
    /// shown nor told of anybody.
    pub fn at(&self, state: &State, me: PersonId, conversation: ConversationId) -> Vec<(PersonId, Doing)> {
        let here = self.tabs.values().filter_map(|it| it.spot).filter(|it| it.conversation == conversation);
        let mut found = BTreeMap::new();
        for spot in here.filter(|it| it.person != me) {
            let doing = found.entry(spot.person).or_insert(spot.doing);
            *doing = spot.doing.max(*doing);
        }
        if found.is_empty() {
            return Vec::new();
        }
        let facts = state.facts(conversation);
        let admits = |person| facts.admits(person, &state.directory);
        let mut found: Vec<_> = found.into_iter().filter(|it| admits(me) && admits(it.0)).collect();
        sort_by_key(&mut found, |it| (std::cmp::Reverse(it.1), it.0));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SharingChoice;
    use crate::model::fixture::World;

    const TABS: [Uuid; 3] = [Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3)];

    fn shared() -> (World, ConversationId) {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        (world, it)
    }

    fn here(tab: usize, person: PersonId, conversation: ConversationId, doing: Doing) -> Call {
        Call::Here(TABS[tab], Spot { person, conversation, doing })
    }

    #[test]
    fn lines_come_back_and_strange_ones_are_none() {
        let spot = here(0, PersonId(2), ConversationId(7), Doing::Commenting);
        for line in [spot, Call::Online(TABS[0], PersonId(3)), Call::Gone(TABS[1]), Call::Who] {
            assert_eq!(Call::parse(&line.text()), Some(line));
        }
        for strange in ["", "here", "here x 1 1 looking", "gone", "who is", "here 1 2 3 dancing"] {
            assert_eq!(Call::parse(strange), None, "{strange}");
        }
    }

    #[test]
    fn others_are_seen_with_the_most_they_do_and_oneself_never_is() {
        let (world, it) = shared();
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let mut presence = Presence::default();
        assert!(presence.hear(here(0, ben, it, Doing::Looking), Time(0)));
        assert!(presence.hear(here(1, ben, it, Doing::Writing), Time(0)));
        presence.hear(here(2, ann, it, Doing::Writing), Time(0));
        assert_eq!(presence.at(&world.state, ann, it), [(ben, Doing::Writing)]);
        assert_eq!(presence.at(&world.state, ben, it), [(ann, Doing::Writing)]);
        assert!(presence.hear(Call::Gone(TABS[1]), Time(1)));
        assert_eq!(presence.at(&world.state, ann, it), [(ben, Doing::Looking)]);
        assert_eq!(presence.at(&world.state, ann, ConversationId(it.0 + 1)), []);
    }

    #[test]
    fn who_acts_in_an_open_tab_is_online_wherever_they_are() {
        let (world, it) = shared();
        let (ann, ben, cleo) = (world.id("Ann"), world.id("Ben"), world.id("Cleo"));
        let mut presence = Presence::default();
        presence.hear(here(0, ben, it, Doing::Looking), Time(0));
        assert!(presence.hear(Call::Online(TABS[1], cleo), Time(0)));
        assert_eq!(presence.online(), BTreeSet::from([ben, cleo]));
        assert!(presence.hear(Call::Online(TABS[0], ben), Time(1)), "he has left the conversation");
        assert_eq!(presence.at(&world.state, ann, it), []);
        assert!(presence.is_empty());
        presence.hear(Call::Gone(TABS[0]), Time(2));
        assert!(presence.forget_silent(Time(SILENCE)));
        assert_eq!(presence.online(), BTreeSet::new());
    }

    #[test]
    fn who_falls_silent_is_forgotten_and_a_beat_changes_nothing() {
        let (world, it) = shared();
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let mut presence = Presence::default();
        presence.hear(here(0, ben, it, Doing::Looking), Time(0));
        let beat = i64::from(BEAT);
        assert!(!presence.hear(here(0, ben, it, Doing::Looking), Time(beat)), "the same again");
        assert!(!presence.forget_silent(Time(2 * beat + beat)), "one beat may be lost");
        assert!(presence.forget_silent(Time(beat + SILENCE)));
        assert_eq!(presence.at(&world.state, ann, it), []);
    }

    #[test]
    fn only_who_may_see_a_conversation_sees_who_is_there() {
        let (world, it) = shared();
        let (ann, ben, cleo) = (world.id("Ann"), world.id("Ben"), world.id("Cleo"));
        let mut presence = Presence::default();
        presence.hear(here(0, ben, it, Doing::Looking), Time(0));
        presence.hear(here(1, cleo, it, Doing::Looking), Time(0));
        assert_eq!(presence.at(&world.state, cleo, it), [], "she has no access");
        assert_eq!(presence.at(&world.state, ann, it), [(ben, Doing::Looking)], "nor is she shown");
    }
}
