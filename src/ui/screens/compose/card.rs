//! The card of a recipient: who that is, what is known of them, and what can be done about it, by keys
//! as by a pointer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::recipients::{Field, name};
use crate::browser::{clock, location};
use crate::channels::carries;
use crate::model::Known;
use crate::ui::app::use_app;
use crate::ui::parts::menu::{self, on_menu_key, on_menu_toggle};
use crate::ui::parts::when;
use crate::ui::plain::recipients::{Line, Recipient};
use crate::ui::text::language::Said;
use crate::ui::text::{channels, compose as words};

/// Of which recipient of a line the card is shown.
#[derive(Clone, Copy)]
pub struct Carded {
    field: Field,
    /// Its place in the line.
    pub at: RwSignal<Option<usize>>,
}

impl Carded {
    /// Shows none yet.
    pub fn new(field: Field) -> Self {
        Self { field, at: RwSignal::new(None) }
    }

    /// Returns the id of the card.
    pub fn id(self) -> String {
        format!("{}-card", self.field.id())
    }
}

/// The card.
#[component]
pub fn Card(carded: Carded) -> impl IntoView {
    let field = carded.field;
    let shown = move || {
        let at = carded.at.get()?;
        Some((at, field.all.with(|it| it.get(at).cloned())?))
    };
    view! {
        <div
            class="menu"
            id=carded.id()
            popover="auto"
            role="menu"
            aria-label=words::RECIPIENT
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            {move || shown().map(|(at, it)| content(carded, at, it))}
        </div>
    }
}

fn content(carded: Carded, at: usize, it: Recipient) -> impl IntoView {
    let (app, field) = (use_app(), carded.field);
    let item = move |icon: &'static str, label: String, act: Callback<()>| {
        menu::item(&carded.id(), icon, label, move || act.run(()))
    };
    let has_copies = carries(field.lines.channel.get_untracked()).copies;
    let moves = Line::ALL
        .into_iter()
        .filter(|to| *to != field.line && has_copies)
        .map(move |to| item("move", words::move_to(name(to)), Callback::new(move |()| field.carry(at, to))));
    let address = it.party.as_ref().map(|it| it.address.clone()).unwrap_or_else(|_| it.part.clone());
    let copy = Callback::new(move |()| {
        let address = address.clone();
        spawn_local(async move {
            let is_copied = location::copy(&address).await;
            app.say(if is_copied { words::ADDRESS_COPIED } else { words::ADDRESS_NOT_COPIED });
        });
    });
    let head = match &it.party {
        Ok(party) => {
            let known = field.lines.knowing.find(field.lines, &party.address);
            view! {
                <strong>{party.shown().to_owned()}</strong>
                {(!party.name.is_empty()).then(|| view! { <span>{party.address.clone()}</span> })}
                <span>{said_of(known.as_ref())}</span>
            }
            .into_any()
        }
        Err(why) => view! { <strong>{channels::unaddressed(why)}</strong> }.into_any(),
    };
    let said = |it: Said| it.to_owned();
    view! {
        <div class="menu__card" role="presentation">{head}</div>
        {item("pencil", said(words::EDIT_RECIPIENT), Callback::new(move |()| field.edit(at)))}
        {moves.collect_view()}
        {item("copy", said(words::COPY_ADDRESS), copy)}
        {item("x", said(words::REMOVE_RECIPIENT), Callback::new(move |()| field.remove(at)))}
    }
}

/// Returns what is known of somebody.
fn said_of(known: Option<&Known>) -> String {
    match known {
        None => words::NOT_KNOWN.to_owned(),
        Some(Known { ours: true, .. }) => words::OURS.to_owned(),
        Some(it) => {
            let last = it.last.map(|it| when(it, clock::now())).unwrap_or_default();
            words::known(it.conversations as usize, &last)
        }
    }
}
