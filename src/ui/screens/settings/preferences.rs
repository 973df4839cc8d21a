//! The options of the person who acts, and of this browser.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Either, PartHead, Problem, Why, save, save_now};
use super::heading::Heading;
use super::signatures::Signatures;
use crate::browser::clock::now;
use crate::model::{Configure, WhenSettled};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::{choices, use_app};
use crate::ui::beside::notify;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::switch::Switch;
use crate::ui::plain::density::Density;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::swipes::{self, Side};
use crate::ui::text::{
    self,
    language::{LANGUAGES, Said},
    preferences as words, settings as named, users,
};

/// The preferences of the person who acts.
#[component]
pub fn Preferences() -> impl IntoView {
    let app = use_app();
    view! {
        <Heading title=named::PREFERENCES.to_owned() />
        <section class="settings__part" aria-label=words::LOOK>
            <PartHead title=words::LOOK />
            <div class="settings__rows">
                <Theme />
                <Language />
                <Rows />
                <Swipe side=Side::Right name=words::SWIPES[0] />
                <Swipe side=Side::Left name=words::SWIPES[1] />
                <SingleKeys />
                <SystemNotices />
            </div>
        </section>
        // Another person has other options.
        {move || {
            app.me.track();
            view! { <Personal /> <Signatures /> }
        }}
    }
}

/// Light, dark, or as the system is.
#[component]
fn Theme() -> impl IntoView {
    let theme = RwSignal::new(choices::chosen_theme().unwrap_or_default());
    let choose = move |value: &'static str| {
        theme.set(value.to_owned());
        choices::choose_theme(value);
    };
    let option = move |(name, value): (Said, &'static str)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    aria-label=name
                    prop:checked=move || theme.get() == value
                    on:change=move |_| choose(value)
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::THEME}</b>
                <small>{words::THEME_IS}</small>
            </div>
            <fieldset class="segmented">
                <legend class="visually-hidden">{words::THEME}</legend>
                {words::THEMES.map(option)}
            </fieldset>
        </div>
    }
}

/// The language of the interface. The page begins anew with it.
#[component]
fn Language() -> impl IntoView {
    let chosen = choices::chosen_language();
    let option = move |(tag, name): (&'static str, &'static str)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="language"
                    aria-label=name
                    lang=tag
                    prop:checked=tag == chosen
                    on:change=move |_| choices::choose_language(tag)
                />
                <span lang=tag>{name}</span>
            </label>
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::LANGUAGE}</b>
                <small>{words::LANGUAGE_IS}</small>
            </div>
            <fieldset class="segmented">
                <legend class="visually-hidden">{words::LANGUAGE}</legend>
                {LANGUAGES.map(option)}
            </fieldset>
        </div>
    }
}

/// How much the rows of a list show, and how wide they are.
#[component]
fn Rows() -> impl IntoView {
    let density = use_listing().density;
    let option = move |(it, name): (Density, Said)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="density"
                    aria-label=name
                    prop:checked=move || density.get() == it
                    on:change=move |_| {
                        choices::choose_density(it);
                        density.set(it);
                    }
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::DENSITY}</b>
                <small>{words::DENSITY_IS}</small>
            </div>
            <fieldset class="segmented">
                <legend class="visually-hidden">{words::DENSITY}</legend>
                {Density::ALL.into_iter().zip(words::DENSITIES).map(option).collect_view()}
            </fieldset>
        </div>
        <div class="option">
            <div class="option__text">
                <b>{words::WIDTH}</b>
                <small>{words::WIDTH_IS}</small>
            </div>
            <button class="button" on:click=move |_| choices::choose_width(None)>{words::WIDTH_RESET}</button>
        </div>
    }
}

/// What a swipe over a row does.
#[component]
fn Swipe(side: Side, name: Said) -> impl IntoView {
    let chosen = swipes::name(choices::swipe(side));
    let option = |(kept, act): (&'static str, Option<Intent>)| {
        let said = act.map_or(words::SWIPE_NOTHING, text::keys::intent);
        view! { <option value=kept selected=kept == chosen>{said}</option> }
    };
    view! {
        <label class="option">
            <span class="option__text">
                <b>{name}</b>
                <small>{words::SWIPES_ARE}</small>
            </span>
            <select
                class="input"
                aria-label=name
                on:change=move |it| choices::choose_swipe(side, &event_target_value(&it))
            >
                {swipes::CHOICES.map(option).collect_view()}
            </select>
        </label>
    }
}

/// Keys such as E for Archive.
#[component]
fn SingleKeys() -> impl IntoView {
    let on = RwSignal::new(choices::single_keys());
    let turn = move |wanted: bool| {
        on.set(wanted);
        choices::set_single_keys(wanted);
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::KEYS}</b>
                <small>{words::KEYS_ARE}</small>
            </div>
            <Switch name=words::KEYS on turn />
        </div>
    }
}

/// Notices by the system, while one looks elsewhere.
#[component]
fn SystemNotices() -> impl IntoView {
    let on = RwSignal::new(notify::is_on());
    let forbidden = RwSignal::new(notify::is_forbidden());
    // The browser may say no.
    let turn = move |wanted: bool| {
        notify::turn(wanted, move |is_on| {
            let _ = on.try_set(is_on);
            let _ = forbidden.try_set(notify::is_forbidden());
        });
    };
    view! {
        <div class="option">
            <div class="option__text">
                <b>{words::SYSTEM_NOTICES}</b>
                <small>
                    {move || if forbidden.get() { text::NOTICES_FORBIDDEN } else { words::SYSTEM_NOTICES_ARE }}
                </small>
            </div>
            <Switch name=words::SYSTEM_NOTICES on turn />
        </div>
    }
}

/// The options of the person.
#[component]
fn Personal() -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let name = RwSignal::new(app.peek(|it| it.directory.name(me).to_owned()));
    let problem: Problem = RwSignal::new(None);
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::RenameUser(me, name.get_untracked()), problem, |_| ());
    };
    let removes = Signal::derive(move || {
        app.directory(|it| it.person(me).is_some_and(|it| it.when_settled == WhenSettled::Remove))
    });
    let choose = move |remove: bool| {
        let option = if remove { WhenSettled::Remove } else { WhenSettled::Keep };
        save_now(app, Configure::SetWhenSettled(me, option));
    };
    let away = Signal::derive(move || app.directory(|it| it.is_away(me, now())));
    let absence =
        move || app.directory(|it| it.person(me).and_then(|it| it.away).map(|it| super::away::told(&it)));
    let set_away = move |wanted: bool| {
        if wanted {
            app.dialog.set(Some(Dialog::Settings(Ask::Away(me))));
        } else {
            save_now(app, Configure::SetAway(me, None));
        }
    };
    view! {
        <section class="settings__part" aria-label=words::ABOUT_YOU>
            <PartHead title=words::ABOUT_YOU />
            <div class="settings__rows">
                <form class="option" on:submit=rename>
                    <label class="field option__text">
                        <span class="field__name">{words::YOUR_NAME}</span>
                        <input class="input" bind:value=name />
                    </label>
                    <button class="button">{named::SAVE}</button>
                </form>
                <Why problem />
                <Either
                    name=words::SETTLED
                    values=words::SETTLED_VALUES
                    second=removes
                    on_choose=Callback::new(choose)
                />
                <div class="option">
                    <div class="option__text">
                        <b>{users::OUT_OF_OFFICE}</b>
                        <small>{users::OUT_DOES} " " {absence}</small>
                    </div>
                    <button
                        class="button button--quiet"
                        on:click=move |_| app.dialog.set(Some(Dialog::Settings(Ask::Away(me))))
                    >
                        {users::AWAY_DATES}
                    </button>
                    <Switch name=users::OUT_OF_OFFICE on=away turn=set_away />
                </div>
            </div>
        </section>
    }
}
