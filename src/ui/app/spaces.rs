//! The workspaces of this browser: which is open, which there are.

use std::cell::Cell;

use crate::browser::{clock, local, location, space};
use crate::model::Time;
use crate::session::team::Login;
use crate::ui::plain::workspace::{self, DEMO, Kind, MINE, Workspace};
use crate::wiring;

/// Which there are.
const ALL: &str = "team-inbox.workspaces";
/// How far the clock was put forward, in milliseconds.
const CLOCK: &str = "clock-ahead";
/// Who this browser is to a team: the invitation.
const LOGIN: &str = "team-login";
/// The one that was open last; a tab keeps its own besides.
const LAST: &str = "team-inbox.workspace";

thread_local! {
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Opens the workspace that the address names, else that of this tab, else the last one. To be called before
/// anything is opened.
pub fn choose() {
    let named = location::workspace().filter(|it| workspace::is_name(it));
    let before = || local::of_tab(LAST).or_else(|| local::get(LAST)).filter(|it| workspace::is_name(it));
    let name = named.or_else(before).unwrap_or_else(|| MINE.to_owned());
    space::enter(workspace::space(&name));
    local::set_of_tab(LAST, &name);
    local::set(LAST, &name);
    if name != MINE && location::workspace().as_deref() != Some(&name) {
        location::set_workspace(&name);
    }
    read_clock();
    let known = known();
    if !known.iter().any(|it| it.name == name) {
        note(Workspace::named(&name));
    }
}

/// Returns the name of the workspace that is open.
pub fn name() -> String {
    workspace::of_space(&space::name()).to_owned()
}

/// Returns the kind of the workspace that is open.
pub fn kind() -> Kind {
    workspace::kind(&name())
}

/// Tells whether real work is done here: the clock is the browser's then.
pub fn is_real() -> bool {
    matches!(kind(), Kind::Own | Kind::Team)
}

/// Tells whether the workspace that is open is a team's.
pub fn is_team() -> bool {
    kind() == Kind::Team
}

/// Returns who this browser is to the team whose workspace is open, once it was invited.
pub fn login() -> Option<Login> {
    local::get(&space::key(LOGIN)).and_then(|it| Login::parse(&it))
}

/// Keeps that in the database, too: browsers write localStorage down some seconds later only, and one that is killed
/// before that would have forgotten whom it had joined as.
pub async fn keep_login(desk: &wiring::Desk, login: &Login) {
    let code = login.code().into_bytes();
    if desk.fact(LOGIN).await.is_ok_and(|it| it.as_ref() != Some(&code)) {
        // Where it cannot be kept the other place has it.
        let _ = desk.keep_fact(LOGIN, &code).await;
    }
}

/// Takes it from the database where localStorage has lost it.
pub async fn bring_login_back(desk: &wiring::Desk) {
    let kept = desk.fact(LOGIN).await.ok().flatten().and_then(|it| String::from_utf8(it).ok());
    if let Some(kept) = kept.filter(|it| Login::parse(it).is_some()) {
        local::set(&space::key(LOGIN), &kept);
    }
}

/// Opens a team's workspace by an invitation, which this browser keeps.
pub fn join(login: &Login) {
    let name = workspace::of_team(&login.workspace);
    local::set(&space::of(workspace::space(&name), LOGIN), &login.code());
    open(&name, None, "#/inbox");
}

/// Returns the workspace that is open.
pub fn current() -> Workspace {
    let name = name();
    known().into_iter().find(|it| it.name == name).unwrap_or_else(|| Workspace::named(&name))
}

/// Returns the workspaces that are known, the person's own first.
pub fn known() -> Vec<Workspace> {
    let mut all = workspace::parse(&local::get(ALL).unwrap_or_default());
    if !all.iter().any(|it| it.name == MINE) {
        all.push(Workspace::named(MINE));
    }
    workspace::in_order(all)
}

/// Returns the workspaces there are, by their databases and second copies where the browser tells; what is
/// known is brought up to date, so that a list that was lost comes back.
pub async fn look() -> Vec<Workspace> {
    let Some(found) = wiring::databases().await else { return known() };
    let found: Vec<_> = found.iter().filter_map(|it| workspace::of_database(wiring::DATABASE, it)).collect();
    let mut all = known();
    all.retain(|it| found.contains(&it.name) || it.name == MINE || it.name == name());
    let new: Vec<_> = found.iter().filter(|it| !all.iter().any(|known| known.name == **it)).collect();
    all.extend(new.into_iter().map(|it| Workspace::named(it)));
    keep(&all);
    known()
}

/// Returns the workspaces there are beside the one that is open, which has nothing in it yet.
pub async fn others() -> Vec<Workspace> {
    let mut all = look().await;
    all.retain(|it| it.name != name());
    all
}

/// Notes a workspace, or the title of one.
pub fn note(it: Workspace) {
    let mut all = known();
    all.retain(|known| known.name != it.name);
    all.push(it);
    keep(&all);
}

/// Forgets a workspace that was removed, and what was kept of it beside its database.
pub fn forget(name: &str) {
    let mut all = known();
    all.retain(|it| it.name != name);
    keep(&all);
    local::forget_space(workspace::space(name));
    if local::get(LAST).as_deref() == Some(name) {
        local::remove(LAST);
    }
}

fn keep(all: &[Workspace]) {
    local::set(ALL, &workspace::lines(&workspace::in_order(all.to_vec())));
}

/// Reads how far the clock of this workspace was put forward; tells whether that has changed. In one's own the
/// clock is the browser's.
pub fn read_clock() -> bool {
    let kept = local::get(&space::key(CLOCK)).and_then(|it| it.parse().ok());
    let ahead = kept.filter(|_| !is_real()).unwrap_or(0);
    let is_new = clock::ahead() != ahead;
    clock::set_ahead(ahead);
    is_new
}

/// Puts the clock of this workspace forward to a time, never back, for all windows.
pub fn put_clock(to: Time) {
    let ahead = clock::ahead() + (to.0 - clock::now().0).max(0);
    if !is_real() {
        local::set(&space::key(CLOCK), &ahead.to_string());
        clock::set_ahead(ahead);
    }
}

/// Puts the clock of this workspace as far ahead as it was once before, in milliseconds, when it is read next.
pub fn keep_ahead(milliseconds: &str) {
    local::set(&space::key(CLOCK), milliseconds);
}

/// Puts the clock of a workspace that is begun anew back to the browser's.
pub fn forget_clock(name: &str) {
    local::remove(&space::of(workspace::space(name), CLOCK));
}

/// Tells whether this page is about to be left for another workspace: what becomes of the connection no
/// longer matters.
pub fn is_leaving() -> bool {
    LEAVING.get()
}

/// Says that this page is about to be left, or is not after all.
pub fn set_leaving(leaving: bool) {
    LEAVING.set(leaving);
}

/// Opens a workspace in this tab.
pub fn open(name: &str, acting_as: Option<&str>, fragment: &str) {
    location::leave_for(&location::address(name, acting_as, fragment));
}

/// Opens the demo in this tab; it begins by itself.
pub fn open_demo() {
    open(DEMO, None, "#/team-inboxes");
}
