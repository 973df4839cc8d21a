//! The story of a conversation: messages, comments and event lines; older messages are folded.

use leptos::prelude::*;

use super::Reading;
use super::message::Message;
use crate::browser::clock;
use crate::model::{Beat, ConversationId, MessageId, PersonId, State, Story, What};
use crate::ui::app::use_app;
use crate::ui::parts::linked::LinkedLine;
use crate::ui::parts::{Avatar, Icon, in_full, when};
use crate::ui::text::{self, names};

/// With more beats than this the older ones are folded away.
const SHOWN: usize = 12;
/// At most so many messages are unfolded at first.
const UNFOLDED: usize = 3;

/// The thread.
#[component]
pub fn Thread(reading: Reading) -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(false);
    let beats = Memo::new(move |_| {
        let me = app.me.get();
        let has_line =
            |it: &&Beat| !matches!(it.what, What::Act { .. } | What::Ran { .. }) || said(it, me).is_some();
        reading
            .story
            .with(|it| it.iter().flat_map(|it| &it.beats).filter(has_line).cloned().collect::<Vec<_>>())
    });
    let folded =
        Memo::new(move |_| if all.get() { 0 } else { beats.with(|it| it.len().saturating_sub(SHOWN)) });
    let unfolded =
        Memo::new(move |_| reading.story.with(|it| it.as_ref().map(|it| unfolded(it)).unwrap_or_default()));
    let shown = move || {
        let skip = folded.get();
        beats.with(|it| it.iter().enumerate().skip(skip).map(|(at, it)| (at, it.clone())).collect::<Vec<_>>())
    };
    view! {
        <div class="reader__scroll" tabindex="0" role="group" aria-label=names::MESSAGES>
            <ol class="thread">
                {move || {
                    let count = folded.get();
                    (count > 0).then(|| view! {
                        <li class="thread__fold">
                            <button class="button button--small button--quiet" on:click=move |_| all.set(true)>
                                {names::earlier(count)}
                            </button>
                        </li>
                    })
                }}
                <For each=shown key=|(at, beat)| (*at, beat.seq, kind(beat)) let:((_, beat))>
                    {one(reading.conversation, beat, unfolded)}
                </For>
            </ol>
        </div>
    }
}

/// A story only grows, but for what is undone: the key tells those apart.
const fn kind(beat: &Beat) -> (u8, bool) {
    match &beat.what {
        What::Message(_) => (0, false),
        What::Comment { .. } | What::RuleComment { .. } => (1, false),
        What::Ran { .. } => (3, false),
        What::Linked(_) => (4, false),
        What::Act { undone, .. } => (2, *undone),
    }
}

/// Returns the messages that are unfolded at first: the newest, and what its author wrote before it
/// and nobody answered.
fn unfolded(story: &Story) -> Vec<MessageId> {
    let Some(newest) = story.last_message() else { return Vec::new() };
    let messages: Vec<_> = story.messages().collect();
    let before = messages.iter().rev().skip(1).take(UNFOLDED - 1);
    let waiting =
        before.take_while(|it| !it.outgoing && it.header.from.address == newest.header.from.address);
    std::iter::once(newest.message).chain(waiting.map(|it| it.message)).collect()
}

/// Returns the event line of what was done.
fn said(beat: &Beat, me: PersonId) -> Option<String> {
    use_app().peek(|state| text::story::beat(beat, &state.directory, me))
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

fn one(it: ConversationId, beat: Beat, unfolded: Memo<Vec<MessageId>>) -> AnyView {
    let app = use_app();
    let at = beat.at;
    let time = move || {
        view! { <time title=in_full(at)>{when(at, clock::now())}</time> }
    };
    match &beat.what {
        What::Message(arrived) => {
            let open = unfolded.with_untracked(|it| it.contains(&arrived.message));
            view! { <li><Message arrived=(**arrived).clone() open/></li> }.into_any()
        }
        What::Comment { author, text: said } => {
            let (author, said) = (*author, said.clone());
            let name = app.peek(|state| state.directory.name(author).to_owned());
            let label = names::comment_by(&name);
            let runs = app.peek(|state| runs(state, author, it, &said));
            view! {
                <li>
                    <article class="comment" aria-label=label>
                        <Avatar person=author name=name.clone()/>
                        <div class="comment__text"><b>{name}</b>{time()}<div>{runs}</div></div>
                    </article>
                </li>
            }
            .into_any()
        }
        What::RuleComment { rule, text: said } => {
            let name = app.peek(|state| text::story::by_rule(*rule, &state.directory));
            let runs = app.peek(|state| runs(state, app.me.get_untracked(), it, said));
            view! {
                <li>
                    <article class="comment" aria-label=names::comment_by(&name)>
                        <span class="avatar" aria-hidden="true"><Icon name="bolt"/></span>
                        <div class="comment__text"><b>{name.clone()}</b>{time()}<div>{runs}</div></div>
                    </article>
                </li>
            }
            .into_any()
        }
        What::Linked(link) => view! { <LinkedLine it link=*link at class="event"/> }.into_any(),
        What::Act { .. } | What::Ran { .. } => said(&beat, app.me.get_untracked())
            .map(|said| view! { <li class="event"><span>{said}</span>{time()}</li> })
            .into_any(),
    }
}
