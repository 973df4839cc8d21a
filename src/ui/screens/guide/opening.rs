//! Opens a walkthrough by its address: fills the practice workspace, then goes to where it begins.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use crate::browser::local;
use crate::model::Mailbox;
use crate::session::scenario::Scope;
use crate::ui::app::tour::{self, Tour};
use crate::ui::app::{App, spaces, use_app};
use crate::ui::doing::practice;
use crate::ui::doing::written::written;
use crate::ui::plain::route::{Guide, Route};
use crate::ui::plain::workspace::Kind;
use crate::ui::text::{guide as words, stage, workspaces};

/// Where it is kept which walkthrough the practice workspace was filled for, and whether that was just now.
const FILLED: &str = "practice";
const JUST_NOW: &str = "+";

/// What is opened, until it is there.
#[component]
pub fn Opening(
    /// A walkthrough, or a recording.
    opened: Guide,
) -> impl IntoView {
    let app = use_app();
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Err(why) = open(app, opened).await {
            let _ = problem.try_set(Some(why));
        }
    });
    view! {
        <div class="empty" role="status">
            {move || match problem.get() {
                None => view! { <p>{words::OPENING}</p> }.into_any(),
                Some(why) => {
                    let list = app.href(&Route::Guide(Guide::Walkthroughs));
                    view! {
                        <p class="notice notice--danger guide__faults" role="alert"><span>{why}</span></p>
                        <div class="empty__acts"><a class="button" href=list>{words::TO_THE_LIST}</a></div>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

async fn open(app: App, opened: Guide) -> Result<(), String> {
    // The workspace is just being begun anew, and this page is about to be left for it.
    if spaces::is_leaving() {
        return Ok(());
    }
    match opened {
        Guide::Walkthrough(name, step) => play(app, name, step).await,
        Guide::Record(name) if name == files::COPY => record_copy(app).await,
        Guide::Record(name) => record(app, name).await,
        Guide::Sent(sent) => {
            let file = files::sent(&sent).await.ok_or_else(|| words::NOT_LOADED.to_owned())?;
            crate::walkthrough::read(&file).map_err(|it| words::faulty(&it))?;
            if !files::keep_mine(&file) {
                return Err(words::NOT_KEPT.to_owned());
            }
            app.go(Route::Guide(Guide::Walkthrough(files::MINE.to_owned(), 1)));
            Ok(())
        }
        Guide::Walkthroughs | Guide::Help(_) => Ok(()),
    }
}

/// Fills the practice workspace with a scenario for an address, and leaves for that.
async fn fill(
    app: App,
    (of, scenario): (&str, &str),
    there: Guide,
    acting_as: Option<&str>,
) -> Result<(), String> {
    practice::begin(app, scenario).await?;
    local::set(FILLED, &format!("{of}{JUST_NOW}"));
    practice::leave_for(&app.href(&Route::Guide(there)), acting_as);
    Ok(())
}

/// Tells whether the practice workspace is open, and was filled just now for something.
fn is_just_filled(of: &str) -> bool {
    practice::is_open() && local::get(FILLED).as_deref() == Some(&format!("{of}{JUST_NOW}"))
}

/// Shows an address, and over it what goes on from now on.
fn begin(app: App, tour: Tour, place: &str) {
    tour::keep(Some(&tour));
    app.tour.set(None);
    practice::show(place);
    app.tour.set(Some(tour));
}

/// A walkthrough begins anew at its first step; a later one goes on in what was done so far.
async fn play(app: App, name: String, step: usize) -> Result<(), String> {
    let file = files::walkthrough(&name).await?;
    let there = Guide::Walkthrough(name.clone(), step);
    if is_just_filled(&name) {
        tour::forget_so_far();
        local::set(FILLED, &name);
        practice::act_as(app, &file.person);
    } else {
        let is_of_this = local::get(FILLED).as_deref() == Some(&name) && tour::so_far(&name).is_some();
        if step == 1 || !is_of_this || !practice::is_there() {
            return fill(app, (&name, &files::scenario(&file).await?), there, None).await;
        }
        if !practice::is_open() {
            practice::leave_for(&app.href(&Route::Guide(there)), None);
            return Ok(());
        }
    }
    begin(app, Tour::Playing(name, Some(step.min(file.steps.len()) - 1)), &file.place);
    Ok(())
}

/// A recording begins in a scenario, as its walkthrough does.
async fn record(app: App, name: String) -> Result<(), String> {
    let file = files::walkthrough(&name).await?;
    if !is_just_filled(&name) {
        let scenario = files::scenario(&file).await?;
        return fill(app, (&name, &scenario), Guide::Record(name.clone()), None).await;
    }
    local::set(FILLED, &name);
    files::forget_recording();
    practice::act_as(app, &file.person);
    begin(app, Tour::Recording(name), &file.place);
    Ok(())
}

/// A recording begins in a copy of this workspace, as whoever acts here. One's own is not copied: a walkthrough
/// is handed on with what it shows.
async fn record_copy(app: App) -> Result<(), String> {
    let it = files::COPY;
    if !is_just_filled(it) {
        if spaces::kind() == Kind::Own {
            return Err(words::NOT_FROM_OWN.to_owned());
        }
        let title = workspaces::title(&spaces::current());
        let copy = written(app, (&title, None), &Scope::Everything, false).await;
        let copy = copy.ok_or_else(|| stage::NOT_SAVED.to_owned())?;
        let me = app.peek(|state| Some(state.directory.people.get(&app.me.get_untracked())?.email.clone()));
        return fill(app, (it, &copy.text), Guide::Record(it.to_owned()), me.as_deref()).await;
    }
    local::set(FILLED, it);
    files::forget_recording();
    begin(app, Tour::Recording(it.to_owned()), &app.href(&Route::Mailbox(Mailbox::TeamInboxes, None)));
    Ok(())
}
