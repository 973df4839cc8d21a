//! Comments, and whom they mention (docs/behaviour.md, section 10): who is mentioned gains access. Their
//! authors edit and delete them; who is mentioned by an edit alone is told as by a comment.

use super::assign;
use super::guard::check_reader;
use super::working::Working;
use crate::model::command::EditComment;
use crate::model::event::{Act, CommentEdited, Event, Reason};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::story::What;

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

/// Changes what a comment says, or deletes it: only its author does. It keeps its place, nobody is told of
/// it, and whoever an edit mentions anew is mentioned as by a comment.
pub fn edit(work: &mut Working, edit: &EditComment) -> Result<Act, Refusal> {
    let me = work.person()?;
    let EditComment { conversation: it, comment, .. } = *edit;
    check_reader(work, it, me)?;
    // What it says is told by a story that may be older than the state.
    if edit.story.edits.get(&comment) != work.state.edits.get(&comment) {
        return Err(Refusal::ActedSince(Some(me), Some(Act::EditComment)));
    }
    let said = edit.story.beats.iter().filter(|beat| beat.seq == comment).find_map(|beat| match &beat.what {
        What::Comment { author, text, .. } => Some((*author, text)),
        _ => None,
    });
    let (author, before) = said.ok_or(Refusal::Unknown)?;
    if author != me {
        return Err(Refusal::NotTheAuthor);
    }
    let after = edit.text.as_deref().map(str::trim);
    match after {
        Some("") => return Err(Refusal::Empty),
        Some(after) if after == before => return Err(Refusal::NoChange),
        _ => {}
    }
    work.events.push(Event::CommentEdited(Box::new(CommentEdited {
        conversation: it,
        comment,
        before: Some(before.clone()),
        after: after.map(str::to_owned),
        prior: work.state.conversations.touched(it),
    })));
    if after.is_none() {
        return Ok(Act::DeleteComment);
    }
    let (people, teams) = work.state.mentioned(me, it, before);
    let new_people: Vec<_> = edit.people.iter().copied().filter(|it| !people.contains(it)).collect();
    let new_teams: Vec<_> = edit.teams.iter().copied().filter(|it| !teams.contains(it)).collect();
    mention(work, it, (&new_people, &new_teams), Some(me), &by(me))?;
    Ok(Act::EditComment)
}

/// Returns the reason for which somebody is told whom a person mentions.
pub fn by(me: PersonId) -> impl Fn(Option<TeamId>) -> Reason {
    move |team| team.map_or(Reason::Mention(me), |team| Reason::TeamMention(me, team))
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
    mention(work, it, (people, teams), Some(me), &by(me))?;
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
