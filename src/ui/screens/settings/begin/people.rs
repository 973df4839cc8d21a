//! Several people at once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::form::{Problem, Why};
use super::{PEOPLE, Way, organization};
use crate::browser::focus::take_focus;
use crate::model::{Actor, Command, Configure, Mailbox, Role};
use crate::ui::plain::begun;
use crate::ui::text::{self, begin as words};

/// Adds people, one to a line.
#[component]
pub fn People(way: Way) -> impl IntoView {
    let app = way.app;
    let lines = RwSignal::new(String::new());
    let problem: Problem = RwSignal::new(None);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let people = match begun::people(&lines.get_untracked()) {
            Ok(people) if people.is_empty() => return problem.set(Some(words::NO_LINES.to_owned())),
            Ok(people) => people,
            Err(line) => return problem.set(Some(words::no_address(&line))),
        };
        let Some((org, _)) = untrack(move || organization(app)) else { return };
        let (desk, actor) = (app.desk(), Actor::Person(app.me.get_untracked()));
        spawn_local(async move {
            let mut added = 0;
            for (name, email) in people {
                let add = Configure::AddUser { org: Some(org), name, email, role: Role::Member };
                if let Err(failure) = desk.run(actor, Mailbox::Inbox, &Command::Configure(add)).await {
                    let why = text::failure(&failure, &desk.state().directory);
                    // Who is added already would be refused the next time.
                    let _ = lines.try_update(|it| *it = begun::without_first(it, added));
                    let _ = problem.try_set(Some(why));
                    return;
                }
                added += 1;
            }
            app.say(words::added(added));
            way.go_on(PEOPLE);
        });
    };
    view! {
        <form class="fields" on:submit=add>
            <label class="field">
                <span class="field__name">{words::PEOPLE}</span>
                <textarea class="input" rows="4" use:take_focus prop:value=lines on:input=move |it| lines.set(event_target_value(&it))></textarea>
                <span class="field__hint">{words::PEOPLE_HINT}</span>
            </label>
            <Why problem />
            <button class="button button--primary">{words::ADD_PEOPLE}</button>
        </form>
    }
}
