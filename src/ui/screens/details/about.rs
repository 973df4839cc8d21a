//! What is known of the conversation: its team, assignees, labels and channel.

use leptos::prelude::*;

use super::Part;
use crate::browser::clock;
use crate::channels;
use crate::model::{Channel, ConversationId, Link, PersonId, State, Verb};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform_and;
use crate::ui::parts::Icon;
use crate::ui::parts::linked::Other;
use crate::ui::text::{self, details as words, language::Said, names};

/// The facts of a conversation, as they are shown.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    team: Option<(String, u8)>,
    assignees: Vec<(String, bool)>,
    labels: Vec<String>,
    channel: Channel,
    account: Option<(String, String)>,
    links: Vec<Link>,
    offered: Vec<ConversationId>,
}

impl Known {
    fn of(state: &State, me: PersonId, it: ConversationId) -> Self {
        let (all, directory) = (&state.conversations, &state.directory);
        let now = clock::now();
        let team = all.team(it).and_then(|it| directory.teams.get(&it));
        let account = directory.accounts.get(&all.account(it));
        let named = |it: &PersonId| (directory.name(*it).to_owned(), directory.is_away(*it, now));
        Self {
            team: team.map(|it| (format!("{} {}", it.emoji, it.name).trim().to_owned(), it.hue)),
            assignees: all.assignees(it).iter().map(named).collect(),
            labels: state.labels_for(me, it).map(|it| it.name.clone()).collect(),
            channel: directory.channel(all.account(it)),
            account: account.map(|it| (it.name.clone(), it.address.clone())),
            links: state.links_of(me, it),
            offered: state.unions_offered(me, it),
        }
    }
}

/// The facts of a conversation.
#[component]
pub fn About(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| Known::of(state, me, it))
    });
    view! {
        <Part name=words::ABOUT>
            <dl class="facts">
                {move || {
                    let Known { team, assignees, labels, channel, account, links, offered } = known.get();
                    let team = team.map(|(name, hue)| fact(names::TEAM, view! {
                        <span class="tag" data-hue=hue.to_string()>{name}</span>
                    }.into_any()));
                    let assignees = (!assignees.is_empty()).then(|| fact(names::ASSIGNED_TO, assignees
                        .into_iter()
                        .map(|(name, away)| view! {
                            <span class="facts__each">{name}</span>
                            {away.then(|| view! { <span class="tag tag--warning">{words::OUT_OF_OFFICE}</span> })}
                        })
                        .collect_view()
                        .into_any()));
                    let labels = (!labels.is_empty()).then(|| fact(names::LABELS, labels
                        .into_iter()
                        .map(|it| view! { <span class="label">{it}</span> })
                        .collect_view()
                        .into_any()));
                    let channel = fact(names::CHANNEL, view! {
                        <Icon name=channels::icon(channel) class="icon--small"/>
                        {text::channels::name(channel)}
                    }.into_any());
                    let account = account.map(|(name, address)| {
                        let address = (name.to_lowercase() != address).then_some(address);
                        fact(names::ACCOUNT, view! {
                            {name}{address.map(|it| { let whole = it.clone(); view! { <small class="truncate" title=whole>{it}</small> } })}
                        }.into_any())
                    });
                    let links = links
                        .into_iter()
                        .map(|link| fact(text::story::linked_as(link, it), view! { <Other it=link.other(it)/> }.into_any()))
                        .collect_view();
                    let offered = offered
                        .into_iter()
                        .map(|other| fact(words::MAY_BE_ONE, view! { <Union it other/> }.into_any()))
                        .collect_view();
                    view! { {team}{assignees}{labels}{channel}{account}{links}{offered} }
                }}
            </dl>
        </Part>
    }
}

/// A conversation that a message showed to be one with this, and the button that merges it into this.
#[component]
fn Union(it: ConversationId, other: ConversationId) -> impl IntoView {
    let app = use_app();
    let merge = move |_| perform_and(app, Verb::Merge(it), app.seen(&[other]), |_| {});
    view! {
        <Other it=other/>
        " "
        <button class="button button--quiet button--small" type="button" on:click=merge>{words::MERGE_IT}</button>
    }
}

fn fact(name: Said, value: AnyView) -> impl IntoView {
    view! { <dt>{name}</dt><dd>{value}</dd> }
}
