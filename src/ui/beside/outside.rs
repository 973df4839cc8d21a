//! The world outside, as far as it is in this browser: visitors who chat, systems that speak the custom
//! API. What they say is taken in by every tab, one after the other and each once; what is sent to them
//! is said to them until they say that it came.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::api::Api;
use crate::browser::{clock, focus, timer};
use crate::channels::heard::{Heard, taken_in};
use crate::channels::line::Line;
use crate::channels::wire::{self, Asks, Call};
use crate::model::{
    Account, Actor, Channel, Command, ConversationId, Fate, Mailbox, MessageId, Posting, Refusal, State,
    Story,
};
use crate::session::Failure;
use crate::session::presence::{Doing, Presence};
use crate::ui::app::App;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// So long somebody counts as typing who was a moment ago.
const TYPING_MS: u32 = 4_000;
/// So long a visitor counts as there of whom nothing was heard: pages that nobody sees speak once a minute.
const SILENCE_MS: u32 = 75_000;
/// Whoever is there says so within this time.
const LISTENING_MS: u32 = 5_000;

/// What the tab knows of the world outside.
struct Outside {
    app: App,
    api: RefCell<Option<Api>>,
    /// What was asked and is not done yet.
    calls: RefCell<VecDeque<Call>>,
    /// Somebody works through them.
    at_work: RefCell<bool>,
    /// What this tab has said to others already.
    said: RefCell<BTreeSet<MessageId>>,
    /// The visitors who are there, and how often each was heard.
    visitors: RefCell<BTreeMap<Visitor, u32>>,
}

/// A visitor: the address of the account, and their own.
type Visitor = (String, String);

/// Listens and speaks for as long as the page lives.
pub fn follow(app: App) {
    let outside = Rc::new(Outside {
        app,
        api: RefCell::default(),
        calls: RefCell::default(),
        at_work: RefCell::default(),
        said: RefCell::default(),
        visitors: RefCell::default(),
    });
    let ears = Rc::clone(&outside);
    *outside.api.borrow_mut() = Some(Api::join(wire::NAME, move |text| ears.hear(&text)));
    let ears = Rc::clone(&outside);
    Timeout::new(LISTENING_MS, move || {
        let there = ears.visitors.borrow().keys().cloned().collect();
        app.present.update(|it| it.visitors = Some(there));
    })
    .forget();
    Effect::new({
        let outside = Rc::clone(&outside);
        move |_| {
            let fresh = app.read(|state| {
                let said = outside.said.borrow();
                waiting(state, |_| true).into_iter().filter(|it| !said.contains(&it.1)).collect::<Vec<_>>()
            });
            outside.speak(fresh);
        }
    });
    // That one is typing.
    Effect::new({
        let outside = Rc::clone(&outside);
        move |_| {
            let writing = app.writing.get().filter(|it| it.1 == Doing::Writing).map(|it| it.0);
            if let Some((account, to)) = writing.and_then(|it| app.peek(|state| other_side(state, it))) {
                outside.say(&Line::Typing(account, to));
            }
        }
    });
    say_read(app, outside);
}

/// Says what is read: what was written in the conversation that is open, once somebody looks at it.
fn say_read(app: App, outside: Rc<Outside>) {
    let open = Memo::new(move |_| {
        let open = app.route.with(Route::open)?;
        app.read(|state| state.heard.get(&open).map(|at| (open, *at)))
    });
    let back = Trigger::new();
    timer::on_return(move || back.notify());
    let said = StoredValue::new(None);
    Effect::new(move |_| {
        back.track();
        let Some((it, upto)) = open.get().filter(|_| !focus::is_hidden()) else { return };
        if said.try_update_value(|said| said.replace((it, upto))) == Some(Some((it, upto))) {
            return;
        }
        if let Some((account, to)) = app.peek(|state| other_side(state, it)) {
            outside.say(&Line::Read(account, to, upto));
        }
    });
}

/// Returns the account and the other party of a conversation whose other side may be in this browser.
pub fn other_side(state: &State, it: ConversationId) -> Option<(String, String)> {
    let account = state.directory.accounts.get(&state.conversations.account(it)).filter(|it| is_here(it))?;
    Some((account.address.clone(), state.conversations.party_address(it).to_owned()))
}

/// Tells whether the other side of an account may be in this browser.
fn is_here(account: &Account) -> bool {
    !account.removed && (account.simulated || matches!(account.channel, Channel::LiveChat | Channel::Custom))
}

/// Returns what was sent to somebody and is not known to have come.
fn waiting(state: &State, is_meant: impl Fn(&str) -> bool) -> Vec<(ConversationId, MessageId)> {
    let sent = state.fares.iter().filter(|it| it.1.fate == Fate::Sent).map(|it| *it.0);
    let queued = state.outbox.iter().filter(|it| it.1.posting == Posting::Waiting).map(|it| *it.0);
    let mut all: Vec<_> = sent.chain(queued).collect();
    all.sort_unstable();
    all.dedup();
    let meant = |message: MessageId| {
        let account = state.directory.accounts.get(&state.threads.account(message)?)?;
        let it = state.lead(state.threads.conversation(message)?);
        let is_talk = matches!(account.channel, Channel::LiveChat | Channel::Custom) && is_here(account);
        (is_talk && is_meant(state.conversations.party_address(it))).then_some((it, message))
    };
    all.into_iter().filter_map(meant).collect()
}

impl Outside {
    fn say(&self, line: &Line) {
        if let Some(api) = &*self.api.borrow() {
            api.say(&line.text());
        }
    }

    fn hear(self: &Rc<Self>, text: &str) {
        let channel_of = |address: &str| self.app.peek(|state| account(state, address).map(|it| it.channel));
        match wire::read(text, channel_of) {
            None => {}
            Some(Err((id, why))) => self.say(&Line::Refused(id, why)),
            Some(Ok(call)) => match call.asks {
                Asks::Typing(by) => self.types(self.talk(&call.account, &by)),
                Asks::Gone(by) => self.leaves(&(call.account.to_lowercase(), by)),
                Asks::Hello(by) => {
                    self.stays((call.account.to_lowercase(), by.clone()));
                    let again = self.app.peek(|state| waiting(state, |it| it == by));
                    self.speak(again);
                }
                Asks::Take(_) => {
                    self.calls.borrow_mut().push_back(call);
                    self.work();
                }
            },
        }
    }

    /// The other side of a talk is typing, until nothing is heard of that for a while.
    fn types(&self, talk: Option<ConversationId>) {
        let (present, now) = (self.app.present, clock::now());
        let Some(talk) = talk else { return };
        present.update(|it| it.customer = Some((talk, now)));
        Timeout::new(TYPING_MS, move || {
            if present.with_untracked(|it| it.customer == Some((talk, now))) {
                present.update(|it| it.customer = None);
            }
        })
        .forget();
    }

    /// A visitor is there, until they say that they leave, or nothing is heard of them for a while.
    fn stays(self: &Rc<Self>, visitor: Visitor) {
        let heard = *self.visitors.borrow_mut().entry(visitor.clone()).and_modify(|it| *it += 1).or_insert(1);
        let is_known = |there: &Presence| there.visitors.as_ref().is_none_or(|it| it.contains(&visitor));
        if !self.app.present.with_untracked(is_known) {
            let visitor = visitor.clone();
            self.app.present.update(|it| {
                if let Some(all) = &mut it.visitors {
                    all.insert(visitor);
                }
            });
        }
        let this = Rc::clone(self);
        Timeout::new(SILENCE_MS, move || {
            if this.visitors.borrow().get(&visitor) == Some(&heard) {
                this.leaves(&visitor);
            }
        })
        .forget();
    }

    fn leaves(&self, visitor: &Visitor) {
        if self.visitors.borrow_mut().remove(visitor).is_some() {
            self.app.present.update(|it| {
                if let Some(all) = &mut it.visitors {
                    all.remove(visitor);
                }
            });
        }
    }

    /// Returns the conversation with somebody on an account.
    fn talk(&self, address: &str, by: &str) -> Option<ConversationId> {
        self.app.peek(|state| {
            let account = account(state, address)?.id;
            let all = &state.conversations;
            let mut talks = state.heard.keys().rev().copied();
            talks.find(|it| all.account(*it) == account && all.party_address(*it) == by)
        })
    }

    /// Works through what was asked, in its order.
    fn work(self: &Rc<Self>) {
        if self.at_work.replace(true) {
            return;
        }
        let this = Rc::clone(self);
        spawn_local(async move {
            loop {
                let Some(call) = this.calls.borrow_mut().pop_front() else { break };
                let answer = this.take(&call).await;
                this.say(&answer);
            }
            this.at_work.replace(false);
        });
    }

    async fn take(&self, call: &Call) -> Line {
        let id = call.id.clone();
        let Asks::Take(all) = &call.asks else { return Line::Accepted(id) };
        let mut answer = Line::Accepted(id.clone());
        // What of it can be taken in is taken in.
        for heard in all {
            if let Err(why) = self.take_in(&call.account, heard).await {
                answer = Line::Refused(id.clone(), why);
            }
        }
        answer
    }

    async fn take_in(&self, address: &str, heard: &Heard) -> Result<(), String> {
        let command = self.app.peek(|state| {
            let account = account(state, address)?;
            Some(match heard {
                Heard::Message(it) => {
                    let about = text::channels::name(account.channel).to_owned();
                    let message = taken_in(account.channel, it, &account.address, &about, clock::now());
                    Command::Simulate { account: account.id, messages: vec![message] }
                }
                Heard::After(word) => Command::Heed { account: account.id, words: vec![word.clone()] },
            })
        });
        let command = command.ok_or_else(|| wire::GONE.to_owned())?;
        match self.app.desk().run(Actor::Outside, Mailbox::All, &command).await {
            // Another tab was faster, or it came twice.
            Ok(_) | Err(Failure::Refused(Refusal::NoChange)) => Ok(()),
            Err(failure) => Err(self.app.peek(|state| text::failure(&failure, &state.directory))),
        }
    }

    /// Says messages to those they were sent to.
    fn speak(self: &Rc<Self>, messages: Vec<(ConversationId, MessageId)>) {
        self.said.borrow_mut().extend(messages.iter().map(|it| it.1));
        let talks: BTreeSet<_> = messages.iter().map(|it| it.0).collect();
        for talk in talks {
            let wanted: BTreeSet<_> = messages.iter().filter(|it| it.0 == talk).map(|it| it.1).collect();
            let this = Rc::clone(self);
            spawn_local(async move {
                let Ok(history) = this.app.desk().history(talk).await else {
                    // Said again with the next change.
                    this.said.borrow_mut().retain(|it| !wanted.contains(it));
                    return;
                };
                let story = Story::of(talk, &history);
                for arrived in story.messages().filter(|it| wanted.contains(&it.message)) {
                    let Some((account, _)) = this.app.peek(|state| other_side(state, talk)) else { continue };
                    let to = arrived.header.to.first().map(|it| it.address.clone()).unwrap_or_default();
                    this.say(&Line::Message {
                        account,
                        to,
                        id: arrived.header.message_id.clone(),
                        by: arrived.header.from.name.clone(),
                        text: arrived.text.clone().unwrap_or_default(),
                        at: arrived.at,
                    });
                }
            });
        }
    }
}

/// Returns the account of an address that takes what pages of this browser say: the first for e-mail is
/// not meant by a name alone.
fn account<'a>(state: &'a State, address: &str) -> Option<&'a Account> {
    let wanted = address.trim().to_lowercase();
    let mut accounts = state.directory.accounts.values().filter(|it| is_here(it));
    accounts.find(|it| it.address.to_lowercase() == wanted)
}
