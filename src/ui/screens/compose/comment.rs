//! A comment: seen by colleagues with access, never sent. Whom an `@` mentions is said, and what
//! that does, before it is written.

use leptos::html;
use leptos::prelude::*;

use super::complete::{Offers, TextField};
use super::offered::Offer;
use crate::model::mention::{self, Mentioned, Name};
use crate::model::{Command, ConversationId, Directory, PersonId};
use crate::session::presence::Doing;
use crate::ui::app::{App, use_app};
use crate::ui::doing::effect::effect;
use crate::ui::doing::{act, kept};
use crate::ui::parts::Icon;
use crate::ui::text::{self, names};

/// A comment on a conversation.
#[component]
pub fn Comment(
    /// The conversation that is commented on.
    conversation: ConversationId,
    /// Called when it is written or left.
    on_end: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let key = StoredValue::new(kept::comment_key(app, me, conversation));
    let said = RwSignal::new(key.with_value(|it| kept::comment(it)).unwrap_or_default());
    let at_hand = said.get_untracked();
    leptos::task::spawn_local(async move {
        let Some(name) = key.try_get_value() else { return };
        let newer = kept::newer_comment(app, &name).await;
        // What was typed meanwhile stays.
        if let Some(newer) = newer.filter(|_| said.try_get_untracked() == Some(at_hand)) {
            said.set(newer);
        }
    });
    let names = StoredValue::new(app.peek(|state| state.mentionable(me, conversation)));
    let area = NodeRef::<html::Textarea>::new();
    area.on_load(|area| drop(area.focus()));
    let on_input = Callback::new(move |text: String| {
        key.with_value(|it| kept::put_comment(app, it, &text));
        app.writing.set((!text.is_empty()).then_some((conversation, Doing::Commenting)));
        said.set(text);
    });
    let stop = move || app.writing.set(None);
    on_cleanup(stop);
    let add = move || {
        let command = command(app, me, conversation, said.get_untracked());
        act::perform_then(app, command, move |done| {
            if done {
                let _ = key.try_with_value(|it| kept::put_comment(app, it, ""));
                stop();
                let _ = on_end.try_run(());
            }
        });
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            event.stop_propagation();
            add();
        }
    };
    let offers = Callback::new(move |(text, caret): (String, usize)| {
        names.with_value(|names| app.peek(|state| offers(names, &state.directory, &text, caret)))
    });
    view! {
        <form
            class="composer composer--comment"
            aria-label=names::COMMENT
            on:keydown=keys
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <TextField
                label=names::COMMENT
                list="mention-list"
                placeholder=text::COMMENT_HINT
                rows=3
                area
                value=said
                on_input
                offers
            />
            <Told conversation said />
            <div class="composer__foot">
                <button type="button" class="button button--quiet" on:click=move |_| on_end.run(())>
                    {names::CANCEL}
                </button>
                <span class="composer__send">
                    <button class="button button--primary" type="submit">
                        {names::COMMENT}
                    </button>
                </span>
            </div>
        </form>
    }
}

/// What the mentions do: who is told, and who will see all of it.
#[component]
fn Told(conversation: ConversationId, said: RwSignal<String>) -> impl IntoView {
    let app = use_app();
    let told = Memo::new(move |_| {
        let (me, said) = (app.me.get(), said.get());
        let has_any = app.read(|state| !state.mentions(me, conversation, &said).is_empty());
        has_any.then(|| effect(app, &command(app, me, conversation, said)))
    });
    let line = move |told: Result<String, String>| {
        let (class, icon, said) = match told {
            Ok(said) => ("composer__hint", "info", said),
            Err(why) => ("composer__hint composer__hint--warning", "warning", why),
        };
        (!said.is_empty()).then(|| view! { <p class=class><Icon name=icon />{said}</p> })
    };
    view! { <div role="status" aria-label=names::EFFECT>{move || told.get().and_then(line)}</div> }
}

/// Returns the command of a comment, with whom it mentions.
fn command(app: App, me: PersonId, conversation: ConversationId, text: String) -> Command {
    let (people, teams) = app.peek(|state| mention::mentioned(&state.mentions(me, conversation, &text)));
    Command::Comment { conversation, text, people, teams }
}

/// Returns whom an `@` that is being typed may mean.
fn offers(names: &[Name], directory: &Directory, text: &str, caret: usize) -> Option<Offers> {
    let at = mention::typed(text, caret)?;
    let offer = |it: &Name| Offer {
        name: it.name.clone(),
        sub: match it.who {
            Mentioned::Person(id) => directory.person(id).map_or_else(String::new, |it| it.email.clone()),
            Mentioned::Team(_) => text::A_TEAM.to_owned(),
        },
        put: it.name.clone(),
    };
    // A name that stands there in full needs no offer.
    let all: Vec<_> = mention::matching(names, &text[at.clone()]).into_iter().map(offer).collect();
    let is_done = all.len() == 1 && all[0].name.eq_ignore_ascii_case(&text[at.clone()]);
    (!is_done).then_some(Offers { at, all })
}
