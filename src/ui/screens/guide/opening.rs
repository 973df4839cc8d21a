//! Opens a walkthrough by its address: fills the practice workspace, then goes to where it begins.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use crate::browser::local;
use crate::ui::app::spaces;
use crate::ui::app::tour::{self, Tour};
use crate::ui::app::{App, use_app};
use crate::ui::doing::practice;
use crate::ui::plain::route::{Guide, Route};
use crate::ui::text::guide as words;

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
        Guide::Record(name) => record(app, name).await,
        Guide::Sent(packed) => {
            let file = crate::walkthrough::unpacked(&packed).ok_or_else(|| words::NOT_LOADED.to_owned())?;
            crate::walkthrough::read(&file).map_err(|it| words::faulty(&it))?;
            if !files::keep_mine(&file) {
                return Err(words::NOT_LOADED.to_owned());
            }
            app.go(Route::Guide(Guide::Walkthrough(files::MINE.to_owned(), 1)));
            Ok(())
        }
        Guide::Walkthroughs | Guide::Help(_) => Ok(()),
    }
}

/// A walkthrough begins anew at its first step; a later one goes on in what was done so far.
async fn play(app: App, name: String, step: usize) -> Result<(), String> {
    let file = files::walkthrough(&name).await?;
    let filled = local::get(FILLED).unwrap_or_default();
    let is_just_filled = filled == format!("{name}{JUST_NOW}");
    let goes_on = filled == name && step > 1 && practice::is_open();
    if !practice::is_open() || !(is_just_filled || goes_on) {
        practice::begin(app, &files::scenario(&file).await?).await?;
        local::set(FILLED, &format!("{name}{JUST_NOW}"));
        let there = Route::Guide(Guide::Walkthrough(name.clone(), step));
        practice::leave_for(&app.href(&there));
        return Ok(());
    }
    local::set(FILLED, &name);
    practice::act_as(app, &file.person);
    let at = step.min(file.steps.len()) - 1;
    let tour = Tour::Playing(name, at);
    tour::keep(Some(&tour));
    app.tour.set(None);
    practice::show(&file.place);
    app.tour.set(Some(tour));
    Ok(())
}

/// A recording begins in a scenario, as its walkthrough does.
async fn record(app: App, name: String) -> Result<(), String> {
    let file = files::walkthrough(&name).await?;
    if local::get(FILLED).as_deref() != Some(&format!("{name}{JUST_NOW}")) || !practice::is_open() {
        practice::begin(app, &files::scenario(&file).await?).await?;
        local::set(FILLED, &format!("{name}{JUST_NOW}"));
        practice::leave_for(&app.href(&Route::Guide(Guide::Record(name.clone()))));
        return Ok(());
    }
    local::set(FILLED, &name);
    practice::act_as(app, &file.person);
    let tour = Tour::Recording(name);
    tour::keep(Some(&tour));
    app.tour.set(None);
    practice::show(&file.place);
    app.tour.set(Some(tour));
    Ok(())
}
