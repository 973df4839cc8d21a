//! What stands in the sidebar and what stands under More: a choice of each person, kept in this
//! browser by address, so that it survives renaming.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::{local, space};
use crate::model::{Directory, Mailbox, Membership, OrgId, PersonId, SidebarForm};
use crate::ui::app::App;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// What a person has pinned and unpinned, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    pinned: BTreeSet<String>,
    unpinned: BTreeSet<String>,
}

/// The pins of the person who acts.
#[derive(Clone, Copy)]
pub struct Pinboard {
    app: App,
    pins: RwSignal<Pins>,
}

impl Pinboard {
    /// Begins with what the person has chosen before.
    pub fn new(app: App) -> Self {
        let pins = RwSignal::new(Pins::default());
        Effect::new(move |_| pins.set(Pins::parse(&local::get(&key(app, app.me.get())).unwrap_or_default())));
        Self { app, pins }
    }

    /// Tells whether a mailbox stands in the sidebar itself.
    pub fn has(self, mailbox: Mailbox) -> bool {
        let address = self.address(mailbox);
        self.pins.with(|it| {
            it.pinned.contains(&address) || (is_pinned_first(mailbox) && !it.unpinned.contains(&address))
        })
    }

    /// Puts a mailbox into the sidebar, or under More.
    pub fn put(self, mailbox: Mailbox, on: bool) {
        let address = self.address(mailbox);
        self.pins.update(|it| {
            it.pinned.remove(&address);
            it.unpinned.remove(&address);
            match (on, is_pinned_first(mailbox)) {
                (true, false) => drop(it.pinned.insert(address)),
                (false, true) => drop(it.unpinned.insert(address)),
                _ => {}
            }
        });
        let person = self.app.me.get_untracked();
        local::set(&key(self.app, person), &self.pins.with_untracked(Pins::line));
    }

    fn address(self, mailbox: Mailbox) -> String {
        self.app.href(&Route::Mailbox(mailbox, None))
    }
}

/// Tells whether a mailbox stands in the sidebar until somebody says otherwise.
const fn is_pinned_first(mailbox: Mailbox) -> bool {
    mailbox.has_badge()
}

fn key(app: App, person: PersonId) -> String {
    let email = app.peek(|state| state.directory.person(person).map(|it| it.email.clone()));
    space::key(&format!("pins {}", email.unwrap_or_default()))
}

impl Pins {
    /// Reads `+#/closed -#/teams/support/inbox`.
    fn parse(line: &str) -> Self {
        let mut pins = Self::default();
        for word in line.split_whitespace() {
            if let Some(address) = word.strip_prefix('+') {
                pins.pinned.insert(address.to_owned());
            } else if let Some(address) = word.strip_prefix('-') {
                pins.unpinned.insert(address.to_owned());
            }
        }
        pins
    }

    fn line(&self) -> String {
        let pinned = self.pinned.iter().map(|it| format!("+{it}"));
        let words: Vec<_> = pinned.chain(self.unpinned.iter().map(|it| format!("-{it}"))).collect();
        words.join(" ")
    }
}

/// A team in the sidebar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSpace {
    /// The team.
    pub id: crate::model::TeamId,
    /// Its name.
    pub name: String,
    /// Its emoji.
    pub emoji: String,
    /// Its colour.
    pub hue: u8,
    /// The person only looks in.
    pub observed: bool,
    /// It has an inbox.
    pub inbox: bool,
    /// How it stands in the sidebar.
    pub form: SidebarForm,
    /// The name of its organization.
    pub organization: String,
}

/// Returns the team spaces of the person who acts: those they are active in first.
pub fn team_spaces(app: App) -> Memo<Vec<TeamSpace>> {
    Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| {
            let mine = state.teams_of(me).into_iter();
            let space = |(team, role)| {
                let team = state.directory.team(team)?;
                Some(TeamSpace {
                    id: team.id,
                    name: team.name.clone(),
                    emoji: team.emoji.clone(),
                    hue: team.hue,
                    observed: role == Membership::Observer,
                    inbox: team.options.inbox,
                    form: team.options.sidebar,
                    organization: organization(&state.directory, team.org),
                })
            };
            mine.filter_map(space).collect()
        })
    })
}

/// Returns the name of an organization.
fn organization(directory: &Directory, org: OrgId) -> String {
    directory.organizations.get(&org).map_or_else(String::new, |it| it.name.clone())
}

/// Cuts team spaces into groups with a heading each: by organization for who is in several.
pub fn grouped(spaces: Vec<TeamSpace>) -> Vec<(String, Vec<TeamSpace>)> {
    let mut groups: Vec<(String, Vec<TeamSpace>)> = Vec::new();
    for space in spaces {
        match groups.iter_mut().find(|it| it.0 == space.organization) {
            Some((_, group)) => group.push(space),
            None => groups.push((space.organization.clone(), vec![space])),
        }
    }
    if let [(name, _)] = &mut groups[..] {
        *name = text::TEAMS.to_owned();
    }
    groups
}
