//! Keeping acts beside the journal until they are shared: one fact each, so that tabs do not write over
//! each other, and a page that is closed or killed loses none.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use uuid::Uuid;

use super::orphans::Orphans;
use super::overtaken::{self, OVERTAKEN};
use super::showing::show;
use super::waiting::{OfDraft, Question, Unshared, WAITING};
use crate::formats::Unread;
use crate::model::{Command, DraftText, Operation, Refusal, Seq, Verb};
use crate::session::bodies::bodies;
use crate::session::running::{Wanted, done};
use crate::session::tools::Decided;
use crate::session::{Done, Failure, Host, PAGE, Session, Tools, record};
use crate::store::{PackKey, Store, StoreError, past_damage};

/// Tells whether an act can wait: what a person does to conversations, what they write, and settings that
/// concern nobody else. Other settings would write over what an admin has set meanwhile, and like what comes in
/// they go by numbers that others wait for.
pub fn may_wait(wanted: &Wanted) -> bool {
    let waits = match wanted.command {
        Command::Configure(it) => wanted.actor.person().is_some_and(|person| it.is_own(person)),
        Command::Triage(triage) => triage.verb != Verb::Erase,
        Command::Comment { .. }
        | Command::SaveDraft { .. }
        | Command::ShareDraft { .. }
        | Command::Send(_)
        | Command::Schedule(..)
        | Command::MarkDelivered(_)
        | Command::Undo { .. } => true,
        _ => false,
    };
    waits && wanted.actor.person().is_some()
}

/// Keeps an act until it can be shared, and shows it.
pub async fn keep<S: Store, H: Host>(session: &Session<S, H>, wanted: Wanted<'_>) -> Result<Done, Failure> {
    let tools = session.host.tools().await?;
    let held = &session.unshared;
    let replaced = replaced(&held.acts.borrow(), &wanted);
    let (decided, is_replaced) = decide_in_place(session, &wanted, replaced.as_ref(), tools);
    let (decision, entry) = decided?;
    let replaced = replaced.filter(|_| is_replaced).map(|it| it.id);
    if decision.operation.events.is_empty() {
        return Ok(done(session.head().seq, decision));
    }
    let number = held.take_number();
    let undoes = match wanted.command {
        Command::Undo { operation, .. } => Some(operation.clone()),
        _ => None,
    };
    let act = Unshared {
        id: wanted.operation,
        number,
        seen: session.head(),
        is_sent: wanted.is_sent,
        entry,
        is_kept: false,
        is_changed: false,
        shown: Some(Rc::new(decision.operation.clone())),
        undoes,
    };
    let (id, key) = (act.id, act.key());
    let mut changes = unwritten(session);
    changes.push((key.clone(), Some(act.value())));
    changes.extend(replaced.map(|it| (format!("{WAITING}{it}"), None)));
    // It stands among the others before anything is waited for: what is renumbered meanwhile, it is, too.
    {
        let mut acts = held.acts.borrow_mut();
        acts.retain(|it| Some(it.id) != replaced);
        let at = acts.partition_point(|it| it.id < id);
        acts.insert(at, act);
    }
    held.has_changed();
    // Not all is shown anew: to copy the state takes long where it is large. A draft that this replaces is
    // written over as well.
    held.base.borrow_mut().get_or_insert_with(|| session.state().clone());
    session.state.borrow_mut().apply(number, &decision.operation);
    if let Err(error) = session.store.meta_change(&changes).await {
        held.acts.borrow_mut().retain(|it| it.id != id);
        held.has_changed();
        show(session);
        return Err(error.into());
    }
    let is_there =
        held.acts.borrow_mut().iter_mut().find(|it| it.id == id).map(|it| it.is_kept = true).is_some();
    if !is_there {
        // What it was done to is gone since, or it is an entry of the log.
        session.store.meta_change(&[(key, None)]).await?;
    }
    held.has_changed();
    is_written(session, &changes);
    session.tell(number, &decision.operation);
    session.has_appended();
    Ok(done(number, decision))
}

/// Returns the draft that an act writes over: drafts are saved every second.
fn replaced(acts: &[Unshared], wanted: &Wanted) -> Option<Unshared> {
    let draft = OfDraft::of(wanted.actor, wanted.command).filter(|it| it.is_saved)?;
    let about = |it: &&Unshared| it.draft().is_some_and(|it| it.is_same(&draft));
    let last = acts.iter().rev().find(about)?;
    let is_saved = last.draft().is_some_and(|it| it.is_saved) && !last.is_sent;
    is_saved.then(|| last.clone())
}

/// Decides an act; one that saves a shared draft over what it replaces is decided as if that had never been.
/// Tells whether it does replace it: what leads back to where that began comes behind it.
fn decide_in_place<S: Store, H: Host>(
    session: &Session<S, H>,
    wanted: &Wanted,
    replaced: Option<&Unshared>,
    tools: Tools,
) -> (Decided, bool) {
    let online = session.online.borrow();
    let draft = OfDraft::of(wanted.actor, wanted.command);
    let whose = draft.and_then(|it| Some((it.author?, it.key)));
    let instead = replaced.and_then(|it| it.instead(wanted.command));
    let (Some(whose), Some((command, before))) = (whose, instead) else {
        return (wanted.decide(tools, &session.state(), &online), true);
    };
    if let Err(refusal) = (wanted.may)(&session.state()) {
        return (Err(refusal), true);
    }
    let swap = |draft: Option<DraftText>| {
        let drafts = &mut session.state.borrow_mut().drafts;
        let was = drafts.remove(&whose);
        drafts.extend(draft.map(|it| (whose, it)));
        was
    };
    let shown = swap(before);
    let in_place = Wanted { command: &command, may: &|_| Ok(()), ..*wanted };
    let decided = in_place.decide(tools, &session.state(), &online);
    swap(shown);
    match decided {
        Err(Refusal::NoChange) => (wanted.decide(tools, &session.state(), &online), false),
        decided => (decided, true),
    }
}

/// Returns what is to be written of acts that were decided anew.
pub fn unwritten<S: Store, H: Host>(session: &Session<S, H>) -> Vec<(String, Option<Vec<u8>>)> {
    let acts = session.unshared.acts.borrow();
    acts.iter().filter(|it| it.is_changed && it.is_kept).map(|it| (it.key(), Some(it.value()))).collect()
}

/// Notes what was written; what was decided anew meanwhile is not.
pub fn is_written<S: Store, H: Host>(session: &Session<S, H>, changes: &[(String, Option<Vec<u8>>)]) {
    for it in session.unshared.acts.borrow_mut().iter_mut().filter(|it| it.is_changed) {
        it.is_changed = !changes.contains(&(it.key(), Some(it.value())));
    }
}

/// Takes an act out of those that wait, and with it what was done to what it would have begun. What is `left` of
/// it was overtaken. Nothing of it is shown before it is written.
pub async fn drop_act<S: Store, H: Host>(
    session: &Session<S, H>,
    act: &Unshared,
    left: Option<Vec<u8>>,
) -> Result<(), Failure> {
    let held = &session.unshared;
    let mut written = Vec::new();
    let orphans = loop {
        let (orphans, dependents) = {
            let acts = held.acts.borrow();
            // It is not there any more once it is an entry of the log: what was done to it goes on.
            let is_there = acts.iter().any(|it| it.id == act.id);
            let orphans = if is_there { Orphans::of(act, &acts) } else { Orphans::default() };
            let changes = orphans.changes(&acts);
            (orphans, changes)
        };
        let mut changes = vec![(act.key(), None)];
        changes.extend(left.iter().map(|it| (overtaken::key(act.id), Some(it.clone()))));
        changes.extend(dependents);
        // More may have been done to it while that was written.
        if changes == written {
            break orphans;
        }
        session.store.meta_change(&changes).await?;
        written = changes;
    };
    let mut told = held.overtaken.borrow_mut();
    told.extend(left.map(|it| (act.id, it)));
    let mut acts = held.acts.borrow_mut();
    acts.retain(|it| it.id != act.id);
    orphans.settle(&mut acts, |id, it| drop(told.insert(id, it)));
    drop((told, acts));
    held.met.borrow_mut().remove(&act.id);
    held.has_changed();
    session.show_unshared();
    Ok(())
}

/// Takes an act back that nobody else has seen. Returns what it was; none if it is an entry by now.
pub async fn take_back<S: Store, H: Host>(
    session: &Session<S, H>,
    number: Seq,
) -> Result<Option<Operation>, Failure> {
    let held = &session.unshared;
    let found = held.acts.borrow().iter().find(|it| it.number == number).cloned();
    let Some(act) = found else { return Ok(None) };
    if act.is_sent || !act.is_kept {
        return Err(StoreError::Offline.into());
    }
    drop_act(session, &act, None).await?;
    session.has_appended();
    Ok(Some(act.shown.map(|it| (*it).clone()).unwrap_or_default()))
}

/// Takes over what other tabs have kept, or shared, and forgets what is in the journal.
pub async fn refresh<S: Store, H: Host>(session: &Session<S, H>) -> Result<(), Failure> {
    let held = &session.unshared;
    loop {
        let before = held.changes.get();
        let found = session.store.meta_under(WAITING).await?;
        let mut gone = held.met.borrow().clone();
        let known: BTreeSet<_> = held.acts.borrow().iter().map(|it| it.id).collect();
        let mut news: Vec<_> = found.iter().filter_map(|(key, value)| read(session, key, value)).collect();
        let there: BTreeSet<_> = news.iter().map(|it| it.id).collect();
        news.retain(|it| !known.contains(&it.id) && !gone.contains(&it.id));
        gone.extend(shared(session, &news).await?);
        news.retain(|it| !gone.contains(&it.id));
        for it in &mut news {
            it.undoes = undone(session, it).await?;
        }
        // What was kept meanwhile may be missing in what was read.
        if held.changes.get() != before {
            continue;
        }
        let is_gone = |it: &Unshared| it.is_kept && !there.contains(&it.id);
        let is_other = !news.is_empty() || held.acts.borrow().iter().any(is_gone);
        if is_other {
            let mut acts = held.acts.borrow_mut();
            acts.retain(|it| !is_gone(it));
            acts.extend(news);
            acts.sort_by_key(|it| it.id);
            drop(acts);
            held.has_changed();
            show(session);
        }
        let mut changes = unwritten(session);
        let left = gone.iter().filter(|it| there.contains(it));
        changes.extend(left.map(|it| (format!("{WAITING}{it}"), None)));
        if !changes.is_empty() {
            session.store.meta_change(&changes).await?;
            is_written(session, &changes);
        }
        return Ok(());
    }
}

fn read<S: Store, H: Host>(session: &Session<S, H>, key: &str, value: &[u8]) -> Option<Unshared> {
    let act = Unshared::read(key, value, Seq::default())?;
    Some(Unshared { number: session.unshared.take_number(), ..act })
}

/// Returns those of the acts that are in the journal, up to where the session has come.
async fn shared<S: Store, H: Host>(
    session: &Session<S, H>,
    acts: &[Unshared],
) -> Result<BTreeSet<Uuid>, Failure> {
    let (mut found, end) = (BTreeSet::new(), session.head().seq);
    let Some(mut at) = acts.iter().map(|it| it.seen).min_by_key(|it| it.seq) else { return Ok(found) };
    while at.seq < end {
        let portion = past_damage(&session.store, at, PAGE).await?;
        let ids = portion.entries.iter().filter_map(|it| Some(record::decode(&it.bytes).ok()?.id));
        found.extend(ids.filter(|id| acts.iter().any(|it| it.id == *id)));
        if portion.head.seq <= at.seq {
            break;
        }
        at = portion.head;
    }
    Ok(found)
}

/// Returns the operation that an Undo takes back.
async fn undone<S: Store, H: Host>(
    session: &Session<S, H>,
    act: &Unshared,
) -> Result<Option<Box<Operation>>, Failure> {
    let Some((_, Question { command: Command::Undo { seq, .. }, .. })) = Question::read(&act.entry) else {
        return Ok(None);
    };
    let found = session.operations(&[seq]).await?;
    Ok(found.into_iter().next().map(|(_, it)| Box::new(it)))
}

/// Returns the packs that acts need which are not shared: files that go with a message. None while a tab of
/// a newer build keeps one that this build cannot read.
///
/// # Errors
/// What the store cannot do.
pub async fn packs(store: &impl Store) -> Result<Option<BTreeSet<PackKey>>, StoreError> {
    let found = store.meta_under(WAITING).await?;
    let acts = found.iter().filter_map(|(key, value)| Unshared::read(key, value, Seq::default()));
    let mut packs = BTreeSet::new();
    for act in acts {
        match record::decode(&act.entry) {
            Ok(operation) => packs.extend(bodies(&operation).map(|it| it.pack)),
            Err(Unread::Later(_)) => return Ok(None),
            Err(_) => {}
        }
    }
    Ok(Some(packs))
}

/// Takes over what was overtaken before.
pub async fn load_overtaken<S: Store, H: Host>(session: &Session<S, H>) -> Result<(), Failure> {
    let found = session.store.meta_under(OVERTAKEN).await?;
    let id = |key: &str| Uuid::parse_str(key.strip_prefix(OVERTAKEN)?).ok();
    let all: BTreeMap<_, _> = found.into_iter().filter_map(|(key, value)| Some((id(&key)?, value))).collect();
    *session.unshared.overtaken.borrow_mut() = all;
    session.tell(session.head().seq, &Operation::default());
    Ok(())
}
