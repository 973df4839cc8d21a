//! Deciding again: something that was done to one conversation, on facts that may stand otherwise
//! than they did. For explanations, so that the code which decided is the code which answers.

use std::cell::OnceCell;

use super::arrival::{self, Coming};
use super::working::Working;
use super::{Scope, comment, joining, routing, sending, triage};
use crate::model::command::{Context, Verb};
use crate::model::event::{Arrived, Notice, Then};
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::state::State;

/// Something that was done to a conversation.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// A message came from outside.
    Message {
        /// The message.
        arrived: Box<Arrived>,
        /// It is new mail; else history.
        is_new: bool,
    },
    /// A reply was sent.
    Sent(Then),
    /// An act; archive, trash and spam for whom it was.
    Triage(Verb, Scope),
    /// A comment, with whom and which teams it mentions.
    Comment(Vec<PersonId>, Vec<TeamId>),
    /// An edited comment, with whom and which teams it mentions that it did not before.
    Mention(Vec<PersonId>, Vec<TeamId>),
}

/// What would come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    /// How the conversation would stand.
    pub facts: Facts,
    /// Who would be told.
    pub told: Vec<Notice>,
}

/// Decides again what was done; nothing if it would be refused. `world` has the directory and no
/// conversation of its own.
pub fn again(world: &State, facts: &Facts, context: Context, deed: &Deed) -> Option<Again> {
    let reshaped = OnceCell::new();
    let mut work = Working::on(world, context, &reshaped);
    let exists = !facts.grants.is_empty();
    if exists {
        work.imagine(facts);
    }
    match deed {
        Deed::Message { arrived, is_new } if exists => join(&mut work, arrived, *is_new)?,
        Deed::Message { arrived, is_new } => begin(&mut work, arrived, *is_new)?,
        _ if exists => act(&mut work, deed)?,
        _ => return None,
    }
    let (facts, told) = work.imagined()?;
    Some(Again { facts, told })
}

/// The number of the only conversation.
const IT: ConversationId = ConversationId(0);

fn act(work: &mut Working, deed: &Deed) -> Option<()> {
    let me = work.context.actor.person()?;
    match deed {
        Deed::Message { .. } => {}
        Deed::Sent(then) => {
            sending::mark_sent(work.facts(IT), me);
            sending::replied(work, me, IT, *then);
            sending::conclude(work, me, IT, *then);
        }
        Deed::Triage(verb, scope) => drop(triage::act(work, me, IT, verb, Some(*scope)).ok()?),
        Deed::Comment(people, teams) => comment::speak(work, me, IT, people, teams).ok()?,
        Deed::Mention(people, teams) => {
            comment::mention(work, IT, (people, teams), Some(me), &comment::by(me)).ok()?;
        }
    }
    Some(())
}

/// The first message that is left begins the conversation, if it would still go there.
fn begin(work: &mut Working, arrived: &Arrived, is_new: bool) -> Option<()> {
    let destinations = routing::incoming(work.directory(), arrived.account, &arrived.header);
    let same = destinations.iter().find(|it| it.via == arrived.via);
    // Another team's copy is another conversation.
    let is_here = |it: &&routing::Destination| !joining::makes_copies(work, it.org);
    let destination = same.or_else(|| destinations.first().filter(is_here))?;
    arrival::begin(work, &coming(arrived, destination, is_new));
    Some(())
}

fn join(work: &mut Working, arrived: &Arrived, is_new: bool) -> Option<()> {
    let destinations = routing::incoming(work.directory(), arrived.account, &arrived.header);
    let facts = work.facts(IT);
    let (org, team) = (facts.org, facts.team);
    let copies = joining::makes_copies(work, org);
    let mut joined = None;
    for destination in &destinations {
        let is_here = !copies || destination.team.is_none() || destination.team == team;
        if !is_here || !joining::may_go(work, IT, arrived.account, destination) {
            continue;
        }
        let coming = coming(arrived, destination, is_new);
        match joined {
            None => arrival::join(work, &coming, IT),
            Some(()) => arrival::grant_all(work, IT, &coming),
        }
        joined = Some(());
    }
    joined
}

fn coming<'a>(arrived: &'a Arrived, destination: &'a routing::Destination, is_new: bool) -> Coming<'a> {
    let Arrived { account, header, same_id, .. } = arrived;
    Coming { account: *account, header, text: None, destination, is_new, same_id: *same_id }
}
