//! Saved replies: the organization's and one's own, put in from a menu or by typing `/` and their title.

use leptos::prelude::*;

use super::complete::Offers;
use super::offered::Offer;
use super::writing::Writing;
use crate::channels::{carries, recipients};
use crate::model::filling::Filling;
use crate::model::{Attached, DraftText, SavedReply};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::parts::menu::{on_menu_key, on_menu_toggle};
use crate::ui::plain::draft;
use crate::ui::text::compose as words;

/// The button and the menu of saved replies.
#[component]
pub fn SavedReplies(writing: Writing) -> impl IntoView {
    let app = use_app();
    // A dialog may stand over a conversation, each with one.
    let id = if writing.conversation().is_none() { "new-saved-replies" } else { "saved-replies" };
    let replies = Memo::new(move |_| {
        app.version.track();
        replies(app, writing)
    });
    let item = move |it: SavedReply| {
        let put = {
            let reply = it.clone();
            move |_| {
                bring(app, writing, &reply);
                writing.insert(&fill(app, writing, &reply.text));
            }
        };
        view! {
            <button
                type="button"
                class="menu__item"
                role="menuitem"
                popovertarget=id
                popovertargetaction="hide"
                on:click=put
            >
                <span class="menu__text">
                    {it.title}
                    {it.owner.is_some().then(|| view! { <span class="menu__sub">{words::OWN}</span> })}
                </span>
            </button>
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            aria-label=words::SAVED_REPLIES
            title=words::SAVED_REPLIES
            aria-haspopup="menu"
            popovertarget=id
        >
            <Icon name="bolt" />
        </button>
        <div
            class="menu menu--up"
            id=id
            popover="auto"
            role="menu"
            aria-label=words::SAVED_REPLIES
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            {move || {
                if replies.with(Vec::is_empty) {
                    view! { <p class="menu__note" role="presentation">{words::NO_REPLIES}</p> }.into_any()
                } else {
                    replies.get().into_iter().map(item).collect_view().into_any()
                }
            }}
        </div>
    }
}

/// Returns the saved replies that can be put in: those of the conversation's organization, else of
/// the author's.
pub fn replies(app: App, writing: Writing) -> Vec<SavedReply> {
    app.peek(|state| {
        let own = || state.directory.organizations_of(writing.writer()).into_iter().map(|it| it.id).collect();
        let org = writing.conversation().and_then(|it| state.conversations.org(it));
        let orgs = org.map_or_else(own, |it| vec![it]);
        orgs.into_iter().flat_map(|org| state.directory.replies_of(writing.writer(), org)).cloned().collect()
    })
}

/// Returns what is filled in for a draft.
pub fn filling(app: App, writing: Writing) -> Filling {
    writing.draft.with_untracked(|draft| {
        let channel = app.peek(|it| it.directory.channel(draft.account));
        let to = recipients(channel, &draft.to).ok().and_then(|it| it.into_iter().next());
        let to = to.unwrap_or_default();
        app.peek(|it| it.filling(writing.writer(), &to, &draft.subject, writing.conversation()))
    })
}

/// Returns a saved reply with the variables filled in that are known.
pub fn fill(app: App, writing: Writing, text: &str) -> String {
    filling(app, writing).fill_known(text)
}

/// What goes with the text of a saved reply comes with it: its subject and its files.
fn bring(app: App, writing: Writing, reply: &SavedReply) {
    entitle(app, writing, reply);
    let is_there = |it: &Attached, files: &[Attached]| files.iter().any(|known| known.body == it.body);
    let lacks = |draft: &DraftText| {
        let missing = reply.files.iter().filter(|it| !is_there(it, &draft.files));
        missing.cloned().collect::<Vec<_>>()
    };
    let lacks = writing.draft.with_untracked(lacks);
    if !lacks.is_empty() {
        writing.change(|it| it.files.extend(lacks));
    }
}

/// The same, of an offer that was taken.
pub fn taken(app: App, writing: Writing, offer: &Offer) {
    let reply = app.peek(|state| state.directory.saved_replies.get(&offer.reply?).cloned());
    reply.iter().for_each(|it| bring(app, writing, it));
}

/// A new message takes its subject from the first saved reply that has one.
fn entitle(app: App, writing: Writing, reply: &SavedReply) {
    let channel = writing.draft.with_untracked(|it| app.peek(|state| state.directory.channel(it.account)));
    let takes_one = writing.conversation().is_none() && carries(channel).subject;
    let has_one = writing.draft.with_untracked(|it| !it.subject.trim().is_empty());
    if takes_one && !has_one && !reply.subject.is_empty() {
        let subject = fill(app, writing, &reply.subject);
        writing.change(|it| it.subject = subject);
    }
}

/// Returns the saved replies whose title is being typed behind a `/`.
pub fn offers(app: App, writing: Writing, text: &str, caret: usize) -> Option<Offers> {
    let at = draft::slash(text, caret)?;
    let typed = text[at.start + 1..at.end].to_lowercase();
    let fits = |it: &SavedReply| it.title.to_lowercase().contains(&typed);
    let offer = |it: SavedReply| {
        let put = fill(app, writing, &it.text);
        let first = put.split_whitespace().take(12).collect::<Vec<_>>().join(" ");
        Offer { name: it.title, sub: first, put, reply: Some(it.id) }
    };
    let all = replies(app, writing).into_iter().filter(fits).map(offer).collect();
    Some(Offers { at, all })
}
