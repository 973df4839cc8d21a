//! The menu *More* of the triage bar: what is done to a conversation or its newest message now and
//! then.

use leptos::prelude::*;
use leptos::task::spawn_local;
use roaring::RoaringBitmap;

use super::triage::Extra;
use super::{Reading, printing, source};
use crate::model::blocking::blocked_by;
use crate::model::{Arrived, Flag, OrgId, Verb, erasure};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::doing::pinning::{is_pinned, of_conversation, toggle};
use crate::ui::parts::Icon;
use crate::ui::parts::menu::{self, on_menu_key, on_menu_toggle};
use crate::ui::text::{self, language::Said, names, triage as words};

/// The button and the menu.
#[component]
pub fn More(
    reading: Reading,
    /// What the bar shows where it is wide enough.
    extras: [Extra; 7],
    /// Acts on the conversation as the person saw it.
    on_act: Callback<Verb>,
) -> impl IntoView {
    let app = use_app();
    let it = reading.conversation;
    printing::follow_keys();
    let watching = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.shelf(me).has(it, Flag::Watching))
    });
    let in_trash = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| erasure(&state.facts(it), me, &state.directory).is_some())
    });
    let newest = move || reading.story.with(|it| it.as_ref().and_then(|it| it.last_message().cloned()));
    let item = move |icon: &'static str, label: Signal<String>, run: Callback<()>| {
        menu::item("more-menu", icon, label, move || run.run(()))
    };
    let fixed = |text: Said| Signal::stored(text.to_owned());
    let of_newest = move |run: fn(App, Reading, Arrived)| {
        Callback::new(move |()| {
            if let Some(arrived) = reading.story.with_untracked(|it| it.as_ref()?.last_message().cloned()) {
                run(app, reading, arrived);
            }
        })
    };
    let pin = Signal::derive(move || {
        let is_pinned = is_pinned(app, &of_conversation(app, it));
        if is_pinned { text::pins::UNPIN } else { text::pins::PIN_CONVERSATION }.to_owned()
    });
    let watch = Signal::derive(move || text::watch(watching.get()).to_owned());
    view! {
        <button
            class="button button--quiet button--icon"
            aria-label=names::MORE
            title=names::MORE
            aria-haspopup="menu"
            popovertarget="more-menu"
        >
            <Icon name="more" />
        </button>
        <div
            class="menu menu--end"
            id="more-menu"
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
            {item("merge", fixed(words::MERGE), Callback::new(move |()| {
                app.dialog.set(Some(Dialog::Merge(vec![reading.seen.get_untracked()])));
            }))}
            {item("person", fixed(text::adding::ADD), Callback::new(move |()| {
                app.dialog.set(Some(Dialog::AddPeople(vec![reading.seen.get_untracked()])));
            }))}
            {item("eye", watch, Callback::new(move |()| on_act.run(Verb::Watch(!watching.get_untracked()))))}
            {item("pin", pin, Callback::new(move |()| toggle(app, of_conversation(app, it))))}
            {move || organizations(app, reading).into_iter().map(|(org, name)| {
                let label = Signal::stored(text::belong(&name));
                item("organization", label, Callback::new(move |()| on_act.run(Verb::Belong(org))))
            }).collect_view()}
            <hr class="menu__line" />
            {move || newest().map(|_| view! {
                {item("code", fixed(names::SHOW_ORIGINAL), of_newest(source::show))}
                {item("download", fixed(names::DOWNLOAD_EML), of_newest(source::save))}
            })}
            {move || in_trash.get().then(|| {
                let ask = Callback::new(move |()| app.dialog.set(Some(Dialog::Erase(app.seen(&[it])))));
                item("trash", fixed(text::erasing::DELETE), ask)
            })}
            {item("print", fixed(names::PRINT), Callback::new(move |()| printing::print()))}
            {item("upload", fixed(names::EXPORT_CONVERSATION), Callback::new(move |()| export(app, reading)))}
            {item("link", fixed(text::stage::SHARE), Callback::new(move |()| {
                app.dialog.set(Some(Dialog::Share(it)));
            }))}
            {move || sender(app, reading).map(|(org, address)| {
                let blocked = app.directory(|it| blocked_by(it, org, &address).is_some());
                let label = Signal::stored(text::block(&address, blocked));
                let ask = Callback::new(move |()| {
                    app.dialog.set(Some(Dialog::Block(Box::new((org, address.clone(), !blocked)))));
                });
                view! { <hr class="menu__line" /> {item("block", label, ask)} }
            })}
        </div>
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
            popovertarget="more-menu"
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
