//! The command palette: every command, mailbox, person and conversation, by fuzzy match.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::model::{ConversationId, Mailbox, PersonId, State};
use crate::ui::app::{App, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::parts::Icon;
use crate::ui::parts::keycap::keycaps;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::find;
use crate::ui::plain::fuzzy::{fuzzy, runs};
use crate::ui::plain::keys::{Binding, Intent, KEYMAP};
use crate::ui::plain::looks::mailbox_icon;
use crate::ui::plain::route::{Route, SettingsPage, SettingsTab};
use crate::ui::text;

/// So many of a kind are shown.
const SHOWN: usize = 6;
/// So many conversations, the newest, are looked through.
const LOOKED_THROUGH: usize = 5000;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Intent(&'static Binding),
    Go(Route),
    ActAs(PersonId),
    MarkAllAsRead,
    Why(Option<Mailbox>),
    Open(ConversationId),
}

/// An entry.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    choice: Choice,
    icon: &'static str,
    text: String,
    sub: String,
    hits: Vec<usize>,
}

/// Entries of a kind.
type Group = (&'static str, Vec<Entry>);

/// The command palette.
#[component]
pub fn Palette() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let typed = RwSignal::new(String::new());
    let groups = Memo::new(move |_| matching(app, &typed.get()));
    let count = move || groups.with(|it| it.iter().map(|it| it.1.len()).sum::<usize>());
    let at = RwSignal::new(0_usize);
    let field = NodeRef::<html::Input>::new();
    let choose = move |number: usize| {
        let entry = groups.with_untracked(|it| it.iter().flat_map(|it| &it.1).nth(number).cloned());
        if let Some(entry) = entry {
            app.dialog.set(None);
            choose(app, listing, entry.choice);
        }
    };
    let on_key = move |key: ev::KeyboardEvent| {
        let count = count();
        match key.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|it| *it = (*it + 1) % count),
            "ArrowUp" if count > 0 => at.update(|it| *it = (*it + count - 1) % count),
            "Home" => at.set(0),
            "End" => at.set(count.saturating_sub(1)),
            "Enter" => choose(at.get_untracked()),
            _ => return,
        }
        key.prevent_default();
        show(at.get_untracked());
    };
    let active = move || (count() > 0).then(|| format!("palette-{}", at.get()));
    view! {
        <Modal label="Command palette" class="palette">
            <div class="palette__search">
                <Icon name="search" />
                <input
                    class="input"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls="palette-list"
                    aria-activedescendant=active
                    aria-label="Search commands, mailboxes, people and conversations"
                    placeholder="What would you like to do?"
                    node_ref=field
                    on:input=move |it| {
                        typed.set(event_target_value(&it));
                        at.set(0);
                    }
                    on:keydown=on_key
                />
            </div>
            <div class="palette__list" id="palette-list" role="listbox" aria-label="Results">
                {move || {
                    let mut number = 0;
                    groups
                        .get()
                        .into_iter()
                        .map(|(name, entries)| {
                            let first = number;
                            number += entries.len();
                            group(name, entries, first, at, choose)
                        })
                        .collect_view()
                }}
            </div>
            {move || (count() == 0).then(|| view! { <p class="palette__none">{text::NO_COMMAND}</p> })}
        </Modal>
    }
}

fn group(
    name: &'static str,
    entries: Vec<Entry>,
    first: usize,
    at: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let option = move |(n, entry): (usize, Entry)| {
        let number = first + n;
        let shown = match entry.choice {
            Choice::Intent(binding) => Some(keycaps(binding)),
            _ => None,
        };
        view! {
            <div
                class="palette__item"
                role="option"
                id=format!("palette-{number}")
                aria-selected=move || (at.get() == number).to_string()
                on:click=move |_| choose(number)
            >
                <Icon name=entry.icon />
                <span class="palette__text">{marked(&entry.text, &entry.hits)}</span>
                <small class="palette__sub">{entry.sub}</small>
                {shown.map(|it| view! { <span class="keys">{it}</span> })}
            </div>
        }
    };
    view! {
        <div role="group" aria-label=name>
            <span class="menu__head" aria-hidden="true">{name}</span>
            {entries.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
}

fn marked(text: &str, hits: &[usize]) -> impl IntoView + use<> {
    let run = |(hit, run): (bool, String)| {
        if hit { view! { <mark>{run}</mark> }.into_any() } else { run.into_any() }
    };
    runs(text, hits).into_iter().map(run).collect_view()
}

/// Scrolls to an entry.
fn show(number: usize) {
    if let Some(option) = crate::browser::focus::find(&format!("#palette-{number}")) {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

fn choose(app: App, listing: Listing, choice: Choice) {
    match choice {
        Choice::Intent(binding) => intent::fulfil(app, listing, binding.intent),
        Choice::Go(route) => app.go(route),
        Choice::ActAs(person) => app.act_as(person),
        Choice::MarkAllAsRead => crate::ui::doing::listing::mark_all_as_read(app, listing),
        Choice::Why(mailbox) => crate::ui::doing::pane::ask(app, mailbox),
        Choice::Open(it) => app.go(Route::Conversation(it)),
    }
}

/// Returns what matches, the best of each kind first.
fn matching(app: App, typed: &str) -> Vec<Group> {
    let me = app.me.get_untracked();
    app.peek(|state| {
        let groups = [
            ("Commands", best(typed, commands())),
            ("Mailboxes", best(typed, places(state, me))),
            ("People", best(typed, people(state, me))),
            ("Conversations", conversations(state, me, typed)),
        ];
        groups.into_iter().filter(|it| !it.1.is_empty()).collect()
    })
}

fn best(typed: &str, entries: Vec<Entry>) -> Vec<Entry> {
    let scored = entries.into_iter().filter_map(|entry| {
        let found = fuzzy(typed, &entry.text)?;
        Some((found.score, Entry { hits: found.at, ..entry }))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|it| std::cmp::Reverse(it.0));
    scored.into_iter().take(SHOWN).map(|it| it.1).collect()
}

fn commands() -> Vec<Entry> {
    let is_shown = |it: &&Binding| {
        let of_palette = matches!(
            it.intent,
            Intent::Next
                | Intent::Previous
                | Intent::Palette
                | Intent::Send
                | Intent::SendAndClose
                | Intent::Back
        );
        let is_first = KEYMAP.iter().find(|other| other.intent == it.intent) == Some(it);
        !of_palette && is_first
    };
    let entry = |it: &'static Binding| Entry {
        choice: Choice::Intent(it),
        icon: icon(it.intent),
        text: it.label.to_owned(),
        sub: String::new(),
        hits: Vec::new(),
    };
    let all_read = Entry {
        choice: Choice::MarkAllAsRead,
        icon: "read",
        text: "Mark all as read".to_owned(),
        sub: "this list".to_owned(),
        hits: Vec::new(),
    };
    // What is done most comes first while nothing is typed.
    let mut all: Vec<_> = KEYMAP.iter().filter(is_shown).map(entry).collect();
    all.sort_by_key(|it| matches!(it.choice, Choice::Intent(it) if is_walking(it.intent)));
    all.push(all_read);
    all.extend([(None, text::why::WHY), (Some(Mailbox::Inbox), text::why::WHY_NOT_IN_INBOX)].map(why));
    all
}

fn why((mailbox, text): (Option<Mailbox>, &str)) -> Entry {
    let (text, sub) = (text.to_owned(), text::details::DETAILS.to_owned());
    Entry { choice: Choice::Why(mailbox), icon: "info", text, sub, hits: Vec::new() }
}

const fn is_walking(intent: Intent) -> bool {
    matches!(intent, Intent::Open | Intent::Select | Intent::SelectRange | Intent::SelectAll)
}

fn places(state: &State, me: PersonId) -> Vec<Entry> {
    let go = |icon, text: String, sub: &str, route| Entry {
        choice: Choice::Go(route),
        icon,
        text,
        sub: sub.to_owned(),
        hits: Vec::new(),
    };
    let directory = &state.directory;
    let teams = state.teams_of(me).into_iter().flat_map(|(team, _)| {
        [
            Mailbox::TeamInbox(team),
            Mailbox::TeamAssigned(team),
            Mailbox::TeamClosed(team),
            Mailbox::TeamAll(team),
        ]
    });
    let mut places: Vec<_> = Mailbox::OWN
        .into_iter()
        .chain(teams)
        .map(|it| go(mailbox_icon(it), text::mailbox(it, directory), "", Route::Mailbox(it, None)))
        .collect();
    for (page, name) in [
        (SettingsPage::Preferences, "Preferences"),
        (SettingsPage::Accounts, "Accounts"),
        (SettingsPage::Data, "Data"),
    ] {
        places.push(go("settings", name.to_owned(), "Settings", Route::Settings(page)));
    }
    for organization in directory.organizations_of(me) {
        for (tab, _) in SettingsTab::ALL {
            let page = SettingsPage::Organization(organization.id, tab);
            places.push(go("settings", text::tab(tab).to_owned(), &organization.name, Route::Settings(page)));
        }
    }
    places
}

fn people(state: &State, me: PersonId) -> Vec<Entry> {
    let others = state.directory.people.values().filter(|it| !it.removed && it.id != me);
    let entry = |it: &crate::model::Person| Entry {
        choice: Choice::ActAs(it.id),
        icon: "person",
        text: format!("Act as {}", it.name),
        sub: it.email.clone(),
        hits: Vec::new(),
    };
    others.map(entry).collect()
}

/// Returns the newest conversations that have all the words.
fn conversations(state: &State, me: PersonId, typed: &str) -> Vec<Entry> {
    let words = find::words(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let accessible = state.accessible(me);
    let newest = state.conversations.order.newest_first().filter(|it| accessible.contains(it.0));
    let found = newest.take(LOOKED_THROUGH).filter(|it| find::has_all(state, *it, &words));
    let entry = |it: ConversationId| Entry {
        choice: Choice::Open(it),
        icon: "mail",
        text: format!(
            "{}, {}",
            text::party(state.conversations.party(it)),
            text::subject(state.conversations.subject(it))
        ),
        sub: state.conversations.snippet(it).to_owned(),
        hits: Vec::new(),
    };
    found.take(SHOWN).map(entry).collect()
}

const fn icon(intent: Intent) -> &'static str {
    match intent {
        Intent::Assign => "assign",
        Intent::AssignToMe => "assigned",
        Intent::UnassignMe => "unassign",
        Intent::Archive => "archive",
        Intent::CloseOrReopen => "close",
        Intent::Star => "star",
        Intent::Unread => "unread",
        Intent::Snooze => "snooze",
        Intent::Move => "move",
        Intent::Label => "label",
        Intent::Watch => "eye",
        Intent::Merge => "merge",
        Intent::Erase => "trash",
        Intent::Trash => "trash",
        Intent::Spam => "spam",
        Intent::Compose => "pencil",
        Intent::Reply => "reply",
        Intent::ReplyAll => "reply-all",
        Intent::Forward => "forward",
        Intent::Details => "panel",
        Intent::Undo => "undo",
        Intent::Search => "search",
        Intent::Keys => "keyboard",
        Intent::GoInbox => "inbox",
        Intent::GoTeamInboxes => "team",
        Intent::GoAssigned => "assigned",
        Intent::GoAll => "all",
        _ => "check",
    }
}
