//! What the command palette offers: commands, mailboxes, people and conversations, and which of them
//! match what is typed.

use leptos::prelude::GetUntracked;

use super::settings;
use crate::model::{ConversationId, Mailbox, PersonId, State};
use crate::ui::app::App;
use crate::ui::app::dialog::Dialog;
use crate::ui::plain::density::Density;
use crate::ui::plain::find;
use crate::ui::plain::fuzzy::fuzzy;
use crate::ui::plain::keys::{Binding, Intent, KEYMAP};
use crate::ui::plain::looks::mailbox_icon;
use crate::ui::plain::route::{Guide, Route, SettingsPage, SettingsTab};
use crate::ui::text::{self, language::Said, names};

/// So many of a kind are shown.
const SHOWN: usize = 6;
/// So many conversations, the newest, are looked through.
const LOOKED_THROUGH: usize = 5000;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Does what a key does.
    Intent(Intent),
    /// Goes there.
    Go(Route),
    /// Lets another person act.
    ActAs(PersonId),
    /// Marks the whole list as read.
    MarkAllAsRead,
    /// Asks why a conversation is, or is not, in a mailbox; none is the one that is shown.
    Why(Option<Mailbox>),
    /// Copies the address of what is shown.
    CopyLink,
    /// Saves the workspace, or what is selected, as a scenario.
    SaveScenario,
    /// Opens a conversation.
    Open(ConversationId),
    /// Puts a theme on.
    Theme(&'static str),
    /// Shows more or less of each row.
    Density(Density),
    /// Asks in a dialog.
    Dialog(Dialog),
    /// Begins the demo anew.
    ResetDemo,
}

/// An entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What choosing it does.
    pub choice: Choice,
    /// Its icon.
    pub icon: &'static str,
    /// What it is found by.
    pub text: String,
    /// What stands beside it.
    pub sub: String,
    /// Which letters of the text were typed.
    pub hits: Vec<usize>,
}

/// Entries of a kind.
pub type Group = (Said, Vec<Entry>);

/// Returns what matches, the best of each kind first.
pub fn matching(app: App, typed: &str) -> Vec<Group> {
    let me = app.me.get_untracked();
    // What is only looked for does not stand in the way of what is done every day.
    let settings = if typed.trim().is_empty() { Vec::new() } else { settings::all(app) };
    app.peek(|state| {
        let mut groups = [
            (names::COMMANDS, best(typed, commands())),
            (names::MAILBOXES, best(typed, places(state, me))),
            (names::SETTINGS, best(typed, settings)),
            (names::PEOPLE, best(typed, people(state, me))),
        ];
        // The kind first of which one is meant most likely; all are alike while nothing is typed.
        groups.sort_by_key(|it| std::cmp::Reverse(it.1.first().map(|it| it.0)));
        let groups = groups.map(|(name, found)| (name, found.into_iter().map(|it| it.1).collect()));
        let last = (names::CONVERSATIONS, conversations(state, me, typed));
        groups.into_iter().chain([last]).filter(|it: &Group| !it.1.is_empty()).collect()
    })
}

/// Tells whether words that were typed begin those of a command.
pub fn is_command(typed: &str) -> bool {
    let wanted = find::words(typed);
    let has = |entry: &Entry| {
        let words = find::words(&entry.text);
        wanted.iter().all(|wanted| words.iter().any(|it| it.starts_with(wanted.as_str())))
    };
    typed.trim().len() > 2 && commands().iter().any(has)
}

/// Returns the entries that match best, each with how well it does.
fn best(typed: &str, entries: Vec<Entry>) -> Vec<(i32, Entry)> {
    let scored = entries.into_iter().filter_map(|entry| {
        let found = fuzzy(typed, &entry.text)?;
        Some((found.score, Entry { hits: found.at, ..entry }))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|it| std::cmp::Reverse(it.0));
    scored.truncate(SHOWN);
    scored
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
    let entry = |it: &Binding| Entry {
        choice: Choice::Intent(it.intent),
        icon: icon(it.intent),
        text: text::keys::intent(it.intent).to_owned(),
        sub: String::new(),
        hits: Vec::new(),
    };
    let all_read = Entry {
        choice: Choice::MarkAllAsRead,
        icon: "read",
        text: names::MARK_ALL_AS_READ.to_owned(),
        sub: names::THIS_LIST.to_owned(),
        hits: Vec::new(),
    };
    // What is done most comes first while nothing is typed.
    let mut all: Vec<_> = KEYMAP.iter().filter(is_shown).map(entry).collect();
    all.sort_by_key(|it| matches!(it.choice, Choice::Intent(it) if is_walking(it)));
    all.push(all_read);
    all.push(plain(Choice::CopyLink, "link", text::stage::COPY_LINK));
    all.push(plain(Choice::SaveScenario, "download", text::stage::SAVE));
    all.push(plain(Choice::Go(Route::Open(String::new())), "upload", text::stage::OPEN));
    all.extend([(None, text::why::WHY), (Some(Mailbox::Inbox), text::why::WHY_NOT_IN_INBOX)].map(why));
    all
}

fn plain(choice: Choice, icon: &'static str, text: Said) -> Entry {
    Entry { choice, icon, text: text.to_owned(), sub: String::new(), hits: Vec::new() }
}

fn why((mailbox, text): (Option<Mailbox>, Said)) -> Entry {
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
    let teams = state.teams_of(me).into_iter().flat_map(|(team, _)| Mailbox::of_team(team));
    let mut places: Vec<_> = Mailbox::OWN
        .into_iter()
        .chain(teams)
        .map(|it| go(mailbox_icon(it), text::mailbox(it, directory, me), "", Route::Mailbox(it, None)))
        .collect();
    for (page, name) in [
        (SettingsPage::Preferences, names::PREFERENCES),
        (SettingsPage::Accounts, names::ACCOUNTS),
        (SettingsPage::Data, names::DATA),
    ] {
        places.push(go("settings", name.to_owned(), &names::SETTINGS, Route::Settings(page)));
    }
    places.push(go("info", text::guide::WALKTHROUGHS.to_owned(), "", Route::Guide(Guide::Walkthroughs)));
    places.push(go("info", text::guide::HELP.to_owned(), "", Route::Guide(Guide::Help(String::new()))));
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
        text: names::act_as(&it.name),
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
        Intent::AddPeople => "person",
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
        Intent::Comment => "comment",
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
