//! Sending what is written: what is asked first, what is refused, and what becomes of it.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::cautions::Looking;
use super::placeholders::{Asking, Placeholders};
use super::writing::Writing;
use crate::browser::clock;
use crate::channels::{self, Markup, Outgoing, Refused};
use crate::mail::{markup, signed};
use crate::model::{Channel, Command, DraftText, Send, Then};
use crate::session::Host as _;
use crate::ui::app::App;
use crate::ui::app::dialog::Dialog;
use crate::ui::doing::act;
use crate::ui::parts::Icon;
use crate::ui::plain::draft;
use crate::ui::text::{self, compose, language::Said, writing as words};

/// Sending is said to go on once it takes so long.
const LONG_MS: u32 = 400;

/// Sending one draft.
#[derive(Clone, Copy)]
pub struct Sending {
    app: App,
    writing: Writing,
    channel: Memo<Channel>,
    on_end: Callback<()>,
    /// What is to be looked at before.
    pub looking: Looking,
    placeholders: Placeholders,
    /// Why it was not sent.
    problem: RwSignal<Option<String>>,
    /// What is asked before it is sent, and what is done then.
    asked: RwSignal<Option<(Said, Then)>>,
    /// What goes on once nothing is asked for any more.
    next: StoredValue<Option<Then>>,
    /// It is on its way: asked for once more it would go twice.
    is_under_way: StoredValue<bool>,
    /// That takes long.
    takes_long: RwSignal<bool>,
}

/// A message on its way, until what sends it is dropped, done or not.
struct UnderWay {
    sending: Sending,
    /// Dropped, it says nothing.
    _says_so: Timeout,
}

impl UnderWay {
    fn begin(sending: Sending) -> Self {
        sending.is_under_way.set_value(true);
        let says_so = Timeout::new(LONG_MS, move || {
            let _ = sending.takes_long.try_set(true);
        });
        Self { sending, _says_so: says_so }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        // The form may be gone by now.
        let _ = self.sending.is_under_way.try_update_value(|it| *it = false);
        let _ = self.sending.takes_long.try_set(false);
    }
}

impl Sending {
    /// Begins; `on_end` is called once it is sent.
    pub fn of(app: App, writing: Writing, channel: Memo<Channel>, on_end: Callback<()>) -> Self {
        Self {
            app,
            writing,
            channel,
            on_end,
            looking: Looking::at(app, writing),
            placeholders: Placeholders::of(app, writing),
            problem: RwSignal::new(None),
            asked: RwSignal::new(None),
            next: StoredValue::new(None),
            is_under_way: StoredValue::new(false),
            takes_long: RwSignal::new(false),
        }
    }

    /// Sends it, unless something is to be asked first.
    pub fn send(self, then: Then) {
        if self.is_under_way.get_value() {
            return;
        }
        self.problem.set(None);
        self.asked.set(None);
        self.next.set_value(Some(then));
        if !self.placeholders.settle() {
            return;
        }
        let is_new = self.writing.conversation().is_none();
        let has_subject = is_new && channels::carries(self.channel.get_untracked()).subject;
        let lacking = self.writing.draft.with_untracked(|it| lacking(it, has_subject));
        match lacking.or(self.looking.is_needed().then_some(compose::LOOKED_AT)) {
            Some(question) => self.asked.set(Some((question, then))),
            None => self.send_now(then),
        }
    }

    /// Sends it as it is.
    fn send_anyway(self, then: Then) {
        self.asked.set(None);
        self.looking.confirm();
        self.send_now(then);
    }

    fn send_now(self, then: Then) {
        let (app, writing, on_end) = (self.app, self.writing, self.on_end);
        match command(app, writing, then) {
            Err(refused) => self.problem.set(Some(refused)),
            Ok(command) => {
                let under_way = UnderWay::begin(self);
                let saving = writing.saving();
                writing.save_then(move || {
                    let command = Command::Send(Box::new(Send { on: saving.on(), ..command }));
                    act::perform_then(app, command, move |sent| {
                        if sent {
                            writing.end();
                            // The list may have moved on from it meanwhile, and the form with it.
                            let _ = on_end.try_run(());
                        }
                        drop(under_way);
                    });
                });
            }
        }
    }

    /// Tells whether who writes began it: only they plan it.
    pub fn is_own(self) -> bool {
        self.writing.whose().is_own()
    }

    /// Leaves it as it is, to go on another time.
    pub fn stop(self) {
        self.on_end.run(());
    }

    /// Asks when it is to be sent.
    pub fn later(self) {
        self.problem.set(None);
        self.next.set_value(None);
        if !self.placeholders.settle() {
            return;
        }
        let (app, writing) = (self.app, self.writing);
        match command(app, writing, Then::Stay) {
            Err(refused) => self.problem.set(Some(refused)),
            Ok(send) => {
                let saving = writing.saving();
                writing.save_then(move || {
                    app.dialog.set(Some(Dialog::Later(Box::new(Send { on: saving.on(), ..send }))));
                });
            }
        }
    }

    /// What was asked for is settled: goes on where it stopped.
    fn go_on(self) {
        match self.next.get_value() {
            Some(then) => self.send(then),
            None => self.later(),
        }
    }
}

/// What is asked, and why it was not sent.
#[component]
pub fn Asked(sending: Sending) -> impl IntoView {
    view! {
        <Asking placeholders=sending.placeholders on_meant=Callback::new(move |()| sending.go_on()) />
        {move || sending.takes_long.get().then(|| view! { <p class="composer__hint" role="status">{words::SENDING}</p> })}
        {move || {
            sending.problem.get().map(|it| {
                view! {
                    <p class="composer__hint composer__hint--warning" role="alert">
                        <Icon name="warning" />
                        {it}
                    </p>
                }
            })
        }}
        {move || {
            sending.asked.get().map(|(question, then)| {
                view! {
                    <p class="composer__hint composer__hint--warning" role="alert">
                        <Icon name="warning" />
                        {question}
                        <button type="button" class="button button--small" on:click=move |_| sending.send_anyway(then)>
                            {words::SEND_ANYWAY}
                        </button>
                    </p>
                }
            })
        }}
    }
}

/// Returns what is asked before a message leaves that says nothing.
fn lacking(draft: &DraftText, has_subject: bool) -> Option<Said> {
    let no_subject = has_subject && draft.subject.trim().is_empty();
    match (no_subject, draft.is_blank()) {
        (true, true) => Some(text::compose::EMPTY),
        (true, false) => Some(text::compose::EMPTY_SUBJECT),
        (false, true) => Some(text::compose::EMPTY_TEXT),
        (false, false) => None,
    }
}

/// Returns what sends a draft, or why it cannot be sent.
fn command(app: App, writing: Writing, then: Then) -> Result<Send, String> {
    if writing.attaching.get_untracked() > 0 {
        return Err(text::compose::ATTACHING.to_owned());
    }
    let (purpose, mut written) = (writing.purpose.get_value(), writing.draft.get_untracked());
    let channel = app.directory(|it| it.channel(written.account));
    if channels::carries(channel).markup != Markup::Full {
        written.text = markup::keep_pictures(&written.text, |_| false);
    }
    written.text = signed(&written.text, &untrack(|| writing.signature()));
    let desk = app.desk();
    let state = desk.state();
    let name = state.directory.sender_name(purpose.whose.writer, &written.from);
    let message_id = format!("{}@team-inbox.invalid", desk.host().new_id());
    let say = |it: Refused| text::channels::refused(channel, &it);
    let header =
        draft::header(&written, channel, name, purpose.answered.as_ref(), message_id).map_err(say)?;
    let recipients = header.to.len() + header.cc.len() + header.bcc.len();
    if recipients == 0 {
        return Err(text::NO_RECIPIENT.to_owned());
    }
    let outgoing = Outgoing {
        recipients,
        text: &written.text,
        files: &written.files,
        since: writing.conversation().and_then(|it| state.since_heard(it, clock::now())),
        templates: &state.directory.templates(written.account),
        by_person: true,
    };
    if let Some(refused) = channels::refused(channel, &outgoing) {
        return Err(say(refused));
    }
    Ok(Send {
        reply_to: purpose.reply_to,
        account: written.account,
        header,
        text: written.text,
        then,
        draft: Some(purpose.whose.key),
        on: None,
        anyway: false,
    })
}
