//! What stands in a mailbox: each is an expression of bit sets.

use roaring::RoaringBitmap;

use super::{Mailbox, State};
use crate::model::directory::Membership;
use crate::model::event::DraftKey;
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::sorting::sort_by_key;

impl State {
    /// Returns how many open conversations of an organization are assigned to somebody.
    pub fn assigned_in(&self, person: PersonId, org: OrgId) -> u64 {
        let mine = self.mailbox(person, Mailbox::AssignedToMe);
        mine.iter().filter(|it| self.conversations.org(ConversationId(*it)) == Some(org)).count() as u64
    }

    /// Returns everything a person may see: the union of what each cause of access in use gives.
    pub fn accessible(&self, person: PersonId) -> RoaringBitmap {
        let Some(_) = self.directory.person(person) else { return RoaringBitmap::new() };
        let all = &self.conversations;
        let mut seen = RoaringBitmap::new();
        for (number, grants) in all.reaches.iter() {
            let Some(set) = all.by_reach.get(number as usize).filter(|it| !it.is_empty()) else { continue };
            if grants.iter().any(|it| it.admits(person, &self.directory)) {
                seen |= set;
            }
        }
        seen -= self.shelf(person).set(Flag::Gone);
        seen
    }

    /// Returns the conversations of a mailbox of a person.
    pub fn mailbox(&self, person: PersonId, mailbox: Mailbox) -> RoaringBitmap {
        View::of(self, person).set(mailbox)
    }

    /// Tells whether a conversation stands in a mailbox of a person.
    pub fn is_in(&self, person: PersonId, mailbox: Mailbox, conversation: ConversationId) -> bool {
        self.mailbox(person, mailbox).contains(conversation.0)
    }

    /// Returns how many unread rows each mailbox has, in the order given.
    pub fn badges(&self, person: PersonId, mailboxes: &[Mailbox]) -> Vec<u64> {
        let view = View::of(self, person);
        let unread = self.shelf(person).set(Flag::Unread);
        mailboxes.iter().map(|it| view.set(*it).intersection_len(unread)).collect()
    }

    /// Returns the conversations with a label, everybody's or the person's own, whatever else they are.
    pub fn labelled(&self, person: PersonId, label: LabelId) -> RoaringBitmap {
        let of_all = self.conversations.by_label.get(&label);
        of_all.or_else(|| self.shelf(person).labels.get(&label)).cloned().unwrap_or_default()
    }

    /// Counts what waits unread for a person: in their Inbox and in Team Inboxes, each once.
    pub fn unread(&self, person: PersonId) -> u64 {
        let view = View::of(self, person);
        let waits = view.set(Mailbox::Inbox) | view.set(Mailbox::TeamInboxes);
        waits.intersection_len(self.shelf(person).set(Flag::Unread))
    }

    /// Returns the teams whose inbox a person sees, active ones first.
    pub fn teams_of(&self, person: PersonId) -> Vec<(TeamId, Membership)> {
        let teams = self.directory.teams.keys();
        let mut mine: Vec<_> =
            teams.filter_map(|it| Some((*it, self.directory.membership(person, *it)?))).collect();
        sort_by_key(&mut mine, |(team, role)| (*role == Membership::Observer, *team));
        mine
    }

    /// Returns the first of Inbox, team inboxes, Assigned to me, Closed and All that holds a
    /// conversation, for an address that names none.
    pub fn home_of(&self, person: PersonId, conversation: ConversationId) -> Option<Mailbox> {
        let view = View::of(self, person);
        let teams = self.teams_of(person).into_iter().map(|(team, _)| Mailbox::TeamInbox(team));
        let rest = [Mailbox::AssignedToMe, Mailbox::Closed, Mailbox::All, Mailbox::Trash, Mailbox::Spam];
        let mut candidates = std::iter::once(Mailbox::Inbox).chain(teams).chain(rest);
        candidates.find(|it| view.set(*it).contains(conversation.0))
    }

    /// Returns a set of conversations in the order of a mailbox, newest first.
    pub fn sorted(&self, person: PersonId, mailbox: Mailbox, set: &RoaringBitmap) -> Sorted {
        let dense = Dense::of(set, self.len());
        let order = self.conversations.order.newest_first().filter(|it| dense.has(*it));
        let mut ids: Vec<_> = order.collect();
        if mailbox == Mailbox::Inbox {
            self.by_arrival(person, &mut ids);
        }
        Sorted { ids }
    }

    /// My Inbox is ordered by the later of activity and arrival there.
    fn by_arrival(&self, person: PersonId, ids: &mut [ConversationId]) {
        let arrivals = &self.shelf(person).arrivals;
        if arrivals.is_empty() {
            return;
        }
        let order = &self.conversations.order;
        let key = |it: &ConversationId| {
            let at = order.activity(*it);
            std::cmp::Reverse((arrivals.get(it).map_or(at, |arrival| at.max(*arrival)), *it))
        };
        ids.sort_by_cached_key(key);
    }
}

/// The rows of a mailbox, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// The conversations, newest first.
    pub ids: Vec<ConversationId>,
}

/// What all mailboxes of a person share, worked out once.
struct View<'a> {
    state: &'a State,
    person: PersonId,
    seen: RoaringBitmap,
    trash: RoaringBitmap,
    spam: RoaringBitmap,
    snoozed: RoaringBitmap,
}

impl<'a> View<'a> {
    fn of(state: &'a State, person: PersonId) -> Self {
        let shelf = state.shelf(person);
        let all = &state.conversations;
        let seen = state.accessible(person);
        let discarded = |everyone: &RoaringBitmap, flag: Flag| {
            let mut set = everyone - shelf.set(Flag::Inbox);
            set |= shelf.set(flag);
            set &= &seen;
            set
        };
        let trash = discarded(&all.trashed, Flag::Trashed);
        let mut spam = discarded(&all.spam, Flag::Spam);
        spam -= &trash;
        Self { state, person, trash, spam, snoozed: shelf.snoozed(), seen }
    }

    fn set(&self, mailbox: Mailbox) -> RoaringBitmap {
        let all = &self.state.conversations;
        let own = self.state.shelf(self.person);
        match mailbox {
            Mailbox::Inbox => self.awake(self.kept(own.set(Flag::Inbox))),
            Mailbox::TeamInbox(team) => self.queue(team),
            Mailbox::TeamInboxes => self.queues(),
            Mailbox::AssignedToMe => self.open(&own.assigned),
            Mailbox::AssignedToOthers => self.open(&(&all.assigned - &own.assigned)),
            Mailbox::Closed => self.kept(&all.closed),
            Mailbox::All => self.kept(&self.seen),
            Mailbox::Snoozed => self.kept(&self.snoozed),
            Mailbox::Starred => self.kept(own.set(Flag::Starred)),
            Mailbox::Drafts => self.kept(&self.drafts()),
            Mailbox::Sent => self.kept(own.set(Flag::Sent)),
            Mailbox::Outbox => &self.outbox() & &self.seen,
            Mailbox::Trash => self.trash.clone(),
            Mailbox::Spam => self.spam.clone(),
            Mailbox::TeamAssigned(team) => self.open(&(&all.assigned & self.of_team(team))),
            Mailbox::TeamClosed(team) => self.kept(&(&all.closed & self.of_team(team))),
            Mailbox::TeamAll(team) => self.kept(self.of_team(team)),
            Mailbox::Label(label) => self.kept(&self.state.labelled(self.person, label)),
        }
    }

    /// Of a set, what the person may see and has not thrown away.
    fn kept(&self, set: &RoaringBitmap) -> RoaringBitmap {
        let mut kept = set & &self.seen;
        kept -= &self.trash;
        kept -= &self.spam;
        kept
    }

    fn awake(&self, mut set: RoaringBitmap) -> RoaringBitmap {
        set -= &self.snoozed;
        set
    }

    fn open(&self, set: &RoaringBitmap) -> RoaringBitmap {
        let mut open = self.kept(set);
        open -= &self.state.conversations.closed;
        open
    }

    fn of_team(&self, team: TeamId) -> &RoaringBitmap {
        static NONE: std::sync::OnceLock<RoaringBitmap> = std::sync::OnceLock::new();
        let by_team = &self.state.conversations.by_team;
        by_team.get(&team).unwrap_or_else(|| NONE.get_or_init(RoaringBitmap::new))
    }

    fn queue(&self, team: TeamId) -> RoaringBitmap {
        let directory = &self.state.directory;
        let is_mine = directory.membership(self.person, team).is_some();
        if !is_mine || directory.team_with_inbox(team).is_none() {
            return RoaringBitmap::new();
        }
        let queued = &self.state.conversations.queued & self.of_team(team);
        let mut queue = self.awake(self.open(&queued));
        queue -= self.state.shelf(self.person).set(Flag::Removed);
        queue
    }

    fn queues(&self) -> RoaringBitmap {
        let mine = self.state.teams_of(self.person).into_iter();
        let active = mine.filter(|(_, role)| *role == Membership::Active);
        active.fold(RoaringBitmap::new(), |union, (team, _)| union | self.queue(team))
    }

    fn drafts(&self) -> RoaringBitmap {
        self.state.drafts_of(self.person).filter_map(|it| conversation(it.0.1)).collect()
    }

    fn outbox(&self) -> RoaringBitmap {
        let mine = self.state.outbox.values().filter(|it| it.sender == self.person);
        let planned =
            self.state.drafts.iter().filter(|(whose, it)| whose.0 == self.person && it.plan.is_some());
        let planned = planned.filter_map(|((_, key), _)| conversation(*key));
        mine.map(|it| it.conversation.0).chain(planned).collect()
    }
}

const fn conversation(key: DraftKey) -> Option<u32> {
    match key {
        DraftKey::Reply(it) => Some(it.0),
        DraftKey::New(_) => None,
    }
}

/// A set as plain bits: asked for each row of the order, where a bit map would search.
struct Dense(Vec<u64>);

impl Dense {
    fn of(set: &RoaringBitmap, len: usize) -> Self {
        let mut words = vec![0_u64; len.div_ceil(64)];
        for it in set {
            if let Some(word) = words.get_mut(it as usize / 64) {
                *word |= 1 << (it % 64);
            }
        }
        Self(words)
    }

    fn has(&self, it: ConversationId) -> bool {
        self.0.get(it.index() / 64).is_some_and(|word| word & (1 << (it.0 % 64)) != 0)
    }
}
