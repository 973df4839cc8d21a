//! The menu *More* of the triage bar: what is done to a conversation or its newest message now and
//! then.

use leptos::prelude::*;
use leptos::task::spawn_local;
use roaring::RoaringBitmap;

use super::triage::Extra;
use super::{Reading, printing, source};
use crate::model::blocking::blocked_by;
use crate::model::{Arrived, Flag, OrgId, Seen, Verb, erasure};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::doing::pinning::{is_pinned, of_conversation, toggle};
use crate::ui::parts::Icon;
use crate::ui::parts::menu::{self, on_menu_key, on_menu_toggle};
use crate::ui::text::{self, language::Said, names, triage as words};

const MENU: &str = "more-menu";

/// The button and the menu.
#[component]
pub fn More(
    reading: Reading,
    /// What the bar shows where it is wide enough.
    extras: [Extra; 7],
    /// Acts on the conversation as the person saw it.
    on_act: Callback<Verb>,
) -> impl IntoView {
    printing::follow_keys();
    view! {
        <button
            class="button button--quiet button--icon"
            aria-label=names::MORE
            title=names::MORE
            aria-haspopup="menu"
            popovertarget=MENU
        >
            <Icon name="more" />
        </button>
        <div
            class="menu menu--end"
            id=MENU
            popover="auto"
            role="menu"
            aria-label=names::MORE
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            <div class="menu__extras">
                {extras.map(|it| view! { <ExtraItem it/> }).collect_view()}
                <hr class="menu__line" />
            </div>
            <Filing reading on_act />
            <hr class="menu__line" />
            <Copies reading />
            <Blocking reading />
        </div>
    }
}

fn item(icon: &'static str, label: Signal<String>, run: impl Fn() + Send + Sync + 'static) -> AnyView {
    // One body for all.
    fn made(icon: &'static str, label: Signal<String>, run: Callback<()>) -> AnyView {
        menu::item(MENU, icon, label, move || run.run(()))
    }
    made(icon, label, Callback::new(move |()| run()))
}

fn fixed(text: Said) -> Signal<String> {
    Signal::stored(text.to_owned())
}

/// Where the conversation belongs, and who follows it.
#[component]
fn Filing(reading: Reading, on_act: Callback<Verb>) -> impl IntoView {
    let (app, it) = (use_app(), reading.conversation);
    let watching = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.shelf(me).has(it, Flag::Watching))
    });
    let pin = Signal::derive(move || {
        let is_pinned = is_pinned(app, &of_conversation(app, it));
        if is_pinned { text::pins::UNPIN } else { text::pins::PIN_CONVERSATION }.to_owned()
    });
    let watch = Signal::derive(move || text::watch(watching.get()).to_owned());
    let ask = move |dialog: fn(Vec<Seen>) -> Dialog| {
        move || app.dialog.set(Some(dialog(vec![reading.seen.get_untracked()])))
    };
    view! {
        {item("merge", fixed(words::MERGE), ask(Dialog::Merge))}
        {item("person", fixed(text::adding::ADD), ask(Dialog::AddPeople))}
        {item("eye", watch, move || on_act.run(Verb::Watch(!watching.get_untracked())))}
        {item("pin", pin, move || toggle(app, of_conversation(app, it)))}
        {move || organizations(app, reading).into_iter().map(|(org, name)| {
            item("organization", Signal::stored(text::belong(&name)), move || on_act.run(Verb::Belong(org)))
        }).collect_view()}
    }
}

/// The newest message and the conversation, elsewhere: as source, file, paper and link; and its end.
#[component]
fn Copies(reading: Reading) -> impl IntoView {
    let (app, it) = (use_app(), reading.conversation);
    let newest = move || reading.story.with(|it| it.as_ref().and_then(|it| it.last_message().cloned()));
    let of_newest = move |run: fn(App, Reading, Arrived)| {
        move || {
            if let Some(arrived) = untrack(newest) {
                run(app, reading, arrived);
            }
        }
    };
    let has_messages = move || newest().is_some();
    let in_trash = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| erasure(&state.facts(it), me, &state.directory).is_some())
    });
    view! {
        {move || has_messages().then(|| view! {
            {item("code", fixed(names::SHOW_ORIGINAL), of_newest(source::show))}
            {item("download", fixed(names::DOWNLOAD_EML), of_newest(source::save))}
        })}
        {move || in_trash.get().then(|| {
            item("trash", fixed(text::erasing::DELETE), move || app.dialog.set(Some(Dialog::Erase(app.seen(&[it])))))
        })}
        {item("print", fixed(names::PRINT), printing::print)}
        {item("upload", fixed(names::EXPORT_CONVERSATION), move || export(app, reading))}
        {item("link", fixed(text::stage::SHARE), move || app.dialog.set(Some(Dialog::Share(it))))}
    }
}

/// Blocks who wrote last, or no longer.
#[component]
fn Blocking(reading: Reading) -> impl IntoView {
    let app = use_app();
    move || {
        sender(app, reading).map(|(org, address)| {
            let blocked = app.directory(|it| blocked_by(it, org, &address).is_some());
            let label = Signal::stored(text::block(&address, blocked));
            let ask = move || {
                app.dialog.set(Some(Dialog::Block(Box::new((org, address.clone(), !blocked)))));
            };
            view! { <hr class="menu__line" /> {item("block", label, ask)} }
        })
    }
}

/// An act of the bar that a narrow bar has no room for; what does not apply is left out.
#[component]
fn ExtraItem(it: Extra) -> impl IntoView {
    let Extra { icon, whole, pressed, applies, run, .. } = it;
    view! {
        <button
            class="menu__item"
            role=if pressed.is_some() { "menuitemcheckbox" } else { "menuitem" }
            aria-checked=move || pressed.map(|it| it.get().to_string())
            hidden=move || !applies.get()
            popovertarget=MENU
            popovertargetaction="hide"
            on:click=move |_| run.run(())
        >
            {move || view! { <Icon name=icon.get()/> }}
            <span class="menu__text">{whole}</span>
        </button>
    }
}

/// Returns the organizations that a private conversation can be put into, where there is a choice.
fn organizations(app: App, reading: Reading) -> Vec<(OrgId, String)> {
    let me = app.me.get();
    app.read(|state| {
        let all = state.directory.organizations_of(me);
        let is_private = state.conversations.org(reading.conversation).is_none();
        let named = all.iter().map(|it| (it.id, it.name.clone()));
        if is_private && all.len() > 1 { named.collect() } else { Vec::new() }
    })
}

/// Returns who wrote last from outside, and the organization in which they can be blocked; nobody
/// in a private conversation, where no rules run.
fn sender(app: App, reading: Reading) -> Option<(OrgId, String)> {
    let org = app.read(|state| state.conversations.org(reading.conversation))?;
    let story = reading.story.get()?;
    let last = story.messages().filter(|it| !it.outgoing).last()?;
    let address = last.header.from.address.clone();
    (!address.is_empty()).then_some((org, address))
}

/// Hands the person all messages of the conversation as one file.
fn export(app: App, reading: Reading) {
    let it = reading.conversation;
    let name = text::file_name(&app.peek(|state| state.conversations.subject(it).to_owned()), "mbox");
    let (client, me) = (app.work(), app.me.get_untracked());
    spawn_local(async move {
        match client.export_mail(&name, &RoaringBitmap::from([it.0]), me).await {
            Ok(count) => app.say(text::exported(count as usize)),
            Err(error) => app.complain(text::data::work_error(&error)),
        }
    });
}
