//! Comments, and whom they mention (docs/behaviour.md, section 10): who is mentioned gains access.

use super::assign;
use super::guard::check_reader;
use super::working::Working;
use crate::model::event::{Act, Event, Reason};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Comments: who is mentioned gains access and has it in the Inbox; watchers are told.
pub fn decide(
    work: &mut Working,
    it: ConversationId,
    text: &str,
    people: &[PersonId],
    teams: &[TeamId],
) -> Result<Act, Refusal> {
    let me = work.person()?;
    check_reader(work, it, me)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let all = &work.state.conversations;
    let (before, prior) = (all.order.activity(it), all.touched(it));
    let text = text.trim().to_owned();
    work.events.push(Event::Commented { conversation: it, author: me, text, before, prior });
    speak(work, me, it, people, teams)?;
    Ok(Act::Comment)
}

/// What a comment does: its author watches from now on, who is mentioned gains access, and all who
/// watch are told.
pub fn speak(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    people: &[PersonId],
    teams: &[TeamId],
) -> Result<(), Refusal> {
    let directory = work.directory();
    work.facts(it).put(me, Flag::Watching, true);
    let reason = |team: Option<TeamId>| match team {
        Some(team) => Reason::TeamMention(me, team),
        None => Reason::Mention(me),
    };
    mention(work, it, (people, teams), Some(me), &reason)?;
    let watchers: Vec<_> =
        work.facts(it).marks.iter().filter(|it| it.1.has(Flag::Watching)).map(|it| *it.0).collect();
    for person in
        watchers.into_iter().filter(|person| work.facts(it).admits(*person, directory)).collect::<Vec<_>>()
    {
        work.notify(person, Some(it), Reason::Comment(me));
    }
    Ok(())
}

/// Who is mentioned, but the author, gains access, watches from now on, and has it in the Inbox; told
/// by a reason that may name the team.
pub fn mention(
    work: &mut Working,
    it: ConversationId,
    (people, teams): (&[PersonId], &[TeamId]),
    author: Option<PersonId>,
    reason: &dyn Fn(Option<TeamId>) -> Reason,
) -> Result<(), Refusal> {
    let (at, directory) = (work.at(), work.directory());
    let mut mentioned: Vec<_> = people.iter().map(|person| (*person, reason(None))).collect();
    for team in teams {
        let options = &directory.team(*team).ok_or(Refusal::Unknown)?.options;
        let members =
            if options.mention_all { directory.members(*team) } else { directory.active_members(*team) };
        mentioned.extend(members.into_iter().map(|person| (person, reason(Some(*team)))));
    }
    assign::share(work, it, mentioned.iter().map(|it| it.0))?;
    for (person, reason) in mentioned.into_iter().filter(|it| Some(it.0) != author) {
        let facts = work.facts(it);
        facts.grant(Grant::Mentioned(person));
        facts.put(person, Flag::Watching, true);
        facts.bring(person, at);
        work.notify(person, Some(it), reason);
    }
    Ok(())
}
