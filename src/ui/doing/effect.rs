//! What a command would do, in one line, read off the very decision it comes to.

use std::collections::BTreeSet;

use crate::model::*;
use crate::ui::app::App;
use crate::ui::text::{self, triage as words};

/// Returns what a command would do, or why it would be refused.
pub fn effect(app: App, command: &Command) -> Result<String, String> {
    use leptos::prelude::GetUntracked;
    let me = app.me.get_untracked();
    let decision = app.desk().preview(Actor::Person(me), app.view(), command);
    app.peek(|state| match decision {
        Ok(decision) => Ok(told(state, me, &decision)),
        // What changed since is asked about when it is done.
        Err(refusal) if refusal.is_stale() => Ok(String::new()),
        Err(refusal) => Err(text::refused::sentence(&refusal, &state.directory)),
    })
}

/// Returns the organizations among which a command wants a choice.
pub fn which_organization(app: App, command: &Command) -> Vec<OrgId> {
    use leptos::prelude::GetUntracked;
    let me = app.me.get_untracked();
    match app.desk().preview(Actor::Person(me), app.view(), command) {
        Err(Refusal::WhichOrganization(all)) => all,
        // Of several, those that can be done are; the others say why not.
        Ok(decision) => {
            let asked = decision.refused.iter().find_map(|(_, why)| match why {
                Refusal::WhichOrganization(all) => Some(all.clone()),
                _ => None,
            });
            asked.unwrap_or_default()
        }
        Err(_) => Vec::new(),
    }
}

/// What becomes of people and teams.
#[derive(Default)]
struct Effect {
    leaves: BTreeSet<TeamId>,
    comes_to: BTreeSet<TeamId>,
    assigned: BTreeSet<PersonId>,
    unassigned: BTreeSet<PersonId>,
    told: BTreeSet<PersonId>,
    gain: BTreeSet<PersonId>,
    messages: u32,
    is_private: bool,
    reopens: bool,
    comes_back: bool,
}

fn told(state: &State, me: PersonId, decision: &Decision) -> String {
    let mut effect = Effect::default();
    for event in &decision.operation.events {
        match event {
            Event::Changed(changed) => effect.take(state, changed),
            Event::Notified(notice) => {
                effect.told.insert(notice.person);
            }
            _ => {}
        }
    }
    let mut parts = effect.parts(&state.directory, me);
    if !decision.refused.is_empty() {
        parts.push(words::left_alone(decision.refused.len()));
    }
    if parts.is_empty() { String::new() } else { words::sentence(&parts) }
}

impl Effect {
    fn take(&mut self, state: &State, changed: &Changed) {
        let it = changed.conversation;
        let team = state.conversations.team(it);
        let was_queued = state.conversations.is_queued(it);
        for change in &changed.changes {
            match change {
                Change::Queued(false) => self.leaves.extend(team),
                Change::Queued(true) if team.is_some() => self.comes_to.extend(team),
                Change::Team(before, after) => {
                    self.leaves.extend(before.filter(|_| was_queued));
                    self.comes_to.extend(*after);
                }
                Change::Closed(false) => self.reopens = true,
                Change::Trashed(false) | Change::Spam(false) => self.comes_back = true,
                Change::Assignees(before, after) => {
                    self.assigned.extend(after.iter().filter(|it| !before.contains(it)));
                    self.unassigned.extend(before.iter().filter(|it| !after.contains(it)));
                }
                Change::Grants(_, after) => self.take_grants(state, it, after),
                _ => {}
            }
        }
    }

    /// Who may see it by the new causes, and could not before.
    fn take_grants(&mut self, state: &State, it: ConversationId, after: &[Grant]) {
        let directory = &state.directory;
        let facts = state.facts(it);
        let admitted = |person: &PersonId| after.iter().any(|grant| grant.admits(*person, directory));
        let gains = directory.people.keys().filter(|it| !facts.admits(**it, directory) && admitted(it));
        let before = self.gain.len();
        self.gain.extend(gains);
        if self.gain.len() > before && state.conversations.org(it).is_none() {
            self.is_private = true;
            self.messages += state.conversations.messages(it);
        }
    }

    fn parts(&self, directory: &Directory, me: PersonId) -> Vec<String> {
        let names =
            |set: &BTreeSet<PersonId>| set.iter().map(|it| text::who(*it, me, directory)).collect::<Vec<_>>();
        let to_whom = |set: &BTreeSet<PersonId>| {
            set.iter().map(|it| text::to_whom(*it, me, directory)).collect::<Vec<_>>()
        };
        let teams = |set: &BTreeSet<TeamId>| {
            let named = set.iter().map(|it| directory.team_name(*it).to_owned()).collect::<Vec<_>>();
            text::listed(&named)
        };
        let mut parts = Vec::new();
        let mut add = |wanted: bool, part: String| parts.extend(wanted.then_some(part));
        add(self.reopens, words::REOPENS.to_owned());
        add(self.comes_back, words::COMES_BACK.to_owned());
        let leaves: BTreeSet<_> = self.leaves.difference(&self.comes_to).copied().collect();
        add(!leaves.is_empty(), words::leaves(&teams(&leaves)));
        add(!self.comes_to.is_empty(), words::comes_to(&teams(&self.comes_to)));
        add(!self.unassigned.is_empty(), words::no_longer_assigned(&names(&self.unassigned)));
        let both: BTreeSet<_> = self.told.intersection(&self.gain).copied().collect();
        let told: BTreeSet<_> = self.told.difference(&both).copied().collect();
        let gain: BTreeSet<_> = self.gain.difference(&both).copied().collect();
        let quiet: BTreeSet<_> = self.assigned.difference(&self.told).copied().collect();
        add(!quiet.is_empty(), words::becomes_assigned(&to_whom(&quiet)));
        add(!told.is_empty(), words::notified(&names(&told)));
        add(!both.is_empty(), words::notified_and_gains(&names(&both)));
        add(!gain.is_empty(), words::gains_access(&names(&gain)));
        add(self.is_private, words::will_see(&names(&self.gain), self.messages));
        parts
    }
}
