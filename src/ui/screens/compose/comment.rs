//! Comments: seen by colleagues with access, never sent. Whom an `@` mentions is said, and what
//! that does, before it is written. One form for what is written and for what is edited.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::complete::{Offers, TextField, selected, write};
use super::offered::Offer;
use crate::model::mention::{self, Mentioned, Name};
use crate::model::{Command, ConversationId, Directory, EditComment, PersonId, Seq, Story};
use crate::session::presence::Doing;
use crate::ui::app::{App, use_app};
use crate::ui::doing::effect::effect;
use crate::ui::doing::{act, kept};
use crate::ui::parts::Icon;
use crate::ui::parts::emoji::EmojiPicker;
use crate::ui::plain::caret;
use crate::ui::text::language::Said;
use crate::ui::text::{self, names};

/// A comment on a conversation.
#[component]
pub fn Comment(
    /// The conversation that is commented on.
    conversation: ConversationId,
    /// Called when it is written or left.
    on_end: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let key = kept::comment_key(app, me, conversation);
    let command = Callback::new(move |text: String| command(app, me, conversation, text));
    view! { <CommentForm conversation key command was=String::new() label=names::COMMENT act=names::COMMENT on_end/> }
}

/// Another text for a comment of one's own.
#[component]
pub fn Editing(
    /// The conversation in which it stands.
    conversation: ConversationId,
    /// The entry of the journal that wrote it.
    comment: Seq,
    /// What it says.
    was: String,
    /// The story of the conversation.
    story: Signal<Option<Arc<Story>>>,
    /// Called when that is written or left.
    on_end: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let key = kept::edit_key(app, me, comment);
    let command = Callback::new(move |text: String| {
        edit(app, me, (conversation, comment), Some(text), story.get_untracked().unwrap_or_default())
    });
    view! { <CommentForm conversation key command was label=text::comments::EDIT act=text::comments::SAVE on_end/> }
}

/// A comment that is being written, or edited.
#[derive(Clone, Copy)]
struct Commenting {
    app: App,
    /// The conversation in which it stands.
    conversation: ConversationId,
    /// The name under which it is kept.
    key: StoredValue<String>,
    /// What it said already.
    was: StoredValue<String>,
    /// What it says so far.
    said: RwSignal<String>,
    /// Its field.
    area: NodeRef<html::Textarea>,
    /// Returns what a text does.
    command: Callback<String, Command>,
    /// Called when it is written or left.
    on_end: Callback<()>,
    /// It is on its way: asked for once more it would be there twice.
    is_under_way: StoredValue<bool>,
}

/// The form of a comment: it is kept as it is typed.
#[component]
fn CommentForm(
    /// The conversation in which it stands.
    conversation: ConversationId,
    /// The name under which it is kept.
    key: String,
    /// Returns what a text does.
    command: Callback<String, Command>,
    /// What it says already.
    was: String,
    /// What the form and its field are called.
    label: Said,
    /// What its button is called.
    act: Said,
    /// Called when it is written or left.
    on_end: Callback<()>,
) -> impl IntoView {
    let list = format!("mention-list-{}", key.replace(' ', "-"));
    let emoji = format!("{list}-emoji");
    let it = Commenting::take_up(conversation, key, command, was, on_end);
    it.area.on_load(|area| drop(area.focus()));
    on_cleanup(move || it.stop());
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            event.stop_propagation();
            it.add();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        it.add();
    };
    view! {
        <form class="composer composer--comment" aria-label=label on:keydown=keys on:submit=submit>
            <TextField
                label=label
                list
                placeholder=text::COMMENT_HINT
                rows=3
                area=it.area
                value=it.said
                on_input=Callback::new(move |text| it.put(text))
                offers=it.offers()
            />
            <Told conversation said=it.said was=it.was.get_value() command />
            <div class="composer__foot">
                <EmojiPicker id=emoji on_pick=Callback::new(move |sign: String| it.insert(&sign)) />
                <span class="composer__send">
                    <button type="button" class="button button--quiet" on:click=move |_| it.leave()>
                        {names::CANCEL}
                    </button>
                    <button class="button button--primary" type="submit">
                        {act}
                    </button>
                </span>
            </div>
        </form>
    }
}

impl Commenting {
    /// Begins with what was typed before, or with what the comment says.
    fn take_up(
        conversation: ConversationId,
        key: String,
        command: Callback<String, Command>,
        was: String,
        on_end: Callback<()>,
    ) -> Self {
        let app = use_app();
        let begun = kept::comment(&key).unwrap_or_else(|| was.clone());
        let (key, was) = (StoredValue::new(key), StoredValue::new(was));
        let said = RwSignal::new(begun.clone());
        leptos::task::spawn_local(async move {
            let Some(name) = key.try_get_value() else { return };
            let newer = kept::newer_comment(app, &name).await;
            // What was typed meanwhile stays.
            if let Some(newer) = newer.filter(|_| said.try_get_untracked() == Some(begun)) {
                said.set(newer);
            }
        });
        let (area, is_under_way) = (NodeRef::new(), StoredValue::new(false));
        Self { app, conversation, key, was, said, area, command, on_end, is_under_way }
    }

    /// Keeps what is typed; what the comment says anyway need not be kept.
    fn keep(self, text: &str) {
        let is_as_it_was = self.was.with_value(|it| it == text);
        let kept = if is_as_it_was { "" } else { text };
        let _ = self.key.try_with_value(|it| kept::put_comment(self.app, it, kept));
    }

    fn put(self, text: String) {
        self.keep(&text);
        self.app.writing.set((!text.is_empty()).then_some((self.conversation, Doing::Commenting)));
        self.said.set(text);
    }

    /// Inserts a sign where the cursor is.
    fn insert(self, sign: &str) {
        let Some(area) = self.area.get_untracked() else { return };
        let text = area.value();
        let (text, at) = caret::insert(&text, selected(&area, &text), sign);
        write(&area, &text, at);
        self.put(text);
        drop(area.focus());
    }

    /// Lets others know that nobody writes any more.
    fn stop(self) {
        self.app.writing.set(None);
    }

    fn end(self) {
        let _ = self.was.try_with_value(|it| self.keep(it));
        self.stop();
        let _ = self.on_end.try_run(());
    }

    fn add(self) {
        if self.is_under_way.get_value() {
            return;
        }
        self.is_under_way.set_value(true);
        act::perform_then(self.app, self.command.run(self.said.get_untracked()), move |done| {
            let _ = self.is_under_way.try_update_value(|it| *it = false);
            if done {
                self.end();
            }
        });
    }

    /// A comment that is left stays for later; of an edit there is nothing to take up.
    fn leave(self) {
        if self.was.with_value(String::is_empty) { self.on_end.run(()) } else { self.end() }
    }

    /// Returns whom an `@` offers.
    fn offers(self) -> Callback<(String, usize), Option<Offers>> {
        let me = self.app.me.get_untracked();
        let names = StoredValue::new(self.app.peek(|state| state.mentionable(me, self.conversation)));
        Callback::new(move |(text, caret): (String, usize)| {
            names.with_value(|names| self.app.peek(|state| offers(names, &state.directory, &text, caret)))
        })
    }
}

/// What the mentions do: who is told, and who will see all of it.
#[component]
fn Told(
    conversation: ConversationId,
    said: RwSignal<String>,
    /// What it says already: that does nothing.
    was: String,
    command: Callback<String, Command>,
) -> impl IntoView {
    let app = use_app();
    let told = Memo::new(move |_| {
        let (me, said) = (app.me.get(), said.get());
        let has_any = said != was && app.read(|state| !state.mentions(me, conversation, &said).is_empty());
        has_any.then(|| effect(app, &command.run(said)))
    });
    let line = move |told: Result<String, String>| {
        let (class, icon, said) = match told {
            Ok(said) => ("composer__hint", "info", said),
            Err(why) => ("composer__hint composer__hint--warning", "warning", why),
        };
        (!said.is_empty()).then(|| view! { <p class=class><Icon name=icon />{said}</p> })
    };
    view! { <div role="status" aria-label=names::EFFECT>{move || told.get().and_then(line)}</div> }
}

/// Returns the command of a comment, with whom it mentions.
fn command(app: App, me: PersonId, conversation: ConversationId, text: String) -> Command {
    let (people, teams) = app.peek(|state| state.mentioned(me, conversation, &text));
    Command::Comment { conversation, text, people, teams }
}

/// Returns the command that makes a comment say something else, or deletes it.
pub fn edit(
    app: App,
    me: PersonId,
    (conversation, comment): (ConversationId, Seq),
    text: Option<String>,
    story: Arc<Story>,
) -> Command {
    let said = text.as_deref().unwrap_or_default();
    let (people, teams) = app.peek(|state| state.mentioned(me, conversation, said));
    Command::EditComment(Box::new(EditComment { conversation, comment, text, people, teams, story }))
}

/// Returns whom an `@` that is being typed may mean.
fn offers(names: &[Name], directory: &Directory, text: &str, caret: usize) -> Option<Offers> {
    let at = mention::typed(text, caret)?;
    let offer = |it: &Name| Offer {
        name: it.name.clone(),
        sub: match it.who {
            Mentioned::Person(id) => directory.person(id).map_or_else(String::new, |it| it.email.clone()),
            Mentioned::Team(id) if it.name == directory.team_name(id) => text::A_TEAM.to_owned(),
            Mentioned::Team(id) => directory.team_name(id).to_owned(),
            Mentioned::All => text::comments::EVERYONE.to_owned(),
        },
        put: it.name.clone(),
        reply: None,
    };
    // A name that stands there in full needs no offer.
    let all: Vec<_> = mention::matching(names, &text[at.clone()]).into_iter().map(offer).collect();
    let is_done = all.len() == 1 && all[0].name.eq_ignore_ascii_case(&text[at.clone()]);
    (!is_done).then_some(Offers { at, all })
}
