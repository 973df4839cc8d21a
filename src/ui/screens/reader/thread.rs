//! The story of a conversation: messages, comments and event lines; older messages are folded.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Reading;
use super::comment::{Remark, RuleRemark, time};
use super::message::Message;
use crate::model::{Beat, MessageId, PersonId, Story, What};
use crate::ui::app::use_app;
use crate::ui::parts::linked::LinkedLine;
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
        let mut known = BTreeMap::new();
        let key = |beat: &Beat| {
            let nth = known.entry(beat.seq).and_modify(|it| *it += 1).or_insert(0_usize);
            (beat.seq, *nth)
        };
        beats.with(|it| {
            let keys: Vec<_> = it.iter().map(key).collect();
            keys.into_iter().zip(it.iter().cloned()).skip(skip).collect::<Vec<_>>()
        })
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
                <For each=shown key=|(key, beat)| (*key, kind(beat)) let:((_, beat))>
                    {one(reading, beat, unfolded)}
                </For>
            </ol>
        </div>
    }
}

/// A story only grows, but for what is undone or deleted: the key tells what is undone apart, and does not
/// count what stands before, which may be gone.
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

fn one(reading: Reading, beat: Beat, unfolded: Memo<Vec<MessageId>>) -> AnyView {
    let app = use_app();
    let (it, at) = (reading.conversation, beat.at);
    match beat.what {
        What::Message(arrived) => {
            let open = unfolded.with_untracked(|it| it.contains(&arrived.message));
            view! { <li><Message arrived=*arrived open/></li> }.into_any()
        }
        What::Comment { author, .. } => {
            view! { <li><Remark reading seq=beat.seq at author/></li> }.into_any()
        }
        What::RuleComment { rule, text: said } => {
            view! { <li><RuleRemark conversation=it rule at said/></li> }.into_any()
        }
        What::Linked(link) => view! { <LinkedLine it link at class="event"/> }.into_any(),
        What::Act { .. } | What::Ran { .. } => said(&beat, app.me.get_untracked())
            .map(|said| view! { <li class="event"><span>{said}</span>{time(at)}</li> })
            .into_any(),
    }
}
