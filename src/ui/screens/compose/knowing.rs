//! Whom the workspace knows, looked through once for each draft: when somebody begins to type a recipient,
//! or opens the card of one.

use std::rc::Rc;

use leptos::prelude::*;

use super::offered::Offer;
use super::recipients::Lines;
use crate::browser::clock;
use crate::channels;
use crate::mail::written;
use crate::model::letters::fold;
use crate::model::{Channel, Known};
use crate::ui::app::App;
use crate::ui::plain::recipients::{Candidate, Line, meant, recipients};

type Found = Rc<Vec<Candidate>>;

/// Whom the workspace knows.
#[derive(Clone, Copy)]
pub struct Knowing {
    app: App,
    found: StoredValue<Option<(Channel, Found)>, LocalStorage>,
}

impl Knowing {
    /// Nothing is looked through yet.
    pub fn new(app: App) -> Self {
        Self { app, found: StoredValue::new_local(None) }
    }

    fn all(self, lines: Lines) -> Found {
        let channel = lines.channel.get_untracked();
        if let Some((_, found)) = self.found.get_value().filter(|it| it.0 == channel) {
            return found;
        }
        let known = self.app.peek(|state| state.known(lines.writing.writer(), channel, clock::now()));
        let found = Rc::new(known.into_iter().map(|it| Candidate::of(it, fold)).collect::<Vec<_>>());
        self.found.set_value(Some((channel, Rc::clone(&found))));
        found
    }

    /// Returns whom what is being typed may mean, without those who stand in a line.
    pub fn offers(self, lines: Lines, typed: &str) -> Vec<Offer> {
        if typed.trim().is_empty() {
            return Vec::new();
        }
        let channel = lines.channel.get_untracked();
        let present: Vec<_> = lines.writing.draft.with_untracked(|draft| {
            let all = Line::ALL.into_iter().flat_map(|it| recipients(channel, it.of(draft), typed));
            all.filter_map(|it| it.party.ok()).map(|it| it.address).collect()
        });
        let all = self.all(lines);
        let offer = |it: &Candidate| {
            let party = &it.known.party;
            let address = channels::shown(channel, &party.address);
            Offer {
                name: if party.name.is_empty() { address.clone() } else { party.name.clone() },
                sub: if party.name.is_empty() { String::new() } else { address },
                put: written(std::slice::from_ref(party)),
                reply: None,
            }
        };
        meant(&all, &fold(typed), &present).into_iter().take(20).map(offer).collect()
    }

    /// Returns what is known of an address.
    pub fn find(self, lines: Lines, address: &str) -> Option<Known> {
        self.all(lines).iter().find(|it| it.known.party.address == address).map(|it| it.known.clone())
    }
}
