//! Doing: runs a command and says what came of it, with the count and Undo.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts;
use crate::browser::offline;
use crate::browser::part::{Fetched, part};
use crate::model::{Command, ConversationId, Operation, PersonId, Refusal, Seen, Send, Seq, Triage, Verb};
use crate::session::unshared::is_unshared;
use crate::session::{Done, Failure};
use crate::ui::app::App;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::toast::Undo;
use crate::ui::text;

/// Runs a command and says what it did, or why not.
pub fn perform(app: App, command: Command) {
    perform_then(app, command, |_| {});
}

/// Does something to conversations as they are shown now.
pub fn triage(app: App, verb: Verb, ids: &[ConversationId]) {
    perform(app, Command::Triage(Triage { verb, targets: app.seen(ids), anyway: false }));
}

/// Does something to conversations as they were seen, then calls `then`, done or not.
pub fn perform_and(app: App, verb: Verb, targets: Vec<Seen>, then: impl FnOnce(App) + 'static) {
    let command = Command::Triage(Triage { verb, targets, anyway: false });
    perform_then(app, command, move |_| then(app));
}

/// Runs a command, says what came of it, then calls `then` with whether it was done.
pub fn perform_then(app: App, command: Command, then: impl FnOnce(bool) + 'static) {
    let (person, view) = (app.me.get_untracked(), app.view());
    // Boxed: one body for all.
    let then: Box<dyn FnOnce(bool)> = Box::new(then);
    spawn_local(async move {
        let command = Rc::new(command);
        let outcome = app.outcome(person, view, Rc::clone(&command), Box::new(|_| Ok(()))).await;
        let is_done = outcome.is_ok();
        or_say_so(app, tell(app, command, outcome)).await;
        then(is_done);
    });
}

/// Takes back the last act of the person who acts, or brings back the draft that they just threw away.
pub fn undo_last(app: App) {
    spawn_local(or_say_so(app, take_back_last(app)));
}

/// Undoes what a toast offers to.
pub fn undo(app: App, what: Undo) {
    spawn_local(or_say_so(app, take_back(app, what)));
}

// What comes of acts is said by what comes with the file that decides them.
part!(acts: fn tell(app: App, command: Rc<Command>, outcome: Result<Done, Failure>) -> () = match outcome {
    Ok(done) => finished(app, &command, &done),
    Err(failure) => failed(app, Rc::unwrap_or_clone(command), &failure),
});
part!(acts: fn take_back(app: App, what: Undo) -> () = undo_now(app, what));
part!(acts: fn take_back_last(app: App) -> () = undo_last_now(app));

/// Does something of that file, or says that it did not come.
async fn or_say_so(app: App, part: impl Future<Output = Fetched>) {
    if part.await.is_err() {
        offline::mend();
        app.complain(text::rescue::PART_MISSING);
    }
}

fn undo_last_now(app: App) {
    let (desk, me) = (app.desk(), app.me.get_untracked());
    let offered = app.toast.with_untracked(|it| it.as_ref().and_then(|it| it.undo.clone()));
    if let Some(draft @ Undo::Draft(_)) = offered.filter(|it| it.whose() == me) {
        return undo_now(app, draft);
    }
    spawn_local(async move {
        match desk.last_act(me).await {
            Ok(Some(it)) if app.import.with_untracked(|import| import.goes_on_as((me, it))) => {
                app.say(text::data::STILL_IMPORTING);
            }
            Ok(Some(it)) => undo_act(app, me, it).await,
            Ok(None) => app.say(text::NOTHING_TO_UNDO),
            Err(failure) => app.complain(text::failure(&failure, &desk.state().directory)),
        }
    });
}

fn undo_now(app: App, what: Undo) {
    match what {
        Undo::Act(person, began) => spawn_local(undo_act(app, person, began)),
        Undo::Draft(discarded) => drafts::bring_back(app, *discarded),
    }
}

async fn undo_act(app: App, person: PersonId, began: Seq) {
    let (desk, from) = (app.desk(), app.route.get_untracked());
    match desk.undo(person, app.view(), began).await {
        Ok((_, undone)) if drafts::bring_comment_back(app, &undone) => app.say(text::COMMENT_IS_BACK),
        Ok((done, undone)) => {
            // Who has gone elsewhere meanwhile stays there.
            if app.route.with_untracked(|it| *it == from) {
                stand_there(app, &undone);
            }
            app.say(text::undone(&undone, &done.refused, &desk.state().directory));
        }
        Err(Failure::Refused(Refusal::NotUndoable)) => app.say(text::NOTHING_TO_UNDO),
        Err(failure) => app.complain(text::failure(&failure, &desk.state().directory)),
    }
}

/// Goes back to where an act was done that is taken back, if that is in the list again: what was
/// meant instead is done from there.
fn stand_there(app: App, undone: &Operation) {
    let (me, view) = (app.me.get_untracked(), app.view());
    let listed = app.peek(|state| state.mailbox(me, view));
    let Some(it) = undone.changed().find(|it| listed.contains(it.0)) else { return };
    app.cursor.set(Some(it));
    if app.route.with_untracked(|route| route.open().is_some()) {
        app.walk(Some(it));
    }
}

fn finished(app: App, command: &Command, done: &Done) {
    app.selected.update(std::collections::BTreeSet::clear);
    if !done.refused.is_empty() && done.refused.iter().any(|it| it.1.is_stale()) {
        ask_anyway(app, command.clone(), done.refused.clone());
    }
    if let Some(said) = app.peek(|state| text::done(done, &state.directory)) {
        let said = if is_unshared(done.seq) { text::team::not_yet(&said) } else { said };
        app.say_done(said, done);
    }
}

fn failed(app: App, command: Command, failure: &Failure) {
    match failure {
        Failure::Refused(Refusal::NoChange) => app.say(text::NO_CHANGE),
        Failure::Refused(refusal) if refusal.is_stale() => {
            let refused = targets(&command).into_iter().map(|it| (it, refusal.clone())).collect();
            ask_anyway(app, command, refused);
        }
        other => app.complain(app.peek(|state| text::failure(other, &state.directory))),
    }
}

/// Tells what happened since, and offers to do it all the same to what was refused.
fn ask_anyway(app: App, command: Command, refused: Vec<(ConversationId, Refusal)>) {
    let command = match command {
        Command::Triage(Triage { verb, mut targets, .. }) => {
            targets.retain(|it| refused.iter().any(|(conversation, _)| *conversation == it.conversation));
            Command::Triage(Triage { verb, targets, anyway: true })
        }
        Command::Send(send) => Command::Send(Box::new(Send { anyway: true, ..*send })),
        other => other,
    };
    app.dialog.set(Some(Dialog::Stale(Box::new((command, refused)))));
}

fn targets(command: &Command) -> Vec<ConversationId> {
    match command {
        Command::Triage(triage) => triage.targets.iter().map(|it| it.conversation).collect(),
        Command::Send(send) => send.reply_to.iter().map(|it| it.0.conversation).collect(),
        _ => Vec::new(),
    }
}
