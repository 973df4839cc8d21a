//! Swipes over rows: a finger that goes sideways archives, assigns, or does what the person chose.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use crate::ui::app::{App, choices, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::parts::Icon;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::swipes::{Going, Side, going, meant};
use crate::ui::text;

/// A finger on a row.
#[derive(Clone)]
struct Finger {
    pointer: i32,
    from: (i32, i32),
    row: HtmlElement,
    swipes: bool,
}

/// What is seen beside a row that a finger pushes aside.
#[derive(Clone, Debug, PartialEq)]
struct Bared {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    act: Intent,
    side: Side,
    is_meant: bool,
}

/// Follows fingers over rows, and shows what letting go would do.
#[component]
pub fn Swipes() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let finger = StoredValue::new_local(None::<Finger>);
    let bared = RwSignal::new(None::<Bared>);
    let let_go = move || {
        if let Some(it) = finger.try_update_value(Option::take).flatten() {
            push(&it.row, 0);
        }
        let _ = bared.try_set(None);
    };
    let down = window_event_listener(ev::pointerdown, move |event| {
        let_go();
        finger.set_value(touched(&event));
    });
    let moved = window_event_listener(ev::pointermove, move |event| {
        let Some(mut it) = finger.get_value().filter(|it| it.pointer == event.pointer_id()) else { return };
        let (across, along) = (event.client_x() - it.from.0, event.client_y() - it.from.1);
        if !it.swipes {
            match going(across, along) {
                Going::Nowhere => return,
                Going::Along => return finger.set_value(None),
                Going::Sideways => it.swipes = true,
            }
        }
        bared.set(bare(&it.row, across));
        finger.set_value(Some(it));
    });
    let up = window_event_listener(ev::pointerup, move |event| {
        let ended = finger.get_value().filter(|it| it.swipes && it.pointer == event.pointer_id());
        let act = bared.get_untracked().filter(|it| it.is_meant).map(|it| it.act);
        let_go();
        if let (Some(it), Some(act)) = (ended, act) {
            fulfil(app, listing, &it.row, act);
        }
    });
    let cancelled = window_event_listener(ev::pointercancel, move |_| let_go());
    on_cleanup(move || {
        for it in [down, moved, up, cancelled] {
            it.remove();
        }
    });
    move || {
        bared.get().map(|it| {
            let px = |it: f64| format!("{it}px");
            view! {
                <div
                    class="swipe"
                    class:swipe--left=it.side == Side::Left
                    class:swipe--meant=it.is_meant
                    aria-hidden="true"
                    style:left=px(it.left)
                    style:top=px(it.top)
                    style:width=px(it.width)
                    style:height=px(it.height)
                >
                    <Icon name=icon(it.act) />
                    <span>{text::keys::intent(it.act)}</span>
                </div>
            }
        })
    }
}

/// Returns the finger that touches a row, if one does: anything else that points is none.
fn touched(event: &PointerEvent) -> Option<Finger> {
    if event.pointer_type() != "touch" || !event.is_primary() {
        return None;
    }
    let row = event.target()?.dyn_into::<Element>().ok()?.closest(".list__rows > .row").ok()??;
    let from = (event.client_x(), event.client_y());
    Some(Finger { pointer: event.pointer_id(), from, row: row.dyn_into().ok()?, swipes: false })
}

/// Pushes a row aside.
fn push(row: &HtmlElement, across: i32) {
    // Fails for no number.
    let _ = if across == 0 {
        row.style().remove_property("translate").map(drop)
    } else {
        row.style().set_property("translate", &format!("{across}px 0"))
    };
}

/// Pushes a row aside, if that side has an act, and returns what is seen beside it.
fn bare(row: &HtmlElement, across: i32) -> Option<Bared> {
    let side = if across > 0 { Side::Right } else { Side::Left };
    let act = choices::swipe(side);
    push(row, if act.is_some() { across } else { 0 });
    let (is_meant, it) = (meant(across, row.client_width()).is_some(), row.get_bounding_client_rect());
    let width = f64::from(across.abs());
    let left = if side == Side::Right { it.left() - width } else { it.right() };
    let bared = |act| Bared { left, top: it.top(), width, height: it.height(), act, side, is_meant };
    act.map(bared)
}

/// Does an act to the conversation of a row.
fn fulfil(app: App, listing: Listing, row: &HtmlElement, act: Intent) {
    let place = row.get_attribute("aria-posinset").and_then(|it| it.parse::<usize>().ok());
    let at = place.and_then(|it| it.checked_sub(1));
    let id = at.and_then(|at| listing.rows.with_untracked(|it| it.ids.get(at).copied()));
    if let Some(id) = id {
        intent::act_on(app, &[id], act);
    }
}

/// Returns the icon of an act.
const fn icon(act: Intent) -> &'static str {
    match act {
        Intent::Archive => "archive",
        Intent::CloseOrReopen => "close",
        Intent::Snooze => "snooze",
        Intent::Star => "star",
        Intent::Unread => "unread",
        Intent::Trash => "trash",
        _ => "assign",
    }
}
