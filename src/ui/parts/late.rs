//! What the first list is painted without: it comes in the file of what acts, right after, and stands
//! where it belongs from then on (`late!(fn name(…) = view)`, then `once_here(name)`).

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use crate::browser::part::Missing;
use crate::ui::app::use_app;

/// Makes a function whose view comes in the file of what acts.
macro_rules! late {
    (fn $name:ident($($arg:ident: $type:ty),*) = $view:expr) => {
        $crate::browser::part::part!(acts: fn $name($($arg: $type),*) -> leptos::prelude::AnyView = leptos::prelude::IntoAny::into_any($view));
    };
}
pub(crate) use late;

/// A view of that file; nothing as long as it is not here.
pub fn once_here<P>(part: impl Fn() -> P + Send + 'static) -> AnyView
where
    P: Future<Output = Result<AnyView, Missing>>,
{
    let complete = use_app().complete;
    let part: Box<dyn Fn() -> Option<AnyView> + Send> = Box::new(move || at_once(pin!(part()))?.ok());
    (move || complete.get().then(&*part)).into_any()
}

/// Returns what comes of a future that has nothing to wait for.
pub fn at_once<T>(future: Pin<&mut dyn Future<Output = T>>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => Some(it),
        Poll::Pending => None,
    }
}
