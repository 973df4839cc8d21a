//! Choosing an emoji: a button, and over the page a field to find one in and the rows of all. The table comes when
//! it is first asked for. The field keeps the focus; arrows walk through the rows.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use crate::browser::{fetch, focus, local};
use crate::ui::plain::emoji::{self, Emoji, Group};
use crate::ui::text::emoji as words;

/// The table.
const TABLE: &str = "emoji.txt";
/// Where the latest are kept.
const LATEST: &str = "emoji";

/// What is shown of the emoji.
#[derive(Clone, Copy)]
struct Shown {
    /// Unique on the page.
    id: StoredValue<String>,
    /// The table; none while it is on its way, an error if it did not come.
    table: RwSignal<Option<Result<Vec<Group>, ()>>>,
    typed: RwSignal<String>,
    /// Those that were taken before, as they were when it opened.
    latest: RwSignal<String>,
    /// The number of the one that Enter takes.
    at: RwSignal<usize>,
    groups: Memo<Vec<Group>>,
}

impl Shown {
    fn new(id: String) -> Self {
        let table = RwSignal::new(None::<Result<Vec<Group>, ()>>);
        let (typed, latest) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let groups = Memo::new(move |_| {
            let table = table.get().and_then(Result::ok).unwrap_or_default();
            let typed = typed.get();
            let mut groups = if typed.trim().is_empty() {
                let before = emoji::latest(&table, &latest.get());
                let before = Group { name: "latest".to_owned(), all: before };
                std::iter::once(before).chain(table).collect()
            } else {
                vec![Group { name: "found".to_owned(), all: emoji::found(&table, &typed) }]
            };
            groups.retain(|it| !it.all.is_empty());
            groups
        });
        Self { id: StoredValue::new(id), table, typed, latest, at: RwSignal::new(0), groups }
    }

    fn id_of(self, number: usize) -> String {
        self.id.with_value(|id| format!("{id}-{number}"))
    }

    fn get(self, number: usize) -> Option<Emoji> {
        self.groups.with_untracked(|it| it.iter().flat_map(|it| &it.all).nth(number).cloned())
    }

    /// Begins anew, and gets the table if it is not here.
    fn open(self) {
        self.typed.set(String::new());
        self.at.set(0);
        self.latest.set(local::get(LATEST).unwrap_or_default());
        if matches!(self.table.get_untracked(), Some(Ok(_))) {
            return;
        }
        self.table.set(None);
        spawn_local(async move {
            let came = fetch::text(TABLE).await.map(|it| emoji::read(&it)).map_err(drop);
            let _ = self.table.try_set(Some(came));
        });
    }

    /// Walks to where a key leads; tells whether it leads anywhere.
    fn walk(self, key: &str) -> bool {
        let sizes: Vec<_> = self.groups.with_untracked(|it| it.iter().map(|it| it.all.len()).collect());
        let Some(to) = emoji::step(&sizes, self.at.get_untracked(), key) else { return false };
        self.at.set(to);
        focus::reveal(&self.id_of(to));
        true
    }
}

/// The button and what it opens.
#[component]
pub fn EmojiPicker(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// Called with what is taken.
    on_pick: Callback<String>,
) -> impl IntoView {
    let shown = Shown::new(id.clone());
    let over = NodeRef::<html::Div>::new();
    let take = Callback::new(move |number: usize| {
        let Some(taken) = shown.get(number) else { return };
        // Where the browser keeps nothing, none is offered again.
        local::set(LATEST, &emoji::keep(&local::get(LATEST).unwrap_or_default(), &taken.sign));
        if let Some(over) = over.get_untracked() {
            focus::show_popover(&over, false);
        }
        on_pick.run(taken.sign);
    });
    // Once it is shown letters may be typed; that it was is told later.
    let before_toggle = move |event: Event| {
        if !event_target::<Element>(&event).matches(":popover-open").unwrap_or(false) {
            shown.open();
        }
    };
    let on_key = move |key: KeyboardEvent| {
        let is_plain = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        let does = match key.key().as_str() {
            _ if key.is_composing() => false,
            "Enter" if is_plain => {
                take.run(shown.at.get_untracked());
                true
            }
            // In what is typed they move the caret.
            "ArrowLeft" | "ArrowRight" | "Home" | "End" if !shown.typed.with_untracked(String::is_empty) => {
                false
            }
            other => is_plain && shown.walk(other),
        };
        if does {
            key.prevent_default();
        }
        // Neither the form nor the page takes it for one of theirs; Escape closes what is open.
        key.stop_propagation();
    };
    let typed = move |event: Event| {
        shown.at.set(0);
        shown.typed.set(event_target_value(&event));
    };
    let active = move || {
        let count = shown.groups.with(|it| it.iter().map(|it| it.all.len()).sum::<usize>());
        Some(shown.at.get()).filter(|it| *it < count).map(|it| shown.id_of(it))
    };
    let list = format!("{id}-all");
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            aria-label=words::CHOOSE
            title=words::CHOOSE
            aria-haspopup="dialog"
            popovertarget=id.clone()
            // What is written keeps the focus, and gets it back.
            on:mousedown=|press: MouseEvent| press.prevent_default()
        >
            <Face />
        </button>
        <div class="menu menu--up emoji" id=id popover="auto" role="dialog" aria-label=words::CHOOSE node_ref=over on:beforetoggle=before_toggle>
            // It has the focus as soon as it is shown: letters typed at once are looked for.
            <input
                class="input"
                autofocus
                role="combobox"
                aria-label=words::FIND
                placeholder=words::FIND
                autocomplete="off"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=list.clone()
                aria-activedescendant=active
                prop:value=shown.typed
                on:input=typed
                on:keydown=on_key
            />
            <div class="emoji__all" role="listbox" id=list aria-label=words::CHOOSE>
                {move || groups(shown, take)}
            </div>
            <p class="menu__note" role="status">{move || said(shown)}</p>
        </div>
    }
}

/// Returns what is called how, or why there is nothing.
fn said(shown: Shown) -> String {
    match shown.table.get() {
        None => String::new(),
        Some(Err(())) => words::NOT_LOADED.to_owned(),
        Some(Ok(_)) if shown.groups.with(Vec::is_empty) => words::NONE.to_owned(),
        Some(Ok(_)) => {
            let at = shown.at.get();
            shown.groups.track();
            shown.get(at).map(|it| it.name).unwrap_or_default()
        }
    }
}

fn groups(shown: Shown, take: Callback<usize>) -> impl IntoView {
    let mut next = 0;
    let group = |it: Group| {
        let first = next;
        next += it.all.len();
        let title = words::title(&it.name);
        let cell = move |(at, it): (usize, Emoji)| cell(shown, first + at, it, take);
        view! {
            <div role="group" aria-label=title>
                <span class="menu__head" aria-hidden="true">{title}</span>
                <div class="emoji__rows" role="presentation">{it.all.into_iter().enumerate().map(cell).collect_view()}</div>
            </div>
        }
    };
    shown.groups.get().into_iter().map(group).collect_view()
}

fn cell(shown: Shown, number: usize, it: Emoji, take: Callback<usize>) -> impl IntoView {
    view! {
        <div
            role="option"
            id=shown.id_of(number)
            aria-label=it.name.clone()
            aria-selected=move || (shown.at.get() == number).to_string()
            title=it.name
            // The field keeps the focus.
            on:mousedown=|press: MouseEvent| press.prevent_default()
            on:click=move |_| take.run(number)
        >
            {it.sign}
        </div>
    }
}

/// The icon: it comes with the picker, and not with the first list.
#[component]
fn Face() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d="M5.5 9.5a2.75 2.75 0 0 0 5 0M6 6.25v.5M10 6.25v.5" />
        </svg>
    }
}
