//! What a workspace comes to, in lines that no later build has a reason to change: what stands in which
//! mailbox, and the settings that decide where it goes. Kept beside golden files, since the digest of a
//! state changes with its structure.

use std::fmt::Write as _;

use team_inbox::model::{ConversationId, Flag, Mailbox, PersonId, State};

/// Returns the lines.
pub fn stands(state: &State) -> String {
    let mut text = String::new();
    people(state, &mut text);
    settings(state, &mut text);
    for it in (0..state.len() as u32).map(ConversationId) {
        conversation(state, it, &mut text);
    }
    text
}

fn people(state: &State, text: &mut String) {
    for person in state.directory.people.values() {
        let away = person.away.map(|it| (it.from, it.until, it.set_by));
        let gone = if person.removed { ", gone" } else { "" };
        let _ = writeln!(text, "person {}: {} <{}>{gone}", person.id, person.name, person.email);
        let _ = writeln!(text, "  roles {:?}, {:?}, away {away:?}", person.roles, person.when_settled);
        let teams = state.teams_of(person.id).into_iter().map(|it| it.0);
        let teams =
            teams.flat_map(|it| [Mailbox::TeamInbox(it), Mailbox::TeamAssigned(it), Mailbox::TeamAll(it)]);
        let labels = state.directory.labels.keys().map(|it| Mailbox::Label(*it));
        for mailbox in own().into_iter().chain(teams).chain(labels) {
            let rows = state.sorted(person.id, mailbox, &state.mailbox(person.id, mailbox)).ids;
            if !rows.is_empty() {
                let unread = state.badges(person.id, &[mailbox])[0];
                let _ = writeln!(text, "  {mailbox:?}, {unread} unread: {rows:?}");
            }
        }
        for (at, notice, seen) in state.notices_of(person.id) {
            let of = notice.conversation.map(|it| it.0);
            let _ = writeln!(text, "  told {} of {of:?}: {:?}, seen {seen}", at.0, notice.reason);
        }
        drafts(state, person.id, text);
    }
}

/// The mailboxes that there were from the first format on.
const fn own() -> [Mailbox; 13] {
    [
        Mailbox::Inbox,
        Mailbox::TeamInboxes,
        Mailbox::AssignedToMe,
        Mailbox::AssignedToOthers,
        Mailbox::Closed,
        Mailbox::All,
        Mailbox::Snoozed,
        Mailbox::Starred,
        Mailbox::Drafts,
        Mailbox::Sent,
        Mailbox::Outbox,
        Mailbox::Trash,
        Mailbox::Spam,
    ]
}

fn drafts(state: &State, person: PersonId, text: &mut String) {
    for ((_, key), draft) in state.drafts.iter().filter(|it| it.0.0 == person) {
        let (files, plan) = (draft.files.len(), draft.plan.as_ref().map(|it| (it.due.0, it.held)));
        let _ =
            writeln!(text, "  draft {key:?} to {}: {:?}, {files} files, plan {plan:?}", draft.to, draft.text);
    }
}

fn settings(state: &State, text: &mut String) {
    let all = &state.directory;
    for it in all.organizations.values() {
        let _ = writeln!(
            text,
            "organization {}: {} {} {:?} {}",
            it.id, it.name, it.slug, it.several_teams, it.removed
        );
    }
    for it in all.teams.values() {
        let _ = writeln!(
            text,
            "team {}: {} {} {:?} {:?} {}",
            it.id, it.name, it.slug, it.active, it.observers, it.removed
        );
        let options = &it.options;
        let (reply, requeue, all) = (options.reply_assigns, options.reply_requeues, options.mention_all);
        let hours = options.hours.map(|it| (it.from, it.until, it.days, it.zone.ahead));
        let _ = writeln!(text, "  {reply} {requeue} {all} {} {:?} {hours:?}", options.inbox, options.sidebar);
    }
    for it in all.accounts.values() {
        let _ = writeln!(
            text,
            "account {}: {} of {}, {:?} {:?} {:?}",
            it.id, it.address, it.owner, it.channel, it.sharing, it.org
        );
    }
    for it in all.addresses.values() {
        let _ = writeln!(
            text,
            "address {}: {} {:?} {:?} {} {}",
            it.id, it.address, it.kind, it.sharing, it.verified, it.code
        );
    }
    for (id, it) in &all.audiences {
        let _ = writeln!(text, "audience {id}: {} {:?}", it.org, it.entries);
    }
    for it in all.labels.values() {
        let _ =
            writeln!(text, "label {}: {} {} under {:?} {}", it.id, it.name, it.hue, it.parent, it.removed);
    }
    for it in all.rules.values() {
        let _ = writeln!(
            text,
            "rule {}: {} {} {} {:?} {} actions",
            it.id,
            it.name,
            it.rank,
            it.on,
            it.trigger,
            it.actions.len()
        );
    }
    for it in all.saved_replies.values() {
        let _ = writeln!(text, "reply {}: {} {:?} {}", it.id, it.title, it.text, it.removed);
    }
    let runs: Vec<_> = state.rule_runs.iter().map(|it| (it.0.0, it.1.count)).collect();
    let _ = writeln!(text, "runs {runs:?}, turns {:?}, links {:?}", state.turns, state.links);
    let outbox: Vec<_> = state.outbox.iter().map(|it| (it.0.0, it.1.sender.0, it.1.posting)).collect();
    let _ = writeln!(text, "outbox {outbox:?}, deleted {:?}", state.tombstones.keys().collect::<Vec<_>>());
}

fn conversation(state: &State, it: ConversationId, text: &mut String) {
    let all = &state.conversations;
    let facts = state.facts(it);
    let _ = writeln!(
        text,
        "conversation {it}: {:?}, {} messages, {:?}",
        all.subject(it),
        all.messages(it),
        all.merged_into(it)
    );
    let _ = writeln!(
        text,
        "  {:?} {:?} queued {} closed {} trashed {} spam {} assigned {:?} labels {:?} grants {:?}",
        facts.org,
        facts.team,
        facts.queued,
        facts.closed,
        facts.trashed,
        facts.spam,
        facts.assignees,
        facts.labels,
        facts.grants,
    );
    for (person, marks) in &facts.marks {
        let flags: Vec<_> = Flag::ALL.into_iter().filter(|it| marks.has(*it)).collect();
        let snooze = marks.snooze.map(|it| (it.until.0, it.wakes));
        if !flags.is_empty() || snooze.is_some() {
            let _ = writeln!(text, "  {person}: {flags:?} {snooze:?} {:?}", marks.arrival.map(|it| it.0));
        }
    }
}
