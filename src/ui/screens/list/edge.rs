//! The line between the list and what is read: dragged, or moved by keys, it sets the width of the list.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::browser::focus;
use crate::ui::app::choices;
use crate::ui::text::names;

/// The narrowest list; `--column-2` in style/tokens.css.
const LEAST: u32 = 280;
/// The widest one.
const MOST: u32 = 640;
/// What is read keeps so much; `--column-3` there.
const BESIDE: u32 = 360;
/// How far a key moves the line.
const STEP: u32 = 16;

/// The line.
#[component]
pub fn Edge() -> impl IntoView {
    let width = RwSignal::new(measured());
    let drags = StoredValue::new(false);
    let show = move |wanted: u32| {
        let now = wanted.clamp(LEAST, most());
        width.set(now);
        choices::show_width(Some(now));
    };
    let keep = move || choices::choose_width(Some(width.get_untracked()));
    let on_key = move |key: ev::KeyboardEvent| {
        let now = measured();
        let wanted = match key.key().as_str() {
            "ArrowLeft" => now.saturating_sub(STEP),
            "ArrowRight" => now + STEP,
            "Home" => LEAST,
            "End" => MOST,
            _ => return,
        };
        key.prevent_default();
        show(wanted);
        keep();
    };
    let on_down = move |event: PointerEvent| {
        if let Some(line) = event.current_target().and_then(|it| it.dyn_into::<Element>().ok()) {
            // Fails for a pointer that has left.
            drags.set_value(line.set_pointer_capture(event.pointer_id()).is_ok());
        }
    };
    let on_move = move |event: PointerEvent| {
        if drags.get_value()
            && let Some(list) = focus::find(".list")
        {
            show((f64::from(event.client_x()) - list.get_bounding_client_rect().left()).max(0.0) as u32);
        }
    };
    let on_up = move |_: PointerEvent| {
        if drags.get_value() {
            drags.set_value(false);
            keep();
        }
    };
    view! {
        <div
            class="edge"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=names::LIST_WIDTH
            aria-valuemin=LEAST.to_string()
            aria-valuemax=MOST.to_string()
            aria-valuenow=move || width.get().to_string()
            on:focus=move |_| width.set(measured())
            on:keydown=on_key
            // Else the browser begins to drag a row that is beside it.
            on:mousedown=|event| event.prevent_default()
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_up
            on:dblclick=move |_| {
                choices::choose_width(None);
                width.set(measured());
            }
        ></div>
    }
}

/// Returns how wide the list is.
fn measured() -> u32 {
    focus::find(".list").map_or(LEAST, |it| it.get_bounding_client_rect().width().round() as u32)
}

/// Returns how wide it may be here.
fn most() -> u32 {
    let beside = focus::find(".main").map_or(0, |it| it.client_width()).unsigned_abs();
    beside.saturating_sub(BESIDE).clamp(LEAST, MOST)
}
