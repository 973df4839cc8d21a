//! How a team works: its inbox, what a reply does, how it stands in the sidebar, its hours.

use leptos::prelude::*;

use super::Form;
use crate::browser::zone;
use crate::model::Window;
use crate::model::{OrgId, SidebarForm, TeamId, TeamOptions};
use crate::ui::app::{App, use_app};
use crate::ui::doing::candidates::titled;
use crate::ui::parts::switch::Switch;
use crate::ui::screens::settings::form::Either;
use crate::ui::text::{language::Said, teams as words};

/// The hours that are offered first: nine to five, Monday to Friday.
const OFFICE: (u16, u16, u8) = (9 * 60, 17 * 60, 0b1_1111);

/// How a team works.
#[component]
pub fn Options(form: Form) -> impl IntoView {
    let app = use_app();
    let options = form.options;
    let lost = move || form.id.is_some() && !options.get().inbox;
    view! {
        <div class="settings__rows">
            <div class="option">
                <div class="option__text">
                    <b>{words::INBOX}</b>
                    <small>{words::INBOX_DOES}</small>
                </div>
                <Switch
                    name=words::INBOX
                    on=Signal::derive(move || options.get().inbox)
                    turn=move |on| options.update(|it| it.inbox = on)
                />
            </div>
            {move || lost().then(|| view! { <Successor app org=form.org but=form.id successor=form.successor /> })}
            <Either
                name=words::ON_REPLY
                values=words::ON_REPLY_VALUES
                second=Signal::derive(move || !options.get().reply_assigns)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.reply_assigns = !it))
            />
            <Either
                name=words::ON_ANSWER
                values=words::ON_ANSWER_VALUES
                second=Signal::derive(move || options.get().reply_requeues)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.reply_requeues = it))
            />
            <Either
                name=words::ON_MENTION
                values=words::ON_MENTION_VALUES
                second=Signal::derive(move || options.get().mention_all)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.mention_all = it))
            />
            <Sidebar options />
            <Hours options />
        </div>
    }
}

/// How it stands in the sidebar.
#[component]
fn Sidebar(options: RwSignal<TeamOptions>) -> impl IntoView {
    let choose = move |event| {
        let chosen: usize = event_target_value(&event).parse().unwrap_or_default();
        if let Some(form) = SidebarForm::ALL.get(chosen) {
            options.update(|it| it.sidebar = *form);
        }
    };
    let option = move |(at, form): (usize, SidebarForm)| {
        view! {
            <option value=at.to_string() prop:selected=move || options.get().sidebar == form>
                {words::sidebar_form(form)}
            </option>
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::SIDEBAR}</b>
            </div>
            <select class="input" aria-label=words::SIDEBAR on:change=choose>
                {SidebarForm::ALL.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}

/// Its business hours.
#[component]
fn Hours(options: RwSignal<TeamOptions>) -> impl IntoView {
    let hours = move || options.with(|it| it.hours);
    let is_on = Memo::new(move |_| hours().is_some());
    let turn = move |on: bool| {
        let (from, until, days) = OFFICE;
        let office = Window { from, until, days, zone: zone::here() };
        options.update(|it| it.hours = on.then_some(office));
    };
    let change = move |change: &dyn Fn(&mut Window)| {
        options.update(|it| {
            if let Some(hours) = &mut it.hours {
                hours.zone = zone::here().instead_of(hours.zone);
                change(hours);
            }
        });
    };
    let time = move |name: Said, get: fn(&Window) -> u16, set: fn(&mut Window, u16)| {
        let on_change = move |event| {
            if let Some(minute) = words::minute(&event_target_value(&event)) {
                change(&|it| set(it, minute));
            }
        };
        view! {
            <label class="field">
                <span class="field__name">{name}</span>
                <input
                    class="input"
                    type="time"
                    prop:value=move || hours().map(|it| words::clock(get(&it)))
                    on:change=on_change
                />
            </label>
        }
    };
    let day = move |(at, name): (usize, Said)| {
        let bit = 1_u8 << at;
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || hours().is_some_and(|it| it.days & bit != 0)
                    on:change=move |_| change(&|it| it.days ^= bit)
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::HOURS}</b>
                <small>{words::HOURS_ARE}</small>
            </div>
            <Switch name=words::HOURS on=is_on turn />
        </div>
        {move || {
            is_on
                .get()
                .then(|| {
                    view! {
                        <div class="option option--stacked" role="group" aria-label=words::HOURS>
                            <div class="fields fields--row">
                                {time(words::OPENS, |it| it.from, |it, minute| it.from = minute)}
                                {time(words::CLOSES, |it| it.until, |it, minute| it.until = minute)}
                            </div>
                            <div class="hours__days">
                                {words::DAYS.into_iter().enumerate().map(day).collect_view()}
                            </div>
                        </div>
                    }
                })
        }}
    }
}

/// Which team takes over.
#[component]
pub fn Successor(
    app: App,
    org: OrgId,
    /// The team that goes.
    but: Option<TeamId>,
    /// The one that takes over.
    successor: RwSignal<Option<TeamId>>,
) -> impl IntoView {
    let teams = app.peek(|state| {
        let teams = state.directory.teams_of(org).into_iter();
        let others = teams.filter(|it| it.options.inbox && Some(it.id) != but);
        others.map(|it| (it.id, titled(it))).collect::<Vec<_>>()
    });
    let choose = move |event| successor.set(event_target_value(&event).parse().ok().map(TeamId));
    view! {
        <label class="option">
            <span class="option__text">
                <b>{words::SUCCESSOR}</b>
            </span>
            <select class="input" aria-label=words::SUCCESSOR on:change=choose>
                <option value="">{words::NO_SUCCESSOR}</option>
                {teams
                    .into_iter()
                    .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}
