//! A time window of a condition.

use leptos::prelude::*;

use super::conditions::{Path, change, name_of};
use crate::browser::zone;
use crate::model::Window;
use crate::model::rules::{Condition, Rule};
use crate::ui::text::{language::Said, rules as words};

/// A time window: from, until, on which days.
pub fn within(draft: RwSignal<Rule>, place: Path, window: Window) -> AnyView {
    let revise = {
        let place = place.clone();
        move |revise: &dyn Fn(&mut Window)| {
            change(draft, &place, |it| {
                let it = if let Condition::Not(part) = it { part } else { it };
                if let Condition::Within(window) = it {
                    window.zone = zone::here().instead_of(window.zone);
                    revise(window);
                }
            });
        }
    };
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let time = |name: Said, minute: u16, put: fn(&mut Window, u16)| {
        let revise = revise.clone();
        let typed = move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            let minute = value.split_once(':').and_then(|(hour, minute)| {
                Some(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?)
            });
            if let Some(minute) = minute {
                revise(&|it| put(it, minute));
            }
        };
        view! {
            <span class="rule__word">{name}</span>
            <input
                class="input rule__time"
                type="time"
                aria-label=format!("{name}: {}", name_of(&place))
                value=clock(minute)
                on:change=typed
            />
        }
    };
    let day = |(at, name): (usize, Said)| {
        let revise = revise.clone();
        let toggle = move |event| {
            let on = event_target_checked(&event);
            revise(&|it| it.days = if on { it.days | 1 << at } else { it.days & !(1 << at) });
        };
        let is_on = window.days >> at & 1 == 1;
        view! {
            <label class="check">
                <input type="checkbox" checked=is_on on:change=toggle />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        {time(words::FROM_TIME, window.from, |it, minute| it.from = minute)}
        {time(words::UNTIL_TIME, window.until, |it, minute| it.until = minute)}
        <span class="rule__days" role="group" aria-label=format!("Days: {}", name_of(&place))>
            {words::DAYS.into_iter().enumerate().map(day).collect_view()}
        </span>
    }
    .into_any()
}
