//! A scenario that somebody sent: what it holds, before it opens in a workspace of its own.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus::take_focus;
use crate::browser::{clock, files, packed};
use crate::model::{ConversationId, Seq, State};
use crate::session::backup::MARK;
use crate::session::scenario::{self, Problem};
use crate::ui::app::{App, anew, spaces, use_app};
use crate::ui::plain::workspace::{self, Workspace};
use crate::ui::text::{self, stage as words, workspaces as said};

/// A scenario that was read.
#[derive(Clone)]
struct Found {
    text: String,
    title: String,
    holds: String,
    /// Who acts at first, and where.
    opens: Option<(String, String)>,
    problems: Vec<Problem>,
}

/// The page. `packed` is what the address brings; nothing if a file does.
#[component]
pub fn Opening(
    packed: String,
    /// Leads back to where the file was asked for.
    #[prop(optional)]
    back: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    let found: RwSignal<Option<Result<Found, String>>> = RwSignal::new(None);
    let take = move |text: Option<String>| {
        let outcome = text.ok_or_else(|| words::BROKEN.to_owned()).and_then(|it| look(&it));
        let _ = found.try_set(Some(outcome));
    };
    let is_of_file = packed.is_empty();
    let is_reading = RwSignal::new(!is_of_file);
    if !is_of_file {
        spawn_local(async move { take(packed::unpacked(&packed).await) });
    }
    // Files are dropped on this page too.
    Effect::new(move |_| {
        if app.files.with(Vec::is_empty) {
            return;
        }
        let held = app.files.try_update(std::mem::take).unwrap_or_default();
        is_reading.set(true);
        found.set(None);
        spawn_local(async move {
            if let Some(file) = held.first() {
                take(read(file).await);
            }
        });
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event_target(&event));
        spawn_local(async move {
            if let Some(file) = chosen.first() {
                take(read(file).await);
            }
        });
    };
    view! {
        <div class="start__box opening">
            <h1>{words::OPEN}</h1>
            <p>{words::OPEN_IS}</p>
            {is_of_file
                .then(|| {
                    view! {
                        <label class="field">
                            <span class="field__name">{words::CHOOSE}</span>
                            <input class="input" type="file" accept=".txt,text/plain" on:change=choose />
                        </label>
                    }
                })}
            {move || match found.get() {
                None => is_reading.get().then(|| view! { <p role="status">{words::OPENING}</p> }).into_any(),
                Some(Err(why)) => view! { <p class="notice notice--danger" role="alert"><span>{why}</span></p> }.into_any(),
                Some(Ok(it)) => view! { <Shown app it /> }.into_any(),
            }}
            {back.map(|back| view! { <button class="button" on:click=move |_| back.run(())>{text::settings::BACK}</button> })}
        </div>
    }
}

/// What was found, and the button that opens it.
#[component]
fn Shown(app: App, it: Found) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let Found { text, title, holds, opens, problems } = it;
    let named = title.clone();
    let open = move |_| {
        busy.set(true);
        failed.set(None);
        let title = named.clone();
        let workspace = Workspace { name: workspace::free_name(&title, &spaces::known()), title };
        let (text, opens) = (text.clone(), opens.clone());
        spawn_local(async move {
            let name = workspace.name.clone();
            let (person, place) = opens.unzip();
            let place = place.unwrap_or_else(|| "#/team-inboxes".to_owned());
            match anew::begin(app, workspace, &text).await {
                Ok(_) => spaces::open(&name, person.as_deref(), &place),
                // At the first start there is nowhere else to say it.
                Err(why) => drop(failed.try_set(Some(why))),
            }
            let _ = busy.try_set(false);
        });
    };
    let lines = problems.iter().map(|it| view! { <li>{said::problem(it)}</li> }).collect_view();
    view! {
        <h2>{title}</h2>
        <p role="status">{holds}</p>
        {(!problems.is_empty())
            .then(|| view! { <div class="notice notice--warning" role="note"><span>{words::PROBLEMS}</span><ul>{lines}</ul></div> })}
        {move || failed.get().map(|why| view! { <p class="notice notice--danger" role="alert"><span>{why}</span></p> })}
        <div class="start__acts">
            <button class="button button--primary" use:take_focus disabled=busy on:click=open>{words::OPEN_IT}</button>
        </div>
    }
}

/// Plays a scenario, and says what it comes to.
fn look(text: &str) -> Result<Found, String> {
    if text.starts_with(MARK) {
        return Err(said::NO_SUCH_FILE.to_owned());
    }
    let played = scenario::play(text, clock::now());
    let mut state = State::default();
    for operation in &played.journal {
        let next = Seq(state.seq.0 + 1);
        state.apply(next, operation);
    }
    if state.directory.people.is_empty() {
        let first = played.problems.first().map(said::problem);
        return Err(first.map_or_else(|| words::EMPTY.to_owned(), |it| format!("{} {it}", words::EMPTY)));
    }
    let people = state.directory.people.values().filter(|it| !it.removed).count();
    let teams = state.directory.teams.values().filter(|it| !it.removed).count();
    let (conversations, messages) = seen(&state);
    let opens = scenario::opens(text);
    let first = opens.as_ref().and_then(|it| state.directory.person_at(&it.0));
    let mut holds = words::holds(conversations, messages, people, teams);
    if let Some(first) = first {
        holds.push(' ');
        holds.push_str(&words::opens_as(state.directory.name(first)));
    }
    Ok(Found {
        title: scenario::title(text).unwrap_or_else(|| words::UNTITLED.to_owned()),
        holds,
        opens: first.and(opens),
        problems: played.problems,
        text: text.to_owned(),
    })
}

/// Returns how many conversations somebody can see, and how many messages are in them.
fn seen(state: &State) -> (usize, usize) {
    let all = (0..state.len() as u32).map(ConversationId);
    let is_seen = |it: &ConversationId| {
        let lead = state.lead(*it);
        !state.facts(lead).readers(&state.directory).is_empty()
    };
    let (leads, merged): (Vec<_>, Vec<_>) = all.filter(is_seen).partition(|it| state.lead(*it) == *it);
    let messages = leads.iter().chain(&merged).map(|it| state.conversations.messages(*it) as usize).sum();
    (leads.len(), messages)
}

async fn read(file: &web_sys::File) -> Option<String> {
    let bytes = files::read(file, 0..files::size(file)).await.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
