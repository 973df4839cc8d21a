//! The app as components see it: the session, who acts, where they are, what is selected.

pub mod anew;
pub mod choices;
pub mod dialog;
pub mod hits;
pub mod import;
pub mod settled;
pub mod spaces;
pub mod toast;
pub mod tour;

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::part::part;
use crate::browser::{local, location, space};
use crate::model::{
    Act, Actor, Command, ConversationId, Directory, Mailbox, Operation, PersonId, Refusal, Seen, State,
};
use crate::session::presence::{Doing, Presence};
use crate::session::team::Link;
use crate::session::{Done, Failure, Finding};
use crate::ui::plain::draft::Compose;
use crate::ui::plain::listing::Filter;
use crate::ui::plain::route::Route;
use crate::wiring::Desk;
use crate::work::client::Client;
use dialog::Dialog;
use hits::Hits;
use import::Import;
use toast::{Toast, Undo};
use tour::Tour;

/// Whether a command may be run on a state.
type May = dyn Fn(&State) -> Result<(), Refusal>;

/// What is done with the outcome of a command.
type Then = dyn FnOnce(App, Result<Done, Failure>);

/// A command that is being run.
type Running = Pin<Box<dyn Future<Output = Result<Done, Failure>>>>;

/// Says in words who else is at a conversation.
type WhoIsThere = fn(App, PersonId, ConversationId) -> Option<String>;

/// What follows the journal before all else.
type OnEntry = Arc<dyn Fn() + Send + Sync>;

/// Says a line to others.
type Say = Rc<dyn Fn(&str)>;

/// What *Why is it here?* is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The list that was shown then: whoever goes to another one asks about that.
    pub view: Mailbox,
    /// The mailbox; none is the one that is shown.
    pub mailbox: Option<Mailbox>,
    /// The person, and of which conversation; none is oneself.
    pub of: Option<(ConversationId, PersonId)>,
}

/// What components share. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    desk: StoredValue<Rc<Desk>, LocalStorage>,
    work: StoredValue<Rc<Client>, LocalStorage>,
    /// Rises with each entry of the journal that is folded in.
    pub version: RwSignal<u32>,
    /// Called as soon as it has risen, before anything of the page changes.
    pub on_entry: StoredValue<Option<OnEntry>>,
    /// Who acts.
    pub me: RwSignal<PersonId>,
    /// Where they are.
    pub route: RwSignal<Route>,
    /// The conversations that are selected.
    pub selected: RwSignal<BTreeSet<ConversationId>>,
    /// The row that keys act on when nothing is selected or open.
    pub cursor: RwSignal<Option<ConversationId>>,
    /// What the list is narrowed to.
    pub filter: RwSignal<Filter>,
    /// What was done last, in words.
    pub toast: RwSignal<Option<Toast>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What the composer is asked to begin; the composer takes it and clears it.
    pub compose: RwSignal<Option<Compose>>,
    /// What the person is writing, and where: presence tells the others.
    pub writing: RwSignal<Option<(ConversationId, Doing)>>,
    /// Where the other tabs are.
    pub present: RwSignal<Presence>,
    /// Says who else is at a conversation.
    pub who_is_there: StoredValue<Option<WhoIsThere>>,
    /// What the person has just acted on: the list moves on from it.
    pub acted: StoredValue<BTreeSet<ConversationId>>,
    /// How the last import stands; it goes on without its dialog.
    pub import: RwSignal<Import>,
    /// The files that are to be imported.
    pub files: RwSignal<Vec<web_sys::File>, LocalStorage>,
    /// The disk is full, and acts go on from the reserve.
    pub is_short: RwSignal<bool>,
    /// What the start found that was not as it had been left.
    pub findings: RwSignal<Vec<Finding>>,
    /// What the search of the address has found.
    pub hits: RwSignal<Hits>,
    /// The details pane is shown.
    pub details: RwSignal<bool>,
    /// What *Why is it here?* is asked about; none is oneself, and the mailbox that is shown.
    pub asked: RwSignal<Option<Asked>>,
    /// The article of the help that is shown beside what it is about.
    pub help: RwSignal<Option<&'static str>>,
    /// The walkthrough that goes on over the page.
    pub tour: RwSignal<Option<Tour>>,
    /// The workspace was begun in this page: nothing has the focus yet.
    pub arrived: StoredValue<bool>,
    /// The sidebar is shown where it is an overlay.
    pub sidebar: RwSignal<bool>,
    /// What acts is here, which the first list is painted without.
    pub complete: RwSignal<bool>,
    /// How this browser stands to the team's server.
    pub link: RwSignal<Link>,
    /// Says where this tab is to the other machines of a team.
    pub far: StoredValue<Option<Say>, LocalStorage>,
}

/// Returns the app; every component stands below the one that provides it.
pub fn use_app() -> App {
    expect_context()
}

impl App {
    /// Begins with an open session. What goes on beside the screens is begun by the page.
    pub fn new(desk: Rc<Desk>, me: PersonId) -> Self {
        let route = Route::parse(&location::fragment(), &desk.state().directory);
        Self {
            desk: StoredValue::new_local(desk),
            work: StoredValue::new_local(Rc::default()),
            version: RwSignal::new(0),
            on_entry: StoredValue::default(),
            me: RwSignal::new(me),
            route: RwSignal::new(route),
            selected: RwSignal::default(),
            cursor: RwSignal::default(),
            filter: RwSignal::default(),
            toast: RwSignal::default(),
            dialog: RwSignal::default(),
            compose: RwSignal::default(),
            writing: RwSignal::default(),
            present: RwSignal::default(),
            who_is_there: StoredValue::default(),
            acted: StoredValue::default(),
            import: RwSignal::default(),
            files: RwSignal::new_local(Vec::new()),
            is_short: RwSignal::default(),
            findings: RwSignal::default(),
            hits: RwSignal::default(),
            details: RwSignal::new(choices::details_at_first()),
            asked: RwSignal::default(),
            help: RwSignal::default(),
            tour: RwSignal::new(tour::goes_on()),
            arrived: StoredValue::new(false),
            sidebar: RwSignal::new(false),
            complete: RwSignal::new(false),
            link: RwSignal::default(),
            far: StoredValue::new_local(None),
        }
    }

    /// Says who acts and where they are, in a workspace that was empty when the page came: only now can the
    /// address be read.
    pub fn arrive(&self, me: PersonId) {
        self.arrived.set_value(true);
        self.me.set(me);
        self.route.set(self.peek(|state| Route::parse(&location::fragment(), &state.directory)));
    }

    /// Returns the session.
    pub fn desk(&self) -> Rc<Desk> {
        self.desk.get_value()
    }

    /// Returns the workers.
    pub fn work(&self) -> Rc<Client> {
        self.work.get_value()
    }

    /// Reads the state, again whenever it changes.
    pub fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        self.version.track();
        self.peek(read)
    }

    /// Reads the state once.
    pub fn peek<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.desk().state())
    }

    /// Reads the directory, again whenever it changes.
    pub fn directory<T>(&self, read: impl FnOnce(&Directory) -> T) -> T {
        self.read(|state| read(&state.directory))
    }

    /// Returns the mailbox in which acts are done here.
    pub fn view(&self) -> Mailbox {
        self.route.with_untracked(Route::view)
    }

    /// Goes somewhere; the browser's Back comes back.
    pub fn go(&self, route: Route) {
        let fragment = self.peek(|state| route.fragment(&state.directory));
        location::go(&fragment);
    }

    /// Returns the address of a place, for links.
    pub fn href(&self, route: &Route) -> String {
        self.peek(|state| route.fragment(&state.directory))
    }

    /// Opens a conversation in the list that is shown, or closes the open one.
    pub fn open(&self, it: Option<ConversationId>) {
        let route = self.route.with_untracked(|route| route.with_open(it));
        self.go(route.clone());
        // The browser tells of a new address a turn later: the next key may be there sooner.
        self.route.set(route);
    }

    /// Opens another conversation of the list in place of the open one: walking through a list
    /// leaves no trail of its own in the browser's history.
    pub fn walk(&self, it: Option<ConversationId>) {
        // Who has just gone elsewhere stays there: the browser tells of a new address a turn later.
        let there = self.peek(|state| Route::parse(&location::fragment(), &state.directory));
        if self.route.with_untracked(|route| *route != there) {
            return;
        }
        let route = there.with_open(it);
        location::replace(&self.href(&route));
        self.route.set(route);
    }

    /// Lets another person act in this tab; the address says who, so that a reload keeps it. In a team's
    /// workspace it is who the server knows, and nobody else.
    pub fn act_as(&self, person: PersonId) {
        let email = self.peek(|state| state.directory.person(person).map(|it| it.email.clone()));
        if let Some(email) = email.filter(|_| !spaces::is_team()) {
            location::set_acting_as(&email);
            local::set(&space::key("acting-as"), &email);
            self.selected.update(BTreeSet::clear);
            // What the other did is not theirs to undo.
            self.toast.set(None);
            self.me.set(person);
        }
    }

    /// Runs a command as the person who acts, then hands its outcome on.
    pub fn run(&self, command: Command, then: impl FnOnce(App, Result<Done, Failure>) + 'static) {
        self.run_as(self.me.get_untracked(), command, then);
    }

    /// Runs a command as somebody who acted when it was asked for, then hands its outcome on.
    pub fn run_as(
        &self,
        person: PersonId,
        command: Command,
        then: impl FnOnce(App, Result<Done, Failure>) + 'static,
    ) {
        self.run_if(person, command, |_| Ok(()), then);
    }

    /// The same, unless `may` refuses it, which is asked of the state that the command is decided on.
    pub fn run_if(
        &self,
        person: PersonId,
        command: Command,
        may: impl Fn(&State) -> Result<(), Refusal> + 'static,
        then: impl FnOnce(App, Result<Done, Failure>) + 'static,
    ) {
        self.run_boxed(person, command, Box::new(may), Box::new(then));
    }

    /// One body for every closure: a generic one would be compiled for each.
    fn run_boxed(&self, person: PersonId, command: Command, may: Box<May>, then: Box<Then>) {
        let (app, view) = (*self, self.view());
        spawn_local(async move {
            let outcome = app.outcome(person, view, Rc::new(command), may).await;
            then(app, outcome);
        });
    }

    /// Runs a command as somebody who acts in a mailbox, unless `may` refuses it.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn outcome(
        self,
        person: PersonId,
        view: Mailbox,
        command: Rc<Command>,
        may: Box<May>,
    ) -> Result<Done, Failure> {
        let outcome = match running(self.desk(), person, view, command, may).await {
            Ok(running) => running.await,
            Err(_) => Err(Failure::Incomplete),
        };
        if let Ok(done) = &outcome {
            self.acted.set_value(acted_on(&done.operation));
        }
        outcome
    }

    /// Says something to the person.
    pub fn say(&self, text: impl Into<String>) {
        self.toast.set(Some(Toast { text: text.into(), undo: None, problem: false }));
    }

    /// Says what was done, with Undo if it can be taken back.
    pub fn say_done(&self, text: impl Into<String>, done: &Done) {
        let Operation { act, actor, .. } = *done.operation;
        let person = actor.person().filter(|_| act.is_undoable() && act != Act::Read);
        let undo = person.map(|it| Undo::Act(it, done.seq));
        self.toast.set(Some(Toast { text: text.into(), undo, problem: false }));
    }

    /// Tells the person what was not done.
    pub fn complain(&self, text: impl Into<String>) {
        self.toast.set(Some(Toast { text: text.into(), undo: None, problem: true }));
    }

    /// Returns conversations as the person sees them now.
    pub fn seen(&self, ids: &[ConversationId]) -> Vec<Seen> {
        self.peek(|state| ids.iter().map(|it| Seen::now(state, *it)).collect())
    }
}

// Nothing is done before what decides is here.
part!(acts: fn running(desk: Rc<Desk>, person: PersonId, view: Mailbox, command: Rc<Command>, may: Box<May>) -> Running = {
    Box::pin(async move { desk.run_if(Actor::Person(person), view, &command, &*may).await })
});

/// Returns the conversations that an operation was done to; none for one that takes something back, and
/// none for what was only read: a list does not move on from that.
fn acted_on(operation: &Operation) -> BTreeSet<ConversationId> {
    match operation.act {
        Act::Undo(_) | Act::Read => BTreeSet::new(),
        _ => operation.changed().collect(),
    }
}
