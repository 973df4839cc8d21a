//! The text of a mail as it will look. A draft is text with markup whether it is written here or in a plain
//! field: the editor is given what the markup means, and what it holds is written down as markup again.
//! HTML that is pasted or dropped is read as the few parts that markup knows; nothing else gets in.

mod dom;
mod link;
mod paste;
mod pictures;
mod typing;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use crate::browser::focus;
use crate::browser::squire::Squire;
use crate::mail::markup::{fragment, html_of, nodes};
use crate::mail::part_files;
use crate::model::{Attached, DraftText};
use crate::ui::app::App;

pub use link::LinkLine;
pub use paste::Brought;
pub use typing::typed;

/// What changes a text where it is selected.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Bold,
    Italic,
    /// Where the channel says it with a mark.
    Strike,
    List,
    Numbered,
    Quote,
    Link,
}

/// How what is selected looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    pub bold: bool,
    pub italic: bool,
    pub list: bool,
    pub numbered: bool,
    pub quote: bool,
    pub link: bool,
}

/// The editor of one draft; there is none where the text is plain, or the editor's file did not come.
#[derive(Clone, Copy)]
pub struct Editor {
    squire: StoredValue<Option<Rc<Squire>>, LocalStorage>,
    pictures: pictures::Pictures,
    /// The text that it shows.
    shown: StoredValue<String>,
    /// How what is selected looks.
    pub looks: RwSignal<Looks>,
    /// The address that is being typed for a link.
    pub linking: RwSignal<Option<String>>,
}

impl Editor {
    /// There is none yet.
    pub fn none() -> Self {
        Self {
            squire: StoredValue::new_local(None),
            pictures: pictures::Pictures::none(),
            shown: StoredValue::default(),
            looks: RwSignal::default(),
            linking: RwSignal::default(),
        }
    }

    fn squire(self) -> Option<Rc<Squire>> {
        self.squire.try_get_value().flatten()
    }

    /// Opens it over an element; `on_text` is called with what it says from now on, `on_brought` with what is put
    /// into it and is not text alone.
    pub fn open(
        self,
        app: App,
        over: &Element,
        draft: &DraftText,
        on_text: impl Fn(String) + 'static,
        on_brought: impl Fn(Brought) + Clone + 'static,
    ) {
        let clean = move |it: &Node| dom::clean(it, self.pictures);
        let Some(mut squire) = Squire::over(over, clean, dom::copied) else { return };
        let root = over.clone();
        squire.hear("input", move || {
            if let Some(squire) = self.squire() {
                self.pictures.show_all(&squire);
            }
            let text = dom::text(&root);
            if self.shown.try_with_value(|it| *it != text) == Some(true) {
                self.shown.set_value(text.clone());
                on_text(text);
            }
        });
        squire.hear("pathChange", move || self.look());
        let on_pasted = on_brought.clone();
        squire.hear_first("paste", move |event| paste::pasted(event, &on_pasted));
        squire.hear_first("keydown", move |event| {
            if let (Some(key), Some(squire)) = (event.dyn_ref(), self.squire()) {
                let _ = pictures::about_to_delete(&squire, key);
            }
            false
        });
        squire.hear_first("drop", move |event| paste::dropped(self, event, &on_brought));
        self.squire.set_value(Some(Rc::new(squire)));
        self.get_pictures(app, &draft.text, &draft.files);
        self.set(&draft.text);
    }

    /// Lets it go.
    pub fn close(self) {
        let _ = self.squire.try_set_value(None);
        self.pictures.let_go();
        let _ = self.linking.try_set(None);
        let _ = self.looks.try_set(Looks::default());
    }

    /// Shows a text, unless it says just that.
    pub fn show(self, text: &str) {
        if self.shown.with_value(|it| it != text) {
            self.set(text);
        }
    }

    fn set(self, text: &str) {
        let Some(squire) = self.squire() else { return };
        self.shown.set_value(text.to_owned());
        squire.set_html(&html_of(&nodes(text)));
        // What follows below an empty line is quoted or forwarded.
        squire.act(if text.starts_with('\n') { "moveCursorToStart" } else { "moveCursorToEnd" });
    }

    /// Gets those files of a draft that are pictures of its text, to be shown.
    pub fn get_pictures(self, app: App, text: &str, files: &[Attached]) {
        self.know_pictures(app, part_files(text, files).0);
    }

    /// Gets pictures, to be shown.
    pub fn know_pictures(self, app: App, pictures: Vec<Attached>) {
        if let Some(squire) = self.squire() {
            self.pictures.get(app, pictures, &squire);
        }
    }

    /// Returns what is selected.
    pub fn selected(self) -> Option<Range> {
        self.squire()?.selected()
    }

    /// Puts a text in the place of what is selected, and tells whether there is an editor.
    pub fn insert(self, text: &str) -> bool {
        let Some(squire) = self.squire() else { return false };
        squire.insert_html(&fragment(text));
        focus::put(squire.root());
        true
    }

    /// Puts HTML in the place of what is selected, read as the few parts that markup knows.
    pub fn insert_html(self, html: &str) {
        if let Some(squire) = self.squire() {
            squire.insert_html(html);
        }
    }

    /// Puts a text there as it is.
    pub fn insert_text(self, text: &str) {
        if let Some(squire) = self.squire() {
            squire.insert_text(text);
        }
    }

    /// Puts a picture in the place of a part of the text, and tells whether there is an editor.
    pub fn insert_picture(self, at: Option<&Range>, shows: &str, name: &str) -> bool {
        let Some(squire) = self.squire() else { return false };
        let Some(picture) = self.pictures.element(shows, name) else { return false };
        at.into_iter().for_each(|it| squire.select(it));
        squire.act("saveUndoState");
        squire.selected().filter(|it| !it.collapsed()).iter().for_each(|it| drop(it.delete_contents()));
        squire.insert_element(&picture);
        pictures::keep_space_after(&picture);
        true
    }

    /// Puts a text in the place of a part of it.
    pub fn replace(self, range: &Range, text: &str) {
        if let Some(squire) = self.squire() {
            squire.select(range);
        }
        self.insert(text);
    }

    /// Puts the focus into it, and tells whether there is an editor.
    pub fn attend(self) -> bool {
        self.squire().map(|it| focus::put(it.root())).is_some()
    }

    /// Returns the range from the beginning of the line to the caret.
    pub fn before_caret(self) -> Option<Range> {
        typing::before_caret(&*self.squire()?)
    }

    /// Uses a tool, and tells whether there is an editor.
    pub fn apply(self, tool: Tool) -> bool {
        let Some(squire) = self.squire() else { return false };
        let either = |name: &str, off: &'static str, on: &'static str| {
            squire.act(if squire.is_in(name) { off } else { on });
        };
        match tool {
            Tool::Bold => either("b", "removeBold", "bold"),
            Tool::Italic => either("i", "removeItalic", "italic"),
            Tool::List => either("ul", "removeList", "makeUnorderedList"),
            Tool::Numbered => either("ol", "removeList", "makeOrderedList"),
            Tool::Quote => either("blockquote", "decreaseQuoteLevel", "increaseQuoteLevel"),
            Tool::Link => {
                let address = self.link().and_then(|it| it.get_attribute("href"));
                self.linking.set(Some(address.unwrap_or_default()));
            }
            Tool::Strike => {}
        }
        self.look();
        true
    }

    fn look(self) {
        let Some(squire) = self.squire() else { return };
        let looks = Looks {
            bold: squire.is_in("b"),
            italic: squire.is_in("i"),
            list: squire.is_in("ul"),
            numbered: squire.is_in("ol"),
            quote: squire.is_in("blockquote"),
            link: squire.is_in("a"),
        };
        if self.looks.try_with_untracked(|it| *it != looks) == Some(true) {
            self.looks.set(looks);
        }
    }

    /// Returns the link that what is selected stands in.
    fn link(self) -> Option<Element> {
        let node: Node = self.squire()?.selected()?.start_container().ok()?;
        let element = node.clone().dyn_into().ok().or_else(|| node.parent_element())?;
        element.closest("a").ok().flatten()
    }

    /// Makes what is selected a link, or the link lead elsewhere.
    fn link_to(self, address: &str) {
        self.linking.set(None);
        let Some(squire) = self.squire() else { return };
        if let (Some(link), Some(range)) = (self.link(), squire.selected())
            && range.select_node_contents(&link).is_ok()
        {
            squire.select(&range);
        }
        squire.make_link(address);
        self.attend();
    }

    fn unlink(self) {
        self.linking.set(None);
        if let Some(squire) = self.squire() {
            squire.act("removeLink");
        }
        self.attend();
    }

    fn leave_link(self) {
        self.linking.set(None);
        self.attend();
    }
}
