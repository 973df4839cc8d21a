//! Which conversation a message joins (docs/behaviour.md, section 8, point 6). In whatever order messages come, they make the same conversations: what a message
//! shows to be one is united (`uniting`).

use super::routing::Destination;
use super::twins::Twin;
use super::uniting;
use super::working::Working;
use crate::model::directory::{Channel, SeveralTeams};
use crate::model::event::Via;
use crate::model::facts::Grant;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::state::threads::id_key;
use crate::model::state::topic::{About, Topic};

/// Tells whether each team of an organization has its own copy of e-mail to several teams.
pub fn makes_copies(work: &Working, org: Option<OrgId>) -> bool {
    let org = org.and_then(|it| work.directory().organizations.get(&it));
    org.is_some_and(|it| it.several_teams == SeveralTeams::CopyEach)
}

/// Returns the conversations that a message joins: by its references, else by account, other party
/// and subject; but for those it has just begun itself. What it shows to be one is one from then on. It
/// is more than one only where each team has its copy and the message does not tell which copy it
/// answers.
pub fn conversations(work: &mut Working, asked: &Asked) -> Vec<ConversationId> {
    // Its own id leads to what was answered before it came, unless it has come before.
    let own = asked.twins.is_empty().then(|| id_key(asked.header));
    let keys = asked.header.references.iter().copied().chain(own);
    let mut named: Vec<Vec<_>> = Vec::new();
    for key in keys {
        let mut found = work.by_key(key);
        // Most references lead where the one before led.
        found.retain(|it| !named.last().is_some_and(|last| last.contains(it)) && may_join(work, *it, asked));
        if !found.is_empty() {
            named.push(found);
        }
    }
    let org = named.first().map_or(asked.destination.org, |it| work.facts(it[0]).org);
    if makes_copies(work, org) {
        return one_copy(work, named, asked);
    }
    let mut found = named.concat();
    let names_nothing = asked.header.references.is_empty() || found.iter().all(|it| work.is_headless(*it));
    found.extend(akin(work, asked, names_nothing));
    uniting::unite(work, &found).into_iter().collect()
}

/// Where each team has its copy: the one whose address it carries, else those that its nearest
/// reference names.
fn one_copy(work: &mut Working, named: Vec<Vec<ConversationId>>, asked: &Asked) -> Vec<ConversationId> {
    let addressed = |it: &&ConversationId| is_addressed(work, **it, asked.destination);
    if let Some(it) = named.iter().flatten().find(addressed) {
        return vec![*it];
    }
    named.into_iter().next().unwrap_or_else(|| {
        let mut found = akin(work, asked, true);
        found.retain(|it| is_addressed(work, *it, asked.destination));
        found.truncate(1);
        found
    })
}

/// A message that looks for the conversations which it joins.
pub struct Asked<'a> {
    /// The account that received it.
    pub account: AccountId,
    /// Its header.
    pub header: &'a Header,
    /// It was sent from here.
    pub outgoing: bool,
    /// Where it goes.
    pub destination: &'a Destination,
    /// What it has begun already, elsewhere.
    pub begun: &'a [ConversationId],
    /// The messages that it is a copy of.
    pub twins: &'a [Twin],
}

/// Tells whether a message carries the address of the team that has a copy.
fn is_addressed(work: &mut Working, it: ConversationId, destination: &Destination) -> bool {
    matches!(destination.via, Via::Address(..))
        && destination.team.is_some()
        && work.facts(it).team == destination.team
}

/// Returns what belongs together with a message by account, other party and subject: of an answer that
/// names nothing which is here, what was written last before it; and whatever answers the message and
/// names nothing either.
fn akin(work: &mut Working, asked: &Asked, names_nothing: bool) -> Vec<ConversationId> {
    let Some(about) = about(work, asked) else { return Vec::new() };
    if work.directory().channel(asked.account) != Channel::Email {
        return talk(work, asked, &about).into_iter().collect();
    }
    let before = if names_nothing && about.answers { before(work, asked, &about) } else { None };
    before.into_iter().chain(after(work, asked, &about)).collect()
}

fn about(work: &Working, asked: &Asked) -> Option<About> {
    let Asked { account, header, outgoing, .. } = *asked;
    let place = (account, work.directory().channel(account));
    About::of(place, outgoing, work.stands_at(header), MessageId::default(), header)
}

/// Returns all messages with the same account, other party and subject, in order of time.
fn known(work: &Working, about: &About) -> Vec<Topic> {
    let openings = work.state.threads.openings(about.key).chain(work.fresh.openings(about.key));
    let mut known: Vec<_> = openings.chain(answers(work, about)).collect();
    known.sort_unstable();
    known
}

fn answers<'a>(work: &'a Working, about: &About) -> impl Iterator<Item = Topic> + use<'a> {
    work.state.threads.answers(about.key).chain(work.fresh.answers(about.key))
}

/// Returns the conversation of a chat: all messages of one party are one, for ever, and where somebody has
/// split them, that in which was written last. A talk may be long: it is asked from its end.
fn talk(work: &mut Working, asked: &Asked, about: &About) -> Option<ConversationId> {
    let state = work.state;
    let fresh: Vec<_> = work.fresh.openings(about.key).collect();
    let (mut fresh, mut known) =
        (fresh.into_iter().rev().peekable(), state.threads.openings(about.key).rev().peekable());
    let mut last = None;
    loop {
        let topic = if fresh.peek() > known.peek() { fresh.next() } else { known.next() };
        let it = work.conversation(topic?.message());
        if it != last && it.is_some_and(|it| may_join(work, it, asked)) {
            return it;
        }
        last = it;
    }
}

/// Returns the conversation of the last message before an answer that it may be an answer to.
fn before(work: &mut Working, asked: &Asked, about: &About) -> Option<ConversationId> {
    let known = known(work, about);
    let may = |it: &&Topic| about.topic.may_answer(**it) && about.topic.is_of_the_same(**it, &known);
    let mut found: Vec<_> =
        known.iter().rev().filter(may).filter_map(|it| work.conversation(it.message())).collect();
    found.dedup();
    found.into_iter().find(|it| may_join(work, *it, asked))
}

/// Returns the conversation of an answer that came before the message it answers: the next one after it,
/// where that names nothing which is here. Those behind it answer what is nearer to them.
fn after(work: &mut Working, asked: &Asked, about: &About) -> Option<ConversationId> {
    let mut answers: Vec<_> = answers(work, about).filter(|it| it.may_answer(about.topic)).collect();
    if answers.is_empty() {
        return None;
    }
    answers.sort_unstable();
    let known = known(work, about);
    let later =
        known.iter().filter(|it| it.may_answer(about.topic) && it.is_of_the_same(about.topic, &known));
    for topic in later {
        let Some(it) = work.conversation(topic.message()).filter(|it| may_join(work, *it, asked)) else {
            continue;
        };
        let is_answer = answers.binary_search(topic).is_ok();
        return (is_answer && (topic.is_bare() || work.is_headless(it))).then_some(it);
    }
    None
}

/// Returns the conversations that a message which begins one is kept apart from, lest more people see
/// what is private: of a shared message the private ones that it answers, of a private one the shared
/// ones that answered it before it came.
pub fn kept_apart(work: &mut Working, asked: &Asked) -> Vec<ConversationId> {
    let is_shared = asked.destination.org.is_some();
    let keys = if is_shared { asked.header.references.clone() } else { vec![id_key(asked.header)] };
    let keys = keys.into_iter().filter(|_| is_shared || asked.twins.is_empty());
    let mut named: Vec<Vec<_>> = keys.map(|it| work.by_key(it)).collect();
    let about = about(work, asked).filter(|it| is_shared && it.answers);
    if let Some(about) = about {
        let mut known = known(work, &about);
        // A link is a trace alone: dates that are a little off do no harm.
        known.retain(|it| about.topic.may_answer(*it) || it.may_answer(about.topic));
        named.push(known.iter().rev().filter_map(|it| work.conversation(it.message())).collect());
    }
    for mut it in named {
        it.retain(|it| work.facts(*it).org.is_none() == is_shared && !work.facts(*it).grants.is_empty());
        if !it.is_empty() {
            it.dedup();
            return it;
        }
    }
    Vec::new()
}

/// A shared message never shows a private conversation to more people, and a private one is not
/// shown to those who share a conversation.
pub fn may_join(work: &mut Working, conversation: ConversationId, asked: &Asked) -> bool {
    !asked.begun.contains(&conversation) && may_go(work, conversation, asked.account, asked.destination)
}

/// The same, whatever else the message has begun.
pub fn may_go(
    work: &mut Working,
    conversation: ConversationId,
    account: AccountId,
    destination: &Destination,
) -> bool {
    let facts = work.facts(conversation);
    let same_account = facts.grants.contains(&Grant::Account(account));
    let same_place = facts.org == destination.org && facts.org.is_some();
    same_place || (same_account && destination.org.is_none())
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    #[test]
    fn a_message_of_a_long_talk_finds_it_as_fast_as_one_of_a_short_talk() {
        let took = [false, true].map(|is_one_talk| {
            let mut world = World::of(&["Ann"]);
            let account = world.chat("Ann", Channel::Custom, "printer");
            let began = std::time::Instant::now();
            for slice in 0..40 {
                let messages = (0..256).map(|nth| {
                    let number = slice * 256 + nth;
                    let by = if is_one_talk { "kim".to_owned() } else { format!("kim{number}") };
                    fixture::said(MessageId(number), &by, "Hello", Time(i64::from(number) * 1000)).0
                });
                world.imports(account, messages.collect()).unwrap();
            }
            assert_eq!(world.state.len(), if is_one_talk { 1 } else { 40 * 256 });
            began.elapsed()
        });
        // Looking at all of the talk for each message took forty times as long.
        assert!(took[1] < took[0] * 5, "{took:?}");
    }
}
