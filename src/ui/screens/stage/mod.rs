//! What can be done in a workspace that is shown and not worked in: a demo, a scenario. And what shows it:
//! scenarios saved and opened, the clock, lines that follow, people side by side.

mod clock;
mod opening;
mod presenter;
mod reset;
mod running;
mod saving;
mod side;

use leptos::prelude::*;

pub use opening::Opening;
pub use saving::{Saving, Share};
pub use side::Side;

use crate::ui::app::spaces;
use crate::ui::plain::workspace::Kind;

/// The controls in the bar.
#[component]
pub fn Controls() -> impl IntoView {
    clock::follow(crate::ui::app::use_app());
    view! {
        <clock::Clock />
        <presenter::Presenter />
        {(spaces::kind() == Kind::Demo).then(|| view! { <reset::Reset /> })}
        // It comes when the scenario has been read: last, so that nothing moves away under the mouse.
        <running::Running />
    }
}
