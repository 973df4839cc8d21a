//! A line of recipients: those who stand in it, one after the other, and a field for further ones, which
//! offers whom the workspace knows. Arrows and Backspace lead from the field to the recipients and among
//! them; a recipient can be dragged to another line, and has a card that does the same by keys.

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

use super::card::{Card, Carded};
use super::knowing::Knowing;
use super::offered::{OfferList, Offered};
use super::writing::Writing;
use crate::browser::focus;
use crate::mail::recipient_parts;
use crate::model::Channel;
use crate::ui::parts::Icon;
use crate::ui::plain::recipients::{self as plain, Line, Recipient};
use crate::ui::text::{channels, compose as words, language::Said, names};

/// What the lines of a draft share.
#[derive(Clone, Copy)]
pub struct Lines {
    /// The draft.
    pub writing: Writing,
    /// How it travels.
    pub channel: Memo<Channel>,
    /// Whom the workspace knows.
    pub knowing: Knowing,
    /// Which recipient is being dragged, if one is.
    pub dragged: RwSignal<Option<(Line, usize)>>,
}

/// One line.
#[derive(Clone, Copy)]
pub struct Field {
    /// What it shares with the others.
    pub lines: Lines,
    /// Which it is.
    pub line: Line,
    /// The recipients that stand in it.
    pub all: Memo<Vec<Recipient>>,
    /// What is being typed behind them.
    typed: RwSignal<String>,
    input: NodeRef<html::Input>,
    list: NodeRef<html::Ul>,
    offered: Offered,
}

/// Returns the name of a line.
pub const fn name(line: Line) -> Said {
    match line {
        Line::To => names::TO,
        Line::Cc => names::CC,
        Line::Bcc => names::BCC,
    }
}

/// A line of recipients.
#[component]
pub fn Recipients(lines: Lines, line: Line) -> impl IntoView {
    let field = Field::new(lines, line);
    let is_over = RwSignal::new(false);
    let comes_from_elsewhere = move || lines.dragged.get_untracked().is_some_and(|it| it.0 != line);
    let on_dragover = move |event: DragEvent| {
        if comes_from_elsewhere() {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let on_drop = move |event: DragEvent| {
        is_over.set(false);
        if let Some((from, at)) = lines.dragged.get_untracked().filter(|it| it.0 != line) {
            event.prevent_default();
            event.stop_propagation();
            lines.writing.change(|it| plain::carry(it, from, at, line));
        }
    };
    let carded = Carded::new(field);
    view! {
        <div
            class="composer__line"
            class=("composer__line--over", move || is_over.get())
            on:dragover=on_dragover
            on:dragleave=move |_| is_over.set(false)
            on:drop=on_drop
        >
            <span aria-hidden="true">{name(line)}</span>
            <span class="composer__field composer__field--recipients" on:click=move |_| field.attend()>
                <ul class="recipients" aria-label=words::recipients_in(name(line)) node_ref=field.list>
                    {move || field.all.get().into_iter().enumerate().map(|it| face(field, carded, it)).collect_view()}
                </ul>
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-label=name(line)
                    aria-autocomplete="list"
                    aria-controls=field.offered.list()
                    aria-activedescendant=move || field.offered.active()
                    node_ref=field.input
                    prop:value=move || field.typed.get()
                    on:input=move |event| field.on_input(&event_target_value(&event))
                    on:keydown=move |key| field.on_key(&key)
                    on:paste=move |event| field.on_paste(&event)
                    on:blur=move |_| field.leave()
                />
            </span>
            <OfferList offered=field.offered below=true take=Callback::new(move |at| field.take(at)) />
            <Card carded />
        </div>
    }
}

/// A recipient that stands in a line.
fn face(field: Field, carded: Carded, (at, it): (usize, Recipient)) -> impl IntoView {
    let Lines { dragged, .. } = field.lines;
    let (shown, whole, is_wrong) = match &it.party {
        Ok(party) => (party.shown().to_owned(), it.part.clone(), false),
        Err(why) => (it.part.clone(), channels::unaddressed(why), true),
    };
    let label = if is_wrong { whole.clone() } else { it.part.clone() };
    let part = it.part;
    let on_dragstart = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Other programs take it as text.
            let _ = data.set_data("text/plain", &part);
        }
        dragged.set(Some((field.line, at)));
    };
    view! {
        <li
            class="recipient"
            class=("recipient--wrong", is_wrong)
            draggable="true"
            on:dragstart=on_dragstart
            on:dragend=move |_| dragged.set(None)
            // The field takes the focus of a click beside them.
            on:click=|event| event.stop_propagation()
        >
            <button
                type="button"
                class="recipient__face"
                tabindex="-1"
                aria-label=label
                aria-haspopup="menu"
                title=whole
                popovertarget=carded.id()
                on:click=move |_| carded.at.set(Some(at))
                on:keydown=move |key| field.on_face_key(&key, at)
            >
                {is_wrong.then(|| view! { <Icon name="warning" class="icon--small" /> })}
                <span>{shown}</span>
            </button>
        </li>
    }
}

impl Field {
    fn new(lines: Lines, line: Line) -> Self {
        let typed = RwSignal::new(String::new());
        let draft = lines.writing.draft;
        let all = Memo::new(move |_| {
            let channel = lines.channel.get();
            typed.with(|typed| draft.with(|it| plain::recipients(channel, line.of(it), typed)))
        });
        // Changed from elsewhere: what was typed here stands among the others, or is gone.
        Effect::new(move |_| {
            let is_open = |it: &String| draft.with(|draft| plain::ends_with(line.of(draft), it));
            if !typed.with_untracked(is_open) {
                typed.set(String::new());
            }
        });
        let list = format!(
            "{}-{}",
            if lines.writing.conversation().is_none() { "new" } else { "reply" },
            slug(line)
        );
        let (input, faces) = (NodeRef::new(), NodeRef::new());
        Self { lines, line, all, typed, input, list: faces, offered: Offered::new(list) }
    }

    /// Returns a name that is unique on the page.
    pub fn id(self) -> String {
        self.offered.list()
    }

    /// Puts the focus into the field.
    pub fn attend(self) {
        if let Some(input) = self.input.get_untracked() {
            focus::put(input.unchecked_ref());
        }
    }

    /// Puts further recipients behind those who stand here; `rest` is still being typed.
    fn put(self, done: Vec<String>, rest: String) {
        let parts: Vec<_> = self.all.get_untracked().into_iter().map(|it| it.part).chain(done).collect();
        let (text, is_settled) = (plain::line(parts, &rest), rest.is_empty());
        if let Some(input) = self.input.get_untracked().filter(|it| it.value() != rest) {
            input.set_value(&rest);
        }
        self.typed.set(rest);
        if self.lines.writing.draft.with_untracked(|it| *self.line.of(it) != text) {
            self.lines.writing.change(|it| *self.line.of_mut(it) = text);
        }
        if is_settled {
            self.lines.writing.addressed.notify();
        }
    }

    /// What was typed is done.
    pub fn settle(self) {
        let Some(typed) = self.typed.try_get_untracked().filter(|it| !it.trim().is_empty()) else { return };
        self.put(recipient_parts(&typed), String::new());
    }

    /// The focus leaves: what was typed is done.
    fn leave(self) {
        self.offered.close();
        self.settle();
    }

    fn on_input(self, value: &str) {
        let (done, rest) = plain::done(self.lines.channel.get_untracked(), value);
        self.put(done, rest);
        let offers = self.typed.with_untracked(|typed| self.lines.knowing.offers(self.lines, typed));
        // A whole address is meant as it is, whoever else begins so.
        let channel = self.lines.channel.get_untracked();
        let is_whole = self.typed.with_untracked(|it| crate::channels::recipients(channel, it).is_ok());
        self.offered.show(offers, !is_whole);
    }

    fn on_paste(self, event: &web_sys::Event) {
        let Some(input) = self.input.get_untracked() else { return };
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(pasted) = data.and_then(|it| it.get_data("text/plain").ok()) else { return };
        // A field of one line would swallow the ends of lines.
        if pasted.trim().contains(['\n', '\t', ',', ';']) {
            event.prevent_default();
            let typed = input.value();
            self.put(recipient_parts(&format!("{typed}\n{pasted}")), String::new());
            self.offered.close();
        }
    }

    /// Takes an offer.
    fn take(self, number: usize) {
        if let Some(offer) = self.offered.get(number) {
            self.put(vec![offer.put], String::new());
        }
        self.offered.close();
    }

    fn on_key(self, key: &KeyboardEvent) {
        if self.offered.on_key(key, |at| self.take(at)) || key.is_composing() {
            return;
        }
        let caret = |it: &web_sys::HtmlInputElement| {
            (it.selection_start().ok().flatten(), it.selection_end().ok().flatten())
        };
        let is_at_start = || self.input.get_untracked().is_some_and(|it| caret(&it) == (Some(0), Some(0)));
        match key.key().as_str() {
            // Enter never sends from here: it makes room for a further recipient, and once there is none
            // to add it goes on to the text.
            "Enter" if !key.ctrl_key() && !key.meta_key() => {
                if self.typed.with_untracked(|it| it.trim().is_empty()) {
                    self.lines.writing.attend();
                } else {
                    self.settle();
                }
            }
            "Backspace" | "ArrowLeft" if is_at_start() && !self.all.with_untracked(Vec::is_empty) => {
                self.attend_face(self.all.with_untracked(Vec::len) - 1);
            }
            _ => return,
        }
        key.prevent_default();
    }

    fn on_face_key(self, key: &KeyboardEvent, at: usize) {
        let count = self.all.with_untracked(Vec::len);
        match key.key().as_str() {
            "ArrowLeft" => self.attend_face(at.saturating_sub(1)),
            "ArrowRight" if at + 1 < count => self.attend_face(at + 1),
            "ArrowRight" | "End" => self.attend(),
            "Home" => self.attend_face(0),
            "Backspace" | "Delete" => self.remove(at),
            // Typed on: it goes into the field, and nothing is done to the conversation.
            letter if letter.chars().count() == 1 && letter != " " && !key.ctrl_key() && !key.meta_key() => {
                key.stop_propagation();
                return self.attend();
            }
            _ => return,
        }
        key.prevent_default();
        key.stop_propagation();
    }

    fn attend_face(self, at: usize) {
        let faces = self.list.get_untracked().and_then(|it| it.query_selector_all(".recipient__face").ok());
        if let Some(face) = faces.and_then(|it| it.get(at as u32)?.dyn_into::<Element>().ok()) {
            focus::put(&face);
        }
    }

    /// Takes a recipient out.
    pub fn remove(self, at: usize) {
        self.attend();
        self.lines.writing.change(|it| drop(plain::take(it, self.line, at)));
    }

    /// Takes a recipient out and into the field, where it can be typed anew.
    pub fn edit(self, at: usize) {
        self.settle();
        let mut part = None;
        self.lines.writing.change(|it| part = plain::take(it, self.line, at));
        self.put(Vec::new(), part.unwrap_or_default());
        self.attend();
    }

    /// Takes a recipient to another line.
    pub fn carry(self, at: usize, to: Line) {
        self.settle();
        self.attend();
        self.lines.writing.change(|it| plain::carry(it, self.line, at, to));
    }
}

const fn slug(line: Line) -> &'static str {
    match line {
        Line::To => "to",
        Line::Cc => "cc",
        Line::Bcc => "bcc",
    }
}
