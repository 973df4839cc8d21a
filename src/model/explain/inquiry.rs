//! An inquiry into where one conversation stands for one person: what happens with causes taken away.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use super::cause::{Cause, Setting};
use super::chain::Chain;
use super::setting::candidates;
use super::step::{How, Step, steps};
use super::ways::{Set, Smallest, bits};
use crate::model::decide::differences;
use crate::model::directory::Directory;
use crate::model::event::*;
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::state::{Mailbox, Outgoing, State};

/// So many of the latest steps can be taken away, at first; what came before is given.
const REMOVABLE: usize = 64;
/// The bits of settings begin here, above those of steps.
const SETTINGS: usize = 120;
/// So many ways a conversation may stand are followed at once; where there are more, fewer steps can
/// be taken away.
const STANDINGS: usize = 100;

/// Why a conversation stands in a mailbox of a person, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// It stands there.
    pub is_there: bool,
    /// Alternatives, each of causes that suffice together. None: nothing that could be taken away
    /// would change it.
    pub alternatives: Vec<Vec<Cause>>,
    /// The change sets: smallest sets of causes without which it would stand otherwise.
    pub changes: Vec<Vec<Cause>>,
}

impl Explanation {
    /// Returns the causes that all alternatives have.
    pub fn common(&self) -> Vec<Cause> {
        let Some((first, rest)) = self.alternatives.split_first() else { return Vec::new() };
        first.iter().filter(|it| rest.iter().all(|other| other.contains(it))).copied().collect()
    }

    /// Tells whether it is not there for want of something, rather than for what was done: then it
    /// says more what is lacking. Sharings alone keep nothing out of an Inbox, they send it elsewhere.
    pub fn is_lacking(&self, mailbox: Mailbox) -> bool {
        let is_deed = |it: &Cause| matches!(it, Cause::Deed(..));
        let was_done = self.alternatives.iter().flatten().any(is_deed);
        !self.is_there && (self.alternatives.is_empty() || (mailbox == Mailbox::Inbox && !was_done))
    }

    /// Returns what may be otherwise besides: choices that are independent of each other, each with
    /// the ways in which it suffices. One way of each makes an alternative.
    pub fn choices(&self) -> Vec<Vec<Vec<Cause>>> {
        let mut groups: Vec<BTreeSet<Cause>> = Vec::new();
        for change in self.changes.iter().filter(|it| it.len() > 1) {
            let (linked, mut rest): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|it| change.iter().any(|cause| it.contains(cause)));
            rest.push(linked.into_iter().flatten().chain(change.iter().copied()).collect());
            groups = rest;
        }
        let ways = |group: &BTreeSet<Cause>| -> Vec<Vec<Cause>> {
            let own = |it: &Vec<Cause>| it.iter().filter(|it| group.contains(it)).copied().collect();
            let ways: BTreeSet<Vec<Cause>> = self.alternatives.iter().map(own).collect();
            ways.into_iter().collect()
        };
        groups.iter().map(ways).collect()
    }
}

/// An inquiry.
#[derive(Debug)]
pub struct Inquiry<'a> {
    state: &'a State,
    conversation: ConversationId,
    person: PersonId,
    steps: Vec<Step>,
    settings: Vec<Setting>,
    given: usize,
    futures: BTreeMap<Set, Vec<(Facts, Smallest)>>,
}

impl<'a> Inquiry<'a> {
    /// Begins an inquiry with the operations that touched the conversation, oldest first.
    pub fn into(
        state: &'a State,
        conversation: ConversationId,
        person: PersonId,
        history: &[(Seq, Operation)],
    ) -> Self {
        let steps = steps(state, conversation, person, history);
        let settings = candidates(state, conversation, person, &steps);
        let given = steps.len().saturating_sub(REMOVABLE);
        Self { state, conversation, person, steps, settings, given, futures: BTreeMap::new() }
    }

    /// Returns everything that can be taken away.
    pub fn causes(&self) -> Vec<Cause> {
        let steps = self.steps.iter().skip(self.given).filter(|it| !matches!(it.how, How::Fixed));
        let settings = self.settings.iter().map(|it| Cause::Setting(*it));
        steps.map(|it| it.cause).chain(settings).collect()
    }

    /// Returns the step that a cause names.
    pub fn step(&self, cause: Cause) -> Option<&Step> {
        self.steps.iter().find(|it| it.cause == cause)
    }

    /// Tells whether the conversation would stand in a mailbox without some causes: their steps are
    /// left out, and the directory is without their settings all along.
    pub fn stands_without(&self, mailbox: Mailbox, removed: &BTreeSet<Cause>) -> bool {
        let is_removed = |it: &Setting| removed.contains(&Cause::Setting(*it));
        let settings: Vec<_> = self.settings.iter().copied().filter(is_removed).collect();
        let world = self.world(&settings);
        let facts = self.played(&world, removed);
        self.placed(&[&facts], &settings, mailbox) == [true]
    }

    /// Returns how the conversation stands after its steps, without some.
    fn played(&self, world: &State, removed: &BTreeSet<Cause>) -> Facts {
        let (mut facts, mut chain) = (Facts::default(), Chain::default());
        for step in &self.steps {
            chain = if step.is_first_part() { Chain::default() } else { chain };
            if removed.contains(&step.cause) || step.is_idle(chain, &facts) {
                continue;
            }
            let played = step.play(&facts, world, self.person);
            chain = step.sets_off(chain, &facts, &played);
            facts = played;
        }
        facts
    }

    /// Says why the conversation stands in a mailbox of the person, or why not.
    pub fn explain(&mut self, mailbox: Mailbox) -> Explanation {
        let is_there = self.state.is_in(self.person, mailbox, self.conversation);
        let changes = loop {
            let given = self.given;
            let changes = self.change_sets(mailbox, is_there);
            if self.given == given {
                break changes;
            }
        };
        let mut alternatives: Vec<Vec<Cause>> = Vec::new();
        if !changes.sets().is_empty() {
            let across = changes.transversals();
            alternatives.extend(across.sets().iter().map(|it| self.all_named(*it)));
        }
        alternatives.sort_by_key(|it| (it.len(), it.clone()));
        let changes = changes.sets().iter().map(|it| self.all_named(*it)).collect();
        Explanation { is_there, alternatives, changes }
    }

    /// Returns the smallest sets of causes whose removal changes whether the conversation stands there.
    fn change_sets(&mut self, mailbox: Mailbox, is_there: bool) -> Smallest {
        let mut changes = Smallest::default();
        let mut choices: Vec<Set> = (0..1 << self.settings.len()).collect();
        choices.sort_by_key(|it| it.count_ones());
        for chosen in choices {
            if !changes.covers(chosen << SETTINGS) {
                self.add_change_sets(mailbox, is_there, chosen, &mut changes);
            }
        }
        changes
    }

    /// Adds those in which some settings are removed.
    fn add_change_sets(&mut self, mailbox: Mailbox, is_there: bool, chosen: Set, changes: &mut Smallest) {
        let (settings, more): (Vec<_>, _) =
            (bits(chosen).map(|it| self.settings[it]).collect(), chosen << SETTINGS);
        if !self.futures.contains_key(&chosen) {
            let world = self.world(&settings);
            let facts = self.played(&world, &BTreeSet::new());
            if self.placed(&[&facts], &settings, mailbox) != [is_there] {
                changes.add(more);
                return;
            }
            let futures = self.follow(&world);
            self.futures.insert(chosen, futures);
        }
        let futures = &self.futures[&chosen];
        let facts: Vec<_> = futures.iter().map(|it| &it.0).collect();
        let placed = self.placed(&facts, &settings, mailbox);
        for ((_, removed), _) in futures.iter().zip(placed).filter(|it| it.1 != is_there) {
            changes.add_all(removed, more);
        }
    }

    fn all_named(&self, set: Set) -> Vec<Cause> {
        bits(set).filter_map(|it| self.named(it)).collect()
    }

    fn named(&self, number: usize) -> Option<Cause> {
        if number < SETTINGS {
            return self.steps.get(self.given + number).map(|it| it.cause);
        }
        self.settings.get(number - SETTINGS).map(|it| Cause::Setting(*it))
    }

    /// Follows the story with each step left out or not: all ways in which the conversation may come
    /// to stand, each with the smallest sets of steps whose removal leads there.
    fn follow(&mut self, world: &State) -> Vec<(Facts, Smallest)> {
        loop {
            if let Some(futures) = self.follow_from(world, self.given) {
                return futures;
            }
            // Too many: what came long before is given.
            self.given = self.given.midpoint(self.steps.len() + 1);
            self.futures.clear();
        }
    }

    fn follow_from(&self, world: &State, given: usize) -> Option<Vec<(Facts, Smallest)>> {
        // With how it stands goes what may set rules off.
        let mut now: HashMap<(Facts, Chain), Smallest> = HashMap::new();
        now.insert((Facts::default(), Chain::default()), Smallest::of(0));
        for (at, step) in self.steps.iter().enumerate() {
            let mut next: HashMap<(Facts, Chain), Smallest> = HashMap::new();
            // What happened in one entry sets nothing off in the next.
            let goes_on = self.steps.get(at + 1).is_some_and(|it| !it.is_first_part());
            let mut add = |(facts, chain), removed: &Smallest, more| {
                let chain = if goes_on { chain } else { Chain::default() };
                next.entry((facts, chain)).or_default().add_all(removed, more);
            };
            for ((facts, chain), removed) in now {
                if step.is_idle(chain, &facts) {
                    add((facts, chain), &removed, 0);
                    continue;
                }
                let played = step.play(&facts, world, self.person);
                let after = step.sets_off(chain, &facts, &played);
                add((played, after), &removed, 0);
                if at >= given && !matches!(step.how, How::Fixed) {
                    add((facts, chain), &removed, 1 << (at - given));
                }
            }
            if next.len() > STANDINGS {
                return None;
            }
            now = next;
        }
        let mut futures: HashMap<Facts, Smallest> = HashMap::new();
        for ((facts, _), removed) in now {
            futures.entry(facts).or_default().add_all(&removed, 0);
        }
        Some(futures.into_iter().collect())
    }

    /// Returns a world with the directory alone, without some settings.
    fn world(&self, without: &[Setting]) -> State {
        let mut directory = self.state.directory.clone();
        self.take_from(&mut directory, without);
        State { directory, ..State::default() }
    }

    fn take_from(&self, directory: &mut Directory, without: &[Setting]) {
        for setting in without {
            setting.take_from(directory, self.person);
        }
    }

    /// Asks the mailbox which of some ways to stand are in it.
    fn placed(&self, standings: &[&Facts], without: &[Setting], mailbox: Mailbox) -> Vec<bool> {
        let mut state = self.world(without);
        let operation = Operation {
            id: Uuid::nil(),
            at: Time::default(),
            actor: Actor::Setup,
            act: Act::Receive,
            events: standings.iter().enumerate().flat_map(|(at, it)| begun(at as u32, it)).collect(),
        };
        state.apply(Seq(1), &operation);
        for conversation in (0..standings.len() as u32).map(ConversationId) {
            self.put_own(&mut state, conversation, without);
        }
        let held = state.mailbox(self.person, mailbox);
        (0..standings.len() as u32).map(|it| held.contains(it)).collect()
    }

    /// Puts what the person has about it without a trace in the history.
    fn put_own(&self, state: &mut State, it: ConversationId, without: &[Setting]) {
        let has = |setting: Setting| self.settings.contains(&setting) && !without.contains(&setting);
        if has(Setting::Star) {
            let star = Change::Mark { flag: Flag::Starred, on: true, people: vec![self.person] };
            state.apply(Seq(2), &changed(it, Act::Star, vec![star]));
        }
        if has(Setting::Draft) {
            state.drafts.insert((self.person, DraftKey::Reply(it)), DraftText::default());
        }
        if has(Setting::Waiting) {
            let outgoing = Outgoing { conversation: it, sender: self.person, posting: Posting::Waiting };
            state.outbox.insert(MessageId(it.0), outgoing);
        }
    }
}

/// A conversation that stands in some way.
fn begun(number: u32, facts: &Facts) -> [Event; 2] {
    let (message, conversation) = (MessageId(number), ConversationId(number));
    let arrived = Arrived {
        message,
        conversation,
        at: Time::default(),
        account: AccountId::default(),
        sender: None,
        outgoing: false,
        text: None,
        more_recipients: 0,
        same_id: false,
        by_headers: false,
        via: Via::Private,
        before: None,
        rule: None,
        header: Header::default(),
    };
    let changes = differences(&Facts::default(), facts);
    let changed = Changed { conversation, rule: None, prior: Seq::default(), changes };
    [Event::Arrived(Box::new(arrived)), Event::Changed(changed)]
}

fn changed(conversation: ConversationId, act: Act, changes: Vec<Change>) -> Operation {
    let changed = Changed { conversation, rule: None, prior: Seq::default(), changes };
    let events = vec![Event::Changed(changed)];
    Operation { id: Uuid::nil(), at: Time::default(), actor: Actor::Setup, act, events }
}
