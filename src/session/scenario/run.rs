//! What of a scenario is still to come, done in the workspace that was begun with it: one line after the other.

use super::read::Scene;
use super::stage::{Stage, Wanted};
use super::{Script, read, staged};
use crate::model::{State, Time};
use crate::store::Pack;

/// A scenario on its way.
pub struct Run {
    stage: Stage,
    later: Vec<Scene>,
}

/// What the next line does.
pub struct Next {
    /// The bodies of mail that comes in; to be kept before.
    pub packs: Vec<Pack>,
    /// What is asked, in order.
    pub wanted: Vec<Wanted>,
}

impl Run {
    /// Goes on with a scenario that was begun at a time, behind so many of its lines.
    pub fn of(text: &str, began: Time, done: usize) -> Self {
        let Script { mut scenes, .. } = read(text);
        scenes.retain(|it| it.ago < 0);
        scenes.sort_by_key(|it| std::cmp::Reverse(it.ago));
        let mut stage = staged(text, began);
        stage.is_live = true;
        scenes.drain(..done.min(scenes.len()));
        Self { stage, later: scenes }
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
        let stage = &mut self.stage;
        (stage.packs, stage.wanted) = (Vec::new(), Vec::new());
        stage.state = state.clone();
        stage.go_on_at(now);
        stage.play(&scene);
        Some(Next { packs: std::mem::take(&mut stage.packs), wanted: std::mem::take(&mut stage.wanted) })
    }
}
