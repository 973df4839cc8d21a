//! The conversations, column by column: a row is a number, a set is a bit map.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use super::intern::Interned;
use super::merging::Absorbed;
use super::order::Order;
use super::shelf::put;
use crate::model::event::Tail;
use crate::model::facts::Grant;
use crate::model::ids::*;
use crate::model::message::Party;
use crate::model::small_map::SmallMap;

/// All conversations.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Conversations {
    pub(super) org: Vec<Option<OrgId>>,
    pub(super) team: Vec<Option<TeamId>>,
    pub(super) assignees: Vec<u32>,
    pub(super) reach: Vec<u32>,
    pub(super) messages: Vec<u32>,
    pub(super) last: Vec<MessageId>,
    pub(super) last_outside: Vec<Option<MessageId>>,
    pub(super) account: Vec<AccountId>,
    pub(super) touched: Vec<Seq>,
    pub(super) text: Text,
    pub(super) merged: BTreeMap<ConversationId, Absorbed>,
    /// Stand in their team's inbox.
    pub queued: RoaringBitmap,
    /// Closed.
    pub closed: RoaringBitmap,
    /// Trashed for everyone.
    pub trashed: RoaringBitmap,
    /// Spam for everyone.
    pub spam: RoaringBitmap,
    /// Assigned to anybody.
    pub assigned: RoaringBitmap,
    /// Have a message that was sent from here.
    pub answered: RoaringBitmap,
    /// Have an attachment.
    pub attachments: RoaringBitmap,
    /// Have answers alone, by their subjects.
    pub(super) headless: RoaringBitmap,
    /// Somebody here has acted on: more than brought it in by an import.
    pub(super) handled: RoaringBitmap,
    /// By team.
    pub by_team: SmallMap<TeamId, RoaringBitmap>,
    /// By label.
    pub by_label: SmallMap<LabelId, RoaringBitmap>,
    /// In order of activity.
    pub order: Order,
    pub(super) assignee_lists: Interned<PersonId>,
    pub(super) reaches: Interned<Grant>,
    pub(super) by_reach: Vec<RoaringBitmap>,
    /// Which entries of the journal touched which conversation, in order.
    touches: Vec<(ConversationId, Seq)>,
}

impl Conversations {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.org.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.org.is_empty()
    }

    /// Tells whether a conversation is closed.
    pub fn is_closed(&self, it: ConversationId) -> bool {
        self.closed.contains(it.0)
    }

    /// Tells whether a conversation stands in its team's inbox.
    pub fn is_queued(&self, it: ConversationId) -> bool {
        self.queued.contains(it.0)
    }

    pub(super) fn push(&mut self, account: AccountId, at: Time) {
        self.org.push(None);
        self.team.push(None);
        self.assignees.push(0);
        self.reach.push(0);
        self.messages.push(0);
        self.last.push(MessageId::default());
        self.last_outside.push(None);
        self.account.push(account);
        self.touched.push(Seq::default());
        self.text.push();
        self.order.push(at);
    }

    pub(super) fn reindex(&mut self) {
        self.assignee_lists.reindex();
        self.reaches.reindex();
    }

    /// Returns the organization of a conversation.
    pub fn org(&self, it: ConversationId) -> Option<OrgId> {
        self.org.get(it.index()).copied().flatten()
    }

    /// Returns the team of a conversation.
    pub fn team(&self, it: ConversationId) -> Option<TeamId> {
        self.team.get(it.index()).copied().flatten()
    }

    /// Returns who a conversation is assigned to, in the order of assignment.
    pub fn assignees(&self, it: ConversationId) -> &[PersonId] {
        self.assignees.get(it.index()).map_or(&[], |number| self.assignee_lists.list(*number))
    }

    /// Returns the causes of access to a conversation.
    pub fn grants(&self, it: ConversationId) -> &[Grant] {
        self.reach.get(it.index()).map_or(&[], |number| self.reaches.list(*number))
    }

    /// Returns the conversations with a cause of access.
    pub fn granted(&self, grant: Grant) -> RoaringBitmap {
        let having = self.reaches.iter().filter(|(_, grants)| grants.contains(&grant));
        let sets = having.filter_map(|(number, _)| self.by_reach.get(number as usize));
        sets.fold(RoaringBitmap::new(), |union, set| union | set)
    }

    /// Returns the labels of a conversation.
    pub fn labels(&self, it: ConversationId) -> Vec<LabelId> {
        self.by_label.iter().filter(|(_, set)| set.contains(it.0)).map(|(label, _)| *label).collect()
    }

    /// Returns the account that received the first message.
    pub fn account(&self, it: ConversationId) -> AccountId {
        self.account.get(it.index()).copied().unwrap_or_default()
    }

    /// Tells whether a conversation holds answers alone, by their subjects: what they answer is not here.
    pub fn is_headless(&self, it: ConversationId) -> bool {
        self.headless.contains(it.0)
    }

    /// Tells whether somebody here has acted on a conversation: more than brought it in by an import.
    pub fn is_handled(&self, it: ConversationId) -> bool {
        self.handled.contains(it.0)
    }

    /// Returns how many messages a conversation has.
    pub fn messages(&self, it: ConversationId) -> u32 {
        self.messages.get(it.index()).copied().unwrap_or_default()
    }

    /// Returns the latest message that came from outside, by number.
    pub fn last_outside(&self, it: ConversationId) -> Option<MessageId> {
        self.last_outside.get(it.index()).copied().flatten()
    }

    /// Returns the latest message, by number.
    pub fn last(&self, it: ConversationId) -> MessageId {
        self.last.get(it.index()).copied().unwrap_or_default()
    }

    /// Returns how a conversation ends.
    pub fn tail(&self, it: ConversationId) -> Tail {
        Tail {
            last: self.last(it),
            at: self.order.activity(it),
            snippet: self.snippet(it).to_owned(),
            answered: self.answered.contains(it.0),
            attachments: self.attachments.contains(it.0),
            last_outside: self.last_outside(it),
            touched: self.touched(it),
        }
    }

    /// Returns the last entry of the journal that acted on a conversation; reading does not count,
    /// and what was undone does not either.
    pub fn touched(&self, it: ConversationId) -> Seq {
        self.touched.get(it.index()).copied().unwrap_or_default()
    }

    /// Returns the entries of the journal that tell the history of a conversation, and of those that
    /// were merged into it, oldest first.
    pub fn history(&self, it: ConversationId) -> Vec<Seq> {
        let members = self.members(it);
        let mut seqs: Vec<_> = self
            .touches
            .iter()
            .filter(|(conversation, _)| members.contains(conversation))
            .map(|(_, seq)| *seq)
            .collect();
        // What was split off tells of entries from before there was such a conversation.
        seqs.sort_unstable();
        seqs.dedup();
        seqs
    }

    /// Returns the last entry of the journal that tells something of a conversation.
    pub fn last_entry(&self, it: ConversationId) -> Option<Seq> {
        self.touches.iter().rev().find(|(conversation, _)| *conversation == it).map(|(_, seq)| *seq)
    }

    pub(super) fn touch(&mut self, it: ConversationId, seq: Seq) {
        if self.touches.last() != Some(&(it, seq)) {
            self.touches.push((it, seq));
        }
    }

    /// Returns the subject of a conversation, as its first message had it.
    pub fn subject(&self, it: ConversationId) -> &str {
        self.text.get(it, 0)
    }

    /// Returns the other party of a conversation: whoever wrote the first message from outside,
    /// else whom it was sent to.
    pub fn party(&self, it: ConversationId) -> &str {
        let party = self.text.get(it, 1);
        party.split_once('\0').map_or(party, |it| it.0)
    }

    /// Returns the address of the other party.
    pub fn party_address(&self, it: ConversationId) -> &str {
        let party = self.text.get(it, 1);
        party.split_once('\0').map_or(party, |it| it.1)
    }

    /// Keeps the other party: the address behind the name, where there is one.
    pub(super) fn set_party(&mut self, it: ConversationId, party: Option<&Party>) {
        match party {
            Some(Party { name, address }) if !name.is_empty() => {
                self.text.set(it, 1, &format!("{name}\0{address}"));
            }
            party => self.text.set(it, 1, party.map_or("", |it| &it.address)),
        }
    }

    /// Returns the first words of the latest message.
    pub fn snippet(&self, it: ConversationId) -> &str {
        self.text.get(it, 2)
    }

    pub(super) fn set_team(&mut self, it: ConversationId, team: Option<TeamId>) {
        if let Some(before) = std::mem::replace(&mut self.team[it.index()], team) {
            put(self.by_team.entry(before).or_default(), it, false);
        }
        if let Some(team) = team {
            put(self.by_team.entry(team).or_default(), it, true);
        }
    }

    pub(super) fn set_grants(&mut self, it: ConversationId, grants: &[Grant]) {
        let number = self.reaches.number(grants);
        let before = std::mem::replace(&mut self.reach[it.index()], number);
        self.by_reach.resize_with(self.by_reach.len().max(number as usize + 1), RoaringBitmap::new);
        if let Some(set) = self.by_reach.get_mut(before as usize) {
            set.remove(it.0);
        }
        self.by_reach[number as usize].insert(it.0);
    }
}

/// Subject, party and snippet of each conversation in one run of text. A changed one is appended;
/// what it leaves behind is dropped when a snapshot is made.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Text {
    run: String,
    spans: Vec<[(u32, u16); 3]>,
}

impl Text {
    fn push(&mut self) {
        self.spans.push([(0, 0); 3]);
    }

    fn get(&self, it: ConversationId, field: usize) -> &str {
        let Some((start, len)) = self.spans.get(it.index()).map(|it| it[field]) else { return "" };
        self.run.get(start as usize..start as usize + usize::from(len)).unwrap_or_default()
    }

    /// Blanks a conversation and drops what changed texts have left behind: none of it is kept.
    pub(super) fn wipe(&mut self, it: ConversationId) {
        if let Some(spans) = self.spans.get_mut(it.index()) {
            *spans = [(0, 0); 3];
        }
        let old = std::mem::take(&mut self.run);
        for (start, len) in self.spans.iter_mut().flatten() {
            let text = old.get(*start as usize..*start as usize + usize::from(*len)).unwrap_or_default();
            *start = self.run.len() as u32;
            self.run.push_str(text);
        }
    }

    pub(super) fn set(&mut self, it: ConversationId, field: usize, text: &str) {
        let mut end = text.len().min(usize::from(u16::MAX));
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let start = self.run.len() as u32;
        self.run.push_str(&text[..end]);
        self.spans[it.index()][field] = (start, end as u16);
    }
}
