//! Who sees what comes by a sharing, and why: asked of the model, which lets a message come under it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::location;
use crate::model::{ConversationId, Probe, Shared};
use crate::ui::app::use_app;
use crate::ui::parts::access::{Reader, people, readers};
use crate::ui::parts::modal::Modal;
use crate::ui::text::{names, refused, sharing as named};

/// The people with access.
#[component]
pub fn Access(
    /// To what comes by this.
    shared: Shared,
) -> impl IntoView {
    let app = use_app();
    let name = app.peek(|state| refused::shared(shared, &state.directory));
    let title = named::access_to(&name);
    let all = Memo::new(move |_| {
        app.directory(|directory| {
            let probe = Probe::of(directory, shared)?;
            let it = ConversationId(0);
            let team = probe.state.conversations.team(it).map(|it| directory.team_name(it));
            let with_effect = |reader: Reader| {
                let effect = probe.effect(reader.person).map(|it| named::effect(it, team));
                let how = [Some(&*reader.how), effect.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(": ");
                // What is said of it names the mailbox.
                Reader { how, in_inbox: false, ..reader }
            };
            Some(readers(&probe.state, it).into_iter().map(with_effect).collect::<Vec<_>>())
        })
    });
    let head = title.clone();
    let copy = move |_| {
        let lines =
            all.get_untracked().unwrap_or_default().into_iter().map(|it| format!("{}: {}", it.name, it.how));
        let text = [head.clone()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        spawn_local(async move {
            match location::copy(&text).await {
                true => app.say(named::COPIED),
                false => app.complain(named::NOT_COPIED),
            }
        });
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <header class="dialog__head"><h2>{title}</h2></header>
            <div class="dialog__body">
                {move || match all.get().filter(|it| !it.is_empty()) {
                    Some(all) => people(all).into_any(),
                    None => view! { <p class="faint">{named::NOBODY}</p> }.into_any(),
                }}
                {matches!(shared, Shared::Address(_)).then(|| view! { <p class="muted">{named::RECEIVER_TOO}</p> })}
            </div>
            <footer class="dialog__foot">
                <button class="button" on:click=copy>{named::COPY}</button>
                <button class="button button--primary" on:click=move |_| app.dialog.set(None)>{names::DONE}</button>
            </footer>
        </Modal>
    }
}
