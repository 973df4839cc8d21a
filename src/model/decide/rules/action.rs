//! What the actions of a rule do: the same as when a person does it, by the same functions.

use super::balance::{self, Choice};
use super::occasion::Occasion;
use super::reply;
use super::run::Run;
use crate::model::decide::working::Working;
use crate::model::decide::{assign, comment, labelling, triage};
use crate::model::event::{Event, Reason};
use crate::model::facts::{Flag, Grant, Snooze};
use crate::model::ids::*;
use crate::model::mention;
use crate::model::rules::{Action, Balance, Method};

/// Does what an action says. What stands so already, or cannot be, is left as it is.
pub fn take(
    work: &mut Working,
    it: ConversationId,
    rule: RuleId,
    action: &Action,
    occasion: &Occasion,
    run: &mut Run,
) {
    match action {
        Action::Assign(balance) => give(work, it, rule, balance, run),
        Action::AssignSender => {
            if let Some(sender) = occasion.sender() {
                let _ = assign::assign(work, it, &[sender]);
            }
        }
        Action::Move(team) => drop(assign::transfer(work, it, *team)),
        Action::Archive => archive(work, it),
        Action::ArchiveFor(people) => {
            for person in people {
                triage::leave_mine(work.facts(it), *person);
            }
        }
        Action::RemoveFor(people) => remove_for(work, it, people),
        Action::ReadFor(people) => {
            for person in people {
                work.facts(it).put(*person, Flag::Unread, false);
            }
        }
        Action::Close => drop(triage::close(work, None, it)),
        Action::Trash => trash(work, it),
        Action::Label(label) => drop(labelling::put(work, None, it, *label, true)),
        Action::Comment(text) => {
            comment(work, it, rule, text);
            run.commented = true;
        }
        Action::Notify(people) => notify(work, it, rule, people),
        Action::Snooze(people, minutes) => {
            let snooze = Snooze { until: work.at().plus(i64::from(*minutes) * 60_000), wakes: true };
            for person in readers_of(work, it, people) {
                work.facts(it).set_snooze(person, Some(snooze));
            }
        }
        Action::Reply(saved) => run.notes.extend(reply::send(work, it, rule, *saved, occasion)),
    }
}

/// Assigns whoever the balancing gives it to.
fn give(work: &mut Working, it: ConversationId, rule: RuleId, balance: &Balance, run: &mut Run) {
    match balance::choose(work, it, rule, balance) {
        Choice::These(people) => {
            if balance.method == Method::Turn {
                run.turn = people.first().copied();
            }
            let _ = assign::assign(work, it, &people);
        }
        Choice::AsItIs => {}
        Choice::Nobody(why) => run.notes.push(why),
    }
}

/// Out of the team inbox, as by anybody who archives there (A5); where it stands in none, out of the
/// Inbox of everybody who has it.
fn archive(work: &mut Working, it: ConversationId) {
    let stands_in_queue = in_queue(work, it);
    work.facts(it).queued = false;
    if !stands_in_queue {
        out_of_every_inbox(work, it);
    }
}

/// As A8; where it stands in no team inbox there is nobody else's Inbox to be master of.
fn trash(work: &mut Working, it: ConversationId) {
    if !in_queue(work, it) {
        out_of_every_inbox(work, it);
    }
    triage::discard_for_everyone(work, it, Flag::Trashed);
}

fn in_queue(work: &mut Working, it: ConversationId) -> bool {
    let directory = work.directory();
    let facts = work.facts(it);
    facts.queued && facts.has_team_inbox(directory)
}

fn out_of_every_inbox(work: &mut Working, it: ConversationId) {
    let facts = work.facts(it);
    let holders: Vec<_> = facts.marks.iter().filter(|it| it.1.has(Flag::Inbox)).map(|it| *it.0).collect();
    for person in holders {
        triage::leave_mine(facts, person);
    }
}

/// A11: for these members of its team alone.
fn remove_for(work: &mut Working, it: ConversationId, people: &[PersonId]) {
    let directory = work.directory();
    let facts = work.facts(it);
    let Some(team) = facts.team else { return };
    for person in people.iter().copied().filter(|it| directory.membership(*it, team).is_some()) {
        facts.put(person, Flag::Removed, true);
    }
}

/// Who is named is told, and may see what they are told of: whoever has no access gains it, as by a
/// mention. It comes into nobody's Inbox by that.
fn notify(work: &mut Working, it: ConversationId, rule: RuleId, people: &[PersonId]) {
    let directory = work.directory();
    let org = work.facts(it).org;
    let is_member = |person: &&PersonId| org.is_some_and(|org| directory.role(**person, org).is_some());
    for person in people.iter().filter(is_member) {
        let facts = work.facts(it);
        if !facts.admits(*person, directory) && !facts.has(*person, Flag::Gone) {
            facts.grant(Grant::Mentioned(*person));
        }
    }
    for person in readers_of(work, it, people) {
        work.notify(person, Some(it), Reason::Rule(rule));
    }
}

/// Those of some people who may see it.
fn readers_of(work: &mut Working, it: ConversationId, people: &[PersonId]) -> Vec<PersonId> {
    let directory = work.directory();
    let facts = work.facts(it);
    people.iter().copied().filter(|person| facts.admits(*person, directory)).collect()
}

/// A comment without an author; whoever is mentioned or watches is told by the rule.
fn comment(work: &mut Working, it: ConversationId, rule: RuleId, text: &str) {
    let all = &work.state.conversations;
    let (before, prior) = (all.order.activity(it), all.touched(it));
    work.events.push(Event::RuleCommented { conversation: it, rule, text: text.to_owned(), before, prior });
    let directory = work.directory();
    let facts = work.facts(it);
    let mentions = directory.mentions(facts.org.as_slice(), facts.team, text);
    let (people, teams) = mention::mentioned(&mentions, || facts.readers(directory));
    // All are of the organization of the rule, as was just seen: it cannot be refused.
    let _ = comment::mention(work, it, (&people, &teams), None, &|_| Reason::Rule(rule));
    let watching = |marks: &crate::model::facts::Marks| marks.has(Flag::Watching);
    let watchers: Vec<_> = work.facts(it).marks.iter().filter(|it| watching(it.1)).map(|it| *it.0).collect();
    for person in readers_of(work, it, &watchers) {
        work.notify(person, Some(it), Reason::Rule(rule));
    }
}
