//! A list of offers that floats at a field: arrows walk through it, Enter or Tab takes one, Escape sends
//! it away. The field keeps the focus.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::model::SavedReplyId;
use crate::ui::text::names;

/// Something that may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What is shown.
    pub name: String,
    /// What is said of it.
    pub sub: String,
    /// What is put into the text.
    pub put: String,
    /// The saved reply that it is, if it is one.
    pub reply: Option<SavedReplyId>,
}

/// What is offered at a field now.
#[derive(Clone, Copy)]
pub struct Offered {
    /// The id of the list, unique on the page.
    list: StoredValue<String>,
    all: RwSignal<Vec<Offer>>,
    /// The one that Enter takes.
    at: RwSignal<Option<usize>>,
}

impl Offered {
    /// So many offers are shown.
    pub const SHOWN: usize = 7;

    /// Offers nothing yet.
    pub fn new(list: String) -> Self {
        Self { list: StoredValue::new(list), all: RwSignal::default(), at: RwSignal::default() }
    }

    /// Returns the id of the list.
    pub fn list(self) -> String {
        self.list.get_value()
    }

    /// Offers something, the first of it as if it were chosen already if `is_chosen`.
    pub fn show(self, mut all: Vec<Offer>, is_chosen: bool) {
        all.truncate(Self::SHOWN);
        if self.all.with_untracked(|it| *it != all) {
            self.at.set((is_chosen && !all.is_empty()).then_some(0));
            self.all.set(all);
        }
    }

    /// Offers nothing any more.
    pub fn close(self) {
        // The field may be gone, which is what took the focus from it.
        if self.all.try_with_untracked(Vec::is_empty) == Some(false) {
            self.all.set(Vec::new());
        }
    }

    /// Tells whether anything is offered.
    pub fn is_open(self) -> bool {
        self.all.with(|it| !it.is_empty())
    }

    /// Returns an offer.
    pub fn get(self, number: usize) -> Option<Offer> {
        self.all.with_untracked(|it| it.get(number).cloned())
    }

    /// Returns the id of the chosen offer.
    pub fn active(self) -> Option<String> {
        let count = self.all.with(Vec::len);
        self.at.get().filter(|it| *it < count).map(|it| self.id_of(it))
    }

    fn id_of(self, number: usize) -> String {
        self.list.with_value(|list| format!("{list}-{number}"))
    }

    /// Does what a key does to the list; tells whether it did anything.
    pub fn on_key(self, key: &KeyboardEvent, take: impl FnOnce(usize)) -> bool {
        let count = self.all.with_untracked(Vec::len);
        let is_plain = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        if count == 0 || !is_plain || key.is_composing() {
            return false;
        }
        let at = self.at.get_untracked();
        match (key.key().as_str(), at) {
            ("ArrowDown", at) => self.at.set(Some(at.map_or(0, |it| (it + 1) % count))),
            ("ArrowUp", at) => self.at.set(Some(at.map_or(count - 1, |it| (it + count - 1) % count))),
            ("Enter" | "Tab", Some(at)) if !key.shift_key() => take(at),
            ("Escape", _) => self.close(),
            _ => return false,
        }
        key.prevent_default();
        key.stop_propagation();
        true
    }
}

/// The list.
#[component]
pub fn OfferList(
    /// What is offered.
    offered: Offered,
    /// It stands below a line, and not above the text.
    #[prop(optional)]
    below: bool,
    /// Called with the number of what is taken.
    take: Callback<usize>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let is_open = Memo::new(move |_| offered.is_open());
    Effect::new(move |_| {
        let is_open = is_open.get();
        if let Some(node) = node.get() {
            focus::show_popover(&node, is_open);
        }
    });
    let option = move |(number, offer): (usize, Offer)| {
        let on_mousedown = move |press: MouseEvent| {
            // The field keeps the focus.
            press.prevent_default();
            take.run(number);
        };
        view! {
            <div
                class="menu__item"
                role="option"
                id=offered.id_of(number)
                aria-selected=move || (offered.at.get() == Some(number)).to_string()
                on:mousedown=on_mousedown
            >
                <span class="menu__text">{offer.name}<span class="menu__sub">{offer.sub}</span></span>
            </div>
        }
    };
    view! {
        <div class="menu completions" class=("completions--line", below) popover="manual" node_ref=node>
            <div class="completions__list" role="listbox" id=offered.list() aria-label=names::SUGGESTIONS>
                {move || offered.all.get().into_iter().enumerate().map(option).collect_view()}
            </div>
        </div>
    }
}
