//! What of a scenario is still to come, done in the workspace that was begun with it: one line after the other.

use std::collections::BTreeSet;

use super::script::Scene;
use super::stage::{Stage, Wanted};
use super::{read, staged};
use crate::model::{ConversationId, State, Time};
use crate::store::Pack;

/// A scenario on its way.
pub struct Run {
    stage: Stage,
    later: Vec<Scene>,
    done: usize,
}

/// What the next line does.
pub struct Next {
    /// The bodies of mail that comes in; to be kept before.
    pub packs: Vec<Pack>,
    /// What is asked, in order.
    pub wanted: Vec<Wanted>,
}

impl Run {
    /// Goes on with a scenario that was begun at a time, where its [`marks`](Self::marks) say; from the first
    /// of its later lines on, if they say nothing.
    pub fn of(text: &str, began: Time, marks: &str) -> Self {
        let mut words = marks.split(' ');
        let done: usize = words.next().and_then(|it| it.parse().ok()).unwrap_or(0);
        let script = read(text);
        let mut scenes: Vec<_> = script.scenes.iter().filter(|it| it.ago < 0).cloned().collect();
        scenes.sort_by_key(|it| std::cmp::Reverse(it.ago));
        let mut stage = staged(script, began);
        stage.is_live = true;
        scenes.drain(..done.min(scenes.len()));
        stage.begun.extend(words.filter_map(read_mark));
        Self { stage, later: scenes, done }
    }

    /// Returns how many lines are done, and which conversations they began: what a page needs to go on where
    /// another one stood.
    pub fn marks(&self) -> String {
        let places: BTreeSet<_> = self.later.iter().map(|it| it.place).collect();
        let begun = self.stage.begun.iter().filter(|it| places.contains(it.0));
        let marks = begun.map(|(place, (conversation, id))| format!(" {place}={conversation}={id}"));
        marks.fold(self.done.to_string(), |all, it| all + &it)
    }

    /// Returns how many lines are left.
    pub fn left(&self) -> usize {
        self.later.len()
    }

    /// Returns what the next line does to a state, at a time; none if all is done.
    pub fn next(&mut self, state: &State, now: Time) -> Option<Next> {
        if self.later.is_empty() {
            return None;
        }
        let scene = self.later.remove(0);
        self.done += 1;
        let stage = &mut self.stage;
        (stage.packs, stage.wanted) = (Vec::new(), Vec::new());
        stage.state = state.clone();
        stage.go_on_at(now);
        stage.play(&scene);
        Some(Next { packs: std::mem::take(&mut stage.packs), wanted: std::mem::take(&mut stage.wanted) })
    }
}

fn read_mark(mark: &str) -> Option<(usize, (ConversationId, String))> {
    let mut parts = mark.splitn(3, '=');
    let (place, conversation) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((place, (ConversationId(conversation), parts.next()?.to_owned())))
}
