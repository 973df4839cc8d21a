//! Presence across tabs: says where this tab is, and hears where the others are.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::presence::Presence as Channel;
use crate::browser::{focus, timer};
use crate::model::{ConversationId, PersonId};
use crate::session::Host as _;
use crate::session::presence::{BEAT, Call, Doing, Presence, Spot};
use crate::ui::app::App;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// A tab that was hidden for so long is looked at by nobody. Browsers slow its timers down later
/// still, so that its beats would come and go.
const UNSEEN_MS: i64 = 4 * 60 * 1000;

/// Says in words who else is at a conversation, and says so again when access changes.
fn who_is_there(app: App, me: PersonId, conversation: ConversationId) -> Option<String> {
    let there: Vec<_> = app.read(|state| {
        let there = app.present.with_untracked(|it| it.at(state, me, conversation));
        there.into_iter().map(|it| (state.directory.called(it.0).to_owned(), it.1)).collect()
    });
    text::presence(&there)
}

/// Says where this tab is and hears the others, for as long as the page lives.
pub fn follow(app: App) {
    app.who_is_there.set_value(Some(who_is_there));
    let tab = crate::wiring::BrowserHost.new_id();
    let seen_at = Rc::new(Cell::new(clock::now()));
    let spot = Memo::new(move |_| {
        let conversation = app.route.with(Route::open)?;
        let person = app.me.get();
        let may_see = app.read(|state| state.facts(conversation).admits(person, &state.directory));
        let doing = app.writing.get().filter(|it| it.0 == conversation).map_or(Doing::Looking, |it| it.1);
        may_see.then_some(Spot { person, conversation, doing })
    });
    let line = move |is_unseen: bool| match spot.get_untracked() {
        _ if is_unseen => Call::Gone(tab),
        Some(spot) => Call::Here(tab, spot),
        None => Call::Online(tab, app.me.get_untracked()),
    };
    let channel: Rc<std::cell::OnceCell<Channel>> = Rc::default();
    let say = {
        let (channel, seen_at) = (Rc::clone(&channel), Rc::clone(&seen_at));
        move || {
            if !focus::is_hidden() {
                seen_at.set(clock::now());
            }
            let is_unseen = seen_at.get().plus(UNSEEN_MS) < clock::now();
            let line = line(is_unseen).text();
            if let Some(channel) = channel.get() {
                channel.say(&line);
            }
            if let Some(say_far) = app.far.get_value() {
                say_far(&line);
            }
        }
    };
    let joined = Channel::join({
        let say = say.clone();
        move |text| match Call::parse(&text) {
            Some(Call::Who) => say(),
            Some(line) => take(app, line),
            None => {}
        }
    });
    joined.say(&Call::Who.text());
    let _ = channel.set(joined);
    Effect::new({
        let say = say.clone();
        move |_| {
            spot.get();
            app.me.track();
            say();
        }
    });
    focus::on_leave({
        let channel = Rc::clone(&channel);
        move || {
            if let Some(channel) = channel.get() {
                channel.say(&Call::Gone(tab).text());
            }
        }
    });
    timer::on_return(say.clone());
    Effect::new(move |_| {
        let mut online = app.present.with(Presence::online);
        online.insert(app.me.get());
        app.desk().set_online(online);
    });
    Interval::new(BEAT, move || {
        say();
        if app.present.write_untracked().forget_silent(clock::now()) {
            app.present.notify();
        }
    })
    .forget();
}

/// Hears a tab of another machine.
pub fn hear(app: App, text: &str) {
    match Call::parse(text) {
        // It hears us by our next beat.
        Some(Call::Who) | None => {}
        Some(line) => take(app, line),
    }
}

fn take(app: App, line: Call) {
    let mut heard = app.present.write_untracked();
    let is_news = heard.hear(line, clock::now());
    drop(heard);
    if is_news {
        app.present.notify();
    }
}
