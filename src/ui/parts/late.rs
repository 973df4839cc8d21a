//! What the first list is painted without: it comes in the file of what acts, right after, and stands
//! where it belongs from then on (`late!(fn name(…) = view)`, then `once_here(name)`).

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

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
    P: Future<Output = Result<AnyView, Missing>> + 'static,
{
    let complete = use_app().complete;
    // Boxed: one body for every view.
    let part: Box<dyn Fn() -> AnyView + Send> = Box::new(move || shown(Box::pin(part())));
    (move || complete.get().then(&*part)).into_any()
}

/// The first time that a view is asked for, it comes a moment later, although the file is here.
fn shown(part: Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>) -> AnyView {
    let mut part = Box::pin(ScopedFuture::new_untracked(part));
    if let Some(view) = at_once(part.as_mut()) {
        return view.ok().into_any();
    }
    let here = RwSignal::new_local(None);
    spawn_local(async move {
        drop(here.try_set(part.await.ok()));
    });
    (move || {
        here.track();
        here.try_update_untracked(Option::take).flatten()
    })
    .into_any()
}

/// Returns what comes of a future that has nothing to wait for.
pub fn at_once<T>(future: Pin<&mut dyn Future<Output = T>>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => Some(it),
        Poll::Pending => None,
    }
}
