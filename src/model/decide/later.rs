//! Sending later: a draft with a plan. The clock sends it when it is due, unless something happened
//! since, or it is too late for that: then it is held until its author has looked.

use std::collections::BTreeSet;

use super::drafts;
use super::sending;
use super::working::Working;
use crate::model::command::Send;
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::message::Party;
use crate::model::refusal::Refusal;
use crate::model::state::State;

/// So late a message still leaves by itself; later than that, nothing was open when it was due.
pub const PATIENCE: i64 = 5 * 60_000;

/// Plans a message: it stays a draft until it is due.
pub fn schedule(work: &mut Working, send: &Send, due: Time) -> Result<Act, Refusal> {
    let me = work.person()?;
    if due <= work.at() {
        return Err(Refusal::InThePast);
    }
    sending::check(work, me, send)?;
    check_answering(work, send, due)?;
    if send.on.is_some_and(|it| it.author != me) {
        return Err(Refusal::NotTheDraftsAuthor);
    }
    if !send.anyway {
        sending::check_reply(work, send)?;
    }
    let reply = send.reply_to.as_ref().map(|it| DraftKey::Reply(it.0.conversation));
    let key = send.draft.or(reply).unwrap_or(DraftKey::New(work.at()));
    let header = send.header.clone();
    let plan = Plan { due, header, then: send.then, reply_to: send.reply_to.clone(), held: None };
    let known = work.state.drafts.get(&(me, key)).cloned().unwrap_or_else(|| send.written());
    let draft = DraftText { text: send.text.clone(), plan: Some(Box::new(plan)), ..known };
    drafts::save(work, key, Some(&draft), send.on)?;
    Ok(Act::Schedule)
}

impl Send {
    /// Returns the message as the draft it could have been.
    pub fn written(&self) -> DraftText {
        let line =
            |parties: &[Party]| parties.iter().map(|it| it.address.as_str()).collect::<Vec<_>>().join(", ");
        let header = &self.header;
        DraftText {
            account: self.account,
            from: header.from.address.clone(),
            to: line(&header.to),
            cc: line(&header.cc),
            bcc: line(&header.bcc),
            subject: header.subject.clone(),
            text: self.text.clone(),
            seen: self.reply_to.as_ref().map(|it| it.1),
            files: header.files.clone(),
            plan: None,
            answers: None,
            shared: None,
        }
    }
}

impl DraftText {
    /// Returns the message that is planned; `anyway`: whatever happened since it was.
    pub fn planned(&self, key: DraftKey, anyway: bool) -> Option<Send> {
        let plan = self.plan.as_deref()?;
        Some(Send {
            reply_to: plan.reply_to.clone(),
            account: self.account,
            header: plan.header.clone(),
            text: self.text.clone(),
            then: plan.then,
            draft: Some(key),
            on: None,
            anyway,
        })
    }

    /// Returns when it is due, unless it is held.
    pub fn due(&self) -> Option<Time> {
        self.plan.as_deref().filter(|it| it.held.is_none()).map(|it| it.due)
    }
}

/// Sends what is due, in order; what cannot leave by itself is held, and its author told.
pub fn send_due(work: &mut Working) {
    let now = work.at();
    let drafts = work.state.drafts.iter();
    let mut due: Vec<_> = drafts.filter_map(|(whose, it)| Some((it.due()?, *whose, it))).collect();
    due.retain(|it| it.0 <= now && work.directory().person(it.1.0).is_some());
    due.sort_by_key(|it| (it.0, it.1));
    let mut answered = BTreeSet::new();
    for (at, (author, key), draft) in due {
        let Some(send) = draft.planned(key, false) else { continue };
        let is_late = now.0 - at.0 > PATIENCE;
        let refusal = may_leave(work, author, &send, &answered).err();
        match refusal.map(|it| hold(&it)).or(is_late.then_some(Hold::Late)) {
            Some(held) => keep(work, author, key, draft, held),
            None => {
                let (conversation, _) =
                    by(work, author, |work| sending::carry_out(work, author, &send, None));
                answered.insert(conversation);
            }
        }
    }
}

/// Checks that the channel lets one answer at a time, as far as is known of when the other side wrote.
fn check_answering(work: &Working, send: &Send, at: Time) -> Result<(), Refusal> {
    let channel = work.directory().channel(send.account);
    let since = send.reply_to.as_ref().and_then(|it| work.state.since_heard(it.0.conversation, at));
    let message = (true, send.text.as_str(), !send.header.files.is_empty());
    if work.directory().lets_send(send.account, since, message) {
        Ok(())
    } else {
        Err(Refusal::TooLateThere(channel))
    }
}

/// Two that are due at once are an answer to one another: the second is looked at first.
fn may_leave(
    work: &mut Working,
    author: PersonId,
    send: &Send,
    answered: &BTreeSet<ConversationId>,
) -> Result<(), Refusal> {
    by(work, author, |work| sending::check(work, author, send))?;
    check_answering(work, send, work.at())?;
    sending::check_reply(work, send)?;
    let conversation = send.reply_to.as_ref().map(|it| work.state.lead(it.0.conversation));
    match conversation.filter(|it| answered.contains(it)) {
        Some(_) => Err(Refusal::RepliedMeanwhile(Default::default())),
        None => Ok(()),
    }
}

/// Does something in the name of a person: nobody is told of their own act, though the clock does it.
fn by<T>(work: &mut Working, person: PersonId, act: impl FnOnce(&mut Working) -> T) -> T {
    let actor = std::mem::replace(&mut work.context.actor, Actor::Person(person));
    let done = act(work);
    work.context.actor = actor;
    done
}

fn hold(refusal: &Refusal) -> Hold {
    match refusal {
        Refusal::NewerMessage(_) => Hold::NewMessage,
        Refusal::RepliedMeanwhile(it) => Hold::Replied(it.person),
        Refusal::AssigneesChanged(it) => Hold::Reassigned(it.person),
        Refusal::ClosedMeanwhile(it) => Hold::Closed(it.person),
        Refusal::MergedMeanwhile(it) => Hold::Merged(it.person),
        _ => Hold::NotAllowed,
    }
}

fn keep(work: &mut Working, author: PersonId, key: DraftKey, draft: &DraftText, held: Hold) {
    let Some(plan) = draft.plan.as_deref() else { return };
    let plan = Some(Box::new(Plan { held: Some(held), ..plan.clone() }));
    let after = DraftText { plan, ..draft.clone() };
    let (before, after) = (Some(Box::new(draft.clone())), Some(Box::new(after)));
    work.events.push(Event::Drafted { author, key, before, after });
    let conversation = match key {
        DraftKey::Reply(it) => Some(it),
        DraftKey::New(_) => None,
    };
    work.notify(author, conversation, Reason::SendHeld);
}

/// What a person who leaves an organization had planned there becomes a draft of somebody who may
/// see it: of whoever removes them, else of an assignee, else of a member of the team. Who still sees
/// it, as the owner of the account, keeps it.
pub fn hand_over(work: &mut Working, person: PersonId, org: OrgId) {
    let directory = work.directory();
    for (key, draft) in planned(work.state, org, person) {
        if let DraftKey::Reply(it) = key
            && work.facts(it).admits(person, directory)
        {
            continue;
        }
        let before = Some(Box::new(draft.clone()));
        work.events.push(Event::Drafted { author: person, key, before, after: None });
        if let Some(heir) = heir(work, key, person) {
            give(work, heir, key, draft);
        }
    }
}

/// Returns what a person planned to be sent for an organization.
pub fn planned(state: &State, org: OrgId, person: PersonId) -> impl Iterator<Item = (DraftKey, &DraftText)> {
    let mine = state.drafts.iter().filter(move |(whose, it)| whose.0 == person && it.plan.is_some());
    let org_of = move |key: DraftKey, draft: &DraftText| match key {
        DraftKey::Reply(it) => state.conversations.org(it),
        DraftKey::New(_) => state.directory.accounts.get(&draft.account).and_then(|it| it.org),
    };
    mine.filter(move |((_, key), it)| org_of(*key, it) == Some(org)).map(|((_, key), it)| (*key, it))
}

fn heir(work: &mut Working, key: DraftKey, but: PersonId) -> Option<PersonId> {
    let (directory, remover) = (work.directory(), work.context.actor.person());
    let DraftKey::Reply(it) = key else { return remover };
    let facts = work.facts(it);
    let team = facts.team.map(|it| directory.active_members(it)).unwrap_or_default();
    let candidates = remover.into_iter().chain(facts.assignees.clone()).chain(team);
    let anybody = candidates.chain(facts.readers(directory)).filter(|it| *it != but);
    anybody.into_iter().find(|it| facts.admits(*it, directory))
}

fn give(work: &mut Working, heir: PersonId, key: DraftKey, draft: &DraftText) {
    let mut key = key;
    let is_taken = |key: &DraftKey| work.state.drafts.contains_key(&(heir, *key));
    while let DraftKey::New(at) = key
        && is_taken(&key)
    {
        key = DraftKey::New(at.plus(1));
    }
    let known = work.state.drafts.get(&(heir, key));
    let after = DraftText { plan: None, ..draft.clone() }.behind(known);
    let (before, after) = (known.cloned().map(Box::new), Some(Box::new(after)));
    work.events.push(Event::Drafted { author: heir, key, before, after });
}

impl DraftText {
    /// Returns it behind what is written already, so that neither is lost.
    #[must_use]
    pub fn behind(&self, known: Option<&Self>) -> Self {
        match known.filter(|it| !it.is_blank()) {
            Some(known) => {
                let text = format!("{}\n\n{}", known.text.trim_end(), self.text.trim_start());
                let files = known.files.iter().chain(&self.files).cloned().collect();
                // Nobody else has agreed to what it has become.
                Self { text, files, shared: None, ..known.clone() }
            }
            None => self.clone(),
        }
    }

    /// Tells what is done besides sending it.
    pub fn then(&self) -> Then {
        self.plan.as_deref().map_or(Then::Stay, |it| it.then)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{ORG, World};
    use crate::model::*;

    const HOUR: i64 = 60 * 60_000;

    /// A WhatsApp account of Support, whose customer has just written.
    fn asked() -> (World, ConversationId) {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let (owner, channel) = (world.id("Ann"), Channel::WhatsApp);
        let (name, address) = ("WhatsApp".to_owned(), "+49305550190".to_owned());
        let add = Configure::AddAccount { owner, name, address, channel, simulated: true };
        world.configure("Ann", add).unwrap();
        let sharing = Some(SharingChoice::TeamInbox(team));
        world.configure("Ann", Configure::ShareAccount { account: AccountId(1), org: ORG, sharing }).unwrap();
        let it = world.mail(AccountId(1), "+49305550190", "");
        (world, it)
    }

    fn plan(world: &mut World, it: ConversationId, text: &str, hours: i64) -> Result<(), Refusal> {
        let header = Header {
            message_id: "later-1".into(),
            from: Party::bare("+49305550190"),
            to: vec![Party::bare("customer@outside.example")],
            ..Header::default()
        };
        let reply_to = Some((Seen::now(&world.state, it), world.state.conversations.last(it)));
        let (text, then, account) = (text.to_owned(), Then::Stay, AccountId(1));
        let send = Send { reply_to, account, header, text, then, draft: None, on: None, anyway: true };
        let due = world.now.plus(hours * HOUR);
        let ben = Actor::Person(world.id("Ben"));
        world.ask(ben, Mailbox::TeamInboxes, &Command::Schedule(Box::new(send), due)).map(|_| ())
    }

    #[test]
    fn nothing_is_planned_for_when_the_channel_lets_nobody_write() {
        let (mut world, it) = asked();
        assert_eq!(plan(&mut world, it, "Hello", 25), Err(Refusal::TooLateThere(Channel::WhatsApp)));
        assert_eq!(plan(&mut world, it, "Hello", 23), Ok(()));
    }

    #[test]
    fn what_the_channel_refuses_when_it_is_due_stays_a_draft_and_its_author_is_told() {
        let (mut world, it) = asked();
        let reply = ReplyDraft::common("Ready", "Your order is ready.");
        world.configure("Ann", Configure::PutSavedReply(None, ORG, Some(reply))).unwrap();
        let template = |on| Configure::SetTemplate(SavedReplyId(1), on);
        world.configure("Ann", template(true)).unwrap();
        plan(&mut world, it, "Your order is ready.", 30).unwrap();
        world.configure("Ann", template(false)).unwrap();
        world.now = world.now.plus(30 * HOUR);
        world.ask(Actor::Clock, Mailbox::All, &Command::Due).unwrap();
        let key = (world.id("Ben"), DraftKey::Reply(it));
        let held = world.state.drafts[&key].plan.as_ref().and_then(|it| it.held);
        assert_eq!(held, Some(Hold::NotAllowed));
        assert_eq!(world.state.conversations.messages(it), 1, "nothing was sent");
        let told = |it: &Reason| *it == Reason::SendHeld;
        assert!(world.state.notices.iter().any(|it| it.2.person == key.0 && told(&it.2.reason)));
    }
}
