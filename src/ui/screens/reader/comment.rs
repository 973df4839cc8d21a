//! A comment in the story, with whom it mentions; its author edits and deletes it in a menu of its own.

use leptos::prelude::*;

use super::Reading;
use crate::browser::{clock, focus};
use crate::model::{ConversationId, PersonId, RuleId, Seq, State, Story, Time, What};
use crate::ui::app::use_app;
use crate::ui::doing::{act, kept};
use crate::ui::parts::menu::{self, on_menu_key, on_menu_toggle};
use crate::ui::parts::{Avatar, Icon, dated, in_full};
use crate::ui::screens::compose::comment::{self, Editing};
use crate::ui::text::comments as words;
use crate::ui::text::{self, names};

/// A comment of a person.
#[component]
pub fn Remark(
    reading: Reading,
    /// The entry of the journal that wrote it.
    seq: Seq,
    /// When that was.
    at: Time,
    /// Who wrote it.
    author: PersonId,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let name = app.peek(|state| state.directory.name(author).to_owned());
    let label = names::comment_by(&name);
    // What was begun and left is gone on with.
    let is_begun = author == me && kept::comment(&kept::edit_key(app, me, seq)).is_some();
    let editing = RwSignal::new(is_begun);
    let of = label.clone();
    // It stands where it stood when it says something else: the focus may be in it.
    let says = Memo::new(move |before: Option<&(String, bool)>| {
        let now = reading.story.with(|it| says(it.as_ref()?, seq));
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let text = move || {
        let it = reading.conversation;
        if editing.get() {
            let said = says.get_untracked().0;
            let on_end = Callback::new(move |()| {
                let _ = editing.try_set(false);
                request_animation_frame(move || focus::put_on(&format!("#comment-{seq}-more")));
            });
            let story = Signal::derive(move || reading.story.get());
            return view! { <Editing conversation=it comment=seq was=said story on_end/> }.into_any();
        }
        let runs = says.with(|(said, _)| app.peek(|state| runs(state, author, it, said)));
        view! { <div>{runs}</div> }.into_any()
    };
    let edited =
        move || says.with(|it| it.1).then(|| view! { <span class="comment__edited">{words::EDITED}</span> });
    view! {
        <article class="comment" aria-label=label>
            <Avatar person=author name=name.clone()/>
            <div class="comment__text">
                <b>{name}</b>{time(at)}
                {edited}
                {text}
            </div>
            {(author == me).then(|| view! { <Own reading seq of editing/> })}
        </article>
    }
}

/// Returns what a comment says, and whether that is not what it said at first.
fn says(story: &Story, comment: Seq) -> Option<(String, bool)> {
    story.beats.iter().filter(|it| it.seq == comment).find_map(|it| match &it.what {
        What::Comment { text, edited, .. } => Some((text.clone(), *edited)),
        _ => None,
    })
}

/// What its author does to a comment.
#[component]
fn Own(
    reading: Reading,
    seq: Seq,
    /// What the comment is called.
    of: String,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let id = format!("comment-{seq}-menu");
    let label = words::more_about(&of);
    let delete = move || {
        let (me, it) = (app.me.get_untracked(), reading.conversation);
        let story = reading.story.get_untracked().unwrap_or_default();
        act::perform_then(app, comment::edit(app, me, (it, seq), None, story), move |done| {
            if done {
                kept::put_comment(app, &kept::edit_key(app, me, seq), "");
                focus::put_on(".reader__scroll");
            }
        });
    };
    let edit = menu::item(&id, "pencil", words::EDIT.to_owned(), move || editing.set(true));
    let take_away = menu::item(&id, "trash", words::DELETE.to_owned(), delete);
    view! {
        <button
            class="button button--quiet button--icon button--small comment__more"
            id=format!("comment-{seq}-more")
            aria-label=label.clone()
            title=names::MORE
            aria-haspopup="menu"
            popovertarget=id.clone()
            hidden=move || editing.get()
        >
            <Icon name="more" />
        </button>
        <div
            class="menu menu--end"
            id=id
            popover="auto"
            role="menu"
            aria-label=label
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            {edit} {take_away}
        </div>
    }
}

/// A comment of a rule.
#[component]
pub fn RuleRemark(conversation: ConversationId, rule: RuleId, at: Time, said: String) -> impl IntoView {
    let app = use_app();
    let name = app.peek(|state| text::story::by_rule(rule, &state.directory));
    let runs = app.peek(|state| runs(state, app.me.get_untracked(), conversation, &said));
    view! {
        <article class="comment" aria-label=names::comment_by(&name)>
            <span class="avatar" aria-hidden="true"><Icon name="bolt"/></span>
            <div class="comment__text"><b>{name.clone()}</b>{time(at)}<div>{runs}</div></div>
        </article>
    }
}

/// When something was, by a clock that goes on.
pub fn time(at: Time) -> impl IntoView {
    move || view! { <time title=in_full(at)>{dated(at, clock::now())}</time> }
}

/// Cuts a comment so that whom it mentions stands out.
fn runs(state: &State, author: PersonId, it: ConversationId, said: &str) -> Vec<AnyView> {
    let (mut runs, mut from) = (Vec::new(), 0);
    for mention in state.mentions(author, it, said) {
        runs.push(said[from..mention.at.start].to_owned().into_any());
        let name = said[mention.at.clone()].to_owned();
        runs.push(view! { <b class="comment__mention">{name}</b> }.into_any());
        from = mention.at.end;
    }
    runs.push(said[from..].to_owned().into_any());
    runs
}
